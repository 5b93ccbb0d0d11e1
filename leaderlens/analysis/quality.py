"""Does a block of answers look hurried? Asked of the rater alone, before sealing (measurement.md section 1)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from statistics import stdev

from leaderlens.analysis.thresholds import FAST_SECONDS, LOW_SPREAD, SAME_RUN


def longest_run(values: Sequence[float | None]) -> int:
    """The most identical ratings in a row; a missing one ends a run."""
    return max((len(list(run)) for value, run in groupby(values) if value is not None), default=0)


def spread(values: Sequence[float | None]) -> float | None:
    """Standard deviation (n − 1) of the ratings given. None below two."""
    present = [value for value in values if value is not None]
    return stdev(present) if len(present) > 1 else None


def worth_a_second_look(values: Sequence[float | None], seconds_per_item: float) -> bool:
    """Whether to ask "Many answers are the same. Is that what you meant?": fast, and very even. Never on one alone."""
    even = spread(values)
    return seconds_per_item < FAST_SECONDS and (
        longest_run(values) >= SAME_RUN or (even is not None and even < LOW_SPREAD)
    )
