"""The anchors of one item: what is in force, what waits for a word, a new wording, and what there was before."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.domain.anchors import LONGEST_ANCHOR
from leaderlens.i18n import _
from leaderlens.ui.lenses.bounded_text import BoundedText
from leaderlens.ui.lenses.view import AnchorRow, AnchorsOf
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.chip import Chip
from leaderlens.ui.widgets.labels import Body, Heading, Small, Strong
from leaderlens.ui.widgets.layouts import FlowRow


class SetCard(Card):
    """One set that was proposed. ``said(proposal, "agree" | "decline")``."""

    said = Signal(str, str)

    def __init__(self, row: AnchorRow) -> None:
        super().__init__(gap=6)
        self.row = row
        self.add(FlowRow(Strong(row.title, wrap=False), Chip(row.state, row.tone)))
        for mark, text in (("1", row.low), ("4", row.middle), ("7", row.high)):
            self.add(Small(_("{rating}: {text}").format(rating=mark, text=text), "ink2"))
        self.agree = Button(_("Agree"), Kind.PRIMARY)
        self.decline = Button(_("Decline"), Kind.QUIET)
        for button, word in ((self.agree, "agree"), (self.decline, "decline")):
            button.setAccessibleName(_("{act}: {name}").format(act=button.text(), name=row.title))
            button.clicked.connect(lambda _checked=False, word=word: self.said.emit(row.proposal, word))
        self.words = self.add(FlowRow(self.agree, self.decline))
        self.words.setVisible(row.waits_for_me)


class AnchorsView(QWidget):
    """``proposed(low, middle, high)``, ``said(proposal, word)``, ``left``."""

    proposed = Signal(str, str, str)
    said = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().metrics.space(14))
        self.back = Button(_("Back to the lens"), Kind.QUIET, icon="arrow-left")
        column.addWidget(FlowRow(self.back))
        self._waiting = QVBoxLayout()
        self._waiting.setSpacing(theme().metrics.space(10))
        column.addLayout(self._waiting)
        self.form = Card(gap=10)
        self.name, self.definition = self.form.add(Heading("", 2)), self.form.add(Body("", "ink2"))
        self.source = self.form.add(Small("", "ink2"))
        self.low = self.form.add(BoundedText(_("What a 1 looks like"), LONGEST_ANCHOR))
        self.middle = self.form.add(BoundedText(_("What a 4 looks like"), LONGEST_ANCHOR))
        self.high = self.form.add(BoundedText(_("What a 7 looks like"), LONGEST_ANCHOR))
        self.form.add(
            Small(
                _(
                    "Once both have agreed, the next check-in asks with your words. From then on the chart begins a "
                    "new series, because another wording is another question."
                ),
                "ink2",
            )
        )
        self.propose = Button(_("Propose these words"), Kind.PRIMARY)
        self.form.add(FlowRow(self.propose))
        column.addWidget(self.form)
        self.history = Heading(_("What was proposed"), 2)
        column.addWidget(self.history)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme().metrics.space(10))
        column.addLayout(self._list)
        self.cards: list[SetCard] = []
        self._began = ("", "", "")
        self.back.clicked.connect(self.left)
        self.propose.clicked.connect(self._propose)
        for area in (self.low, self.middle, self.high):
            area.changed.connect(lambda area=area: area.show_problem(""))

    def show_anchors(self, found: AnchorsOf) -> None:
        """Show an item's anchors; a wording half written stays when the same item is shown again."""
        if self.form.property("item") != found.item:
            self.form.setProperty("item", found.item)
            for area, text in ((self.low, found.low), (self.middle, found.middle), (self.high, found.high)):
                area.set_text(text)
            self._began = (found.low, found.middle, found.high)
        self.name.setText(found.name)
        self.definition.setText(found.definition)
        self.definition.setVisible(bool(found.definition))
        self.source.setText(found.source)
        for card in self.cards:
            for place in (self._waiting, self._list):
                place.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [SetCard(row) for row in found.rows]
        for card in self.cards:
            (self._waiting if card.row.waits_for_me else self._list).addWidget(card)
            card.said.connect(self.said)
        self.history.setVisible(any(not card.row.waits_for_me for card in self.cards))

    @property
    def half_written(self) -> tuple[str, str, str] | None:
        """What was typed and not proposed; None while nothing was."""
        texts = (self.low.text(), self.middle.text(), self.high.text())
        return texts if self.form.property("item") and texts != self._began else None

    def forget(self) -> None:
        """The next item begins with what is in force."""
        self.form.setProperty("item", "")

    def put_in(self, low: str, middle: str, high: str) -> None:
        """Words that were half written before."""
        for area, text in ((self.low, low), (self.middle, middle), (self.high, high)):
            area.set_text(text)

    def _propose(self) -> None:
        wrong = False
        for area in (self.high, self.middle, self.low):
            if not area.text().strip() or area.too_long:
                area.show_problem("" if area.too_long else _("Please write this."))
                area.edit.setFocus()
                wrong = True
        if not wrong:
            self.proposed.emit(self.low.text(), self.middle.text(), self.high.text())
