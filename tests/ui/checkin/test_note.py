"""The note beneath an answer: its question, its end, and the keys that leave it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.services.checkins import NOTE_LIMIT
from leaderlens.ui.checkin.note import Note


@pytest.fixture
def note(qtbot: QtBot) -> Note:
    made = Note()
    qtbot.addWidget(made)
    made.show_answer(5, answered=True)
    made.show()
    return made


@pytest.mark.parametrize(("rating", "asked"), [
    (1, "One example?"), (2, "One example?"), (7, "One example?"), (3, "What did it look like?"),
    (6, "What did it look like?"), (None, "What did it look like?"),
])  # fmt: skip
def test_ratings_at_the_ends_are_asked_for_an_example(note: Note, rating: int | None, asked: str) -> None:
    note.show_answer(rating, answered=True)
    assert (note.label.text(), note.edit.accessibleName()) == (asked, asked)


def test_without_an_answer_there_is_nothing_to_write_about(note: Note) -> None:
    note.show_answer(None, answered=False)
    assert not note.edit.isEnabled()
    assert note.edit.placeholderText() == "Room for a note, once you have answered."


def test_what_is_held_is_shown_silently(note: Note, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(note.typed):
        note.show_note("On Monday")
    assert note.text() == "On Monday"


def test_what_is_written_into_a_full_note_never_pushes_out_its_end(note: Note, qtbot: QtBot) -> None:
    full = "a" * (NOTE_LIMIT - 8) + " the end"
    note.set_text(full)
    cursor = note.edit.textCursor()
    cursor.setPosition(3)
    note.edit.setTextCursor(cursor)
    qtbot.keyClicks(note.edit, "xyz")
    assert note.text() == full
    note.edit.insertPlainText("pasted " * 1_000)
    assert note.text() == full


def test_a_note_is_cut_where_one_sees_it(note: Note) -> None:
    note.edit.insertPlainText("x" * (NOTE_LIMIT + 300))
    assert len(note.text()) == NOTE_LIMIT
    note.show_answer(5, answered=True)
    assert note.edit.accessibleDescription().endswith("did not fit whole, and its end was left out.")
    note.show_note("Another question")
    assert note.edit.accessibleDescription() == "Both of you read this after the reveal."


def test_escape_leaves_and_control_enter_goes_on(note: Note, qtbot: QtBot) -> None:
    with qtbot.waitSignal(note.escaped):
        qtbot.keyClick(note.edit, Qt.Key.Key_Escape)
    with qtbot.waitSignal(note.on_wanted):
        qtbot.keyClick(note.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert note.text() == ""
