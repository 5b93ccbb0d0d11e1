"""The charts that answer a question, one card each: made when first needed, and used again for the next question."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.analysis.pictures import Dumbbell, Picture, SmallMultiples
from leaderlens.i18n import _
from leaderlens.ui.charting.drawn_chart import DrawnChart
from leaderlens.ui.charting.picking import PickableChart
from leaderlens.ui.charting.readable_chart import ReadableChart
from leaderlens.ui.style.theme import theme
from leaderlens.ui.tasks import Tasks
from leaderlens.ui.trends.answers import Answer, Shown
from leaderlens.ui.widgets.buttons import Button
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.labels import Body, Heading, Small
from leaderlens.ui.widgets.layouts import FlowRow


class ChartCard(Card):
    """One chart with the caveat that belongs to it."""

    def __init__(self, chart: DrawnChart) -> None:
        super().__init__()
        self.chart = self.add(chart)
        self.caveat = self.add(Small("", "ink2"))

    def show_chart(self, shown: Shown) -> None:
        self.chart.show_picture(shown.picture)
        self.caveat.setText(shown.caveat)
        self.caveat.setVisible(bool(shown.caveat))


class Gallery(QWidget):
    """``made(chart)`` for each new chart, so that its owner can listen; ``gate_opened`` for the coach’s drawer."""

    made = Signal(object)
    gate_opened = Signal()

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._pool: dict[type[DrawnChart], list[ChartCard]] = {}
        self.shown: tuple[ChartCard, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.words = Card()
        self.said = self.words.add(Body("", "ink2"))
        self.gate = Card()
        self.gate.add(Heading(_("Meant for a coach"), 3))
        self.gate.add(
            Body(
                _(
                    "These are the figures behind the charts: coefficients of agreement, moving ranges, distances "
                    "between profiles. Each has its caveat, and none of them says more than the sentences you have "
                    "already read. They are best looked at with somebody who knows them."
                ),
                "ink2",
            )
        )
        self.open_gate = Button(_("Show them to us"), icon="eye")
        self.open_gate.clicked.connect(self.gate_opened)
        self.gate.add(FlowRow(self.open_gate))
        for part in (self.gate, self.words):
            self._column.addWidget(part)
        theme().changed.connect(self.restyle)
        self.restyle()

    def show_answer(self, answer: Answer) -> None:
        """Show its charts, or what it says instead."""
        used: dict[type[DrawnChart], int] = {}
        cards = []
        for shown in answer.charts:
            kind = _kind(shown.picture)
            card = self._card(kind, used.get(kind, 0))
            used[kind] = used.get(kind, 0) + 1
            card.show_chart(shown)
            cards.append(card)
        self.shown = tuple(cards)
        for pool in self._pool.values():
            for card in pool:
                card.setVisible(card in cards)
        self.said.setText("\n".join([answer.said, *answer.lines]).strip())
        self.words.setVisible(bool(self.said.text()))
        self.gate.setVisible(answer.gate)

    def _card(self, kind: type[DrawnChart], number: int) -> ChartCard:
        pool = self._pool.setdefault(kind, [])
        while len(pool) <= number:
            card = ChartCard(kind(self._tasks))
            self._column.addWidget(card)
            pool.append(card)
            self.made.emit(card.chart)
        return pool[number]

    def restyle(self) -> None:
        self._column.setSpacing(theme().metrics.space(16))


def _kind(picture: Picture) -> type[DrawnChart]:
    """A chart of rows or panels is chosen in; any other is read day by day."""
    return PickableChart if isinstance(picture, Dumbbell | SmallMultiples) else ReadableChart
