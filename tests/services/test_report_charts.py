"""Charts in reports: described, divided where they are tall, and told in numbers when asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaderlens.charts.plate import Plate
from leaderlens.documents.document import Figure, Heading, Table, words_of
from leaderlens.services.report_charts import chart
from tests.charts.samples import DUMBBELL, EVERY, MULTIPLES


@pytest.mark.parametrize("kind", EVERY)
def test_every_chart_has_a_heading_its_words_and_its_note_once(kind: str) -> None:
    picture = EVERY[kind]
    heading, *others = chart(picture, None)
    assert isinstance(heading, Heading)
    assert words_of(heading.runs) == picture.headline
    figures = [one for one in others if isinstance(one, Figure)]
    assert figures == others
    assert figures[0].alt == picture.alt
    assert all(one.alt and one.draw is None for one in figures)
    assert figures[-1].caption.endswith(picture.note)


def test_a_long_list_goes_over_several_pictures_and_loses_no_row() -> None:
    (group, *_rest) = DUMBBELL.groups
    rows = tuple(replace(group.rows[0], name=f"Row {number}") for number in range(40))
    seen: list[Plate] = []

    def draws(plate: Plate) -> object:
        seen.append(plate)
        return None

    long = replace(DUMBBELL, groups=(replace(group, rows=rows),))
    found = list(chart(long, draws))  # type: ignore[arg-type]  # what is drawn does not matter here
    assert len(found) == 1 + 4
    names = [one.text for plate in seen for one in plate.strokes if hasattr(one, "text") and one.text.startswith("Row")]
    assert sorted(names) == sorted(row.name for row in rows)


def test_numbers_are_asked_for_and_keep_their_rows_named() -> None:
    tables = [one for one in chart(MULTIPLES, None, table=True) if isinstance(one, Table)]
    columns = MULTIPLES.table.columns
    assert [words_of(cell) for one in tables for cell in one.header[2:]] == list(columns[2:])
    assert all([words_of(cell) for cell in one.header[:2]] == list(columns[:2]) for one in tables)
    assert all(len(one.rows) == len(MULTIPLES.table.rows) for one in tables)
