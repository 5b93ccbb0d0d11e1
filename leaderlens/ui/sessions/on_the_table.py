"""What the session is about: its topics, what whoever speaks is asked about each, and, if wanted, how it was rated."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leaderlens.domain.people import Role
from leaderlens.i18n import _
from leaderlens.ui.charting.marks import ViewMark
from leaderlens.ui.sessions.rows import Rows
from leaderlens.ui.sessions.view import Asked, RatedOnce, TopicCard
from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.labels import Heading, Small, Strong, TextLabel
from leaderlens.ui.widgets.layouts import FlowRow


class MarkedLine(QWidget):
    """A small line behind the mark of one of the two."""

    def __init__(self, role: Role, text: str, tone: str = "ink2") -> None:
        super().__init__()
        self.said = text
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().metrics.space(6))
        row.addWidget(ViewMark(role), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Small(text, tone), 1)


def asked_lines(asked: tuple[Asked, ...]) -> tuple[QWidget, ...]:
    """What each of the two will be asked, discreetly."""
    return tuple(
        MarkedLine(one.role, _("{name}: {question}").format(name=one.name, question=one.text)) for one in asked
    )


class OnTheTable(Card):
    """``ratings_wanted`` to see how the topics were rated, ``charts_wanted`` to go and look at the charts."""

    ratings_wanted = Signal()
    charts_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(gap=6)
        self.add(Heading(_("On the table"), 3))
        self._rows = self.add(Rows(14))
        self.ratings = Button(_("Show the ratings"), Kind.QUIET, icon="eye")
        self.charts = Button(_("Go to the charts"), Kind.QUIET, icon="chart-line")
        self.charts.setAccessibleDescription(_("The session waits, and the clock stands, until you come back."))
        self._doings = self.add(FlowRow(self.ratings, self.charts, gap=4))
        self._shown: tuple[TopicCard, ...] | None = None
        self._rated: dict[int, tuple[RatedOnce, ...]] = {}
        self.ratings.clicked.connect(self._toggle)
        self.charts.clicked.connect(self.charts_wanted)
        theme().changed.connect(self._again)

    def show_topics(self, topics: tuple[TopicCard, ...]) -> None:
        self.setVisible(bool(topics))
        if topics == self._shown:
            return
        before, self._shown = self._shown or (), topics
        if [one.title for one in before] != [one.title for one in topics]:
            self._rated = {}
        self._put()

    def show_ratings(self, rated: dict[int, tuple[RatedOnce, ...]]) -> None:
        """How each topic, by its number, was rated: the newest check-in first. None hides them again."""
        self._rated = rated
        self._put()

    def _toggle(self) -> None:
        if self._rated:
            self.show_ratings({})
        else:
            self.ratings_wanted.emit()

    def _put(self) -> None:
        topics = self._shown or ()
        self._rows.put(*(self._block(topic) for topic in topics))
        self.ratings.setText(_("Hide the ratings") if self._rated else _("Show the ratings"))
        self.ratings.setVisible(any(topic.rated for topic in topics))
        self._doings.updateGeometry()

    def _block(self, topic: TopicCard) -> QWidget:
        """One topic: its name, what is asked about it, large enough for two, and its ratings if they are wanted."""
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().metrics.space(4))
        column.addWidget(Strong(topic.title))
        if topic.asks:
            column.addWidget(TextLabel(topic.asks, Type.STATEMENT, "ink2", leading=120))
        elif topic.why:
            column.addWidget(Small(topic.why, "ink2"))
        for once in self._rated.get(topic.number, ()):
            views = [
                MarkedLine(role, _("{name}: {rating}").format(name=name, rating=rating), "ink")
                for role, name, rating in once.views
            ]
            column.addSpacing(theme().metrics.space(2))
            column.addWidget(Small(once.day))
            for view in views:
                column.addWidget(view)
        return block

    def _again(self) -> None:
        if self._shown is not None:
            self._put()
