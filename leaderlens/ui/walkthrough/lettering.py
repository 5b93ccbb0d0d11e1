"""Words for a projector: as large as the room allows, never cut off."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

SERIF, SANS = "Newsreader", "Inter"
_STEP = 0.94  # how much smaller each try is
_LEAST = 9.0  # px: below this nobody reads anything on a projector


def lettering(family: str, size: float, weight: int = 400) -> QFont:
    """A font of ``size`` px."""
    made = QFont(family)
    made.setPixelSize(max(1, round(size)))
    made.setWeight(QFont.Weight(weight))
    made.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return made


def fitting(text: str, area: QRectF, family: str, largest: float, weight: int = 400) -> tuple[QFont, QRectF]:
    """The largest font up to ``largest`` px in which ``text``, broken into lines, fits ``area``; and what it takes."""
    size = largest
    while True:
        font = lettering(family, size, weight)
        taken = QFontMetricsF(font).boundingRect(area, int(Qt.TextFlag.TextWordWrap), text)
        widest = max((QFontMetricsF(font).horizontalAdvance(word) for word in text.split()), default=0.0)
        if (taken.height() <= area.height() and widest <= area.width()) or size * _STEP < _LEAST:
            return font, taken
        size *= _STEP


def write(
    painter: QPainter, text: str, area: QRectF, colour: str, font: QFont,
    how: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop,
) -> None:  # fmt: skip
    """Words in ``area``, broken into lines."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(area, int(Qt.TextFlag.TextWordWrap | how), text)
