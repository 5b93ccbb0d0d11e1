"""At lock the clipboard holds nothing of ours, and keeps what is not ours."""

from __future__ import annotations

from PySide6.QtGui import QClipboard, QImage
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from leaderlens.ui.clipping import CONCEALED, Clipping


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


def test_what_is_copied_here_asks_every_history_to_leave_it_out(qapp: QApplication, qtbot: QtBot) -> None:
    editor = QTextEdit()
    qtbot.addWidget(editor)
    editor.show()
    qtbot.waitUntil(lambda: qapp.activeWindow() is editor)
    clipping = Clipping(qapp)
    editor.setPlainText("a sentence from the journal")
    editor.selectAll()
    editor.copy()
    here = qapp.clipboard().mimeData()
    assert here.text() == "a sentence from the journal"
    assert {name: here.data(name).data() for name in CONCEALED} == CONCEALED
    picture = QImage(3, 2, QImage.Format.Format_RGB32)
    picture.fill(7)
    qapp.clipboard().setImage(picture)
    assert qapp.clipboard().image().size() == picture.size()
    assert qapp.clipboard().mimeData().hasFormat("x-kde-passwordManagerHint")
    clipping.forget()
    assert qapp.clipboard().text() == ""


def test_what_others_copied_stays(qapp: QApplication) -> None:
    assert qapp.activeWindow() is None
    clipping = Foreign(qapp)
    qapp.clipboard().setText("a shopping list")
    clipping.forget()
    assert qapp.clipboard().text() == "a shopping list"
    qapp.clipboard().clear()
