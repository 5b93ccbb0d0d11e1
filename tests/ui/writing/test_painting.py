"""What is painted around the words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.writing.desk import box_of, desk

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


def test_a_box_is_ticked_with_a_click(qtbot: QtBot) -> None:
    editor = desk(qtbot, "- [ ] ring\n- [x] rung")
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=box_of(editor, 0))
    assert editor.text() == "- [x] ring\n- [x] rung"
    qtbot.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=box_of(editor, 1))
    assert editor.text() == "- [x] ring\n- [ ] rung"
    editor.undo()
    assert editor.text() == "- [x] ring\n- [x] rung"


def test_it_paints_everything_in_every_mode(qtbot: QtBot) -> None:
    editor = desk(qtbot, EVERYTHING)
    usual = editor.grab().toImage()
    editor.set_focus_mode(on=True)
    focus = editor.grab().toImage()
    editor.set_focus_mode(on=False)
    editor.set_plain(on=True)
    assert usual != focus
    assert editor.grab().toImage() not in (usual, focus)
