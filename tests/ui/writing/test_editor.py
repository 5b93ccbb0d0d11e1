"""The desk: words in are words out, every entry has its own undo, and keys do what hands expect."""

from __future__ import annotations

import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from pytestqt.qtbot import QtBot

from leaderlens.ui.writing import editor as editing
from leaderlens.ui.writing.editor import Editor
from leaderlens.ui.writing.keys import WRITINGS
from leaderlens.ui.writing.sheets import clean
from tests.ui.writing.desk import ALT, CTRL, SHIFT, box_of, caret, desk, looks, middle_of, pick

EVERYTHING = """# Large

Words with **bold**, *soft*, `code` and [a link](https://x.org). #tag

- item
  - deeper
- [ ] ring
1. first
> said

```
code
```
---
Ŵyr a thŷ 😀👩🏽‍⚖️
שלום עולם
"""


def test_words_in_are_words_out(qtbot: QtBot) -> None:
    editor = desk(qtbot, EVERYTHING)
    assert editor.text() == EVERYTHING
    for number in range(editor.document().blockCount()):
        caret(editor, editor.document().findBlockByNumber(number).position())
    editor.set_plain(on=True)
    editor.set_plain(on=False)
    editor.set_focus_mode(on=True)
    assert editor.text() == EVERYTHING
    assert not editor.can_undo


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(text=st.text(max_size=80))
def test_any_text_in_is_the_same_text_out(text: str, qtbot: QtBot) -> None:
    editor = desk(qtbot, clean(text))
    assert editor.text() == clean(text)
    editor.textCursor().insertText("x")
    editor.undo()
    assert editor.text() == clean(text)
    editor.deleteLater()


def test_opening_is_not_writing(qtbot: QtBot) -> None:
    editor = desk(qtbot)
    with qtbot.assertNotEmitted(editor.changed), qtbot.assertNotEmitted(editor.paused, wait=50):
        editor.open("e2", EVERYTHING)
        editor.open("e1", "")
        editor.set_plain(on=True)
    with qtbot.waitSignal(editor.changed):
        qtbot.keyClicks(editor, "!")


def test_undo_outlives_a_visit_to_another_entry(qtbot: QtBot) -> None:
    editor = desk(qtbot, "One")
    qtbot.keyClicks(editor, " two")
    editor.open("e2", "Other")
    qtbot.keyClicks(editor, "B ")
    editor.open("e1", "never shown: the entry is open")
    assert editor.text() == "One two"
    assert editor.textCursor().position() == 7
    qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
    assert editor.text() == "One"
    qtbot.keyClick(editor, Qt.Key.Key_Y, CTRL)
    assert editor.text() == "One two"
    qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)
    qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL | SHIFT)
    assert editor.text() == "One two"
    assert editor.text("e2") == "B Other"


def test_what_is_forgotten_opens_anew(qtbot: QtBot) -> None:
    editor = desk(qtbot, "One")
    qtbot.keyClicks(editor, "!")
    editor.forget("e1")
    assert editor.entry_id == ""
    assert not editor.is_open("e1")
    editor.open("e1", "As kept")
    assert editor.text() == "As kept"
    assert not editor.can_undo


def test_pausing_and_typing_on_both_lead_to_saving(qtbot: QtBot) -> None:
    editor = desk(qtbot)
    assert editing.PAUSE_MS < 1_000
    with qtbot.waitSignal(editor.paused, timeout=2_000):
        qtbot.keyClicks(editor, "words")
    assert editing.LATEST_MS < 1_000
    editor._latest.setInterval(50)  # a person who never pauses
    told: list[float] = []
    editor.paused.connect(lambda: told.append(time.monotonic()))
    begun = time.monotonic()
    while time.monotonic() - begun < 0.4:
        qtbot.keyClicks(editor, "x")
        QGuiApplication.processEvents()
    assert told


def test_leaving_saves_at_once(qtbot: QtBot) -> None:
    editor = desk(qtbot)
    qtbot.keyClicks(editor, "words")
    told: list[str] = []
    editor.paused.connect(lambda: told.append(editor.entry_id))
    editor.open("e2", "")
    assert told == ["e1"]
    editor.save_now()
    assert told == ["e1"]


def test_words_are_counted(qtbot: QtBot) -> None:
    editor = desk(qtbot, "one two three")
    with qtbot.waitSignal(editor.counted) as told:
        qtbot.keyClicks(editor, " four")
    assert told.args == [4, 0]
    with qtbot.waitSignal(editor.counted) as told:
        pick(editor, "two three")
    assert told.args == [4, 2]


def test_nothing_changes_in_what_can_only_be_read(qtbot: QtBot) -> None:
    editor = desk(qtbot, "- [ ] one")
    editor.set_read_only(True)
    for each in WRITINGS:
        editor.do(each.name)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "x")
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=box_of(editor, 0))
    assert editor.text() == "- [ ] one"


def test_a_link_opens_by_ctrl_and_a_click_only(qtbot: QtBot) -> None:
    editor = desk(qtbot, "see [the paper](https://x.org) now\n\nend")
    spot = middle_of(editor, "the paper")
    with qtbot.assertNotEmitted(editor.link_wished):
        qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    caret(editor, 0)
    with qtbot.waitSignal(editor.link_wished) as told:
        qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, CTRL, middle_of(editor, "the paper"))
    assert told.args == ["https://x.org"]
    caret(editor, 7)
    with qtbot.waitSignal(editor.link_wished):
        qtbot.keyClick(editor, Qt.Key.Key_Return, ALT)


def test_only_addresses_of_the_web_and_mail_open(qtbot: QtBot) -> None:
    editor = desk(qtbot, "[x](file:///etc/passwd) [y](javascript:alert)")
    for at in (1, 26):
        caret(editor, at)
        assert not editor.link_of(editor.textCursor())


def test_what_is_copied_is_what_is_written(qtbot: QtBot) -> None:
    editor = desk(qtbot, "- so **loud**\n- ŵyr 😀")
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_C, CTRL)
    data = QGuiApplication.clipboard().mimeData()
    assert data is not None
    assert data.text() == "- so **loud**\n- ŵyr 😀"
    assert not data.hasHtml()
    qtbot.keyClick(editor, Qt.Key.Key_X, CTRL)
    assert editor.text() == ""
    qtbot.keyClick(editor, Qt.Key.Key_V, CTRL)
    assert editor.text() == "- so **loud**\n- ŵyr 😀"


def test_a_book_that_is_open_shows_as_it_is(qtbot: QtBot) -> None:
    text = "- **bold** words\n" * 40_000
    begun = time.process_time()
    editor = desk(qtbot)
    editor.open("book", text)
    qtbot.keyClicks(editor, "x")
    assert time.process_time() - begun < 10
    assert editor.text() == "x" + text
    assert not looks(editor.document(), 0)


def test_focus_keeps_the_line_in_the_middle(qtbot: QtBot) -> None:
    editor = desk(qtbot, "line\n" * 60)
    editor.set_focus_mode(on=True)
    for at in (0, 100, 299):
        caret(editor, at)
        assert abs(editor.cursorRect().center().y() - editor.viewport().height() / 2) < 20


def test_the_column_stays_in_the_middle(qtbot: QtBot) -> None:
    editor = Editor(300)
    qtbot.addWidget(editor)
    editor.resize(700, 300)
    editor.show()
    editor.open("e1", "words " * 400)
    left = editor.viewport().x()
    assert left == 200
    assert editor.viewport().width() <= 300
    assert editor.document().textWidth() == editor.viewport().width()
    assert editor.width() - editor.viewport().geometry().right() >= 190


def test_an_empty_desk_holds_nothing(qtbot: QtBot) -> None:
    editor = Editor()
    qtbot.addWidget(editor)
    assert editor.text() == ""
    assert editor.text("unknown") == ""
    assert editor.accessibleName() == "Your entry"
    assert editor.cursorWidth() >= 2


def test_replacing_and_inserting_are_steps(qtbot: QtBot) -> None:
    editor = desk(qtbot, "old words")
    editor.replace("# New\n\nwords")
    assert editor.text() == "# New\n\nwords"
    editor.undo()
    assert editor.text() == "old words"
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.insert("\nWhat surprised you?")
    assert editor.text() == "old words\nWhat surprised you?"
    editor.undo()
    assert editor.text() == "old words"
