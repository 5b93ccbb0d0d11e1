"""A sheet that was filled in on paper: printed, keyed in, previewed, and only then put in."""

from __future__ import annotations

import pytest
from pypdfium2 import PdfDocument

from leaderlens.domain.checkin import Answer, Missing
from leaderlens.ui.desk import Place
from tests.ui.checkin.seats import Seat


@pytest.fixture
def at_paper(robin: Seat) -> tuple[Seat, str]:
    checkin_id = robin.open(predict=True)
    robin.presenter.show(Place("checkins", checkin_id, act="paper"))
    return robin, checkin_id


def test_marks_are_previewed_before_they_count(at_paper: tuple[Seat, str]) -> None:
    robin, checkin_id = at_paper
    page = robin.page.paper
    page.field.set_text("5 6 - 4 ? . 7 7 7  5/4 5/3 5 5 5 5 5 5 1")
    rows = page.preview.rows_model.rows
    assert [row[2] for row in rows[:6]] == [
        "5, Usually", "6, Almost always", "No chance to see it", "4, More often than not",
        "I’d rather talk about this", "Blank",
    ]  # fmt: skip
    assert rows[9][2] == "5, Usually (your guess: 4)"
    assert robin.stored(checkin_id) == [None] * 18, "nothing counts yet"
    page.put_in.click()
    assert robin.page.currentWidget() is robin.page.review
    stored = robin.stored(checkin_id)
    assert stored[0] == Answer(5)
    assert stored[2] == Answer(missing=Missing.NO_CHANCE)
    assert stored[5] is None
    assert stored[9] == Answer(5, prediction=4)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("5 6 8", "Question 3: ratings go from 1 to 7."),
        (
            "5 6 x",
            "Question 3: “x” is no mark. Use 1 to 7, - for no chance to see it, ? to talk about it, . for blank.",
        ),
        ("5/4", "Question 1: there is nothing to be predicted here, so “/” has no place."),
        ("5" * 17, "1 question is left after number 17. Key . for one that stays blank."),
        ("5" * 19, "There is 1 mark more than the 18 questions of this sheet. Look for one keyed twice."),
        ("." * 18, "Every question is blank, so there is nothing to put in."),
    ],
)
def test_what_is_no_sheet_is_told_in_words(at_paper: tuple[Seat, str], text: str, said: str) -> None:
    robin, _checkin_id = at_paper
    page = robin.page.paper
    page.field.set_text(text)
    assert page.field.edit.accessibleDescription() == said
    assert not page.put_in.isEnabled()
    assert not page.preview_card.isVisibleTo(page)


def test_what_was_written_stays_with_its_question(at_paper: tuple[Seat, str]) -> None:
    robin, checkin_id = at_paper
    first = robin.checkins.sheet(robin.two.pair_id, checkin_id).order[0]
    robin.checkins.answer(robin.two.pair_id, checkin_id, first, Answer(2, note="The lift."), 0)
    robin.presenter.show(Place("checkins", checkin_id, act="paper"))
    robin.page.paper.field.set_text("6" * 18)
    assert robin.page.paper.warning.text() == "1 answer you gave already becomes another."
    robin.page.paper.put_in.click()
    assert robin.stored(checkin_id)[0] == Answer(6, note="The lift.")


def test_the_sheet_is_printed_without_answers(at_paper: tuple[Seat, str], monkeypatch: pytest.MonkeyPatch) -> None:
    robin, _checkin_id = at_paper
    printed: list[tuple[str, bytes]] = []
    monkeypatch.setattr(robin.page, "print_pages", lambda *made: printed.append(made))
    robin.page.paper.print_button.click()
    ((title, pages),) = printed
    assert title == "Check-in sheet"
    assert "No." in PdfDocument(pages)[0].get_textpage().get_text_range()
