"""Pictures of the long run, as values: what was rated and said over months, and how near two views have been.

Built by the modules of ``analysis``, drawn by ``charts``, like those of :mod:`leaderlens.analysis.pictures`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from leaderlens.analysis.pictures import Absence, Break, EventMark, Picture, Point, Season
from leaderlens.domain.checkin import Question
from leaderlens.domain.people import Role


@dataclass(frozen=True, slots=True)
class Period:
    """The days a person chose to look at, both ends included; None leaves an end open."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Whether a day lies inside."""
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


ALWAYS: Final = Period()
"""Every day there is."""


@dataclass(frozen=True, slots=True)
class Line:
    """One series: a question as one person answered it over time."""

    question: Question
    rater: Role


# ---------------------------------------------------------------- chart 7


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who took part in one check-in: None for a sheet that was opened, else why there is none."""

    day: date
    leader: Absence | None
    chief_executive: Absence | None
    planned: bool = False

    def of(self, rater: Role) -> Absence | None:
        """How it stands with one person."""
        return self.leader if rater is Role.LEADER else self.chief_executive


@dataclass(frozen=True, slots=True)
class Talk:
    """One session on the timeline: its topics, each with whether it was celebrated. ``planned`` lies ahead."""

    day: date
    topics: tuple[tuple[str, bool], ...]
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Timeline(Picture):
    """Chart 7: when did we rate, talk, and what was going on? Three lanes on one date axis."""

    checkins: tuple[Attendance, ...] = ()
    talks: tuple[Talk, ...] = ()
    events: tuple[EventMark, ...] = ()
    seasons: tuple[Season, ...] = ()
    today: date | None = None


# ---------------------------------------------------------------- charts 4 and 8


@dataclass(frozen=True, slots=True)
class Outlier:
    """A point outside the usual range, what to say beside it, and the question to ask."""

    day: date
    value: float
    label: str
    ask: str


@dataclass(frozen=True, slots=True)
class RangePanel:
    """One person's view of an index. ``low``, ``mean`` and ``high`` are the usual range, clipped to the scale.

    None while there are too few points. ``judged_by`` counts the points the range was worked out from; ``provisional``
    below twelve of them.
    """

    rater: Role
    points: tuple[Point, ...]
    low: float | None = None
    mean: float | None = None
    high: float | None = None
    judged_by: int = 0
    provisional: bool = True
    outliers: tuple[Outlier, ...] = ()


@dataclass(frozen=True, slots=True)
class UsualRange(Picture):
    """Charts 4 and 8: is either view outside its usual range? One panel per person; the axis ends are printed."""

    panels: tuple[RangePanel, ...] = ()
    events: tuple[EventMark, ...] = ()
    seasons: tuple[Season, ...] = ()
    low: float = 1
    high: float = 7


# ---------------------------------------------------------------- chart 3


@dataclass(frozen=True, slots=True)
class HeatColumn:
    """One check-in. ``absence`` where the whole sheet is missing, with ``label`` to say so along the column."""

    day: date
    absence: Absence | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One item: a point for every column, and last three against first three in whole steps (None: too few)."""

    question: Question
    name: str
    points: tuple[Point, ...]
    change: int | None = None
    breaks: tuple[Break, ...] = ()


@dataclass(frozen=True, slots=True)
class HeatGroup:
    """The rows of one cluster of a lens."""

    title: str
    rows: tuple[HeatRow, ...]


@dataclass(frozen=True, slots=True)
class HeatMap(Picture):
    """Chart 3: which rows have shifted over the whole run? One person's ratings of one subject."""

    rater: Role = Role.LEADER
    columns: tuple[HeatColumn, ...] = ()
    groups: tuple[HeatGroup, ...] = ()
    events: tuple[EventMark, ...] = ()
    seasons: tuple[Season, ...] = ()


# ---------------------------------------------------------------- chart 6, and predictions over time


@dataclass(frozen=True, slots=True)
class Stack:
    """How many items were the same, one, two, and three or more steps apart at one check-in.

    ``counts`` is None where nothing can be compared; ``label`` then says why.
    """

    day: date
    counts: tuple[int, int, int, int] | None
    label: str = ""

    @property
    def total(self) -> int:
        """How many items were compared."""
        return sum(self.counts or ())

    @property
    def near(self) -> int:
        """How many of them lie within one step."""
        return sum(self.counts[:2]) if self.counts else 0


@dataclass(frozen=True, slots=True)
class StackPanel:
    """One row of columns. ``rater`` is whose predictions they are; None where both views are compared."""

    title: str
    stacks: tuple[Stack, ...]
    rater: Role | None = None


@dataclass(frozen=True, slots=True)
class StackedCounts(Picture):
    """Chart 6: are we seeing things more alike? Also how near predictions came, with a panel per person."""

    panels: tuple[StackPanel, ...] = ()
    layers: tuple[str, str, str, str] = ("", "", "", "")
    events: tuple[EventMark, ...] = ()
    seasons: tuple[Season, ...] = ()


# ---------------------------------------------------------------- what I thought you would give me


@dataclass(frozen=True, slots=True)
class SurpriseRow:
    """One question about the one who predicted."""

    question: Question
    name: str
    predicted: int
    given: int

    @property
    def steps(self) -> int:
        """Given less predicted: above zero the other saw more than was expected."""
        return self.given - self.predicted


@dataclass(frozen=True, slots=True)
class SurpriseGroup:
    """Rows whose surprise goes the same way."""

    title: str
    line: str
    alert: bool
    rows: tuple[SurpriseRow, ...]


@dataclass(frozen=True, slots=True)
class Surprising(Picture):
    """What one person thought the other would give them, beside what they gave, at one check-in."""

    rater: Role = Role.LEADER
    groups: tuple[SurpriseGroup, ...] = ()


# ---------------------------------------------------------------- the check-back record


@dataclass(frozen=True, slots=True)
class HearingRecord(Picture):
    """How well each was heard to hear the other, session by session: 0 (no) to 1 (as it was meant)."""

    leader: tuple[Point, ...] = ()
    chief_executive: tuple[Point, ...] = ()
    events: tuple[EventMark, ...] = ()
    seasons: tuple[Season, ...] = ()

    def of(self, rater: Role) -> tuple[Point, ...]:
        """The listener's points."""
        return self.leader if rater is Role.LEADER else self.chief_executive


# ---------------------------------------------------------------- any two series


@dataclass(frozen=True, slots=True)
class NamedLine:
    """One series with its name, its latest value's label, and where its wording changed."""

    line: Line
    label: str
    points: tuple[Point, ...]
    breaks: tuple[Break, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison(Picture):
    """Any two series on the same axes. The second is drawn with hollow marks, so two of one person stay apart."""

    lines: tuple[NamedLine, ...] = ()
    events: tuple[EventMark, ...] = ()
    seasons: tuple[Season, ...] = ()


# ---------------------------------------------------------------- the coach's drawer


@dataclass(frozen=True, slots=True)
class MovingRange:
    """How far one view moved from one check-in to the next, and the most that would be usual."""

    rater: Role
    points: tuple[Point, ...]
    mean: float | None
    limit: float | None


@dataclass(frozen=True, slots=True)
class MovingRanges(Picture):
    """The moving ranges behind the usual range, one panel per person."""

    panels: tuple[MovingRange, ...] = ()
    events: tuple[EventMark, ...] = ()
    seasons: tuple[Season, ...] = ()


@dataclass(frozen=True, slots=True)
class Reach:
    """One coefficient at one check-in, with the range it keeps to whichever single item is left out."""

    day: date
    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class CoefficientPanel:
    """One coefficient over time."""

    title: str
    reaches: tuple[Reach, ...]


@dataclass(frozen=True, slots=True)
class Coefficients(Picture):
    """Weighted kappa, AC2 and both ICC beside each other, never one alone."""

    panels: tuple[CoefficientPanel, ...] = ()
    low: float = 0.0
    high: float = 1.0
    events: tuple[EventMark, ...] = ()
    seasons: tuple[Season, ...] = ()


@dataclass(frozen=True, slots=True)
class DistanceBar:
    """One check-in's squared distance between two profiles, per item compared; None where nothing was."""

    day: date
    level: float | None = None
    scatter: float | None = None
    shape: float | None = None
    items: int = 0


@dataclass(frozen=True, slots=True)
class Distances(Picture):
    """What kind of difference there was: of level, of scatter, of shape."""

    bars: tuple[DistanceBar, ...] = ()
    parts: tuple[str, str, str] = ("", "", "")
    events: tuple[EventMark, ...] = ()
    seasons: tuple[Season, ...] = ()


@dataclass(frozen=True, slots=True)
class CoachPicture:
    """One picture of the drawer with the caveat that always stands beside it."""

    picture: Picture
    caveat: str


@dataclass(frozen=True, slots=True)
class CoachDrawer:
    """Diagnostics for a coach. ``hidden`` says why nothing is shown yet; ``lines`` are direction and before/after."""

    hidden: str = ""
    pictures: tuple[CoachPicture, ...] = ()
    lines: tuple[str, ...] = field(default=())
