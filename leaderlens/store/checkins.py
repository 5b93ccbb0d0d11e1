"""Check-ins as rows: the drafts of sheets, and check-ins read from the pair's shared registers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from leaderlens.domain.canonical import canon
from leaderlens.domain.checkin import (
    Answer,
    CheckIn,
    Ended,
    Ending,
    FormKind,
    Question,
    Remarks,
    SecondLook,
    Sheet,
)
from leaderlens.domain.merge import ENDED_FIELD
from leaderlens.domain.people import Role
from leaderlens.domain.sheet_codec import decode_remarks, encode_remarks
from leaderlens.store.causal import answer_columns, answer_of
from leaderlens.store.log import Register, decode_looks, encode_looks, entity, registers, sealed_on, secret
from leaderlens.store.rows import DraftAnswerRow, DraftRow, PairRow

KIND = "checkin"
"""What check-ins are called among the shared entities of a pair."""


_ANSWER_KEY = ("pair_id", "checkin_id", "item", "subject")


def checkins(session: Session, pair_id: str) -> tuple[CheckIn, ...]:
    """Every check-in of the pair, newest due date first. One whose fields are not all here yet is left out."""
    shared = registers(session, pair_id, KIND)
    found = (_as_sealed(session, pair_id, checkin_id, fields) for checkin_id, fields in shared.items())
    return tuple(sorted((c for c in found if c is not None), key=lambda c: (c.due, c.id), reverse=True))


def checkin(session: Session, pair_id: str, checkin_id: str) -> CheckIn | None:
    """One check-in, or None where this vault does not have it (yet)."""
    return _as_sealed(session, pair_id, checkin_id, entity(session, pair_id, KIND, checkin_id))


def fields_of(checkin: CheckIn) -> dict[str, Any]:
    """The shared fields of a check-in, as its opener publishes them."""
    return {
        "due": checkin.due.isoformat(),
        "focus": list(checkin.focus),
        "form": [question.key for question in checkin.questions],
        "form_kind": checkin.form.value,
        "lenses": list(checkin.lenses),
        "opened_by": checkin.opened_by.value,
        "opened_on": checkin.opened_on.isoformat(),
        "predict": checkin.predict,
    }


def ending_of(ended: Ended) -> dict[str, Any]:
    """The shared field that ends a check-in without a reveal."""
    return {ENDED_FIELD: {"by": ended.by.value, "how": ended.how.value, "on": ended.on.isoformat()}}


def _as_sealed(session: Session, pair_id: str, checkin_id: str, fields: Mapping[str, Register]) -> CheckIn | None:
    """The check-in as its fields say, unless we have sealed it: then it asks what we sealed, whatever the other's app
    has written beside or in place of it since.
    """
    read = _checkin(pair_id, checkin_id, fields)
    if read is not None and not fields["form"].conflict:
        return read
    mine = secret(session, pair_id, checkin_id)
    if mine is None:
        return read
    if read is not None:
        return replace(read, questions=mine.questions)
    return _out_of_the_seal(session, pair_id, checkin_id, mine.questions)


def _out_of_the_seal(session: Session, pair_id: str, checkin_id: str, asked: tuple[Question, ...]) -> CheckIn | None:
    """A check-in whose fields cannot be read, from what our own sheet tells of it."""
    my_role = Role(session.get_one(PairRow, pair_id).my_role)
    sealed = sealed_on(session, pair_id, checkin_id, my_role)
    if sealed is None:
        return None
    day = datetime.fromtimestamp(sealed, UTC).date()
    lenses = tuple(dict.fromkeys(question.item.partition(".")[0] for question in asked))
    return CheckIn(checkin_id, pair_id, my_role, day, day, lenses, asked)


def _checkin(pair_id: str, checkin_id: str, fields: Mapping[str, Register]) -> CheckIn | None:
    try:
        questions = tuple(Question.parse(key) for key in fields["form"].value)
        if len({question.theme for question in questions}) < len(questions):
            return None  # nobody can answer one question in two wordings at once
        opened_by, opened_on = Role(fields["opened_by"].value), date.fromisoformat(fields["opened_on"].value)
        return CheckIn(
            id=checkin_id,
            pair_id=pair_id,
            opened_by=opened_by,
            opened_on=opened_on,
            due=date.fromisoformat(fields["due"].value),
            lenses=tuple(str(lens) for lens in fields["lenses"].value),
            questions=questions,
            form=FormKind(fields["form_kind"].value) if "form_kind" in fields else FormKind.FULL,
            predict="predict" in fields and fields["predict"].value is True,
            focus=tuple(str(item) for item in fields["focus"].value) if "focus" in fields else (),
            ended=_ended(fields[ENDED_FIELD], Ended(Ending.WITHDRAWN, opened_by, opened_on))
            if ENDED_FIELD in fields
            else None,
        )
    except (KeyError, TypeError, ValueError):
        return None  # written by a newer or a patched app: shown as nothing rather than as something wrong


def _ended(register: Register, otherwise: Ended) -> Ended:
    """How it ended. If both ended it at once, withdrawing says more than closing; ``otherwise`` stands for nonsense."""
    told = []
    for value in (register.value, *register.others):
        try:
            told.append(Ended(Ending(value["how"]), Role(value["by"]), date.fromisoformat(value["on"])))
        except (KeyError, TypeError, ValueError):
            told.append(otherwise)
    return next((one for one in told if one.how is Ending.WITHDRAWN), told[0])


def begin_draft(session: Session, pair_id: str, checkin_id: str, seed: int, now: int) -> int:
    """The seed of this sheet's question order; ``seed`` becomes it if the sheet is only now begun."""
    row = session.get(DraftRow, (pair_id, checkin_id))
    if row is None:
        row = DraftRow(pair_id=pair_id, checkin_id=checkin_id, position=0, seed=seed, changed=now)
        session.add(row)
    return row.seed


def draft(session: Session, pair_id: str, checkin_id: str, rater: Role) -> Sheet | None:
    """The sheet in the making, or None if it was never begun."""
    head = session.get(DraftRow, (pair_id, checkin_id))
    if head is None:
        return None
    rows = session.scalars(select(DraftAnswerRow).filter_by(pair_id=pair_id, checkin_id=checkin_id))
    return Sheet(
        checkin_id,
        rater,
        dict(answer_of(row) for row in rows),
        head.position,
        decode_remarks(json.loads(head.remarks)),
        decode_looks(json.loads(head.looks)),
    )


def keep_answers(session: Session, pair_id: str, checkin_id: str, answers: Mapping[Question, Answer], now: int) -> None:
    """Keep these answers of the sheet in the making, in place of earlier ones to the same questions."""
    rows = [
        {
            "pair_id": pair_id,
            "checkin_id": checkin_id,
            "item": question.item,
            "subject": question.subject.value,
            **answer_columns(question, answer),
        }
        for question, answer in answers.items()
    ]
    if rows:
        statement = insert(DraftAnswerRow)
        fresh = {name: statement.excluded[name] for name in rows[0] if name not in _ANSWER_KEY}
        session.execute(statement.on_conflict_do_update(index_elements=_ANSWER_KEY, set_=fresh), rows)
    _touch(session, pair_id, checkin_id, now)


def take_back_answer(session: Session, pair_id: str, checkin_id: str, question: Question, now: int) -> None:
    """Leave a question of the sheet in the making without an answer again."""
    key = {"item": question.item, "subject": question.subject.value}
    session.execute(delete(DraftAnswerRow).filter_by(pair_id=pair_id, checkin_id=checkin_id, **key))
    _touch(session, pair_id, checkin_id, now)


def _touch(session: Session, pair_id: str, checkin_id: str, now: int) -> None:
    session.execute(update(DraftRow).filter_by(pair_id=pair_id, checkin_id=checkin_id).values(changed=now))


def keep_position(session: Session, pair_id: str, checkin_id: str, position: int) -> None:
    """Remember where in the sheet its author is."""
    session.execute(update(DraftRow).filter_by(pair_id=pair_id, checkin_id=checkin_id).values(position=position))


def keep_remarks(session: Session, pair_id: str, checkin_id: str, remarks: Remarks, now: int) -> None:
    """Keep the remarks of the sheet in the making, in place of earlier ones; the private moments too."""
    kept = canon(encode_remarks(remarks)).decode()
    this = update(DraftRow).filter_by(pair_id=pair_id, checkin_id=checkin_id)
    session.execute(this.values(remarks=kept, changed=now))


def keep_looks(session: Session, pair_id: str, checkin_id: str, looks: Sequence[SecondLook]) -> None:
    """Keep which second looks the rater was asked for, and what they said."""
    kept = canon(encode_looks(looks)).decode()
    session.execute(update(DraftRow).filter_by(pair_id=pair_id, checkin_id=checkin_id).values(looks=kept))


def drop_draft(session: Session, pair_id: str, checkin_id: str) -> None:
    """Forget the draft once its sheet is sealed: the sealed copy is the only one."""
    session.execute(delete(DraftAnswerRow).filter_by(pair_id=pair_id, checkin_id=checkin_id))
    session.execute(delete(DraftRow).filter_by(pair_id=pair_id, checkin_id=checkin_id))
