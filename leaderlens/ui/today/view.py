"""What the Today page shows, as values: plain words and places to go, no services and no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from leaderlens.domain.people import Role
from leaderlens.ui.desk import Place


@dataclass(frozen=True, slots=True)
class HandOver:
    """The wish to lock and let the other person sit down. ``code`` carries the words of an open invitation across."""

    code: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """A button: what it says and where it leads."""

    text: str
    wish: Place | HandOver


@dataclass(frozen=True, slots=True)
class Hero:
    """The one card that says what to do now. ``answered`` is (done, asked) where a sheet is under way."""

    title: str
    line: str
    action: Action
    other: Action | None = None
    chip: str = ""
    chip_tone: str = "accent"
    aside: str = ""
    answered: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One person's line in the small trend: ``values`` in steps of the scale, None where there is no rating."""

    name: str
    rater: Role
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class LatestCard:
    """What the newest reveal said. ``lines`` is empty where no item was rated by both.

    While ``headline`` is empty the reveal is still being read; ``hint`` is for a pair that has none yet.
    """

    title: str
    headline: str = ""
    hint: str = ""
    item: str = ""
    apart: str = ""
    lines: tuple[Line, ...] = ()
    first: str = ""
    last: str = ""
    said: str = ""
    action: Action | None = None
    other: Action | None = None


@dataclass(frozen=True, slots=True)
class JournalRow:
    """An entry, or an agreement that is due, as its card lists it."""

    entry_id: str
    title: str
    when: str


@dataclass(frozen=True, slots=True)
class Glance:
    """Everything on the page that can be read at once. ``latest`` None for a coach; ``recovery`` while unconfirmed.

    ``due`` are agreements of ours that are due, as rows.
    """

    day: str
    hero: Hero
    latest: LatestCard | None
    journal: tuple[JournalRow, ...]
    recovery: bool
    due: tuple[JournalRow, ...] = ()
