"""A new lens: its name, and whether it is about each person or about the two together."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.i18n import _
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.choices import ChoiceCards
from leaderlens.ui.widgets.fields import TextField
from leaderlens.ui.widgets.labels import Heading
from leaderlens.ui.widgets.layouts import FlowRow


class NewView(QWidget):
    """``begun(name, about)``, ``left``."""

    begun = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card()
        column.addWidget(card)
        card.add(Heading(_("A lens of your own"), 2))
        self.name = card.add(TextField(_("Name"), _("What the two of you would call it: “How we listen”."), limit=60))
        self.about = card.add(
            ChoiceCards(
                _("Who its items are about"),
                (
                    ("person", _("Each of you"), _("You rate yourself and the other on every item."), "user-round"),
                    ("pair", _("The two of you"), _("Each of you rates how it is between you."), "users"),
                    (
                        "relationship",
                        _("Two sides"),
                        _("What each role does for it, in words of its own: the leader’s, and the chief executive’s."),
                        "handshake",
                    ),
                ),
            )
        )
        self.begin = Button(_("Begin"), Kind.PRIMARY)
        self.cancel = Button(_("Cancel"), Kind.QUIET)
        card.add(FlowRow(self.begin, self.cancel))
        self.begin.clicked.connect(self._begin)
        self.name.submitted.connect(self._begin)
        self.name.changed.connect(lambda: self.name.show_problem(""))
        self.cancel.clicked.connect(self.left)

    def start(self) -> None:
        """Empty, with the caret in the name."""
        self.name.set_text("")
        self.about.set_value("person")
        self.name.edit.setFocus()

    def _begin(self) -> None:
        name = " ".join(self.name.text().split())
        if name:
            self.begun.emit(name, self.about.value() or "person")
        else:
            self.name.show_problem(_("Please give the lens a name."))
            self.name.edit.setFocus()
