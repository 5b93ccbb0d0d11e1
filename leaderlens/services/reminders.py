"""When something is due, and when somebody may be told so: moments without a word about what they are for.

Moments may outlive the vault: a locked LeaderLens still says that something is due, and can say no more, because no
more is known to it. They are kept in the memory of the process and go from it to its successor, never to the disk.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from leaderlens.clock import Clock
from leaderlens.domain.people import Pair
from leaderlens.domain.session import SessionState

if TYPE_CHECKING:
    from leaderlens.services.agreements import Agreements
    from leaderlens.services.checkins import CheckIns
    from leaderlens.services.sessions import Sessions

_MORNING = time(9)
_BEFORE_SESSION = (timedelta(days=1), timedelta(hours=1))
_AHEAD = timedelta(days=60)
_MOST = 40
_LATE = timedelta(days=2)
"""A moment missed for longer says nothing any more: Today does."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours of the day, 0 to 23, between which nobody is told anything; none where both are the same."""

    begins: int
    ends: int

    def holds(self, moment: datetime) -> bool:
        """Whether ``moment``, on the wall clock of its own zone, lies in them."""
        if self.begins <= self.ends:
            return self.begins <= moment.hour < self.ends
        return moment.hour >= self.begins or moment.hour < self.ends


@dataclass(frozen=True, slots=True)
class Reminders:
    """What comes due for one person."""

    checkins: CheckIns
    sessions: Sessions
    agreements: Agreements
    clock: Clock

    def moments(self, pairs: Iterable[Pair]) -> tuple[datetime, ...]:
        """When to say that something is due in the coming weeks, soonest first, each moment once."""
        now = self.clock()
        met = (pair for pair in pairs if pair.connected and not pair.over)
        found = {one.replace(microsecond=0) for pair in met for one in self._of(pair.id)}
        return tuple(sorted(one for one in found if now < one <= now + _AHEAD))[:_MOST]

    def _of(self, pair_id: str) -> Iterator[datetime]:
        for checkin in self.checkins.overview(pair_id):
            if checkin.stage.under_way and not checkin.stage.sealed_by_me:
                yield _morning(checkin.checkin.due)
        for session in self.sessions.all(pair_id):
            if session.state is SessionState.PLANNED and session.planned is not None:
                yield from (session.planned - before for before in _BEFORE_SESSION)
        for agreement in self.agreements.due(pair_id, _AHEAD.days):
            if agreement.due is not None:
                yield _morning(agreement.due)


def _morning(day: date) -> datetime:
    """Nine on the wall clock of that day, whichever side of the clocks' change it lies."""
    return datetime.combine(day, _MORNING).astimezone()


def ripe(moments: Collection[datetime], now: datetime, quiet: Quiet) -> tuple[bool, tuple[datetime, ...]]:
    """Whether to say now that something is due, and the moments that are still to come.

    In quiet hours nothing is said and nothing is forgotten: what came due in them is said, once, when they end.
    """
    if quiet.holds(now):
        return False, tuple(moments)
    come = [one for one in moments if one <= now]
    return any(now - one <= _LATE for one in come), tuple(one for one in moments if one > now)


def packed(moments: Iterable[datetime]) -> str:
    """The moments as text for the process that comes after this one: minutes since 1970, and nothing else."""
    return " ".join(str(int(one.timestamp() // 60)) for one in moments)


def unpacked(text: str, now: datetime) -> tuple[datetime, ...]:
    """Moments from :func:`packed`; what cannot be one is left out."""
    known = (word for word in text.split()[:_MOST] if word.isascii() and word.isdigit() and len(word) <= 9)
    return tuple(datetime.fromtimestamp(int(word) * 60, UTC).astimezone(now.tzinfo) for word in known)
