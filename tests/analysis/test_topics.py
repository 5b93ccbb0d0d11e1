from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.analysis.topics import Candidate, choose, score
from tests.analysis.reference import digits, example

A14 = example("A14_")
CHOICE = choose(A14["input"]["candidates"], A14["input"]["session"], A14["input"]["prev_explore_target"])


@pytest.mark.parametrize("place", range(6))
def test_the_parts_of_every_score(place: int) -> None:
    found, expected = CHOICE.scored[place], A14["expected"]["parts"][place]
    assert found.candidate.name == expected["name"]
    parts = (found.gap, found.drop, found.low, found.asked, found.evidence, found.waiting)
    assert parts == tuple(digits(expected[letter]) for letter in "GDLREU")
    assert found.base == digits(expected["base"])
    assert found.freshness == expected["F"]
    assert found.score == digits(expected["score"])
    assert found.celebrate == digits(A14["expected"]["celebrate_scores"][place])
    assert found.explore == digits(A14["expected"]["explore_scores"][place])
    assert found.notice == digits(A14["expected"]["notice_scores"][place])


def test_the_three_cards() -> None:
    picked = A14["expected"]["picked"]
    cards = [CHOICE.celebrate, CHOICE.explore, CHOICE.noticed]
    assert [card.name if card else None for card in cards] == [
        picked["celebrate"],
        picked["explore"],
        picked["notice"],
    ]


def test_waiting_alone_never_picks() -> None:
    assert choose([Candidate("patient", "Leader", "drive", 5, 5)], 3).explore is None
    assert choose([], 1).scored == ()


def test_the_same_person_as_last_time_steps_back() -> None:
    one = Candidate("decisive", "CE", "drive", 6, 3)
    assert score(one, 4, "CE").explore == digits(0.85 * score(one, 4, "Leader").explore)


def test_ties_go_to_what_waited_longer_then_to_list_order() -> None:
    first = Candidate("patient", "Leader", "a", 6, 3, last=1)
    again = Candidate("honest", "Leader", "b", 6, 3, last=1)
    choice = choose([first, again], 7)
    assert (choice.explore, choice.noticed) == (first, again)


def test_a_missing_view_is_neither_gap_nor_strength() -> None:
    found = score(Candidate("unselfish", "CE", "integrity", 6, None, flag_s=True), 2)
    assert (found.gap, found.low, found.celebrate) == (0, 0, 0)
    assert found.score > 0


RATING = st.one_of(st.none(), st.integers(1, 7))
CANDIDATES = st.lists(
    st.builds(
        Candidate,
        name=st.sampled_from(["a", "b", "c", "d"]),
        target=st.sampled_from(["Leader", "CE", "Us"]),
        cluster=st.sampled_from(["x", "y"]),
        s=RATING,
        o=RATING,
        prev_s=RATING,
        prev_o=RATING,
        hist_s=st.lists(RATING, max_size=4),
        hist_o=st.lists(RATING, max_size=4),
        flag_s=st.booleans(),
        ev_o=st.booleans(),
        last=st.one_of(st.none(), st.integers(1, 8)),
    ),
    max_size=8,
)


@given(CANDIDATES)
def test_three_different_cards_and_parts_within_bounds(candidates: list[Any]) -> None:
    choice = choose(candidates, 9, "CE")
    cards = [card for card in (choice.celebrate, choice.explore, choice.noticed) if card is not None]
    assert len({id(card) for card in cards}) == len(cards)
    for one in choice.scored:
        parts = (one.gap, one.drop, one.low, one.asked, one.evidence, one.waiting, one.score)
        assert all(0 <= part <= 1 for part in parts)
