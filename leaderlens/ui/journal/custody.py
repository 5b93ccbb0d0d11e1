"""What becomes of words: the bin, earlier versions, the official record, and the sentence parked for a session."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leaderlens.domain.changes import Changes
from leaderlens.domain.journal import EntryVersion, JournalEntry, JournalLine, ParkedSentence
from leaderlens.domain.paragraph import Mark, paragraphs
from leaderlens.i18n import _
from leaderlens.services.journal import BIN_DAYS
from leaderlens.services.journal_parking import LONGEST
from leaderlens.services.record_file import write_record
from leaderlens.ui.desk import Desk
from leaderlens.ui.journal.comparison import compare
from leaderlens.ui.journal.listed import binned_row, parked_row, version_row
from leaderlens.ui.journal.view import pair_name
from leaderlens.ui.journal.wing import Wing

if TYPE_CHECKING:
    from leaderlens.ui.journal.bin_sheet import BinSheet
    from leaderlens.ui.journal.history_sheet import HistorySheet
    from leaderlens.ui.journal.page import JournalPage
    from leaderlens.ui.journal.park_sheet import ParkedSheet, ParkSheet
    from leaderlens.ui.journal.record_sheet import RecordSheet


class Custody:
    """``settle`` saves what stands in the editor and answers the entry; ``reread`` shows it as it is stored now."""

    def __init__(
        self,
        page: JournalPage,
        desk: Desk,
        wing: Wing,
        settle: Callable[[], JournalEntry | None],
        reread: Callable[[str], None],
    ) -> None:
        self._page, self._desk, self._wing = page, desk, wing
        self._settle, self._reread = settle, reread
        self._versions: dict[str, EntryVersion] = {}
        self._subject: JournalEntry | None = None

    # ------------------------------------------------------------ the bin

    def show_bin(self) -> None:
        """Show what is in the bin."""

        def read() -> tuple[tuple[JournalLine, ...], bool]:
            return self._wing.journal.binned(), self._wing.held()

        def arrived(found: tuple[tuple[JournalLine, ...], bool]) -> None:
            lines, held = found
            today = self._today()
            rows = [binned_row(line, today, BIN_DAYS, held=held) for line in lines]
            self._page.sheets.bin(BIN_DAYS, self._wire_bin).show_binned(rows, held=held)

        self._desk.tasks.run(read, arrived)

    def _wire_bin(self, sheet: BinSheet) -> None:
        journal = self._wing.journal

        def arrived(entry: JournalEntry | None) -> None:
            if entry is not None and sheet.list.key() == entry.id:
                sheet.show_words("\n\n".join(part for part in (entry.title, entry.body) if part))

        sheet.entry_chosen.connect(lambda known: self._desk.tasks.run(lambda: journal.entry(known), arrived))
        sheet.restore_wished.connect(lambda known: self._change(lambda: journal.restore(known), self.show_bin))
        sheet.erase_wished.connect(lambda known: self._change(lambda: journal.erase([known]), self.show_bin))
        sheet.empty_wished.connect(lambda: self._change(journal.empty_bin, self.show_bin))

    # ------------------------------------------------------------ earlier versions

    def show_history(self) -> None:
        """Show how the open entry stood before."""
        entry = self._subject = self._settle()
        if entry is None:
            return

        def read() -> tuple[tuple[EntryVersion, ...], bool]:
            return self._wing.history.versions(entry.id), self._wing.held()

        def arrived(found: tuple[tuple[EntryVersion, ...], bool]) -> None:
            versions, held = found
            today = self._today()
            self._versions = {version.id: version for version in versions}
            sheet = self._page.sheets.history(self._wire_history)
            sheet.show_versions([version_row(version, today) for version in versions], held=held)

        self._desk.tasks.run(read, arrived)

    def _wire_history(self, sheet: HistorySheet) -> None:
        sheet.version_chosen.connect(lambda known: self._compare(known, sheet))
        sheet.restore_wished.connect(self._restore_version)
        sheet.purge_wished.connect(self._purge)
        sheet.closed.connect(self._versions.clear)

    def _compare(self, version_id: str, sheet: HistorySheet) -> None:
        version, entry = self._versions.get(version_id), self._subject
        if version is None or entry is None:
            return
        before, after = _whole(version.title, version.body), _whole(entry.title, entry.body)

        self._desk.tasks.run(
            lambda: compare(before, after),
            lambda found: sheet.show_comparison(found) if sheet.list.key() == version_id else None,
        )

    def _restore_version(self, version_id: str) -> None:
        entry = self._subject
        if entry is None or not version_id:
            return

        def back() -> None:
            self._page.sheets.put_away()
            self._reread(entry.id)
            self._page.done.emit(_("The earlier version is back. The one before it is kept in the history."), None)

        self._change(lambda: self._wing.history.restore(version_id), back)

    def _purge(self) -> None:
        entry = self._subject
        if entry is not None:
            self._change(lambda: self._wing.history.purge(entry.id), self.show_history)

    # ------------------------------------------------------------ the official record

    def show_record(self) -> None:
        """Let the person choose what of the open entry is the council's."""
        entry = self._subject = self._settle()
        found = paragraphs(entry.body) if entry is not None else ()
        if entry is None or not any(one.mark is not Mark.MOVED for one in found):
            self._page.said.emit(_("There is nothing in this entry yet that could be moved."))
            return
        day = entry.day.isoformat()
        self._page.sheets.record(self._wire_record).show_paragraphs(found, f"{day}.docx")

    def _wire_record(self, sheet: RecordSheet) -> None:
        sheet.move_wished.connect(self._move)

    def _move(self, numbers: Collection[int], place: str, replace: bool) -> None:  # noqa: FBT001 - Qt's signal carries it
        entry = self._subject
        if entry is None:
            return
        author, now = self._wing.author, self._desk.clock().astimezone()
        council = pair.council if (pair := self._desk.pair()) is not None else ""

        def write(text: str) -> str:
            return write_record(text, Path(place), author, council, now, replace=replace)

        def moved() -> None:
            self._reread(entry.id)
            self._page.done.emit(_("Moved. A line here says when and where to."), None)

        self._change(lambda: self._wing.record.move(entry.id, numbers, write), moved)

    # ------------------------------------------------------------ parking

    def prepare_parking(self, sentence: str) -> None:
        """Show exactly what would leave for ``sentence``, and who would see it."""
        entry = self._subject = self._settle()
        pairs = tuple((pair.id, pair_name(pair)) for pair in self._wing.pairs() if pair.connected)
        if entry is None or not sentence.strip():
            self._page.said.emit(_("Select the sentence you want to park first."))
            return
        if not pairs:
            self._page.said.emit(_("You are not connected with anybody yet. When you are, you can park a sentence."))
            return
        if len(sentence) > LONGEST:
            self._page.said.emit(_("That is more than a sentence or two. Select less, and park that."))
            return
        here = self._desk.pair()
        chosen = here.id if here is not None and here.connected else pairs[0][0]
        self._desk.tasks.run(
            lambda: self._wing.parking.prepared(sentence),
            lambda text: self._page.sheets.park(self._wire_park).show_sentence(text, pairs, chosen),
        )

    def _wire_park(self, sheet: ParkSheet) -> None:
        sheet.park_wished.connect(self._park)

    def _park(self, text: str, pair_id: str) -> None:
        entry = self._subject
        if entry is not None:
            self._change(
                lambda: self._wing.parking.park(entry.id, text, pair_id),
                lambda: self._page.done.emit(_("Parked for your next session"), None),
            )

    def show_parked(self) -> None:
        """Show everything that ever left this journal by parking."""
        names = {pair.id: pair_name(pair) for pair in self._wing.pairs()}

        def arrived(found: tuple[ParkedSentence, ...]) -> None:
            today = self._today()
            rows = tuple(
                parked_row(number, one, names.get(one.pair_id, _("the other person")), today)
                for number, one in enumerate(found)
            )
            self._page.sheets.parked(self._wire_parked).show_parked(rows)

        self._desk.tasks.run(self._wing.parking.parked, arrived)

    def _wire_parked(self, sheet: ParkedSheet) -> None:
        sheet.entry_chosen.connect(self._page.entry_chosen)

    # ------------------------------------------------------------ inside

    def _change(self, change: Callable[[], Changes], then: Callable[[], None]) -> None:
        def done(changes: Changes) -> None:
            self._desk.changed(changes)
            then()

        self._desk.tasks.run(change, done)

    def _today(self) -> date:
        return self._desk.clock().astimezone().date()


def _whole(title: str, body: str) -> str:
    return f"{title}\n\n{body}" if title.strip() else body
