"""A cell for every rating, and a sign for every reason why there is none: read off the figure that was drawn."""

from __future__ import annotations

from leaderlens.analysis.histories import HeatMap
from leaderlens.analysis.pictures import Absence
from leaderlens.charts.drawing import Fill
from leaderlens.charts.figure import lay_out, spots_for
from leaderlens.charts.furniture import Frills
from leaderlens.charts.theme import LIGHT
from leaderlens.domain.people import Role
from tests.charts.drawn import drawn, marks, places, segments, texts
from tests.charts.long_samples import (
    HEAT,
)

WIDTH = 1032.0


def fills(picture: object, gid: str, width: float = WIDTH) -> list[Fill]:
    """The fills of that name, one entry for each rectangle."""
    drawing = lay_out(picture, LIGHT, width, Frills())  # type: ignore[arg-type]
    return [fill for fill, boxes in drawing.fills.items() if fill.gid == gid for _box in boxes]


def cells(picture: HeatMap) -> int:
    return sum(one.value is not None for group in picture.groups for row in group.rows for one in row.points)


def test_every_rating_has_a_cell_in_its_person_s_ramp_with_its_digit() -> None:
    figure = drawn(HEAT, 1032)
    assert len(texts(figure, "rating")) == cells(HEAT)
    drawing = lay_out(HEAT, LIGHT, WIDTH, Frills())
    ramp = LIGHT.ramp(Role.CHIEF_EXECUTIVE)
    for fill in drawing.fills:
        if fill.gid.startswith("cell:"):
            assert fill.colour == ramp[int(fill.gid[-1]) - 1]


def test_each_absence_has_its_own_sign() -> None:
    figure = drawn(HEAT, 1032)
    shown = [one.absence for group in HEAT.groups for row in group.rows for one in row.points]
    assert texts(figure, "no_chance") == ["–"] * shown.count(Absence.NO_CHANCE)
    assert texts(figure, "talk") == ["○"] * shown.count(Absence.TALK)
    assert len(places(figure, "not_asked")) == shown.count(Absence.NOT_ASKED)
    assert len(texts(figure, "absence")) == 1
    assert len(fills(HEAT, "missed")) == 1


def test_moves_of_two_steps_are_named_in_the_colour_that_asks() -> None:
    figure = drawn(HEAT, 1032)
    assert sorted(texts(figure, "change"))[:2] == ["1", "3"]
    assert len(places(figure, "down")) == len(places(figure, "up")) == 1
    assert marks(figure, "down")[0].get_markerfacecolor() == LIGHT.alert
    assert marks(figure, "up")[0].get_markerfacecolor() == LIGHT.muted


def test_a_new_wording_is_an_upright_line_in_its_row() -> None:
    assert len(segments(drawn(HEAT, 1032), "break")) == 1


def test_where_columns_would_be_too_narrow_the_oldest_are_left_off_and_said_to_be() -> None:
    figure = drawn(HEAT, 520)
    assert "oldest check-ins need more width" in " ".join(texts(figure, "left-off"))
    assert len(texts(figure, "rating")) < cells(HEAT)


def test_rows_can_be_chosen() -> None:
    rows = [row.question for group in HEAT.groups for row in group.rows]
    assert [spot.question for spot in spots_for(HEAT, WIDTH, LIGHT) if spot.day is None] == rows
