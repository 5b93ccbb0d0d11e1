"""A hold: while it is on, the triggers of the schema refuse every deletion, and every change of what was there before.

The triggers look for two rows of ``meta``, so the refusal does not depend on who asks (docs/adr/0016).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, func, select

from leaderlens.store.database import Session
from leaderlens.store.rows import JournalEntryRow, MetaRow

_HOLD = "hold"
_AFTER = "hold_after"


@dataclass(frozen=True, slots=True)
class Hold:
    """A hold that is on: since when (UTC), and what its owner noted about it."""

    since: datetime
    about: str


def standing(session: Session) -> Hold | None:
    """The hold that is on, if one is."""
    row = session.get(MetaRow, _HOLD)
    if row is None:
        return None
    found = json.loads(row.value)
    return Hold(datetime.fromtimestamp(found["since"], UTC), found["about"])


def begin(session: Session, since: datetime, about: str) -> None:
    """Switch it on. Entries begun from now on can still be edited while they are being written."""
    newest = session.scalar(select(func.max(JournalEntryRow.number))) or 0
    session.add(MetaRow(name=_AFTER, value=str(newest)))
    session.add(MetaRow(name=_HOLD, value=json.dumps({"since": int(since.timestamp()), "about": about})))


def may_change(session: Session, entry_id: str) -> bool:
    """Whether that journal entry may be written on: no hold is on, or it was begun later."""
    row = session.get(MetaRow, _AFTER)
    number = session.scalar(select(JournalEntryRow.number).where(JournalEntryRow.id == entry_id))
    return row is None or number is None or number > int(row.value)


def end(session: Session) -> None:
    """Switch it off."""
    session.execute(delete(MetaRow).where(MetaRow.name.in_([_HOLD, _AFTER])))
