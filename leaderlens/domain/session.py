"""A session: the two of them in one room, with a script, a few topics, notes, and what was said back.

Everything here is shared by both people of a pair and built from per-field registers (exchange.md section 3), so either
laptop may write at any time; where both changed the same field unseen, both versions are kept until somebody chooses.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from leaderlens.domain.checkin import Subject
from leaderlens.domain.people import Role

LONGEST_LINE = 4_000
"""Characters of one line of notes, or of what was said back."""
REMEMBERED = 14
"""Days for which a session that was planned and not held is still spoken of."""


class SessionState(StrEnum):
    """How far a session has come."""

    PLANNED = "planned"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    CANCELLED = "cancelled"

    @property
    def under_way(self) -> bool:
        """Whether it has begun and is not over."""
        return self in {SessionState.RUNNING, SessionState.PAUSED}

    @property
    def over(self) -> bool:
        """Whether nothing more is said in it."""
        return self in {SessionState.DONE, SessionState.CANCELLED}


class Slot(StrEnum):
    """Where a topic comes from (measurement.md section 6). The order here is the order on the table."""

    CELEBRATE = "celebrate"
    EXPLORE = "explore"
    NOTICED = "noticed"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Topic:
    """One card. ``item`` is a lens item or empty for a topic of their own; ``why`` is one sentence."""

    slot: Slot
    title: str = field(repr=False)
    why: str = field(default="", repr=False)
    item: str = ""
    subject: Subject | None = None
    brought_by: Role | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """The turn that is running: ``place`` of its step in the script, ``number`` of the turn within the step, from 0.

    ``since`` is when the clock was last started, None while it stands; ``left`` seconds were on it at that moment. A
    negative remainder is time that was taken beyond, which nobody is told off for.
    """

    place: int = 0
    number: int = 0
    since: datetime | None = None
    left: int = 0

    def remaining(self, now: datetime) -> int:
        """Seconds still on the clock; negative when the turn has run over."""
        return self.left if self.since is None else self.left - int((now - self.since).total_seconds())


class Kept(StrEnum):
    """What of a session's words may stand in several versions."""

    LINE = "line"
    HEARD = "heard"
    VERDICT = "verdict"
    CORRECTION = "correction"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Versions:
    """What both wrote in one place without seeing the other's: ``texts``, the one shown first.

    An empty text is the version of whoever struck it out. A verdict stands here as its word.
    """

    kept: Kept
    id: str
    texts: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReflectionSession:
    """One session of a pair. ``planned`` and the other moments are aware; ``minutes`` is the length planned.

    ``first`` speaks first; ``opened_by`` is who opened it, remembered for the next. ``done`` and ``left_out`` are ids
    of steps. ``versions`` is what else the last words might be.
    """

    id: str
    pair_id: str
    script: str
    state: SessionState = SessionState.PLANNED
    planned: datetime | None = None
    minutes: int = 0
    place: str = field(default="", repr=False)
    first: Role = Role.LEADER
    opened_by: Role | None = None
    coached: bool = False
    topics: tuple[Topic, ...] = ()
    turn: Turn = field(default_factory=Turn)
    done: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    began: datetime | None = None
    ended: datetime | None = None
    closing: str = field(default="", repr=False)
    versions: tuple[Versions, ...] = ()

    @property
    def moment(self) -> datetime | None:
        """When it was held, or is planned for."""
        return self.began or self.planned

    def gone_by(self, now: datetime) -> bool:
        """Whether it is still planned, for a day that is over."""
        return self._days_late(now) > 0

    def forgotten(self, now: datetime) -> bool:
        """Whether its day went by so long ago that nobody seems to wait for it any more."""
        return self._days_late(now) > REMEMBERED

    def _days_late(self, now: datetime) -> int:
        if self.state is not SessionState.PLANNED or self.planned is None:
            return 0
        return (now.date() - self.planned.astimezone(now.tzinfo).date()).days


@dataclass(frozen=True, slots=True)
class Line:
    """One line of notes. ``others`` are versions that stand beside ``text`` until somebody chooses.

    One that is empty is that of whoever struck the line out while the other changed it.
    """

    id: str
    session_id: str
    step: str
    by: Role
    written: datetime
    text: str = field(repr=False)
    others: tuple[str, ...] = field(default=(), repr=False)


class Verdict(StrEnum):
    """Whether the speaker was heard as they meant it."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class CheckBack:
    """What a listener says they heard, and what the speaker says to that. ``verdict`` is None until they have said.

    ``versions`` holds what of it both laptops changed unseen, until somebody chooses.
    """

    id: str
    session_id: str
    step: str
    listener: Role
    written: datetime
    heard: str = field(repr=False)
    verdict: Verdict | None = None
    correction: str = field(default="", repr=False)
    versions: tuple[Versions, ...] = ()

    @property
    def speaker(self) -> Role:
        """Whose words they were: the speaker alone judges and corrects."""
        return self.listener.other


@dataclass(frozen=True, slots=True)
class SessionProposal:
    """A session worth having. ``reason`` is one sentence; ``days`` are moments that clash with nothing known."""

    script: str
    reason: str
    days: tuple[datetime, ...]
    minutes: int


def heard_share(checkbacks: Collection[CheckBack], listener: Role) -> float | None:
    """How well one person heard the other, 0 to 1: yes counts one, partly a half. None while nothing was judged."""
    marks = {Verdict.YES: 1.0, Verdict.PARTLY: 0.5, Verdict.NO: 0.0}
    judged = [marks[one.verdict] for one in checkbacks if one.listener is listener and one.verdict is not None]
    return sum(judged) / len(judged) if judged else None
