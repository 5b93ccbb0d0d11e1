"""The editor of a lens: items in order by keys, what is missing beside its field, nothing typed is lost."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.ui.lenses import words
from leaderlens.ui.widgets.pause import PAUSE_MS
from tests.ui.lenses.pages import edit, opened
from tests.ui.lenses.samples import whole


def test_an_item_is_moved_and_taken_out_by_keys(qtbot: QtBot) -> None:
    page = opened(qtbot)
    item = edit(page)
    moved, removed = [], []
    page.editor.item_moved.connect(lambda one, step: moved.append((one, step)))
    page.editor.item_removed.connect(removed.append)
    tab = page.editor.tabs[1]
    qtbot.keyClick(tab, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(tab, Qt.Key.Key_Delete)
    page.editor.up.click()
    assert moved == [(item, -1), (item, -1)]
    assert removed == [item]
    assert not page.editor.down.isEnabled()


def test_what_is_missing_stands_beside_its_field(qtbot: QtBot) -> None:
    page = opened(qtbot)
    edit(page)
    low = page.editor.form.sides[0].fields["low"]
    assert low.field.accessibleDescription() == "Please say what a 1 looks like."
    assert page.editor.told.text() == "4 things are still to be written."
    draft, item = whole()
    page.editor.show_lens(draft.lens, item, words.words_of(draft, draft.item(item)))
    page.editor.show_missing(words.missing(draft), strict=True)
    assert low.field.accessibleDescription() == ""
    assert page.editor.told.text().startswith("Everything is there.")


def test_typing_is_told_at_once_and_kept_a_moment_later(qtbot: QtBot) -> None:
    page = opened(qtbot)
    item = edit(page)
    typed = []
    page.editor.item_changed.connect(typed.append)
    with qtbot.waitSignal(page.editor.paused):
        qtbot.keyClicks(page.editor.form.name.edit, "!")
    assert typed == [item]
    assert page.editor.tabs[1].text() == "Speaks up in time!"


def test_who_types_without_a_rest_is_kept_all_the_same(qtbot: QtBot) -> None:
    page = opened(qtbot)
    edit(page)
    kept = list[str]()
    page.editor.paused.connect(lambda: kept.append(page.editor.form.name.text()))

    def typed_on() -> bool:
        qtbot.keyClicks(page.editor.form.name.edit, "a")
        qtbot.keyClick(page.editor.form.name.edit, Qt.Key.Key_Backspace)
        return bool(kept)

    qtbot.waitUntil(typed_on, timeout=PAUSE_MS * 5)
    page.editor.hush()
    assert kept[0].startswith("Speaks up in time")
