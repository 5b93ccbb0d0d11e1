"""The conscience of record-keeping: council business belongs with the council; whoever is named may ask.

Paragraphs are marked in the body itself (:mod:`leaderlens.domain.paragraph`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from leaderlens.clock import Clock
from leaderlens.domain.changes import Changes
from leaderlens.domain.journal import JournalEntry, JournalLine
from leaderlens.domain.journal_query import JournalQuery, State
from leaderlens.domain.paragraph import Mark, paragraphs, with_stub
from leaderlens.domain.people import without_titles
from leaderlens.errors import NotAllowedError
from leaderlens.i18n import _, medium_date
from leaderlens.store import audit, holds, journals, journals_history, journals_search
from leaderlens.store.database import Database
from leaderlens.store.faults import held


@dataclass(frozen=True, slots=True)
class OfficialRecord:
    """What of one open vault's journal is the council's."""

    database: Database
    clock: Clock

    def text_to_move(self, entry_id: str, numbers: Collection[int]) -> str:
        """What would be exported: the day and title of the entry and those paragraphs (numbers from 0), as Markdown.

        To be shown first. NotAllowedError ``no-paragraph`` where the entry has no such paragraph.
        """
        with self.database.reading() as session:
            entry = journals.entry(session, entry_id)
        return _exported(entry, numbers)

    def move(self, entry_id: str, numbers: Collection[int], write: Callable[[str], str]) -> Changes:
        """Export those paragraphs, then replace them by a stub that says when and where to.

        ``write`` gets the text of :meth:`text_to_move`, writes it to the place the person chose and answers what to
        call the place (a file name); whatever it raises leaves the entry as it is. The earlier text stays among the
        versions until it is purged; offer that. NotAllowedError: ``held`` (then ``write`` is not called),
        ``no-paragraph``, ``changed-meanwhile`` (it was written, and the entry is as somebody else left it).
        """
        with self.database.reading() as session:
            entry = journals.entry(session, entry_id)
            if entry is not None and not holds.may_change(session, entry_id):
                raise held()
        text = _exported(entry, numbers)
        place = " ".join(write(text).split())
        with self.database.transaction() as session:
            present = journals.entry(session, entry_id)
            if entry is None or present is None or present.body != entry.body:
                raise NotAllowedError(
                    _(
                        "The paragraphs were written to {place}, but this entry was changed meanwhile, so it was left "
                        "as it is. Please look at it and move them again."
                    ).format(place=place),
                    code="changed-meanwhile",
                )
            now = self.clock()
            stub = _("Moved to the official record on {day}: {place}").format(day=medium_date(now.date()), place=place)
            journals_history.keep(session, present, now)
            journals.save(session, replace(present, body=with_stub(present.body, set(numbers), stub), edited=now), now)
            journals.drop_draft(session, entry_id)
            audit.add(session, now, "moved-to-record", place)
        return Changes(journal=True)

    def about(self, name: str) -> tuple[JournalLine, ...]:
        """Every entry that names a person, newest first, the bin included (``binned`` says so).

        In title, body, tags or the name of an attachment; in an earlier version too, which only shows in its history.
        ``name`` may be several words: one of them, as a whole word (``Morgan``, ``Morgan's``), is enough, since people
        are called by one name; titles do not count. Also entries linked to the pair with a person of that name.
        """
        words = [word for word in without_titles(name).split() if any(map(str.isalnum, word))]
        with self.database.reading() as session:
            return journals_search.naming(session, words)

    def business(self) -> tuple[JournalLine, ...]:
        """Entries with paragraphs marked as council business that were not moved yet, newest first."""
        query = JournalQuery(states=(State(Mark.BUSINESS.value.removeprefix("ll")),))
        with self.database.reading() as session:
            return journals_search.lines(session, query, -1)


def _exported(entry: JournalEntry | None, numbers: Collection[int]) -> str:
    """The day and title of an entry and those paragraphs, as Markdown."""
    every = paragraphs(entry.body) if entry is not None else ()
    if entry is None or not numbers or not set(numbers) <= set(range(len(every))):
        raise NotAllowedError(
            _("There is no such paragraph in this entry any more. Nothing was moved."), code="no-paragraph"
        )
    head = ", ".join(filter(None, (medium_date(entry.day), entry.title.strip())))
    moved = [every[number] for number in sorted(set(numbers))]
    chosen = [one.text.strip("\n") for one in moved if one.mark is not Mark.MOVED]
    return "\n\n".join((f"# {head}", *chosen)) + "\n"
