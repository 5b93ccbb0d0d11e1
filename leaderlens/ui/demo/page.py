"""What a visitor of the demonstration sees before a vault opens: how far it is, then three people to look as."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.domain.people import Role
from leaderlens.i18n import _
from leaderlens.ui.style.metrics import CONTENT_WIDTH
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.choices import ChoiceCards
from leaderlens.ui.widgets.labels import Body, Heading, Reading
from leaderlens.ui.widgets.layouts import Centred, FlowRow
from leaderlens.ui.widgets.page import PageScaffold
from leaderlens.ui.widgets.progress import SegmentedProgress

_ICONS = {Role.LEADER: "user-round", Role.CHIEF_EXECUTIVE: "user-round", Role.COACH: "presentation"}


class BuildingPage(QWidget):
    """The demonstration is being lived through: a bar, a sentence, and a way out."""

    cancel_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setSpacing(16)
        inside.addWidget(Heading(_("Two years in Kelderby"), 1))
        inside.addWidget(
            Body(
                _(
                    "The example is being made on this laptop: two people, two vaults, twenty-three check-ins sealed "
                    "and revealed the way yours will be. It goes away when you close it."
                ),
                "ink2",
            )
        )
        self.bar = SegmentedProgress(1)
        inside.addWidget(self.bar)
        self.cancel = Button(_("Stop and close"), Kind.QUIET)
        self.cancel.clicked.connect(self.cancel_requested)
        inside.addWidget(FlowRow(self.cancel))
        column.addStretch(2)
        column.addWidget(Centred(inner, 560))
        column.addStretch(3)

    def show_progress(self, done: int, total: int) -> None:
        """``done`` of ``total`` steps are made."""
        self.bar.show_progress(total, done)


class DoorPage(PageScaffold):
    """Whose vault to look into. In the demonstration all three can be read; in life only one's own."""

    chosen = Signal(str)

    def __init__(self, intro: str, people: tuple[tuple[Role, str, str], ...]) -> None:
        super().__init__(_("Whose eyes would you like to look through?"), width=CONTENT_WIDTH)
        self.add(Reading(intro, "ink2"))
        self.cards = ChoiceCards(
            _("Whose vault to open"),
            tuple((role.value, name, line, _ICONS[role]) for role, name, line in people),
        )
        self.add(self.cards)
        self.way_in = Button(_("Look around"), Kind.PRIMARY, trailing="arrow-right")
        self.way_in.setEnabled(False)
        self.cards.changed.connect(lambda _role: self.way_in.setEnabled(True))
        self.way_in.clicked.connect(lambda: self.chosen.emit(self.cards.value()))
        self.add(FlowRow(self.way_in))
        self.body.addStretch(1)
