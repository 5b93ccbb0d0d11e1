"""The statistics against those of other hands, on random data: scipy, scikit-learn, pingouin, pymannkendall and others.

Gwet's AC has no kept library that installs beside these (docs/adr/0011); its expected values come from the published
tables in tests/reference.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from math import isclose

import numpy as np
import pytest

with warnings.catch_warnings():  # their own imports warn about their own dependencies, which is not ours to mend
    warnings.simplefilter("ignore")
    import pandas as pd
    import pingouin
    import pymannkendall
    from scipy import stats
    from sklearn.metrics import cohen_kappa_score
    from statsmodels.stats.inter_rater import cohens_kappa

from leaderlens.analysis import agreement, change, quality, trend

SEEDS = range(40)
SCALE = list(range(1, 8))


def ratings(seed: int, count: int, low: int = 1, high: int = 7) -> tuple[list[int], list[int]]:
    """Two raters who see much the same thing, with a little noise each."""
    dice = np.random.default_rng(seed)
    seen = dice.integers(low, high + 1, count)
    noise = dice.integers(-2, 3, (2, count))
    first, second = (np.clip(seen + one, low, high).tolist() for one in noise)
    return first, second


def close(ours: float | None, theirs: float) -> bool:
    """Equal to nine digits; None where other libraries answer NaN."""
    if ours is None:
        return bool(np.isnan(theirs))
    return isclose(ours, float(theirs), rel_tol=1e-9, abs_tol=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("ours", "theirs"), [("quadratic", "quadratic"), ("linear", "linear"), ("identity", None)])
def test_weighted_kappa_is_that_of_scikit_learn(seed: int, ours: agreement.Weights, theirs: str | None) -> None:
    x, y = ratings(seed, 20)
    expected = cohen_kappa_score(x, y, labels=SCALE, weights=theirs)
    assert close(agreement.weighted_kappa(x, y, weights=ours), expected)


@pytest.mark.parametrize("seed", SEEDS)
def test_weighted_kappa_of_a_table_is_that_of_statsmodels(seed: int) -> None:
    table = np.random.default_rng(seed).integers(0, 9, (4, 4)) + np.eye(4, dtype=int)
    for weights, wt in (("quadratic", "fc"), ("linear", "ca"), ("identity", None)):
        expected = cohens_kappa(table, wt=wt, return_results=False)
        assert close(agreement.weighted_kappa_table(table.tolist(), weights), expected)  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", SEEDS)
def test_concordance_is_kappa_with_quadratic_weights_and_the_textbook_formula(seed: int) -> None:
    x, y = ratings(seed, 19)
    assert close(agreement.concordance(x, y), cohen_kappa_score(x, y, labels=SCALE, weights="quadratic"))
    covariance = np.cov(x, y, ddof=1)
    expected = 2 * covariance[0, 1] / (covariance[0, 0] + covariance[1, 1] + (np.mean(x) - np.mean(y)) ** 2)
    assert close(agreement.concordance(x, y, ddof=1), expected)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.filterwarnings("ignore")
def test_the_six_intraclass_correlations_are_those_of_pingouin(seed: int) -> None:
    x, y = ratings(seed, 12)
    table = pd.DataFrame(
        {
            "item": [*range(12), *range(12)],
            "rater": ["x"] * 12 + ["y"] * 12,
            "rating": [*x, *y],
        }
    )
    theirs = pingouin.intraclass_corr(table, targets="item", raters="rater", ratings="rating")["ICC"].to_list()
    ours = agreement.icc(list(zip(x, y, strict=True)))
    found = (ours.icc_1_1, ours.icc_a_1, ours.icc_c_1, ours.icc_1_k, ours.icc_a_k, ours.icc_c_k)
    assert all(close(one, other) for one, other in zip(found, theirs, strict=True))


@pytest.mark.parametrize("seed", SEEDS)
def test_profile_distance_adds_up_to_the_squared_euclidean_distance(seed: int) -> None:
    x, y = ratings(seed, 20)
    found = agreement.profile_distance(x, y)
    assert close(found.d2, float(np.linalg.norm(np.subtract(x, y)) ** 2))
    correlation = stats.pearsonr(x, y).statistic
    assert close(found.level, 20 * (np.mean(x) - np.mean(y)) ** 2)
    assert close(found.scatter, 20 * (np.std(x) - np.std(y)) ** 2)
    assert close(found.shape, 2 * 20 * np.std(x) * np.std(y) * (1 - correlation))


@pytest.mark.parametrize("seed", SEEDS)
def test_mann_kendall_is_that_of_pymannkendall(seed: int) -> None:
    values, _other = ratings(seed, 9 + seed % 12)
    theirs = pymannkendall.original_test(values)
    ours = trend.mann_kendall(values)
    assert (ours.s, ours.n) == (theirs.s, len(values))
    assert close(ours.variance, theirs.var_s)
    assert close(ours.z, theirs.z)
    assert close(ours.p, theirs.p)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_exact_p_of_a_short_series_without_ties_is_that_of_scipy(seed: int) -> None:
    length = 4 + seed % 5
    values = np.random.default_rng(seed).permutation(length).tolist()
    assert close(trend.mann_kendall(values).exact, stats.kendalltau(range(length), values, method="exact").pvalue)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_theil_sen_line_is_that_of_scipy(seed: int) -> None:
    values, _other = ratings(seed, 7 + seed % 9)
    days = np.cumsum(np.random.default_rng(seed).integers(7, 60, len(values))).tolist()
    theirs = stats.theilslopes(values, days, method="separate")
    ours = trend.theil_sen(values, days)
    assert close(ours.slope, theirs.slope)
    assert close(ours.intercept, theirs.intercept)
    if ours.low is not None and ours.high is not None:  # scipy takes whole ranks, Gilbert goes between two
        assert ours.low <= theirs.slope <= ours.high


@pytest.mark.parametrize("seed", SEEDS)
def test_non_overlap_is_the_mann_whitney_u_as_a_share(seed: int) -> None:
    before, after = ratings(seed, 8)
    theirs = stats.mannwhitneyu(after, before).statistic / 64
    assert close(trend.nap(before, after), theirs)


@pytest.mark.parametrize("steps", range(1, 7))
@pytest.mark.parametrize("sem", [0.3, 0.522233, 0.7, 1.1])
def test_the_chance_of_steps_is_the_normal_tail(steps: int, sem: float) -> None:
    assert close(change.chance_of_steps(steps, sem), 2 * stats.norm.sf((steps - 0.5) / (np.sqrt(2) * sem)))


@pytest.mark.parametrize("seed", SEEDS)
def test_wobble_is_the_root_of_half_the_mean_squared_difference(seed: int) -> None:
    series = [ratings(seed + place, 8)[0] for place in range(5)]
    found = change.pooled_sem(series)
    assert found.differences == 35
    assert close(found.sem, float(np.sqrt(np.mean(np.diff(np.array(series)) ** 2) / 2)))
    assert close(change.mdc95(0.7, 1), 0.5 + stats.norm.ppf(0.975).round(2) * np.sqrt(2) * 0.7)


@pytest.mark.parametrize("seed", SEEDS)
def test_spread_is_that_of_scipy(seed: int) -> None:
    values: Sequence[int] = ratings(seed, 20)[0]
    assert close(quality.spread(values), stats.tstd(values))
