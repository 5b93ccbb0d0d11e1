"""Direction over time, and before against after (measurement.md section 5). Indices only; shown to the coach.

Values are in time order unless ``days`` says otherwise; ``None`` marks a missing value and is left out, never filled.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median

from leaderlens.analysis.thresholds import EXACT_UP_TO, NORMAL_95


@dataclass(frozen=True, slots=True)
class MannKendall:
    """``p`` is two-sided from the corrected normal ``z``; ``exact`` is the permutation p for up to eight values."""

    n: int
    s: int
    variance: float
    z: float
    p: float
    exact: float | None

    @property
    def p_value(self) -> float:
        """The p to go by: the exact one where there is one."""
        return self.p if self.exact is None else self.exact


@dataclass(frozen=True, slots=True)
class TheilSen:
    """``slope`` per day, with Gilbert's 95 % interval; ``intercept`` is the value at day 0. None below two days."""

    slope: float | None
    intercept: float | None
    low: float | None
    high: float | None


def _present(y: Sequence[float | None], days: Sequence[float] | None) -> list[tuple[float, float]]:
    """``(day, value)`` in order of days. Raises ValueError when the lengths differ."""
    times = range(len(y)) if days is None else days
    return sorted(((t, v) for t, v in zip(times, y, strict=True) if v is not None), key=lambda point: point[0])


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def _ties(values: Sequence[float]) -> list[int]:
    return list(Counter(values).values())


def _variance(values: Sequence[float]) -> float:
    n = len(values)
    tied = sum(t * (t - 1) * (2 * t + 5) for t in _ties(values))
    return (n * (n - 1) * (2 * n + 5) - tied) / 18


def _exact(values: Sequence[float], s: int) -> float:
    """The share of all orders of ``values`` whose S is at least as far from 0.

    The number of inversions over all orders of a multiset is spread as the Gaussian multinomial coefficient, which is
    built up here group by group: no order is ever listed.
    """
    spread = [1]
    placed = 0
    for size in _ties(values):
        for i in range(1, size + 1):
            spread = _over(_times(spread, placed + i), i)
        placed += size
    pairs = len(spread) - 1
    as_far = sum(count for inversions, count in enumerate(spread) if abs(pairs - 2 * inversions) >= abs(s))
    return as_far / sum(spread)


def _times(polynomial: list[int], power: int) -> list[int]:
    """``polynomial · (1 − q^power)``."""
    result = polynomial + [0] * power
    for place, value in enumerate(polynomial):
        result[place + power] -= value
    return result


def _over(polynomial: list[int], power: int) -> list[int]:
    """``polynomial / (1 − q^power)``, which divides it."""
    result = list(polynomial)
    for place in range(power, len(result)):
        result[place] += result[place - power]
    return result[: len(result) - power]


def mann_kendall(y: Sequence[float | None], days: Sequence[float] | None = None) -> MannKendall:
    """The test for a direction: S, tie-corrected variance, continuity-corrected z (Mann 1945; Kendall 1975)."""
    values = [value for _day, value in _present(y, days)]
    s = sum(_sign(later - earlier) for earlier, later in combinations(values, 2))
    variance = _variance(values) if len(values) > 1 else 0.0
    z = (s - _sign(s)) / math.sqrt(variance) if variance > 0 else 0.0
    exact = _exact(values, s) if 0 < len(values) <= EXACT_UP_TO else None
    return MannKendall(len(values), s, variance, z, math.erfc(abs(z) / math.sqrt(2)), exact)


def theil_sen(y: Sequence[float | None], days: Sequence[float]) -> TheilSen:
    """The median of all pairwise slopes on real dates; intercept ``median(y) − slope·median(t)`` (Gilbert 1987)."""
    points = _present(y, days)
    slopes = sorted((b - a) / (t - s) for (s, a), (t, b) in combinations(points, 2) if t != s)
    if not slopes:
        return TheilSen(None, None, None, None)
    slope = median(slopes)
    values = [value for _day, value in points]
    reach = NORMAL_95 * math.sqrt(_variance(values))
    return TheilSen(
        slope=slope,
        intercept=median(values) - slope * median(day for day, _value in points),
        low=_ranked(slopes, (len(slopes) - reach) / 2),
        high=_ranked(slopes, (len(slopes) + reach) / 2 + 1),
    )


def _ranked(ordered: Sequence[float], rank: float) -> float | None:
    """The value at a rank from 1, between two values in proportion. None when the rank lies beyond the ends."""
    if not 1 <= rank <= len(ordered):
        return None
    whole = int(rank)
    below = ordered[whole - 1]
    above = ordered[min(whole, len(ordered) - 1)]
    return below + (rank - whole) * (above - below)


def nap(before: Sequence[float | None], after: Sequence[float | None]) -> float | None:
    """Share of (before, after) comparisons that are higher after, ties counting half (Parker & Vannest 2009)."""
    pairs = [(a, b) for a in before if a is not None for b in after if b is not None]
    return sum(1.0 if b > a else 0.5 if b == a else 0.0 for a, b in pairs) / len(pairs) if pairs else None
