"""What a chart shows, as values: built by ``analysis``, drawn by ``charts``, read aloud as alt text and as a table.

One picture value feeds the figure, the alt text and the table view, so the three cannot disagree. Texts are already in
the person's language. Nothing here knows a colour or a font.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from leaderlens.domain.checkin import Question
from leaderlens.domain.people import Role


class Absence(StrEnum):
    """Why a point has no value; each kind has its own symbol and its own words in the table."""

    NO_CHANCE = "no_chance"
    TALK = "talk"
    UNANSWERED = "unanswered"
    MISSED = "missed"
    UNOPENED = "unopened"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class Point:
    """One rater's value on one day, or why there is none. ``value`` is in steps of the 1 to 7 scale."""

    day: date
    value: float | None
    absence: Absence | None = None


@dataclass(frozen=True, slots=True)
class Break:
    """Where one series ends and the next begins: on ``day`` the item was asked in another wording for the first time.

    Points on either side are not compared, and no line joins them.
    """

    day: date
    label: str


@dataclass(frozen=True, slots=True)
class EventMark:
    """A dated event, drawn as a hairline with a short label."""

    day: date
    label: str


@dataclass(frozen=True, slots=True)
class Season:
    """A stretch of days behind a chart, both ends included: a pre-election period."""

    first: date
    last: date
    label: str


@dataclass(frozen=True, slots=True)
class Table:
    """The same picture as rows of text: first row of ``columns`` are headers, nulls are words."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """What every chart has: a generated headline, a subtitle, a note on chance or small numbers, alt text, a table.

    ``leader_name`` and ``chief_executive_name`` are what the key and the line ends call the two people; left empty they
    go by the titles of their seats, as everywhere in generated text.
    """

    headline: str
    subtitle: str
    note: str
    alt: str
    table: Table
    leader_name: str = ""
    chief_executive_name: str = ""


@dataclass(frozen=True, slots=True)
class PairedSeries:
    """One item about one subject over time, as the leader and as the chief executive see it.

    ``steps_apart`` is the latest gap in whole steps, None unless both latest points have values. ``range_low`` /
    ``range_high`` per rater are a usual range (indices only, six points or more), else None. ``breaks`` are the days
    on which a new wording began; ``target`` the band in which the best lies, on an item that can be overdone.
    """

    question: Question
    name: str
    subject_name: str
    leader: tuple[Point, ...]
    chief_executive: tuple[Point, ...]
    steps_apart: int | None = None
    apart_label: str = ""
    breaks: tuple[Break, ...] = ()
    target: tuple[int, int] | None = None

    def of(self, rater: Role) -> tuple[Point, ...]:
        """The points of one rater."""
        return self.leader if rater is Role.LEADER else self.chief_executive


@dataclass(frozen=True, slots=True)
class SmallMultiples(Picture):
    """Chart 1: how has each chosen item moved for each of us? Four to eight panels on the same axes."""

    panels: tuple[PairedSeries, ...] = ()
    events: tuple[EventMark, ...] = ()
    seasons: tuple[Season, ...] = ()


@dataclass(frozen=True, slots=True)
class PairedTrend(Picture):
    """One chosen item, large: both people's views over time."""

    series: PairedSeries | None = None
    events: tuple[EventMark, ...] = ()
    seasons: tuple[Season, ...] = ()


@dataclass(frozen=True, slots=True)
class DumbbellRow:
    """One item: the two values, or the text that stands where a value is missing."""

    question: Question
    name: str
    leader: int | None
    chief_executive: int | None
    steps: int | None
    missing_text: str = ""


@dataclass(frozen=True, slots=True)
class DumbbellGroup:
    """Rows of one zone. ``alert`` groups are the ones to ask about (two steps or more apart)."""

    title: str
    line: str
    alert: bool
    rows: tuple[DumbbellRow, ...]


@dataclass(frozen=True, slots=True)
class Dumbbell(Picture):
    """Chart 2: where do our views meet and part? One subject at one check-in, grouped by zone."""

    groups: tuple[DumbbellGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """One item from one check-in to the next, in one rater's view."""

    question: Question
    name: str
    before: int
    after: int

    @property
    def steps(self) -> int:
        """Signed whole steps."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class SlopePanel:
    """One rater's view of one subject, last time and this time. ``left_out`` counts items without both values."""

    title: str
    rater: Role
    before: date
    after: date
    moves: tuple[Move, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class WhatChanged(Picture):
    """Chart 5: what moved since last time? Only moves of two steps or more are named."""

    panels: tuple[SlopePanel, ...] = ()


@dataclass(frozen=True, slots=True)
class EarlyDays(Picture):
    """Chart 10: the first check-ins of an index, with what can and cannot be said yet.

    ``low``/``high`` are the ends of the value axis, printed on it.
    """

    leader: tuple[Point, ...] = ()
    chief_executive: tuple[Point, ...] = ()
    low: float = 1
    high: float = 7
    can_say: tuple[str, ...] = field(default=())
    cannot_say: tuple[str, ...] = field(default=())
    events: tuple[EventMark, ...] = ()
    seasons: tuple[Season, ...] = ()
