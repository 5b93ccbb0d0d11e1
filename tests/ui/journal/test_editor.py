"""The editor: pauses are told, words counted, problems said calmly."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.ui.journal.editor import PAUSE_MS, EntryEditor
from leaderlens.ui.journal.view import SaveState
from tests.ui.journal.lines import TODAY, entry


@pytest.fixture
def editor(qtbot: QtBot) -> EntryEditor:
    made = EntryEditor()
    qtbot.addWidget(made)
    made.resize(640, 500)
    made.show()
    made.show_entry(entry(), TODAY)
    return made


def test_an_edit_is_told_at_once_and_the_pause_later(editor: EntryEditor, qtbot: QtBot) -> None:
    assert PAUSE_MS == 800
    with qtbot.waitSignal(editor.paused), qtbot.waitSignal(editor.edited):
        qtbot.keyClicks(editor.body, "Well, ")
    assert editor.written().body == "Well, I asked before answering."
    assert editor.count.text() == "5 words"
    assert editor.written().title == "Asked"


def test_who_types_without_a_pause_is_saved_all_the_same(editor: EntryEditor, qtbot: QtBot) -> None:
    saved: list[str] = []
    editor.paused.connect(lambda: saved.append(editor.written().body))

    def typed_on() -> bool:
        qtbot.keyClicks(editor.body, "x")  # again every few milliseconds: never a pause of the length it waits for
        return bool(saved)

    qtbot.waitUntil(typed_on, timeout=10 * PAUSE_MS)
    assert saved[0].startswith("xx")


def test_enter_leads_from_the_title_to_the_body(editor: EntryEditor, qtbot: QtBot) -> None:
    editor.title.setFocus()
    with qtbot.waitSignal(editor.edited):
        qtbot.keyClicks(editor.title, "x")
    qtbot.keyClick(editor.title, Qt.Key.Key_Return)
    assert editor.body.hasFocus()
    with qtbot.waitSignal(editor.back_wished):
        qtbot.keyClick(editor.title, Qt.Key.Key_Escape)


def test_a_pending_pause_is_not_told_of_the_next_entry(editor: EntryEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(editor.body, "x")
    editor.show_entry(entry("e2"), TODAY)
    with qtbot.assertNotEmitted(editor.paused, wait=PAUSE_MS + 100):
        pass


def test_large_texts_are_counted_roughly(editor: EntryEditor) -> None:
    editor.show_entry(entry("big", "words " * 50_000), TODAY)
    assert editor.count.text() == "About 50 thousand words"
    editor.show_entry(entry("one", "word"), TODAY)
    assert editor.count.text() == "1 word"


def test_states_and_problems(editor: EntryEditor, qtbot: QtBot) -> None:
    for state, words in (
        (SaveState.NOTHING, ""), (SaveState.SAVING, "Saving…"), (SaveState.SAVED, "Saved"),
        (SaveState.NOT_SAVED, "Not saved yet"),
    ):  # fmt: skip
        editor.show_state(state)
        assert editor.state.text() == words
    editor.show_problem("The disk is full.")
    notice = editor.notice
    assert notice is not None
    editor.show_problem("The disk is full.")
    assert editor.notice is notice  # said once
    with qtbot.waitSignal(editor.retry_wished):
        notice.action.click()
    editor.show_problem("")
    assert editor.notice is None
