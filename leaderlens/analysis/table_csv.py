"""A picture's table as comma-separated values, for spreadsheets, which take some text for formulas."""

from __future__ import annotations

import csv
import io
from typing import Final

from leaderlens.analysis.pictures import Table

_FORMULA: Final = frozenset("=+-@\t\r")


def csv_of(table: Table) -> str:
    """The columns' names, then the rows. A cell that a spreadsheet would take for a formula is made plain text."""
    out = io.StringIO()
    writer = csv.writer(out)
    for row in (table.columns, *table.rows):
        writer.writerow([f"'{cell}" if cell[:1] in _FORMULA else cell for cell in row])
    return out.getvalue()
