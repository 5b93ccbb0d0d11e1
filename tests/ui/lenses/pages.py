"""A lenses page to try, and a draft in its editor."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from leaderlens.ui.lenses import view, words
from leaderlens.ui.lenses.page import LensesPage
from tests.ui.lenses.samples import OWN, PAIR, SHARED, SHIPPED, half


def opened(qtbot: QtBot) -> LensesPage:
    page = LensesPage()
    qtbot.addWidget(page)
    page.resize(936, 640)
    page.show()
    page.list.show_listing(view.listing(OWN, SHARED, SHIPPED, PAIR))
    return page


def edit(page: LensesPage) -> str:
    draft, item = half()
    page.editor.show_lens(draft.lens, item, words.words_of(draft, draft.item(item)))
    page.editor.show_missing(words.missing(draft), strict=True)
    page.show_part(page.editor)
    return item
