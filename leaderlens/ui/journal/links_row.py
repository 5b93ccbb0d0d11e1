"""The row below a title: tags, attributes and principles, people, and a quiet way to add one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaderlens.i18n import _, ngettext
from leaderlens.ui.journal.removable_chip import AddButton, RemovableChip
from leaderlens.ui.widgets.chip import Tone
from leaderlens.ui.widgets.layouts import FlowRow

KINDS = {"tag": (Tone.NEUTRAL, ""), "item": (Tone.ACCENT, "target"), "person": (Tone.NEUTRAL, "user-round")}
"""How each kind of link looks: its tone and its icon."""


class LinksRow(FlowRow):
    """``add_wished``; ``removed(kind, key)`` and ``pressed(kind, key)``: kinds are tag, item and person.

    Where there is little height (:meth:`set_brief`) it says how many there are, and leads to them.
    """

    add_wished = Signal()
    removed = Signal(str, str)
    pressed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(gap=6, parent=parent)
        self.chips: dict[tuple[str, str], RemovableChip] = {}
        self._links: tuple[tuple[str, str, str], ...] = ()
        self._brief = False
        self.setAccessibleName(_("Tags and links of this entry"))
        self._fill()

    def show_links(self, links: tuple[tuple[str, str, str], ...]) -> None:
        """Show (kind, key, words) in this order."""
        if links != self._links:
            self._links = links
            self._fill()

    def set_brief(self, *, brief: bool) -> None:
        """Whether there is no height for a chip each."""
        if brief is not self._brief:
            self._brief = brief
            self._fill()

    def _fill(self) -> None:
        links = self._links
        focused = next((key for key, chip in self.chips.items() if chip.hasFocus()), None)
        self.clear()
        self.chips = {}
        for kind, key, words in () if self._brief else links:
            tone, icon = KINDS[kind]
            chip = RemovableChip(words, tone, icon=icon, parent=self)
            chip.clicked.connect(lambda _on=False, k=kind, v=key: self.pressed.emit(k, v))
            chip.removed.connect(lambda k=kind, v=key: self.removed.emit(k, v))
            self.chips[kind, key] = chip
        said = _("Add") if links else _("Tag or link")
        if links and self._brief:
            said = ngettext("{count} tag or link", "{count} tags and links", len(links)).format(count=len(links))
        self.add_button = AddButton(said, self)
        names = "; ".join(words for _kind, _key, words in links) if self._brief else ""
        self.add_button.setAccessibleName(
            _("{links}. Change them").format(links=names) if names else _("Add a tag, an attribute or a person")
        )
        self.add_button.setToolTip("Ctrl+T")
        self.add_button.clicked.connect(self.add_wished)
        self.add(*self.chips.values(), self.add_button)
        if focused in self.chips:
            self.chips[focused].setFocus()
