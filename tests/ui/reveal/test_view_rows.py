"""A row of one item: its words for a screen reader, and its height at every width and text size."""

from __future__ import annotations

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from leaderlens.analysis.agreement import Zone
from leaderlens.analysis.summary import PairedView
from leaderlens.charts.theme import LIGHT
from leaderlens.domain.checkin import Question, Subject
from leaderlens.ui.reveal.view_rows import ViewRow, apart_words
from leaderlens.ui.style.theme import Theme
from leaderlens.ui.style.tokens import Accent

VIEW = PairedView(
    Question("taylor.political_confidence", Subject.CHIEF_EXECUTIVE), "Keeping political confidence", 3, 6,
    Zone.SELF_SEES_MORE,
)  # fmt: skip


def test_steps_are_said_in_words() -> None:
    assert [apart_words(steps) for steps in (0, 1, 3)] == ["the same", "1 step", "3 steps"]


def test_a_row_is_read_out_whole(theme: Theme, qtbot: QtBot) -> None:
    row = ViewRow(VIEW, apart=True)
    qtbot.addWidget(row)
    assert theme.metrics.percent == 100
    assert row.accessibleName() == (
        "Keeping political confidence, about the Chief Executive: Leader 3, Chief Executive 6, 3 steps"
    )


def test_a_narrow_row_and_larger_text_are_taller(theme: Theme, qtbot: QtBot) -> None:
    row = ViewRow(VIEW, apart=True)
    qtbot.addWidget(row)
    wide, narrow = row.heightForWidth(460), row.heightForWidth(240)
    assert narrow > wide
    theme.set_text_size(200)
    assert row.heightForWidth(460) > wide


def test_both_views_are_painted_in_the_charts_colours_whatever_the_accent(theme: Theme, qtbot: QtBot) -> None:
    theme.set_accent(Accent.COACH)
    row = ViewRow(VIEW, apart=True)
    qtbot.addWidget(row)
    row.resize(460, row.heightForWidth(460))
    image = row.grab().toImage()
    seen = {image.pixelColor(x, y).rgb() for x in range(image.width()) for y in range(image.height())}
    assert {QColor(LIGHT.leader.colour).rgb(), QColor(LIGHT.chief_executive.colour).rgb()} <= seen
