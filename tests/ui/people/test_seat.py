"""A person in a line."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.domain.people import Role
from leaderlens.ui.people.seat import Seat, SeatMark
from leaderlens.ui.style.theme import Look, Theme
from leaderlens.ui.widgets.labels import TextLabel


def test_a_seat_says_name_and_role(qtbot: QtBot) -> None:
    seat = Seat("Cllr Robin Thackwray", Role.LEADER)
    qtbot.addWidget(seat)
    assert seat.accessibleName() == "Cllr Robin Thackwray, Leader"
    assert [label.text() for label in seat.findChildren(TextLabel)] == ["Cllr Robin Thackwray", "Leader"]


@pytest.mark.parametrize(
    ("name", "initials"), [("Cllr Robin Thackwray", "RT"), ("Morgan", "M"), ("Ana Maria de Souza", "AS"), ("Dr", "D")]
)
def test_initials_leave_titles_out(qtbot: QtBot, name: str, initials: str) -> None:
    mark = SeatMark(name, Role.LEADER)
    qtbot.addWidget(mark)
    assert mark._initials == initials


def test_seats_differ_in_shape_not_only_in_colour(qapp: QApplication, qtbot: QtBot) -> None:
    Theme(Look.LIGHT).apply(qapp)
    corners = {}
    for role in Role:
        mark = SeatMark("A B", role)
        qtbot.addWidget(mark)
        mark.resize(mark.sizeHint())
        image = mark.grab().toImage()
        paper = image.pixelColor(0, 0)
        third = image.width() // 5
        corners[role] = (image.pixelColor(third, third) != paper, image.pixelColor(6, 6) != paper)
    assert corners == {Role.LEADER: (True, False), Role.CHIEF_EXECUTIVE: (False, False), Role.COACH: (True, True)}
