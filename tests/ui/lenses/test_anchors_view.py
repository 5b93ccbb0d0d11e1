"""Anchors of an item: proposed whole, answered by a word."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from leaderlens.ui.lenses import view
from tests.ui.lenses.pages import opened
from tests.ui.lenses.samples import PAIR, PATIENT, SETS


def test_anchors_are_proposed_only_when_all_three_are_there(qtbot: QtBot) -> None:
    page = opened(qtbot)
    proposed, said = [], []
    page.anchors.proposed.connect(lambda *words: proposed.append(words))
    page.anchors.said.connect(lambda *words: said.append(words))
    page.anchors.show_anchors(view.anchors_of(PATIENT, SETS, PAIR))
    assert page.anchors.half_written is None
    page.anchors.low.set_text(" ")
    assert page.anchors.half_written is not None
    page.anchors.propose.click()
    assert proposed == []
    page.anchors.low.set_text("Rushes.")
    page.anchors.propose.click()
    page.anchors.cards[0].agree.click()
    assert proposed == [("Rushes.", "Mostly waits.", "Waits well.")]
    assert said == [("2", "agree")]
