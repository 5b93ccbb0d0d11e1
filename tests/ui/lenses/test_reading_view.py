"""A lens to read: its source, its groups, each item once with what it asks."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.lenses.pages import opened
from tests.ui.lenses.samples import SHIPPED, half


def test_the_source_and_every_item_are_there(qtbot: QtBot) -> None:
    page = opened(qtbot)
    page.reading.show_lens(SHIPPED[0], anchors=True)
    words = [label.text() for label in page.reading.findChildren(QLabel)]
    assert any(text.startswith("Source: Kim Ryley") for text in words)
    by_group = [name for cluster in SHIPPED[0].clusters for name in cluster.items]
    assert [card.item.id for card in page.reading.cards] == by_group
    assert [words.count(cluster.name) for cluster in SHIPPED[0].clusters] == [1, 1, 1, 1]
    wanted = []
    page.reading.anchors_wanted.connect(wanted.append)
    page.reading.cards[2].agree.click()
    assert wanted == [f"ryley.{by_group[2]}"]


def test_an_item_whose_best_lies_in_the_middle_says_so_and_nobody_is_asked_to_agree_alone(qtbot: QtBot) -> None:
    page = opened(qtbot)
    page.reading.show_lens(half()[0].lens, anchors=False)
    card = page.reading.cards[1]
    assert card.agree.isHidden()
    assert card.item.target is not None
