"""One row of a sheet's list, as a value."""

from __future__ import annotations

from dataclasses import dataclass, field

from leaderlens.i18n import _


@dataclass(frozen=True, slots=True)
class RowItem:
    """One row: what it is called, small print below and at its far end. ``ticked`` is None where there is no box."""

    key: str
    title: str = field(repr=False)
    detail: str = field(default="", repr=False)
    trailing: str = field(default="", repr=False)
    icon: str = ""
    ticked: bool | None = None

    def spoken(self) -> str:
        """What a screen reader says."""
        parts = [part for part in (self.title, self.trailing, self.detail) if part]
        if self.ticked is not None:
            parts.append(_("chosen") if self.ticked else _("not chosen"))
        return ", ".join(parts)
