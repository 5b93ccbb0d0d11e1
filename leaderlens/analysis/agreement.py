"""How near two raters' answers lie, across the items of one check-in (measurement.md sections 2, 3 and 7).

Ratings are sequences in the same item order; ``None`` marks a missing rating, and a pair with a missing half is left
out. What the data cannot define is ``None``, never a NaN. Weighted kappa, AC2, ICC and D² are for the coach only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from typing import Literal

from leaderlens.analysis.thresholds import (
    LOW_RATING,
    SEEN_ALIKE_STEPS,
    SEEN_DIFFERENTLY_STEPS,
    STRENGTH_RATING,
)

Ratings = Sequence[float | None]
Weights = Literal["quadratic", "linear", "identity"] | Sequence[Sequence[float]]
"""How disagreement grows with distance: a name, or a matrix of disagreement weights (0 on the diagonal)."""

SCALE = range(1, 8)


class Zone(StrEnum):
    """Where two views of one item stand to each other. Describes the gap, never a person (section 2)."""

    SHARED_STRENGTH = "shared_strength"
    SEEN_ALIKE = "seen_alike"
    SEEN_ALIKE_LOW = "seen_alike_low"
    SELF_SEES_MORE = "self_sees_more"
    OTHER_SEES_MORE = "other_sees_more"
    NOT_YET_SEEN = "not_yet_seen"
    NOT_YET_EXPLORED = "not_yet_explored"

    @property
    def apart(self) -> bool:
        """Whether the views are two steps or more apart."""
        return self in {Zone.SELF_SEES_MORE, Zone.OTHER_SEES_MORE}


def zone(self_rating: float | None, other_rating: float | None) -> Zone:
    """The zone of two ratings (section 2). A view from one side only, whichever side, is *not yet seen*."""
    if self_rating is None and other_rating is None:
        return Zone.NOT_YET_EXPLORED
    if self_rating is None or other_rating is None:
        return Zone.NOT_YET_SEEN
    gap = self_rating - other_rating
    if abs(gap) > SEEN_ALIKE_STEPS:
        return Zone.SELF_SEES_MORE if gap > 0 else Zone.OTHER_SEES_MORE
    if min(self_rating, other_rating) >= STRENGTH_RATING:
        return Zone.SHARED_STRENGTH
    return Zone.SEEN_ALIKE_LOW if max(self_rating, other_rating) <= LOW_RATING else Zone.SEEN_ALIKE


@dataclass(frozen=True, slots=True)
class Closeness:
    """Counts over the ``k`` items both rated: ``same``, ``within_one`` (same included), ``two``, ``three_plus`` apart.

    ``mean_gap`` is the mean of x − y, ``mean_abs_gap`` of its size, in steps; None when nothing was rated by both.
    """

    k: int
    same: int
    within_one: int
    two: int
    three_plus: int
    mean_gap: float | None
    mean_abs_gap: float | None


@dataclass(frozen=True, slots=True)
class IntraclassCorrelation:
    """The mean squares of a two-way table and the six forms of Shrout & Fleiss (1979); None where undefined.

    ``a`` forms ask for absolute agreement, ``c`` forms for consistency; ``1`` is one rater, ``k`` the raters' mean.
    """

    msb: float | None = None
    msj: float | None = None
    msw: float | None = None
    mse: float | None = None
    icc_1_1: float | None = None
    icc_a_1: float | None = None
    icc_c_1: float | None = None
    icc_1_k: float | None = None
    icc_a_k: float | None = None
    icc_c_k: float | None = None


@dataclass(frozen=True, slots=True)
class ProfileDistance:
    """Cronbach & Gleser's D² over ``k`` items as level + scatter + shape; None when nothing was rated by both."""

    k: int
    d2: float | None = None
    level: float | None = None
    scatter: float | None = None
    shape: float | None = None


def _pairs(x: Ratings, y: Ratings) -> list[tuple[float, float]]:
    """The pairs without a missing half. Raises ValueError when the lengths differ."""
    return [(a, b) for a, b in zip(x, y, strict=True) if a is not None and b is not None]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _ratio(above: float, below: float) -> float | None:
    return above / below if abs(below) > 1e-12 else None


def closeness(x: Ratings, y: Ratings) -> Closeness:
    """How many of the items both rated lie same, within one, two, and three or more steps apart."""
    gaps = [a - b for a, b in _pairs(x, y)]
    sizes = [abs(gap) for gap in gaps]
    return Closeness(
        k=len(gaps),
        same=sum(size == 0 for size in sizes),
        within_one=sum(size <= SEEN_ALIKE_STEPS for size in sizes),
        two=sum(SEEN_ALIKE_STEPS < size <= SEEN_DIFFERENTLY_STEPS for size in sizes),
        three_plus=sum(size > SEEN_DIFFERENTLY_STEPS for size in sizes),
        mean_gap=_mean(gaps) if gaps else None,
        mean_abs_gap=_mean(sizes) if sizes else None,
    )


def _table(x: Ratings, y: Ratings, categories: Sequence[float]) -> list[list[float]]:
    """The contingency table of both raters. Raises ValueError for a rating outside ``categories``."""
    place = {category: index for index, category in enumerate(categories)}
    table = [[0.0] * len(categories) for _category in categories]
    for a, b in _pairs(x, y):
        if a not in place or b not in place:
            raise ValueError("a rating lies outside the categories")
        table[place[a]][place[b]] += 1
    return table


def _disagreement(size: int, weights: Weights) -> list[list[float]]:
    """Weights for ``size`` categories. Raises ValueError for an unknown name or a matrix that does not fit."""
    if not isinstance(weights, str):
        if len(weights) != size or any(len(row) != size for row in weights):
            raise ValueError("the weights do not fit the table")
        return [list(row) for row in weights]
    power = {"quadratic": 2, "linear": 1, "identity": 0}.get(weights)
    if power is None:
        raise ValueError("unknown weights")
    return [[float(abs(i - j) ** power) if i != j else 0.0 for j in range(size)] for i in range(size)]


def _shares(table: Sequence[Sequence[float]]) -> tuple[list[list[float]], list[float], list[float]] | None:
    """Cell shares with both margins, or None for an empty table. Raises ValueError unless the table is square."""
    size = len(table)
    if any(len(row) != size for row in table):
        raise ValueError("the table is not square")
    total = sum(map(sum, table))
    if total <= 0:
        return None
    cells = [[cell / total for cell in row] for row in table]
    return cells, [sum(row) for row in cells], [sum(column) for column in zip(*cells, strict=True)]


def weighted_kappa_table(table: Sequence[Sequence[float]], weights: Weights = "quadratic") -> float | None:
    """Cohen's weighted kappa (1968) of a square table of counts or shares: 1 − Σw·p / Σw·p_i.·p_.j.

    None when either rater used one category throughout: there is no agreement beyond chance to speak of.
    """
    shares = _shares(table)
    if shares is None:
        return None
    cells, rows, columns = shares
    if sum(share > 0 for share in rows) < 2 or sum(share > 0 for share in columns) < 2:
        return None
    apart = _disagreement(len(cells), weights)
    places = list(product(range(len(cells)), repeat=2))
    observed = sum(apart[i][j] * cells[i][j] for i, j in places)
    share = _ratio(observed, sum(apart[i][j] * rows[i] * columns[j] for i, j in places))
    return None if share is None else 1 - share


def weighted_kappa(
    x: Ratings, y: Ratings, categories: Sequence[float] = SCALE, weights: Weights = "quadratic"
) -> float | None:
    """Weighted kappa over the fixed categories of the scale; with quadratic weights it equals ``concordance``."""
    return weighted_kappa_table(_table(x, y, categories), weights)


def gwet_ac_table(table: Sequence[Sequence[float]], weights: Weights = "quadratic") -> float | None:
    """Gwet's AC2 (AC1 with identity weights; Gwet 2008) of a square table. None when empty or undefined."""
    shares = _shares(table)
    size = len(table)
    if shares is None or size < 2:
        return None
    cells, rows, columns = shares
    apart = _disagreement(size, weights)
    widest = max(map(max, apart))
    if widest <= 0:
        return None
    agree = [[1 - cell / widest for cell in row] for row in apart]
    prevalence = [(row + column) / 2 for row, column in zip(rows, columns, strict=True)]
    observed = sum(agree[i][j] * cells[i][j] for i, j in product(range(size), repeat=2))
    expected = sum(map(sum, agree)) / (size * (size - 1)) * sum(share * (1 - share) for share in prevalence)
    return _ratio(observed - expected, 1 - expected)


def gwet_ac(
    x: Ratings, y: Ratings, categories: Sequence[float] = SCALE, weights: Weights = "quadratic"
) -> float | None:
    """Gwet's AC2 over the fixed categories of the scale."""
    return gwet_ac_table(_table(x, y, categories), weights)


def concordance(x: Ratings, y: Ratings, ddof: int = 0) -> float | None:
    """Lin's concordance correlation, with moments divided by n − ``ddof``. None when either profile is constant."""
    pairs = _pairs(x, y)
    if len(pairs) <= max(ddof, 1):
        return None
    left, right = [a for a, _b in pairs], [b for _a, b in pairs]
    if len(set(left)) < 2 or len(set(right)) < 2:
        return None
    mean_left, mean_right = _mean(left), _mean(right)
    divisor = len(pairs) - ddof
    covariance = sum((a - mean_left) * (b - mean_right) for a, b in pairs) / divisor
    spread = sum((a - mean_left) ** 2 + (b - mean_right) ** 2 for a, b in pairs) / divisor
    return _ratio(2 * covariance, spread + (mean_left - mean_right) ** 2)


def icc(matrix: Sequence[Sequence[float | None]]) -> IntraclassCorrelation:
    """The six Shrout-Fleiss forms of a table with one row per item and one column per rater.

    Rows with a missing rating are left out. Raises ValueError when rows differ in length.
    """
    if len({len(row) for row in matrix}) > 1:
        raise ValueError("every row needs one value per rater")
    rows = [[value for value in row if value is not None] for row in matrix if None not in row]
    n, k = len(rows), len(rows[0]) if rows else 0
    if n < 2 or k < 2:
        return IntraclassCorrelation()
    grand = sum(map(sum, rows)) / (n * k)
    columns = list(zip(*rows, strict=True))
    between = k * sum((_mean(row) - grand) ** 2 for row in rows)
    raters = n * sum((_mean(column) - grand) ** 2 for column in columns)
    within = sum((value - _mean(row)) ** 2 for row in rows for value in row)
    msb, msj, msw = between / (n - 1), raters / (k - 1), within / (n * (k - 1))
    mse = max(0.0, within - raters) / ((n - 1) * (k - 1))
    return IntraclassCorrelation(
        msb=msb,
        msj=msj,
        msw=msw,
        mse=mse,
        icc_1_1=_ratio(msb - msw, msb + (k - 1) * msw),
        icc_a_1=_ratio(msb - mse, msb + (k - 1) * mse + k * (msj - mse) / n),
        icc_c_1=_ratio(msb - mse, msb + (k - 1) * mse),
        icc_1_k=_ratio(msb - msw, msb),
        icc_a_k=_ratio(msb - mse, msb + (msj - mse) / n),
        icc_c_k=_ratio(msb - mse, msb),
    )


def profile_distance(x: Ratings, y: Ratings) -> ProfileDistance:
    """D² = Σ(x−y)² = k(x̄−ȳ)² + k(sx−sy)² + 2k(sx·sy − cov), moments with 1/n (Cronbach & Gleser 1953)."""
    pairs = _pairs(x, y)
    k = len(pairs)
    if not k:
        return ProfileDistance(0)
    mean_x, mean_y = _mean([a for a, _b in pairs]), _mean([b for _a, b in pairs])
    sx = _mean([(a - mean_x) ** 2 for a, _b in pairs]) ** 0.5
    sy = _mean([(b - mean_y) ** 2 for _a, b in pairs]) ** 0.5
    covariance = _mean([(a - mean_x) * (b - mean_y) for a, b in pairs])
    return ProfileDistance(
        k=k,
        d2=float(sum((a - b) ** 2 for a, b in pairs)),
        level=k * (mean_x - mean_y) ** 2,
        scatter=k * (sx - sy) ** 2,
        shape=2 * k * (sx * sy - covariance),
    )
