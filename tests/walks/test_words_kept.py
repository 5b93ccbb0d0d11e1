"""Late, tired and in a hurry: whatever is done right after the last letter, the letter is in the vault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.app import House
from leaderlens.services.journal import Journal
from leaderlens.services.journal_guidance import Guidance
from leaderlens.ui.desk import Place
from leaderlens.ui.journal.page import JournalPage
from tests.house import a_house, still
from tests.two_people import PASSPHRASE, TwoPeople, two_people

CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Evening:
    """Somebody at a real house with real keys."""

    house: House
    two: TwoPeople

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.house.window.windowHandle(), key, modifier)

    def type(self, words: str) -> None:
        """Letter after letter, with no time between them."""
        for letter in words:
            self.press(Qt.Key.Key_Space if letter == " " else Qt.Key(ord(letter.upper())))

    @property
    def page(self) -> JournalPage:
        (page,) = self.house.window.findChildren(JournalPage)
        return page

    def begin(self) -> None:
        self.press(Qt.Key.Key_N, CONTROL)

    def compose(self, letter: str) -> None:
        """A dead key was pressed: the letter is not written yet."""
        QApplication.sendEvent(self.page.editor.body, QInputMethodEvent(letter, []))

    def bodies(self) -> list[str]:
        """What the vault holds once the worker rests."""
        still(self.house)
        return _bodies(Journal(self.two.leader.vault.database, self.two.clock))

    def bodies_after_closing(self) -> list[str]:
        """What the vault holds after it was closed, opened anew."""
        leader = self.two.leader
        vault = leader.vaults.unlock(leader.vault.id, PASSPHRASE)
        try:
            return _bodies(Journal(vault.database, self.two.clock))
        finally:
            vault.close()


def _bodies(journal: Journal) -> list[str]:
    entries = (journal.entry(line.id) for line in journal.lines())
    return sorted(entry.body for entry in entries if entry is not None)


@pytest.fixture
def evening(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Evening]:
    with two_people(tmp_path) as two, a_house(tmp_path / "installation", qapp) as house:
        house.exchange, house.clock = two.exchange, two.clock
        Guidance(two.leader.vault.database, two.clock).note_read()
        with qtbot.waitActive(house.window):
            house.window.show()
            house.window.activateWindow()
        house.open_vault(two.leader.vault)
        still(house)
        yield Evening(house, two)


def test_the_window_is_closed_on_the_last_letter(evening: Evening) -> None:
    evening.begin()
    evening.type("never again")
    assert evening.house.close_vault()
    assert evening.bodies_after_closing() == ["never again"]


def test_locked_on_the_last_letter(evening: Evening) -> None:
    evening.begin()
    evening.type("not like that")
    evening.press(Qt.Key.Key_L, CONTROL)
    assert evening.house.close_vault()
    assert evening.bodies_after_closing() == ["not like that"]


def test_a_new_entry_twice_in_a_row_leaves_no_word_and_no_blank_entry(evening: Evening) -> None:
    evening.begin()
    evening.type("first")
    evening.begin()
    evening.begin()
    evening.type("second")
    evening.begin()
    evening.type("third")
    assert evening.house.close_vault()
    assert evening.bodies_after_closing() == ["first", "second", "third"]


def test_looking_for_words_and_back_goes_on_where_one_was(evening: Evening) -> None:
    evening.begin()
    evening.type("the scrutiny meet")
    evening.press(Qt.Key.Key_F, CONTROL)
    evening.type("scrutiny")
    still(evening.house)
    evening.press(Qt.Key.Key_Escape)
    evening.press(Qt.Key.Key_Escape)
    evening.page.write_on()
    evening.type("ing")
    assert evening.house.close_vault()
    assert evening.bodies_after_closing() == ["the scrutiny meeting"]


def test_another_page_and_back_goes_on_where_one_was(evening: Evening) -> None:
    evening.begin()
    evening.type("half a sen")
    evening.press(Qt.Key.Key_1, CONTROL)
    evening.press(Qt.Key.Key_4, CONTROL)
    still(evening.house)
    evening.type("tence")
    assert evening.house.close_vault()
    assert evening.bodies_after_closing() == ["half a sentence"]


def test_a_letter_still_being_composed_is_kept_when_the_vault_closes(evening: Evening) -> None:
    evening.begin()
    evening.type("y d")
    evening.compose("ŵ")
    assert evening.house.close_vault()
    assert evening.bodies_after_closing() == ["y dŵ"]


def test_a_letter_still_being_composed_stays_with_its_entry(evening: Evening) -> None:
    evening.begin()
    evening.type("y d")
    evening.compose("ŵ")
    evening.begin()
    evening.type("another")
    assert evening.house.close_vault()
    assert evening.bodies_after_closing() == ["another", "y dŵ"]


def test_a_pause_does_not_end_the_composing(evening: Evening) -> None:
    evening.begin()
    evening.type("y d")
    evening.compose("^")
    evening.page.paused.emit()
    assert evening.bodies() == ["y d"]
    finished = QInputMethodEvent()
    finished.setCommitString("ŵ")
    QApplication.sendEvent(evening.page.editor.body, finished)
    assert evening.house.close_vault()
    assert evening.bodies_after_closing() == ["y dŵ"]


def test_a_million_letters_are_pasted_and_the_vault_closed(evening: Evening) -> None:
    words = "The council met.\n" * 60_000
    evening.begin()
    QGuiApplication.clipboard().setText(words)
    evening.press(Qt.Key.Key_V, CONTROL)
    evening.type("end")
    assert evening.house.close_vault()
    assert [(len(body), body[-3:]) for body in evening.bodies_after_closing()] == [(len(words) + 3, "end")]


def test_undo_goes_back_across_what_was_saved_and_is_saved_too(evening: Evening) -> None:
    evening.begin()
    evening.type("calm")
    evening.page.paused.emit()
    assert evening.bodies() == ["calm"]
    body = evening.page.editor.body
    body.insertPlainText(" and rash")
    evening.page.paused.emit()
    assert evening.bodies() == ["calm and rash"]
    evening.press(Qt.Key.Key_Z, CONTROL)
    assert evening.house.close_vault()
    assert evening.bodies_after_closing() == ["calm"]


def test_a_tag_given_while_words_are_on_their_way_takes_none_with_it(evening: Evening) -> None:
    evening.begin()
    evening.type("the budget")
    evening.press(Qt.Key.Key_T, CONTROL)
    still(evening.house)
    evening.type("money")
    evening.press(Qt.Key.Key_Return)
    evening.press(Qt.Key.Key_Escape)
    evening.type(" again")
    evening.page.paused.emit()
    assert evening.bodies() == ["the budget again"]
    journal = Journal(evening.two.leader.vault.database, evening.two.clock)
    assert [tag.name for tag in journal.tags()] == ["money"]


def test_another_entry_chosen_in_the_middle_of_a_word(evening: Evening) -> None:
    evening.begin()
    evening.type("one")
    evening.page.paused.emit()
    assert evening.bodies() == ["one"]
    first = Journal(evening.two.leader.vault.database, evening.two.clock).lines()
    evening.begin()
    evening.type("two")
    rooms = evening.house.rooms
    assert rooms is not None
    rooms.go(Place("journal", entry_id=first[0].id))
    evening.type("x")  # before the other one has come: it belongs to the one in sight
    bodies = evening.bodies()
    assert "one" in bodies
    assert "twox" in bodies
