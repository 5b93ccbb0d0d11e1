"""Where the check-ins page is, and reading for it: what comes late is never shown over another place. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from leaderlens.domain.people import Pair
from leaderlens.services.checkins import CheckIns
from leaderlens.ui.checkin.words import first_name
from leaderlens.ui.desk import Desk, Place

if TYPE_CHECKING:
    from leaderlens.ui.checkin.page import CheckInsPage

_R = TypeVar("_R")


@dataclass(slots=True, weakref_slot=True)  # signals hold what they call weakly
class Visits:
    """What the parts of the check-ins page share: the page, the desk, the service, and the place one is at."""

    page: CheckInsPage
    desk: Desk
    checkins: CheckIns
    place: Place = field(default_factory=lambda: Place("checkins"))
    _number: int = 0

    def move(self, place: Place) -> None:
        """Be at ``place``: what was asked for elsewhere is no longer awaited."""
        self.place = place
        self._number += 1

    def go(self, act: str = "", checkin_id: str = "") -> None:
        """Ask for another place of this page."""
        self.desk.go(Place("checkins", checkin_id, act=act))

    def load(self, read: Callable[[], _R], show: Callable[[Pair, _R], None]) -> None:
        """Read on the worker; show it unless one has moved on meanwhile."""
        number, pair = self._number, self.desk.pair()

        def arrived(answer: _R) -> None:
            if number == self._number and pair is not None:
                show(pair, answer)

        self.desk.tasks.run(read, arrived)

    @property
    def pair_id(self) -> str:
        """The pair in view; empty without one."""
        pair = self.desk.pair()
        return pair.id if pair else ""

    @property
    def partner(self) -> str:
        """What the other person is called on screen."""
        pair = self.desk.pair()
        return first_name(pair, pair.partner) if pair else ""

    @property
    def today(self) -> date:
        return self.desk.clock().date()
