"""Roles a screen reader hears that Qt does not know by itself."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from leaderlens.ui import accessibility
from leaderlens.ui.widgets.chip import Chip
from leaderlens.ui.widgets.choices import SegmentedChoice
from leaderlens.ui.widgets.labels import Body, Heading
from leaderlens.ui.widgets.nav_rail import NavRail
from leaderlens.ui.widgets.notice import NoticeBar
from leaderlens.ui.widgets.progress import SegmentedProgress
from leaderlens.ui.widgets.rating import RatingScale
from leaderlens.ui.widgets.sparkline import Sparkline
from leaderlens.ui.widgets.word_grid import WordGrid
from tests.ui.fitting import dressed

Role = QAccessible.Role


@pytest.fixture(autouse=True)
def _ready(qapp: QApplication) -> None:
    dressed(qapp)
    accessibility.install()
    accessibility.install()  # once is enough; twice does no harm


@pytest.mark.parametrize(
    ("make", "role"),
    [
        (lambda: Heading("Today"), Role.Heading),
        (Sparkline, Role.Chart),
        (SegmentedProgress, Role.ProgressBar),
        (lambda: RatingScale("Patient"), Role.Grouping),
        (lambda: SegmentedChoice("Theme", (("a", "A"),)), Role.Grouping),
        (WordGrid, Role.StaticText),
        (lambda: NoticeBar("Saved."), Role.Note),
        (NavRail, Role.ToolBar),
        (lambda: Chip("Due"), Role.StaticText),
        (lambda: Body("Plain"), Role.StaticText),
    ],
    ids=("heading", "chart", "progress", "scale", "segments", "words", "notice", "rail", "chip", "text"),
)
def test_each_is_what_it_is(make: type[QWidget], role: QAccessible.Role, qtbot: QtBot) -> None:
    widget = make()
    qtbot.addWidget(widget)
    assert QAccessible.queryAccessibleInterface(widget).role() is role


def test_a_heading_is_called_by_its_own_words_unless_it_has_a_name(qtbot: QtBot) -> None:
    heading = Heading("Reveal")
    qtbot.addWidget(heading)
    spoken = QAccessible.queryAccessibleInterface(heading)
    assert spoken.text(QAccessible.Text.Name) == "Reveal"
    heading.setAccessibleName("Reveal of March 2026")
    assert spoken.text(QAccessible.Text.Name) == "Reveal of March 2026"


def test_nothing_is_kept_of_a_widget_that_is_gone(qtbot: QtBot) -> None:
    widget = Sparkline()
    before = len(accessibility._alive)
    QAccessible.queryAccessibleInterface(widget)
    assert len(accessibility._alive) == before + 1
    del widget
    assert len(accessibility._alive) == before


def test_a_sentence_can_be_announced_with_nobody_listening(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    accessibility.announce(widget, "Saved.")
    accessibility.announce(widget, "")
    assert not QAccessible.isActive()
