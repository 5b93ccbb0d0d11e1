"""A document as a PDF: for looks. The accessible file is Word's (docs/adr/0027)."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from PySide6.QtCore import QFile, QFileDevice, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from leaderlens.documents.document import Document, Step, printable
from leaderlens.ui.printing.pages import paint

_DPI = 1200


def write(document: Document, path: Path, step: Step | None = None) -> None:
    """Write ``document`` at ``path``. OSError where the disk will not have it; whatever ``step`` raises.

    May be called on the worker. Fonts are carried along; no other file is touched.
    """
    file = QFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise _trouble(file)
    try:
        writer = QPdfWriter(file)
        writer.setResolution(_DPI)
        writer.setPageLayout(_layout())
        writer.setTitle(printable(document.title))
        writer.setAuthor(printable(document.author))
        writer.setCreator("LeaderLens")
        painter = QPainter(writer)
        try:
            paint(document, writer, painter, step)
        finally:
            painter.end()
        if not file.flush() or file.error() is not QFileDevice.FileError.NoError:
            raise _trouble(file)
    finally:
        file.close()


def _layout() -> QPageLayout:
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


def _trouble(file: QFile) -> OSError:
    """What went wrong as Python's own kind of error, so that one place tells people of it."""
    full = file.error() in {QFileDevice.FileError.WriteError, QFileDevice.FileError.ResourceError}
    code = errno.ENOSPC if full else errno.EACCES
    return OSError(code, os.strerror(code))
