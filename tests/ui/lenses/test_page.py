"""The lenses page: nothing cut off, everything named, items moved by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from leaderlens.domain.lens import Band
from leaderlens.ui.lenses import view
from leaderlens.ui.lenses.page import LensesPage
from leaderlens.ui.style.theme import Theme
from tests.ui.fitting import clipped, nameless, untranslated
from tests.ui.lenses.samples import OWN, PAIR, PATIENT, SETS, SHARED, SHIPPED, half, whole


def opened(qtbot: QtBot) -> LensesPage:
    page = LensesPage()
    qtbot.addWidget(page)
    page.resize(936, 640)
    page.show()
    page.list.show_listing(view.listing(OWN, SHARED, SHIPPED, PAIR))
    return page


def edit(page: LensesPage) -> str:
    draft, item = half()
    page.editor.show_lens(draft.lens, item, view.words_of(draft, draft.item(item)))
    page.editor.show_missing(view.missing(draft), strict=True)
    page.show_part(page.editor)
    return item


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_and_everything_is_named(qtbot: QtBot, theme: Theme, percent: int) -> None:
    theme.set_text_size(percent)
    page = opened(qtbot)
    assert (clipped(page), nameless(page)) == ([], [])
    page.reading.show_lens(SHIPPED[1], anchors=True)
    page.show_part(page.reading)
    assert (clipped(page), nameless(page)) == ([], [])
    edit(page)
    assert (clipped(page), nameless(page)) == ([], [])
    page.anchors.show_anchors(view.anchors_of(PATIENT, SETS, PAIR))
    page.show_part(page.anchors)
    assert (clipped(page), nameless(page)) == ([], [])
    page.new.start()
    page.show_part(page.new)
    assert (clipped(page), nameless(page)) == ([], [])


@pytest.mark.usefixtures("pseudo_language")
def test_every_word_is_translatable(qtbot: QtBot) -> None:
    page = LensesPage()
    qtbot.addWidget(page)
    page.show()
    assert untranslated(page) == set()
    page.show_part(page.editor)
    assert untranslated(page) == set()


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
    page.editor.show_lens(draft.lens, item, view.words_of(draft, draft.item(item)))
    page.editor.show_missing(view.missing(draft), strict=True)
    assert low.field.accessibleDescription().startswith("At most")
    assert page.editor.told.text().startswith("Everything is there.")


def test_the_band_of_the_best_never_turns_over(qtbot: QtBot) -> None:
    page = opened(qtbot)
    edit(page)
    form = page.editor.form
    assert form.words().target == Band(3, 5)
    form.low.set_value("6")
    form.low.changed.emit()
    target = form.words().target
    assert target is not None
    assert target.low <= target.high
    form.middle_best.click()
    assert form.words().target is None
    assert form.band.isHidden()


def test_typing_is_told_at_once_and_kept_a_moment_later(qtbot: QtBot) -> None:
    page = opened(qtbot)
    item = edit(page)
    typed = []
    page.editor.item_changed.connect(typed.append)
    with qtbot.waitSignal(page.editor.paused):
        qtbot.keyClicks(page.editor.form.name.edit, "!")
    assert typed == [item]
    assert page.editor.tabs[1].text() == "Speaks up in time!"


def test_anchors_are_proposed_only_when_all_three_are_there(qtbot: QtBot) -> None:
    page = opened(qtbot)
    proposed, said = [], []
    page.anchors.proposed.connect(lambda *words: proposed.append(words))
    page.anchors.said.connect(lambda *words: said.append(words))
    page.anchors.show_anchors(view.anchors_of(PATIENT, SETS, PAIR))
    assert page.anchors.half_written is None
    page.anchors.low.set_text(" ")
    assert page.anchors.half_written is not None
    page.anchors.propose.click()
    assert proposed == []
    page.anchors.low.set_text("Rushes.")
    page.anchors.propose.click()
    page.anchors.cards[0].agree.click()
    assert proposed == [("Rushes.", "Mostly waits.", "Waits well.")]
    assert said == [("2", "agree")]
