"""People's notes in the panel: their letters, never markup."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from leaderlens.domain.checkin import Answer, Missing
from leaderlens.domain.people import Role
from leaderlens.ui.reveal.drill_down import DrillDown
from leaderlens.ui.reveal.view_column import answer_words
from leaderlens.ui.style.theme import Theme
from tests.ui.check_in_stories import MARKUP, PATIENT, PLAIN
from tests.ui.fitting import settle
from tests.ui.reveal.conftest import Lived
from tests.ui.tasks_fixture import ImmediateTasks


@pytest.fixture
def panel(theme: Theme, lived: Lived, qtbot: QtBot) -> DrillDown:
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(1000, 700)
    with qtbot.waitExposed(page):
        page.show()
    made = DrillDown(page, ImmediateTasks())
    story = lived.both.leader.trends.item(lived.both.pair_id, lived.revealed[2], PATIENT)
    made.show_item(story, (PATIENT,), "January 2027")
    settle()
    return made


def test_both_notes_are_shown_letter_by_letter(panel: DrillDown) -> None:
    notes = {role: view.note.words for role, view in panel.views.items()}
    assert notes[Role.LEADER].text() == PLAIN
    assert notes[Role.CHIEF_EXECUTIVE].text() == MARKUP
    for label in notes.values():
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert QLabel.text(label) == label.text()
        assert label.isVisible()


def test_ratings_stand_with_their_full_labels(panel: DrillDown) -> None:
    assert panel.views[Role.LEADER].rating.text() == "2 · Now and then"
    assert panel.views[Role.CHIEF_EXECUTIVE].rating.text() == "6 · Almost always"
    assert panel.views[Role.LEADER].rating.accessibleName() == "Leader’s view: 2 · Now and then"


def test_the_chart_is_the_items_own_history(panel: DrillDown, lived: Lived) -> None:
    trend = lived.both.leader.trends.item_trend(lived.both.pair_id, PATIENT)
    assert panel.chart.accessibleDescription() == trend.alt
    assert panel.chart.table.rows_model.rows == trend.table.rows


def test_the_only_item_has_nothing_before_or_after_it(panel: DrillDown) -> None:
    assert not panel.before.isEnabled()
    assert not panel.after.isEnabled()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer(7), ("7", "Always, even under pressure")),
        (Answer(missing=Missing.NO_CHANCE), ("", "No chance to see it")),
        (Answer(missing=Missing.TALK), ("", "I’d rather talk about this")),
        (None, ("", "Not answered")),
    ],
)
def test_every_kind_of_answer_has_its_words(answer: Answer | None, words: tuple[str, str]) -> None:
    assert answer_words(answer) == words
