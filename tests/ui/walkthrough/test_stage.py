"""The stage: every slide painted in both lights and any shape of window, read out, and never cut off."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from leaderlens.services.walkthrough import Kind, Slide
from leaderlens.ui.style.theme import Theme
from leaderlens.ui.walkthrough.lettering import SERIF, fitting
from leaderlens.ui.walkthrough.stage import Stage
from tests.ui.fitting import settle
from tests.ui.tasks_fixture import ImmediateTasks


@pytest.fixture
def stage(theme: Theme, qtbot: QtBot) -> Stage:
    assert theme.metrics.percent == 100
    made = Stage(ImmediateTasks())
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    return made


def test_each_slide_looks_and_sounds_different(stage: Stage, slides: tuple[Slide, ...]) -> None:
    pictures = []
    for slide in slides:
        stage.show_slide(slide)
        settle()
        assert stage.chart_ready
        assert stage.accessibleName() == slide.said
        pictures.append(stage.grab().toImage())
    same = [n for n in range(1, len(pictures)) if pictures[n] == pictures[n - 1]]
    assert same == []


def test_the_light_is_its_own(stage: Stage, slides: tuple[Slide, ...]) -> None:
    stage.show_slide(slides[0])
    dark = stage.grab().toImage().pixelColor(3, 3)
    stage.set_dark(dark=False)
    bright = stage.grab().toImage().pixelColor(3, 3)
    assert dark.lightness() < 60
    assert bright.lightness() > 200


def test_an_empty_screen_holds_nothing(stage: Stage, slides: tuple[Slide, ...]) -> None:
    stage.show_slide(slides[3])
    stage.set_blank(blank=True)
    seen = stage.grab().toImage()
    colours = {seen.pixel(x, y) for x in range(0, seen.width(), 7) for y in range(0, seen.height(), 7)}
    assert len(colours) == 1
    assert stage.accessibleName() == "Nothing is on the screen."
    stage.set_blank(blank=False)
    assert stage.accessibleName() == slides[3].said


@pytest.mark.parametrize("size", [(1920, 1080), (1024, 768), (800, 600)])
def test_the_chart_is_drawn_for_the_window(stage: Stage, slides: tuple[Slide, ...], size: tuple[int, int]) -> None:
    stage.resize(*size)
    stage.show_slide(next(slide for slide in slides if slide.kind is Kind.TREND))
    settle()
    assert stage._chart is not None
    drawn = stage._chart.deviceIndependentSize()
    assert drawn.width() <= size[0]
    assert drawn.height() <= size[1]


@pytest.mark.parametrize("words", ["Patient", "Bring about the conditions in which others do their best work " * 4])
@pytest.mark.parametrize("room", [(300, 60), (900, 200), (120, 400)])
def test_words_shrink_until_they_fit(theme: Theme, words: str, room: tuple[int, int]) -> None:
    assert theme.metrics.percent == 100
    area = QRectF(0, 0, *room)
    font, taken = fitting(words, area, SERIF, 80)
    if font.pixelSize() > 10:  # above the least size they fit
        assert taken.height() <= area.height()
        assert max(QFontMetricsF(font).horizontalAdvance(word) for word in words.split()) <= area.width()
    assert font.pixelSize() <= 80
