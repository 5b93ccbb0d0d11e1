"""The conscience of record-keeping: council business belongs with the council; whoever is named may ask.

Paragraphs are marked in the body itself (:mod:`leaderlens.domain.paragraph`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from leaderlens.clock import Clock
from leaderlens.domain.changes import Changes
from leaderlens.domain.journal import JournalLine
from leaderlens.store.database import Database


@dataclass(frozen=True, slots=True)
class OfficialRecord:
    """What of one open vault's journal is the council's."""

    database: Database
    clock: Clock

    def text_to_move(self, entry_id: str, numbers: Collection[int]) -> str:
        """What would be exported: the day and title of the entry and those paragraphs (numbers from 0), as Markdown.

        To be shown first. NotAllowedError ``no-paragraph`` where the entry has no such paragraph.
        """
        raise NotImplementedError

    def move(self, entry_id: str, numbers: Collection[int], write: Callable[[str], str]) -> Changes:
        """Export those paragraphs, then replace them by a stub that says when and where to.

        ``write`` gets the text of :meth:`text_to_move`, writes it to the place the person chose and answers what to
        call the place (a file name); whatever it raises leaves the entry as it is. The earlier text stays among the
        versions until it is purged; offer that. NotAllowedError: ``held`` (then ``write`` is not called),
        ``no-paragraph``, ``changed-meanwhile`` (it was written, and the entry is as somebody else left it).
        """
        raise NotImplementedError

    def about(self, name: str) -> tuple[JournalLine, ...]:
        """Every entry that names a person, newest first, the bin included (``binned`` says so).

        In title, body, tags or the name of an attachment; in an earlier version too, which only shows in its history.
        ``name`` may be several words: all must occur, each as a whole word (or its genitive: ``Morgan's``), or the
        surname alone. Also entries linked to the pair of a person of that name.
        """
        raise NotImplementedError

    def business(self) -> tuple[JournalLine, ...]:
        """Entries with paragraphs marked as council business that were not moved yet, newest first."""
        raise NotImplementedError
