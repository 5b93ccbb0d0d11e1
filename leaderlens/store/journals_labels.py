"""Tags across entries: counted, renamed, made one."""

from __future__ import annotations

import json
from collections.abc import Collection

from sqlalchemy import select, text, update
from sqlalchemy.orm import Session

from leaderlens.domain.journal import Tag
from leaderlens.store.rows import JournalEntryRow, JournalLabelRow

_COUNTED = text(
    "SELECT name, count(*) FROM journal_label WHERE kind = 'tag' AND number NOT IN (SELECT number FROM journal_entry "
    "WHERE binned IS NOT NULL) GROUP BY name"
)


def tags(session: Session) -> tuple[Tag, ...]:
    """Every tag of an entry outside the bin, the most used first."""
    counted = [Tag(name, number) for name, number in session.execute(_COUNTED)]
    return tuple(sorted(counted, key=lambda tag: (-tag.count, tag.name)))


def replace(session: Session, old: Collection[str], new: str) -> int:
    """Write ``new`` for each tag of ``old`` in every entry, in the bin or not ("": nothing); answers how many changed.

    Where an entry stands is kept: the first of its tags that are replaced becomes the new one.
    """
    tagged = select(JournalLabelRow.number).where(JournalLabelRow.kind == "tag", JournalLabelRow.name.in_(old))
    rows = session.execute(
        select(JournalEntryRow.number, JournalEntryRow.tags).where(JournalEntryRow.number.in_(tagged))
    )
    changed = 0
    for number, listed in rows.all():
        before = json.loads(listed)
        after = [one for one in dict.fromkeys(new if tag in old else tag for tag in before) if one]
        if after != before:
            tags_now = json.dumps(after, ensure_ascii=False)
            session.execute(update(JournalEntryRow).where(JournalEntryRow.number == number).values(tags=tags_now))
            changed += 1
    return changed
