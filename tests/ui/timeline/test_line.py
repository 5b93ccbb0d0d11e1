"""The line of days: opened by key, read aloud, left by Escape."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.timeline.pages import opened
from tests.ui.timeline.samples import BUDGET


def test_a_day_is_opened_by_key_and_escape_leads_back(qtbot: QtBot) -> None:
    page = opened(qtbot)
    chosen = []
    page.row_chosen.connect(chosen.append)
    row = page.line.rows[1]
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert [one.title for one in chosen] == ["Budget council"]
    assert row.accessibleName().startswith("Budget council. 25 February 2026")
    page.show_form(BUDGET, new=False)
    assert page.writing
    qtbot.keyClick(page.event_form.title.edit, Qt.Key.Key_Escape)
    assert not page.writing
    assert not page.sheet.isHidden()
