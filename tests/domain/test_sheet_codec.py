"""A sheet as it travels and is kept: there and back, spelt as before where it says no more than before."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.domain.checkin import Amount, Answer, Basis, Missing, Moment, Question, Remarks, Subject
from leaderlens.domain.sheet_codec import decode_remarks, decode_sheet, encode_remarks, encode_sheet

QUESTION = Question("ryley.patient", Subject.LEADER)
OTHER = Question("taylor.trust_truth_tolerance.trust", Subject.PAIR)
WORDED = Question("ryley.honest", Subject.CHIEF_EXECUTIVE, "1f0c2d3e")

_STEPS = st.integers(1, 7)
_EXTRAS = {
    "note": st.text(max_size=20),
    "basis": st.none() | st.sampled_from(Basis),
    "amount": st.none() | st.sampled_from(Amount),
    "prediction": st.none() | _STEPS,
}
ANSWERS = st.builds(Answer, rating=_STEPS, **_EXTRAS) | st.builds(Answer, missing=st.sampled_from(Missing), **_EXTRAS)
MOMENTS = st.builds(
    Moment,
    text=st.text(min_size=1, max_size=20).map(lambda text: text + "!"),
    event_id=st.sampled_from(["", "e1"]),
    day=st.none() | st.dates(),
    items=st.lists(st.sampled_from(["ryley.patient", "ryley.honest"]), max_size=3).map(tuple),
    shared=st.booleans(),
)
REMARKS = st.builds(
    Remarks,
    moments=st.lists(MOMENTS, max_size=6).map(tuple),
    measures=st.dictionaries(st.just(Question("convenor.relationship_time", Subject.LEADER)), st.integers(0, 100)),
)


@given(st.dictionaries(st.sampled_from([QUESTION, OTHER, WORDED]), ANSWERS), REMARKS)
def test_there_and_back_without_what_is_private(answers: dict[Question, Answer], remarks: Remarks) -> None:
    assert decode_sheet(encode_sheet(answers, remarks)) == (answers, remarks.shared)
    assert decode_remarks(encode_remarks(remarks)) == remarks


def test_a_sheet_that_says_no_more_than_before_is_spelt_as_before() -> None:
    answers = {QUESTION: Answer(rating=5, note="…"), OTHER: Answer(missing=Missing.NO_CHANCE)}
    private = Remarks((Moment("Only for me"),))
    assert encode_sheet(answers, private) == {
        "ryley.patient:leader": {"v": 5, "note": "…"},
        "taylor.trust_truth_tolerance.trust:pair": {"m": "no_chance"},
    }


def test_what_is_new_is_spelt_once() -> None:
    answers = {WORDED: Answer(5, basis=Basis.SEVERAL, amount=Amount.TOO_MUCH, prediction=4)}
    remarks = Remarks(
        (Moment("Budget night", "e1", date(2026, 2, 26), ("ryley.honest",), shared=True), Moment("Mine")),
        {Question("convenor.relationship_time", Subject.LEADER): 55},
    )
    assert encode_sheet(answers, remarks) == {
        "ryley.honest:chief_executive:1f0c2d3e": {"v": 5, "b": "several", "a": "too_much", "p": 4},
        "sheet": {
            "moments": [
                {
                    "text": "Budget night",
                    "event": "e1",
                    "day": "2026-02-26",
                    "items": ["ryley.honest"],
                    "shared": True,
                }
            ],
            "measures": {"convenor.relationship_time:leader": 55},
        },
    }


@pytest.mark.parametrize(
    "raw",
    [
        [],
        {"ryley.patient": {"v": 5}},
        {"ryley.patient:nobody": {"v": 5}},
        {"ryley.patient:leader:xyz": {"v": 5}},
        {"ryley.patient:leader": 5},
        {"ryley.patient:leader": {}},
        {"ryley.patient:leader": {"v": 0}},
        {"ryley.patient:leader": {"v": 8}},
        {"ryley.patient:leader": {"v": True}},
        {"ryley.patient:leader": {"v": "5"}},
        {"ryley.patient:leader": {"v": None, "m": "talk"}},
        {"ryley.patient:leader": {"v": 5, "m": "talk"}},
        {"ryley.patient:leader": {"m": "later"}},
        {"ryley.patient:leader": {"v": 5, "note": ""}},
        {"ryley.patient:leader": {"v": 5, "note": 1}},
        {"ryley.patient:leader": {"v": 5, "extra": 1}},
        {"ryley.patient:leader": {"v": 5, "p": 9}},
        {"ryley.patient:leader": {"v": 5, "b": "hearsay"}},
        {"sheet": {}},
        {"sheet": []},
        {"sheet": {"moments": [{"text": "Mine"}]}},
        {"sheet": {"moments": [{"text": " ", "shared": True}]}},
        {"sheet": {"moments": [{"text": "Ours", "shared": True, "day": "yesterday"}]}},
        {"sheet": {"moments": [{"text": "Ours", "shared": True, "items": ["a", "b", "c", "d"]}]}},
        {"sheet": {"moments": [{"text": f"{n}", "shared": True} for n in range(7)]}},
        {"sheet": {"measures": {"convenor.relationship_time:leader": 101}}},
        {"sheet": {"measures": {"time": 10}}},
        {"sheet": {"weather": "fine"}},
    ],
)
def test_what_nobody_would_have_written_is_refused(raw: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode_sheet(raw)
