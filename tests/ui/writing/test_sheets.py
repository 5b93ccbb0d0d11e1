"""What the desk can hold, and for how long."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from leaderlens.ui.writing.sheets import KEPT, clean
from tests.ui.writing.desk import desk


@given(st.text(st.characters(codec=None), max_size=60))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_what_no_vault_can_keep_does_not_come_in(qtbot: QtBot) -> None:
    editor = desk(qtbot)
    editor.paste_text("a\x00b\ud83dc\r\nd\u2028e\ufffcf")
    assert editor.text() == "a\ufffdb\ufffdc\nd\ne\ufffdf"


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
