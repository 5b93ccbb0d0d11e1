"""Words to be written down: a passphrase of six or a recovery key of twenty-four, numbered, in columns."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaderlens.i18n import _
from leaderlens.ui.style.metrics import RADIUS_CARD, RADIUS_INPUT, Type
from leaderlens.ui.style.painting import box, focus_ring, leading, painter_for, placed
from leaderlens.ui.style.theme import theme

_GAP = 8
_EDGE = 10  # px between the panel and its words: the ring of the keyboard runs round the panel


class WordGrid(QWidget):
    """Numbered words on a panel, read down each column as one writes them. Spoken with their numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Words to write down"))
        theme().changed.connect(self.restyle)

    @property
    def words(self) -> tuple[str, ...]:
        return self._words

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show ``words``; an empty tuple clears the grid."""
        self._words = words
        said = ", ".join(f"{number} {word}" for number, word in enumerate(words, 1))
        self.setAccessibleDescription(said)
        self.restyle()

    def restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = self._rows(width)
        return rows * self._tall() + max(0, rows - 1) * _GAP + 2 * _EDGE

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(480))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().metrics.text(150), self._tall() + 2 * _EDGE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        t = look.tokens
        painter = painter_for(self)
        rows, across = self._rows(self.width()), self._across(self.width())
        each, tall = (self.width() - 2 * _EDGE - _GAP * (across - 1)) // across, self._tall()
        number_width = look.font_metrics(Type.SMALL).horizontalAdvance("24") + 20
        if self._words:
            box(painter, QRectF(self.rect()), RADIUS_CARD, t.sunken, t.line)
        for place, word in enumerate(self._words):
            column, row = divmod(place, rows)
            spot = placed(self, QRect(_EDGE + column * (each + _GAP), _EDGE + row * (tall + _GAP), each, tall))
            box(painter, QRectF(spot), RADIUS_INPUT, t.surface, t.line)
            right = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            number = spot.adjusted(spot.width() - number_width, 0, -10, 0) if right else spot.adjusted(10, 0, 0, 0)
            painter.setFont(look.font(Type.SMALL))
            painter.setPen(QColor(t.ink3))
            painter.drawText(number, Qt.AlignmentFlag.AlignVCenter | leading(), str(place + 1))
            room = spot.adjusted(8, 0, -number_width, 0) if right else spot.adjusted(number_width, 0, -8, 0)
            painter.setFont(look.font(Type.STRONG))
            painter.setPen(QColor(t.ink))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | leading(), word)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), RADIUS_CARD, t.focus)

    def _tall(self) -> int:
        return theme().metrics.hit

    def _across(self, width: int) -> int:
        most = 3 if len(self._words) <= 6 else 4
        return max(1, min(most, (width - 2 * _EDGE + _GAP) // (theme().metrics.text(132) + _GAP)))

    def _rows(self, width: int) -> int:
        return -(-len(self._words) // self._across(width)) if self._words else 1
