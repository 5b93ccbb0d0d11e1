"""Cards hold widgets one below the other, or side by side."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from leaderlens.ui.widgets.card import Card, Divider, HeroCard
from leaderlens.ui.widgets.labels import Body

pytestmark = pytest.mark.usefixtures("plain_look")


@pytest.mark.parametrize("kind", [Card, HeroCard])
def test_a_card_holds_what_it_is_given_in_order(kind: type[Card], qtbot: QtBot) -> None:
    card = kind()
    qtbot.addWidget(card)
    first = card.add(Body("one"))
    card.add_divider()
    left, right = Body("two", wrap=False), Body("three", wrap=False)
    card.add_row(left, right)
    card.add_stretch()
    card.resize(400, 300)
    card.show()
    assert left.mapTo(card, left.rect().topLeft()).y() > first.y() + first.height()
    assert right.x() > left.x()
    assert all(widget.parentWidget() is card for widget in (first, left, right))
    assert len(card.findChildren(Divider)) == 1
    picture = card.grab().toImage()
    assert picture.pixelColor(200, 150) != picture.pixelColor(200, 0), "a hairline runs around it"


def test_a_divider_is_one_line_high(qtbot: QtBot) -> None:
    divider = Divider()
    qtbot.addWidget(divider)
    assert divider.height() == 1
