"""What do you think they gave you? A short block of its own, before looking over: one row a question, one key each."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider

from leaderlens.domain.checkin import HIGHEST, LOWEST, step_label
from leaderlens.i18n import _
from leaderlens.ui.checkin.open_sheet import Guess
from leaderlens.ui.checkin.review_view import RowsCard
from leaderlens.ui.style.metrics import RADIUS_BUTTON, RATING_WIDTH, Type
from leaderlens.ui.style.painting import box, focus_ring, leading, painter_for, placed
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.labels import Small
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.page import PageScaffold

_WRAP = Qt.TextFlag.TextWordWrap
_STEPS = range(LOWEST, HIGHEST + 1)
_UNSAID = 0
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_AIR, _GAP = 8, 4


class GuessRow(QSlider):
    """One question about oneself with seven numbers beside it, or below where it is narrow.

    A slider to screen readers: 0 is nothing said. ``guessed(value or None)`` when the person chose; ``on_wanted`` and
    ``back_wanted`` to go to the next and the last row.
    """

    guessed = Signal(object)
    on_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, guess: Guess) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.guess = guess
        self.setRange(_UNSAID, HIGHEST)
        self.setPageStep(1)
        self.setValue(guess.prediction or _UNSAID)
        self.setAccessibleName(_("{name}: what do you think they gave you?").format(name=guess.name))
        self._describe()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self.updateGeometry)

    @property
    def prediction(self) -> int | None:
        """What is guessed, or None."""
        return self.value() or None

    def choose(self, value: int | None) -> None:
        """Guess ``value``; None takes it back."""
        if value != self.prediction:
            self.setValue(value or _UNSAID)
            self._describe()
            self.guessed.emit(value)
            self.update()

    def _describe(self) -> None:
        said = step_label(self.value(), targeted=self.guess.targeted) if self.value() else _("Nothing said yet")
        self.setAccessibleDescription(
            _("{said}. {statement} You said of yourself: {mine}.").format(
                said=said, statement=self.guess.statement, mine=self.guess.mine
            )
        )

    # ------------------------------------------------------------ keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter, key = event.text(), event.key()
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            event.ignore()
        elif letter and letter in "1234567":
            self.choose(int(letter))
            self.on_wanted.emit()
        elif key in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete} or letter == "0":
            self.choose(None)
        elif key == Qt.Key.Key_Down or (key in _ENTER and not event.isAutoRepeat()):
            self.on_wanted.emit()
        elif key == Qt.Key.Key_Up:
            self.back_wanted.emit()
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            forward = (key == Qt.Key.Key_Right) is not (self.layoutDirection() is Qt.LayoutDirection.RightToLeft)
            self.choose(max(_UNSAID, min(HIGHEST, self.value() + (1 if forward else -1))) or None)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        for step, cell in self._cells(self.width()).items():
            if QRectF(placed(self, cell)).contains(QPointF(event.position())):
                self.choose(None if step == self.value() else step)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()  # a guess is pressed, not dragged

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    # ------------------------------------------------------------ its shape

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        words, cells = self._words_height(width), self._cell()
        return max(words, cells) + 2 * _AIR if not self._stacked(width) else words + _GAP + cells + 2 * _AIR

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(480))

    def minimumSizeHint(self) -> QSize:
        return QSize(HIGHEST * (self._cell() + _GAP) + 2 * _AIR, self._cell() + 2 * _AIR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        t = look.tokens
        painter = painter_for(self)
        if self.hasFocus():
            box(painter, QRectF(self.rect()), RADIUS_BUTTON, t.accent_soft)
        flags = int(_WRAP | leading() | Qt.AlignmentFlag.AlignTop)
        height = self._words_height(self.width())
        top = _AIR if self._stacked(self.width()) else (self.height() - height) // 2
        spot = placed(self, QRect(_AIR, top, self._room(self.width()), 9999))
        painter.setFont(look.font(Type.MEDIUM))
        painter.setPen(QColor(t.ink))
        painter.drawText(spot, flags, self.guess.name)
        name = look.font_metrics(Type.MEDIUM).boundingRect(0, 0, spot.width(), 9999, _WRAP, self.guess.name).height()
        painter.setFont(look.font(Type.SMALL))
        painter.setPen(QColor(t.ink2))
        painter.drawText(spot.translated(0, name), flags, self._mine())
        painter.setFont(look.font(Type.STRONG))
        for step, cell in self._cells(self.width()).items():
            chosen = step == self.value()
            area = QRectF(placed(self, cell))
            box(painter, area, 8, t.accent if chosen else t.surface, t.accent if chosen else t.line_strong)
            painter.setPen(QColor(t.on_accent if chosen else t.ink))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(step))
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), RADIUS_BUTTON, t.focus)

    def _mine(self) -> str:
        return _("You said {answer}").format(answer=self.guess.mine)

    def _cell(self) -> int:
        return max(30, round(theme().metrics.hit * 0.8))

    def _stacked(self, width: int) -> bool:
        """Whether the numbers stand below the words, for want of room beside them."""
        return width < HIGHEST * (self._cell() + _GAP) + theme().metrics.text(240)

    def _room(self, width: int) -> int:
        cells = 0 if self._stacked(width) else HIGHEST * (self._cell() + _GAP) + 12
        return max(60, width - cells - 2 * _AIR)

    def _words_height(self, width: int) -> int:
        look, room = theme(), self._room(width)
        return sum(
            look.font_metrics(kind).boundingRect(0, 0, room, 9999, _WRAP, text).height()
            for kind, text in ((Type.MEDIUM, self.guess.name), (Type.SMALL, self._mine()))
        )

    def _cells(self, width: int) -> dict[int, QRect]:
        side = self._cell()
        if self._stacked(width):
            left, top = _AIR, _AIR + self._words_height(width) + _GAP
        else:
            left = width - _AIR - HIGHEST * (side + _GAP) + _GAP
            top = (self.heightForWidth(width) - side) // 2
        return {step: QRect(left + (step - LOWEST) * (side + _GAP), top, side, side) for step in _STEPS}


class GuessView(PageScaffold):
    """``guessed(question, value or None)`` for a row, ``review_wanted`` to go on, ``back_wanted`` to the questions."""

    guessed = Signal(object, object)
    review_wanted = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("", width=RATING_WIDTH)
        self.rows: tuple[GuessRow, ...] = ()
        self._card: RowsCard | None = None
        self._hint = Small(_("1 to 7 and the next one comes by itself; Enter leaves one out."))
        self.go_on = Button(_("Look my answers over"), Kind.PRIMARY, trailing="arrow-right")
        self.back = Button(_("Back to the questions"), Kind.QUIET, icon="chevron-left")
        self.go_on.clicked.connect(self.review_wanted)
        self.back.clicked.connect(self.back_wanted)
        self._foot = FlowRow(self.go_on, self.back)

    def show_guesses(self, guesses: tuple[Guess, ...], partner: str) -> None:
        """Ask for each; the keyboard rests on the first that has none."""
        self.set_title(
            _("What do you think {name} gave you?").format(name=partner),
            _(
                "A guess, before you see. It is sealed with your sheet and stands beside {name}’s answer at the "
                "reveal. Leave out any you like, or all of them."
            ).format(name=partner),
        )
        if self._card is not None:
            self.body.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        for part in (self._hint, self._foot):
            self.body.removeWidget(part)
        self._card = self.add(RowsCard())
        self.rows = tuple(self._card.add(GuessRow(guess)) for guess in guesses)
        for place, row in enumerate(self.rows):
            row.guessed.connect(lambda value, asked=row.guess.question: self.guessed.emit(asked, value))
            row.on_wanted.connect(lambda at=place: self._rest(at + 1))
            row.back_wanted.connect(lambda at=place: self._rest(at - 1))
        for part in (self._hint, self._foot):
            self.add(part)
        self.to_top()
        first = next((place for place, row in enumerate(self.rows) if row.prediction is None), len(self.rows))
        self._rest(first)

    def _rest(self, place: int) -> None:
        """Put the keyboard on a row, or after the last on the way on."""
        at = self.rows[max(0, place)] if place < len(self.rows) else self.go_on
        at.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(at, 0, theme().metrics.text(60))
