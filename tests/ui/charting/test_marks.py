"""The marks of a view are the charts' own: colour and shape say whose view, whatever the accent."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.charts.theme import DARK, LIGHT
from leaderlens.domain.people import SEATS, Role
from leaderlens.ui.charting.marks import ViewLabel, ViewMark, paint_mark, view_colour
from leaderlens.ui.style.theme import Look, Theme
from leaderlens.ui.style.tokens import Accent


@pytest.mark.parametrize(("look", "chart"), [(Look.LIGHT, LIGHT), (Look.DARK, DARK)])
def test_the_colour_is_the_charts_and_never_the_accents(qapp: QApplication, look: Look, chart: object) -> None:
    assert chart in {LIGHT, DARK}
    palette = LIGHT if look is Look.LIGHT else DARK
    for accent in Accent:
        Theme(look, accent, calm=True).apply(qapp)
        assert [view_colour(role) for role in SEATS] == [palette.mark(role).colour for role in SEATS]


def _painted(role: Role, *, hollow: bool = False) -> QImage:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_mark(painter, role, QPointF(20, 20), 12, hollow=hollow)
    painter.end()
    return image


def test_the_leader_is_a_circle_and_the_chief_executive_a_diamond(qapp: QApplication) -> None:
    Theme(Look.LIGHT, calm=True).apply(qapp)
    circle, diamond = _painted(Role.LEADER), _painted(Role.CHIEF_EXECUTIVE)
    for image, role in ((circle, Role.LEADER), (diamond, Role.CHIEF_EXECUTIVE)):
        assert image.pixelColor(20, 20).name().upper() == view_colour(role).upper()
    assert circle.pixelColor(27, 27) == circle.pixelColor(20, 20)  # inside a circle, outside a diamond
    assert diamond.pixelColor(29, 29) == QColor("white")


def test_a_view_without_a_number_is_hollow(qapp: QApplication) -> None:
    Theme(Look.LIGHT, calm=True).apply(qapp)
    assert _painted(Role.LEADER, hollow=True).pixelColor(20, 20) == QColor("white")


def test_marks_grow_with_the_text_and_labels_say_whose_view(qapp: QApplication, qtbot: QtBot) -> None:
    theme = Theme(Look.LIGHT, calm=True)
    theme.apply(qapp)
    mark, label = ViewMark(Role.LEADER), ViewLabel(Role.CHIEF_EXECUTIVE)
    qtbot.addWidget(mark)
    qtbot.addWidget(label)
    before = mark.sizeHint().width()
    theme.set_text_size(200)
    assert mark.sizeHint().width() > before
    assert label.text() == "Chief Executive’s view"
    assert view_colour(Role.CHIEF_EXECUTIVE) in label.styleSheet()
