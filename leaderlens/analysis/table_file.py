"""A chart's table as a file for spreadsheets: comma-separated, and safe to open."""

from __future__ import annotations

import csv
import io
import re
from typing import Final

from leaderlens.analysis.pictures import Table

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
_NUMBER: Final = re.compile(r"[+-]?\d+(?:\.\d+)?")


def guarded(cell: str) -> str:
    """``cell`` as text that no spreadsheet takes for a formula (OWASP, CSV injection); numbers stay numbers."""
    if cell.lstrip().startswith(_FORMULA[:4]) or cell.startswith(_FORMULA):
        return cell if _NUMBER.fullmatch(cell) else f"'{cell}"
    return cell


def csv_text(table: Table) -> str:
    """The table with its headers: RFC 4180 with CRLF, a byte-order mark first so that Excel reads it as UTF-8."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([guarded(cell) for cell in table.columns])
    writer.writerows([guarded(cell) for cell in row] for row in table.rows)
    return "\ufeff" + file.getvalue()
