"""The preview shows every page under a name that says nothing, and draws them on the printer that was chosen."""

from __future__ import annotations

import pytest
from PySide6.QtPrintSupport import QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from leaderlens.ui.printing.printer import preview
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
    assert preview(document(3), window) is (ending is QDialog.DialogCode.Accepted)
    assert pages[0] > 1
    assert names == ["LeaderLens"], "a print queue is read by others"
