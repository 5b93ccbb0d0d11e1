"""What the shared fields of a pair may hold. A field of another shape has no effect, on either laptop.

Without this a patched app could write nonsense into ``due`` and so make a check-in unreadable for the other. Kinds and
fields that are not named here pass: they belong to a newer LeaderLens, which reads them by rules of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from leaderlens.domain.canonical import Json
from leaderlens.domain.checkin import FormKind, Question
from leaderlens.domain.people import SEATS

MOST_QUESTIONS = 1_000
"""Questions of one check-in: all that is shipped, several times over."""
MOST_NAMES = 200
"""Lenses, or items in focus, of one check-in."""
LONGEST_NAME = 200
"""Characters of a lens's or an item's id."""

OPEN_AFTER_SEAL = frozenset({"due", "ended"})
"""What of a check-in may still change once a sheet of it is sealed; what it asks, and of whom, stays."""


def fits(kind: str, fields: Mapping[str, Json]) -> bool:
    """Whether every field that is known has a shape that can be read."""
    shapes = _SHAPES.get(kind, {})
    return all(name not in shapes or shapes[name](value) for name, value in fields.items())


def _is_day(value: Json) -> bool:
    if not isinstance(value, str):
        return False
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_seat(value: Json) -> bool:
    return value in {seat.value for seat in SEATS} if isinstance(value, str) else False


def _is_text(value: Json) -> bool:
    return isinstance(value, str)


def _is_flag(value: Json) -> bool:
    return isinstance(value, bool) or (type(value) is int and value in {0, 1})


def _are_names(value: Json) -> bool:
    return (
        isinstance(value, list)
        and len(value) <= MOST_NAMES
        and all(isinstance(one, str) and 0 < len(one) <= LONGEST_NAME for one in value)
    )


def _is_form(value: Json) -> bool:
    """Questions, at least one, and none in two wordings at once."""
    if not isinstance(value, list) or not 0 < len(value) <= MOST_QUESTIONS:
        return False
    try:
        themes = {Question.parse(key).theme for key in value if isinstance(key, str)}
    except ValueError:
        return False
    return len(themes) == len(value)


def _is_form_kind(value: Json) -> bool:
    return value in {kind.value for kind in FormKind} if isinstance(value, str) else False


_SHAPES: Mapping[str, Mapping[str, Callable[[Json], bool]]] = {
    "checkin": {
        "due": _is_day,
        "focus": _are_names,
        "form": _is_form,
        "form_kind": _is_form_kind,
        "lenses": _are_names,
        "opened_by": _is_seat,
        "opened_on": _is_day,
        "predict": _is_flag,
    },
    "event": {
        "by": _is_seat,
        "day": _is_day,
        "gone": _is_flag,
        "kind": _is_text,
        "major": _is_flag,
        "text": _is_text,
        "title": _is_text,
    },
}
