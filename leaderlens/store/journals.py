"""Journal entries in a vault. A wing of its own: nothing that travels may reach this module (docs/adr/0008)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from leaderlens.domain.journal import Draft, JournalEntry, in_zone, known_zone
from leaderlens.store.rows import JournalDraftRow, JournalEntryRow

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST, _LAST = datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)
_MOST_AT_ONCE = 500  # ids of one statement


def save(session: Session, entry: JournalEntry, now: datetime, batch: str = "") -> None:
    """Write the entry, new or changed; index and labels follow by triggers. ``batch``: the import a new one is of."""
    row = session.scalar(select(JournalEntryRow).where(JournalEntryRow.id == entry.id))
    if row is None:
        row = JournalEntryRow(id=entry.id, binned=None, created=seconds(now), batch=batch)
        session.add(row)
    moment = in_zone(entry.moment, entry.zone)
    offset = moment.utcoffset() or timedelta()
    row.title, row.body = entry.title, entry.body
    row.moment, row.edited = seconds(entry.moment), seconds(entry.edited)
    row.zone, row.shift = entry.zone, int(offset.total_seconds()) // 60
    row.tags, row.items, row.people = _list(entry.tags), _list(entry.items), _list(entry.people)
    row.pinned, row.prompt, row.origin = int(entry.pinned), entry.prompt, entry.origin
    session.flush()


def entry(session: Session, entry_id: str) -> JournalEntry | None:
    """The entry with that id, in the bin or not."""
    row = session.scalar(select(JournalEntryRow).where(JournalEntryRow.id == entry_id))
    return None if row is None else entry_of(row)


def entry_of(row: JournalEntryRow) -> JournalEntry:
    """The entry a row holds."""
    return JournalEntry(
        id=row.id,
        title=row.title,
        body=row.body,
        moment=local(row.moment, row.zone, row.shift),
        edited=utc(row.edited),
        tags=tuple(json.loads(row.tags)),
        zone=row.zone,
        pinned=bool(row.pinned),
        items=tuple(json.loads(row.items)),
        people=tuple(json.loads(row.people)),
        prompt=row.prompt,
        origin=row.origin,
    )


def created(session: Session, entry_id: str) -> datetime:
    """When a stored entry was first stored here; 1970 where that was not noted."""
    found = session.scalar(select(JournalEntryRow.created).where(JournalEntryRow.id == entry_id))
    return utc(found or 0)


def set_pinned(session: Session, entry_id: str, *, pinned: bool) -> None:
    """Pin an entry, or take the pin out."""
    session.execute(update(JournalEntryRow).where(JournalEntryRow.id == entry_id).values(pinned=int(pinned)))


def set_binned(session: Session, entry_id: str, when: datetime | None) -> None:
    """Put an entry in the bin at ``when``, or take it out again with None."""
    binned = None if when is None else seconds(when)
    session.execute(update(JournalEntryRow).where(JournalEntryRow.id == entry_id).values(binned=binned))


def erase(session: Session, entry_ids: Iterable[str]) -> int:
    """Erase entries for good, with versions, attachments, draft and index; answers how many went."""
    wanted = list(entry_ids)
    gone = 0
    for start in range(0, len(wanted), _MOST_AT_ONCE):
        some = wanted[start : start + _MOST_AT_ONCE]
        gone += _erased(session, delete(JournalEntryRow).where(JournalEntryRow.id.in_(some)))
    return gone


def erase_bin(session: Session) -> int:
    """Erase for good all that is in the bin; answers how many entries went."""
    return _erased(session, delete(JournalEntryRow).where(JournalEntryRow.binned.is_not(None)))


def erase_binned_before(session: Session, when: datetime) -> int:
    """Erase for good what has lain in the bin since before ``when``; answers how many entries went."""
    return _erased(session, delete(JournalEntryRow).where(JournalEntryRow.binned < seconds(when)))


def count_before(session: Session, when: datetime) -> int:
    """How many entries, in the bin or not, are about a moment before ``when``."""
    query = select(func.count()).select_from(JournalEntryRow).where(JournalEntryRow.moment < seconds(when))
    return session.scalar(query) or 0


def erase_before(session: Session, when: datetime) -> int:
    """Erase for good the entries that :func:`count_before` counts; answers how many went."""
    return _erased(session, delete(JournalEntryRow).where(JournalEntryRow.moment < seconds(when)))


def save_draft(session: Session, entry: JournalEntry, saved: datetime) -> None:
    """Keep what stands in the editor, in the place of what stood there before."""
    fields = {
        "title": entry.title,
        "body": entry.body,
        "moment": seconds(entry.moment),
        "shift": int((entry.moment.utcoffset() or timedelta()).total_seconds()) // 60,
        "edited": seconds(entry.edited),
        "tags": entry.tags,
        "zone": entry.zone,
        "pinned": entry.pinned,
        "items": entry.items,
        "people": entry.people,
        "prompt": entry.prompt,
        "origin": entry.origin,
    }
    text = json.dumps(fields, ensure_ascii=False)
    session.merge(JournalDraftRow(entry_id=entry.id, entry=text, saved=seconds(saved)))


def drop_draft(session: Session, entry_id: str) -> None:
    """Let a draft go."""
    session.execute(delete(JournalDraftRow).where(JournalDraftRow.entry_id == entry_id))


def drafts(session: Session) -> tuple[Draft, ...]:
    """Every draft, newest first."""
    rows = session.scalars(select(JournalDraftRow).order_by(JournalDraftRow.saved.desc(), JournalDraftRow.entry_id))
    found = []
    for row in rows:
        fields = json.loads(row.entry)
        drafted = JournalEntry(
            row.entry_id,
            fields["title"],
            fields["body"],
            local(fields["moment"], fields["zone"], fields["shift"]),
            utc(fields["edited"]),
            tuple(fields["tags"]),
            fields["zone"],
            fields["pinned"],
            tuple(fields["items"]),
            tuple(fields["people"]),
            fields["prompt"],
            fields["origin"],
        )
        stored = session.scalar(select(JournalEntryRow.edited).where(JournalEntryRow.id == row.entry_id))
        found.append(Draft(drafted, utc(row.saved), overwrites=stored is not None and stored <= row.saved))
    return tuple(found)


def seconds(moment: datetime) -> int:
    """UTC seconds since 1970, also before it."""
    return int((moment - _EPOCH).total_seconds() // 1)


def utc(moment: int) -> datetime:
    """The moment of so many seconds since 1970; the last or first there is where a calendar has no such day."""
    try:
        return _EPOCH + timedelta(seconds=moment)
    except OverflowError:
        return _LAST if moment > 0 else _FIRST


def local(moment: int, zone: str, shift: int) -> datetime:
    """That moment by the clock of its zone, or of an offset of ``shift`` minutes where no zone is known."""
    try:
        clock = known_zone(zone) or (timezone(timedelta(minutes=shift)) if shift else UTC)
        return utc(moment).astimezone(clock)
    except (OverflowError, ValueError):
        return utc(moment)


def _list(values: tuple[str, ...]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def _erased(session: Session, statement: object) -> int:
    return session.execute(statement).rowcount  # type: ignore[call-overload, no-any-return]
