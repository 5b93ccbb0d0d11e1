"""A journal entry. Nothing outside the journal's own wing may import this module: journals never travel."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One private entry. ``body`` is Markdown source; ``moment`` is when it is about, which its author may set."""

    id: str
    title: str = field(repr=False)  # a traceback prints values, and these are somebody's words
    body: str = field(repr=False)
    moment: datetime
    edited: datetime
    tags: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        """How many words the body has."""
        return len(self.body.split())


@dataclass(frozen=True, slots=True)
class JournalLine:
    """What a list of entries shows of one: enough for a row, not the whole text."""

    id: str
    title: str = field(repr=False)
    excerpt: str = field(repr=False)
    moment: datetime
