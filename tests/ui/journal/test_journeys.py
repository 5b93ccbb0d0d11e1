"""The journal's presenters together on a real vault of a real pair: find, tag, bin, history, record, park, attach."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QTextCursor
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from leaderlens.domain.event import Event
from leaderlens.domain.journal import JournalEntry
from leaderlens.domain.paragraph import Mark
from leaderlens.services.hold import Holds
from leaderlens.services.journal_parking import KIND
from leaderlens.store import log as log_rows
from leaderlens.ui.desk import Place
from leaderlens.ui.journal.page import JournalPage
from leaderlens.ui.journal.presenter import JournalPresenter
from leaderlens.ui.journal.sheet import Sheet
from leaderlens.ui.journal.wing import Wing
from tests.seats import Seats, seats
from tests.ui.desks import KeptDesk
from tests.ui.journal.wings import wing_of


@dataclass
class Desk:
    """Robin's journal, connected with Morgan."""

    page: JournalPage
    kept: KeptDesk
    wing: Wing
    presenter: JournalPresenter
    both: Seats
    said: list[str]
    done: list[str]

    def write(self, body: str, title: str = "", days_ago: int = 0, **more: object) -> JournalEntry:
        """An entry that is stored."""
        entry = self.wing.journal.blank(self.both.clock() - timedelta(days=days_ago))
        made = JournalEntry(entry.id, title, body, entry.moment, entry.edited, **more)  # type: ignore[arg-type]
        self.wing.journal.save(made)
        return made

    def open(self, entry: JournalEntry) -> None:
        self.presenter.show(Place("journal", entry_id=entry.id))

    def stored(self, entry: JournalEntry) -> JournalEntry:
        found = self.wing.journal.entry(entry.id)
        assert found is not None
        return found

    @property
    def sheet(self) -> Sheet:
        found = self.page.sheets.showing()
        assert found is not None, (self.said, self.kept.tasks.told)
        return found


@pytest.fixture
def robin(tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    with seats(tmp_path) as both:
        seat = both.leader
        vault = seat.laptop.vault
        page = JournalPage()
        qtbot.addWidget(page)
        page.resize(1100, 800)
        page.show()
        kept = KeptDesk(vault.person, both.clock, seat.laptop.pairing.pairs()[0])
        wing = wing_of(vault, both.clock, seat.journal, seat.laptop.pairing.pairs(), seat.log)
        wing.guidance.note_read()
        said: list[str] = []
        done: list[str] = []
        page.said.connect(said.append)
        page.done.connect(lambda words, _undo: done.append(words))
        presenter = JournalPresenter(page, kept.desk, wing)
        desk = Desk(page, kept, wing, presenter, both, said, done)
        _tell(desk)
        yield desk
        assert [error for error in kept.tasks.told if not hasattr(error, "code")] == []


def _tell(desk: Desk) -> None:
    """Tells the page in view, as the house does."""

    class Told(list):  # type: ignore[type-arg]
        def append(self, changes: object) -> None:
            super().append(changes)
            desk.presenter.refresh(changes)  # type: ignore[arg-type]

    desk.kept.told = Told()


def test_tags_and_items_are_linked_found_and_renamed(robin: Desk, qtbot: QtBot) -> None:
    entry = robin.write("Let the silence run.", "Asked")
    robin.open(entry)
    robin.presenter.linking.show_links()
    sheet = robin.sheet
    qtbot.keyClicks(sheet.field.edit, "listening")  # type: ignore[attr-defined]
    qtbot.keyClick(sheet.field.edit, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    qtbot.keyClicks(sheet.field.edit, "patient")  # type: ignore[attr-defined]
    qtbot.keyClick(sheet.field.edit, Qt.Key.Key_Down)  # type: ignore[attr-defined]
    qtbot.keyClick(sheet.field.edit, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    sheet.leave()
    assert robin.stored(entry).tags == ("listening",)
    assert robin.stored(entry).items == ("ryley.patient",)
    assert list(robin.page.editor.links.chips) == [("item", "ryley.patient"), ("tag", "listening")]
    robin.page.editor.links.chips["tag", "listening"].click()
    assert robin.presenter.finder.query.strip() == "tag:listening"
    assert robin.page.panel.list.entries.rowCount() == 1
    robin.presenter.finder.show_tags()
    tags = robin.sheet
    tags.name.set_text("hearing")  # type: ignore[attr-defined]
    tags.rename.click()  # type: ignore[attr-defined]
    assert robin.stored(entry).tags == ("hearing",)
    tags.leave()
    robin.open(robin.stored(entry))
    robin.page.editor.links.chips["item", "ryley.patient"].removed.emit()
    assert robin.stored(entry).items == ()


def test_two_tags_become_one_after_a_question(robin: Desk) -> None:
    one, two = robin.write("One", tags=("budget",)), robin.write("Two", tags=("money",))
    robin.presenter.show(Place("journal", act="tags"))
    sheet = robin.sheet
    sheet.list.choose("money")  # type: ignore[attr-defined]
    sheet.list.chosen.emit("money")  # type: ignore[attr-defined]
    sheet.name.set_text("Budget")  # type: ignore[attr-defined]
    sheet.rename.click()  # type: ignore[attr-defined]
    assert sheet.question is not None
    assert robin.stored(two).tags == ("money",), "asked first"
    sheet.question.action.click()
    assert (robin.stored(one).tags, robin.stored(two).tags) == (("budget",), ("budget",))


def test_the_calendar_leads_to_a_day_and_shows_the_councils_year(robin: Desk, qtbot: QtBot) -> None:
    day = robin.both.clock().date()
    robin.both.leader.events.add(robin.both.pair_id, [Event("e", day - timedelta(days=3), "budget", "Budget council")])
    old = robin.write("What I remember.", "Long ago", days_ago=3)
    robin.write("New")
    robin.presenter.show(Place("journal", act="calendar"))
    sheet = robin.sheet
    year_map = sheet.map  # type: ignore[attr-defined]
    assert year_map.hasFocus() or year_map.window().focusWidget() is year_map
    for _day in range(3):
        qtbot.keyClick(year_map, Qt.Key.Key_Left)
    assert "1 entry. Budget council" in year_map.accessibleName()
    qtbot.keyClick(year_map, Qt.Key.Key_Return)
    assert robin.page.sheets.showing() is None
    assert robin.presenter.open_entry == robin.stored(old)
    assert robin.page.editor.beside.words.text() == "The same day: Budget council"


def test_the_bin_is_looked_through_and_emptied_after_a_question(robin: Desk) -> None:
    kept, gone = robin.write("Keep me", "One"), robin.write("Let me go", "Two")
    for entry in (kept, gone):
        robin.wing.journal.bin(entry.id)
    robin.presenter.show(Place("journal", act="bin"))
    sheet = robin.sheet
    sheet.list.choose(kept.id)  # type: ignore[attr-defined]
    sheet.restore.click()  # type: ignore[attr-defined]
    assert robin.stored(kept).body == "Keep me"
    assert [line.id for line in robin.wing.journal.binned()] == [gone.id]
    assert "Let me go" in sheet.words.text()  # type: ignore[attr-defined]
    sheet.empty.click()  # type: ignore[attr-defined]
    assert robin.wing.journal.entry(gone.id) is not None, "asked first"
    assert sheet.question is not None
    sheet.question.action.click()
    assert robin.wing.journal.entry(gone.id) is None
    assert sheet.nothing.isVisible()  # type: ignore[attr-defined]
    sheet.leave()
    assert sheet.words.text() == "", "nothing stays behind"  # type: ignore[attr-defined]


def test_an_earlier_version_comes_back(robin: Desk) -> None:
    entry = robin.write("It took ten seconds, and I said nothing.")
    robin.both.clock.moment += timedelta(hours=2)
    robin.open(entry)
    robin.page.editor.body.replace("It took six seconds, and I said nothing.")
    robin.page.paused.emit()
    robin.presenter.custody.show_history()
    sheet = robin.sheet
    assert [piece.text for piece in sheet.then._pieces if piece.changed] == ["ten"]  # type: ignore[attr-defined]
    assert [piece.text for piece in sheet.now._pieces if piece.changed] == ["six"]  # type: ignore[attr-defined]
    sheet.restore.click()  # type: ignore[attr-defined]
    assert robin.stored(entry).body == "It took ten seconds, and I said nothing."
    assert robin.page.written().body == "It took ten seconds, and I said nothing."
    robin.presenter.custody.show_history()
    sheet.purge.click()  # type: ignore[attr-defined]
    assert sheet.question is not None
    sheet.question.action.click()
    assert robin.wing.history.versions(entry.id) == ()


def test_council_business_moves_to_the_record(robin: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = robin.write("I was tired.\n\nAgreed that the paper goes to cabinet on the 14th.")
    robin.open(entry)
    robin.page.editor.body.moveCursor(QTextCursor.MoveOperation.End)
    robin.page.editor.set_mark(Mark.BUSINESS)
    place = tmp_path / "record.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(place), ""))
    robin.presenter.custody.show_record()
    robin.sheet.move_away.click()  # type: ignore[attr-defined]
    assert "cabinet on the 14th" in place.read_text(encoding="utf-8")
    assert "tired" not in place.read_text(encoding="utf-8")
    assert f"{robin.wing.author.name}, Leader" in place.read_text(encoding="utf-8")
    body = robin.stored(entry).body
    assert "cabinet" not in body
    assert "record.md" in body
    assert robin.page.written().body == body
    assert list(tmp_path.glob(".*.unfinished")) == []


def test_a_place_that_cannot_be_written_changes_nothing(
    robin: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = robin.write("Agreed that the paper goes to cabinet.")
    robin.open(entry)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "no" / "where.md"), ""))
    robin.presenter.custody.show_record()
    sheet = robin.sheet
    sheet.list.pressed_row.emit("0")  # type: ignore[attr-defined]
    sheet.move_away.click()  # type: ignore[attr-defined]
    assert [getattr(error, "code", "") for error in robin.kept.tasks.told] == ["unreachable"]
    assert robin.stored(entry).body == "Agreed that the paper goes to cabinet."


def test_exactly_one_sentence_leaves_and_is_logged(robin: Desk) -> None:
    entry = robin.write("I was cross. We need to talk about *Thursday*. Nobody knows how tired I am.")
    robin.open(entry)
    cursor = robin.page.editor.body.textCursor()
    cursor.setPosition(20)
    robin.page.editor.body.setTextCursor(cursor)
    robin.presenter.custody.prepare_parking(robin.page.editor.sentence())
    sheet = robin.sheet
    assert sheet.words.text() == "“We need to talk about Thursday.”"  # type: ignore[attr-defined]
    assert "Morgan" in sheet.seen_by.text()  # type: ignore[attr-defined]
    assert robin.wing.parking.parked() == (), "shown before it leaves"
    sheet.park.click()  # type: ignore[attr-defined]
    assert [one.text for one in robin.wing.parking.parked()] == ["We need to talk about Thursday."]
    robin.both.leader.log.sync()
    robin.both.chief.log.sync()
    with robin.both.chief.laptop.vault.database.reading() as session:
        arrived = log_rows.registers(session, robin.both.pair_id, KIND)
    assert [fields["text"].value for fields in arrived.values()] == ["We need to talk about Thursday."]
    assert "cross" not in repr(arrived)
    robin.presenter.custody.show_parked()
    assert robin.sheet.list.rows.rowCount() == 1  # type: ignore[attr-defined]


def test_without_a_sentence_or_a_pair_nothing_can_be_parked(robin: Desk) -> None:
    robin.presenter.show(Place("journal", act="new"))
    robin.presenter.custody.prepare_parking("")
    robin.open(robin.write("Words."))
    robin.presenter.custody.prepare_parking("x" * 5_000)
    assert len(robin.said) == 2
    assert robin.page.sheets.showing() is None


def test_pictures_live_in_the_vault_and_thumbnails_in_memory(
    robin: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # Qt takes a buffer and a format
    data = bytes(buffer.data().data())
    source = tmp_path / "whiteboard.png"
    source.write_bytes(data)
    robin.presenter.show(Place("journal", act="new"))
    robin.page.files_chosen.emit([str(source)])
    entry = robin.presenter.open_entry
    assert entry is not None
    assert entry.title == "whiteboard"
    (kept,) = robin.wing.files.of(entry.id)
    tile = robin.page.editor.strip.tiles[kept.id]
    assert tile._image is not None
    copy = tmp_path / "copy.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(copy), ""))
    save, remove = robin.page.editor.strip.menu_for(kept.id).actions()
    save.trigger()
    assert copy.read_bytes() == data
    remove.trigger()
    assert robin.wing.files.of(entry.id) == ()
    assert not robin.page.editor.strip.isVisible()


def test_everything_that_names_somebody(robin: Desk, qtbot: QtBot) -> None:
    robin.write("Dafydd had the figure.", "One")
    binned = robin.write("Not fair to Dafydd.", "Two")
    robin.wing.journal.bin(binned.id)
    robin.presenter.show(Place("journal", act="person"))
    sheet = robin.sheet
    qtbot.keyClicks(sheet.name.edit, "Dafydd")  # type: ignore[attr-defined]
    qtbot.keyClick(sheet.name.edit, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    rows = [sheet.list.rows.row(number) for number in range(sheet.list.rows.rowCount())]  # type: ignore[attr-defined]
    assert sorted((row.title, row.trailing) for row in rows) == [("One", "Today"), ("Two", "In the bin")]


def test_prompts_and_templates_begin_an_entry(robin: Desk) -> None:
    robin.presenter.show(Place("journal"))
    first = robin.page.pane.landing.prompts.words.text()
    assert first
    robin.page.pane.landing.prompts.another.click()
    second = robin.page.pane.landing.prompts.words.text()
    assert second != first
    robin.page.pane.landing.prompts.use.click()
    assert robin.page.written().body == f"> {second}\n\n"
    assert not robin.wing.journal.lines() or robin.presenter.unsaved is False
    robin.presenter.show(Place("journal", act="templates"))
    sheet = robin.sheet
    assert sheet.list.rows.rowCount() == 8  # type: ignore[attr-defined]
    sheet.new.click()  # type: ignore[attr-defined]
    sheet.name.set_text("Sunday")  # type: ignore[attr-defined]
    sheet.text.set_text("# Sunday\n\n- What rested me:")  # type: ignore[attr-defined]
    sheet.save.click()  # type: ignore[attr-defined]
    assert sheet.list.rows.rowCount() == 9  # type: ignore[attr-defined]
    sheet.list.setCurrentIndex(sheet.list.rows.index(8))  # type: ignore[attr-defined]
    sheet.use.click()  # type: ignore[attr-defined]
    assert "What rested me" in robin.page.written().body


def test_a_hold_keeps_the_entry_and_the_new_words(robin: Desk) -> None:
    entry = robin.write("As it was asked for.")
    robin.open(entry)
    Holds(robin.both.leader.laptop.vault).begin("A request")
    robin.page.editor.body.replace("As it was asked for, and more.")
    robin.page.paused.emit()
    assert robin.stored(entry).body == "As it was asked for."
    now = robin.presenter.open_entry
    assert now is not None
    assert now.id != entry.id
    assert robin.stored(now).body == "As it was asked for, and more."
    assert "on hold" in robin.said[0]
    assert not robin.presenter.unsaved


def test_a_draft_of_a_killed_process_is_kept(robin: Desk) -> None:
    lost = robin.wing.journal.blank()
    robin.wing.journal.save_draft(JournalEntry(lost.id, "", "Half a sentence", lost.moment, lost.edited))
    robin.presenter.show(Place("journal"))
    assert robin.stored(lost).body == "Half a sentence"
    assert "found and kept" in robin.said[0]
    assert robin.wing.journal.drafts() == ()


def test_the_first_visit_says_what_private_means(robin: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(robin.wing.guidance), "read", lambda _self: False)
    robin.presenter.show(Place("journal"))
    assert robin.page.pane.conscience.isVisible()
    robin.page.pane.conscience.go_on.click()
    assert not robin.page.pane.conscience.isVisible()
    assert robin.page.pane.landing.isVisible() or robin.page.pane.nothing_written.isVisible()


def test_pages_further_down_come_as_they_are_looked_at(robin: Desk, qtbot: QtBot) -> None:
    start: Callable[[int], JournalEntry] = lambda number: JournalEntry(  # noqa: E731
        f"{number:032x}", f"Entry {number}", "Words.", robin.both.clock() - timedelta(days=number), robin.both.clock()
    )
    robin.wing.journal.save_all(start(number) for number in range(450))
    robin.presenter.show(Place("journal"))
    view = robin.page.panel.list
    assert view.entries.rowCount() == 450
    view.scrollToBottom()
    qtbot.waitUntil(lambda: view.entries.line(449) is not None)
    robin.presenter.finder.go_to_day(robin.both.clock().date() - timedelta(days=250))
    qtbot.waitUntil(lambda: robin.presenter.open_entry is not None)
    assert robin.presenter.open_entry is not None
    assert robin.presenter.open_entry.title == "Entry 250"
    assert isinstance(robin.presenter.finder.today(), date)
