"""Charts in reports: described, divided where they are tall, and told in numbers when asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaderlens.documents.document import Figure, Heading, Paragraph, Table, words_of
from leaderlens.services.report_charts import chart
from tests.charts.samples import DUMBBELL, EVERY, MULTIPLES
from tests.charts.test_plate import letters


@pytest.mark.parametrize("kind", EVERY)
def test_every_chart_has_a_heading_its_words_and_its_note_once(kind: str) -> None:
    picture = EVERY[kind]
    heading, said, *others = chart(picture)
    assert isinstance(heading, Heading)
    assert (heading.level, words_of(heading.runs)) == (2, picture.headline)
    assert isinstance(said, Paragraph)
    assert words_of(said.runs) == picture.subtitle
    figures = [one for one in others if isinstance(one, Figure)]
    assert figures == others
    assert figures[0].alt == picture.alt
    assert all(one.alt and one.drawing is not None and one.drawing.width == 620 for one in figures)
    assert figures[-1].caption.endswith(picture.note)


def test_a_long_list_goes_over_several_pictures_and_loses_no_row() -> None:
    (group, *_rest) = DUMBBELL.groups
    rows = tuple(replace(group.rows[0], name=f"Row {number}") for number in range(40))
    found = [one for one in chart(replace(DUMBBELL, groups=(replace(group, rows=rows),))) if isinstance(one, Figure)]
    assert len(found) == 7
    names = [name for one in found for name in letters(one.drawing.svg()) if name.startswith("Row")]
    assert sorted(names) == sorted(row.name for row in rows)


def test_a_line_of_one_or_two_points_is_left_out() -> None:
    (panel, other, *_rest) = MULTIPLES.panels
    short = replace(panel, name="Too short", leader=panel.leader[:2], chief_executive=panel.chief_executive[:2])
    shown = [one for one in chart(replace(MULTIPLES, panels=(short, other))) if isinstance(one, Figure)]
    words = [name for one in shown for name in letters(one.drawing.svg())]
    assert "Too short" not in words
    assert other.name in words
    (said,) = chart(replace(MULTIPLES, panels=(short,)))
    assert isinstance(said, Paragraph)
    assert "too few" in words_of(said.runs)


def test_numbers_are_asked_for_and_keep_their_rows_named() -> None:
    tables = [one for one in chart(MULTIPLES, table=True) if isinstance(one, Table)]
    columns = MULTIPLES.table.columns
    assert [words_of(cell) for one in tables for cell in one.header[2:]] == list(columns[2:])
    assert all([words_of(cell) for cell in one.header[:2]] == list(columns[:2]) for one in tables)
    assert all(len(one.rows) == len(MULTIPLES.table.rows) for one in tables)
