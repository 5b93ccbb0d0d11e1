"""The rating scale: never a default, one Tab stop, every step named."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from leaderlens.ui.style.theme import Look, Theme
from leaderlens.ui.widgets.rating import RatingScale


@pytest.fixture
def look(qapp: QApplication) -> Theme:
    made = Theme(Look.LIGHT, calm=True)
    made.apply(qapp)
    return made


@pytest.fixture
def scale(qtbot: QtBot, look: Theme) -> RatingScale:
    made = RatingScale("Patient")
    qtbot.addWidget(made)
    made.resize(760, 140)
    made.show()
    return made


def test_nothing_is_chosen_at_first(scale: RatingScale) -> None:
    assert scale.value is None
    assert not any(step.isChecked() for step in scale.steps)


def test_a_screen_reader_finds_seven_named_radio_buttons(scale: RatingScale) -> None:
    faces = [QAccessible.queryAccessibleInterface(step) for step in scale.steps]
    assert {face.role() for face in faces} == {QAccessible.Role.RadioButton}
    assert faces[4].text(QAccessible.Text.Name) == "5, Usually"
    assert faces[6].text(QAccessible.Text.Name) == "7, Always, even under pressure"


def test_a_press_is_told_and_a_stored_answer_is_not(qtbot: QtBot, scale: RatingScale) -> None:
    heard: list[int] = []
    scale.chosen.connect(heard.append)
    scale.set_value(3)
    assert (scale.value, heard) == (3, [])
    qtbot.mouseClick(scale.steps[5], Qt.MouseButton.LeftButton)
    scale.choose(1)
    assert (scale.value, heard) == (1, [6, 1])
    scale.set_value(None)
    assert scale.value is None


def test_keys_off_the_scale_are_refused(scale: RatingScale) -> None:
    with pytest.raises(IndexError):
        scale.choose(8)


def test_tab_stops_once_and_space_chooses_where_it_stands(qtbot: QtBot, look: Theme) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    before, scale, after = QPushButton("before"), RatingScale("Patient"), QPushButton("after")
    for widget in (before, scale, after):
        column.addWidget(widget)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert scale.steps[0].hasFocus()
    qtbot.keyClick(scale.steps[0], Qt.Key.Key_Right)
    assert scale.value is None  # arrows look around; nothing is chosen for the person
    here = QApplication.focusWidget()
    assert here is scale.steps[1]
    qtbot.keyClick(here, Qt.Key.Key_Space)
    assert scale.value == 2
    qtbot.keyClick(here, Qt.Key.Key_Tab)
    assert after.hasFocus()


@pytest.mark.parametrize(("width", "percent", "rows"), [(760, 100, 1), (440, 100, 2), (250, 100, 7), (880, 200, 2)])
def test_it_reflows_and_loses_no_label(scale: RatingScale, look: Theme, width: int, percent: int, rows: int) -> None:
    look.set_text_size(percent)
    scale.resize(width, scale.heightForWidth(width))
    tops = {step.y() for step in scale.steps}
    assert len(tops) == rows
    for step in scale.steps:
        assert step.height() >= step.needed_height(step.width(), aside=rows == 7)
        assert step.height() >= 38
    assert max(step.geometry().bottom() for step in scale.steps) < scale.height()
    look.set_text_size(100)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_in_the_close_form_the_chosen_number_is_whole(qtbot: QtBot, plain_look: Theme, percent: int) -> None:
    plain_look.set_text_size(percent)
    scale = RatingScale()
    qtbot.addWidget(scale)
    scale.set_close(close=True)
    scale.set_value(7)
    scale.resize(868, scale.heightForWidth(868))
    scale.show()
    step = scale.steps[6]
    drawn = step.grab().toImage()
    ground = {
        drawn.pixelColor(x, y).name()
        for y in (3, 4, step.height() - 5, step.height() - 4)
        for x in range(20, step.width() - 20)
    }
    assert ground == {plain_look.tokens.accent.lower()}, "neither the number nor the tick reaches the edge"
    plain_look.set_text_size(100)
