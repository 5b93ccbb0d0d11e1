"""Pages that are filled while they come into view: every part gets its height, and nothing needs a resize to see it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from leaderlens.ui.style.theme import Look, Theme
from leaderlens.ui.widgets.buttons import Button
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.labels import Body, Heading
from leaderlens.ui.widgets.layouts import Columns, FlowRow
from leaderlens.ui.widgets.page import PageScaffold

LONG = "In a check-in each of you says how consistently you saw the same things, in yourself and in each other. " * 3
ROUNDS = 20
"""How often a layout may ask for more; each round delivers all that the round before asked for."""


class FilledLater(PageScaffold):
    """Cards in columns and one below, all of them empty or hidden until ``fill``."""

    def __init__(self) -> None:
        super().__init__("A page", "With a line below its title.")
        self.columns = self.add(Columns((7, 5)))
        self.cards = (Card(), Card())
        for card in self.cards:
            self.columns.add(card)
        self.below = self.add(Card())
        self.below.hide()

    def fill(self) -> None:
        for _number in range(4):
            self.cards[0].add(Body(LONG))
            self.cards[0].add(FlowRow(*(Button(f"Button number {place}") for place in range(5))))
        self.cards[1].add(Body(LONG))
        self.below.add(Heading("Below", 3))
        self.below.add(Body(LONG))
        self.below.show()


@pytest.fixture(params=(100, 200))
def look(request: pytest.FixtureRequest, qapp: QApplication) -> Theme:
    made = Theme(Look.LIGHT, percent=request.param, calm=True)
    made.apply(qapp)
    return made


def settle() -> None:
    """Deliver what the layouts have to say to each other."""
    for _round in range(ROUNDS):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents()


def squeezed(page: QWidget) -> list[str]:
    """Every visible part that is lower than its width asks for."""
    return [
        f"{type(part).__name__} {part.height()} of {part.heightForWidth(part.width())}"
        for part in page.findChildren(QWidget)
        if part.isVisible() and part.hasHeightForWidth() and part.height() < part.heightForWidth(part.width())
    ]


@pytest.mark.usefixtures("look")
def test_cards_filled_after_the_page_is_shown_get_their_height(qtbot: QtBot) -> None:
    page = FilledLater()
    qtbot.addWidget(page)
    page.resize(1000, 640)
    page.show()
    settle()
    page.fill()
    settle()
    assert page.below.isVisible()
    assert squeezed(page) == []


@pytest.mark.usefixtures("look")
@pytest.mark.parametrize("filled", ["before", "hidden", "after"])
def test_a_page_that_comes_into_view_in_a_stack_gets_its_height(qtbot: QtBot, filled: str) -> None:
    stack, other, page = QStackedWidget(), QWidget(), FilledLater()
    qtbot.addWidget(stack)
    stack.addWidget(page if filled == "hidden" else other)
    stack.addWidget(other if filled == "hidden" else page)
    stack.resize(1000, 640)
    stack.show()
    settle()
    if filled == "hidden":  # it was seen empty, and is filled behind another page
        stack.setCurrentWidget(other)
        settle()
    if filled != "after":
        page.fill()
    stack.setCurrentWidget(page)
    if filled == "after":
        page.fill()
    settle()
    assert page.below.isVisible()
    assert squeezed(page) == []


@pytest.mark.usefixtures("look")
def test_a_row_hears_what_its_buttons_said_while_it_was_hidden(qtbot: QtBot) -> None:
    stack, other, page = QStackedWidget(), QWidget(), PageScaffold("A page")
    qtbot.addWidget(stack)
    stack.addWidget(page)
    stack.addWidget(other)
    stack.resize(700, 640)
    buttons = [Button("Short") for _place in range(4)]
    row = page.add(FlowRow(*buttons))
    stack.show()
    settle()
    stack.setCurrentWidget(other)
    settle()
    for button in buttons:
        button.setText("A button with a great deal more to say")
    stack.setCurrentWidget(page)
    settle()
    assert row.height() == row.heightForWidth(row.width())
    assert max(button.geometry().bottom() for button in buttons) < row.height()
