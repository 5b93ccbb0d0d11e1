"""The table of keys."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from leaderlens.ui.writing.keys import WRITINGS
from tests.ui.writing.desk import desk


def test_every_command_has_its_own_key_and_can_be_run(qtbot: QtBot) -> None:
    editor = desk(qtbot, "words")
    commands = editor.commands()
    assert len({each.shortcut for each in commands}) == len(commands) == len(WRITINGS)
    window = {f"Ctrl+{key}" for key in "1234567KJLNFQ,/"}
    assert not window & {each.shortcut for each in commands}
    for each in commands:
        each.run()
    assert "words" in editor.text()
