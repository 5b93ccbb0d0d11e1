"""One chosen item, large: which one, the one before and after it, and both views over time."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from leaderlens.analysis.pictures import PairedTrend
from leaderlens.domain.checkin import Question
from leaderlens.domain.lens import Item
from leaderlens.i18n import _
from leaderlens.ui.charting.readable_chart import ReadableChart
from leaderlens.ui.tasks import Tasks
from leaderlens.ui.widgets.buttons import IconButton
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.fields import Choice

_SHORTEST = 14  # letters a narrow chooser still shows


class ItemCard(Card):
    """``asked(key)`` when the person wants another item."""

    asked = Signal(str)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(gap=16)
        self._questions: tuple[Question, ...] = ()
        self._names: Mapping[str, Item] = {}
        self.question: Question | None = None
        self.chooser = Choice(_("One item, both views"))
        self.chooser.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.chooser.combo.setMinimumContentsLength(_SHORTEST)
        self.chooser.combo.setMaxVisibleItems(16)
        self.chooser.changed.connect(lambda: self.asked.emit(self.chooser.value()))
        self.before = IconButton("chevron-left", _("Previous item"))
        self.after = IconButton("chevron-right", _("Next item"))
        self.before.clicked.connect(lambda: self._go(-1))
        self.after.clicked.connect(lambda: self._go(1))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.chooser, 1)
        for button in (self.before, self.after):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(row)
        self.chart = self.add(ReadableChart(tasks))

    def show_choice(self, questions: tuple[Question, ...], names: Mapping[str, Item], chosen: Question) -> None:
        """Offer ``questions`` in their lenses' order, a line between two lenses, with ``chosen`` on."""
        if questions != self._questions:
            self._questions, self._names = questions, names
            self.chooser.set_items(tuple((one.key, self._name(one)) for one in questions))
            lenses = [one.item.partition(".")[0] for one in questions]
            for place in range(len(lenses) - 1, 0, -1):
                if lenses[place] != lenses[place - 1]:
                    self.chooser.combo.insertSeparator(place)
        self.question = chosen
        self.chooser.set_value(chosen.key)
        at = questions.index(chosen)
        self.before.setEnabled(at > 0)
        self.after.setEnabled(at < len(questions) - 1)

    def show_trend(self, picture: PairedTrend) -> None:
        self.chart.show_picture(picture)

    def _name(self, question: Question) -> str:
        item = self._names.get(question.item)
        return item.name if item is not None else question.item

    def _go(self, by: int) -> None:
        if self.question in self._questions:
            to = self._questions.index(self.question) + by
            if 0 <= to < len(self._questions):
                self.asked.emit(self._questions[to].key)
