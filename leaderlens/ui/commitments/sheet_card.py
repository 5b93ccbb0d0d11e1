"""A card of words: a wording, an agreement, a priority, with its facts and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.i18n import _
from leaderlens.ui.commitments.view import Deed, Do, Fact, Fill, Look, Open, Sheet
from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.chip import Chip
from leaderlens.ui.widgets.labels import Body, Heading, Reading, Small, TextLabel
from leaderlens.ui.widgets.layouts import Columns, FlowRow

Wished = Callable[[Open | Fill | Do], object]


def button_for(deed: Deed, wished: Wished) -> Button:
    """The button of a deed."""
    button = Button(deed.text, deed.kind, icon=deed.icon)
    button.clicked.connect(lambda: wished(deed.wish))
    return button


def deed_row(deeds: tuple[Deed, ...], wished: Wished) -> FlowRow:
    """Buttons side by side."""
    return FlowRow(*(button_for(deed, wished) for deed in deeds), gap=8)


class FactPart(QWidget):
    """What something is called, and the words of it; a chip where they changed."""

    def __init__(self, fact: Fact) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().metrics.space(4))
        name = TextLabel(fact.name, Type.SMALL_STRONG, "ink2", wrap=not fact.changed)
        column.addWidget(FlowRow(name, Chip(_("Changed"), "warm")) if fact.changed else name)
        for words in fact.words:
            column.addWidget(Reading(words))


class SheetCard(Card):
    """One sheet on a card."""

    def __init__(self, sheet: Sheet, wished: Wished, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=14)
        if sheet.eyebrow:
            self.add(Small(sheet.eyebrow, "ink3"))
        self.add(Heading(sheet.title, 2))
        if sheet.marks:
            self.add(FlowRow(*(Chip(mark.text, mark.tone) for mark in sheet.marks), gap=8))
        if sheet.told:
            self.add(Body(sheet.told, "ink2"))
        beside = Columns((1, 1), needs=480, top=True)
        for fact in sheet.facts:
            if not fact.beside:
                self.add(FactPart(fact))
                continue
            beside.add(FactPart(fact))
            if beside.parent() is None:
                self.add(beside)
        self.add_stretch()
        if sheet.deeds:
            self.add(deed_row(sheet.deeds, wished))


class LooksCard(Card):
    """Every look back, the newest on top."""

    def __init__(self, title: str, looks: tuple[Look, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=12)
        self.add(Heading(title, 3))
        for place, look in enumerate(looks):
            if place:
                self.add_divider()
            self.add(FlowRow(Small(look.when, "ink2", wrap=False), Chip(look.mark.text, look.mark.tone), gap=12))
            if look.line:
                self.add(Reading(look.line))
