"""How a pair comes to its end, read from its shared registers; and the fields to write. Each seat speaks for itself."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from leaderlens.domain.people import SEATS, Role
from leaderlens.domain.term import Carried, Closing
from leaderlens.store import shared
from leaderlens.store.shared import day_of, texts_of

TERM = "term"
"""What it is called among the shared entities of a pair; its id is the pair's."""


def closing(session: Session, pair_id: str) -> Closing:
    """What both have said about the end of the pair's term."""
    one = shared.one(session, pair_id, TERM, pair_id)
    if one is None:
        return Closing(pair_id)
    days = {role: day_of(one.of(f"closed.{role.value}", role)) for role in SEATS}
    chosen = {role: one.of(f"carried.{role.value}", role) for role in SEATS}
    words = {word.value for word in Carried}
    return Closing(
        pair_id,
        asked={role: day for role, day in days.items() if day is not None},
        carried={
            role: frozenset(Carried(word) for word in texts_of(value) if word in words)
            for role, value in chosen.items()
            if value is not None
        },
        last_session=one.text("last_session"),
        foreseen=one.day("foreseen"),
    )


def closed_fields(role: Role, day: date, last_session: str) -> dict[str, Any]:
    """The fields by which a seat says that the term is over."""
    said: dict[str, Any] = {f"closed.{role.value}": day.isoformat()}
    return {**said, "last_session": last_session} if last_session else said


def foreseen_fields(day: date) -> dict[str, Any]:
    """The fields by which somebody says which day they expect to be the last. It is one day for both."""
    return {"foreseen": day.isoformat()}


def carried_fields(role: Role, carried: Collection[Carried]) -> dict[str, Any]:
    """The fields by which a seat says what may be carried over."""
    return {f"carried.{role.value}": sorted(word.value for word in carried)}
