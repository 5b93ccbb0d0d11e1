"""The rating scale: seven labelled steps in one radio group. Never a default; a chosen step says so twice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaderlens.domain.checkin import HIGHEST, LOWEST, rating_label
from leaderlens.i18n import _
from leaderlens.ui.style.icons import draw_icon
from leaderlens.ui.style.metrics import RADIUS_BUTTON, Type
from leaderlens.ui.style.painting import box, focus_ring, leading, painter_for, placed
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import PaintedButton

_STEPS = range(LOWEST, HIGHEST + 1)
_GAP = 10
_WRAP = Qt.TextFlag.TextWordWrap
_ROW, _TWO_ROWS, _LIST = 7, 4, 1  # steps side by side
_LEAST = {_ROW: 84, _TWO_ROWS: 96}  # px a step needs at 100 % for its longest word


class RatingStep(PaintedButton):
    """One step: its number in a box, its full label below it, or beside it in a narrow list."""

    def __init__(self, value: int, parent: QWidget) -> None:
        self.value, self.label, self.aside = value, rating_label(value), False
        self.bare = False  # only the number: the label is told elsewhere
        super().__init__(_("{number}, {label}").format(number=value, label=self.label), parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def set_label(self, label: str) -> None:
        """Say ``label`` from now on."""
        if label != self.label:
            self.label = label
            self.setText(_("{number}, {label}").format(number=self.value, label=label))

    def box_height(self, *, aside: bool) -> int:
        metrics = theme().metrics
        if self.bare:
            return metrics.hit
        return metrics.hit + 4 if aside else max(metrics.hit, round(72 * (1 + (metrics.scale - 1) * 0.3)))

    def needed_height(self, width: int, *, aside: bool) -> int:
        """The height at ``width``: the box and as many lines of label as it takes."""
        fonts = theme().font_metrics(Type.SMALL_STRONG)
        if aside:
            room = width - self._aside_left() - theme().metrics.icon(15) - 20
            return max(
                self.box_height(aside=True), fonts.boundingRect(0, 0, room, 999, _WRAP, self.label).height() + 12
            )
        return self.box_height(aside=False) + 8 + fonts.boundingRect(0, 0, width, 999, _WRAP, self.label).height() + 2

    def sizeHint(self) -> QSize:
        return QSize(theme().metrics.text(40 if self.bare else _LEAST[_ROW]), self.box_height(aside=self.aside))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        t = look.tokens
        painter = painter_for(self)
        chosen, hot = self.isChecked(), self.underMouse() and self.isEnabled()
        area = QRectF(self.rect()) if self.aside else QRectF(0, 0, self.width(), self.box_height(aside=False))
        fill = (t.accent_hover if hot else t.accent) if chosen else (t.accent_soft if hot else t.surface)
        box(painter, area, RADIUS_BUTTON + 2, fill, t.accent if chosen else t.line_strong)
        ink = t.on_accent if chosen else (t.ink if self.isEnabled() else t.ink3)
        number = QRect(0, 0, self._aside_left(), self.height()) if self.aside else area.toRect()
        tick = look.metrics.icon(15)
        painter.setFont(look.font(Type.NUMERAL))
        painter.setPen(QColor(ink))
        if chosen and self.bare:
            number.adjust(0, 0, -tick - 4, 0)  # too low for a tick below it
        elif chosen and not self.aside:
            number.adjust(0, 0, 0, -tick)
        painter.drawText(placed(self, number), Qt.AlignmentFlag.AlignCenter, str(self.value))
        if chosen:
            middle = (self.width() - tick) // 2
            if self.bare:
                right = look.font_metrics(Type.NUMERAL).horizontalAdvance(str(self.value)) // 2 + 2
                spot = QRect(middle + right, (round(area.height()) - tick) // 2, tick, tick)
            elif self.aside:
                spot = QRect(self.width() - tick - 14, (self.height() - tick) // 2, tick, tick)
            else:
                spot = QRect(middle, round(area.height()) - tick - 8, tick, tick)
            draw_icon(painter, "check", QRectF(placed(self, spot)), ink)
        if not self.bare:
            self._paint_words(painter, ink, chosen=chosen)
        if self.ring:
            if chosen:
                box(painter, area.adjusted(2, 2, -2, -2), RADIUS_BUTTON, None, t.surface, 1.5)
            focus_ring(painter, area, RADIUS_BUTTON + 2, t.ink if chosen else t.focus)

    def _aside_left(self) -> int:
        return theme().metrics.text(44)

    def _paint_words(self, painter: QPainter, ink: str, *, chosen: bool) -> None:
        look = theme()
        painter.setFont(look.font(Type.SMALL_STRONG if chosen and not self.aside else Type.SMALL))
        if self.aside:
            room = QRect(
                self._aside_left(), 0, self.width() - self._aside_left() - look.metrics.icon(15) - 20, self.height()
            )
            painter.setPen(QColor(ink))
            painter.drawText(placed(self, room), _WRAP | Qt.AlignmentFlag.AlignVCenter | leading(), self.label)
            return
        painter.setPen(QColor(look.tokens.ink if chosen else look.tokens.ink2))
        top = self.box_height(aside=False) + 8
        room = QRect(0, top, self.width(), self.height() - top)
        painter.drawText(room, _WRAP | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self.label)


class RatingScale(QWidget):
    """One answer of 1 to 7, or none yet. ``chosen`` tells what the person pressed, never what ``set_value`` set.

    One Tab stop: arrows move inside, Space or Enter chooses. The page handles the keys 1 to 7 with ``choose``.
    Seven in a row; four and three, or a list, where the labels need more room. ``set_close`` keeps seven bare numbers
    in one row and tells all their labels in a few lines below: for large text in a low window.
    """

    chosen = Signal(int)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps = tuple(RatingStep(value, self) for value in _STEPS)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._close = False
        self.set_name(name or _("Rating"))
        for step in self.steps:
            step.clicked.connect(self._clicked)
            step.installEventFilter(self)
        self._rove(self.steps[0])
        theme().changed.connect(self.restyle)

    @property
    def value(self) -> int | None:
        """The chosen step, or None."""
        return next((step.value for step in self.steps if step.isChecked()), None)

    def set_name(self, name: str) -> None:
        """What is being rated, for screen readers."""
        self.setAccessibleName(name)

    def set_labels(self, labels: Sequence[str]) -> None:
        """Label the seven steps otherwise than from rarely to always."""
        for step, label in zip(self.steps, labels, strict=True):
            step.set_label(label)
        self.restyle()

    def set_close(self, *, close: bool) -> None:
        """Take as little height as all the labels allow."""
        if close is not self._close:
            self._close = close
            for step in self.steps:
                step.bare = close
            self.restyle()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._close:
            return
        look = theme()
        painter = painter_for(self)
        painter.setFont(look.font(Type.SMALL))
        painter.setPen(QColor(look.tokens.ink2))
        room = QRect(0, look.metrics.hit + _GAP, self.width(), self.height())
        painter.drawText(room, int(_WRAP | leading() | Qt.AlignmentFlag.AlignTop), self._legend())

    def _legend(self) -> str:
        """Every label with its number, in one text."""
        pairs = (_("{number} {label}").format(number=step.value, label=step.label) for step in self.steps)
        return _(" · ").join(pair.replace(" ", "\u00a0") for pair in pairs)

    def set_value(self, value: int | None) -> None:
        """Show a stored answer; None clears the scale. Says nothing."""
        for step in self.steps:
            step.setAutoExclusive(False)
            step.setChecked(step.value == value)
            step.setAutoExclusive(True)
        self._rove(self.steps[0] if value is None else self.steps[value - LOWEST])

    def choose(self, value: int) -> None:
        """Choose as if pressed. Raises IndexError off the scale."""
        self.steps[value - LOWEST].click()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(width, apply=False)

    def sizeHint(self) -> QSize:
        width = theme().metrics.text(_LEAST[_ROW]) * len(self.steps) + _GAP * 6
        return QSize(width, self._arrange(width, apply=False))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().metrics.text(150), theme().metrics.hit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width(), apply=True)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._arrange(self.width(), apply=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, RatingStep):
            self._rove(watched)
        return super().eventFilter(watched, event)

    def restyle(self) -> None:
        self._arrange(self.width(), apply=True)
        self.updateGeometry()

    def _clicked(self) -> None:
        value = self.value
        if value is not None:
            self._rove(self.steps[value - LOWEST])
            self.chosen.emit(value)

    def _rove(self, stop: RatingStep) -> None:
        """Tab reaches one step only: the chosen one, or where the keyboard last was."""
        for step in self.steps:
            step.setFocusPolicy(Qt.FocusPolicy.StrongFocus if step is stop else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(stop)

    def _arrange(self, width: int, *, apply: bool) -> int:
        """Lay the steps out for ``width`` and give the height that takes; ``apply`` moves them."""
        if self._close:
            return self._arrange_close(width, apply=apply)
        across = next(
            (n for n in (_ROW, _TWO_ROWS) if width >= n * theme().metrics.text(_LEAST[n]) + _GAP * (n - 1)), _LIST
        )
        aside = across == _LIST
        each = (width - _GAP * (across - 1)) // across
        top = 0
        for start in range(0, len(self.steps), across):
            row = self.steps[start : start + across]
            height = max(step.needed_height(each, aside=aside) for step in row)
            if apply:
                for place, step in enumerate(row):
                    step.aside = aside
                    step.setGeometry(placed(self, QRect(place * (each + _GAP), top, each, height)))
                    step.update()
            top += height + (6 if aside else _GAP)
        return top - (6 if aside else _GAP)

    def _arrange_close(self, width: int, *, apply: bool) -> int:
        """Seven bare numbers, and below them what they mean."""
        look = theme()
        each, height = (width - _GAP * (_ROW - 1)) // _ROW, look.metrics.hit
        if apply:
            for place, step in enumerate(self.steps):
                step.aside = False
                step.setGeometry(placed(self, QRect(place * (each + _GAP), 0, each, height)))
                step.update()
        words = look.font_metrics(Type.SMALL).boundingRect(0, 0, width, 9999, _WRAP, self._legend())
        return height + _GAP + words.height() + 2
