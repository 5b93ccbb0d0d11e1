"""How big a real change is: the pair's own everyday wobble, and moves told apart from it (measurement.md section 4)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from leaderlens.analysis.thresholds import CONTINUITY, CRITICAL_VALUE, ITEM_CORRELATION, ITEM_SEM, PRIOR_WEIGHT


@dataclass(frozen=True, slots=True)
class PooledSem:
    """``sem`` in steps from ``differences`` successive differences; None when there was none."""

    sem: float | None
    differences: int


def pooled_sem(series: Sequence[Sequence[float | None]]) -> PooledSem:
    """``sqrt(Σd² / 2N)`` over the differences between neighbouring check-ins of every item of one rater and subject.

    A missing rating breaks the series: nothing is bridged. The estimate holds real change too, so it is cautious.
    """
    squares = [
        (after - before) ** 2
        for values in series
        for before, after in pairwise(values)
        if before is not None and after is not None
    ]
    count = len(squares)
    return PooledSem(math.sqrt(sum(squares) / (2 * count)) if count else None, count)


def shrunk_sem(
    sem: float | None, differences: int, prior_sem: float = ITEM_SEM, prior_weight: float = PRIOR_WEIGHT
) -> float:
    """The pair's own SEM, drawn towards the default while few differences have been seen."""
    if sem is None or differences <= 0:
        return prior_sem
    return math.sqrt((prior_weight * prior_sem**2 + differences * sem**2) / (prior_weight + differences))


def index_sem(items: int, sem: float = ITEM_SEM, correlation: float = ITEM_CORRELATION) -> float:
    """The default SEM of the mean of ``items`` items whose errors correlate by ``correlation``."""
    return sem * math.sqrt((1 + (items - 1) * correlation) / items)


def mdc95(sem: float, items: int = 1) -> float:
    """The smallest move beyond everyday wobble in 95 of 100: ``.5/k + 1.96·√2·SEM``. ``sem`` is that of the index."""
    return CONTINUITY / items + CRITICAL_VALUE * math.sqrt(2) * sem


def reliable_change(delta: float, sem: float, items: int = 1) -> float | None:
    """A move against its standard error, with the continuity correction for whole steps. None without any error."""
    if sem <= 0:
        return None
    size = max(0.0, abs(delta) - CONTINUITY / items) / (math.sqrt(2) * sem)
    return math.copysign(size, delta) if size else 0.0


def jacobson_truax(before: float, after: float, sd: float, reliability: float) -> float | None:
    """The reliable change index of Jacobson & Truax (1991): ``(after − before) / (√2·sd·√(1 − reliability))``."""
    error = math.sqrt(2) * sd * math.sqrt(max(0.0, 1 - reliability))
    return (after - before) / error if error > 0 else None


def difference_reliability(first: float, second: float, correlation: float) -> float | None:
    """How reliable the difference of two ratings is, given their reliabilities and correlation (equal variances)."""
    if correlation >= 1:
        return None
    return ((first + second) / 2 - correlation) / (1 - correlation)


def chance_of_steps(steps: int, sem: float = ITEM_SEM) -> float:
    """Chance of a gap or move of ``steps`` or more when nothing differs: ``2·Φ(−(k − .5) / (√2·SEM))``."""
    if steps <= 0:
        return 1.0
    return math.erfc((steps - CONTINUITY) / (2 * sem)) if sem > 0 else 0.0
