"""Looking a sheet over: what is not answered first, then every answer by block, each a press away."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from leaderlens.i18n import _, ngettext
from leaderlens.ui.checkin.words import ReviewLine
from leaderlens.ui.style.icons import draw_icon
from leaderlens.ui.style.metrics import RADIUS_BUTTON, RATING_WIDTH, Type
from leaderlens.ui.style.painting import box, focus_ring, leading, painter_for, placed
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind, PaintedButton
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.labels import Eyebrow, Heading, TextLabel
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.page import PageScaffold

_WRAP = Qt.TextFlag.TextWordWrap
_INSET = 8  # px from a row's edge to its text


class ReviewRow(PaintedButton):
    """A question and its answer, painted, because a sheet has some seventy of them; pressing it goes there."""

    def __init__(self, line: ReviewLine) -> None:
        self.line = line
        super().__init__(line.name)
        self.setAccessibleName(
            _("{name}, {block}: {answer}").format(
                name=line.name, block=line.block, answer=line.answer or _("Not answered")
            )
        )
        self.setAccessibleDescription(_("With a note") if line.noted else "")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        name, answer = self._areas(width)
        return max(theme().metrics.hit, name.height() + 14, answer.bottom() + 8)

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(480))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().metrics.text(140), theme().metrics.hit)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        t = look.tokens
        painter = painter_for(self)
        if self.underMouse() or self.isDown():
            box(painter, QRectF(self.rect()), RADIUS_BUTTON, t.accent_soft)
        name, answer = self._areas(self.width())
        painter.setFont(look.font(Type.BODY))
        painter.setPen(QColor(t.ink))
        if not self._stacked(self.width()):
            name.moveTop((self.height() - name.height()) // 2)
            answer.moveTop((self.height() - answer.height()) // 2)
        painter.drawText(placed(self, name), int(_WRAP | leading() | Qt.AlignmentFlag.AlignTop), self.line.name)
        painter.setFont(look.font(Type.SMALL_STRONG))
        missing = not self.line.answer
        fill, ink = (t.warm_soft, t.warm) if missing else (t.sunken, t.ink2)
        box(painter, QRectF(placed(self, answer)), answer.height() / 2, fill)
        painter.setPen(QColor(ink))
        painter.drawText(placed(self, answer), int(Qt.AlignmentFlag.AlignCenter), self._answer())
        if self.line.noted:
            side = look.metrics.icon(16)
            spot = QRect(self._note_left(answer), answer.center().y() - side // 2, side, side)
            draw_icon(painter, "message-square", QRectF(placed(self, spot)), t.ink3)
        if self.ring:
            focus_ring(painter, QRectF(self.rect()), RADIUS_BUTTON, t.focus)

    def _answer(self) -> str:
        return self.line.answer or _("Answer")

    def _note_left(self, answer: QRect) -> int:
        side = theme().metrics.icon(16)
        return answer.right() + 10 if self._stacked(self.width()) else answer.left() - side - 10

    def _stacked(self, width: int) -> bool:
        """Whether the answer stands below the name, for want of room beside it."""
        return width < theme().metrics.text(440)

    def _areas(self, width: int) -> tuple[QRect, QRect]:
        """Where the name and the answer's pill stand, from the top of the row."""
        look = theme()
        strong = look.font_metrics(Type.SMALL_STRONG)
        pill = QSize(strong.horizontalAdvance(self._answer()) + 2 * look.metrics.space(10), strong.height() + 8)
        stacked = self._stacked(width)
        room = width - 16 if stacked else width - pill.width() - look.metrics.icon(16) - 40
        text = look.font_metrics(Type.BODY).boundingRect(0, 0, max(40, room), 9999, _WRAP, self.line.name)
        name = QRect(8, 7, max(40, room), text.height())
        if stacked:
            return name, QRect(8, name.bottom() + 6, min(pill.width(), width - 16), pill.height())
        return name, QRect(width - pill.width() - 8, 7, pill.width(), pill.height())


class RowsCard(Card):
    """A card whose rows reach a little beyond their text, so that a row under the mouse has room to show it."""

    def __init__(self) -> None:
        super().__init__(gap=2)

    def add_title(self, title: TextLabel) -> None:
        """Put ``title`` above the rows that follow, in line with their text."""
        title.setContentsMargins(_INSET, theme().metrics.space(8) if self.body.count() else 0, _INSET, 4)
        self.add(title)

    def restyle(self) -> None:
        super().restyle()
        margins = self.body.contentsMargins()
        self.body.setContentsMargins(
            margins.left() - _INSET, margins.top(), margins.right() - _INSET, margins.bottom() - _INSET
        )


class ReviewView(PageScaffold):
    """``answer_wanted(position)`` for a question, ``seal_wanted`` to go on, ``later_wanted`` to leave.

    ``moments_wanted``, ``guesses_wanted`` and ``paper_wanted`` for what stands beside the answers.
    """

    answer_wanted = Signal(int)
    seal_wanted = Signal()
    later_wanted = Signal()
    moments_wanted = Signal()
    guesses_wanted = Signal()
    paper_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Look your answers over"), width=RATING_WIDTH)
        self.rows: tuple[ReviewRow, ...] = ()
        self.missing_rows: tuple[ReviewRow, ...] = ()
        self._cards: list[Card] = []
        self.seal_button = Button(_("Go on to sealing"), Kind.PRIMARY, icon="lock")
        self.later_button = Button(_("Finish later"), Kind.QUIET)
        self.seal_button.clicked.connect(self.seal_wanted)
        self.later_button.clicked.connect(self.later_wanted)
        self.moments_button = Button(_("Your moments"), icon="pin")
        self.guesses_button = Button(_("Your guesses"), icon="eye")
        self.paper_button = Button(_("Key in a paper sheet"), icon="printer")
        for button, signal in (
            (self.moments_button, self.moments_wanted),
            (self.guesses_button, self.guesses_wanted),
            (self.paper_button, self.paper_wanted),
        ):
            button.clicked.connect(signal)
        self._beside = FlowRow(self.moments_button, self.guesses_button, self.paper_button, gap=8)
        self._foot = FlowRow(self.seal_button, self.later_button)

    def show_lines(self, lines: tuple[ReviewLine, ...], moments: int = 0, guesses: str = "") -> None:
        """Every question of the sheet in the order asked. ``guesses`` says how many are made, where they are asked."""
        for card in self._cards:
            self.body.removeWidget(card)
            card.hide()
            card.deleteLater()
        for part in (self._beside, self._foot):
            self.body.removeWidget(part)
        self.moments_button.setText(
            ngettext("{count} moment", "{count} moments", moments).format(count=moments)
            if moments
            else _("Add a moment")
        )
        self.guesses_button.setText(guesses)
        self.guesses_button.setVisible(bool(guesses))
        self.body.addWidget(self._beside)
        self._cards = []
        missing = [line for line in lines if not line.answer]
        answered = len(lines) - len(missing)
        self.set_title(_("Look your answers over"), self._summary(answered, len(missing)))
        heading = ngettext("{count} not answered", "{count} not answered", len(missing)).format(count=len(missing))
        self.missing_rows = self._card(heading, missing) if missing else ()
        rows: list[ReviewRow] = []
        for block in dict.fromkeys(line.block for line in lines):
            inside = [line for line in lines if line.block == block and line.answer]
            if inside:
                rows += self._card("", inside)
        self.rows = tuple(rows)
        self.body.addWidget(self._foot)
        self.seal_button.setEnabled(answered > 0)
        self.to_top()
        first = (*self.missing_rows, self.seal_button)[0]
        first.setFocus(Qt.FocusReason.MouseFocusReason)

    def _summary(self, answered: int, missing: int) -> str:
        if not answered:
            return _("Nothing is answered yet. Answer at least one question before you seal.")
        if not missing:
            return _("Every question is answered. Choose any of them to change it.")
        return ngettext(
            "{count} question is not answered. It may stay so: an empty answer stays empty.",
            "{count} questions are not answered. They may stay so: an empty answer stays empty.",
            missing,
        ).format(count=missing)

    def _card(self, title: str, lines: list[ReviewLine]) -> tuple[ReviewRow, ...]:
        """A card of ``lines`` by block, under ``title`` if there is one."""
        card = RowsCard()
        if title:
            card.add_title(Heading(title, 3))
        rows: tuple[ReviewRow, ...] = ()
        for block in dict.fromkeys(line.block for line in lines):
            card.add_title(Eyebrow(block, "accent"))
            rows += tuple(card.add(ReviewRow(line)) for line in lines if line.block == block)
        for row in rows:
            row.clicked.connect(lambda _checked=False, position=row.line.position: self.answer_wanted.emit(position))
        self._cards.append(card)
        self.body.addWidget(card)
        return rows
