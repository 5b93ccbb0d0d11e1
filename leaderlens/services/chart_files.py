"""Charts as files for other programs, and the line in the audit log that says one has left the vault.

The chart library is met inside the functions, so that no start pays for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from pathlib import Path

from leaderlens.analysis.pictures import Picture
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
    CSV = "csv"

    @property
    def suffix(self) -> str:
        """``.png``."""
        return f".{self.value}"

    @property
    def label(self) -> str:
        """As a file dialogue names it."""
        return {
            FileKind.PNG: _("PNG picture"),
            FileKind.SVG: _("SVG drawing"),
            FileKind.PDF: _("PDF page"),
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
        from leaderlens.charts import export

        if kind is FileKind.CSV:
            return export.table_csv(picture.table).encode("utf-8-sig")  # so that a spreadsheet reads our letters
        out = BytesIO()
        write = {FileKind.PNG: export.export_png, FileKind.SVG: export.export_svg, FileKind.PDF: export.export_pdf}
        write[kind](picture, out, _WIDTH)
        return out.getvalue()
