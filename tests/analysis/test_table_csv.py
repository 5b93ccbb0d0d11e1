"""Tables for spreadsheets: what looks like a formula is text."""

from __future__ import annotations

import csv
import io

import pytest

from leaderlens.analysis.pictures import Table
from leaderlens.analysis.table_csv import csv_of


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-2", "@SUM(A1)", "\tx", "\rx"])
def test_no_cell_is_taken_for_a_formula(cell: str) -> None:
    read = list(csv.reader(io.StringIO(csv_of(Table(("Item", "Steps"), (("Patient", cell),))))))
    assert read[0] == ["Item", "Steps"]
    assert read[1][1][0] == "'"


def test_words_with_commas_and_quotes_come_back_whole() -> None:
    rows = (("Open, \u201cminded\u201d", 'so "called"'), ("no chance to see it", ""))
    read = list(csv.reader(io.StringIO(csv_of(Table(("Item", "View"), rows)))))
    assert [tuple(row) for row in read[1:]] == list(rows)
