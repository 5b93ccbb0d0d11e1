"""What a visitor of the demonstration sees before a vault opens: how far it is, then three people to look as."""

from __future__ import annotations

from PySide6.QtCore import Signal

from leaderlens.domain.people import Role
from leaderlens.i18n import _
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.choices import ChoiceCards
from leaderlens.ui.widgets.full_window import FullWindow
from leaderlens.ui.widgets.labels import Body, Heading, Reading
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.progress import SegmentedProgress

_WIDTH = 640
_ICONS = {Role.LEADER: "user-round", Role.CHIEF_EXECUTIVE: "user-round", Role.COACH: "presentation"}


class BuildingPage(FullWindow):
    """The demonstration is being lived through: a bar, a sentence, and a way out."""

    cancel_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.add(Heading(_("Two years in Kelderby"), 1))
        self.add(
            Body(
                _(
                    "The example is being made on this laptop: two people, two vaults, twenty-three check-ins sealed "
                    "and revealed the way yours will be. It goes away when you close it."
                ),
                "ink2",
            )
        )
        self.bar = self.add(SegmentedProgress(1))
        self.cancel = Button(_("Stop and close"), Kind.QUIET)
        self.cancel.clicked.connect(self.cancel_requested)
        self.add(FlowRow(self.cancel))

    def show_progress(self, done: int, total: int) -> None:
        """``done`` of ``total`` steps are made."""
        self.bar.show_progress(total, done)


class DoorPage(FullWindow):
    """Whose vault to look into. In the demonstration all three can be read; in life only one's own."""

    chosen = Signal(str)

    def __init__(self, intro: str, people: tuple[tuple[Role, str, str], ...]) -> None:
        super().__init__(_WIDTH)
        self.add(Heading(_("Whose eyes would you like to look through?"), 1))
        self.add(Reading(intro, "ink2"))
        self.cards = self.add(
            ChoiceCards(
                _("Whose vault to open"),
                tuple((role.value, name, line, _ICONS[role]) for role, name, line in people),
            )
        )
        self.way_in = Button(_("Look around"), Kind.PRIMARY, trailing="arrow-right")
        self.way_in.setEnabled(False)
        self.cards.changed.connect(lambda _role: self.way_in.setEnabled(True))
        self.way_in.clicked.connect(lambda: self.chosen.emit(self.cards.value()))
        self.add(FlowRow(self.way_in))
