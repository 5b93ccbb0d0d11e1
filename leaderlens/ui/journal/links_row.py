"""The row below a title: tags, attributes and principles, people, and a quiet way to add one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaderlens.i18n import _
from leaderlens.ui.journal.removable_chip import AddButton, RemovableChip
from leaderlens.ui.widgets.chip import Tone
from leaderlens.ui.widgets.layouts import FlowRow

KINDS = {"tag": (Tone.NEUTRAL, ""), "item": (Tone.ACCENT, "target"), "person": (Tone.NEUTRAL, "user-round")}
"""How each kind of link looks: its tone and its icon."""


class LinksRow(FlowRow):
    """``add_wished``; ``removed(kind, key)`` and ``pressed(kind, key)``: kinds are tag, item and person."""

    add_wished = Signal()
    removed = Signal(str, str)
    pressed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(gap=6, parent=parent)
        self.chips: dict[tuple[str, str], RemovableChip] = {}
        self.setAccessibleName(_("Tags and links of this entry"))
        self.show_links(())

    def show_links(self, links: tuple[tuple[str, str, str], ...]) -> None:
        """Show (kind, key, words) in this order."""
        focused = next((key for key, chip in self.chips.items() if chip.hasFocus()), None)
        self.clear()
        self.chips = {}
        for kind, key, words in links:
            tone, icon = KINDS[kind]
            chip = RemovableChip(words, tone, icon=icon)
            chip.clicked.connect(lambda _on=False, k=kind, v=key: self.pressed.emit(k, v))
            chip.removed.connect(lambda k=kind, v=key: self.removed.emit(k, v))
            self.chips[kind, key] = chip
            self.add(chip)
        self.add_button = AddButton(_("Tag or link") if not links else _("Add"))
        self.add_button.setAccessibleName(_("Add a tag, an attribute or a person"))
        self.add_button.setToolTip("Ctrl+T")
        self.add_button.clicked.connect(self.add_wished)
        self.add(self.add_button)
        if focused in self.chips:
            self.chips[focused].setFocus()
