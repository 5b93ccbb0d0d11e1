"""Reading along: underlines where they belong, words for one's own dictionary, and no key ever waits for it."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from leaderlens.services.spelling import Spelling
from leaderlens.ui.writing.editor import Editor
from leaderlens.ui.writing.proof import Proof
from tests.ui.writing.desk import caret, desk, looks


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    made = Spelling(("en_GB",))
    while made.load():
        pass
    return made


def underlined(editor: Editor, line: int = 0) -> list[str]:
    wave = editor.dress.misspelt.underlineStyle()
    return [words for words, look in looks(editor.document(), line) if look.underlineStyle() == wave]


def reading(qtbot: QtBot, spelling: Spelling, text: str) -> Editor:
    editor = desk(qtbot, text)
    caret(editor, 0)
    editor.set_spelling(spelling)
    return editor


def test_misspelt_words_are_underlined_and_marks_are_not_read(qtbot: QtBot, spelling: Spelling) -> None:
    text = "I **recieve** teh `codd` from [teh link](https://wrnog.org) #budgt @Dafyd 😀 teh"
    editor = reading(qtbot, spelling, text + "\n\n```\nteh\n```")
    qtbot.waitUntil(lambda: underlined(editor) == ["recieve", "teh", "teh", "teh"])
    assert editor.document().findBlockByNumber(3).layout().formats()
    assert underlined(editor, 3) == []


def test_the_word_being_written_is_left_in_peace(qtbot: QtBot, spelling: Spelling) -> None:
    editor = reading(qtbot, spelling, "")
    qtbot.keyClicks(editor, "so teh")
    qtbot.wait(40)
    assert underlined(editor) == []
    qtbot.keyClicks(editor, " ")
    qtbot.waitUntil(lambda: underlined(editor) == ["teh"])
    qtbot.keyClicks(editor, "wrod")
    qtbot.keyClick(editor, Qt.Key.Key_Left)
    qtbot.wait(40)
    assert underlined(editor) == ["teh"]
    caret(editor, 0)
    qtbot.waitUntil(lambda: underlined(editor) == ["teh", "wrod"])


def test_word_lists_are_loaded_between_keys(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = Spelling(("en_GB",))
    longest = 0.0
    load = fresh.load

    def timed() -> bool:
        nonlocal longest
        begun = time.process_time()
        more = load()
        longest = max(longest, time.process_time() - begun)
        return more

    monkeypatch.setattr(fresh, "load", timed)
    editor = reading(qtbot, fresh, "teh words")
    assert not fresh.ready
    qtbot.waitUntil(lambda: underlined(editor) == ["teh"], timeout=10_000)
    assert longest < 0.1


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[QMenu]:
    """The menus that were opened: without a screen there is no keyboard for a menu to take."""
    menus: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _where: menus.append(menu))
    return menus


def test_f7_goes_from_word_to_word(qtbot: QtBot, spelling: Spelling, opened: list[QMenu]) -> None:
    editor = reading(qtbot, spelling, "teh first\n\nand recieve here")
    picked = []
    for _press in range(3):
        qtbot.keyClick(editor, Qt.Key.Key_F7)
        picked.append(editor.textCursor().selectedText())
    assert picked == ["teh", "recieve", "teh"]
    assert len(opened) == 3
    editor.open("e2", "all is well")
    qtbot.keyClick(editor, Qt.Key.Key_F7)
    assert not editor.textCursor().hasSelection()
    assert len(opened) == 3


def test_without_spelling_nothing_is_read(qtbot: QtBot, spelling: Spelling) -> None:
    editor = reading(qtbot, spelling, "teh")
    qtbot.waitUntil(lambda: underlined(editor) == ["teh"] or editor.textCursor().position() == 0)
    editor.set_spelling(None)
    assert underlined(editor) == []
    assert editor.misspelt_at(editor.textCursor()) is None
    assert Proof(editor).misspelt(editor.document().firstBlock(), "teh", []) == []
    editor.next_misspelt()
    assert editor.text() == "teh"
