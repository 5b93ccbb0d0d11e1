"""The strokes that painted widgets share: a box within its area, and a mirror for languages read from the right."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from leaderlens.ui.style.painting import FOCUS_WIDTH, box, focus_ring, placed


def canvas() -> QImage:
    made = QImage(40, 40, QImage.Format.Format_ARGB32)
    made.fill(Qt.GlobalColor.transparent)
    return made


def test_a_box_stays_inside_its_area(qtbot: QtBot) -> None:
    picture = canvas()
    painter = QPainter(picture)
    box(painter, QRectF(5, 5, 30, 30), 6, "#ffffff", "#000000", 2)
    painter.end()
    painted = [(x, y) for x in range(40) for y in range(40) if picture.pixelColor(x, y).alpha()]
    assert min(x for x, _y in painted) == min(y for _x, y in painted) == 5
    assert max(x for x, _y in painted) == max(y for _x, y in painted) == 34
    assert picture.pixelColor(5, 5).alpha() == 0, "its corners are round"
    assert picture.pixelColor(20, 20) == QColor("#ffffff")
    assert picture.pixelColor(20, 5) == QColor("#000000")


def test_a_focus_ring_is_two_pixels_and_hollow(qtbot: QtBot) -> None:
    picture = canvas()
    painter = QPainter(picture)
    focus_ring(painter, QRectF(0, 0, 40, 40), 6, "#0000ff")
    painter.end()
    column = [y for y in range(20) if picture.pixelColor(20, y) == QColor("#0000ff")]
    assert column == list(range(FOCUS_WIDTH))


def test_what_stands_left_stands_right_where_one_reads_from_there(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(100, 20)
    assert placed(widget, QRect(0, 0, 30, 20)) == QRect(0, 0, 30, 20)
    widget.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert placed(widget, QRect(0, 0, 30, 20)) == QRect(70, 0, 30, 20)
