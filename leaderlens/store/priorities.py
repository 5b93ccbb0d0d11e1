"""Priorities, read from the pair's shared registers, and the fields to write; beside them our own weekly estimates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from leaderlens.domain.priority import CAP, HIGHEST_CAP, Horizon, Priority, TimeShare
from leaderlens.store import shared
from leaderlens.store.rows import TimeShareRow
from leaderlens.store.shared import Fields

PRIORITY = "priority"
CHOICE = "priorities"
"""What they are called among the shared entities of a pair; the choice of how many is one entity named ``cap``."""
CAP_ID = "cap"
_WORDED = ("title", "why", "horizon")
_NAMES = ("committed", "delivers", "supports", "partners")


def priorities(session: Session, pair_id: str) -> tuple[Priority, ...]:
    """Every priority the pair ever chose: those that stand first, in their order."""
    found = [_priority(pair_id, name, one) for name, one in shared.entities(session, pair_id, PRIORITY).items()]
    return tuple(sorted(found, key=lambda one: (not one.standing, one.order, one.chosen, one.id)))


def cap(session: Session, pair_id: str) -> int:
    """How many may stand at once."""
    one = shared.one(session, pair_id, CHOICE, CAP_ID)
    return CAP if one is None else one.whole("most", 1, HIGHEST_CAP, CAP)


def fields_of(priority: Priority) -> dict[str, Any]:
    """The shared fields of a priority."""
    return {
        "agreements": list(priority.agreements),
        "chosen": priority.chosen.isoformat(),
        "committed": list(priority.committed),
        "delivers": list(priority.delivers),
        "horizon": priority.horizon.value,
        "order": priority.order,
        "partners": list(priority.partners),
        "put_down": "" if priority.put_down is None else priority.put_down.isoformat(),
        "supports": list(priority.supports),
        "title": priority.title,
        "why": priority.why,
    }


def time_shares(session: Session, pair_id: str) -> tuple[TimeShare, ...]:
    """Our own weekly estimates, oldest first."""
    rows = session.scalars(select(TimeShareRow).where(TimeShareRow.pair_id == pair_id).order_by(TimeShareRow.week))
    return tuple(TimeShare(date.fromisoformat(row.week), row.percent) for row in rows)


def keep_time_share(session: Session, pair_id: str, share: TimeShare) -> None:
    """Write the estimate of a week, or a new one in its place."""
    session.merge(TimeShareRow(pair_id=pair_id, week=share.week.isoformat(), percent=share.percent))


def _priority(pair_id: str, name: str, one: Fields) -> Priority:
    return Priority(
        id=name,
        pair_id=pair_id,
        title=one.text("title"),
        horizon=one.word("horizon", Horizon, Horizon.LONGER),
        chosen=one.day("chosen") or date.min,
        why=one.text("why"),
        committed=one.texts("committed"),
        delivers=one.texts("delivers"),
        supports=one.texts("supports"),
        partners=one.texts("partners"),
        agreements=one.texts("agreements"),
        order=one.whole("order", 0, 1000, 0),
        put_down=one.day("put_down"),
        contested=tuple(_contested(one)),
    )


def _contested(one: Fields) -> Iterator[tuple[str, str]]:
    """What both wrote unseen, in words: a list of names with commas between them."""
    for name in _WORDED:
        for other in one.others(name):
            yield name, other
    for name in _NAMES:
        for names in one.other_lists(name):
            yield name, ", ".join(names)
