"""The page of reports: every word fits, every control is named, and each says what was wished."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from leaderlens.services.landing import Ground, Landing
from leaderlens.services.reports import PARTS, Form, Kind, Part
from leaderlens.ui.reports import view as words
from leaderlens.ui.reports.page import ReportsPage
from leaderlens.ui.reports.view import ReportsView
from tests.ui.fitting import clipped, dressed, nameless, settle, untranslated

TARGET = Path("/home/robin/OneDrive - Kelderby/LeaderLens personal review 2026-11-24.docx")


def a_view(kind: Kind = Kind.PERSONAL, period: str = words.DAYS, *, missing: str = "") -> ReportsView:
    place, warning, severe = words.place_words(TARGET, Landing(TARGET.parent, Ground.SYNCED, "OneDrive"))
    return ReportsView(
        kinds=words.kind_cards(tuple(Kind)),
        kind=kind,
        sessions=(("a", "4 November 2026: Annual review"), ("b", "3 July 2026: Check-in review")),
        session="b",
        period=period,
        parts=words.part_rows(kind, PARTS[kind]),
        ticked=frozenset(PARTS[kind]) - {Part.JOURNAL},
        form=Form.WORD,
        form_note=words.form_note(Form.WORD),
        place=place,
        warning=warning,
        severe=severe,
        missing=missing,
        ready=True,
        printable=True,
    )


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> ReportsPage:
    dressed(qapp)
    made = ReportsPage()
    qtbot.addWidget(made)
    made.resize(900, 640)
    made.offer_days(date(2026, 1, 1), date(2026, 11, 24))
    made.show()
    made.show_view(a_view())
    settle()
    return made


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [760, 1050])
def test_every_word_fits_and_everything_is_named(
    page: ReportsPage, qapp: QApplication, kind: Kind, percent: int, width: int
) -> None:
    dressed(qapp).set_text_size(percent)
    page.resize(width, 640)
    page.show_view(a_view(kind))
    page.tell("The report is now in “LeaderLens personal review 2026-11-24.docx”, unencrypted.", "good", TARGET)
    settle()
    assert (clipped(page), nameless(page)) == ([], [])


@pytest.mark.usefixtures("pseudo_language")
def test_every_word_can_be_translated(qapp: QApplication, qtbot: QtBot) -> None:
    dressed(qapp)
    made = ReportsPage()
    qtbot.addWidget(made)
    made.show()
    made.show_view(replace(a_view(Kind.PAIR), sessions=(), place=""))
    assert untranslated(made) == set()


def test_it_shows_what_is_chosen(page: ReportsPage) -> None:
    assert (page.kinds.value(), page.period.value(), page.form.value()) == ("personal", "days", "word")
    assert page.between.isVisibleTo(page)
    assert not page.session.isVisibleTo(page)
    assert [part for part, row in page.rows.items() if not row.isChecked()] == [Part.JOURNAL]
    assert "OneDrive" in page.warning.text()
    page.show_view(a_view(Kind.SESSION))
    assert page.session.value() == "b"
    assert not page.period.isVisibleTo(page)
    assert list(page.rows) == list(PARTS[Kind.SESSION])


def test_with_nothing_to_report_it_says_so_and_offers_nothing(page: ReportsPage) -> None:
    page.show_view(a_view(Kind.SESSION, missing="No session has been held yet."))
    assert page.missing.text() == "No session has been held yet."
    for part in (page.form, page.start, *page.rows.values()):
        assert not part.isVisibleTo(page)


def test_each_control_says_what_is_wished(page: ReportsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.part_ticked) as ticked:
        page.rows[Part.JOURNAL].click()
    assert ticked.args == ["journal", True]
    for signal, button in (
        (page.export_wanted, page.start), (page.preview_wanted, page.preview_it), (page.place_wanted, page.choose),
        (page.back_wanted, page.back),
    ):  # fmt: skip
        with qtbot.waitSignal(signal):
            button.click()


def test_while_a_report_is_made_there_is_a_way_to_stop(page: ReportsPage, qtbot: QtBot) -> None:
    page.show_busy(busy=True)
    assert page.stop.isVisibleTo(page)
    assert not page.start.isVisibleTo(page)
    assert not any(row.isEnabled() for row in page.rows.values())
    page.stepped.emit(1, 2)
    with qtbot.waitSignal(page.stop_wanted):
        page.stop.click()
    page.show_busy(busy=False)
    assert page.start.isVisibleTo(page)
    assert not page.stop.isVisibleTo(page)


def test_a_file_gets_its_ending(page: ReportsPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    chosen: list[tuple[Path, bool]] = []
    page.place_chosen.connect(lambda path, replace: chosen.append((path, replace)))
    for name in ("review", "review.docx", ""):
        answer = str(tmp_path / name) if name else ""
        monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_a, answer=answer: (answer, "")))
        page.ask_file("review.docx", "Word", ".docx")
    assert chosen == [(tmp_path / "review.docx", False), (tmp_path / "review.docx", True)]


def test_where_it_lies_can_be_shown(page: ReportsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda url: opened.append(url.toLocalFile())))
    page.tell("There.", "good", TARGET)
    page.show_it.click()
    assert opened == [str(TARGET.parent)]
