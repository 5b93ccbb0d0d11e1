"""Text that has to stay short: how much room is left is said when it runs out, and what is too long while it is."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from leaderlens.i18n import _, ngettext
from leaderlens.ui.widgets.fields import TextArea

_CLOSE: Final = 20
"""Characters left from which they are counted aloud."""


class BoundedText(TextArea):
    """At most ``limit`` characters, blanks between words counted once. Nothing is ever cut off: it says so instead."""

    def __init__(
        self, label: str, limit: int, *, placeholder: str = "", least: int = 2, parent: QWidget | None = None
    ) -> None:
        super().__init__(label, placeholder=placeholder, least=least, most=4, parent=parent)
        self._limit, self._told = limit, ""
        self.edit.textChanged.connect(self._count)

    @property
    def too_long(self) -> bool:
        """Whether there is more than fits."""
        return self._length() > self._limit

    def show_problem(self, sentence: str) -> None:
        """As in any field, and that it is too long as long as it is."""
        sentence = sentence or self._complaint()
        if sentence != self._told:  # said once, not at every key
            self._told = sentence
            super().show_problem(sentence)

    def _count(self) -> None:
        left = self._limit - self._length()
        near = ngettext("{count} character left.", "{count} characters left.", left).format(count=left)
        self._hint_text = near if 0 <= left <= _CLOSE else ""
        if not self._told and not self.too_long:
            self.show_hint(self._hint_text)
        self.show_problem("")

    def _complaint(self) -> str:
        return _("This is longer than {most} characters.").format(most=self._limit) if self.too_long else ""

    def _length(self) -> int:
        return len(" ".join(self.text().split()))
