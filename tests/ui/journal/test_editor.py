"""The editor: pauses are told, words counted, problems said calmly."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from leaderlens.domain.paragraph import Mark
from leaderlens.ui.journal.editor import DRAFT_MS, EntryEditor
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
    with qtbot.waitSignal(editor.paused), qtbot.waitSignal(editor.edited), qtbot.waitSignal(editor.body.counted):
        qtbot.keyClicks(editor.body, "Well, ")
    assert editor.written().body == "Well, I asked before answering."
    qtbot.waitUntil(lambda: editor.count.text() == "5 words")
    assert editor.written().title == "Asked"


def test_who_types_without_a_pause_is_kept_within_a_second_all_the_same(editor: EntryEditor, qtbot: QtBot) -> None:
    saved: list[str] = []
    assert DRAFT_MS < 1000
    editor.drafted.connect(lambda: saved.append(editor.written().body))

    def typed_on() -> bool:
        qtbot.keyClicks(editor.body, "x")  # again every few milliseconds: never a pause of the length it waits for
        return bool(saved)

    qtbot.waitUntil(typed_on, timeout=20 * DRAFT_MS)
    assert saved[0].startswith("xx")


def test_enter_leads_from_the_title_to_the_body(editor: EntryEditor, qtbot: QtBot) -> None:
    editor.title.setFocus()
    with qtbot.waitSignal(editor.edited):
        qtbot.keyClicks(editor.title, "x")
    qtbot.keyClick(editor.title, Qt.Key.Key_Return)
    assert editor.body.hasFocus()
    with qtbot.waitSignal(editor.back_wished):
        qtbot.keyClick(editor.title, Qt.Key.Key_Escape)


def test_a_pending_draft_is_not_told_of_the_next_entry(editor: EntryEditor, qtbot: QtBot) -> None:
    qtbot.keyClicks(editor.body, "x")
    editor.show_entry(entry("e2"), TODAY)
    with qtbot.assertNotEmitted(editor.drafted, wait=DRAFT_MS + 100):
        assert editor.written().body == "I asked before answering."


def test_a_title_alone_is_saved_too(editor: EntryEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.paused):
        qtbot.keyClicks(editor.title, "!")
    assert editor.written().title == "!Asked"


def test_the_pin_says_what_it_would_do(editor: EntryEditor, qtbot: QtBot) -> None:
    editor.show_pinned(pinned=True)
    assert editor.pin.accessibleName() == "Take the pin out"
    with qtbot.waitSignal(editor.pin_wished) as told:
        editor.pin.click()
    assert told.args == [False]


def test_escape_leaves_the_focus_mode_before_the_entry(editor: EntryEditor, qtbot: QtBot) -> None:
    editor.body.set_focus_mode(on=True)
    with qtbot.assertNotEmitted(editor.back_wished):
        qtbot.keyClick(editor.body, Qt.Key.Key_Escape)
    assert not editor.body.focus_mode
    with qtbot.waitSignal(editor.back_wished):
        qtbot.keyClick(editor.body, Qt.Key.Key_Escape)


def test_a_paragraph_is_marked_and_unmarked_with_the_caret_where_it_was(editor: EntryEditor, qtbot: QtBot) -> None:
    editor.show_entry(entry("two", "First 🙂 paragraph.\n\nSecond one."), TODAY)
    editor.body.moveCursor(QTextCursor.MoveOperation.End)
    editor.set_mark(Mark.BUSINESS)
    assert editor.written().body == "First 🙂 paragraph.\n\n<!--llbusiness-->\nSecond one."
    assert editor.mark() is Mark.BUSINESS
    qtbot.keyClicks(editor.body, "!")
    assert editor.written().body.endswith("Second one.!")
    editor.set_mark(Mark.NONE)
    assert editor.written().body == "First 🙂 paragraph.\n\nSecond one.!"
    editor.body.undo()
    assert editor.mark() is Mark.BUSINESS


def test_the_sentence_at_the_caret_or_what_is_selected(editor: EntryEditor) -> None:
    editor.show_entry(entry("s", "🙂 One thing. Another thing? And a third"), TODAY)
    cursor = editor.body.textCursor()
    for place, said in ((4, "🙂 One thing."), (20, "Another thing?"), (36, "And a third")):
        cursor.setPosition(place)
        editor.body.setTextCursor(cursor)
        assert editor.sentence() == said
    editor.body.selectAll()
    assert editor.sentence() == "🙂 One thing. Another thing? And a third"


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
