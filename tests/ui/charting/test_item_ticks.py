"""Ticking items: by hand, by letters, by the set; in order, and not more than there is room for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.domain.checkin import Question, Subject
from leaderlens.ui.charting.item_ticks import ItemTicks, Preset, TickGroup
from leaderlens.ui.style.theme import Theme
from tests.ui.fitting import clipped, nameless, settle

ONE, TWO, THREE = (Question(f"ryley.{name}", Subject.LEADER) for name in ("patient", "honest", "calm"))
GROUPS = (
    TickGroup("Close to people", ((ONE, "Patient"), (TWO, "Honest"))),
    TickGroup("Steady", ((THREE, "Calm under fire"),)),
)


@pytest.fixture
def ticks(theme: Theme, qtbot: QtBot) -> ItemTicks:
    assert theme.metrics.percent == 100
    made = ItemTicks(2, "In the order you tick them.")
    qtbot.addWidget(made)
    made.resize(420, 600)
    made.show()
    made.show_items(GROUPS, (TWO,), (Preset("Those that matter", (THREE, ONE, TWO)), Preset("Nothing", ())))
    settle()
    return made


def test_the_order_of_ticking_is_kept(ticks: ItemTicks, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ticks.changed):
        ticks.rows[ONE].click()
    assert ticks.ticked == (TWO, ONE)
    assert ticks.rows[ONE].accessibleDescription() == "Number 2"
    assert not ticks.rows[THREE].isEnabled()
    assert "as many as there is room for" in ticks.count.text()
    ticks.rows[TWO].click()
    assert ticks.ticked == (ONE,)
    assert ticks.rows[THREE].isEnabled()


def test_a_set_is_ticked_in_one_press(ticks: ItemTicks) -> None:
    ticks.presets[0].click()
    assert ticks.ticked == (THREE, ONE)
    assert not ticks.presets[1].isEnabled()
    ticks.none.click()
    assert ticks.ticked == ()
    assert ticks.count.text() == "0 items ticked. In the order you tick them."


def test_letters_find_an_item(ticks: ItemTicks, qtbot: QtBot) -> None:
    qtbot.keyClicks(ticks.search.edit, "FIRE")
    assert [question for question, row in ticks.rows.items() if row.isVisible()] == [THREE]
    qtbot.keyClicks(ticks.search.edit, "x")
    assert not any(row.isVisible() for row in ticks.rows.values())
    assert any("No item has these letters" in label.text() for label in [ticks._nothing] if label.isVisible())


def test_the_keyboard_goes_down_the_list(ticks: ItemTicks) -> None:
    ticks.none.setFocus(Qt.FocusReason.TabFocusReason)
    for question in (ONE, TWO, THREE):
        ticks.focusNextChild()
        assert ticks.rows[question].hasFocus()


def test_it_fits_at_double_size(ticks: ItemTicks, theme: Theme) -> None:
    theme.set_text_size(200)
    ticks.adjustSize()
    ticks.resize(420, ticks.heightForWidth(420) if ticks.hasHeightForWidth() else ticks.sizeHint().height())
    settle()
    assert clipped(ticks) == []
    assert nameless(ticks) == []
