"""Every view of the page at every size of window and text: nothing clipped, everything named, in every language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from leaderlens.ui.checkin.page import CheckInsPage
from leaderlens.ui.checkin.sheet_keeper import Saving
from leaderlens.ui.desk import Place
from leaderlens.ui.style.theme import Look, Theme
from tests.ui.checkin.seats import Seat, clipped, nameless

FULL = "There is no room left on this disk, so the last change could not be saved. Please free some space."


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(Look.LIGHT)
    theme.apply(qapp)
    yield theme
    theme.set_text_size(100)


def views(seat: Seat) -> Iterator[str]:
    """Bring each view to the front, one after another, and name it."""
    page, show = seat.page, seat.presenter.show
    show(Place("checkins"))
    yield "empty"
    show(Place("checkins", act="open"))
    yield "opening"
    show(Place("checkins", act="settings"))
    yield "settings"
    checkin_id = seat.open(predict=True)
    show(Place("checkins"))
    yield "list"
    show(Place("checkins", checkin_id, act="end"))
    yield "ending"
    show(Place("checkins", checkin_id, act="paper"))
    page.paper.field.set_text("5" * 18)
    yield "paper"
    page.paper.field.set_text("9")
    yield "keyed wrong"
    show(Place("checkins", checkin_id, act="rate"))
    yield "moments"
    page.moments.go_on.click()
    yield "question"
    page.rating.card.choose(6)
    page.rating.card.example_button.setChecked(True)
    yield "answer"
    page.show_saving(Saving.FAILED, FULL)
    yield "failure"
    seat.answer_everything(checkin_id, 6)
    show(Place("checkins", checkin_id, act="review"))
    yield "review"
    page.guesses_wanted.emit()
    yield "guesses"
    page.show_second_look("other", "Morgan")
    yield "second look"
    page.seal_wanted.emit()
    yield "seal"
    page.sealing.show_problem(FULL)
    yield "seal failure"
    page.sealing.finished.click()
    page.sealing.seal_button.click()
    yield "status"


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("size", [(1052, 800), (936, 640)])
def test_nothing_is_clipped_and_everything_has_a_name(
    look: Theme, robin: Seat, percent: int, size: tuple[int, int]
) -> None:
    look.set_text_size(percent)
    robin.page.resize(*size)
    found = {}
    for name in views(robin):
        for _settling in range(5):  # a layout that learns its width asks for another height, and so on outwards
            QApplication.processEvents()
        found[name] = clipped(robin.page.currentWidget()), nameless(robin.page)
    assert {name: faults for name, faults in found.items() if faults != ([], [])} == {}


def test_views_are_made_when_they_are_needed(robin: Seat) -> None:
    assert robin.page.count() == 1
    assert sum(1 for _name in views(robin)) == 17
    assert robin.page.count() == 12


def test_handing_over_is_a_wish_for_the_window(robin: Seat) -> None:
    asked: list[bool] = []
    robin.page.hand_over_requested.connect(lambda: asked.append(True))
    for _name in views(robin):
        pass
    robin.page.status.hand_over.click()
    robin.presenter.show(Place("checkins"))
    assert robin.page.list.now_card is not None
    robin.page.list.now_card.hand_over_button.click()
    assert asked == [True, True]


def test_a_page_that_was_never_used_has_nothing_to_say(qapp: QApplication) -> None:
    page = CheckInsPage()
    page.flush()
    assert page.count() == 1
