"""How a pair checks in, read from its shared registers, field by field. What one cannot read falls to the default."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from leaderlens.domain.pair_settings import Cadence, FormRule, PairSettings, Rhythm
from leaderlens.domain.people import SEATS, Role
from leaderlens.domain.pulse import MOST_FOCUS
from leaderlens.store.database import Session
from leaderlens.store.log import entity

KIND = "pair_settings"
"""What the settings are called among the shared entities of a pair."""
ENTITY = "all"
"""There is one such entity."""


def settings(session: Session, pair_id: str) -> tuple[PairSettings, dict[str, tuple[Any, ...]]]:
    """The settings, and for each field both changed at once the other values (of the field's own type)."""
    chosen, beside = PairSettings(), {}
    for name, register in entity(session, pair_id, KIND, ENTITY).items():
        read = _READERS.get(name)
        if read is None:
            continue
        found = [value for raw in (register.value, *register.others) if (value := _try(read, raw)) is not None]
        if found:
            chosen = replace(chosen, **{name: found[0]})
            if others := tuple(value for value in found[1:] if value != found[0]):
                beside[name] = others
    return chosen, beside


def fields_of(before: PairSettings, after: PairSettings) -> dict[str, Any]:
    """The shared fields of what changes: a field nobody touched is nobody's change."""
    return {
        name: write(getattr(after, name))
        for name, write in _WRITERS.items()
        if getattr(before, name) != getattr(after, name)
    }


def field_of(name: str, settings: PairSettings) -> dict[str, Any]:
    """One shared field as it stands: what settles a choice between two."""
    return {name: _WRITERS[name](getattr(settings, name))}


def _try(read: Callable[[Any], Any], raw: Any) -> Any:
    try:
        return read(raw)
    except (KeyError, TypeError, ValueError):
        return None


def _cadence(raw: Any) -> Cadence:
    return Cadence(Rhythm(raw["rhythm"]), int(raw["days"]))


def _texts(raw: Any) -> tuple[str, ...]:
    if not isinstance(raw, list) or not all(isinstance(one, str) for one in raw):
        raise TypeError
    return tuple(raw)


def _lenses(raw: Any) -> tuple[str, ...]:
    found = _texts(raw)
    if not found:
        raise ValueError
    return found


def _flag(raw: Any) -> bool:
    if not isinstance(raw, bool):
        raise TypeError
    return raw


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "cadence": _cadence,
    "lenses": _lenses,
    "focus": lambda raw: _texts(raw)[:MOST_FOCUS],
    "mirrors": _flag,
    "prediction": _flag,
    "form": FormRule,
    "reminded": lambda raw: frozenset(Role(seat) for seat in _texts(raw)) & frozenset(SEATS),
}
_WRITERS: Mapping[str, Callable[[Any], Any]] = {
    "cadence": lambda cadence: {"rhythm": cadence.rhythm.value, "days": cadence.days},
    "lenses": list,
    "focus": list,
    "mirrors": bool,
    "prediction": bool,
    "form": lambda form: form.value,
    "reminded": lambda seats: sorted(seat.value for seat in seats),
}
