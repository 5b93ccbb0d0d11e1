"""The pages of a PDF shown, and sent to a printer: what is printed is what the file would be.

pdfium draws them; Qt's own reader of PDFs is not among what we install (docs/adr/0028).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPaintEngine, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QDialog, QWidget

from leaderlens.documents.document import printable
from leaderlens.i18n import _

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_SHOWN_DPI, _PRINTED_DPI = 96, 400
_POINTS = 72


def preview(title: str, pdf: bytes, window: QWidget) -> bool:
    """Show the pages of ``pdf`` with a way to print them; answers whether they were sent to a printer."""
    from pypdfium2 import PdfDocument  # with its library: not on the way to the first window

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(_("LeaderLens"))  # a print queue is read by others: never the title of what is printed
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    dialog = QPrintPreviewDialog(printer, window)
    dialog.setWindowTitle(printable(title))
    dialog.resize(window.size() * 0.9)
    with PdfDocument(pdf) as document:
        dialog.paintRequested.connect(partial(print_on, document))
        return dialog.exec() == QDialog.DialogCode.Accepted


def print_on(document: PdfDocument, printer: QPrinter) -> int:
    """Draw the pages that ``printer`` was asked for on it, as large as its paper; answers how many there were."""
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    shown = printer.paintEngine().type() is QPaintEngine.Type.Picture  # the preview's, which keeps all of them
    dpi = min(printer.resolution(), _SHOWN_DPI if shown else _PRINTED_DPI)
    wanted = _wanted(printer, len(document))
    painter = QPainter(printer)
    try:
        for place, number in enumerate(wanted):
            if place:
                printer.newPage()
            image = _image(document, number, dpi)
            painter.drawImage(
                _fitted(image, printer.pageLayout().fullRectPixels(printer.resolution()).toRectF()), image
            )
    finally:
        painter.end()
    return len(wanted)


def _wanted(printer: QPrinter, count: int) -> range:
    """The pages that were chosen, counted from 0; all of them where none were."""
    if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage() > 0:
        return range(min(printer.fromPage(), count) - 1, min(printer.toPage(), count))
    return range(count)


def _image(document: PdfDocument, number: int, dpi: int) -> QImage:
    bitmap = document[number].render(scale=dpi / _POINTS)
    return QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_BGR888).copy()


def _fitted(image: QImage, paper: QRectF) -> QRectF:
    """Where the image goes: all of it on the paper, in the middle."""
    scale = min(paper.width() / image.width(), paper.height() / image.height())
    made = QRectF(0, 0, image.width() * scale, image.height() * scale)
    made.moveCenter(paper.center())
    return made
