"""Where a sealed check-in stands."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from leaderlens.domain.checkin import Stage
from leaderlens.ui.checkin.status_view import StatusView
from tests.ui.checkin.samples import row


@pytest.fixture
def view(qtbot: QtBot) -> StatusView:
    made = StatusView()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage.sealed_by_me])
def test_every_stage_has_one_next_step(view: StatusView, stage: Stage) -> None:
    view.show_status(row(stage), "Morgan")
    assert view.hand_over.isVisibleTo(view) is stage.under_way
    assert view.reveal.isVisibleTo(view) is (stage is Stage.REVEALED)
    assert view.mine.words.text() == "You: sealed"
    assert view.mine.isVisibleTo(view) is view.theirs.isVisibleTo(view) is (stage is not Stage.ENDED)
    waits = stage is Stage.SEALED_WAITING
    assert view.theirs.words.text() == ("Morgan: not sealed yet" if waits else "Morgan: sealed")


def test_the_laptop_is_handed_to_somebody_by_name(view: StatusView, qtbot: QtBot) -> None:
    view.show_status(row(Stage.SEALED_WAITING), "Morgan")
    assert view.hand_over.text() == "Hand the laptop to Morgan"
    with qtbot.waitSignal(view.hand_over_wanted):
        view.hand_over.click()
    with qtbot.waitSignal(view.today_wanted):
        view.today.click()


def test_looking_without_the_receipt_is_offered_only_when_it_is_allowed(view: StatusView, qtbot: QtBot) -> None:
    view.show_status(row(Stage.WAITING_FOR_RECEIPT), "Morgan")
    assert not view.anyway.isVisibleTo(view)
    view.show_status(row(Stage.WAITING_FOR_RECEIPT), "Morgan", anyway=True)
    assert view.anyway_line.isVisibleTo(view)
    with qtbot.waitSignal(view.anyway_wanted):
        view.anyway.click()
