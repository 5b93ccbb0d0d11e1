from __future__ import annotations

import math
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.analysis.agreement import (
    IntraclassCorrelation,
    ProfileDistance,
    Zone,
    closeness,
    concordance,
    gwet_ac,
    gwet_ac_table,
    icc,
    profile_distance,
    weighted_kappa,
    weighted_kappa_table,
    zone,
)
from tests.analysis.reference import digits, example

A1 = example("A1_")
A2 = example("A2_")
SAME = example("A2b_")["input"]
CE, LEADER = A1["input"]["ce_self"], A1["input"]["leader_view"]

RATING = st.one_of(st.none(), st.integers(1, 7))
PROFILES = st.lists(st.tuples(RATING, RATING), max_size=30)


def split(pairs: list[tuple[int | None, int | None]]) -> tuple[list[int | None], list[int | None]]:
    return [a for a, _b in pairs], [b for _a, b in pairs]


def test_one_wave_is_counted() -> None:
    found, expected = closeness(CE, LEADER), A1["expected"]["closeness"]
    assert (found.k, found.same, found.within_one, found.two, found.three_plus) == (19, 8, 16, 2, 1)
    assert found.mean_gap == digits(expected["mean_gap"])
    assert found.mean_abs_gap == digits(expected["mean_abs_gap"])


def test_one_wave_in_the_coach_s_numbers() -> None:
    expected = A1["expected"]
    assert weighted_kappa(CE, LEADER) == digits(expected["qwk_equals_ccc_n"])
    assert concordance(CE, LEADER) == digits(expected["qwk_equals_ccc_n"])
    assert concordance(CE, LEADER, ddof=1) == digits(expected["ccc_n_minus_1"])
    assert gwet_ac(CE, LEADER) == digits(expected["ac2_quadratic"])
    form = icc(list(zip(CE, LEADER, strict=True)))
    assert form.icc_a_1 == digits(expected["icc_A1"])
    assert form.icc_c_1 == digits(expected["icc_C1"])


def test_the_distance_of_two_profiles_falls_into_level_scatter_and_shape() -> None:
    found, expected = profile_distance(CE, LEADER), A1["expected"]["profile"]
    assert found.k == 19
    assert found.d2 == digits(expected["D2"])
    assert found.level == digits(expected["level"])
    assert found.scatter == digits(expected["scatter"])
    assert found.shape == digits(expected["shape"])


def test_the_kappa_paradox() -> None:
    x, y = A2["input"]["x"], A2["input"]["y"]
    assert closeness(x, y).within_one == closeness(x, y).k == 20
    assert weighted_kappa(x, y) == digits(A2["expected"]["qwk"])
    assert gwet_ac(x, y) == digits(A2["expected"]["ac2_quadratic"])


def test_the_same_answer_throughout_leaves_kappa_undefined() -> None:
    assert weighted_kappa(SAME["x"], SAME["y"]) is None
    assert concordance(SAME["x"], SAME["y"]) is None
    assert gwet_ac(SAME["x"], SAME["y"]) == 1.0
    assert icc(list(zip(SAME["x"], SAME["y"], strict=True))).icc_a_1 is None


def test_one_constant_profile_leaves_kappa_undefined_too() -> None:
    assert weighted_kappa([6, 6, 6], [5, 6, 7]) is None
    assert concordance([6, 6, 6], [5, 6, 7]) is None


def test_shrout_and_fleiss_1979() -> None:
    case = example("A9_")
    found, expected = icc(case["input"]), case["expected"]
    assert asdict(found) == {
        "msb": digits(expected["MSB"]),
        "msj": digits(expected["MSJ"]),
        "msw": digits(expected["MSW"]),
        "mse": digits(expected["MSE"]),
        "icc_1_1": digits(expected["ICC(1,1)"]),
        "icc_a_1": digits(expected["ICC(2,1)=ICC(A,1)"]),
        "icc_c_1": digits(expected["ICC(3,1)=ICC(C,1)"]),
        "icc_1_k": digits(expected["ICC(1,k)"]),
        "icc_a_k": digits(expected["ICC(2,k)"]),
        "icc_c_k": digits(expected["ICC(3,k)"]),
    }


def test_cohen_1968() -> None:
    case = example("A10_")
    table = case["input"]["P"]
    assert weighted_kappa_table(table, "identity") == digits(case["expected"]["kappa"])
    assert weighted_kappa_table(table, case["input"]["W"]) == digits(case["expected"]["kw"])
    assert weighted_kappa_table(table, case["input"]["W2"]) == digits(case["expected"]["kw2"])


def test_bortz() -> None:
    case = example("A11_")
    assert weighted_kappa_table(case["input"], "linear") == digits(case["expected"]["linear"])
    assert weighted_kappa_table(case["input"], "quadratic") == digits(case["expected"]["quadratic"])
    assert gwet_ac_table(case["input"], "quadratic") == digits(case["expected"]["ac2_quadratic"])


def test_lin_s_concordance() -> None:
    case = example("A12_")
    x, y = case["input"]["x"], case["input"]["y"]
    assert concordance(x, y) == digits(case["expected"]["ccc_n"])
    assert concordance(x, y, ddof=1) == digits(case["expected"]["ccc_n_minus_1"])


@pytest.mark.parametrize(
    ("self_rating", "other_rating", "expected"),
    [
        (6, 6, Zone.SHARED_STRENGTH),
        (7, 6, Zone.SHARED_STRENGTH),
        (6, 5, Zone.SEEN_ALIKE),
        (4, 4, Zone.SEEN_ALIKE),
        (4, 3, Zone.SEEN_ALIKE),
        (3, 3, Zone.SEEN_ALIKE_LOW),
        (2, 3, Zone.SEEN_ALIKE_LOW),
        (6, 4, Zone.SELF_SEES_MORE),
        (1, 7, Zone.OTHER_SEES_MORE),
        (5, None, Zone.NOT_YET_SEEN),
        (None, 5, Zone.NOT_YET_SEEN),
        (None, None, Zone.NOT_YET_EXPLORED),
    ],
)
def test_zones(self_rating: int | None, other_rating: int | None, expected: Zone) -> None:
    assert zone(self_rating, other_rating) is expected
    assert expected.apart == (expected in {Zone.SELF_SEES_MORE, Zone.OTHER_SEES_MORE})


def test_nothing_rated_by_both() -> None:
    x, y = [5, None], [None, 6]
    assert closeness(x, y).mean_gap is None
    assert weighted_kappa(x, y) is None
    assert gwet_ac(x, y) is None
    assert concordance(x, y) is None
    assert icc([(5, None), (None, 6)]) == IntraclassCorrelation()
    assert profile_distance(x, y) == ProfileDistance(0)


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        closeness([1, 2], [1])
    with pytest.raises(ValueError, match="categories"):
        weighted_kappa([8], [1])
    with pytest.raises(ValueError, match="square"):
        weighted_kappa_table([[1, 2], [3]])
    with pytest.raises(ValueError, match="fit"):
        weighted_kappa_table([[1, 2], [3, 4]], [[0]])
    with pytest.raises(ValueError, match="unknown"):
        weighted_kappa_table([[1, 2], [3, 4]], "cubic")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="one value per rater"):
        icc([(1, 2), (1,)])


def test_weights_without_any_disagreement_leave_ac_undefined() -> None:
    assert gwet_ac_table([[1, 0], [0, 1]], [[0, 0], [0, 0]]) is None
    assert gwet_ac_table([[4]]) is None


@given(PROFILES)
def test_every_measure_is_symmetric_bounded_and_never_a_nan(pairs: list[tuple[int | None, int | None]]) -> None:
    x, y = split(pairs)
    there, back = closeness(x, y), closeness(y, x)
    assert there.within_one + there.two + there.three_plus == there.k
    assert (there.same, there.two, there.three_plus) == (back.same, back.two, back.three_plus)
    for measure in (weighted_kappa, gwet_ac, concordance):
        found, other_way = measure(x, y), measure(y, x)
        assert (found is None) == (other_way is None)
        if found is not None and other_way is not None:
            assert math.isclose(found, other_way, abs_tol=1e-9)
            assert -1 - 1e-9 <= found <= 1 + 1e-9


@given(PROFILES)
def test_quadratic_kappa_is_concordance(pairs: list[tuple[int | None, int | None]]) -> None:
    kappa, ccc = weighted_kappa(*split(pairs)), concordance(*split(pairs))
    assert (kappa is None) == (ccc is None)
    if kappa is not None and ccc is not None:
        assert math.isclose(kappa, ccc, abs_tol=1e-9)


@given(PROFILES)
def test_level_scatter_and_shape_add_up(pairs: list[tuple[int | None, int | None]]) -> None:
    found = profile_distance(*split(pairs))
    if found.k:
        assert found.level is not None
        assert found.scatter is not None
        assert found.shape is not None
        assert math.isclose(found.d2 or 0.0, found.level + found.scatter + found.shape, abs_tol=1e-6)
        assert found.shape >= -1e-9
    else:
        assert found.d2 is None


@given(RATING, RATING)
def test_every_two_ratings_have_a_zone_and_a_gap_is_seen_from_both_chairs(a: int | None, b: int | None) -> None:
    there, back = zone(a, b), zone(b, a)
    assert there.apart == back.apart
    if there.apart:
        assert there is not back
    else:
        assert there is back
