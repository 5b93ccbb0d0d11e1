"""Check-ins as columns of equal width: where each stands, its month below (or above) it, events between the columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil
from typing import Final

from leaderlens.analysis.pictures import EventMark, Season
from leaderlens.charts.drawing import GRID, XY, Drawing, Fill, Pen
from leaderlens.charts.fonts import width_of
from leaderlens.charts.furniture import TICK
from leaderlens.charts.layout import Tag, place_in_rows
from leaderlens.i18n import short_date, short_month

_FEW_DAYS: Final = 100


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns from ``left`` to ``right``; ``gap`` is the air between two, and between sections of a row."""

    left: float
    right: float
    days: tuple[date, ...]
    gap: float

    @property
    def pitch(self) -> float:
        """From one column's start to the next."""
        return (self.right - self.left + self.gap) / max(1, len(self.days))

    @property
    def width(self) -> float:
        """One column."""
        return self.pitch - self.gap

    def start(self, place: int) -> float:
        """The left edge of a column."""
        return self.left + place * self.pitch

    def middle(self, place: int) -> float:
        """The middle of a column."""
        return self.start(place) + self.width / 2

    def between(self, day: date) -> float:
        """Where a day falls: in the air between two columns, in proportion nowhere, so that no cell is crossed."""
        before = sum(one < day for one in self.days)
        return self.left - self.gap / 2 + before * self.pitch

    def inside(self, events: Sequence[EventMark]) -> list[EventMark]:
        """The events from the first check-in to the last."""
        if not self.days:
            return []
        return sorted(
            (event for event in events if self.days[0] <= event.day <= self.days[-1]), key=lambda event: event.day
        )


def day_labels(drawing: Drawing, columns: Columns, y: float, low: float) -> float:
    """Months over or under the columns, the year below where it changes; as many as fit, none left of ``low``.

    Answers the height below.
    """
    theme, days = drawing.theme, columns.days
    size = theme.px(TICK)
    if not days:
        return y
    weeks = (days[-1] - days[0]).days < _FEW_DAYS or any(
        (a.year, a.month) == (b.year, b.month) for a, b in pairwise(days)
    )
    texts = [
        short_date(day) if weeks and columns.width >= width_of("30 Sep", size) else short_month(day) for day in days
    ]
    widest = max(width_of(text, size) for text in texts)
    pushed = max(0.0, low + widest / 2 - columns.middle(0))
    every = max(1, ceil((widest + 6 + pushed) / columns.pitch))
    year: int | None = None
    edge = columns.left - 99
    for place, (day, text) in enumerate(zip(days, texts, strict=True)):
        x = columns.middle(place)
        if place % every == 0:
            at = max(x, low + width_of(text, size) / 2)
            drawing.text(at, y + size * 0.8, text, TICK, theme.muted, align="center", gid="day")
        wide = width_of(str(day.year), size)
        at = max(x, low + wide / 2)
        if day.year != year and at - wide / 2 > edge + 6:
            drawing.text(at, y + size * 2.2, str(day.year), TICK, theme.muted, align="center", gid="day")
            year, edge = day.year, at + wide / 2
    return y + size * 3.1


def event_ticks(drawing: Drawing, columns: Columns, events: Sequence[EventMark], edges: XY, heights: XY) -> float:
    """A short tick above and below the columns where an event fell, its name under the lower one.

    ``edges`` are where names may stand, left and right; ``heights`` the top and the foot. Answers the height below.
    """
    top, foot = heights
    theme, size = drawing.theme, drawing.theme.px(TICK)
    inside = columns.inside(events)
    if not inside:
        return foot
    pen = Pen(theme.axis, 1.4, GRID, gid="event")
    tags = [Tag(columns.between(event.day), width_of(event.label, size)) for event in inside]
    placed = place_in_rows(tags, *edges, 3)
    rows = 0
    for event, tag, put in zip(inside, tags, placed, strict=True):
        drawing.line([(tag.x, top - 12), (tag.x, top - 2)], pen)
        drawing.line([(tag.x, foot + 2), (tag.x, foot + 12 + (put[0] * size * 1.4 if put else 0))], pen)
        if put:
            rows = max(rows, put[0] + 1)
            middle = foot + 14 + (put[0] + 0.6) * size * 1.4
            drawing.text(put[1], middle, event.label, TICK, theme.muted, gid="event")
    return foot + 16 + rows * size * 1.4


def season_ground(drawing: Drawing, columns: Columns, seasons: Sequence[Season], top: float, foot: float) -> None:
    """The band of a pre-election period, from the gap before the first check-in in it to the gap after the last."""
    fill = Fill(drawing.theme.band, "season", ground=True)
    for one in seasons:
        left, right = columns.between(one.first), columns.between(one.last)
        if left >= right:
            left, right = left - max(2.0, columns.gap * 0.4), left + max(2.0, columns.gap * 0.4)
        drawing.fill(left, top, right, foot, fill)
