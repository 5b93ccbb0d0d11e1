"""The reveal with real keys: rows, the panel, and nothing cut off however large the text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.domain.checkin import Subject
from leaderlens.ui import accessibility
from leaderlens.ui.desk import Place
from leaderlens.ui.reveal.page import RevealPage
from leaderlens.ui.reveal.presenter import RevealPresenter
from leaderlens.ui.style.theme import Look, Theme
from tests.ui.check_in_stories import DECISIVE, HONEST, PATIENT, LeadersDesk
from tests.ui.fitting import clipped, nameless, settle, untranslated
from tests.ui.reveal.conftest import Lived, topics_of


@pytest.fixture
def page(theme: Theme, lived: Lived, qtbot: QtBot) -> Iterator[RevealPage]:
    accessibility.install()
    made = RevealPage()
    qtbot.addWidget(made)
    made.resize(936, 640)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    assert theme.metrics.percent == 100
    presenter = RevealPresenter(made, LeadersDesk(lived.both).desk, lived.both.leader.trends, topics_of(lived.both))
    presenter.show(Place("reveal", checkin_id=lived.revealed[2]))
    settle()
    yield made
    presenter.leave()


def test_the_chart_says_the_same_in_every_form(page: RevealPage) -> None:
    assert page.story is not None
    for subject in Subject:
        page.subjects.choice.set_value(subject.value)
        page.subjects.changed.emit(subject.value)
        picture = page.story.dumbbells[subject]
        assert page.chart.accessibleDescription() == picture.alt
        assert page.chart.headline.text() == picture.headline
        assert page.chart.table.rows_model.rows == picture.table.rows
        spoken = QAccessible.queryAccessibleInterface(page.chart)
        assert spoken.role() is QAccessible.Role.Chart
        assert spoken.text(QAccessible.Text.Description) == picture.alt


def test_shared_strengths_lead_and_gaps_carry_both_values(page: RevealPage) -> None:
    assert [row.view.question for row in page.differently.rows] == [PATIENT]
    assert page.differently.rows[0].accessibleName() == (
        "Patient, about the Leader: Leader 2, Chief Executive 6, 4 steps"
    )
    assert len(page.alike.rows) == 5
    assert page.alike.more.text().startswith("and ")


def test_enter_on_a_row_opens_the_item_and_escape_comes_back(page: RevealPage, qtbot: QtBot) -> None:
    row = page.differently.rows[0]
    row.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(row, Qt.Key.Key_Return)
    settle()
    assert page.panel.isVisible()
    assert page.panel.name.text() == "Patient"
    focus = QApplication.focusWidget()
    assert focus is page.panel.away
    qtbot.keyClick(focus, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    assert QApplication.focusWidget() is row


def test_a_row_of_the_chart_opens_its_item_too(page: RevealPage, qtbot: QtBot) -> None:
    question = next(iter(page.chart.spots))
    page.chart.focus_on(question)
    qtbot.keyClick(page.chart.spots[question], Qt.Key.Key_Return)
    assert page.panel.question == question


def test_alt_and_the_arrows_walk_on(page: RevealPage, qtbot: QtBot) -> None:
    order = list(page.chart.spots)
    page.item_asked.emit(order[0].key)
    qtbot.keyClick(page.panel, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert page.panel.question == order[1]
    qtbot.keyClick(page.panel, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(page.panel, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.panel.question == order[0]


def test_tab_stays_in_the_panel(page: RevealPage, qtbot: QtBot) -> None:
    page.item_asked.emit(PATIENT.key)
    for _turn in range(8):
        focus = QApplication.focusWidget()
        assert focus is not None
        assert page.panel.isAncestorOf(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)


def test_an_answer_without_a_number_is_said_in_words(page: RevealPage) -> None:
    page.item_asked.emit(HONEST.key)
    assert "No chance to see it" in _ratings(page)
    page.item_asked.emit(DECISIVE.key)
    assert "I’d rather talk about this" in _ratings(page)


def test_each_side_stands_by_its_own_question(page: RevealPage) -> None:
    page.item_asked.emit(PATIENT.key)
    asked = [view.statement.text() for view in page.panel.views.values()]
    assert asked[0].startswith("Asked: “I ")
    assert asked[0] != asked[1]
    assert "A gap does not say who is right" in page.panel.apart.text()


@pytest.mark.parametrize(("percent", "size"), [(100, (936, 640)), (200, (936, 640)), (200, (1052, 800))])
@pytest.mark.parametrize("item", ["", PATIENT.key])
def test_nothing_is_cut_off(page: RevealPage, theme: Theme, percent: int, size: tuple[int, int], item: str) -> None:
    theme.set_look(Look.DARK)
    theme.set_text_size(percent)
    page.resize(*size)
    settle()
    if item:
        page.item_asked.emit(item)
    inner = page.story_view.widget()
    settle()
    assert clipped(page.panel if item else inner) == []
    assert inner.width() <= page.story_view.viewport().width()
    assert nameless(page) == []


@pytest.mark.usefixtures("pseudo_language")
def test_every_word_of_ours_can_be_translated(theme: Theme, lived: Lived, qtbot: QtBot) -> None:
    made = RevealPage()
    qtbot.addWidget(made)
    made.show()
    presenter = RevealPresenter(made, LeadersDesk(lived.both).desk, lived.both.leader.trends, topics_of(lived.both))
    presenter.show(Place("reveal", checkin_id=lived.revealed[2]))
    settle()
    content = {row.text() for card in (made.alike, made.differently) for row in card.rows}
    assert {text for text in untranslated(made) if text not in content} == set()


def _ratings(page: RevealPage) -> list[str]:
    return [view.rating.text() for view in page.panel.views.values()]
