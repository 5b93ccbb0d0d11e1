from __future__ import annotations

from dataclasses import replace

import pytest

from leaderlens.analysis.pictures import Absence
from leaderlens.charts.figure import spots_for
from leaderlens.charts.theme import LIGHT
from tests.charts.drawn import drawn, marks, places, segments, texts
from tests.charts.samples import TREND, points, series

A = Absence


def one(leader: tuple[int | Absence, ...], chief_executive: tuple[int | Absence, ...], width: int = 960):  # noqa: ANN201
    return drawn(replace(TREND, series=series("Patient", points(*leader), points(*chief_executive)), events=()), width)


def test_all_seven_steps_are_on_the_axis() -> None:
    assert texts(one((5, 5), (6, 6)), "scale") == ["1", "2", "3", "4", "5", "6", "7"]


def test_line_ends_say_whose_they_are_where_there_is_room() -> None:
    assert texts(one((5, 4), (6, 6)), "value:leader") == ["Leader 4"]
    narrow = drawn(replace(TREND, series=series("Patient", points(5, 4), points(6, 6))), 520, LIGHT.scaled(2))
    assert texts(narrow, "value:leader") == ["4"]


@pytest.mark.parametrize("absence", list(Absence))
def test_each_kind_of_missing_has_its_own_symbol_and_words(absence: Absence) -> None:
    figure = one((5, absence, 5), (6, 6, 6))
    assert len(places(figure, f"leader:{absence.value}")) == 1
    assert len(texts(figure, "key")) == 4  # two views, the scale, and this kind
    assert len(segments(figure, "leader:line")) == 0
    assert len(segments(figure, "leader:bridge")) == 1


def test_no_two_kinds_of_missing_look_alike() -> None:
    looks = set()
    for absence in Absence:
        figure = one((5, absence, 5), (6, 6, 6))
        (mark,) = marks(figure, f"leader:{absence.value}")
        looks.add(
            (
                mark.get_marker(),
                round(mark.get_markersize(), 1),
                str(mark.get_markerfacecolor()),
                bool(marks(figure, f"leader:{absence.value}:dot")),
            )
        )
    assert len(looks) == len(Absence)


def test_no_chance_is_a_hollow_mark_of_the_view() -> None:
    figure = one((5, A.NO_CHANCE, 5), (6, A.NO_CHANCE, 6))
    (leader,), (other,) = marks(figure, "leader:no_chance"), marks(figure, "chief_executive:no_chance")
    assert leader.get_marker() == "o"
    assert other.get_marker() == "D"
    assert leader.get_markerfacecolor() == LIGHT.surface
    assert leader.get_markeredgecolor() == LIGHT.leader.colour


def test_days_run_from_the_first_check_in_to_the_latest_without_repeating() -> None:
    days = texts(drawn(TREND), "day")
    assert days[0] == "Dec 2024"
    assert days[-1] == "Oct 2026"
    assert len(days) == len(set(days))
    assert len(days) > 3


def test_every_point_can_be_pointed_at() -> None:
    picture = replace(TREND, series=series("Patient", points(5, A.MISSED, 4), points(6, 6, 6)))
    spots = spots_for(picture, 900, LIGHT)
    assert len(spots) == 5
    assert all(spot.day is not None for spot in spots)


def test_nothing_to_draw_is_only_the_words() -> None:
    assert texts(drawn(replace(TREND, series=None)), "scale") == []
