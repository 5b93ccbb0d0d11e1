"""What passes between the journal's page and its presenters, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import Enum
from types import MappingProxyType

from leaderlens.domain.journal import JournalLine
from leaderlens.domain.people import Pair, Role
from leaderlens.i18n import _


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the editor."""

    title: str = field(repr=False)
    body: str = field(repr=False)
    moment: datetime


class SaveState(Enum):
    """Whether the words in the editor are on the disk."""

    NOTHING = "nothing"
    SAVING = "saving"
    SAVED = "saved"
    NOT_SAVED = "not_saved"


@dataclass(frozen=True, slots=True)
class Listing:
    """What a search found: how many in all, the first page of them, and the pinned ones where nothing is asked.

    ``marked`` are the ids of all entries that were saved while this computer's clock was in doubt.
    """

    query: str = field(repr=False)
    count: int
    lines: tuple[JournalLine, ...]
    pinned: tuple[JournalLine, ...] = ()
    marked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Happenings:
    """The council's year beside a journal: each day's events in words."""

    days: Mapping[date, str] = field(default_factory=lambda: MappingProxyType({}))

    def beside(self, day: date, within: int = 1) -> tuple[date, str] | None:
        """The event nearest to ``day`` and no more than ``within`` days away, with its own day."""
        for away in range(within + 1):
            for near in (day - timedelta(days=away), day + timedelta(days=away)):
                if near in self.days:
                    return near, self.days[near]
        return None

    def of_year(self, year: int) -> dict[date, str]:
        """The events of one year."""
        return {day: words for day, words in self.days.items() if day.year == year}


def other_person(pair: Pair) -> str:
    """Whom a pair is with."""
    return pair.chief_executive if pair.me is Role.LEADER else pair.leader


def pair_name(pair: Pair) -> str:
    """A pair as its own side calls it: the other person, or what they are before they have come."""
    if other_person(pair):
        return other_person(pair)
    return _("the Chief Executive") if pair.me is Role.LEADER else _("the Leader")
