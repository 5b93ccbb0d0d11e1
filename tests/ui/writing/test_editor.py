"""The desk: words in are words out, every entry has its own undo, and keys do what hands expect."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage, QTextCursor, QTextFormat
from pytestqt.qtbot import QtBot

from leaderlens.ui.style.theme import Look, Theme
from leaderlens.ui.writing import editor as editing
from leaderlens.ui.writing.editor import Editor
from leaderlens.ui.writing.keys import WRITINGS
from leaderlens.ui.writing.sheets import KEPT, clean
from tests.ui.writing.desk import ALT, CTRL, SHIFT, box_of, caret, desk, looks, middle_of, mime, pick

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


@given(st.text(st.characters(codec=None), max_size=60))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_what_no_vault_can_keep_does_not_come_in(qtbot: QtBot) -> None:
    editor = desk(qtbot)
    editor.paste_text("a\x00b\ud83dc\r\nd\u2028e\ufffcf")
    assert editor.text() == "a\ufffdb\ufffdc\nd\ne\ufffdf"


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


def test_an_entry_that_nobody_has_saved_is_never_let_go(qtbot: QtBot) -> None:
    editor = desk(qtbot, "One")
    qtbot.keyClicks(editor, "!")
    editor.open("e2", "Two")
    qtbot.keyClicks(editor, "!")
    editor.saved("e2")
    for number in range(KEPT + 4):
        editor.open(f"other-{number}", "words")
    assert editor.text("e1") == "One!"
    assert not editor.is_open("e2")
    editor.saved("e1")
    editor.open("last", "")
    assert not editor.is_open("e1")


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


# ------------------------------------------------------------ keys


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ([(Qt.Key.Key_B, CTRL)], "so **loud** here"),
        ([(Qt.Key.Key_I, CTRL)], "so *loud* here"),
        ([(Qt.Key.Key_B, CTRL), (Qt.Key.Key_I, CTRL)], "so ***loud*** here"),
        ([(Qt.Key.Key_B, CTRL), (Qt.Key.Key_B, CTRL)], "so loud here"),
        ([(Qt.Key.Key_B, CTRL), (Qt.Key.Key_I, CTRL), (Qt.Key.Key_B, CTRL)], "so *loud* here"),
        ([(Qt.Key.Key_I, CTRL), (Qt.Key.Key_I, CTRL)], "so loud here"),
        ([(Qt.Key.Key_E, CTRL)], "so `loud` here"),
        ([(Qt.Key.Key_X, CTRL | SHIFT)], "so ~~loud~~ here"),
        ([(Qt.Key.Key_1, CTRL | SHIFT)], "# so loud here"),
        ([(Qt.Key.Key_QuoteDbl, CTRL | SHIFT)], "## so loud here"),
        ([(Qt.Key.Key_3, CTRL | SHIFT), (Qt.Key.Key_3, CTRL | SHIFT)], "so loud here"),
        ([(Qt.Key.Key_Ampersand, CTRL | SHIFT)], "1. so loud here"),
        ([(Qt.Key.Key_8, CTRL | SHIFT)], "- so loud here"),
        ([(Qt.Key.Key_9, CTRL | SHIFT)], "- [ ] so loud here"),
        ([(Qt.Key.Key_Greater, CTRL | SHIFT)], "> so loud here"),
        ([(Qt.Key.Key_Return, CTRL), (Qt.Key.Key_Return, CTRL)], "- [x] so loud here"),
    ],
)
def test_the_keys_of_formatting(qtbot: QtBot, keys: list[tuple[Qt.Key, Qt.KeyboardModifier]], text: str) -> None:
    QGuiApplication.clipboard().clear()
    editor = desk(qtbot, "so loud here")
    pick(editor, "loud")
    for key, modifiers in keys:
        qtbot.keyClick(editor, key, modifiers)
    assert editor.text() == text
    for _key in keys:
        editor.undo()
    assert editor.text() == "so loud here"


def test_bold_of_the_word_at_the_caret_and_of_nothing(qtbot: QtBot) -> None:
    editor = desk(qtbot, "so loud here")
    caret(editor, 5)
    qtbot.keyClick(editor, Qt.Key.Key_B, CTRL)
    assert editor.text() == "so **loud** here"
    editor.open("e2", "")
    qtbot.keyClick(editor, Qt.Key.Key_B, CTRL)
    qtbot.keyClicks(editor, "in between")
    assert editor.text() == "**in between**"


def test_a_link_asks_for_what_is_missing(qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    editor = desk(qtbot, "see 😀 paper")
    pick(editor, "paper")
    qtbot.keyClick(editor, Qt.Key.Key_K, CTRL | SHIFT)
    qtbot.keyClicks(editor, "https://x.org")
    assert editor.text() == "see 😀 [paper](https://x.org)"
    QGuiApplication.clipboard().setText("https://y.org/a")
    editor.open("e2", "page")
    pick(editor, "page")
    qtbot.keyClick(editor, Qt.Key.Key_K, CTRL | SHIFT)
    assert editor.text() == "[page](https://y.org/a)"


def test_lists_go_on_and_end(qtbot: QtBot) -> None:
    editor = desk(qtbot)
    qtbot.keyClicks(editor, "- one")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "two")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    qtbot.keyClicks(editor, "deep")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "- one\n- two\n  - deep\n  - "
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "- one\n- two\n  - deep\n- "
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "after")
    assert editor.text() == "- one\n- two\n  - deep\nafter"


def test_shift_enter_is_only_a_line(qtbot: QtBot) -> None:
    editor = desk(qtbot, "- one")
    qtbot.keyClick(editor, Qt.Key.Key_Return, SHIFT)
    assert editor.text() == "- one\n"


def test_in_code_enter_goes_on_with_nothing(qtbot: QtBot) -> None:
    editor = desk(qtbot, "```\n- one")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "```\n- one\n"


def test_backspace_takes_the_marks_of_an_item_first(qtbot: QtBot) -> None:
    editor = desk(qtbot, "  - one")
    caret(editor, 4)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.text() == "- one"
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.text() == "one"


def test_home_goes_to_the_words_first(qtbot: QtBot) -> None:
    editor = desk(qtbot, "- [ ] ring")
    qtbot.keyClick(editor, Qt.Key.Key_Home)
    assert editor.textCursor().position() == 6
    qtbot.keyClick(editor, Qt.Key.Key_Home)
    assert editor.textCursor().position() == 0


def test_tab_belongs_to_lists_and_leads_out_elsewhere(qtbot: QtBot) -> None:
    editor = desk(qtbot, "- one\n- two\nwords")
    caret(editor, 0, 9)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.text() == "  - one\n  - two\nwords"
    qtbot.keyClick(editor, Qt.Key.Key_Backtab, SHIFT)
    assert editor.text() == "- one\n- two\nwords"
    caret(editor, 14)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.text() == "- one\n- two\nwords"


def test_a_selection_of_lines_becomes_a_list_and_back(qtbot: QtBot) -> None:
    editor = desk(qtbot, "one\n\ntwo\nthree")
    editor.selectAll()
    editor.do("numbers")
    assert editor.text() == "1. one\n\n2. two\n3. three"
    editor.selectAll()
    editor.do("numbers")
    assert editor.text() == "one\n\ntwo\nthree"


def test_escape_and_the_way_up_lead_out(qtbot: QtBot) -> None:
    editor = desk(qtbot, "one\ntwo")
    with qtbot.waitSignal(editor.left):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(editor.left_up):
        qtbot.keyClick(editor, Qt.Key.Key_Up)
    with qtbot.waitSignal(editor.left_up):
        qtbot.keyClick(editor, Qt.Key.Key_Up)


def test_every_command_has_its_own_key_and_can_be_run(qtbot: QtBot) -> None:
    editor = desk(qtbot, "words")
    commands = editor.commands()
    assert len({each.shortcut for each in commands}) == len(commands) == len(WRITINGS)
    window = {f"Ctrl+{key}" for key in "1234567KJLNFQ,/"}
    assert not window & {each.shortcut for each in commands}
    for each in commands:
        each.run()
    assert "words" in editor.text()


def test_nothing_changes_in_what_can_only_be_read(qtbot: QtBot) -> None:
    editor = desk(qtbot, "- [ ] one")
    editor.set_read_only(True)
    for each in WRITINGS:
        editor.do(each.name)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "x")
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=box_of(editor, 0))
    assert editor.text() == "- [ ] one"


# ------------------------------------------------------------ mouse


def test_a_box_is_ticked_with_a_click(qtbot: QtBot) -> None:
    editor = desk(qtbot, "- [ ] ring\n- [x] rung")
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=box_of(editor, 0))
    assert editor.text() == "- [x] ring\n- [x] rung"
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=box_of(editor, 1))
    assert editor.text() == "- [x] ring\n- [ ] rung"
    editor.undo()
    assert editor.text() == "- [x] ring\n- [x] rung"


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


# ------------------------------------------------------------ clipboard


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


def test_a_book_that_is_open_shows_as_it_is(qtbot: QtBot) -> None:
    text = "- **bold** words\n" * 40_000
    begun = time.process_time()
    editor = desk(qtbot)
    editor.open("book", text)
    qtbot.keyClicks(editor, "x")
    assert time.process_time() - begun < 10
    assert editor.text() == "x" + text
    assert not looks(editor.document(), 0)


# ------------------------------------------------------------ looks


def test_marks_show_on_the_line_of_the_caret_only(qtbot: QtBot) -> None:
    editor = desk(qtbot, "so **loud** here\nother")
    hidden = editor.dress.hidden

    def stars() -> list[QTextFormat]:
        return [look for words, look in looks(editor.document(), 0) if words == "**"]

    assert stars() == [hidden, hidden]
    caret(editor, 2)
    assert hidden not in stars()
    caret(editor, 18)
    assert stars() == [hidden, hidden]


def test_headings_are_larger_and_lists_hang(qtbot: QtBot) -> None:
    editor = desk(qtbot, "# Large\nwords\n- item\n")
    sizes = [look.property(QTextFormat.Property.FontPixelSize.value) for _words, look in looks(editor.document(), 0)]
    assert sizes[0] > editor.dress.em
    item = editor.document().findBlockByNumber(2).blockFormat()
    assert item.indent() > 0
    assert item.textIndent() < 0
    assert editor.document().findBlockByNumber(1).blockFormat().indent() == 0


def test_a_comment_of_ours_shows_as_a_label(qtbot: QtBot) -> None:
    editor = desk(qtbot, "first\n<!--llbusiness-->\nAgreed.\n<!-- other -->")
    caret(editor, 0)
    bare = editor.grab().toImage()
    editor.set_labels({"llbusiness": "Council business"})
    assert [look for _words, look in looks(editor.document(), 1)] == [editor.dress.unseen]
    assert [look for _words, look in looks(editor.document(), 3)] != [editor.dress.unseen]
    assert editor.grab().toImage() != bare
    caret(editor, 8)
    assert [look for _words, look in looks(editor.document(), 1)] != [editor.dress.unseen]
    assert editor.text() == "first\n<!--llbusiness-->\nAgreed.\n<!-- other -->"


def test_a_fence_changes_what_follows_it(qtbot: QtBot) -> None:
    editor = desk(qtbot, "# One\n# Two")
    caret(editor, 0)
    qtbot.keyClicks(editor, "```")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    code = editor.document().findBlockByNumber(2).blockFormat()
    assert code.indent() > 0
    for _step in range(2):
        editor.undo()
    assert editor.text() == "# One\n# Two"
    assert editor.document().findBlockByNumber(1).blockFormat().indent() == 0


def test_right_to_left_is_decided_line_by_line(qtbot: QtBot) -> None:
    editor = desk(qtbot, "- שלום\n- words")
    document = editor.document()
    assert document.findBlockByNumber(0).textDirection() is Qt.LayoutDirection.RightToLeft
    assert document.findBlockByNumber(1).textDirection() is Qt.LayoutDirection.LeftToRight
    assert box_side(editor, 0) > box_side(editor, 1)


def box_side(editor: Editor, line: int) -> float:
    return editor.document().findBlockByNumber(line).layout().lineAt(0).naturalTextRect().left()


def test_the_dress_follows_the_theme(qtbot: QtBot, theme: Theme) -> None:
    editor = desk(qtbot, EVERYTHING)
    editor.open("e2", "# Two")
    before = editor.dress.em
    theme.set_text_size(200)
    theme.set_look(Look.DARK)
    assert editor.dress.em == 2 * before
    assert editor.document().defaultFont().pixelSize() == editor.dress.em
    editor.open("e1", "")
    assert editor.document().defaultFont().pixelSize() == editor.dress.em
    assert editor.text() == EVERYTHING
    assert not editor.can_undo


def test_it_paints_everything_in_every_mode(qtbot: QtBot) -> None:
    editor = desk(qtbot, EVERYTHING)
    usual = editor.grab().toImage()
    editor.set_focus_mode(on=True)
    focus = editor.grab().toImage()
    editor.set_focus_mode(on=False)
    editor.set_plain(on=True)
    assert usual != focus
    assert editor.grab().toImage() not in (usual, focus)


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
