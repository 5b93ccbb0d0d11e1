from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from leaderlens.analysis.heat import change_text, groups_of, heat_map
from leaderlens.analysis.histories import HeatRow
from leaderlens.analysis.pictures import Absence
from leaderlens.domain.checkin import Missing, Reveal, Subject
from tests.analysis.rounds import C, Given, L, ask, lens, meet, monthly, names

DECISIVE, PATIENT, HONEST = ask("decisive"), ask("patient"), ask("honest")


def row_of(reveals: list[Reveal], item: str = "ryley.decisive") -> HeatRow:
    found = heat_map(reveals, Subject.CHIEF_EXECUTIVE, L, names())
    assert found is not None
    return next(row for group in found.groups for row in group.rows if row.question.item == item)


def run(*values: Given) -> list[tuple[Given, Given]]:
    return [(value, 5) for value in values]


def test_last_three_are_compared_with_first_three_by_their_middles() -> None:
    assert row_of(monthly({DECISIVE: run(6, 6, 6, 5, 4, 3, 3)})).change == -3
    assert row_of(monthly({DECISIVE: run(6, 1, 6, 6, 7, 6)})).change == 0


def test_below_six_ratings_nothing_is_compared() -> None:
    assert row_of(monthly({DECISIVE: run(6, 6, 6, 3, 3)})).change is None
    assert row_of(monthly({DECISIVE: run(6, 6, 6, None, 3, 3)})).change is None


@pytest.mark.parametrize(
    ("rows", "headline"),
    [
        (
            {DECISIVE: run(6, 6, 6, 3, 3, 3), PATIENT: run(5, 5, 5, 5, 5, 5)},
            "Decisive is rated lower than at the start; nothing else moved by two steps",
        ),
        (
            {DECISIVE: run(6, 6, 6, 3, 3, 3), PATIENT: run(3, 3, 3, 5, 5, 5)},
            "Decisive is rated lower than at the start; patient is rated higher than at the start",
        ),
        ({DECISIVE: run(6, 6, 6, 5, 5, 5)}, "No row has moved by two steps between the first check-ins and the latest"),
        ({DECISIVE: run(6, 6)}, "Two check-ins: too early to compare the first with the latest"),
        ({DECISIVE: run(6)}, "One check-in: a starting picture"),
    ],
)
def test_what_may_be_said_at_which_number(rows: dict[object, list[tuple[Given, Given]]], headline: str) -> None:
    found = heat_map(monthly(rows), Subject.CHIEF_EXECUTIVE, L, names())  # type: ignore[arg-type]
    assert found is not None
    assert found.headline == headline


def test_missed_no_chance_and_not_asked_stay_apart() -> None:
    days = [date(2025, 9, 15) + timedelta(days=28 * place) for place in range(4)]
    reveals = [
        meet(days[0], {DECISIVE: (Missing.NO_CHANCE, 5), PATIENT: (4, 4)}),
        meet(days[1], {PATIENT: (4, 4)}),
        meet(days[2], {DECISIVE: (None, 5), PATIENT: (None, 4)}),
        meet(days[3], {DECISIVE: (Missing.TALK, 5), PATIENT: (4, 4)}),
    ]
    found = heat_map(reveals, Subject.CHIEF_EXECUTIVE, L, names())
    assert found is not None
    assert [one.absence for one in row_of(reveals).points] == [
        Absence.NO_CHANCE,
        Absence.NOT_ASKED,
        Absence.MISSED,
        Absence.TALK,
    ]
    assert [one.absence for one in found.columns] == [None, None, Absence.MISSED, None]
    assert found.columns[2].label == "Missed by the Leader"
    cells = next(row for row in found.table.rows if row[0] == "Decisive")
    assert cells[2:6] == ("no chance to see it", "not asked", "missed", "would rather talk about it")
    assert "Missed by the Leader: 10 November 2025." in found.alt


def test_a_new_wording_begins_the_comparison_anew() -> None:
    reworded = replace(DECISIVE, wording="0123abcd")
    old = monthly({DECISIVE: run(7, 7, 7, 7, 7, 7)})
    new = monthly({reworded: run(3, 3, 3, 3, 3)}, date(2026, 3, 2))
    row = row_of([*old, *new])
    assert row.change is None
    assert [one.day for one in row.breaks] == [date(2026, 3, 2)]


def test_rows_stand_in_the_clusters_of_their_lens() -> None:
    found = heat_map(
        monthly({one: run(5) for one in (DECISIVE, PATIENT, HONEST)}),
        Subject.CHIEF_EXECUTIVE,
        L,
        names(),
        groups_of([lens("ryley"), lens("taylor")]),
    )
    assert found is not None
    titles = {row.question.item: group.title for group in found.groups for row in group.rows}
    expected = {f"ryley.{item}": cluster.name for cluster in lens("ryley").clusters for item in cluster.items}
    assert titles == {item: expected[item] for item in titles}


def test_every_item_that_is_asked_has_a_group() -> None:
    for one in ("ryley", "taylor"):
        keys = [key for _title, inside in groups_of([lens(one)]) for key in inside]
        assert sorted(keys) == sorted(item.key for item in lens(one).asked)


def test_nothing_asked_about_somebody_is_no_chart() -> None:
    assert heat_map(monthly({DECISIVE: run(5)}), Subject.LEADER, C, names()) is None


@pytest.mark.parametrize(("change", "text"), [(None, "–"), (0, "less than one step"), (-2, "2 lower"), (1, "1 higher")])
def test_a_change_in_words(change: int | None, text: str) -> None:
    assert change_text(change) == text
