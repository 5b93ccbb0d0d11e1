"""The lenses page: nothing cut off, everything named, items moved by keys."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from leaderlens.ui.lenses import view
from leaderlens.ui.lenses.page import LensesPage
from leaderlens.ui.style.theme import Theme
from tests.ui.fitting import clipped, nameless, untranslated
from tests.ui.lenses.pages import edit, opened
from tests.ui.lenses.samples import PAIR, PATIENT, SETS, SHIPPED


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
