"""What a person types to find entries, read forgivingly: nothing that can be typed is an error.

========================  ==============================================================================
``budget meeting``        entries with every one of the words, in any order; each may be the beginning of a word
``"four walls"``          exactly these words in a row (a quotation still open ends in the beginning of a word)
``pre*``                  as ``pre``: words that begin so
``-word``                 entries without it; so for everything below: ``-tag:family``
``tag:budget``            with that tag, or one that begins so; ``tag:"first impressions"``
``item:patient``          tagged with that attribute or principle (``ryley.patient``, ``patient``, its beginning)
``person:morgan``         about the pair with that person, by name
``after:2026-11``         of that day, month or year, or later (``today``, ``yesterday``, ``2026``, ``2026-11-03``)
``before:2026-11-03``     before the day, month or year began
``on:2026-11``            within it
``is:pinned``             pinned; also ``is:business``, ``is:reflection``, ``is:moved``, ``is:imported``
``has:file``              with an attachment; also ``has:picture``, ``has:tag``
========================  ==============================================================================

A filter without a value, or with one that makes no sense yet (``before:20``), has no effect; its text is told in
``ignored``. Any other word with a colon is a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from leaderlens.domain.paragraph import Mark

MOST_TERMS = 32
"""Parts of a query that count; nobody types more."""
LONGEST = 1_000
"""Characters of a query that count."""

STATES = ("pinned", "imported", *(mark.value.removeprefix("ll") for mark in Mark if mark))
"""What ``is:`` can ask."""
PARTS = ("file", "picture", "tag")
"""What ``has:`` can ask."""

_PART = re.compile(
    r"(?P<only>-?(?:tag|item|person|after|before|on|is|has):)(?=\s|\Z)"
    r'|(?P<no>-)?(?:(?P<key>[A-Za-z]+):)?(?:"(?P<phrase>[^"]*)(?P<end>"|\Z)|(?P<word>[^\s"]+))',
    re.IGNORECASE,
)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_FILTERS = frozenset({"tag", "item", "person", "after", "before", "on", "is", "has"})


@dataclass(frozen=True, slots=True)
class Term:
    """Words to look for in a row. ``begins``: the last of them may be the beginning of a word."""

    text: str = field(repr=False)
    begins: bool
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A tag, item or person to filter by, as typed. ``exact`` where it was quoted."""

    kind: str
    text: str = field(repr=False)
    exact: bool = False
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """From ``first`` up to, not including, ``end``; either may be open."""

    first: date | None = None
    end: date | None = None
    absent: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """One of :data:`STATES` or :data:`PARTS`."""

    name: str
    absent: bool = False


@dataclass(frozen=True, slots=True)
class JournalQuery:
    """What was typed, understood. All parts must hold. Empty: every entry."""

    terms: tuple[Term, ...] = ()
    labels: tuple[Label, ...] = ()
    periods: tuple[Period, ...] = ()
    states: tuple[State, ...] = ()
    ignored: tuple[str, ...] = field(default=(), repr=False)

    @property
    def empty(self) -> bool:
        """Whether it asks for nothing in particular."""
        return not (self.terms or self.labels or self.periods or self.states)


def parse_query(text: str, today: date) -> JournalQuery:
    """Understand ``text``. Never raises."""
    terms: list[Term] = []
    labels: list[Label] = []
    periods: list[Period] = []
    states: list[State] = []
    ignored: list[str] = []
    for number, part in enumerate(_PART.finditer(text[:LONGEST])):
        key, absent = (part["key"] or "").lower(), part["no"] is not None
        if number == MOST_TERMS or part["only"] or (key in _FILTERS and not _value(part).strip()):
            ignored.append(part[0])
        elif key in {"tag", "item", "person"}:
            labels.append(Label(key, _value(part).rstrip("*"), part["end"] == '"', absent))
        elif key in {"after", "before", "on"}:
            period = _period(key, _value(part), today, absent=absent)
            (periods if period else ignored).append(period or part[0])  # type: ignore[arg-type]
        elif key in {"is", "has"}:
            name = _value(part).lower()
            known = STATES if key == "is" else PARTS
            (states if name in known else ignored).append(State(name, absent) if name in known else part[0])  # type: ignore[arg-type]
        elif any(map(str.isalnum, _value(part))):
            word = _value(part) if not key else f"{part['key']} {_value(part)}"
            terms.append(Term(word, begins=part["end"] != '"', absent=absent))
        if number == MOST_TERMS:
            break
    return JournalQuery(tuple(terms), tuple(labels), tuple(periods), tuple(states), tuple(ignored))


def quoted(name: str) -> str:
    """A name as the value of a filter: a click on a tag looks for ``tag:`` and this."""
    return '"' + name.replace('"', " ") + '"'


def _value(part: re.Match[str]) -> str:
    return part["word"] if part["word"] is not None else part["phrase"] or ""


def _period(key: str, value: str, today: date, *, absent: bool) -> Period | None:
    """The period of a day, month or year, or of a word for one; None where it is none."""
    span = _span(value.strip().lower(), today)
    if span is None:
        return None
    first, end = span
    if key == "after":
        return Period(first, None, absent)
    if key == "before":
        return Period(None, first, absent)
    return Period(first, end, absent)


def _span(value: str, today: date) -> tuple[date, date] | None:
    """The day, month or year that ``value`` names: its first day and the first one after it."""
    named = {"today": today, "yesterday": today - timedelta(days=1)}
    found = _DAY.fullmatch(named[value].isoformat() if value in named else value)
    if found is None:
        return None
    year, month, day = (int(one or 0) for one in found.groups())
    try:
        first = date(year, month or 1, day or 1)
        if day:
            return first, first + timedelta(days=1)
        return first, date(year, month + 1, 1) if 0 < month < 12 else date(year + 1, 1, 1)
    except (ValueError, OverflowError):
        return None
