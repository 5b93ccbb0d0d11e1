"""The menu: better words first, by mouse and by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from leaderlens.services.spelling import Spelling
from leaderlens.ui.writing.editor import Editor
from leaderlens.ui.writing.menu import menu_for
from tests.ui.writing.desk import caret, desk, looks, pick


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


def actions(menu: QMenu) -> dict[str, object]:
    return {action.text(): action for action in menu.actions() if action.text()}


def test_the_menu_offers_better_words(qtbot: QtBot, spelling: Spelling) -> None:
    editor = reading(qtbot, spelling, "I recieve it")
    pick(editor, "recieve")
    offered = actions(menu_for(editor, editor.textCursor()))
    assert next(iter(offered)) == "receive"
    offered["receive"].trigger()  # type: ignore[attr-defined]
    assert editor.text() == "I receive it"
    editor.undo()
    assert editor.text() == "I recieve it"


def test_words_for_ones_own_dictionary(qtbot: QtBot) -> None:
    spelling = Spelling(("en_GB",))
    while spelling.load():
        pass
    editor = reading(qtbot, spelling, "so Cwmtawe and Pentrefelin")
    qtbot.waitUntil(lambda: underlined(editor) == ["Cwmtawe", "Pentrefelin"])
    pick(editor, "Cwmtawe")
    with qtbot.waitSignal(editor.word_added) as told:
        actions(menu_for(editor, editor.textCursor()))["Add “Cwmtawe” to my dictionary"].trigger()  # type: ignore[attr-defined]
    assert told.args == ["Cwmtawe"]
    pick(editor, "Pentrefelin")
    with qtbot.assertNotEmitted(editor.word_added):
        actions(menu_for(editor, editor.textCursor()))["Ignore “Pentrefelin” here"].trigger()  # type: ignore[attr-defined]
    caret(editor, 0)
    qtbot.waitUntil(lambda: underlined(editor) == [])


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[QMenu]:
    """The menus that were opened: without a screen there is no keyboard for a menu to take."""
    menus: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _where: menus.append(menu))
    return menus


def test_the_menu_of_keyboard_and_mouse(qtbot: QtBot, spelling: Spelling, opened: list[QMenu]) -> None:
    editor = reading(qtbot, spelling, "teh words")
    caret(editor, 1)
    editor.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    assert "the" in actions(opened[0])
    assert opened[0].activeAction() is opened[0].actions()[0]
    spot = editor.cursorRect().center()
    editor.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, editor.mapToGlobal(spot)))
    assert {"Undo", "Redo", "Cut", "Copy", "Paste", "Select everything", "the"} <= set(actions(opened[1]))
    editor.set_read_only(True)
    assert "Paste" not in actions(menu_for(editor, editor.textCursor()))
