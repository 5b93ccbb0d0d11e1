"""What stands beside the answers of a reveal: moments as their authors shared them, and guesses that surprised."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.analysis.prediction import Surprise
from leaderlens.domain.lens import Item
from leaderlens.domain.people import SEATS, Role
from leaderlens.i18n import _, medium_date, ngettext
from leaderlens.services.trends import RevealedMoment
from leaderlens.ui.charting.marks import ViewLabel
from leaderlens.ui.reveal.view_column import Quote
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.labels import Body, Heading, Small
from leaderlens.ui.widgets.layouts import FlowRow

FEW = 3
"""Surprises a card shows of each person."""


class MomentBlock(QWidget):
    """One moment: whose, when or at which event, in their words, and what it shows."""

    def __init__(self, told: RevealedMoment, names: Mapping[str, Item]) -> None:
        super().__init__()
        moment = told.moment
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addWidget(ViewLabel(told.rater))
        happened = [told.event, medium_date(moment.day) if moment.day else ""]
        self.happened = Small(_(" · ").join(part for part in happened if part), "ink2")
        self.happened.setVisible(bool(self.happened.text()))
        self.quote = Quote(told.rater)
        self.quote.show_note(moment.text)
        shows = _(", ").join(names[key].name for key in moment.items if key in names)
        self.items = Small(_("About: {items}").format(items=shows) if shows else "", "ink2")
        self.items.setVisible(bool(shows))
        for part in (self.happened, self.quote, self.items):
            column.addWidget(part)


class MomentsCard(Card):
    """Every moment that was shared with a sheet; nothing to see where none was."""

    def __init__(self) -> None:
        super().__init__(gap=8)
        self.add(Heading(_("Moments you brought"), 3))
        self.blocks: tuple[MomentBlock, ...] = ()

    def show_moments(self, moments: tuple[RevealedMoment, ...], names: Mapping[str, Item]) -> None:
        """As their authors shared them."""
        for block in self.blocks:
            self.body.removeWidget(block)
            block.hide()
            block.deleteLater()
        self.blocks = tuple(self.add(MomentBlock(moment, names)) for moment in moments)
        self.setVisible(bool(moments))


class GuessesCard(Card):
    """What each thought the other gave, beside what was given. ``picked`` says a question's key."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__(gap=8)
        self.add(Heading(_("What you thought the other gave"), 3))
        self._parts: list[QWidget] = []
        self.buttons: tuple[Button, ...] = ()
        self.sentences: dict[Role, str] = {}

    def show_surprises(self, surprises: Mapping[Role, tuple[Surprise, ...]], names: Mapping[str, Item]) -> None:
        """How near each came, and where they were furthest off."""
        for part in self._parts:
            self.body.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.sentences = [], {}
        buttons: list[Button] = []
        for role in SEATS:
            found = surprises.get(role, ())
            if not found:
                continue
            near = sum(abs(one.steps) <= 1 for one in found)
            sentence = ngettext(
                "{near} of {count} guess within one step.", "{near} of {count} guesses within one step.", len(found)
            ).format(near=near, count=len(found))
            self.sentences[role] = sentence
            self._put(ViewLabel(role))
            self._put(Body(sentence, "ink2"))
            row = FlowRow(gap=6)
            for one in [one for one in found if abs(one.steps) > 1 and one.question.item in names][:FEW]:
                text = _("{item}: guessed {predicted}, given {given}").format(
                    item=names[one.question.item].name, predicted=one.predicted, given=one.given
                )
                button = Button(text, Kind.QUIET, trailing="chevron-right")
                button.clicked.connect(lambda _on=False, key=one.question.key: self.picked.emit(key))
                row.add(button)
                buttons.append(button)
            self._put(row)
            row.setVisible(bool(row.findChildren(Button)))
        self.buttons = tuple(buttons)
        self.setVisible(bool(self.sentences))

    def _put(self, part: QWidget) -> None:
        self._parts.append(self.add(part))
