"""A person in a line: the shape of their seat with their initials, their name, their role."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from leaderlens.domain.people import Role
from leaderlens.i18n import _
from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.painting import painter_for
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.labels import Small, Strong

_SIDE = 44
_TITLES = {"cllr", "cllr.", "councillor", "sir", "dame", "dr", "dr.", "lord", "baroness", "mr", "mrs", "ms"}


class SeatMark(QWidget):
    """The leader's circle, the chief executive's diamond, a coach's rounded square, as in the charts."""

    def __init__(self, name: str, role: Role, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._initials, self._role = _initials(name), role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.restyle)

    def restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        side = theme().metrics.icon(_SIDE)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        t = look.tokens
        painter = painter_for(self)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        fill = {Role.LEADER: t.leader, Role.CHIEF_EXECUTIVE: t.chief_executive}.get(self._role, t.ink2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        if self._role is Role.LEADER:
            painter.drawEllipse(area.adjusted(1, 1, -1, -1))
        elif self._role is Role.CHIEF_EXECUTIVE:
            middle = area.center()
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(middle.x(), area.top()),
                        QPointF(area.right(), middle.y()),
                        QPointF(middle.x(), area.bottom()),
                        QPointF(area.left(), middle.y()),
                    ]
                )
            )
        else:
            painter.drawRoundedRect(area.adjusted(2, 2, -2, -2), 10, 10)
        font = look.font(Type.SMALL_STRONG)
        font.setPixelSize(round(area.width() * 0.3))
        painter.setFont(font)
        painter.setPen(QColor(t.surface))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._initials)


class Seat(QWidget):
    """A mark with a name and a line below it (the role, or what there is to say of the person)."""

    def __init__(self, name: str, role: Role, line: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("{name}, {role}").format(name=name, role=role.label))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().metrics.space(14))
        row.addWidget(SeatMark(name, role))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(Strong(name))
        words.addWidget(Small(line or role.label, "ink2"))
        words.addStretch(1)
        row.addLayout(words, 1)


def _initials(name: str) -> str:
    words = [word for word in name.split() if word.lower() not in _TITLES] or name.split()
    letters = [word[0] for word in (words[:1] + words[1:][-1:])]
    return "".join(letters).upper()
