"""What the page of people shows, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from leaderlens.domain.people import Pair, Person, Role
from leaderlens.domain.term import Carried, Closing
from leaderlens.i18n import _, medium_date
from leaderlens.services.carrying import Piece


@dataclass(frozen=True, slots=True, repr=False)
class TermView:
    """How far the end of a pair's term has come.

    ``standing`` counts what would go along. ``sessions`` are those held, newest first, and ``targets`` our pairs whose
    terms are open, each with its id and what it is called. ``carried_into`` is set once something went along, and
    ``pieces`` are what may, each by itself. ``planned`` is the id of a last session that waits to be held.
    """

    closing: Closing
    standing: Mapping[Carried, int]
    sessions: tuple[tuple[str, str], ...] = ()
    targets: tuple[tuple[str, str], ...] = ()
    carried_into: str = ""
    pieces: tuple[Piece, ...] = ()
    planned: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class PairView:
    """One pair as its card shows it. ``code`` (six words) while nobody has answered, ``safety`` (twelve) afterwards.

    ``term`` is there for a pair that is together.
    """

    pair: Pair
    partner_first_name: str
    code: tuple[str, ...] = ()
    expired: bool = False
    safety: tuple[str, ...] = ()
    term: TermView | None = None

    @property
    def span(self) -> str:
        """Since when, or from when until when: what tells two pairs of one council apart, and names nobody."""
        start = medium_date(self.pair.term_start)
        if self.pair.term_end is None:
            return _("Since {date}").format(date=start)
        return _("{start} to {end}").format(start=start, end=medium_date(self.pair.term_end))


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
        """The connected pair in view: the one chosen, or the latest whose term is open, or the latest."""
        here = [view for view in self.connected if not view.pair.over] or self.connected
        latest = here[-1] if here else None
        return next((view for view in self.connected if view.pair.id == self.in_view), latest)

    @property
    def coach(self) -> bool:
        return self.person.role is Role.COACH
