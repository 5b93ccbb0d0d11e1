"""A chart as a list of what to draw: measured without an artist, painted as a few collections."""

from __future__ import annotations

from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from leaderlens.charts.drawing import Drawing, Pen, Spot, Stamp, Words
from leaderlens.charts.lettering import Lettering
from leaderlens.charts.theme import LIGHT, Shape
from leaderlens.domain.checkin import Question, Subject
from leaderlens.domain.people import Role

QUESTION = Question("ryley.patient", Subject.LEADER)


def test_words_know_where_they_begin_and_end() -> None:
    at = {align: Words(100, 20, "Patient", 14, "#000000", align=align) for align in ("left", "center", "right")}
    wide = at["left"].right - 100
    assert wide > 0
    assert (at["left"].left, at["right"].right) == (100, 100)
    assert at["center"].left == 100 - wide / 2
    corners = at["left"].box
    assert min(x for x, _y in corners) < 100
    assert max(x for x, _y in corners) > 100 + wide


def test_a_spot_holds_what_lies_inside_it() -> None:
    spot = Spot(10, 20, 30, 40, QUESTION)
    assert spot.holds(10, 20)
    assert spot.holds(30, 40)
    assert not spot.holds(31, 30)


def test_a_paragraph_wraps_and_says_how_far_down_it_came() -> None:
    drawing = Drawing(400, LIGHT)
    below = drawing.paragraph(0, 10, "seven short words that need several lines here", 120, 14, LIGHT.text)
    lines = [words.text for words in drawing.words]
    assert len(lines) > 1
    assert " ".join(lines) == "seven short words that need several lines here"
    assert all(words.right <= 121 for words in drawing.words)
    assert below > drawing.words[-1].y
    assert drawing.text(0, 0, "", 14, LIGHT.text) not in drawing.words


def test_lines_of_one_pen_and_marks_of_one_stamp_are_one_thing_each() -> None:
    drawing = Drawing(400, LIGHT)
    pen = Pen("#123456", 2.0, gid="view")
    drawing.line([(0, 0), (10, 10)], pen)
    drawing.line([(10, 10), (20, 0)], pen)
    drawing.rule(0, 400, 50)
    for x in (5, 15):
        drawing.view(x, 5, LIGHT.mark(Role.LEADER), 4, gid="point")
    drawing.stamp(9, 9, Stamp("x", "#123456", 4, gid="cross"))
    drawing.stamp(9, 19, Stamp(Shape.CIRCLE.value, "#123456", 4, hollow=True, gid="hollow"))
    drawing.text(10, 30, "Value for $5 and $6", 14, LIGHT.text, gid="name", backed=True)
    figure = Figure(figsize=(400 / 72, 100 / 72), dpi=72)
    drawing.paint(figure)
    drawing.paint(figure)
    assert len(figure.axes) == 1, "painting again replaces what was there"
    axes = figure.axes[0]
    collections = {one.get_gid(): one for one in axes.collections if isinstance(one, LineCollection)}
    assert len(collections["view"].get_segments()) == 2
    assert set(collections) == {"view", "grid"}
    assert sum(isinstance(one, PolyCollection) for one in axes.collections) == 1
    marks = {one.get_gid(): one for one in axes.get_lines() if isinstance(one, Line2D)}
    assert set(marks) == {"point", "cross", "hollow"}
    assert list(marks["point"].get_xdata()) == [5, 15]
    assert marks["hollow"].get_markerfacecolor() == LIGHT.surface
    labels = [one for one in figure.artists if isinstance(one, Lettering)]
    assert [label.get_text() for label in labels] == ["Value for $5 and $6"]
    assert axes.get_ylim() == (100.0, 0.0), "rows are counted from the top"
