from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from leaderlens.services.journal_export import Format
from leaderlens.services.landing import Ground, Landing
from leaderlens.ui.exporting.page import ExportPage
from leaderlens.ui.exporting.view import MOST_PRINTED, Offer, view_of
from tests.ui.fitting import clipped, dressed, nameless, settle, untranslated

TARGET = Path("/home/rowan/OneDrive/LeaderLens journal 2026-11-21.pdf")
FULL = view_of(
    Offer("budget", ("a", "b")), "found", 120, Format.PDF, TARGET, Landing(TARGET.parent, Ground.SYNCED, "OneDrive")
)


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> ExportPage:
    dressed(qapp)
    made = ExportPage()
    qtbot.addWidget(made)
    made.resize(900, 640)
    made.offer_days(date(2026, 1, 1), date(2026, 11, 21))
    made.show()
    made.show_view(FULL)
    settle()
    return made


def test_it_says_what_goes_where_and_what_that_means(page: ExportPage) -> None:
    assert page.count.text() == "120 entries"
    assert page.whats.value() == "found"
    assert page.formats.value() == "pdf"
    assert "PDF/UA" in page.format_note.text()
    assert "OneDrive" in page.warning.text()
    assert page.place.text() == str(TARGET)
    assert page.start.isEnabled()
    assert nameless(page) == []


def test_without_a_place_there_is_nothing_to_start(page: ExportPage) -> None:
    page.show_view(view_of(Offer(), "all", MOST_PRINTED + 1, Format.WORD, None, None))
    assert not page.start.isEnabled()
    assert not page.printing.isEnabled()
    assert str(MOST_PRINTED) in page.print_note.text()
    assert not page.whats.isVisible()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [760, 1050])
def test_every_word_fits(page: ExportPage, qapp: QApplication, percent: int, width: int) -> None:
    dressed(qapp).set_text_size(percent)
    page.resize(width, 640)
    page.between.setChecked(True)
    page.tell("120 entries are now in “x”, unencrypted.", "good", TARGET)
    assert clipped(page) == []
    page.show_busy(busy=True)
    assert clipped(page) == []
    dressed(qapp)


@pytest.mark.usefixtures("pseudo_language")
def test_every_word_can_be_translated(qapp: QApplication, qtbot: QtBot) -> None:
    dressed(qapp)
    made = ExportPage()
    qtbot.addWidget(made)
    made.show()
    made.show_view(view_of(Offer(), "all", 3, Format.JSON, None, None))
    assert untranslated(made) == set()


def test_days_are_asked_for_only_when_wanted_and_come_in_order(page: ExportPage) -> None:
    heard: list[bool] = []
    page.what_changed.connect(lambda: heard.append(True))
    assert page.span is None
    page.between.click()
    assert page.days.isVisible()
    assert heard
    page.first.set_value(date(2026, 5, 1))
    page.last.set_value(date(2026, 4, 1))
    assert page.span == (date(2026, 4, 1), date(2026, 5, 1))


def test_while_it_works_it_can_only_be_stopped(page: ExportPage) -> None:
    page.show_busy(busy=True)
    page.stepped.emit(60, 120)
    settle()
    assert page.bar.done == 10
    assert page.stop.isVisible()
    assert not page.start.isVisible()
    assert not page.choose.isEnabled()
    page.show_busy(busy=False)
    assert page.start.isVisible()
    assert not page.stop.isVisible()


def test_places_come_from_the_systems_own_dialogs(page: ExportPage, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen: list[tuple[Path, bool]] = []
    page.place_chosen.connect(lambda path, replacing: chosen.append((path, replacing)))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: "/home/rowan")
    page.ask_folder("Journal")
    for answer in ("/home/rowan/a.docx", "/home/rowan/b", ""):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, answer=answer: (answer, ""))
        page.ask_file("x.docx", "Word", ".docx")
    assert chosen == [
        (Path("/home/rowan/Journal"), False), (Path("/home/rowan/a.docx"), True), (Path("/home/rowan/b.docx"), False),
    ]  # fmt: skip


def test_the_result_can_be_shown_in_its_folder(page: ExportPage, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    page.tell("Done.", "good", Path("/home/rowan/a.docx"))
    page.show_it.click()
    assert opened == ["/home/rowan"]
