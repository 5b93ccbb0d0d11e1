"""The usual range of an index: Wheeler's XmR chart, with the two rules we keep (measurement.md section 5).

For indices of several items only: single items move in whole steps and would mislead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from leaderlens.analysis.thresholds import (
    BASELINE_POINTS,
    LIMIT_FACTOR,
    RANGE_FACTOR,
    RUN_LENGTH,
    SOLID_RANGE_FROM,
    USUAL_FROM,
)


@dataclass(frozen=True, slots=True)
class XmR:
    """Limits from ``n`` present values. ``mean_moving_range`` is as observed; limits use it no smaller than the floor.

    ``lower`` and ``upper`` are not clipped to the scale (that is for drawing). None where too little is present.
    """

    n: int
    mean: float | None
    mean_moving_range: float | None
    lower: float | None
    upper: float | None
    upper_range_limit: float | None

    def outside(self, value: float) -> bool:
        """Whether ``value`` lies beyond the limits; never, while there are none."""
        return self.lower is not None and self.upper is not None and not self.lower <= value <= self.upper


@dataclass(frozen=True, slots=True)
class Signals:
    """Positions (from 0) of points outside the usual range, and of points that complete or continue a run."""

    outside: tuple[int, ...]
    run: tuple[int, ...]


def xmr(values: Sequence[float | None], frozen: int | None = None, floor_items: int | None = None) -> XmR:
    """``X̄ ± 2.66·mR̄`` over all values, or over the first ``frozen`` of them.

    A moving range needs two neighbouring check-ins both present. ``floor_items`` is the number of items averaged: one
    step on one of them, ``1/k``, is the least the mean moving range is taken to be.
    """
    used = values if frozen is None else values[:frozen]
    present = [value for value in used if value is not None]
    mean = sum(present) / len(present) if present else None
    ranges = [abs(b - a) for a, b in pairwise(used) if a is not None and b is not None]
    if mean is None or not ranges:
        return XmR(len(present), mean, None, None, None, None)
    observed = sum(ranges) / len(ranges)
    width = max(observed, 1 / floor_items) if floor_items else observed
    return XmR(
        n=len(present),
        mean=mean,
        mean_moving_range=observed,
        lower=mean - LIMIT_FACTOR * width,
        upper=mean + LIMIT_FACTOR * width,
        upper_range_limit=RANGE_FACTOR * width,
    )


def judge(values: Sequence[float | None], position: int, floor_items: int | None = None) -> XmR:
    """The limits for the point at ``position``: from the points before it only, so that it cannot hide itself.

    After twenty present points the limits stand still: later points are judged by the first twenty.
    """
    return xmr(values[: min(position, _baseline(values))], floor_items=floor_items)


def _baseline(values: Sequence[float | None]) -> int:
    """How many leading values hold the points that set the limits for good."""
    places = [place for place, value in enumerate(values) if value is not None]
    return places[BASELINE_POINTS - 1] + 1 if len(places) >= BASELINE_POINTS else len(values)


def signals(
    values: Sequence[float | None],
    frozen: int | None = None,
    floor_items: int | None = None,
    *,
    minimum: int = USUAL_FROM,
    run_from: int = SOLID_RANGE_FROM,
) -> Signals:
    """Points outside the usual range and runs of eight on one side of the mean; nothing else is read.

    With ``frozen`` the first values set the limits and later ones are judged by them. Without, every point is judged by
    those before it, once ``minimum`` of them are present. Runs are read from ``run_from`` present points on, skip a
    missing check-in, and end at a point on the mean itself.
    """
    outside: list[int] = []
    runs: list[int] = []
    fixed = xmr(values, frozen, floor_items) if frozen is not None else None
    for position, value in enumerate(values):
        if value is None or (frozen is not None and position < frozen):
            continue
        limits = fixed or judge(values, position, floor_items)
        if limits.n >= minimum and limits.outside(value):
            outside.append(position)
        recent = [earlier for earlier in values[: position + 1] if earlier is not None]
        if limits.mean is not None and len(recent) >= max(run_from, RUN_LENGTH):
            sides = [earlier - limits.mean for earlier in recent[-RUN_LENGTH:]]
            if min(sides) > 0 or max(sides) < 0:
                runs.append(position)
    return Signals(tuple(outside), tuple(runs))
