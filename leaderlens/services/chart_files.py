"""Charts as files for other programs, and the line in the audit log that says one has left the vault.

The chart library is met inside the functions, so that no start pays for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from pathlib import Path

from leaderlens.analysis.pictures import Picture
from leaderlens.analysis.table_csv import csv_of
from leaderlens.clock import Clock
from leaderlens.i18n import _
from leaderlens.services import audit
from leaderlens.services.whole_files import whole_file
from leaderlens.store.database import Database

_WIDTH = 1040  # logical px of a chart that is saved: wide enough for two years of check-ins


class FileKind(StrEnum):
    """What a chart can be saved as."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"
    PAPER = "paper"
    CSV = "csv"

    @property
    def suffix(self) -> str:
        """``.png``; a page for a black-and-white printer is a PDF as well."""
        return ".pdf" if self is FileKind.PAPER else f".{self.value}"

    @property
    def label(self) -> str:
        """As a file dialogue names it."""
        return {
            FileKind.PNG: _("PNG picture"),
            FileKind.SVG: _("SVG drawing"),
            FileKind.PDF: _("PDF page"),
            FileKind.PAPER: _("PDF page in black and white"),
            FileKind.CSV: _("CSV table"),
        }[self]


@dataclass(frozen=True, slots=True)
class ChartFiles:
    """Takes charts out of one open vault."""

    database: Database
    clock: Clock

    def name_for(self, kind: FileKind) -> str:
        """A name for the file that says nothing of what is in it."""
        return _("LeaderLens chart {day}").format(day=self.clock().date().isoformat()) + kind.suffix

    def keep(self, picture: Picture, kind: FileKind, target: Path, *, replace: bool = False) -> Path:
        """Write ``picture`` to ``target``, whole or not at all, and note it. Raises ExportError."""
        made = self._bytes(picture, kind)
        with whole_file(target, replace=replace) as unfinished:
            unfinished.write_bytes(made)
        audit.note(self.database, self.clock, "exported", target.name)
        return target

    def picture(self, picture: Picture) -> bytes:
        """The chart as PNG, for the clipboard; noted as an export, for whatever takes it from there keeps it."""
        made = self._bytes(picture, FileKind.PNG)
        self.note_copied()
        return made

    def note_copied(self) -> None:
        """A chart or its table went to the clipboard."""
        audit.note(self.database, self.clock, "exported", _("a chart, to the clipboard"))

    def _bytes(self, picture: Picture, kind: FileKind) -> bytes:
        if kind is FileKind.CSV:
            return csv_of(picture.table).encode("utf-8-sig")  # so that a spreadsheet reads our letters
        from leaderlens.charts.render import export_pdf, export_png, export_svg
        from leaderlens.charts.theme import LIGHT, PAPER

        out = BytesIO()
        write = {FileKind.PNG: export_png, FileKind.SVG: export_svg}.get(kind, export_pdf)
        write(picture, out, _WIDTH, theme=PAPER if kind is FileKind.PAPER else LIGHT)
        return out.getvalue()
