"""Tags and links below a title: chips where there is room, a count that leads to them where there is none."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from leaderlens.ui.journal.editor import EntryEditor
from leaderlens.ui.journal.links_row import LinksRow
from leaderlens.ui.style.theme import Theme
from tests.ui.journal.lines import TODAY, entry

LINKS = (("item", "ryley.patient", "Patient"), ("person", "p1", "Morgan"), ("tag", "trust", "trust"))


@pytest.fixture
def row(qtbot: QtBot) -> LinksRow:
    made = LinksRow()
    qtbot.addWidget(made)
    made.resize(600, 60)
    made.show()
    made.show_links(LINKS)
    return made


def test_a_press_and_a_cross_tell_which(row: LinksRow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(row.pressed) as pressed:
        row.chips["tag", "trust"].click()
    with qtbot.waitSignal(row.removed) as removed:
        row.chips["person", "p1"].removed.emit()
    assert (pressed.args, removed.args) == (["tag", "trust"], ["person", "p1"])


def test_brief_it_counts_and_names_them_to_a_screen_reader(row: LinksRow, qtbot: QtBot) -> None:
    row.set_brief(brief=True)
    assert row.chips == {}
    assert row.add_button.text() == "3 tags and links"
    assert row.add_button.accessibleName() == "Patient; Morgan; trust. Change them"
    with qtbot.waitSignal(row.add_wished):
        row.add_button.click()
    row.show_links(())
    assert row.add_button.text() == "Tag or link"
    row.set_brief(brief=False)
    row.show_links(LINKS)
    assert list(row.chips) == [("item", "ryley.patient"), ("person", "p1"), ("tag", "trust")]


def test_large_text_in_a_small_window_leaves_the_room_to_the_words(qtbot: QtBot, theme: Theme) -> None:
    editor = EntryEditor()
    qtbot.addWidget(editor)
    editor.resize(920, 590)
    editor.show()
    editor.show_entry(entry(), TODAY)
    editor.show_links(LINKS)
    assert len(editor.links.chips) == 3
    theme.set_text_size(200)
    try:
        assert editor.links.chips == {}
        row = editor.links
        qtbot.waitUntil(lambda: row.height() >= row.heightForWidth(row.width()))  # nothing is cut off
    finally:
        theme.set_text_size(100)
    assert len(editor.links.chips) == 3
