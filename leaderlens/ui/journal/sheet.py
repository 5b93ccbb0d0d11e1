"""What every sheet of the journal stands in: a title, a line, content that scrolls, and buttons at its foot."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from leaderlens.i18n import _
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import IconButton
from leaderlens.ui.widgets.chip import Tone
from leaderlens.ui.widgets.labels import Body, Heading
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.notice import NoticeBar
from leaderlens.ui.widgets.overlay import Overlay

W = TypeVar("W", bound=QWidget)

_SIDE = 26


class Sheet(Overlay):
    """A sheet over the window. ``add`` puts a part into the scrolling middle, ``add_action`` a button at the foot.

    ``open_sheet`` shows it with the keyboard on ``first``. What it showed is forgotten by the page through ``clear``,
    which each sheet fills in: nobody's words stay in a sheet that is put away.
    """

    def __init__(self, window: QWidget, title: str, line: str = "", widest: int = 640) -> None:
        super().__init__(window, widest)
        self.setAccessibleName(title)
        self.title = Heading(title, 2)
        self.close_button = IconButton("x", _("Close"), shortcut="Esc")
        self.close_button.clicked.connect(self.leave)
        self.line = Body(line, "ink2")
        self.line.setVisible(bool(line))
        self._middle = _Middle()
        self.body = self._middle.body
        self._questions = QVBoxLayout()
        self._question: NoticeBar | None = None
        self.foot = FlowRow()
        self.foot.hide()
        self._acts = False
        self._head = QHBoxLayout()
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self._head)
        self.column.addWidget(self.line)
        self.column.addWidget(self._middle, 1)
        self.column.addLayout(self._questions)
        self.column.addWidget(self.foot)
        self.closed.connect(self._put_away)
        theme().changed.connect(self.respace)
        self.respace()

    def add(self, widget: W, stretch: int = 0) -> W:
        """Put ``widget`` below the last part and give it back."""
        self.body.addWidget(widget, stretch)
        return widget

    def add_action(self, button: W) -> W:
        """Put ``button`` at the foot and give it back."""
        self.foot.add(button)
        self.foot.show()
        self._acts = True
        return button

    def open_sheet(self, first: QWidget) -> None:
        """Show the sheet with the keyboard on ``first``; while it is open already, only that."""
        if self.isHidden():
            self.open(first)
        else:
            self.fit()
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def fit(self) -> None:
        """Take the height the content has now."""
        self._middle.updateGeometry()
        self.place()

    def bring_into_sight(self, part: QWidget, area: QRect) -> None:
        """Scroll to an area of a part."""
        middle = area.center()
        spot = part.mapTo(self._middle.inner, middle)
        self._middle.ensureVisible(spot.x(), spot.y(), area.width(), 2 * area.height())

    def ask(self, sentence: str, action: str, act: Callable[[], object], tone: Tone = Tone.DANGER) -> None:
        """Put a question at the foot, for what cannot be undone. ``act`` is called when the action is pressed."""
        self.unask()
        question = self._question = NoticeBar(sentence, tone, action)
        self._questions.addWidget(question)
        question.show()  # or its height would not count yet
        self.foot.hide()  # one question at a time

        def yes() -> None:
            self.unask()
            act()

        question.acted.connect(yes)
        question.closed.connect(self.unask)
        self.fit()
        question.action.setFocus(Qt.FocusReason.OtherFocusReason)

    def unask(self) -> None:
        """Take the question back."""
        question, self._question = self._question, None
        if question is not None:
            self._questions.removeWidget(question)
            question.hide()
            question.deleteLater()
            self.foot.setVisible(self._acts)
            self.fit()

    @property
    def question(self) -> NoticeBar | None:
        """The question at the foot, while there is one."""
        return self._question

    def clear(self) -> None:
        """Forget whatever was shown. Sheets that show people's words say how."""

    def height_wanted(self) -> int:
        """Everything in sight if the window is tall enough."""
        width = min(theme().metrics.text(self._widest), self._window.width() - 48)
        inner = width - 2 * theme().metrics.space(_SIDE)
        self._middle.set_room(inner)
        return self.column.heightForWidth(width) if self.column.hasHeightForWidth() else self.sheet.sizeHint().height()

    def place(self) -> None:
        super().place()
        self._middle.updateGeometry()

    def respace(self) -> None:
        space = theme().metrics.space
        self.column.setContentsMargins(space(_SIDE), space(20), space(_SIDE), space(20))
        self.column.setSpacing(space(12))
        self.body.setSpacing(space(14))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._question is not None:
            self.unask()
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)

    def _put_away(self) -> None:
        self.unask()
        self.clear()


class _Middle(QScrollArea):
    """As tall as its content at the width it gets, and scrolling where that is too tall for the window."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.inner = QWidget()
        self.inner.setObjectName("scrolled")
        self.body = QVBoxLayout(self.inner)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self.inner)
        self._room = 400

    def set_room(self, width: int) -> None:
        """How wide the content will be."""
        self._room = width
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        layout = self.body
        tall = layout.heightForWidth(self._room) if layout.hasHeightForWidth() else layout.sizeHint().height()
        return QSize(self._room, max(tall, layout.minimumSize().height()))  # what a scroll area gives its content

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 60)
