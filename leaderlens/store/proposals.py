"""Proposals of a pair, read from its shared registers. What a seat said counts only where that seat wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from leaderlens.domain.people import SEATS, Role
from leaderlens.domain.proposal import Proposal, Word, proposal_id
from leaderlens.store.database import Session
from leaderlens.store.log import Register, registers
from leaderlens.store.rows import DeviceKeyRow

_BODY, _BY = "body", "by"


def seats(session: Session, pair_id: str) -> dict[str, Role]:
    """Whose keys a pair knows, by kid: the present laptops and the ones before them."""
    rows = session.scalars(select(DeviceKeyRow).filter_by(pair_id=pair_id))
    return {row.kid: Role(row.seat) for row in rows}


def proposals(session: Session, pair_id: str, kind: str) -> tuple[Proposal, ...]:
    """Every proposal of that kind, in the order of their ids. One whose content is not what its id says is left out."""
    whose = seats(session, pair_id)
    found = (_proposal(kind, name, fields, whose) for name, fields in registers(session, pair_id, kind).items())
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.id))


def fields_of(body: Mapping[str, Any], by: Role) -> dict[str, Any]:
    """The shared fields of a new proposal: its content, and its author's agreement."""
    return {_BODY: dict(body), _BY: by.value, **word_of(by, Word.AGREED)}


def word_of(seat: Role, word: Word) -> dict[str, Any]:
    """The shared field in which a seat says something to a proposal."""
    return {f"word_{seat.value}": word.value}


def _proposal(kind: str, name: str, fields: Mapping[str, Register], whose: Mapping[str, Role]) -> Proposal | None:
    try:
        body = fields[_BODY].value
        if not isinstance(body, dict) or proposal_id(kind, body) != name:
            return None
        words = {seat: word for seat in SEATS if (word := _word(fields.get(f"word_{seat.value}"), seat, whose))}
        return Proposal(name, Role(fields[_BY].value), body, words)
    except (KeyError, TypeError, ValueError):
        return None


def _word(said: Register | None, seat: Role, whose: Mapping[str, Role]) -> Word | None:
    if said is None or whose.get(said.author) is not seat:
        return None
    return Word(said.value)
