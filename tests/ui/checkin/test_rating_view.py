"""Answering with the keyboard, and what is said about saving."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from leaderlens.domain.checkin import Answer, Missing
from leaderlens.ui.checkin.rating_view import KEYS, RatingView
from leaderlens.ui.checkin.sheet_keeper import Saving
from leaderlens.ui.style.theme import Look, Theme
from tests.ui.checkin.samples import LIBRARY, question


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(Look.LIGHT)
    theme.apply(qapp)
    yield theme
    theme.set_text_size(100)


@pytest.fixture
def view(qtbot: QtBot) -> RatingView:
    made = RatingView()
    qtbot.addWidget(made)
    made.resize(936, 640)  # a window of 1000×640 without its narrow rail
    made.show_title("November check-in")
    made.show_question(question(), None, 0, (1, 1, 0), frozenset())
    made.show()
    return made


@pytest.mark.parametrize("number", range(1, 8))
def test_a_digit_chooses_its_step(view: RatingView, qtbot: QtBot, number: int) -> None:
    with qtbot.waitSignal(view.changed) as caught:
        qtbot.keyClick(view.card, str(number))
    assert caught.args == [Answer(rating=number)]


@pytest.mark.parametrize(("key", "missing"), [("n", Missing.NO_CHANCE), ("T", Missing.TALK)])
def test_letters_choose_the_answers_without_a_number(
    view: RatingView, qtbot: QtBot, key: str, missing: Missing
) -> None:
    with qtbot.waitSignal(view.changed) as caught:
        qtbot.keyClick(view.card, key)
    assert caught.args == [Answer(missing=missing)]


def test_keys_with_a_modifier_belong_to_the_window(view: RatingView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.changed):
        for key in (Qt.Key.Key_1, Qt.Key.Key_N, Qt.Key.Key_T):
            qtbot.keyClick(view.card, key, Qt.KeyboardModifier.ControlModifier)


def test_letters_and_digits_in_the_note_are_words(view: RatingView, qtbot: QtBot) -> None:
    view.card.choose(5)
    view.activateWindow()
    view.card.note.edit.setFocus()
    with qtbot.assertNotEmitted(view.next_wanted), qtbot.assertNotEmitted(view.back_wanted):
        qtbot.keyClicks(view.card.note.edit, "1 7 n t")
        qtbot.keyClick(view.card.note.edit, Qt.Key.Key_Backspace)
    assert view.card.note.text() == "1 7 n "
    assert view.card.scale.value == 5


def test_the_way_back_from_the_first_leads_to_the_moments(view: RatingView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.back_wanted):
        qtbot.keyClick(view.card, Qt.Key.Key_Backspace)


def test_going_on_says_the_note_first(view: RatingView, qtbot: QtBot) -> None:
    order: list[str] = []
    view.card.choose(5)
    view.changed.connect(lambda answer: order.append(answer.note))
    view.next_wanted.connect(lambda: order.append("next"))
    view.card.note.set_text("Monday")
    view.next.click()
    assert order == ["Monday", "next"]


def test_saying_that_it_is_saved_or_not(view: RatingView, qtbot: QtBot) -> None:
    view.show_saving(Saving.FAILED, "There is no room left on this disk.")
    assert view.notice is not None
    with qtbot.waitSignal(view.retry_wanted):
        view.notice.action.click()
    assert view.saved.text() == "Not saved yet"
    view.show_saving(Saving.UNDER_WAY)
    assert view.notice is not None, "it stays until the worker has confirmed"
    view.show_saving(Saving.SAVED)
    assert (view.saved.text(), view.notice) == ("Saved", None)


def below(view: RatingView, part: QWidget) -> int:
    """Where the lower edge of ``part`` is in the view."""
    return part.mapTo(view, QPoint(0, part.height())).y()


def test_every_question_fits_a_small_window_without_scrolling(look: Theme, view: RatingView) -> None:
    edge = view.next.mapTo(view, QPoint(0, 0)).y()
    for lens in LIBRARY.lenses:
        for one in lens.questions:
            view.show_question(question(one.key), None, 0, (1, 1, 0), frozenset())
            QApplication.processEvents()
            assert below(view, view.card.scale) < edge, one.key
    assert below(view, view.next) <= view.height()


def test_large_text_keeps_the_way_on_in_sight(look: Theme, view: RatingView, qtbot: QtBot) -> None:
    look.set_text_size(200)
    QApplication.processEvents()
    assert below(view, view.next) <= view.height()
    qtbot.keyClick(view.card, "6")
    assert below(view, view.card.scale) <= view.next.mapTo(view, QPoint(0, 0)).y(), "what a key chose is seen"


def test_every_key_it_knows_is_listed() -> None:
    assert [key for _title, key in KEYS] == ["1", "N", "T", "B", "A", "Return", "Backspace", "Ctrl+Return"]


def test_a_wide_window_shows_the_example_beside_the_card(look: Theme, view: RatingView) -> None:
    example = view.card.examples[0]
    assert not example.isVisibleTo(view)
    assert view.card.example_button.isVisibleTo(view)
    view.resize(1500, 800)
    QApplication.processEvents()
    assert example.isVisibleTo(view)
    assert not view.card.example_button.isVisibleTo(view)
    assert example.mapTo(view, QPoint(0, 0)).x() > view.card.mapTo(view, QPoint(view.card.width(), 0)).x()
    view.resize(1000, 800)
    QApplication.processEvents()
    assert not example.isVisibleTo(view)
    assert view.card.example_button.isVisibleTo(view)
