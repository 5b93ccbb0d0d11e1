"""What goes with an entry: beside the words where there is height, a word at the foot where there is not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from leaderlens.domain.journal import Attachment
from leaderlens.ui.journal.attachment_strip import AttachmentStrip, size_words
from leaderlens.ui.journal.editor import EntryEditor
from leaderlens.ui.style.theme import Theme
from tests.ui.fitting import clipped, settle
from tests.ui.journal.lines import TODAY, entry

PICTURE = Attachment("a1", "e1", "car park.png", "image/png", 240_000, datetime(2026, 11, 24, tzinfo=UTC))
MINUTES = Attachment("a2", "e1", "Minutes.pdf", "application/pdf", 2_400_000, datetime(2026, 11, 24, tzinfo=UTC))


@pytest.fixture
def strip(qtbot: QtBot) -> AttachmentStrip:
    strip = AttachmentStrip()
    qtbot.addWidget(strip)
    strip.resize(600, 80)
    return strip


def editor_of_size(qtbot: QtBot, width: int, height: int) -> EntryEditor:
    editor = EntryEditor()
    qtbot.addWidget(editor)
    editor.resize(width, height)
    editor.show_entry(entry(), TODAY)
    editor.strip.show_attachments((PICTURE, MINUTES))
    editor.show()
    settle()
    return editor


def test_each_says_its_name_kind_and_size(strip: AttachmentStrip) -> None:
    strip.show_attachments((PICTURE, MINUTES))
    names = [tile.accessibleName() for tile in strip.tiles.values()]
    assert names == ["car park.png, picture, 240 kB", "Minutes.pdf, file, 2.4 MB"]
    assert size_words(1) == "1 kB"


def test_only_pictures_ask_for_a_thumbnail_and_take_it(strip: AttachmentStrip) -> None:
    asked: list[str] = []
    strip.thumbnail_wished.connect(asked.append)
    strip.show_attachments((PICTURE, MINUTES))
    assert asked == ["a1"]
    before = strip.tiles["a1"].sizeHint().width()
    image = QImage(64, 96, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    strip.show_thumbnail("a1", image)
    strip.show_thumbnail("gone", image)
    assert strip.tiles["a1"].sizeHint().width() < before


def test_nothing_takes_no_room(strip: AttachmentStrip) -> None:
    strip.show_attachments((PICTURE,))
    assert not strip.isHidden()
    strip.show_attachments(())
    assert strip.isHidden()
    assert strip.fold.isHidden()


def test_where_there_is_height_files_stand_below_the_words(qtbot: QtBot) -> None:
    editor = editor_of_size(qtbot, 700, 760)
    assert editor.strip.isVisible()
    assert not editor.strip.fold.isVisible()
    assert editor.promise.isVisible()


def test_where_there_is_none_the_words_have_it(qtbot: QtBot, theme: Theme) -> None:
    theme.set_text_size(200)
    editor = editor_of_size(qtbot, 900, 640)
    assert not editor.strip.isVisible()
    assert not editor.promise.isVisible()
    assert editor.strip.fold.isVisible()
    assert editor.strip.fold.text() == "2 files"
    assert editor.strip.fold.accessibleName() == "2 files. Show them"
    line = editor.body.fontMetrics().lineSpacing()
    assert editor.body.viewport().height() >= 6 * line
    settle()
    assert clipped(editor) == []


def test_a_press_shows_them_and_another_puts_them_away(qtbot: QtBot, theme: Theme) -> None:
    theme.set_text_size(200)
    editor = editor_of_size(qtbot, 900, 640)
    editor.strip.fold.setFocus()
    qtbot.keyClick(editor.strip.fold, Qt.Key.Key_Space)
    assert editor.strip.isVisible()
    assert editor.strip.fold.accessibleName() == "2 files. Put them away"
    qtbot.keyClick(editor.strip.fold, Qt.Key.Key_Space)
    assert not editor.strip.isVisible()


def test_with_more_height_they_come_back_by_themselves(qtbot: QtBot, theme: Theme) -> None:
    theme.set_text_size(200)
    editor = editor_of_size(qtbot, 900, 640)
    editor.resize(900, 1200)
    assert editor.strip.isVisible()
    assert not editor.strip.fold.isVisible()
