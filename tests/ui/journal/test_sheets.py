"""Every sheet at every size: nothing cut off, everything named, every word translatable, nothing left behind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from leaderlens.domain.paragraph import paragraphs
from leaderlens.ui.journal.beginning import Beginning
from leaderlens.ui.journal.comparison import compare
from leaderlens.ui.journal.completion import Vocabulary
from leaderlens.ui.journal.row_item import RowItem
from leaderlens.ui.journal.sheet import Sheet
from leaderlens.ui.journal.sheets import Sheets
from leaderlens.ui.style.theme import Theme
from tests.ui.fitting import clipped, nameless, settle, untranslated

ROWS = [RowItem("1", "1", "1", "1"), RowItem("2", "2", "2", "2")]
WORDS = Vocabulary((("1", 2), ("2", 3)), (("3", "3"),), ("4",))
TODAY = date(2026, 11, 24)


def _nothing(_sheet: Sheet) -> None:
    """No wishes are answered here."""


def _calendar(sheets: Sheets) -> Sheet:
    sheet = sheets.calendar(_nothing)
    sheet.show_year(2026, {TODAY: 2}, {}, TODAY, TODAY)
    return sheet


def _tags(sheets: Sheets) -> Sheet:
    sheet = sheets.tags(_nothing)
    sheet.show_tags(WORDS.tags)
    return sheet


def _bin(sheets: Sheets) -> Sheet:
    sheet = sheets.bin(30, _nothing)
    sheet.show_binned(ROWS, held=False)
    sheet.show_words("1")
    sheet.erase.click()
    return sheet


def _history(sheets: Sheets) -> Sheet:
    sheet = sheets.history(_nothing)
    sheet.show_versions(ROWS, held=True)
    sheet.show_comparison(compare("1 2", "1 3"))
    return sheet


def _links(sheets: Sheets) -> Sheet:
    sheet = sheets.links(_nothing)
    sheet.show_links(WORDS, (("5", "5"),), (("tag", "1"),))
    return sheet


def _park(sheets: Sheets) -> Sheet:
    sheet = sheets.park(_nothing)
    sheet.show_sentence("1 2 3", (("1", "1"), ("2", "2")), "1")
    return sheet


def _parked(sheets: Sheets) -> Sheet:
    sheet = sheets.parked(_nothing)
    sheet.show_parked(())
    return sheet


def _person(sheets: Sheets) -> Sheet:
    sheet = sheets.person(_nothing)
    sheet.begin()
    sheet.name.set_text("1")
    sheet.show_found("1", ROWS)
    return sheet


def _record(sheets: Sheets) -> Sheet:
    sheet = sheets.record(_nothing)
    sheet.show_paragraphs(paragraphs("1\n\n<!--llbusiness-->\n2"), "1.md")
    return sheet


def _templates(sheets: Sheets) -> Sheet:
    sheet = sheets.templates(_nothing)
    sheet.show_beginnings([Beginning("1", "1", "1", "1"), Beginning("2", "2", "2", own=True)], ())
    return sheet


def _own(sheets: Sheets) -> Sheet:
    sheet = sheets.own_prompts(_nothing)
    sheet.show_beginnings((), ())
    sheet.new.click()
    return sheet


ALL: list[Callable[[Sheets], Sheet]] = [
    _calendar, _tags, _bin, _history, _links, _park, _parked, _person, _record, _templates, _own,
]  # fmt: skip


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.mark.parametrize("show", ALL, ids=lambda show: show.__name__.strip("_"))
@pytest.mark.parametrize(("percent", "size"), [(100, (1000, 640)), (200, (1000, 640)), (200, (1280, 800))])
def test_nothing_is_cut_off_and_escape_leaves_nothing(
    page: QWidget, qtbot: QtBot, theme: Theme, show: Callable[[Sheets], Sheet], percent: int, size: tuple[int, int]
) -> None:
    theme.set_text_size(percent)
    page.resize(*size)
    sheets = Sheets(page)
    sheet = show(sheets)
    settle()
    assert (clipped(sheet), nameless(sheet)) == ([], [])
    assert sheet.isAncestorOf(page.focusWidget() or page)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    if sheet.isVisible():  # it took back its question first
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheets.showing() is None


@pytest.mark.usefixtures("pseudo_language")
@pytest.mark.parametrize("show", ALL, ids=lambda show: show.__name__.strip("_"))
def test_every_word_is_translatable(page: QWidget, show: Callable[[Sheets], Sheet]) -> None:
    page.resize(1280, 800)
    assert untranslated(show(Sheets(page))) <= {"Esc", "md"}
