"""Looking a sheet over."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from leaderlens.ui.checkin.review_view import ReviewView
from leaderlens.ui.checkin.words import ReviewLine

LINES = (
    ReviewLine(0, "About Morgan", "Patient", "6, Almost always", noted=True),
    ReviewLine(1, "About Morgan", "Decisive", "", noted=False),
    ReviewLine(2, "About you", "Patient", "No chance to see it", noted=False),
)


@pytest.fixture
def view(qtbot: QtBot) -> ReviewView:
    made = ReviewView()
    qtbot.addWidget(made)
    made.resize(936, 640)
    made.show()
    return made


def test_what_is_not_answered_comes_first(view: ReviewView, qtbot: QtBot) -> None:
    view.show_lines(LINES)
    assert [row.line.position for row in view.missing_rows] == [1]
    assert [row.line.position for row in view.rows] == [0, 2]
    assert view.missing_rows[0].y() < view.rows[0].mapTo(view, view.rows[0].pos()).y()
    assert "1 question is not answered" in view.subtitle.text()
    with qtbot.waitSignal(view.answer_wanted) as caught:
        view.rows[1].click()
    assert caught.args == [2]


def test_rows_are_named_for_a_screen_reader(view: ReviewView) -> None:
    view.show_lines(LINES)
    assert view.rows[0].accessibleName() == "Patient, About Morgan: 6, Almost always"
    assert view.rows[0].accessibleDescription() == "With a note"
    assert view.missing_rows[0].accessibleName() == "Decisive, About Morgan: Not answered"


def test_an_empty_sheet_is_not_sealed(view: ReviewView) -> None:
    view.show_lines((LINES[1],))
    assert not view.seal_button.isEnabled()
    view.show_lines((LINES[0],))
    assert view.seal_button.isEnabled()
    assert view.missing_rows == ()


def test_a_full_sheet_is_laid_out_at_once(view: ReviewView) -> None:
    lines = tuple(ReviewLine(place, "About you", f"Item {place}", "4, Usually", noted=True) for place in range(68))
    view.show_lines(lines)
    assert len(view.rows) == 68
    narrow = view.rows[0].heightForWidth(200)
    assert narrow > view.rows[0].heightForWidth(800), "the answer goes below where there is no room beside it"
