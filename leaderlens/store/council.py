"""What a pair told about its council, read from shared registers field by field. What nobody can read is not told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from leaderlens.domain.political_calendar import CouncilCalendar, Cycle
from leaderlens.store.database import Session
from leaderlens.store.log import entity

KIND = "council"
"""What the settings are called among the shared entities of a pair."""
ENTITY = "calendar"
"""There is one such entity."""


def calendar(session: Session, pair_id: str) -> tuple[CouncilCalendar, dict[str, tuple[Any, ...]]]:
    """What was told, and for each field that both changed at once the other values."""
    told: dict[str, Any] = {}
    beside: dict[str, tuple[Any, ...]] = {}
    for name, register in entity(session, pair_id, KIND, ENTITY).items():
        read = _READERS.get(name)
        if read is None:
            continue
        found = []
        for raw in (register.value, *register.others):
            try:
                found.append(read(raw))
            except (TypeError, ValueError):
                continue
        if found:
            told[name] = found[0]
            if others := tuple(value for value in found[1:] if value != found[0]):
                beside[name] = others
    return replace(CouncilCalendar(), **told), beside


def fields_of(before: CouncilCalendar, after: CouncilCalendar) -> dict[str, Any]:
    """The shared fields of what changes: a field nobody touched is nobody's change."""
    names = [field.name for field in fields(CouncilCalendar)]
    return {name: _written(getattr(after, name)) for name in names if getattr(before, name) != getattr(after, name)}


def field_of(name: str, told: CouncilCalendar) -> dict[str, Any]:
    """One shared field as it stands: what settles a choice between two."""
    return {name: _written(getattr(told, name))}


def _written(value: Any) -> Any:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else value


def _day(raw: Any) -> date | None:
    if not isinstance(raw, str):
        raise TypeError
    return date.fromisoformat(raw) if raw else None


def _year(raw: Any) -> int | None:
    if raw == "":
        return None
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise TypeError
    if not 1900 <= raw <= 2200:
        raise ValueError
    return raw


def _flag(raw: Any) -> bool:
    if not isinstance(raw, bool):
        raise TypeError
    return raw


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "cycle": Cycle,
    "next_election": _day,
    "fallow_year": _year,
    "mayoral": _flag,
    "notice": _day,
    "budget_council": _day,
    "annual_council": _day,
    "peer_challenge": _day,
    "vesting_day": _day,
}
