"""Whom a chart is about: full words where they fit, and nothing to choose where there is one subject."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.domain.checkin import Subject
from leaderlens.ui.charting.subjects import SubjectChoice, about, about_within
from leaderlens.ui.style.theme import Look, Theme
from tests.ui.fitting import clipped, settle, untranslated


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme(Look.LIGHT, calm=True)
    made.apply(qapp)
    return made


@pytest.fixture
def choice(theme: Theme, qtbot: QtBot) -> SubjectChoice:
    made = SubjectChoice()
    qtbot.addWidget(made)
    made.resize(700, 60)
    made.show_subjects(tuple(Subject), Subject.CHIEF_EXECUTIVE)
    made.show()
    settle()
    return made


def _words(choice: SubjectChoice) -> list[str]:
    return [segment.text() for segment in choice.choice.segments]


def test_the_words_grow_short_where_room_is_short(choice: SubjectChoice, theme: Theme) -> None:
    full = ["About the Chief Executive", "About the Leader", "About the two of you"]
    assert _words(choice) == full
    theme.set_text_size(200)
    assert _words(choice) == ["Chief Executive", "Leader", "The two of you"]
    assert [segment.accessibleName() for segment in choice.choice.segments] == full
    assert clipped(choice) == []


def test_choosing_tells_and_showing_does_not(choice: SubjectChoice, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(choice.changed):
        choice.show_subjects(tuple(Subject), Subject.PAIR)
    assert choice.value() == "pair"
    with qtbot.waitSignal(choice.changed) as told:
        qtbot.mouseClick(choice.choice.segments[1], Qt.MouseButton.LeftButton)
    assert told.args == ["leader"]


def test_one_subject_is_no_choice(choice: SubjectChoice) -> None:
    choice.show_subjects((Subject.PAIR,), Subject.PAIR)
    assert not choice.isVisible()
    assert choice.value() == "pair"


@pytest.mark.usefixtures("pseudo_language")
def test_every_word_can_be_translated(choice: SubjectChoice) -> None:
    assert untranslated(choice) == set()
    assert all(text.startswith("⟦") for subject in Subject for text in (about(subject), about_within(subject)))
