"""Text that has to stay short: nothing is cut, the room left is counted near its end, and too much is said to be."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.ui.lenses.bounded_text import BoundedText


def said(area: BoundedText) -> str:
    return area.field.accessibleDescription()


def test_the_room_left_is_counted_when_little_is_left(qtbot: QtBot) -> None:
    area = BoundedText("A statement", 30)
    qtbot.addWidget(area)
    area.show()
    qtbot.keyClicks(area.edit, "I let people")
    assert (said(area), area.too_long) == ("18 characters left.", False)
    qtbot.keyClicks(area.edit, " finish what they  ")
    assert said(area) == "1 character left."
    qtbot.keyClicks(area.edit, "say")
    assert (said(area), area.too_long) == ("This is longer than 30 characters.", True)
    area.show_problem("")
    assert said(area) == "This is longer than 30 characters.", "a check of the whole form does not unsay it"
    for _key in range(12):
        qtbot.keyClick(area.edit, Qt.Key.Key_Backspace)
    assert said(area) == "8 characters left."
    area.edit.clear()
    assert said(area) == ""


def test_what_else_is_wrong_is_said_and_taken_back(qtbot: QtBot) -> None:
    area = BoundedText("A statement", 30)
    qtbot.addWidget(area)
    area.show_problem("Please write this statement.")
    assert said(area) == "Please write this statement."
    area.show_problem("")
    assert said(area) == ""
