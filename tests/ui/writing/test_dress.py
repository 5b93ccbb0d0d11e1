"""The formats follow the theme."""

from __future__ import annotations

from PySide6.QtGui import QTextFormat
from pytestqt.qtbot import QtBot

from leaderlens.ui.style.theme import Look, Theme
from tests.ui.writing.desk import desk, looks

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


def test_headings_are_larger_and_lists_hang(qtbot: QtBot) -> None:
    editor = desk(qtbot, "# Large\nwords\n- item\n")
    sizes = [look.property(QTextFormat.Property.FontPixelSize.value) for _words, look in looks(editor.document(), 0)]
    assert sizes[0] > editor.dress.em
    item = editor.document().findBlockByNumber(2).blockFormat()
    assert item.indent() > 0
    assert item.textIndent() < 0
    assert editor.document().findBlockByNumber(1).blockFormat().indent() == 0


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
