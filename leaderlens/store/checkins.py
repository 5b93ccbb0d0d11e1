"""Check-ins as rows: the drafts of sheets, and check-ins read from the pair's shared registers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from leaderlens.domain.checkin import Answer, CheckIn, Missing, Question, Sheet, Subject
from leaderlens.domain.people import Role
from leaderlens.store.log import Register, registers
from leaderlens.store.rows import DraftAnswerRow, DraftRow

KIND = "checkin"
"""What check-ins are called among the shared entities of a pair."""


def checkins(session: Session, pair_id: str) -> tuple[CheckIn, ...]:
    """Every check-in of the pair, newest due date first. One whose fields are not all here yet is left out."""
    found = (_checkin(pair_id, entity, fields) for entity, fields in registers(session, pair_id, KIND).items())
    return tuple(sorted((c for c in found if c is not None), key=lambda c: (c.due, c.id), reverse=True))


def checkin(session: Session, pair_id: str, checkin_id: str) -> CheckIn | None:
    """One check-in, or None where this vault does not have it (yet)."""
    return next((c for c in checkins(session, pair_id) if c.id == checkin_id), None)


def fields_of(checkin: CheckIn) -> dict[str, Any]:
    """The shared fields of a check-in, as its opener publishes them."""
    return {
        "due": checkin.due.isoformat(),
        "form": [question.key for question in checkin.questions],
        "lenses": list(checkin.lenses),
        "opened_by": checkin.opened_by.value,
        "opened_on": checkin.opened_on.isoformat(),
    }


def _checkin(pair_id: str, entity: str, fields: Mapping[str, Register]) -> CheckIn | None:
    try:
        return CheckIn(
            id=entity,
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


def keep_answer(
    session: Session, pair_id: str, checkin_id: str, question: Question, answer: Answer | None, now: int
) -> None:
    """Keep one answer of the sheet in the making; None takes it back."""
    row = session.get(DraftAnswerRow, (pair_id, checkin_id, question.item, question.subject.value))
    if answer is None:
        if row is not None:
            session.delete(row)
    else:
        if row is None:
            row = DraftAnswerRow(
                pair_id=pair_id, checkin_id=checkin_id, item=question.item, subject=question.subject.value
            )
            session.add(row)
        row.value = answer.rating
        row.missing = answer.missing.value if answer.missing else None
        row.note = answer.note
    head = session.get(DraftRow, (pair_id, checkin_id))
    if head is not None:
        head.changed = now


def keep_position(session: Session, pair_id: str, checkin_id: str, position: int) -> None:
    """Remember where in the sheet its author is."""
    row = session.get(DraftRow, (pair_id, checkin_id))
    if row is not None:
        row.position = position


def drop_draft(session: Session, pair_id: str, checkin_id: str) -> None:
    """Forget the draft once its sheet is sealed: the sealed copy is the only one."""
    session.execute(delete(DraftAnswerRow).filter_by(pair_id=pair_id, checkin_id=checkin_id))
    session.execute(delete(DraftRow).filter_by(pair_id=pair_id, checkin_id=checkin_id))
