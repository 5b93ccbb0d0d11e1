"""One person's view over time: solid between neighbouring check-ins, a thin dotted bridge where one is missing.

Nothing is ever filled in: a bridge only leads the eye from one real point to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from leaderlens.analysis.pictures import Break, EventMark, PairedSeries, Point, Season
from leaderlens.charts.drawing import GRID, LINE, LINK, Drawing, Fill, Pen
from leaderlens.charts.fonts import width_of
from leaderlens.charts.furniture import TICK
from leaderlens.charts.layout import Tag, place_in_rows
from leaderlens.charts.theme import ChartTheme, Mark, blend
from leaderlens.domain.people import Role

NUDGE: Final = 0.075
"""How far, in steps, each of two coincident lines is moved off the value (measurement.md section 8)."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A plot's rectangle and the days and values its edges stand for."""

    left: float
    right: float
    top: float
    bottom: float
    first: date
    last: date
    low: float = 1.0
    high: float = 7.0

    def x(self, day: date) -> float:
        """Where a day is. A single day stands at the right, beside its label."""
        span = (self.last - self.first).days
        return self.right if span == 0 else self.left + (day - self.first).days / span * (self.right - self.left)

    def y(self, value: float) -> float:
        """Where a value is."""
        return self.bottom - (value - self.low) / (self.high - self.low) * (self.bottom - self.top)


def span_of(points: Iterable[Point]) -> tuple[date, date] | None:
    """First and last day that was asked about, or None without points."""
    days = [point.day for point in points]
    return (min(days), max(days)) if days else None


def runs_of(points: Sequence[Point], breaks: Sequence[Break] = ()) -> list[list[Point]]:
    """Neighbouring points that have values, in stretches; another wording begins another stretch."""
    runs: list[list[Point]] = [[]]
    broken = {one.day for one in breaks}
    for point in points:
        if point.day in broken and runs[-1]:
            runs.append([])
        if point.value is not None:
            runs[-1].append(point)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def latest(points: Sequence[Point]) -> float | None:
    """The value of the last check-in, None if it has none."""
    return points[-1].value if points else None


def nudges(series: PairedSeries) -> dict[Role, float]:
    """How far each line is moved off its values, in steps: only where the two would lie on each other."""
    theirs = {(point.day, point.value) for point in series.chief_executive if point.value is not None}
    meet = any((point.day, point.value) in theirs for point in series.leader)
    shift = NUDGE if meet else 0.0
    return {Role.LEADER: -shift, Role.CHIEF_EXECUTIVE: shift}


def draw_view(
    drawing: Drawing,
    frame: Frame,
    points: Sequence[Point],
    mark: Mark,
    name: str,
    *,
    shift: float = 0.0,
    width: float = 2.4,
    radius: float = 3.4,
    end_radius: float = 6.0,
    breaks: Sequence[Break] = (),
    hollow: bool = False,
) -> None:
    """One view: line, bridges, marks; the latest point large, if it has a value. ``name`` starts the gid of each."""
    theme = drawing.theme
    solid = Pen(mark.colour, theme.ink(width), LINE, gid=f"{name}:line")
    bridge = Pen(mark.colour, theme.ink(1.4), LINK, "dotted", gid=f"{name}:bridge")
    runs = [[(frame.x(p.day), frame.y((p.value or 0) + shift)) for p in run] for run in runs_of(points, breaks)]
    for run in runs:
        if len(run) > 1:
            drawing.line(run, solid)
    seams = [frame.x(one.day) for one in breaks]
    for before, after in pairwise(runs):
        if not any(before[-1][0] < seam <= after[0][0] for seam in seams):
            drawing.line([before[-1], after[0]], bridge)
    spots = [spot for run in runs for spot in run]
    ends = latest(points) is not None
    # Where check-ins are close, marks on every one would hide the line: only lone points keep theirs.
    steps = sorted(after[0] - before[0] for before, after in pairwise(spots))
    roomy = not steps or steps[len(steps) // 2] >= theme.ink(radius) * 4.2
    lone = {run[0] for run in runs if len(run) == 1}
    for x, y in spots[:-1] if ends else spots:
        if roomy or (x, y) in lone:
            drawing.view(x, y, mark, radius, gid=f"{name}:point", halo=theme.ink(radius) * 0.36, hollow=hollow)
    if ends:
        drawing.view(*spots[-1], mark, end_radius, gid=f"{name}:latest", hollow=hollow)


def draw_seasons(drawing: Drawing, frame: Frame, seasons: Sequence[Season], top: float, foot: float) -> None:
    """The bands of pre-election periods, as far as they lie inside the plot."""
    fill = Fill(drawing.theme.band, "season", ground=True)
    for one in seasons:
        first, last = max(one.first, frame.first), min(one.last, frame.last)
        if first < last:
            drawing.fill(frame.x(first), top, frame.x(last), foot, fill)


def draw_breaks(drawing: Drawing, frame: Frame, breaks: Sequence[Break], *, named: bool = True) -> None:
    """Where a new wording began: an upright dashed line, with its words beside it on a large chart."""
    theme = drawing.theme
    for one in breaks:
        if not frame.first <= one.day <= frame.last:
            continue
        x = frame.x(one.day) - theme.ink(7)
        drawing.line([(x, frame.top), (x, frame.bottom)], Pen(theme.axis, 1.4, LINK, "dashed", gid="break"))
        if named:
            wide = width_of(one.label, theme.px(TICK))
            right = x + 6 + wide <= frame.right
            drawing.text(
                x + 6 if right else x - 6,
                frame.bottom - theme.px(TICK) * 0.8,
                one.label,
                TICK,
                theme.muted,
                align="left" if right else "right",
                gid="break",
                backed=True,
            )


def target_colour(theme: ChartTheme) -> str:
    """The colour of the band in which the best lies."""
    return blend(theme.shared.colour, theme.surface, 0.2)


def draw_target(drawing: Drawing, frame: Frame, target: tuple[int, int] | None) -> None:
    """The band in which the best of an item lies, on one that can be overdone."""
    if target is None:
        return
    low, high = (target[0] - 0.2, target[1] + 0.2)
    drawing.fill(
        frame.left - 8, frame.y(high), frame.right + 8, frame.y(low), Fill(target_colour(drawing.theme), "target")
    )


def event_rows(drawing: Drawing, frame: Frame, events: Sequence[EventMark], rows: int) -> tuple[int, list[EventMark]]:
    """How many rows of event labels (0 to ``rows``) are needed above the plot, and the events inside its days."""
    inside = _inside(frame, events)
    placed = place_in_rows(_tags(drawing, frame, inside), frame.left - 8, frame.right + 8, rows)
    return max((put[0] + 1 for put in placed if put), default=0), inside


def draw_events(
    drawing: Drawing, frame: Frame, events: Sequence[EventMark], *, rows: int, pitch: float, foot: float
) -> None:
    """Hairlines at the events' days down to ``foot``, with labels in up to ``rows`` rows above the plot."""
    theme = drawing.theme
    inside = _inside(frame, events)
    tags = _tags(drawing, frame, inside)
    placed = place_in_rows(tags, frame.left - 8, frame.right + 8, rows)
    pen = Pen(theme.axis, 1.2, GRID, "dotted", gid="event")
    head = frame.top - 12
    for event, tag, put in zip(inside, tags, placed, strict=True):
        drawing.line([(tag.x, head - (put[0] * pitch if put else 0)), (tag.x, foot)], pen)
        if put:
            drawing.text(put[1], head - 3 - (put[0] + 0.5) * pitch, event.label, TICK, theme.muted, gid="event")


def _inside(frame: Frame, events: Sequence[EventMark]) -> list[EventMark]:
    return sorted((event for event in events if frame.first <= event.day <= frame.last), key=lambda event: event.day)


def _tags(drawing: Drawing, frame: Frame, events: Sequence[EventMark]) -> list[Tag]:
    size = drawing.theme.px(TICK)
    return [Tag(frame.x(event.day), width_of(event.label, size)) for event in events]
