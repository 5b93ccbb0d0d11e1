"""Where nothing can be written, nothing takes words: whatever kind of field, and whenever it appears."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QApplication, QDateEdit, QLineEdit, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from leaderlens.ui.reading_only import ASKS, ReadingOnly
from leaderlens.ui.widgets.rating import RatingScale
from tests.ui.fitting import dressed


@dataclass
class Scene:
    window: QWidget
    column: QVBoxLayout
    guard: ReadingOnly
    said: list[str] = field(default_factory=list)


@pytest.fixture
def scene(qapp: QApplication, qtbot: QtBot) -> Iterator[Scene]:
    dressed(qapp)
    window = QWidget()
    qtbot.addWidget(window)
    said: list[str] = []
    made = Scene(window, QVBoxLayout(window), ReadingOnly(window, said.append), said)
    window.show()
    yield made
    made.guard.stop()


@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit, QPlainTextEdit])
def test_a_field_takes_no_words_and_says_why_once(
    scene: Scene, qtbot: QtBot, kind: type[QLineEdit | QTextEdit | QPlainTextEdit]
) -> None:
    edit = kind()
    scene.column.addWidget(edit)
    edit.show()
    qtbot.keyClicks(edit, "In vain")
    assert (edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()) == ""
    assert len(scene.said) == 1
    assert "write-protected disk" in scene.said[0]


def test_days_and_ratings_stay_as_they_are(scene: Scene) -> None:
    day, scale = QDateEdit(), RatingScale("Patient")
    for widget in (day, scale):
        scene.column.addWidget(widget)
        widget.show()
    assert day.isReadOnly()
    scale.choose(4)
    assert scale.value is None


def test_a_search_and_what_lies_outside_are_left_alone(scene: Scene, qtbot: QtBot) -> None:
    search, outside = QLineEdit(), QLineEdit()
    search.setProperty(ASKS, True)
    scene.column.addWidget(search)
    qtbot.addWidget(outside)
    for edit in (search, outside):
        edit.show()
        qtbot.keyClicks(edit, "heron")
        assert edit.text() == "heron"
    assert scene.said == []


def test_afterwards_everything_can_be_written_again(scene: Scene, qtbot: QtBot) -> None:
    scene.guard.stop()
    edit = QLineEdit()
    scene.column.addWidget(edit)
    edit.show()
    qtbot.keyClicks(edit, "heron")
    assert edit.text() == "heron"
