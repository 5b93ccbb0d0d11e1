"""Room for words: what is left is said in time, what does not fit is said, and what stood there is never cut."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from leaderlens.domain.event import LONGEST_TEXT, LONGEST_TITLE
from leaderlens.domain.session import LONGEST_LINE
from leaderlens.services import agreements, objectives, priorities
from leaderlens.services.checkins import NOTE_LIMIT
from leaderlens.ui.checkin.moments import MomentsAsked
from leaderlens.ui.checkin.moments_view import MomentForm
from leaderlens.ui.checkin.note import Note
from leaderlens.ui.commitments.form_fields import Shape, fields_of
from leaderlens.ui.commitments.view import Filling
from leaderlens.ui.lenses.item_form import ItemForm
from leaderlens.ui.reveal.second_view_form import SecondViewForm
from leaderlens.ui.sessions.agree_panel import AgreePanel
from leaderlens.ui.sessions.closing_view import ClosingView
from leaderlens.ui.sessions.heard_panel import HeardPanel
from leaderlens.ui.sessions.notes_panel import NotesPanel
from leaderlens.ui.sessions.owed_list import OwedCard
from leaderlens.ui.sessions.view import Owed
from leaderlens.ui.timeline.forms import EventForm
from leaderlens.ui.widgets import room
from leaderlens.ui.widgets.fields import TextArea, TextField

DAY = date(2026, 11, 22)
FULL = "This is as long as it can be."
CUT = "This is as long as it can be. What came last did not fit whole, and its end was left out."


class QuestionNote(QWidget):
    """A note below a question that is answered."""

    def __init__(self) -> None:
        super().__init__()
        self.note = Note()
        self.note.setParent(self)
        self.note.show_answer(4, answered=True)


FIELDS: dict[str, tuple[Callable[[], QWidget], str, int]] = {
    "what was heard": (HeardPanel, "heard", LONGEST_LINE),
    "what was meant": (HeardPanel, "correction", LONGEST_LINE),
    "a note of a session": (NotesPanel, "line", LONGEST_LINE),
    "the last sentence": (ClosingView, "closing", LONGEST_LINE),
    "an agreement": (AgreePanel, "text", agreements.LONGEST),
    "how one will know": (AgreePanel, "how", agreements.LONGEST),
    "a line on an agreement": (lambda: OwedCard(Owed("a", "Mondays.", "", DAY, DAY)), "line", agreements.LONGEST),
    "a second view": (SecondViewForm, "note", NOTE_LIMIT),
    "a moment": (lambda: MomentForm(1, MomentsAsked("Autumn", "Kit", (), (), ()), None), "text", NOTE_LIMIT),
    "a note on an answer": (QuestionNote, "note", NOTE_LIMIT),
    "an item of a lens": (ItemForm, "name", 60),
    "an event": (EventForm, "title", LONGEST_TITLE),
    "a note on an event": (EventForm, "text", LONGEST_TEXT),
}


def said(field: TextField | TextArea) -> str:
    return field.field.accessibleDescription()


def paste(field: TextField | TextArea, text: str) -> None:
    """As Ctrl+V does, without the clipboard of the machine."""
    if isinstance(field, TextField):
        field.edit.insert(text)
    else:
        data = QMimeData()
        data.setText(text)
        field.edit.insertFromMimeData(data)


@pytest.mark.parametrize("name", FIELDS)
def test_no_field_takes_more_than_is_kept_and_each_says_so(name: str, qtbot: QtBot) -> None:
    make, called, limit = FIELDS[name]
    whole = make()
    qtbot.addWidget(whole)
    field = getattr(whole, called)
    assert isinstance(field, TextField | TextArea)
    field.set_text("")
    hint = said(field)
    paste(field, "w" * (limit - 1))
    assert said(field) == "There is room for 1 more character."
    qtbot.keyClicks(field.edit, "o")
    assert (len(field.text()), said(field)) == (limit, FULL)
    qtbot.keyClicks(field.edit, "x")
    assert (field.text(), said(field)) == ("w" * (limit - 1) + "o", CUT)
    field.edit.clear()
    assert said(field) == hint
    paste(field, "w" * limit + "left out")
    assert (field.text(), said(field)) == ("w" * limit, CUT)
    qtbot.keyClick(field.edit, Qt.Key.Key_Backspace)
    assert said(field) == "There is room for 1 more character."


def test_every_text_of_a_commitment_has_its_end() -> None:
    limits = {
        field.most: field.name for filling in Filling for field in fields_of(filling, (("a", "A"),))
        if field.shape in {Shape.LINE, Shape.AREA}
    }  # fmt: skip
    known = {agreements.LONGEST, objectives.LONGEST, objectives.LONGEST_TITLE, priorities.LONGEST}
    assert set(limits) - {0} == known | {priorities.LONGEST_NAME}


def test_a_paste_in_the_middle_keeps_what_stood_there_and_one_undo_takes_it_back(qtbot: QtBot) -> None:
    area = TextArea("Note", limit=10)
    qtbot.addWidget(area)
    heard = list[str]()
    area.changed.connect(lambda: heard.append(area.text()))
    qtbot.keyClicks(area.edit, "before")
    area.edit.moveCursor(QTextCursor.MoveOperation.Start)
    paste(area, "🙂" * 7)
    assert area.text() == "🙂" * 4 + "before"
    assert all(len(text) <= 10 for text in heard), "nobody hears of more than is kept"
    area.edit.undo()
    assert area.text() == "before"
    area.edit.redo()
    assert area.text() == "🙂" * 4 + "before"


@pytest.mark.parametrize("made", [TextArea, TextField])
def test_what_was_kept_longer_before_is_shown_whole(made: type[TextArea | TextField], qtbot: QtBot) -> None:
    field = made("Note", "A hint.", limit=10)
    qtbot.addWidget(field)
    field.set_text("twelve signs")
    assert (field.text(), said(field)) == ("twelve signs", "This is 2 characters longer than can be kept.")
    qtbot.keyClick(field.edit, Qt.Key.Key_End)
    qtbot.keyClicks(field.edit, "x")
    assert field.text() == "twelve signs"
    qtbot.keyClick(field.edit, Qt.Key.Key_Backspace)
    assert said(field) == "This is 1 character longer than can be kept."


def test_what_is_wrong_gives_way_to_the_room_left_and_the_other_way_about(qtbot: QtBot) -> None:
    area = TextArea("Note", "A hint.", limit=1_000)
    qtbot.addWidget(area)
    area.set_text("w" * 899)
    assert said(area) == "A hint."
    qtbot.keyClicks(area.edit, "o")
    area.show_problem("The disk is full.")
    assert said(area) == "The disk is full."
    area.show_problem("")
    assert said(area) == "There is room for 100 more characters."
    area.show_hint("Another hint.")
    area.set_text("")
    assert said(area) == "Another hint."


@pytest.mark.parametrize(
    ("left", "limit", "sentence"),
    [
        (201, 4_000, ""),
        (200, 4_000, "There is room for 200 more characters."),
        (21, 60, ""),
        (20, 60, "There is room for 20 more characters."),
    ],
)
def test_how_early_it_is_said_goes_by_how_long_a_text_may_be(left: int, limit: int, sentence: str) -> None:
    assert room.told(left, limit, cut=False) == sentence
