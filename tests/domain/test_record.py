"""What travels: payloads that have one spelling, bounded fields, and events that stay facts even when wrong."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.domain.canonical import canon
from leaderlens.domain.checkin import Amount, Answer, Basis, Missing, Moment, Question, Remarks, Subject
from leaderlens.domain.record import (
    LARGEST_PAYLOAD,
    Commit,
    Event,
    Malformed,
    Open,
    RecordError,
    SetFields,
    Unknown,
    decode,
    encode,
    form_hash,
)
from leaderlens.domain.text import portable

PAIR, ME, THEM, ROUND = "ab" * 16, "11" * 16, "22" * 16, "c1" * 16
QUESTION = Question("ryley.patient", Subject.LEADER)
OTHER = Question("taylor.trust_truth_tolerance.trust", Subject.PAIR)

NOTES = st.text(max_size=60).map(portable)
ANSWERS = st.builds(Answer, rating=st.integers(1, 7), note=NOTES) | st.builds(
    Answer, missing=st.sampled_from(Missing), note=NOTES
)
IDS = st.from_regex(r"[0-9a-f]{64}", fullmatch=True)
NAMES = st.from_regex(r"[a-z0-9_:.-]{1,20}", fullmatch=True)
EVENTS = (
    st.builds(SetFields, NAMES, NAMES, st.dictionaries(NAMES, NOTES | st.integers(0, 9), min_size=1, max_size=3))
    | st.builds(Commit, NAMES, IDS, IDS)
    | st.builds(
        Open,
        NAMES,
        IDS,
        st.just((QUESTION, OTHER)),
        st.dictionaries(st.sampled_from([QUESTION, OTHER]), ANSWERS),
        IDS,
        IDS,
    )
)


def payload(*events: Event, n: int = 1, seen: dict[str, int] | None = None) -> bytes:
    previous = "" if n == 1 else "0" * 64
    return encode(pair_id=PAIR, author=ME, n=n, previous=previous, seen=seen or {}, moment=1, events=events)


def respelled(**changes: Any) -> bytes:
    """A payload with fields changed, padded again as its author would."""
    fields = json.loads(payload(Commit(ROUND, "f" * 64, "e" * 64), n=2, seen={THEM: 3}))
    fields.update(changes)
    fields = {name: value for name, value in fields.items() if value is not ...}
    if "z" not in changes:
        fields["z"] = ""
        fields["z"] = "0" * (-len(canon(fields)) % 1024)
    return canon(fields)


@given(st.lists(EVENTS, max_size=4), st.integers(1, 99_999_999), st.integers(1, 99_999_999))
def test_there_and_back(events: list[Event], n: int, seen: int) -> None:
    data = payload(*events, n=n, seen={THEM: seen})
    bundle = decode(data)

    assert len(data) % 1024 == 0
    assert bundle.id == hashlib.sha256(data).hexdigest()
    assert (bundle.pair_id, bundle.author, bundle.n, dict(bundle.seen)) == (PAIR, ME, n, {THEM: seen})
    assert list(bundle.events) == events


def test_a_seal_a_line_and_a_receipt_have_the_same_size() -> None:
    seal = payload(Commit(ROUND, "f" * 64, "e" * 64))
    line = payload(SetFields("event", "e1", {"title": "Budget"}))
    assert len(seal) == len(line) == len(payload()) == 1024


def _opening(answer: Answer, question: Question = QUESTION, remarks: Remarks | None = None) -> Open:
    return Open(ROUND, "a" * 64, (question,), {question: answer}, "b" * 64, "c" * 64, remarks or Remarks())


@pytest.mark.parametrize(
    "event",
    [
        _opening(Answer(5, prediction=4)),
        _opening(Answer(5, basis=Basis.SEVERAL)),
        _opening(Answer(5, amount=Amount.TOO_MUCH)),
        _opening(Answer(5), Question("ryley.patient", Subject.LEADER, "1f0c2d3e")),
        _opening(Answer(5), remarks=Remarks((Moment("Budget night", shared=True),))),
    ],
)
def test_what_version_1_cannot_say_goes_out_as_version_2_and_counts_in_no_other(event: Open) -> None:
    data = payload(event)
    assert json.loads(data)["v"] == 2
    assert decode(data).events == (event,)
    pretended = canon(json.loads(data) | {"v": 1})
    assert decode(pretended).events == (Malformed("open"),)


def test_what_version_1_can_say_goes_out_as_version_1() -> None:
    assert json.loads(payload(_opening(Answer(5, note="…"))))["v"] == 1
    assert json.loads(payload(SetFields("event", "e1", {"title": "Budget"})))["v"] == 1


def test_a_form_with_one_question_in_two_wordings_is_malformed() -> None:
    twice = (QUESTION, Question(QUESTION.item, QUESTION.subject, "1f0c2d3e"))
    raw = json.loads(payload(_opening(Answer(5)))) | {"v": 2}
    raw["e"][0]["q"] = [question.key for question in twice]
    raw["z"] = ""
    raw["z"] = "0" * (-len(canon(raw)) % 1024)
    assert decode(canon(raw)).events == (Malformed("open"),)


def test_a_form_is_named_by_its_questions_not_by_their_order() -> None:
    assert form_hash([QUESTION, OTHER]) == form_hash([OTHER, QUESTION, OTHER])
    assert form_hash([QUESTION]) != form_hash([OTHER])
    assert len(form_hash([])) == 64


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"a": "11"}, "payload-fields"),
        ({"a": ME.upper().replace("1", "A")}, "payload-fields"),
        ({"n": 0}, "payload-fields"),
        ({"n": 100_000_000}, "payload-fields"),
        ({"n": "2"}, "payload-fields"),
        ({"n": True}, "payload-fields"),
        ({"p": ""}, "payload-fields"),
        ({"n": 1}, "payload-previous"),
        ({"pair": "x" * 32}, "payload-fields"),
        ({"s": "diary"}, "payload-fields"),
        ({"seen": []}, "payload-seen"),
        ({"seen": {ME: 1}}, "payload-seen"),
        ({"seen": {THEM: 0}}, "payload-fields"),
        ({"seen": {f"{number:032x}": 1 for number in range(17)}}, "payload-seen"),
        ({"t": -1}, "payload-fields"),
        ({"v": 0}, "payload-fields"),
        ({"v": 3}, "newer-version"),
        ({"v": ...}, "payload-fields"),
        ({"z": 5}, "payload-padding"),
        ({"z": ""}, "payload-padding"),
        ({"z": "1" * 10}, "payload-padding"),
        ({"e": {}}, "payload-events"),
        ({"e": [1]}, "payload-events"),
        ({"e": [{}]}, "payload-events"),
        ({"e": [{"op": "set"}] * 257}, "payload-events"),
        ({"more": 1}, "payload-fields"),
    ],
)
def test_fields_that_are_not_a_payload(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(RecordError) as refused:
        decode(respelled(**changes))
    assert refused.value.code == code


def test_padding_beyond_the_next_kib_is_another_spelling() -> None:
    data = json.loads(payload())
    data["z"] += "0" * 1024
    with pytest.raises(RecordError) as refused:
        decode(canon(data))
    assert refused.value.code == "payload-padding"


@pytest.mark.parametrize("data", [b"[]", b"1", b'"text"', b"null"])
def test_a_payload_is_an_object(data: bytes) -> None:
    with pytest.raises(RecordError) as refused:
        decode(data)
    assert refused.value.code == "payload-fields"


@pytest.mark.parametrize(
    "raw",
    [
        {"op": "set", "kind": "event", "id": "e1", "f": {}},
        {"op": "set", "kind": "Event", "id": "e1", "f": {"a": 1}},
        {"op": "set", "kind": "event", "id": "", "f": {"a": 1}},
        {"op": "set", "kind": "event", "id": "e1", "f": {"a": 1}, "x": 1},
        {"op": "set", "kind": "event", "id": "e1", "f": [1]},
        {"op": "commit", "round": ROUND, "form": "f" * 64},
        {"op": "commit", "round": ROUND, "form": "f" * 64, "h": "e" * 63},
        {"op": "open", "round": ROUND, "salt": "5" * 64, "q": [], "r": [], "of": "0" * 64, "peer": "0" * 64},
        {"op": "open", "round": ROUND, "salt": "5" * 64, "q": "", "r": {}, "of": "0" * 64, "peer": "0" * 64},
        {
            "op": "open", "round": ROUND, "salt": "5" * 64, "q": ["b.b:pair", "a.a:pair"], "r": {},
            "of": "0" * 64, "peer": "0" * 64,
        },
    ],
)  # fmt: skip
def test_a_known_event_with_wrong_fields_stays_as_a_malformed_one(raw: dict[str, Any]) -> None:
    assert decode(respelled(e=[raw])).events == (Malformed(raw["op"]),)


def test_an_event_of_a_later_version_stays_as_an_unknown_one() -> None:
    assert decode(respelled(e=[{"op": "grant", "coach": THEM}])).events == (Unknown("grant"),)


def test_what_nobody_may_read_is_never_written() -> None:
    with pytest.raises(RecordError):
        payload(SetFields("Event", "e1", {"title": "x"}))
    with pytest.raises(RecordError):
        payload(Unknown("grant"))
    with pytest.raises(ValueError, match="json-string"):
        payload(SetFields("event", "e1", {"title": "\x00"}))


def test_sizes_are_bounded_both_ways() -> None:
    fields = {f"f{number}": "x" * 60_000 for number in range(6)}
    with pytest.raises(RecordError) as refused:
        payload(SetFields("event", "e1", fields))
    assert refused.value.code == "too-large"
    with pytest.raises(RecordError) as refused:
        decode(b" " * (LARGEST_PAYLOAD + 1))
    assert refused.value.code == "too-large"
