"""Events of the council's life, read from the pair's shared registers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from leaderlens.domain.event import Event
from leaderlens.store.log import Register, registers

KIND = "event"
"""What events are called among the shared entities of a pair."""


def events(session: Session, pair_id: str) -> tuple[Event, ...]:
    """Every event both people share, oldest first."""
    found = (_event(entity, fields) for entity, fields in registers(session, pair_id, KIND).items())
    return tuple(sorted((e for e in found if e is not None), key=lambda e: (e.day, e.id)))


def fields_of(event: Event) -> dict[str, Any]:
    """The shared fields of an event."""
    return {
        "day": event.day.isoformat(),
        "kind": event.kind,
        "major": int(event.major),
        "text": event.text,
        "title": event.title,
    }


def _event(entity: str, fields: Mapping[str, Register]) -> Event | None:
    try:
        return Event(
            id=entity,
            day=date.fromisoformat(fields["day"].value),
            kind=str(fields["kind"].value),
            title=str(fields["title"].value),
            text=str(fields["text"].value),
            major=bool(fields["major"].value),
        )
    except (KeyError, TypeError, ValueError):
        return None
