"""The page at every size: nothing cut off, everything named, reached and left by keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.domain.agreement import Owner
from leaderlens.domain.objective import ObjectiveText, Purpose
from leaderlens.domain.priority import Horizon
from leaderlens.ui.commitments.row import Row
from leaderlens.ui.commitments.view import Fill, Filling
from leaderlens.ui.style.theme import Theme
from tests.reflection import Room
from tests.ui.commitments.desks import Sitting
from tests.ui.fitting import clipped, nameless, settle, untranslated

TODAY = date(2026, 11, 21)
LONG = "Say in cabinet which option the Chief Executive would choose, once, and before the budget is on the table."


def _furnish(both: Room) -> None:
    """Something of everything, with a wording that is still being talked about."""
    for text, due in ((LONG, TODAY), ("Ring.", None)):
        both.leader.agreements.make(both.pair_id, text, Owner.BOTH, due, "Nobody is surprised.")
    words = ObjectiveText("A budget that balances honestly", LONG, "Agreed on time.", "Kit Amory", TODAY)
    both.leader.objectives.set_out(both.pair_id, words, Purpose.APPRAISAL)
    both.meet()
    (objective,) = both.chief.objectives.all(both.pair_id)
    both.chief.objectives.propose(objective, replace(words, test=LONG))
    both.leader.priorities.choose(both.pair_id, "Homes above the shops", Horizon.LONGER, LONG)
    (priority,) = both.leader.priorities.all(both.pair_id)
    both.leader.priorities.change(priority, replace(priority, committed=("Robin", "Director of housing")))
    both.leader.priorities.estimate(both.pair_id, 45)
    both.meet()


def _faces(sitting: Sitting) -> list[str]:
    """Go through every face of the page; answers what was wrong with any of them."""
    found = []

    def look(where: str) -> None:
        settle()  # columns that become one tell every layout above them, one after the other
        found.extend(f"{where}: {each}" for each in (*clipped(sitting.page), *nameless(sitting.page)))

    for tab, about in (
        ("agreements", (Filling.AGREEMENT_WORDING, Filling.AGREEMENT_REVIEW)),
        ("objectives", (Filling.WORDING, Filling.OBJECTIVE_REVIEW)),
        ("priorities", (Filling.PRIORITY,)),
    ):
        sitting.show(tab)
        look(tab)
        assert sitting.page.listed is not None
        line_id = next(iter(sitting.page.listed.rows))
        sitting.page.listed.rows[line_id].click()
        look(f"one of {tab}")
        for filling in about:
            sitting.page.wished.emit(Fill(filling, line_id))
            settle()
            sitting.form.keep.click()  # with what is wanting said
            look(f"{filling} form")
            sitting.show(tab)
    (objective,) = sitting.chair.objectives.all(sitting.room.pair_id)
    for filling, about in (
        (Filling.AGREEMENT, ""),
        (Filling.OBJECTIVE, ""),
        (Filling.REFUSAL, objective.versions[-1].id),
    ):
        sitting.page.wished.emit(Fill(filling, about))
        settle()
        sitting.form.keep.click()
        look(f"{filling} form")
    return found


@pytest.mark.parametrize(("width", "percent"), [(772, 100), (936, 200), (480, 100)])
def test_nothing_is_cut_off_and_everything_has_a_name(
    both: Room, qtbot: QtBot, theme: Theme, width: int, percent: int
) -> None:
    theme.set_text_size(percent)
    _furnish(both)
    assert _faces(Sitting(both.leader, both, qtbot, (width, 640))) == []


@pytest.mark.usefixtures("pseudo_language")
def test_every_word_goes_through_the_catalogue(both: Room, qtbot: QtBot) -> None:
    sitting = Sitting(both.leader, both, qtbot)
    for tab in ("agreements", "objectives", "priorities"):
        sitting.show(tab)
        assert {each for each in untranslated(sitting.page) if "Morgan" not in each} == set()


def test_the_keyboard_alone_opens_one_says_what_became_of_it_and_comes_back(
    both: Room, leader: Sitting, qtbot: QtBot
) -> None:
    _furnish(both)
    leader.show("agreements")
    leader.page.activateWindow()
    assert leader.page.listed is not None
    first = next(iter(leader.page.listed.rows.values()))
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(first, Qt.Key.Key_Return)
    settle()
    assert leader.page.detail is not None
    assert leader.page.detail.back.hasFocus()
    leader.button("Say what became of it").setFocus()
    qtbot.keyClick(leader.button("Say what became of it"), Qt.Key.Key_Return)
    settle()
    here = QApplication.focusWidget()
    assert here is not None
    qtbot.keyClick(here, Qt.Key.Key_Space)
    assert leader.form.values()["state"] == "done"
    qtbot.keyClick(here, Qt.Key.Key_Tab)
    here = QApplication.focusWidget()
    assert here is not None
    qtbot.keyClicks(here, "Kept, more or less.")
    qtbot.keyClick(here, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert leader.page.form is None
    assert "Kept, more or less." in leader.texts()
    assert leader.page.detail is not None
    qtbot.keyClick(leader.page.detail, Qt.Key.Key_Escape)
    settle()
    assert leader.page.listed is not None
    assert isinstance(QApplication.focusWidget(), Row)


def test_tab_goes_down_the_page(both: Room, leader: Sitting, qtbot: QtBot) -> None:
    _furnish(both)
    leader.show("priorities")
    leader.page.activateWindow()
    leader.page.tabs.segments[2].setFocus(Qt.FocusReason.TabFocusReason)
    heights = []
    for _stop in range(5):
        here = QApplication.focusWidget()
        assert here is not None
        heights.append(here.mapTo(leader.page, here.rect().topLeft()).y() + leader.page.verticalScrollBar().value())
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    assert all(above <= below for above, below in pairwise(heights))
