from __future__ import annotations

import csv
import io

import pytest

from leaderlens.analysis.pictures import Table
from leaderlens.analysis.table_file import csv_text, guarded


@pytest.mark.parametrize(
    "cell", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1+1", '=HYPERLINK("http://x")']
)
def test_no_cell_is_taken_for_a_formula(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["5", "-2", "+3", "5.7", "–", "Patient", "not asked", ""])
def test_numbers_and_words_stay_as_they_are(cell: str) -> None:
    assert guarded(cell) == cell


def test_a_table_reads_back_as_it_was() -> None:
    table = Table(("Item", "Leader’s view"), (("Clear thinking, clearly explained", "5"), ('"Quoted"\nname', "=2")))
    text = csv_text(table)
    assert text.startswith("\ufeffItem,Leader’s view\r\n")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert rows == [list(table.columns), list(table.rows[0]), ['"Quoted"\nname', "'=2"]]
