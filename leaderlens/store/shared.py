"""Shared entities of a pair, read field by field from the registers: whatever a patched peer wrote, nothing raises.

A field of the wrong kind counts as absent. Some fields belong to one seat (a yes, a verdict); :meth:`Fields.of` reads
them only when that seat wrote them.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from leaderlens.domain.people import SEATS, Role
from leaderlens.store.log import Register, entity, registers
from leaderlens.store.rows import DeviceKeyRow

_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one shared entity. ``seats`` says whose hand each key is."""

    registers: Mapping[str, Register]
    seats: Mapping[str, Role]

    def __contains__(self, name: str) -> bool:
        return name in self.registers

    def value(self, name: str) -> Any:
        """What stands in a field, None where it was never written."""
        register = self.registers.get(name)
        return None if register is None else register.value

    def of(self, name: str, role: Role) -> Any:
        """What stands in a field that belongs to one seat: None unless that seat wrote it."""
        return self.value(name) if self.writer(name) is role else None

    def writer(self, name: str) -> Role | None:
        """Who wrote what stands there; None for a field that was never written."""
        register = self.registers.get(name)
        return None if register is None else self.seats.get(register.author)

    def text(self, name: str) -> str:
        """A text, empty where there is none."""
        value = self.value(name)
        return value if isinstance(value, str) else ""

    def others(self, name: str) -> tuple[str, ...]:
        """Texts that were written at the same time as the one shown."""
        register = self.registers.get(name)
        return () if register is None else tuple(one for one in register.others if isinstance(one, str))

    def other_lists(self, name: str) -> tuple[tuple[str, ...], ...]:
        """Lists of texts that were written at the same time as the one shown."""
        register = self.registers.get(name)
        return () if register is None else tuple(texts_of(one) for one in register.others if isinstance(one, list))

    def whole(self, name: str, lowest: int, highest: int, default: int) -> int:
        """A whole number between the two ends, or ``default``."""
        value = self.value(name)
        if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
            return default
        return value

    def flag(self, name: str) -> bool:
        """Yes (1) or no."""
        return bool(self.value(name) == 1)

    def day(self, name: str) -> date | None:
        """A calendar day."""
        return day_of(self.value(name))

    def moment(self, name: str) -> datetime | None:
        """A moment, written as seconds since 1970; UTC."""
        value = self.value(name)
        if isinstance(value, int) and not isinstance(value, bool):
            with suppress(OverflowError, ValueError, OSError):
                return datetime.fromtimestamp(value, UTC)
        return None

    def word(self, name: str, words: type[_Word], default: _Word) -> _Word:
        """One of the words of an enumeration."""
        with suppress(ValueError):
            return words(self.text(name))
        return default

    def seat(self, name: str) -> Role | None:
        """The leader or the chief executive."""
        return next((role for role in SEATS if role.value == self.text(name)), None)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; empty when it is anything else."""
        return texts_of(self.value(name))

    def tables(self, name: str) -> tuple[Mapping[str, Any], ...]:
        """A list of small tables; empty when it is anything else."""
        value = self.value(name)
        return tuple(one for one in value if isinstance(one, dict)) if isinstance(value, list) else ()

    def named(self, prefix: str) -> frozenset[str]:
        """What is switched on among fields that share a beginning: ``{"describe"}`` for ``{"done.describe": 1}``."""
        return frozenset(
            name.removeprefix(prefix) for name in self.registers if name.startswith(prefix) and self.flag(name)
        )

    @property
    def contested(self) -> tuple[str, ...]:
        """The fields that both changed without having seen each other's change."""
        return tuple(sorted(name for name, register in self.registers.items() if register.conflict))


def texts_of(value: Any) -> tuple[str, ...]:
    """The texts of a list of texts; empty when it is anything else."""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    return ()


def day_of(value: Any) -> date | None:
    """The day of an ISO date; None for anything else."""
    if isinstance(value, str):
        with suppress(ValueError):
            return date.fromisoformat(value)
    return None


def entities(session: Session, pair_id: str, kind: str) -> dict[str, Fields]:
    """Every shared entity of that kind that is not struck out, by id."""
    seats = _seats(session, pair_id)
    found = {name: Fields(fields, seats) for name, fields in registers(session, pair_id, kind).items()}
    return {name: fields for name, fields in found.items() if not fields.flag("gone")}


def one(session: Session, pair_id: str, kind: str, entity_id: str) -> Fields | None:
    """One shared entity; None where there is none or it was struck out."""
    found = entity(session, pair_id, kind, entity_id)
    fields = Fields(found, _seats(session, pair_id))
    return fields if found and not fields.flag("gone") else None


def _seats(session: Session, pair_id: str) -> dict[str, Role]:
    rows = session.execute(select(DeviceKeyRow.kid, DeviceKeyRow.seat).where(DeviceKeyRow.pair_id == pair_id))
    return {kid: Role(seat) for kid, seat in rows}
