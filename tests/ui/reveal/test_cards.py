"""The two cards: few rows, how many more, and a good word where nothing is seen differently."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from leaderlens.analysis.agreement import Zone
from leaderlens.analysis.summary import PairedView
from leaderlens.domain.checkin import Question, Subject
from leaderlens.ui.reveal.cards import FEW, AlikeCard, DifferentlyCard


def _view(name: str, leader: int, chief_executive: int, zone: Zone) -> PairedView:
    return PairedView(Question(f"ryley.{name}", Subject.LEADER), name.title(), leader, chief_executive, zone)


STRONG = tuple(_view(name, 6, 7, Zone.SHARED_STRENGTH) for name in ("honest", "patient"))
ALIKE = tuple(
    _view(name, 4, 5, Zone.SEEN_ALIKE) for name in ("decisive", "friendly", "ethical", "flexible", "positive")
)
APART = (_view("empathic", 3, 6, Zone.OTHER_SEES_MORE),)


@pytest.mark.usefixtures("theme")
def test_a_few_rows_stand_for_all(qtbot: QtBot) -> None:
    card = AlikeCard()
    qtbot.addWidget(card)
    card.show_views((*STRONG, *ALIKE), 1)
    assert [row.view for row in card.rows] == [*STRONG, *ALIKE][:FEW]
    assert card.line.text() == "7 of 8 within one step; 2 shared strengths, rated 6 or 7 by both"
    assert card.more.text() == "and 2 more"


@pytest.mark.usefixtures("theme")
def test_nothing_alike_is_said_plainly(qtbot: QtBot) -> None:
    card = AlikeCard()
    qtbot.addWidget(card)
    card.show_views((), 3)
    assert card.rows == ()
    assert card.sentence.text() == "Nothing that both of you rated is within one step this time."


@pytest.mark.usefixtures("theme")
def test_no_gap_is_good_news_worth_a_minute(qtbot: QtBot) -> None:
    card = DifferentlyCard()
    qtbot.addWidget(card)
    card.show_views(APART)
    assert card.line.text() == "1 is two or more steps apart"
    card.show_views(())
    assert card.rows == ()
    assert "good news" in card.sentence.text()
    assert not card.line.isVisibleTo(card)


@pytest.mark.usefixtures("theme")
def test_a_row_says_which_item_it_is(qtbot: QtBot) -> None:
    card = DifferentlyCard()
    qtbot.addWidget(card)
    card.show_views(APART)
    with qtbot.waitSignal(card.picked) as told:
        card.rows[0].click()
    assert told.args == ["ryley.empathic:leader"]
