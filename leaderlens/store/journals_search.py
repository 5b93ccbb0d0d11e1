"""Finding journal entries: lists, searches, days. Reads only.

A page of a search walks one small index from the newest entry on and asks of each number whether the full-text index
has it, so that entries are read for the rows that are shown and for no others.
"""

from __future__ import annotations

import calendar
import json
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from leaderlens.domain.journal import IMAGES, JournalLine
from leaderlens.domain.journal_hits import excerpt, fold, pattern, spans
from leaderlens.domain.journal_query import JournalQuery, Label, Period, State, Term
from leaderlens.domain.paragraph import Mark
from leaderlens.domain.people import Role
from leaderlens.store.journals import local, utc
from leaderlens.store.rows import PairRow

_SHOWN = "FROM journal_entry e INDEXED BY journal_entry_shown WHERE e.binned IS NULL"
_NEWEST_FIRST = "ORDER BY e.moment DESC, e.number DESC"
_LOCAL = "e.moment + e.shift * 60"
_COLUMNS = (
    "e.number, e.id, e.title, substr(e.body, 1, {room}) AS body, e.moment, e.zone, e.shift, e.tags, e.pinned, "
    "e.binned, EXISTS (SELECT 1 FROM journal_file f WHERE f.entry_id = e.id) AS files FROM journal_entry e"
)
_AT_ONCE = 500  # rows of one statement
_ROOM, _SEARCHED_ROOM = 480, 65_536  # characters of a body that are read for an excerpt
_NAMES = text(
    "WITH RECURSIVE every(name) AS (SELECT min(name) FROM journal_label WHERE kind = :kind UNION ALL SELECT (SELECT "
    "min(name) FROM journal_label WHERE kind = :kind AND name > every.name) FROM every WHERE every.name IS NOT NULL) "
    "SELECT name FROM every WHERE name IS NOT NULL"
)  # from one name to the next, without reading what is between
_LABELLED = text("SELECT number FROM journal_label WHERE kind = :kind AND name = :name")
_HAS_LABEL = "+e.number IN (SELECT number FROM journal_label WHERE kind = :kind AND name = :name)"
_FILES = "+e.number IN (SELECT j.number FROM journal_file f JOIN journal_entry j ON j.id = f.entry_id{where})"
_STATES = {
    "pinned": "e.pinned = 1",
    "imported": "+e.number IN (SELECT number FROM journal_entry WHERE origin > '')",
    "tag": "+e.number IN (SELECT number FROM journal_label WHERE kind = 'tag')",
    "file": _FILES.format(where=""),
    "picture": _FILES.format(where=" WHERE f.mime IN (" + ", ".join(f"'{one}'" for one in IMAGES) + ")"),
}
_MATCH = "+e.number IN (SELECT rowid FROM journal_fts WHERE journal_fts MATCH :{name})"


class _Conditions:
    """The conditions of one query as SQL, with their values apart."""

    def __init__(self, session: Session, query: JournalQuery) -> None:
        self._session = session
        self.values: dict[str, Any] = {}
        said = [
            self._terms([one for one in query.terms if not one.absent], " AND "),
            _not(self._terms([one for one in query.terms if one.absent], " OR ")),
            *(_turned(self._label(one), absent=one.absent) for one in query.labels),
            *(_turned(self._period(one), absent=one.absent) for one in query.periods),
            *(_turned(self._state(one), absent=one.absent) for one in query.states),
        ]
        self.sql = "".join(f" AND {one}" for one in said if one)

    def _value(self, value: object) -> str:
        name = f"v{len(self.values)}"
        self.values[name] = value
        return name

    def _terms(self, terms: Sequence[Term], joined: str) -> str:
        words = joined.join(filter(None, map(_fts, terms)))
        return _MATCH.format(name=self._value(words)) if words else ""

    def _label(self, label: Label) -> str:
        wanted = [name for name in _names(self._session, label.kind) if _fits(name, label)]
        if label.kind == "person":
            wanted = _pairs_of(self._session, label.text)
        if not wanted:
            return "0"
        names = ", ".join(f":{self._value(name)}" for name in wanted)
        kind = self._value(label.kind)
        return f"+e.number IN (SELECT number FROM journal_label WHERE kind = :{kind} AND name IN ({names}))"  # noqa: S608 - names of values

    def _period(self, period: Period) -> str:
        bounds = []
        if period.first:
            bounds.append(f"{_LOCAL} >= :{self._value(_midnight(period.first))}")
        if period.end:
            bounds.append(f"{_LOCAL} < :{self._value(_midnight(period.end))}")
        return f"({' AND '.join(bounds)})"

    def _state(self, state: State) -> str:
        if state.name in _STATES:
            return _STATES[state.name]
        return _MATCH.format(name=self._value(f'"{Mark("ll" + state.name).value}"'))


def lines(session: Session, query: JournalQuery, limit: int, offset: int = 0) -> tuple[JournalLine, ...]:
    """A page of the entries outside the bin that ``query`` finds, newest first."""
    asked = _Conditions(session, query)
    page = text(f"SELECT e.number {_SHOWN}{asked.sql} {_NEWEST_FIRST} LIMIT :limit OFFSET :offset")
    numbers = session.execute(page, {**asked.values, "limit": limit, "offset": offset}).scalars().all()
    return of_numbers(session, numbers, query.terms)


def count(session: Session, query: JournalQuery) -> int:
    """How many entries outside the bin ``query`` finds."""
    asked = _Conditions(session, query)
    found = session.execute(text(f"SELECT count(*) {_SHOWN}{asked.sql}"), asked.values)
    return int(found.scalar_one())


def ids(session: Session, query: JournalQuery) -> tuple[str, ...]:
    """The ids of all entries outside the bin that ``query`` finds, oldest first: to export a selection."""
    asked = _Conditions(session, query)
    every = text(f"SELECT e.number {_SHOWN}{asked.sql} ORDER BY e.moment, e.number")
    numbers = session.execute(every, asked.values).scalars().all()
    known = {number: own for number, own in session.execute(text("SELECT number, id FROM journal_entry"))}  # noqa: C416 - rows
    return tuple(known[number] for number in numbers)


def of_numbers(session: Session, numbers: Sequence[int], terms: Iterable[Term] = ()) -> tuple[JournalLine, ...]:
    """The lines of those entries, in that order, with the terms found in them."""
    wanted = pattern(terms)
    found: dict[int, JournalLine] = {}
    for start in range(0, len(numbers), _AT_ONCE):
        found |= _lines(session, numbers[start : start + _AT_ONCE], wanted)
    return tuple(found[number] for number in numbers)


def _lines(session: Session, numbers: Sequence[int], wanted: re.Pattern[str] | None) -> dict[int, JournalLine]:
    columns = _COLUMNS.format(room=_SEARCHED_ROOM if wanted else _ROOM)
    listed = ", ".join(str(int(number)) for number in numbers)
    found = {}
    for row in session.execute(text(f"SELECT {columns} WHERE e.number IN ({listed})")):
        shown = excerpt(row.body, wanted)
        found[row.number] = JournalLine(
            id=row.id,
            title=row.title,
            excerpt=shown,
            moment=local(row.moment, row.zone, row.shift),
            tags=tuple(json.loads(row.tags)),
            pinned=bool(row.pinned),
            has_attachments=bool(row.files),
            hits=spans(shown, wanted),
            title_hits=spans(row.title, wanted),
            binned=None if row.binned is None else utc(row.binned),
        )
    return found


def binned(session: Session) -> tuple[JournalLine, ...]:
    """What is in the bin, the last thrown away first."""
    query = "SELECT number FROM journal_entry WHERE binned IS NOT NULL ORDER BY binned DESC, number DESC"
    return of_numbers(session, session.execute(text(query)).scalars().all())


def days(session: Session, year: int) -> dict[date, int]:
    """How many entries outside the bin each day of ``year`` has, by the clock each was written by."""
    query = (
        f"SELECT date({_LOCAL}, 'unixepoch'), count(*) {_SHOWN} AND {_LOCAL} >= :first AND {_LOCAL} < :end GROUP BY 1"
    )
    if not date.min.year <= year < date.max.year:
        return {}
    values = {"first": _midnight(date(year, 1, 1)), "end": _midnight(date(year + 1, 1, 1))}
    return {date.fromisoformat(day): number for day, number in session.execute(text(query), values)}


def years(session: Session) -> tuple[int, ...]:
    """The years there are entries of outside the bin, oldest first."""
    query = f"SELECT DISTINCT strftime('%Y', {_LOCAL}, 'unixepoch') {_SHOWN}"
    return tuple(sorted(int(year) for year in session.execute(text(query)).scalars() if year))


def on_this_day(session: Session, day: date) -> tuple[JournalLine, ...]:
    """Entries of the same day in other years, newest first."""
    wanted = {day.strftime("%m-%d")}
    if (day.month, day.day) == (2, 28) and not calendar.isleap(day.year):
        wanted.add("02-29")
    names = {f"d{number}": one for number, one in enumerate(sorted(wanted))}
    listed = ", ".join(f":{name}" for name in names)
    query = (
        f"SELECT e.number {_SHOWN} AND strftime('%m-%d', {_LOCAL}, 'unixepoch') IN ({listed}) "
        f"AND strftime('%Y', {_LOCAL}, 'unixepoch') <> :year {_NEWEST_FIRST}"
    )
    values = {**names, "year": f"{day.year:04}"}
    return of_numbers(session, session.execute(text(query), values).scalars().all())


def labelled(session: Session, kind: str, name: str, since: int, most: int) -> tuple[JournalLine, ...]:
    """The newest entries outside the bin with that label, about a moment since then (UTC seconds)."""
    query = text(f"SELECT e.number {_SHOWN} AND e.moment >= :since AND {_HAS_LABEL} {_NEWEST_FIRST} LIMIT :most")
    values = {"since": since, "kind": kind, "name": name, "most": most}
    return of_numbers(session, session.execute(query, values).scalars().all())


def names_of(session: Session, kind: str) -> tuple[str, ...]:
    """Every tag, item or person that an entry has, in the bin or not."""
    return tuple(_names(session, kind))


def naming(session: Session, words: Sequence[str]) -> tuple[JournalLine, ...]:
    """Every entry, in the bin or not, in which one of ``words`` is a whole word: newest first.

    In title, body, tags, names of attachments, earlier versions, or as somebody of a pair the entry is about.
    """
    terms = [Term(word, begins=False) for word in words]
    wanted = pattern(terms)
    if wanted is None:
        return ()
    match = " OR ".join(filter(None, map(_fts, terms)))
    matching = text("SELECT rowid FROM journal_fts WHERE journal_fts MATCH :match")
    found = set(session.execute(matching, {"match": match}).scalars())
    tags = [name for name in _names(session, "tag") if wanted.search(fold(name))]
    for kind, names in (("tag", tags), ("person", [one for word in words for one in _pairs_of(session, word)])):
        for name in names:
            found |= set(session.execute(_LABELLED, {"kind": kind, "name": name}).scalars())
    for query in (
        "SELECT e.number, f.name, '' FROM journal_file f JOIN journal_entry e ON e.id = f.entry_id",
        "SELECT e.number, v.title, v.body FROM journal_version v JOIN journal_entry e ON e.id = v.entry_id",
    ):
        for number, *said in session.execute(text(query)):
            if number not in found and any(wanted.search(fold(one)) for one in said):
                found.add(number)
    ordered = text("SELECT number FROM journal_entry INDEXED BY journal_entry_moment ORDER BY moment DESC, number DESC")
    return of_numbers(session, [number for number in session.execute(ordered).scalars() if number in found], terms)


def _fts(term: Term) -> str:
    """A term as the full-text index is asked for it: a quoted text is words, whatever is in it."""
    words = term.text.replace('"', " ").rstrip("*")
    if not any(map(str.isalnum, words)):
        return ""
    return f'"{words}"*' if term.begins else f'"{words}"'


def _names(session: Session, kind: str) -> list[str]:
    return list(session.execute(_NAMES, {"kind": kind}).scalars())


def _fits(name: str, label: Label) -> bool:
    """Whether a label's name is what somebody typed, or begins so."""
    typed = fold(label.text).strip()
    if label.kind == "item":
        typed = typed.replace(" ", "_").replace("-", "_")
    own = fold(name)
    tries = (own, own.rpartition(".")[2], own.partition(".")[2]) if label.kind == "item" else (own,)
    compare: Callable[[str], bool] = (lambda one: one == typed) if label.exact else (lambda one: one.startswith(typed))
    return any(map(compare, tries))


def _pairs_of(session: Session, name: str) -> list[str]:
    """The pairs in which the other's name has every word typed, or its beginning; or the pair of that very id."""
    typed = fold(name).split()
    found = []
    for row in session.query(PairRow):
        other = row.chief_executive_name if row.my_role == Role.LEADER else row.leader_name
        known = fold(other).split()
        if row.id == name or (typed and all(any(own.startswith(one) for own in known) for one in typed)):
            found.append(row.id)
    return found


def _midnight(day: date) -> int:
    return calendar.timegm(day.timetuple())


def _not(condition: str) -> str:
    return f"NOT {condition}" if condition else ""


def _turned(condition: str, *, absent: bool) -> str:
    return f"NOT ({condition})" if absent else condition
