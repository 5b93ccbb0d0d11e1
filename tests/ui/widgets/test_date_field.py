"""A day, as a date and as people write it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.date_field import DateField

pytestmark = pytest.mark.usefixtures("plain_look")


def test_a_day_is_written_out_and_comes_back(qtbot: QtBot) -> None:
    field = DateField("Term began", "The day you began.")
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.changed):
        field.set_value(date(2024, 12, 4))
    assert field.edit.text() == "4 December 2024"
    assert field.value() == date(2024, 12, 4)
    assert (field.edit.accessibleName(), field.edit.accessibleDescription()) == ("Term began", "The day you began.")


def test_no_day_before_the_earliest_is_taken_and_weeks_begin_on_monday(qtbot: QtBot) -> None:
    field = DateField("Due")
    qtbot.addWidget(field)
    field.set_value(date(2026, 11, 24))
    field.set_earliest(date(2026, 12, 1))
    assert field.value() == date(2026, 12, 1)
    calendar = field.edit.calendarWidget()
    assert calendar.firstDayOfWeek() is Qt.DayOfWeek.Monday
    assert calendar.weekdayTextFormat(Qt.DayOfWeek.Sunday).foreground().color().name() == theme().tokens.ink2


def test_the_keyboard_changes_it(qtbot: QtBot) -> None:
    field = DateField("Term began")
    qtbot.addWidget(field)
    field.set_value(date(2024, 12, 4))
    field.show()
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field.edit, Qt.Key.Key_Up)
    assert field.value() == date(2024, 12, 5)
