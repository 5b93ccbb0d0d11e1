"""Check-ins as rows: the drafts of sheets, and check-ins read from the pair's shared registers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from leaderlens.domain.checkin import Answer, CheckIn, Missing, Question, Sheet, Subject
from leaderlens.domain.people import Role
from leaderlens.store.log import Register, entity, registers
from leaderlens.store.rows import DraftAnswerRow, DraftRow

KIND = "checkin"
"""What check-ins are called among the shared entities of a pair."""


_ANSWER_KEY = ("pair_id", "checkin_id", "item", "subject")


def checkins(session: Session, pair_id: str) -> tuple[CheckIn, ...]:
    """Every check-in of the pair, newest due date first. One whose fields are not all here yet is left out."""
    found = (_checkin(pair_id, checkin_id, fields) for checkin_id, fields in registers(session, pair_id, KIND).items())
    return tuple(sorted((c for c in found if c is not None), key=lambda c: (c.due, c.id), reverse=True))


def checkin(session: Session, pair_id: str, checkin_id: str) -> CheckIn | None:
    """One check-in, or None where this vault does not have it (yet)."""
    return _checkin(pair_id, checkin_id, entity(session, pair_id, KIND, checkin_id))


def fields_of(checkin: CheckIn) -> dict[str, Any]:
    """The shared fields of a check-in, as its opener publishes them."""
    return {
        "due": checkin.due.isoformat(),
        "form": [question.key for question in checkin.questions],
        "lenses": list(checkin.lenses),
        "opened_by": checkin.opened_by.value,
        "opened_on": checkin.opened_on.isoformat(),
    }


def _checkin(pair_id: str, checkin_id: str, fields: Mapping[str, Register]) -> CheckIn | None:
    try:
        return CheckIn(
            id=checkin_id,
            pair_id=pair_id,
            opened_by=Role(fields["opened_by"].value),
            opened_on=date.fromisoformat(fields["opened_on"].value),
            due=date.fromisoformat(fields["due"].value),
            lenses=tuple(str(lens) for lens in fields["lenses"].value),
            questions=tuple(Question.parse(key) for key in fields["form"].value),
        )
    except (KeyError, TypeError, ValueError):
        return None  # written by a newer or a patched app: shown as nothing rather than as something wrong


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
    answers = {
        Question(row.item, Subject(row.subject)): Answer(
            row.value, Missing(row.missing) if row.missing else None, row.note
        )
        for row in rows
    }
    return Sheet(checkin_id, rater, answers, head.position)


def keep_answers(session: Session, pair_id: str, checkin_id: str, answers: Mapping[Question, Answer], now: int) -> None:
    """Keep these answers of the sheet in the making, in place of earlier ones to the same questions."""
    rows = [
        {
            "pair_id": pair_id,
            "checkin_id": checkin_id,
            "item": question.item,
            "subject": question.subject.value,
            "value": answer.rating,
            "missing": answer.missing.value if answer.missing else None,
            "note": answer.note,
        }
        for question, answer in answers.items()
    ]
    if rows:
        statement = insert(DraftAnswerRow)
        fresh = {name: statement.excluded[name] for name in ("value", "missing", "note")}
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


def drop_draft(session: Session, pair_id: str, checkin_id: str) -> None:
    """Forget the draft once its sheet is sealed: the sealed copy is the only one."""
    session.execute(delete(DraftAnswerRow).filter_by(pair_id=pair_id, checkin_id=checkin_id))
    session.execute(delete(DraftRow).filter_by(pair_id=pair_id, checkin_id=checkin_id))
