"""At lock the clipboard holds nothing of ours, and keeps what is not ours."""

from __future__ import annotations

from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from leaderlens.ui.clipping import Clipping


class Foreign(Clipping):
    """As on a system where another program owns the clipboard and has the keyboard."""

    def _owns(self, mode: QClipboard.Mode) -> bool:
        return not isinstance(mode, QClipboard.Mode)


def test_what_was_copied_here_is_cleared(qapp: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: qapp.activeWindow() is window)
    clipping = Clipping(qapp)
    qapp.clipboard().setText("a sentence from the journal")
    clipping.forget()
    assert qapp.clipboard().text() == ""


def test_what_others_copied_stays(qapp: QApplication) -> None:
    assert qapp.activeWindow() is None
    clipping = Foreign(qapp)
    qapp.clipboard().setText("a shopping list")
    clipping.forget()
    assert qapp.clipboard().text() == "a shopping list"
    qapp.clipboard().clear()
