"""What the page of people shows, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leaderlens.domain.people import Pair, Person, Role


@dataclass(frozen=True, slots=True, repr=False)
class PairView:
    """One pair as its card shows it. ``code`` (six words) while nobody has answered, ``safety`` (twelve) afterwards."""

    pair: Pair
    partner_first_name: str
    code: tuple[str, ...] = ()
    expired: bool = False
    safety: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class PeopleView:
    """Everything on the page. ``in_view`` is the id of the pair the other pages speak of; empty before there is one.

    ``waiting``: an invitation from somebody else lies on this laptop. ``refused``: why answers were set aside.
    """

    person: Person
    recovery_confirmed: bool
    today: date
    pairs: tuple[PairView, ...] = ()
    in_view: str = ""
    waiting: bool = False
    refused: tuple[str, ...] = ()

    @property
    def connected(self) -> tuple[PairView, ...]:
        return tuple(view for view in self.pairs if view.pair.connected)

    @property
    def pending(self) -> tuple[PairView, ...]:
        return tuple(view for view in self.pairs if not view.pair.connected)

    @property
    def shown(self) -> PairView | None:
        """The connected pair in view: the one chosen, or the latest."""
        here = self.connected
        latest = here[-1] if here else None
        return next((view for view in here if view.pair.id == self.in_view), latest)

    @property
    def coach(self) -> bool:
        return self.person.role is Role.COACH
