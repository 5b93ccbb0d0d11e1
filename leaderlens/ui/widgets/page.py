"""What every page stands in: a scrolling column of a most width, with its title, a line below it and its actions."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from leaderlens.ui.style.metrics import CONTENT_WIDTH, GAP, PAGE_MARGIN
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.labels import Body, Heading
from leaderlens.ui.widgets.layouts import Centred, FlowRow

W = TypeVar("W", bound=QWidget)


class PageScaffold(QScrollArea):
    """A page. ``add`` puts a part below the last, ``add_action`` a button by the title; ``body`` is the layout.

    ``width`` is the most its content takes (CONTENT_WIDTH, RATING_WIDTH or READING_WIDTH of style.metrics). The page
    scrolls to whatever receives the focus and is no focus stop itself.
    """

    def __init__(
        self, title: str = "", subtitle: str = "", *, width: int = CONTENT_WIDTH, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.title = Heading(title, 1)
        self.subtitle = Body(subtitle, "ink2")
        self.title_actions = FlowRow()
        self._head = QWidget()
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(GAP)
        head.addLayout(words, 1)
        head.addWidget(self.title_actions, 0, Qt.AlignmentFlag.AlignBottom)
        inner = QWidget()
        self.body = QVBoxLayout(inner)
        self.body.addWidget(self._head)
        column = QVBoxLayout()
        column.addWidget(Centred(inner, width))
        column.addStretch(1)
        self._column = column
        scrolled = _Scrolled()
        scrolled.setObjectName("scrolled")
        scrolled.setLayout(column)
        self.setWidget(scrolled)
        self.set_title(title, subtitle)
        theme().changed.connect(self.restyle)
        self.restyle()

    def set_title(self, title: str, subtitle: str = "") -> None:
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.title.setVisible(bool(title))
        self.subtitle.setVisible(bool(subtitle))
        self._head.setVisible(bool(title or subtitle))
        self.setAccessibleName(title)
        self._hold_title()

    def add(self, widget: W, stretch: int = 0) -> W:
        """Put ``widget`` below the last part and give it back."""
        self.body.addWidget(widget, stretch)
        return widget

    def add_action(self, button: W) -> W:
        """Put ``button`` by the title, at the far side."""
        self.title_actions.add(button)
        return button

    def fill_height(self) -> None:
        """Let the body take the whole height: for an empty state, or an editor."""
        self._column.setStretch(0, 1)
        self._column.setStretch(1, 0)

    def to_top(self) -> None:
        self.verticalScrollBar().setValue(0)

    def restyle(self) -> None:
        metrics = theme().metrics
        across, down = PAGE_MARGIN
        tight = metrics.percent >= 150
        self._column.setContentsMargins(*((24, 20, 24, 24) if tight else (across, down, across, down + 8)))
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(metrics.space(GAP))
        self._hold_title()

    def _hold_title(self) -> None:
        """No word of the title is cut in two for the buttons beside it: they take another line first."""
        fonts = self.title.fontMetrics()
        longest = max((fonts.horizontalAdvance(word) for word in self.title.text().split()), default=0)
        self.title.setMinimumWidth(min(longest + 2, theme().metrics.text(180)))


class _Scrolled(QWidget):
    """As tall as its text needs at its width: a layout's own least height is that of the narrowest lines."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)
