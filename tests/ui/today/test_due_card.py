"""What was agreed and is due leads to the agreement."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from leaderlens.ui.desk import Place
from leaderlens.ui.today.due_card import DueCard
from leaderlens.ui.today.view import JournalRow


def test_each_row_leads_to_its_agreement_and_none_hides_the_card(qtbot: QtBot) -> None:
    card = DueCard()
    qtbot.addWidget(card)
    assert card.isHidden()
    card.show_rows((JournalRow("a1", "Ring at any hour.", "Due today"), JournalRow("a2", "Walk the estate.", "")))
    assert not card.isHidden()
    assert card.rows[0].accessibleName() == "Ring at any hour., Due today"
    with qtbot.waitSignal(card.wished) as told:
        card.rows[1].click()
    assert told.args == [Place("commitments", act="agreements", entry_id="a2")]
    card.show_rows(())
    assert card.isHidden()
