"""The preview shows every page under a name that says nothing, and draws them on the printer that was chosen."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import ImageChops, ImageStat
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from leaderlens.documents import pdf
from leaderlens.ui.printing.printer import preview, print_on
from tests.documents.samples import document


@pytest.mark.parametrize("ending", [QDialog.DialogCode.Accepted, QDialog.DialogCode.Rejected])
def test_a_preview_shows_pages_and_tells_whether_they_went(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, ending: QDialog.DialogCode
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 640)
    pages: list[int] = []
    names: list[str] = []

    def seen(dialog: QPrintPreviewDialog) -> int:
        """Show the dialog as a person would see it, and end it as they would."""
        dialog.show()
        shown = dialog.findChild(QPrintPreviewWidget)
        assert isinstance(shown, QPrintPreviewWidget)
        shown.updatePreview()
        pages.append(shown.pageCount())
        printer = dialog.printer()
        names.append(printer.docName())
        assert printer.pageLayout().pageSize().key() == "A4"
        assert dialog.width() <= window.width()
        dialog.hide()
        return ending.value

    monkeypatch.setattr(QPrintPreviewDialog, "exec", seen)
    assert preview("A report", pdf.compose(document(3)), window) is (ending is QDialog.DialogCode.Accepted)
    assert pages[0] > 1
    assert names == ["LeaderLens"], "a print queue is read by others"


def printed(folder: Path, *, first: int = 0, last: int = 0) -> tuple[int, pypdfium2.PdfDocument]:
    """What a printer that writes files was sent."""
    machine = QPrinter(QPrinter.PrinterMode.HighResolution)
    machine.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    machine.setOutputFileName(str(folder / "p.pdf"))
    machine.setFullPage(True)
    if first:
        machine.setPrintRange(QPrinter.PrintRange.PageRange)
        machine.setFromTo(first, last)
    with pypdfium2.PdfDocument(pdf.compose(document(3))) as pages:
        count = print_on(pages, machine)
    del machine
    return count, pypdfium2.PdfDocument((folder / "p.pdf").read_bytes())


@pytest.mark.usefixtures("qapp")
def test_what_is_printed_is_what_the_file_would_be(tmp_path: Path) -> None:
    count, found = printed(tmp_path)
    original = pypdfium2.PdfDocument(pdf.compose(document(3)))
    assert count == len(found) == len(original)
    for page, meant in zip(found, original, strict=True):
        small = [one.render(scale=0.5).to_pil().convert("L").resize((60, 85)) for one in (page, meant)]
        difference = ImageChops.difference(*small)
        assert ImageStat.Stat(difference).mean[0] < 2


@pytest.mark.usefixtures("qapp")
def test_only_the_pages_that_were_chosen_are_printed(tmp_path: Path) -> None:
    count, found = printed(tmp_path, first=2, last=9)
    assert count == len(found) == 3
