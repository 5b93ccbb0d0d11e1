"""One item of a reveal, close up: what was asked, what each answered and why, and how both views have moved."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from leaderlens.domain.checkin import Question
from leaderlens.domain.people import SEATS, Role
from leaderlens.i18n import _
from leaderlens.services.trends import ItemStory
from leaderlens.ui.accessibility import announce
from leaderlens.ui.charting.drawn_chart import DrawnChart
from leaderlens.ui.charting.subjects import about
from leaderlens.ui.reveal.beside_cards import MomentBlock
from leaderlens.ui.reveal.second_view_form import SecondViewForm
from leaderlens.ui.reveal.table_row import TableRow
from leaderlens.ui.reveal.view_column import ViewColumn
from leaderlens.ui.reveal.view_rows import apart_words
from leaderlens.ui.style.theme import theme
from leaderlens.ui.tasks import Tasks
from leaderlens.ui.widgets.buttons import IconButton
from leaderlens.ui.widgets.card import Divider
from leaderlens.ui.widgets.labels import Body, Eyebrow, Heading, Small
from leaderlens.ui.widgets.layouts import Columns
from leaderlens.ui.widgets.overlay import Overlay

_WIDEST = 800
_EDGE = 24


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
    """A panel over the reveal. ``asked(key)`` when the person goes to another item; Escape puts it away.

    ``second_view_added(note, rating or None)`` when they add one to their own answer.
    """

    asked = Signal(str)
    second_view_added = Signal(str, object)

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
        self.moments: tuple[MomentBlock, ...] = ()
        self.table = TableRow()
        self.second = SecondViewForm()
        self.second.added.connect(self.second_view_added)
        self.chart = DrawnChart(tasks)
        self.before = IconButton("chevron-left", _("Previous item"), shortcut="Alt+←")
        self.after = IconButton("chevron-right", _("Next item"), shortcut="Alt+→")
        self.away = IconButton("x", _("Close"), shortcut="Esc")
        self.before.clicked.connect(lambda: self._go(-1))
        self.after.clicked.connect(lambda: self._go(1))
        self.away.clicked.connect(self.leave)
        self._build()

    def show_item(self, story: ItemStory, order: tuple[Question, ...], month: str, me: Role | None = None) -> None:
        """Show an item; ``order`` is the chart's, for going to the next one; ``month`` names the check-in.

        ``me`` is the seat of whoever may add a second view; None for nobody.
        """
        item, subject = story.item, story.question.subject
        same = self.question == story.question and not self.isHidden()
        self.question, self._order = story.question, order
        self.eyebrow.setText(_("{about} · {month}").format(about=about(subject), month=month))
        self.name.setText(item.name)
        self.definition.setText(item.definition)
        for rater, view in self.views.items():
            view.show_answer(
                story.wording.statement(rater, subject),
                story.answers[rater],
                story.second_views[rater],
                targeted=item.target is not None,
            )
        self.table.show_question(story.question)
        self._show_moments(story)
        if not (same and self.second.unsaved):  # what somebody is writing is not taken out of their hands
            self.second.prepare(targeted=item.target is not None)
        self.second.setVisible(me is not None)
        self.apart.setText(_apart_line(story))
        self.chart.show_picture(story.trend)
        at = order.index(story.question) if story.question in order else -1
        self.before.setEnabled(at > 0)
        self.after.setEnabled(0 <= at < len(order) - 1)
        self.setAccessibleName(item.name)
        if not same:
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

    def _show_moments(self, story: ItemStory) -> None:
        for block in self.moments:
            self._moments.removeWidget(block)
            block.hide()
            block.deleteLater()
        self.moments = tuple(MomentBlock(moment, {}) for moment in story.moments)
        for block in self.moments:
            self._moments.addWidget(block)

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
        body.addWidget(self.table)
        self._moments = QVBoxLayout()
        body.addLayout(self._moments)
        body.addWidget(self.second)
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
