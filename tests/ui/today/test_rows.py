"""The rows of Today under real keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.ui.today import rows
from leaderlens.ui.today.rows import EntryRow, QuickLine
from leaderlens.ui.today.view import JournalRow


def test_enter_keeps_the_line_and_escape_leaves_the_words(qtbot: QtBot) -> None:
    line = QuickLine()
    qtbot.addWidget(line)
    line.show()
    entered: list[str] = []
    line.entered.connect(entered.append)
    line.edit.setFocus()
    qtbot.keyClicks(line.edit, "One line")
    qtbot.keyClick(line.edit, Qt.Key.Key_Return)
    qtbot.keyClick(line.edit, Qt.Key.Key_Escape)
    assert entered == ["One line"]
    assert line.edit.text() == "One line"
    hints = line.edit.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText


def test_a_pause_or_many_keys_without_one_keep_what_stands_there(qtbot: QtBot) -> None:
    line = QuickLine()
    qtbot.addWidget(line)
    line.show()
    with qtbot.waitSignal(line.paused) as pause:
        qtbot.keyClicks(line.edit, "Half a thou")
    assert pause.args == ["Half a thou"]
    for _key in range(60):
        qtbot.keyClick(line.edit, Qt.Key.Key_A)
    assert line._keys == rows._MOST_KEYS, "from here on no key puts the pause off"
    with qtbot.assertNotEmitted(line.paused, wait=0):
        line.edit.setText("shown, not typed")


def test_an_entry_row_is_named_by_title_and_day(qtbot: QtBot) -> None:
    row = EntryRow(JournalRow("e", "Asked before answering", "Today"))
    qtbot.addWidget(row)
    row.resize(160, row.sizeHint().height())
    assert row.accessibleName() == "Asked before answering, Today"
    with qtbot.waitSignal(row.clicked):
        qtbot.keyClick(row, Qt.Key.Key_Return)
    assert not row.grab().isNull()
