"""One item of a reveal, close up: what was asked, what each answered and why, and how both views have moved."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from leaderlens.domain.checkin import Answer, Missing, Question, rating_label
from leaderlens.domain.people import SEATS, Role
from leaderlens.i18n import _
from leaderlens.services.trends import ItemStory
from leaderlens.ui.accessibility import announce
from leaderlens.ui.charting.drawn_chart import DrawnChart
from leaderlens.ui.charting.marks import ViewLabel, ViewMark, view_colour, view_name
from leaderlens.ui.charting.subjects import about
from leaderlens.ui.reveal.view_rows import apart_words
from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.painting import painter_for
from leaderlens.ui.style.theme import theme
from leaderlens.ui.tasks import Tasks
from leaderlens.ui.widgets.buttons import IconButton
from leaderlens.ui.widgets.card import Divider
from leaderlens.ui.widgets.labels import Body, Eyebrow, Heading, Small, Strong, TextLabel
from leaderlens.ui.widgets.layouts import Columns
from leaderlens.ui.widgets.overlay import Overlay

_WIDEST = 800
_EDGE = 24


def answer_words(answer: Answer | None) -> tuple[str, str]:
    """A rating's number and label, or no number and the reason in words."""
    if answer is None:
        return "", _("Not answered")
    if answer.rating is not None:
        return str(answer.rating), rating_label(answer.rating)
    return "", _("No chance to see it") if answer.missing is Missing.NO_CHANCE else _("I’d rather talk about this")


class Quote(QWidget):
    """A person's note, in their own words and letters: never read as markup."""

    def __init__(self, rater: Role) -> None:
        super().__init__()
        self._rater = rater
        self.words = TextLabel("", Type.READING)  # plain text, always
        self.words.make_selectable()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 2, 0, 2)
        row.addWidget(self.words)
        theme().changed.connect(self.update)

    def show_note(self, note: str) -> None:
        self.words.setText(note)
        self.words.setAccessibleName(_("Note with {view}: {note}").format(view=view_name(self._rater), note=note))
        self.setVisible(bool(note))

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = self.width() - 3 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 0
        painter_for(self).fillRect(QRectF(side, 0, 3, self.height()), QColor(view_colour(self._rater)))


class ViewColumn(QWidget):
    """One person's side of an item: the statement as they were asked it, their rating, their note."""

    def __init__(self, rater: Role) -> None:
        super().__init__()
        self.rater = rater
        self.statement = Small("", "ink2")
        self.mark = ViewMark(rater)
        self.rating = Strong("")
        self.note = Quote(rater)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(ViewLabel(rater))
        answered = QHBoxLayout()
        answered.setSpacing(8)
        answered.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        answered.addWidget(self.rating, 1)
        column.addLayout(answered)
        column.addWidget(self.statement)
        column.addWidget(self.note)
        column.addStretch(1)

    def show_answer(self, statement: str, answer: Answer | None) -> None:
        number, words = answer_words(answer)
        self.mark.set_hollow(hollow=not number)
        said = _("{number} · {label}").format(number=number, label=words) if number else words
        self.rating.setText(said)
        self.rating.setAccessibleName(_("{view}: {answer}").format(view=view_name(self.rater), answer=said))
        self.statement.setText(_("Asked: “{statement}”").format(statement=statement))
        self.note.show_note(answer.note if answer is not None else "")


class _Scrolling(QScrollArea):
    """The panel's content, as wide as the panel and no wider."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self._inner = inner
        inner.setObjectName("scrolled")
        self.setWidget(inner)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._inner.setMaximumWidth(self.viewport().width())


class DrillDown(Overlay):
    """A panel over the reveal. ``asked(key)`` when the person goes to another item; Escape puts it away."""

    asked = Signal(str)

    def __init__(self, page: QWidget, tasks: Tasks) -> None:
        self._page = page
        super().__init__(page, _WIDEST)
        self.question: Question | None = None
        self._order: tuple[Question, ...] = ()
        self.eyebrow = Eyebrow("")
        self.name = Heading("", 2)
        self.definition = Body("", "ink2")
        self.views = {rater: ViewColumn(rater) for rater in SEATS}
        self.apart = Small("", "ink2")
        self.chart = DrawnChart(tasks)
        self.before = IconButton("chevron-left", _("Previous item"), shortcut="Alt+←")
        self.after = IconButton("chevron-right", _("Next item"), shortcut="Alt+→")
        self.away = IconButton("x", _("Close"), shortcut="Esc")
        self.before.clicked.connect(lambda: self._go(-1))
        self.after.clicked.connect(lambda: self._go(1))
        self.away.clicked.connect(self.leave)
        self._build()

    def show_item(self, story: ItemStory, order: tuple[Question, ...], month: str) -> None:
        """Show an item; ``order`` is the chart's, for going to the next one; ``month`` names the check-in."""
        item, subject = story.item, story.question.subject
        self.question, self._order = story.question, order
        self.eyebrow.setText(_("{about} · {month}").format(about=about(subject), month=month))
        self.name.setText(item.name)
        self.definition.setText(item.definition)
        for rater, view in self.views.items():
            view.show_answer(item.statement(rater, subject), story.answers[rater])
        self.apart.setText(_apart_line(story))
        self.chart.show_picture(story.trend)
        at = order.index(story.question) if story.question in order else -1
        self.before.setEnabled(at > 0)
        self.after.setEnabled(0 <= at < len(order) - 1)
        self.setAccessibleName(item.name)
        self.area.verticalScrollBar().setValue(0)
        if self.isHidden():
            self.open(self.away)
        else:
            announce(self, item.name)
            if not (self.before.isEnabled() and self.after.isEnabled()) and self.focusWidget() in {
                self.before,
                self.after,
            }:
                self.away.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> None:
        """In the middle of the page, with air around it."""
        page = self._page
        self.setGeometry(page.rect())
        width = min(theme().metrics.text(_WIDEST), page.width() - 2 * _EDGE)
        self.sheet.setGeometry((page.width() - width) // 2, _EDGE, width, max(1, page.height() - 2 * _EDGE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._go(-1 if event.key() == Qt.Key.Key_Left else 1)
        elif event.key() in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            bar = self.area.verticalScrollBar()
            bar.setValue(bar.value() + bar.pageStep() * (-1 if event.key() == Qt.Key.Key_PageUp else 1))
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's signature
        moved = super().focusNextPrevChild(forward)
        reached = QApplication.focusWidget()
        if reached is not None and self.area.isAncestorOf(reached):
            self.area.ensureWidgetVisible(reached)
        return moved

    def _go(self, by: int) -> None:
        if self.question in self._order:
            to = self._order.index(self.question) + by
            if 0 <= to < len(self._order):
                self.asked.emit(self._order[to].key)

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button in (self.before, self.after, self.away):
            buttons.addWidget(button)
        head = QHBoxLayout()
        head.setContentsMargins(_EDGE - 16, 4, 0, 4)
        head.addWidget(self.eyebrow, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addLayout(buttons)
        self.column.addLayout(head)
        inner = QWidget()
        body = QVBoxLayout(inner)
        body.setContentsMargins(_EDGE - 16, 0, _EDGE - 16, _EDGE - 12)
        body.setSpacing(theme().metrics.space(14))
        body.addWidget(self.name)
        body.addWidget(self.definition)
        body.addWidget(Divider())
        sides = Columns((1, 1), needs=560, gap=28)
        for view in self.views.values():
            sides.add(view)
        body.addWidget(sides)
        body.addWidget(self.apart)
        body.addWidget(Divider())
        body.addWidget(self.chart)
        body.addStretch(1)
        self.area = _Scrolling(inner)
        self.column.addWidget(self.area, 1)


def _apart_line(story: ItemStory) -> str:
    """How far apart the two are, and that this does not say who is right."""
    ratings = [answer.rating for answer in story.answers.values() if answer is not None and answer.rating is not None]
    if len(ratings) < len(SEATS):
        return _("There are not two ratings to compare this time. What would make it easier to see?")
    steps = abs(ratings[0] - ratings[1])
    if not steps:
        return _("You gave the same rating.")
    return _("{steps} apart. A gap does not say who is right.").format(steps=apart_words(steps))
