"""What the sessions pages show, as values: plain words, ids to act on, and places to go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from leaderlens.domain.people import Role
from leaderlens.domain.session import Slot, Verdict, Versions
from leaderlens.ui.desk import Place


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be done now, and where it leads."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Now:
    """The one card of the list that says what to do. ``put_off`` is what the button says that puts a proposal off."""

    title: str
    line: str
    first: Offer
    second: Offer | None = None
    chip: str = ""
    aside: str = ""
    put_off: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A session as the list names it."""

    session_id: str
    title: str
    detail: str
    chip: str
    tone: str = "neutral"


@dataclass(frozen=True, slots=True)
class HeardLine:
    """How well one person heard the other, session by session: shares of 0 to 1, None where nothing was judged."""

    name: str
    listener: Role
    shares: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class HeardTrend:
    """The check-back record: two lines, the days at its ends, and its sentence."""

    lines: tuple[HeardLine, ...]
    first: str
    last: str
    said: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The list. ``beginning`` explains what a session is, while none was held. ``may_plan`` where there is a pair."""

    now: Now
    planned: tuple[Row, ...] = ()
    past: tuple[Row, ...] = ()
    heard: HeardTrend | None = None
    beginning: bool = True
    may_plan: bool = False


@dataclass(frozen=True, slots=True)
class ScriptOffer:
    """A script to choose: what it is for, and how long it takes."""

    id: str
    title: str
    line: str
    when: str
    minutes: int
    coach: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The form of a plan. ``session_id`` is empty for a new one; ``days`` are suggestions that clash with nothing.

    ``begun`` is what somebody filled in before and did not hand in.
    """

    scripts: tuple[ScriptOffer, ...]
    script: str
    days: tuple[datetime, ...]
    moment: datetime
    earliest: date
    minutes: int
    place: str = field(default="", repr=False)
    coached: bool = False
    reason: str = ""
    session_id: str = ""
    begun: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Planned:
    """What the person filled in."""

    script: str
    day: date
    hour: int
    minute: int
    minutes: int
    place: str = field(repr=False)
    coached: bool
    session_id: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What one of the two is asked about a topic, in words for their chair."""

    role: Role
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class TopicCard:
    """A card on the table. ``number`` is its place; ``swaps`` says whether there is another to swap it for.

    ``asks`` is what whoever speaks now is asked about it, ``begins`` what each will be asked first. ``rated`` says that
    the two of them have rated it.
    """

    number: int
    slot: Slot
    eyebrow: str
    title: str = field(repr=False)
    why: str = field(repr=False)
    swaps: bool = False
    asks: str = ""
    begins: tuple[Asked, ...] = ()
    rated: bool = False


@dataclass(frozen=True, slots=True)
class RatedOnce:
    """What both gave a topic in one check-in, as words: a number, or why there is none."""

    day: str
    views: tuple[tuple[Role, str, str], ...]


@dataclass(frozen=True, slots=True)
class ParkedCard:
    """A sentence that waits for a session."""

    id: str
    by: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Preparation:
    """A planned session before it begins. ``invitation`` is what its calendar file would be called; empty without one.

    ``coach`` says what to do about a coach.
    """

    session_id: str
    title: str
    when: str
    before: str
    topics: tuple[TopicCard, ...]
    parked: tuple[ParkedCard, ...]
    owed: tuple[str, ...]
    may_suggest: bool
    invitation: str = ""
    place: str = field(default="", repr=False)
    coach: str = ""


@dataclass(frozen=True, slots=True)
class Owed:
    """An agreement to look back at before anything else. ``line`` was typed beside it before and not handed in.

    ``new_day`` is offered where it gets another day, which is not before ``earliest``.
    """

    id: str
    text: str = field(repr=False)
    detail: str
    earliest: date
    new_day: date
    how: str = field(default="", repr=False)
    line: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Opening:
    """The moment before the first turn. ``first`` is who would speak first by turns; ``coach`` why one may help."""

    title: str
    line: str
    ask: str
    names: tuple[tuple[Role, str], ...]
    first: Role
    remembered: str
    owed: tuple[Owed, ...]
    without_coach: str
    coached: bool


@dataclass(frozen=True, slots=True)
class Choosing:
    """Something both changed unseen: what it is, and each version as it is shown beside the text it stands for."""

    versions: Versions
    what: str
    shown: tuple[tuple[str, str], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line of notes. ``choosing`` where versions of it stand side by side until somebody chooses."""

    id: str
    by: str
    text: str = field(repr=False)
    choosing: Choosing | None = None


@dataclass(frozen=True, slots=True)
class SaidBack:
    """Something said back earlier in this step, with what the speaker said to it."""

    heard: str = field(repr=False)
    verdict: str
    correction: str = field(default="", repr=False)
    choosing: tuple[Choosing, ...] = ()


@dataclass(frozen=True, slots=True)
class Hearing:
    """Saying back: what the listener types, and what the speaker says to it."""

    listener: str
    speaker: str
    heard: str = field(default="", repr=False)
    verdict: Verdict | None = None
    correction: str = field(default="", repr=False)
    earlier: tuple[SaidBack, ...] = ()
    choosing: tuple[Choosing, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreeing:
    """Agreeing: open or not, with why; what was agreed so far; who may own something."""

    open: bool
    why: str
    made: tuple[tuple[str, str], ...]
    owners: tuple[tuple[str, str], ...]
    earliest: date
    due: date


@dataclass(frozen=True, slots=True)
class StepShown:
    """One turn of a running session, as two people see it from a metre away.

    ``owed`` and ``looked_back`` are for the step that looks back: agreements to speak of, and what was said of others.
    """

    script: str
    place: int
    steps: int
    done: frozenset[int]
    phase: str
    phase_line: str
    title: str
    speaker: Role | None
    speaks: str
    listens: str
    question: str
    instruction: str
    tip: str
    topics: tuple[TopicCard, ...]
    go_on: str
    may_skip: bool
    may_go_back: bool
    whole: int
    step_id: str = ""
    turn: int = 0
    lines: tuple[NoteLine, ...] = ()
    hearing: Hearing | None = None
    agreeing: Agreeing | None = None
    owed: tuple[Owed, ...] = ()
    looked_back: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Paused:
    """A session that stands still."""

    title: str
    where: str
    script: str


@dataclass(frozen=True, slots=True)
class NotesOfStep:
    """What was noted and said back in one step."""

    title: str
    lines: tuple[NoteLine, ...]
    said_back: tuple[tuple[str, SaidBack], ...]


@dataclass(frozen=True, slots=True)
class HalfAgreed:
    """An agreement that was begun and not kept: its words, and its owner, day and measure in one line."""

    text: str = field(repr=False)
    detail: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Story:
    """A session that is over: everything that was kept of it. ``not_held`` says why, where it was not held.

    ``cancellation`` is what the calendar file that takes it out again would be called. After the ``last`` one the term
    is closed.
    """

    session_id: str
    title: str
    when: str
    topics: tuple[TopicCard, ...]
    steps: tuple[NotesOfStep, ...]
    agreements: tuple[tuple[str, str], ...]
    closing: str = field(repr=False)
    left_out: str = ""
    not_held: str = ""
    cancellation: str = ""
    heard: str = ""
    choosing: tuple[Choosing, ...] = ()
    half: HalfAgreed | None = None
    last: bool = False
