"""Where one writes: nothing is lost on the way in or out, and every entry has its own undo."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from leaderlens.ui.journal.body_edit import LEADING, BodyEdit, with_breaks
from leaderlens.ui.style.theme import Theme


@pytest.fixture
def body(qtbot: QtBot) -> BodyEdit:
    made = BodyEdit()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def pasted(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    data.setHtml(f"<b>{text[:10]}</b>")
    return data


def test_plain_text_goes_in_and_comes_out(body: BodyEdit, qtbot: QtBot) -> None:
    text = "First\n\nNo\u00a0break, عربي, 👩🏽‍⚖️ and a tab\there"
    body.show_entry("e1", text)
    assert body.words() == text
    body.insertFromMimeData(pasted("<i>markup</i>"))
    assert body.words() == "<i>markup</i>" + text
    hints = body.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText
    assert not body.acceptRichText()


def test_showing_is_not_writing(body: BodyEdit, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(body.written):
        body.show_entry("e1", "Words")
        body.show_entry("e2", "Others")
        body.show_entry("e1", "Words")
    with qtbot.waitSignal(body.written):
        qtbot.keyClicks(body, "!")


def test_undo_is_kept_for_each_entry(body: BodyEdit, qtbot: QtBot) -> None:
    body.show_entry("e1", "One")
    qtbot.keyClicks(body, "A ")
    body.show_entry("e2", "Two")
    qtbot.keyClicks(body, "B ")
    body.show_entry("e1", "never shown: the entry has been open")
    assert body.words() == "A One"
    assert body.textCursor().position() == 2  # the caret is where it was left
    body.undo()
    assert body.words() == "One"
    body.redo()
    body.show_entry("e2", "")
    body.undo()
    assert body.words() == "Two"
    body.forget("e2")
    body.show_entry("e2", "From the disk")
    assert body.words() == "From the disk"
    body.undo()
    assert body.words() == "From the disk"  # what was loaded cannot be undone away


def test_lines_stand_one_and_a_half_apart_at_every_size(body: BodyEdit, theme: Theme) -> None:
    for percent in (100, 200):
        theme.set_text_size(percent)
        body.show_entry(f"e{percent}", "One\nTwo")
        layout = body.document().documentLayout()
        first, second = body.document().begin(), body.document().begin().next()
        step = layout.blockBoundingRect(second).top() - layout.blockBoundingRect(first).top()
        assert step == pytest.approx(LEADING * body.font().pixelSize(), rel=0.06)
        assert QFont(body.font()).family() == "Newsreader"


def test_twenty_megabytes_go_in_without_a_freeze_and_come_out_whole(body: BodyEdit, qtbot: QtBot) -> None:
    text = ("The council met and talked about the budget for hours. " * 6 + "\n") * 60_000
    body.show_entry("e1", "Before and after")
    body.moveCursor(body.textCursor().MoveOperation.NextWord)
    begun = time.perf_counter()
    with qtbot.waitSignal(body.written):
        body.insertFromMimeData(pasted(text))
    assert time.perf_counter() - begun < 8  # laid out at once it would be many times that
    assert body.words() == "Before " + text + "and after"
    body.undo()
    assert body.words() == "Before and after"


def test_a_paragraph_of_megabytes_gets_breaks_and_keeps_every_word() -> None:
    text = "word " * 100_000
    broken = with_breaks(text)
    assert broken.replace("\n", "") == text
    assert max(len(paragraph) for paragraph in broken.split("\n")) <= 20_000
    assert with_breaks("x" * 45_000).replace("\n", "") == "x" * 45_000


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
def test_what_people_write_has_no_breaks_added(text: str) -> None:
    assert with_breaks(text) == text


def test_up_from_the_first_line_and_escape_lead_out(body: BodyEdit, qtbot: QtBot) -> None:
    body.show_entry("e1", "One\nTwo")
    with qtbot.waitSignal(body.left_up):
        qtbot.keyClick(body, Qt.Key.Key_Up)
    qtbot.keyClick(body, Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(body.left_up):
        qtbot.keyClick(body, Qt.Key.Key_Up)
    with qtbot.waitSignal(body.left):
        qtbot.keyClick(body, Qt.Key.Key_Escape)
