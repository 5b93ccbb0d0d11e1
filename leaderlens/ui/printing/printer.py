"""Documents shown as pages and sent to a printer."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QDialog, QWidget

from leaderlens.documents.document import Document, printable
from leaderlens.i18n import _
from leaderlens.ui.printing.pages import paint


def preview(document: Document, window: QWidget) -> bool:
    """Show the pages of ``document``, whose sections can be read again, with a way to print them.

    Answers whether they were sent to a printer.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(_("LeaderLens"))  # a print queue is read by others: never the title of what is printed
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    dialog = QPrintPreviewDialog(printer, window)
    dialog.setWindowTitle(printable(document.title))
    dialog.resize(window.size() * 0.9)
    dialog.paintRequested.connect(lambda chosen: print_on(document, chosen))
    return dialog.exec() == QDialog.DialogCode.Accepted


def print_on(document: Document, printer: QPrinter) -> int:
    """Draw every page on ``printer``; answers how many there were."""
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    painter = QPainter(printer)
    try:
        return paint(document, printer, painter)
    finally:
        painter.end()
