"""Acts for the sessions page: finds out what the two people could take into a conversation today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import Stage
from leaderlens.domain.people import Pair, Person, Role
from leaderlens.i18n import _
from leaderlens.services.checkins import CheckIns, CheckInSummary
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.sessions.view import Offer, SessionsView

if TYPE_CHECKING:
    from leaderlens.ui.sessions.page import SessionsPage


class SessionsPresenter:
    """Sessions, for the person at the desk."""

    unsaved = False  # nothing that is typed here waits for the disk

    def __init__(self, page: SessionsPage, desk: Desk, checkins: CheckIns) -> None:
        self._page, self._desk, self._checkins = page, desk, checkins
        page.chosen.connect(desk.go)

    def show(self, _place: Place) -> None:
        pair = self._desk.pair()
        if self._desk.person.role is Role.COACH:
            self._page.show_offers(_for_coach())
        elif pair is None or not pair.connected:
            self._page.show_offers(_alone(pair))
        else:
            self._desk.tasks.run(
                lambda: self._checkins.overview(pair.id), lambda found: self._page.show_offers(_together(pair, found))
            )

    def refresh(self, changes: Changes) -> None:
        if changes.people or changes.reveals or changes.checkins:
            self.show(Place("sessions"))

    def leave(self) -> None:
        """Nothing is typed here."""


def _for_coach() -> SessionsView:
    return SessionsView(
        _("Where a coach comes in"),
        _("You may walk a pair through their charts when both of them have asked you to, and only then."),
        Offer(_("Go to People"), Place("people")),
    )


def _alone(pair: Pair | None) -> SessionsView:
    return SessionsView(
        _("First, become a pair"),
        _("A session takes two people who have each answered the same check-in on their own."),
        Offer(_("Set up your pair"), Place("people", act="pair"))
        if pair is None
        else Offer(_("See your invitation"), Place("people")),
    )


def _together(pair: Pair, summaries: tuple[CheckInSummary, ...]) -> SessionsView:
    name = Person("", pair.name_of(pair.partner), pair.partner).first_name
    revealed = [summary for summary in summaries if summary.stage is Stage.REVEALED]
    if not revealed:
        return SessionsView(
            _("What to start from"),
            _("A check-in that you and {name} have both sealed is the best beginning for a conversation.").format(
                name=name
            ),
            Offer(_("Go to check-ins"), Place("checkins")),
        )
    newest = max(revealed, key=lambda summary: summary.checkin.due)
    return SessionsView(
        _("What to start from"),
        _("Sit down with {name} and open your latest reveal: its headline is usually the first topic.").format(
            name=name
        ),
        Offer(_("Open the latest reveal"), Place("reveal", checkin_id=newest.checkin.id)),
        Offer(_("Go to trends"), Place("trends")),
    )
