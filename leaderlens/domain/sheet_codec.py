"""A sheet as it is committed to, sent and kept: answers by the key of their question, remarks under a key of their own.

``{"ryley.patient:leader": {"v": 5, "note": "…", "b": "several", "a": "about_right", "p": 4}, "sheet": {…}}``. A sheet
without remarks, predictions, bases and amounts is spelt as the first version of the format spelt it, so whatever was
sealed or sent before still reads, and still matches its commitment.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from leaderlens.domain.canonical import Json
from leaderlens.domain.checkin import Amount, Answer, Basis, Missing, Moment, Question, Remarks

SHEET_KEY = "sheet"
"""Where the remarks lie among the answers: no question has that key."""

_ANSWER = {"v", "m", "note", "b", "a", "p"}
_MOMENT = {"text", "event", "day", "items", "shared"}
_REMARKS = {"moments", "measures"}


class SheetError(ValueError):
    """Not a sheet that :func:`encode_sheet` would have written. The text holds nothing private."""


def encode_sheet(answers: Mapping[Question, Answer], remarks: Remarks | None = None) -> dict[str, Json]:
    """The sheet, with only those moments that are shared."""
    said: dict[str, Json] = {question.key: _encode_answer(answer) for question, answer in answers.items()}
    if remarks is not None and (shared := remarks.shared):
        said[SHEET_KEY] = encode_remarks(shared)
    return said


def decode_sheet(raw: Json) -> tuple[dict[Question, Answer], Remarks]:
    """What :func:`encode_sheet` wrote. ValueError for anything it would not have written."""
    if not isinstance(raw, dict):
        raise SheetError("answers")
    answers = {Question.parse(key): _decode_answer(value) for key, value in raw.items() if key != SHEET_KEY}
    remarks = decode_remarks(raw[SHEET_KEY]) if SHEET_KEY in raw else Remarks()
    if encode_sheet(answers, remarks) != raw:
        raise SheetError("answers")
    return answers, remarks


def encode_remarks(remarks: Remarks) -> dict[str, Json]:
    """All remarks, the private ones too: what a draft and our own sealed sheet keep."""
    said: dict[str, Json] = {}
    if remarks.moments:
        said["moments"] = [_encode_moment(moment) for moment in remarks.moments]
    if remarks.measures:
        said["measures"] = {question.key: share for question, share in remarks.measures.items()}
    return said


def decode_remarks(raw: Json) -> Remarks:
    """What :func:`encode_remarks` wrote. ValueError for anything else."""
    if not isinstance(raw, dict) or not raw.keys() <= _REMARKS:
        raise SheetError("remarks")
    moments, measures = raw.get("moments", []), raw.get("measures", {})
    if not isinstance(moments, list) or not isinstance(measures, dict):
        raise SheetError("remarks")
    return Remarks(
        tuple(_decode_moment(moment) for moment in moments),
        {Question.parse(key): _whole(share) for key, share in measures.items()},
    )


def _encode_answer(answer: Answer) -> dict[str, Json]:
    said: dict[str, Json] = {"v": answer.rating} if answer.missing is None else {"m": answer.missing.value}
    if answer.note:
        said["note"] = answer.note
    if answer.basis is not None:
        said["b"] = answer.basis.value
    if answer.amount is not None:
        said["a"] = answer.amount.value
    if answer.prediction is not None:
        said["p"] = answer.prediction
    return said


def _decode_answer(raw: Json) -> Answer:
    if not isinstance(raw, dict) or not raw.keys() <= _ANSWER:
        raise SheetError("answers")
    return Answer(
        rating=_whole(raw["v"]) if "v" in raw else None,
        missing=Missing(_text(raw["m"])) if "m" in raw else None,
        note=_text(raw.get("note", "")),
        basis=Basis(_text(raw["b"])) if "b" in raw else None,
        amount=Amount(_text(raw["a"])) if "a" in raw else None,
        prediction=_whole(raw["p"]) if "p" in raw else None,
    )


def _encode_moment(moment: Moment) -> dict[str, Json]:
    said: dict[str, Json] = {}
    if moment.text:
        said["text"] = moment.text
    if moment.event_id:
        said["event"] = moment.event_id
    if moment.day is not None:
        said["day"] = moment.day.isoformat()
    if moment.items:
        said["items"] = list(moment.items)
    if moment.shared:
        said["shared"] = True
    return said


def _decode_moment(raw: Json) -> Moment:
    if not isinstance(raw, dict) or not raw.keys() <= _MOMENT:
        raise SheetError("remarks")
    items = raw.get("items", [])
    if not isinstance(items, list):
        raise SheetError("remarks")
    return Moment(
        text=_text(raw.get("text", "")),
        event_id=_text(raw.get("event", "")),
        day=date.fromisoformat(_text(raw["day"])) if "day" in raw else None,
        items=tuple(_text(item) for item in items),
        shared=raw.get("shared", False) is True,
    )


def _text(raw: Json) -> str:
    if not isinstance(raw, str):
        raise SheetError("text")
    return raw


def _whole(raw: Json) -> int:
    if type(raw) is not int:
        raise SheetError("number")
    return raw
