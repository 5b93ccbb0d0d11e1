"""What comes in by the clipboard."""

from __future__ import annotations

import time

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from tests.ui.writing.desk import CTRL, SHIFT, desk, mime, pick


def test_rich_text_comes_in_as_markdown(qtbot: QtBot) -> None:
    editor = desk(qtbot)
    editor.insertFromMimeData(mime("So loud", "<p>So <b>loud</b></p>"))
    assert editor.text() == "So **loud**"
    editor.undo()
    assert editor.text() == ""
    editor.insertFromMimeData(mime("a *b* c", "<p>a *b* c</p>"))
    assert editor.text() == "a *b* c"
    editor.set_plain(on=True)
    editor.selectAll()
    editor.insertFromMimeData(mime("So loud", "<p>So <b>loud</b></p>"))
    assert editor.text() == "So loud"


def test_pasting_without_formatting(qtbot: QtBot) -> None:
    editor = desk(qtbot)
    QGuiApplication.clipboard().setMimeData(mime("So loud", "<p>So <b>loud</b></p>"))
    qtbot.keyClick(editor, Qt.Key.Key_V, CTRL | SHIFT)
    assert editor.text() == "So loud"


def test_an_address_on_selected_words_makes_a_link(qtbot: QtBot) -> None:
    editor = desk(qtbot, "see the paper")
    pick(editor, "the paper")
    editor.insertFromMimeData(mime("https://x.org/a"))
    assert editor.text() == "see [the paper](https://x.org/a)"


def test_pictures_and_files_go_to_the_page(qtbot: QtBot) -> None:
    editor = desk(qtbot, "words")
    image = QImage(4, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    picture = QMimeData()
    picture.setImageData(image)
    with qtbot.waitSignal(editor.file_pasted) as told:
        editor.insertFromMimeData(picture)
    assert bytes(told.args[0]).startswith(b"\x89PNG")
    assert told.args[1] == "image/png"
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG")
    raw = QMimeData()
    raw.setData("image/jpeg", buffer.data())
    raw.setImageData(image)
    with qtbot.waitSignal(editor.file_pasted) as told:
        editor.insertFromMimeData(raw)
    assert told.args[1] == "image/jpeg"
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/a/b.pdf"), QUrl("https://x.org")])
    with qtbot.waitSignal(editor.files_dropped) as told:
        editor.insertFromMimeData(files)
    assert told.args == [["/a/b.pdf"]]
    assert editor.text() == "words"


def test_twenty_megabytes_are_refused_calmly(qtbot: QtBot) -> None:
    editor = desk(qtbot, "words")
    begun = time.process_time()
    with qtbot.waitSignal(editor.refused) as told:
        editor.insertFromMimeData(mime("word " * 4_000_000))
    assert time.process_time() - begun < 1
    assert "Nothing was added" in told.args[0]
    assert editor.text() == "words"
