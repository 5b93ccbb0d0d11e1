"""Second views, read from the pair's shared registers: each counts only where the rater it names wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from leaderlens.domain.checkin import HIGHEST, LOWEST, Question, SecondView
from leaderlens.domain.people import Role
from leaderlens.store.database import Session
from leaderlens.store.log import Register, registers
from leaderlens.store.proposals import seats

KIND = "second_view"
"""What second views are called among the shared entities of a pair."""


def second_views(session: Session, pair_id: str) -> dict[str, tuple[SecondView, ...]]:
    """Every second view of the pair by check-in id, oldest first. Whether a check-in is revealed is not asked here."""
    whose = seats(session, pair_id)
    found: dict[str, list[SecondView]] = {}
    for name, fields in registers(session, pair_id, KIND).items():
        view = _view(name, fields, whose)
        if view is not None:
            found.setdefault(str(fields["checkin"].value), []).append(view)
    return {checkin: tuple(sorted(views, key=lambda one: (one.on, one.id))) for checkin, views in found.items()}


def fields_of(checkin_id: str, view: SecondView) -> dict[str, Any]:
    """The shared fields of a second view."""
    fields: dict[str, Any] = {
        "checkin": checkin_id,
        "note": view.note,
        "on": view.on.isoformat(),
        "question": view.question.key,
        "rater": view.rater.value,
    }
    return fields if view.rating is None else {**fields, "rating": view.rating}


def _view(name: str, fields: Mapping[str, Register], whose: Mapping[str, Role]) -> SecondView | None:
    try:
        rater = Role(fields["rater"].value)
        rating = fields["rating"].value if "rating" in fields else None
        note = fields["note"].value
        if any(whose.get(register.author) is not rater for register in fields.values()):
            return None
        if not isinstance(note, str) or not (rating is None or _is_rating(rating)):
            return None
        return SecondView(
            name,
            rater,
            Question.parse(fields["question"].value),
            date.fromisoformat(fields["on"].value),
            note,
            rating,
        )
    except (KeyError, TypeError, ValueError):
        return None


def _is_rating(value: Any) -> bool:
    return type(value) is int and LOWEST <= value <= HIGHEST
