"""A check box whose whole row is the target."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from leaderlens.ui.widgets.check_row import CheckRow

pytestmark = pytest.mark.usefixtures("plain_look")


def test_the_whole_row_toggles_and_says_what_it_is(qtbot: QtBot) -> None:
    row = CheckRow("I have written the words down", "On paper, not on this laptop")
    qtbot.addWidget(row)
    row.resize(300, row.heightForWidth(300))
    with qtbot.waitSignal(row.toggled) as told:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().bottomRight() - QPoint(5, 5))
    assert told.args == [True]
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert not row.isChecked()
    assert (row.accessibleName(), row.accessibleDescription()) == (
        "I have written the words down",
        "On paper, not on this laptop",
    )
    row.set_detail("Done")
    assert row.accessibleDescription() == "Done"


def test_a_long_text_makes_the_row_taller_not_wider(qtbot: QtBot) -> None:
    row = CheckRow("A sentence that goes on and on, " * 6, "and a detail that does the same, " * 6)
    qtbot.addWidget(row)
    assert row.hasHeightForWidth()
    assert row.heightForWidth(240) > row.heightForWidth(700) >= 38
    assert row.sizeHint().width() <= 480


@pytest.mark.parametrize("checked", [True, False])
def test_a_done_thing_is_struck_through(checked: bool, qtbot: QtBot) -> None:
    plain, struck = CheckRow("Ask Sam"), CheckRow("Ask Sam", strike=True)
    for row in (plain, struck):
        qtbot.addWidget(row)
        row.setChecked(checked)
        row.resize(200, 40)
    assert (plain.grab().toImage() == struck.grab().toImage()) is not checked
