"""The end of a term: a pair closes, its data stand still, and the two choose what, if anything, is carried over."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from leaderlens.domain.people import SEATS, Role


class Carried(StrEnum):
    """What may be carried into a new pair, each only when both have said yes to it."""

    AGREEMENTS = "agreements"
    PRIORITIES = "priorities"
    OBJECTIVES = "objectives"
    TIMELINE = "timeline"


@dataclass(frozen=True, slots=True)
class Closing:
    """A pair that is coming to its end. ``asked`` says who has said that the term is over, and on which day.

    One person's word is enough: whoever leaves office may not be there to agree. What is carried over needs both.
    ``foreseen`` is the last day that one of them expects; it closes nothing.
    """

    pair_id: str
    asked: dict[Role, date] = field(default_factory=dict)
    carried: dict[Role, frozenset[Carried]] = field(default_factory=dict)
    last_session: str = ""
    foreseen: date | None = None

    @property
    def closed_on(self) -> date | None:
        """The first day named; None while nobody has closed it."""
        return min(self.asked.values(), default=None)

    @property
    def kept(self) -> frozenset[Carried]:
        """What both chose to carry over."""
        if any(role not in self.carried for role in SEATS):
            return frozenset()
        return self.carried[Role.LEADER] & self.carried[Role.CHIEF_EXECUTIVE]
