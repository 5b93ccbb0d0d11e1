"""Events of the council's life, read from the pair's shared registers.

Deleting one writes the field ``gone``: it stands for itself, so it holds whichever of two vaults hears of it first, and
whatever the other changed at the same time.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from leaderlens.domain.event import Event
from leaderlens.domain.people import Role
from leaderlens.store.log import entity
from leaderlens.store.shared import Fields, entities

KIND = "event"
"""What events are called among the shared entities of a pair."""
GONE = "gone"
"""The field that takes one off the timeline: 1, or 0 once it was put back."""


def events(session: Session, pair_id: str) -> tuple[Event, ...]:
    """Every event both people share and nobody deleted, oldest first."""
    found = (_event(name, fields) for name, fields in entities(session, pair_id, KIND).items())
    return tuple(sorted((e for e in found if e is not None), key=lambda e: (e.day, e.id)))


def is_gone(session: Session, pair_id: str, event_id: str) -> bool:
    """Whether that event was deleted."""
    register = entity(session, pair_id, KIND, event_id).get(GONE)
    return register is not None and bool(register.value == 1)


def fields_of(event: Event) -> dict[str, Any]:
    """The shared fields of an event."""
    return {
        "day": event.day.isoformat(),
        "kind": event.kind,
        "major": int(event.major),
        "text": event.text,
        "title": event.title,
    }


def by(role: Role) -> dict[str, Any]:
    """The shared field that says who added an event. It counts only where that seat wrote it."""
    return {"by": role.value}


def _event(name: str, fields: Fields) -> Event | None:
    day = fields.day("day")
    if day is None or not all(isinstance(fields.value(field), str) for field in ("kind", "title", "text")):
        return None
    said = fields.seat("by")
    return Event(
        id=name,
        day=day,
        kind=fields.text("kind"),
        title=fields.text("title"),
        text=fields.text("text"),
        major=bool(fields.value("major")),
        added_by=said if said is not None and fields.writer("by") is said else fields.writer("day"),
    )
