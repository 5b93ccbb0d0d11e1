"""Every chart at every width and text size: nothing overlaps, nothing leaves the figure, every picture has a chart."""

from __future__ import annotations

import math
import subprocess
import sys
import warnings
from dataclasses import replace
from itertools import combinations
from typing import cast

import pytest
from hypothesis import given, settings
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from leaderlens.analysis.naming import ROLE_TITLES
from leaderlens.analysis.pictures import Picture
from leaderlens.charts.figure import draw, lay_out, size_for, spots_for
from leaderlens.charts.furniture import Frills
from leaderlens.charts.render import new_figure, render_rgba
from leaderlens.charts.theme import DARK, LIGHT
from leaderlens.domain.checkin import Reveal
from tests.analysis.invented import everything, histories
from tests.charts.drawn import drawn, labels, only_axes, texts
from tests.charts.samples import EVERY, MULTIPLES, TEXTS, TREND

WIDE = ((1032, 1.0), (1032, 1.25), (1200, 1.75), (1400, 1.0), (1400, 2.0))
KINDS = pytest.mark.parametrize("kind", EVERY)


def boxes(figure: Figure) -> list[tuple[str, Bbox]]:
    renderer = cast("FigureCanvasAgg", figure.canvas).get_renderer()
    return [(label.get_text(), label.get_window_extent(renderer)) for label in labels(figure)]


@KINDS
@pytest.mark.parametrize(
    ("width", "scale"),
    [(520, 1.0), (520, 2.0), (585, 1.35), (640, 1.0), (640, 2.0), (720, 1.5), (860, 1.0), (900, 2.0), *WIDE],
)
@pytest.mark.parametrize("headline", [True, False])
def test_no_text_overlaps_another_or_leaves_the_figure(kind: str, width: int, scale: float, headline: bool) -> None:
    theme = (DARK if headline else LIGHT).scaled(scale)
    figure = drawn(EVERY[kind], width, theme, show_headline=headline)
    found = boxes(figure)
    high = figure.get_figheight() * 72
    for text, box in found:
        assert box.x0 >= -1, text
        assert box.x1 <= width + 1, text
        assert box.y0 >= -1, text
        assert box.y1 <= high + 1, text
    for (one, a), (other, b) in combinations(found, 2):
        across = min(a.x1, b.x1) - max(a.x0, b.x0)
        down = min(a.y1, b.y1) - max(a.y0, b.y0)
        assert across <= 0.5 or down <= 0.5, f"{one!r} over {other!r}"


@KINDS
def test_the_whole_chart_is_one_axes(kind: str) -> None:
    assert only_axes(drawn(EVERY[kind])).axison is False


@KINDS
def test_headline_and_note_are_left_to_the_page_when_asked(kind: str) -> None:
    whole, bare = drawn(EVERY[kind]), drawn(EVERY[kind], show_headline=False, show_note=False)
    assert TEXTS["headline"] in " ".join(texts(whole, "headline"))
    assert TEXTS["note"] in " ".join(texts(whole, "note"))
    assert not texts(bare, "headline")
    assert not texts(bare, "subtitle")
    assert not texts(bare, "note")


def test_people_go_by_their_names_where_the_picture_has_them() -> None:
    named = drawn(replace(TREND, leader_name="Robin", chief_executive_name="Morgan"))
    assert texts(named, "key")[:2] == ["Robin’s view", "Morgan’s view"]
    assert texts(named, "value:leader")[0].startswith("Robin ")
    assert texts(drawn(TREND), "key")[:2] == ["Leader’s view", "Chief Executive’s view"]


@KINDS
def test_text_size_may_come_with_the_question(kind: str) -> None:
    assert size_for(EVERY[kind], 900, LIGHT, 1.5) == size_for(EVERY[kind], 900, LIGHT.scaled(1.5))
    assert size_for(EVERY[kind], 900, LIGHT, 2.0)[1] > size_for(EVERY[kind], 900, LIGHT)[1]


@KINDS
def test_drawing_again_replaces_what_was_there(kind: str) -> None:
    figure = drawn(EVERY[kind])
    before = texts(figure)
    draw(figure, EVERY[kind], LIGHT)
    assert texts(figure) == before


def all_kinds(kind: type[Picture]) -> list[type[Picture]]:
    return [each for sub in kind.__subclasses__() for each in (sub, *all_kinds(sub))]


def test_every_kind_of_picture_has_a_chart() -> None:
    # By name: a slotted dataclass leaves its first, unslotted class behind among the subclasses.
    assert {kind.__name__ for kind in all_kinds(Picture)} == {type(picture).__name__ for picture in EVERY.values()}


@KINDS
def test_a_picture_without_values_is_still_a_calm_page(kind: str) -> None:
    empty = type(EVERY[kind])(**TEXTS)
    assert TEXTS["headline"] in " ".join(texts(drawn(empty), "headline"))


def test_a_picture_nobody_draws_is_refused() -> None:
    with pytest.raises(TypeError, match="Picture"):
        draw(new_figure(600, 400), Picture(**TEXTS), LIGHT)


def test_dollars_and_emoji_in_a_name_are_drawn_as_they_are() -> None:
    strange = replace(MULTIPLES, panels=(replace(MULTIPLES.panels[0], name="Value $for$ £ 🙂"),))
    figure = drawn(strange)
    figure.canvas.draw()
    assert texts(figure, "title") == ["Value $for$ £ □"]


def test_spots_tell_which_question_is_under_the_pointer() -> None:
    spots = spots_for(MULTIPLES, 1032, LIGHT)
    assert [spot.question for spot in spots] == [panel.question for panel in MULTIPLES.panels]
    first = spots[0]
    assert first.holds((first.left + first.right) / 2, (first.top + first.bottom) / 2)
    assert not first.holds(first.right + 1, first.top)


def test_charts_bring_neither_pyplot_nor_qt_and_leave_the_settings_alone() -> None:
    script = (
        "import sys; from matplotlib import rcParams as rc; before = {name: dict.__getitem__(rc, name) for name in rc};"
        "import leaderlens.charts.figure, leaderlens.charts.render;"
        "assert {name: dict.__getitem__(rc, name) for name in rc} == before;"
        "bad = [name for name in sys.modules if name == 'matplotlib.pyplot' or name.startswith('PySide6')];"
        "assert not bad, bad"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@given(histories())
@settings(max_examples=25)
def test_every_invented_history_can_be_laid_out(rounds: list[Reveal]) -> None:
    for picture in everything(rounds, ROLE_TITLES):
        for width in (320.0, 900.0):
            drawing = lay_out(picture, LIGHT, width, Frills())
            numbers = [
                *(number for words in drawing.words for number in (words.x, words.y)),
                *(number for paths in drawing.lines.values() for path in paths for point in path for number in point),
                *(number for places in drawing.stamps.values() for point in places for number in point),
                *(number for boxes in drawing.fills.values() for box in boxes for point in box for number in point),
                *(n for spot in drawing.spots for n in (spot.left, spot.top, spot.right, spot.bottom)),
            ]
            assert all(math.isfinite(number) for number in numbers)
            assert math.isfinite(drawing.height)
            assert drawing.height > 0
            assert not any("nan" in words.text.split() for words in drawing.words)


@given(histories(3))
@settings(max_examples=6)
def test_and_painted_on_a_small_canvas_without_a_warning(rounds: list[Reveal]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for picture in everything(rounds, ROLE_TITLES):
            width, height = size_for(picture, 520, LIGHT)
            pixels, wide, high = render_rgba(picture, LIGHT, width, height)
            assert len(pixels) == wide * high * 4


@pytest.mark.parametrize(
    "name",
    [
        "timeline", "heat", "agreement", "predictions", "hearing", "trend", "usual", "comparison", "early", "moving",
        "coefficients", "distances",
    ],
)  # fmt: skip
def test_every_chart_over_time_can_be_pointed_at_day_by_day(name: str) -> None:
    spots = [spot for spot in spots_for(EVERY[name], 900, LIGHT) if spot.day is not None]
    assert len({spot.day for spot in spots}) >= 3
    assert all(spot.right > spot.left and spot.bottom > spot.top for spot in spots)
