"""The paragraph and the sentence at the caret."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from leaderlens.domain.paragraph import Mark
from leaderlens.ui.journal.surgery import mark_here, mark_of, sentence_here
from leaderlens.ui.writing.editor import Editor

BODY = "I was cross 🌧. We must talk.\n\nSecond paragraph, one sentence"


@pytest.fixture
def editor(qtbot: QtBot) -> Editor:
    made = Editor()
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    made.open("e", BODY)
    return made


def at(editor: Editor, words: str) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(len(editor.text().partition(words)[0].encode("utf-16-le")) // 2 + 1)
    editor.setTextCursor(cursor)


@pytest.mark.parametrize(
    ("where", "sentence"),
    [("I was", "I was cross 🌧."), ("must", "We must talk."), ("one", "Second paragraph, one sentence")],
)
def test_the_sentence_at_the_caret_also_after_an_emoji(editor: Editor, where: str, sentence: str) -> None:
    at(editor, where)
    assert sentence_here(editor) == sentence


def test_what_is_selected_comes_first(editor: Editor) -> None:
    editor.selectAll()
    assert sentence_here(editor) == BODY


def test_a_mark_is_one_step_and_the_caret_stays_on_its_letter(editor: Editor) -> None:
    at(editor, "Second")
    mark_here(editor, Mark.BUSINESS)
    assert mark_of(editor) is Mark.BUSINESS
    assert editor.text() == BODY.replace("Second", "<!--llbusiness-->\nSecond")
    position = editor.textCursor().position()
    before = editor.text().encode("utf-16-le")[: 2 * position].decode("utf-16-le")
    assert before.endswith("S")
    at(editor, "must")
    assert mark_of(editor) is Mark.NONE
    editor.undo()
    assert editor.text() == BODY


def test_another_mark_replaces_the_first_and_none_takes_it_away(editor: Editor) -> None:
    mark_here(editor, Mark.BUSINESS)
    mark_here(editor, Mark.REFLECTION)
    assert mark_of(editor) is Mark.REFLECTION
    mark_here(editor, Mark.NONE)
    assert editor.text() == BODY


def test_nothing_written_has_neither(editor: Editor) -> None:
    editor.open("empty", "")
    mark_here(editor, Mark.BUSINESS)
    assert (editor.text(), mark_of(editor), sentence_here(editor)) == ("", Mark.NONE, "")
