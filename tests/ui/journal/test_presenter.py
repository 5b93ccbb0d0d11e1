"""The journal acts on a real vault: words are saved as one writes, and survive a disk that says no."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from leaderlens.clock import FixedClock
from leaderlens.domain.changes import Changes
from leaderlens.domain.journal import JournalEntry
from leaderlens.errors import VaultError
from leaderlens.services.journal import Journal
from leaderlens.ui.desk import Place
from leaderlens.ui.journal.page import JournalPage
from leaderlens.ui.journal.presenter import JournalPresenter
from leaderlens.ui.journal.view import SaveState
from tests.ui.desks import KeptDesk
from tests.ui.journal.wings import wing_of
from tests.vault_fixtures import MakeVault


@dataclass(frozen=True, slots=True)
class Moody(Journal):
    """A journal whose disk is full for as long as ``full`` holds anything. ``meanwhile`` happens while it looks up an
    entry.
    """

    full: list[bool] = field(default_factory=list)
    meanwhile: list[Callable[[], None]] = field(default_factory=list)

    def entry(self, entry_id: str) -> JournalEntry | None:
        while self.meanwhile:
            self.meanwhile.pop()()
        return Journal.entry(self, entry_id)

    def save(self, entry: JournalEntry) -> Changes:
        if self.full:
            raise VaultError("The disk is full. Your words are still here.", code="disk-full")
        return Journal.save(self, entry)


@dataclass
class Writing:
    """A person at their journal."""

    page: JournalPage
    kept: KeptDesk
    journal: Moody
    presenter: JournalPresenter
    undo: list[Callable[[], None]]

    def write(self, words: str) -> None:
        """Type at the caret, without the pause after it."""
        self.page.editor.body.insertPlainText(words)

    def pause(self) -> None:
        self.page.paused.emit()

    def stored(self) -> list[str]:
        found = (self.journal.entry(line.id) for line in self.journal.lines())
        return [entry.body for entry in found if entry is not None]

    @property
    def state(self) -> str:
        return self.page.editor.state.text()


@pytest.fixture
def robin(make_vault: MakeVault, clock: FixedClock, qtbot: QtBot) -> Writing:
    vault = make_vault()
    page = JournalPage()
    qtbot.addWidget(page)
    page.resize(1052, 800)
    page.show()
    kept = KeptDesk(vault.person, clock)
    journal = Moody(vault.database, clock)
    kept.told = told = _Told()
    wing = wing_of(vault, clock, journal)
    wing.guidance.note_read()
    presenter = told.presenter = JournalPresenter(page, kept.desk, wing)
    undo: list[Callable[[], None]] = []
    page.done.connect(lambda _words, back: undo.append(back))
    presenter.show(Place("journal"))
    return Writing(page, kept, journal, presenter, undo)


class _Told(list[Changes]):
    """Tells the page in view, as the house does."""

    presenter: JournalPresenter

    def append(self, changes: Changes) -> None:
        super().append(changes)
        self.presenter.refresh(changes)


def test_one_key_from_unlock_to_writing(robin: Writing, qtbot: QtBot) -> None:
    robin.presenter.show(Place("journal", act="new"))
    assert robin.page.editor.body.hasFocus()
    assert robin.state == ""
    qtbot.keyClicks(robin.page.editor.body, "Tonight")
    assert robin.state == "Saving…"
    assert robin.presenter.unsaved
    qtbot.waitUntil(lambda: robin.stored() == ["Tonight"], timeout=3000)
    assert robin.state == "Saved"
    assert not robin.presenter.unsaved
    assert robin.page.panel.list.entries.rowCount() == 1
    assert robin.page.panel.list.current_id() == robin.journal.lines()[0].id


def test_an_entry_without_words_is_never_stored(robin: Writing) -> None:
    robin.presenter.show(Place("journal", act="new"))
    robin.presenter.show(Place("journal", act="new"))
    robin.write("x")
    robin.page.editor.body.undo()
    robin.presenter.leave()
    assert (robin.stored(), robin.state, robin.presenter.unsaved) == ([], "", False)


def test_leaving_and_switching_save_at_once(robin: Writing) -> None:
    robin.presenter.show(Place("journal", act="new"))
    robin.write("The first")
    robin.page.new_wished.emit()
    assert robin.stored() == ["The first"]
    robin.write("The second")
    robin.presenter.leave()
    assert sorted(robin.stored()) == ["The first", "The second"]


def test_a_word_typed_while_another_entry_is_fetched_is_kept(robin: Writing) -> None:
    for words in ("One", "Two"):
        robin.presenter.show(Place("journal", act="new"))
        robin.write(words)
    robin.presenter.leave()
    ids = {robin.journal.entry(line.id).body: line.id for line in robin.journal.lines()}  # type: ignore[union-attr]
    robin.journal.meanwhile.append(lambda: robin.write(", and a half"))
    robin.page.entry_chosen.emit(ids["One"])
    assert robin.page.written().body == "One"
    assert sorted(robin.stored()) == ["One", "Two, and a half"]


def test_an_entry_opens_as_it_was_left(robin: Writing) -> None:
    for words in ("One", "Two"):
        robin.presenter.show(Place("journal", act="new"))
        robin.write(words)
    robin.presenter.leave()
    ids = {robin.journal.entry(line.id).body: line.id for line in robin.journal.lines()}  # type: ignore[union-attr]
    robin.page.entry_chosen.emit(ids["One"])
    assert (robin.page.written().body, robin.state) == ("One", "Saved")
    robin.page.editor.body.undo()
    robin.page.editor.body.redo()
    robin.presenter.leave()
    robin.presenter.show(Place("journal", entry_id=ids["Two"]))
    assert robin.page.written().body == "Two"
    assert sorted(robin.stored()) == ["One", "Two"]


def test_title_and_moment_are_kept_too(robin: Writing) -> None:
    robin.presenter.show(Place("journal", act="new"))
    robin.write("Words")
    robin.page.editor.title.insert("A title")
    robin.page.editor.title.textEdited.emit("A title")
    before = robin.page.editor.moment.moment()
    robin.page.editor.moment.show_moment(before - timedelta(days=1), before.date())
    robin.page.editor.moment.changed.emit()
    robin.pause()
    line = robin.journal.lines()[0]
    assert (line.title, line.moment) == ("A title", (before - timedelta(days=1)).replace(microsecond=0))


def test_a_full_disk_loses_nothing_and_the_next_change_tries_again(robin: Writing) -> None:
    robin.presenter.show(Place("journal", act="new"))
    robin.journal.full.append(True)
    robin.write("Precious")
    robin.pause()
    assert (robin.state, robin.presenter.unsaved) == ("Not saved yet", True)
    notice = robin.page.editor.notice
    assert notice is not None
    assert notice.sentence == "The disk is full. Your words are still here."
    assert robin.kept.tasks.told == []  # said on the page, and nowhere else
    robin.presenter.leave()
    assert robin.presenter.unsaved
    robin.journal.full.clear()
    robin.write(" words")
    robin.pause()
    assert robin.stored() == ["Precious words"]
    assert (robin.state, robin.presenter.unsaved, robin.page.editor.notice) == ("Saved", False, None)


def test_a_save_that_fails_after_leaving_is_told_wherever_the_person_is(robin: Writing) -> None:
    robin.presenter.show(Place("journal", act="new"))
    robin.write("The depot, again.")
    robin.journal.full.append(True)
    robin.presenter.leave()
    assert [str(error) for error in robin.kept.tasks.told] == ["The disk is full. Your words are still here."]
    assert robin.presenter.unsaved
    robin.presenter.show(Place("journal"))
    robin.page.retry_wished.emit()
    assert len(robin.kept.tasks.told) == 1, "in view, the page itself says so"
    robin.journal.full.clear()
    robin.page.retry_wished.emit()
    assert robin.stored() == ["The depot, again."]


def test_words_of_several_entries_wait_for_the_disk(robin: Writing) -> None:
    robin.journal.full.append(True)
    for words in ("One", "Two"):
        robin.presenter.show(Place("journal", act="new"))
        robin.write(words)
        robin.pause()
    assert robin.presenter.unsaved
    robin.journal.full.clear()
    assert robin.page.editor.notice is not None
    robin.page.editor.notice.action.click()
    assert sorted(robin.stored()) == ["One", "Two"]
    assert not robin.presenter.unsaved
    assert robin.state == "Saved"


def test_a_bug_while_saving_goes_to_the_one_door_and_keeps_the_words(
    robin: Writing, monkeypatch: pytest.MonkeyPatch
) -> None:
    robin.presenter.show(Place("journal", act="new"))
    robin.write("Still here")
    with monkeypatch.context() as patched:
        patched.setattr(Journal, "save", lambda _self, _entry: 1 / 0)
        robin.pause()
    assert [type(error) for error in robin.kept.tasks.told] == [ZeroDivisionError]
    assert robin.presenter.unsaved
    robin.presenter.leave()
    assert robin.stored() == ["Still here"]


def test_the_bin_and_back(robin: Writing) -> None:
    robin.presenter.show(Place("journal", act="new"))
    robin.write("Rash words")
    robin.page.bin_wished.emit()
    assert robin.stored() == []
    assert robin.page.panel.list.entries.rowCount() == 0
    assert not robin.page.editor.isVisible()
    robin.undo[0]()
    assert robin.stored() == ["Rash words"]
    robin.presenter.show(robin.kept.went[-1])
    assert robin.page.written().body == "Rash words"
    robin.presenter.show(Place("journal", act="new"))
    robin.page.bin_wished.emit()  # an empty one just closes
    assert len(robin.undo) == 1


def test_searching_lists_what_fits(robin: Writing) -> None:
    for words in ("The silence ran", "Budget week"):
        robin.presenter.show(Place("journal", act="new"))
        robin.write(words)
    robin.presenter.leave()
    robin.page.searched.emit("sil")
    assert [line.excerpt for line in _listed(robin)] == ["The silence ran"]
    robin.page.searched.emit("")
    assert len(_listed(robin)) == 2


def test_strange_characters_are_stored_and_the_editor_keeps_writing(robin: Writing) -> None:
    robin.presenter.show(Place("journal", act="new"))
    robin.write("a\x00b")
    robin.pause()
    assert robin.stored() == ["a\ufffdb"]
    entry = robin.journal.blank()
    assert robin.journal.save(replace(entry, body="lone \ud800 surrogate"))
    robin.presenter.show(Place("journal", entry_id=entry.id))
    assert robin.page.written().body == "lone \ufffd surrogate"


def test_an_entry_that_is_gone_opens_nothing(robin: Writing) -> None:
    robin.presenter.show(Place("journal", entry_id="nobody"))
    assert not robin.page.editor.isVisible()
    assert SaveState.NOTHING.value == "nothing"


def _listed(robin: Writing) -> list[object]:
    model = robin.page.panel.list.entries
    return [model.line(row) for row in range(model.rowCount())]
