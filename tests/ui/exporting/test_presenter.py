"""The presenter with a page that only remembers, and real exports of a real vault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument

from leaderlens.domain.changes import Changes
from leaderlens.domain.journal import JournalEntry
from leaderlens.services.audit import Audit
from leaderlens.services.journal import Journal
from leaderlens.services.journal_export import Format, JournalExport
from leaderlens.services.open_vault import OpenVault
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.exporting.presenter import ExportPresenter
from leaderlens.ui.exporting.view import ExportView
from tests.ui.tasks_fixture import ImmediateTasks
from tests.vault_fixtures import MakeVault


class Wire:
    """A signal without Qt."""

    def __init__(self) -> None:
        self._heard: list[Callable[..., object]] = []

    def connect(self, hears: Callable[..., object]) -> None:
        self._heard.append(hears)

    def emit(self, *said: object) -> None:
        for hears in self._heard:
            hears(*said)


class Page:
    def __init__(self) -> None:
        for name in ("what_changed", "format_changed", "place_wanted", "place_chosen", "export_wanted", "stop_wanted",
            "print_wanted", "back_wanted", "stepped"):  # fmt: skip
            setattr(self, name, Wire())
        self.view: ExportView | None = None
        self.what = "all"
        self.span: tuple[date, date] | None = None
        self.told: list[tuple[str, str, Path | None]] = []
        self.asked: list[tuple[str, ...]] = []
        self.busy: list[bool] = []
        self.previewed: list[tuple[str, bytes]] = []
        self.prints = True

    def offer_days(self, first: date, last: date) -> None:
        self.days = (first, last)

    def show_view(self, view: ExportView) -> None:
        self.view, self.what = view, view.what

    def show_busy(self, *, busy: bool) -> None:
        self.busy.append(busy)

    def tell(self, sentence: str, tone: str = "ink2", done: Path | None = None) -> None:
        self.told.append((sentence, tone, done))

    def ask_folder(self, name: str) -> None:
        self.asked.append((name,))

    def ask_file(self, *asked: str) -> None:
        self.asked.append(asked)

    def preview(self, title: str, pages: bytes) -> bool:
        self.previewed.append((title, pages))
        return self.prints


class Seat:
    def __init__(self, vault: OpenVault) -> None:
        self.vault, self.page, self.tasks = vault, Page(), ImmediateTasks()
        self.went: list[Place] = []
        desk = Desk(
            vault.person, vault.keeping.clock, self.tasks, self.went.append, lambda _changes: None, lambda: None
        )
        self.presenter = ExportPresenter(self.page, desk, JournalExport(vault))  # type: ignore[arg-type]

    @property
    def view(self) -> ExportView:
        assert self.page.view is not None
        return self.page.view


@pytest.fixture
def seat(make_vault: MakeVault) -> Seat:
    vault = make_vault()
    start = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    Journal(vault.database, vault.keeping.clock).save_all(
        JournalEntry(
            f"{number:032x}", f"Entry {number}", "Budget" if number < 3 else "Walk", start + timedelta(number), start
        )
        for number in range(5)
    )
    return Seat(vault)


def signal(seat: Seat, name: str, *said: object) -> None:
    found: Any = getattr(seat.page, name)
    found.emit(*said)


def test_it_begins_with_everything_and_no_place(seat: Seat) -> None:
    seat.presenter.show(Place("export"))
    assert (seat.view.counted, seat.view.what, seat.view.ready) == ("5 entries", "all", False)
    assert [value for value, *_rest in seat.view.whats] == ["all"]
    assert seat.page.days == (date(2026, 1, 1), date(2026, 11, 24))


def test_what_the_journal_had_in_view_is_offered_first(seat: Seat) -> None:
    seat.presenter.offer("budget")
    seat.presenter.show(Place("export"))
    assert (seat.view.what, seat.view.counted) == ("found", "3 entries")
    seat.page.what = "all"
    signal(seat, "what_changed")
    assert (seat.view.what, seat.view.counted) == ("all", "5 entries")
    seat.presenter.offer("", (f"{1:032x}",))
    seat.presenter.show(Place("export"))
    assert (seat.view.what, seat.view.counted) == ("chosen", "1 entry")


def test_days_narrow_it(seat: Seat) -> None:
    seat.presenter.show(Place("export"))
    seat.page.span = (date(2026, 3, 2), date(2026, 3, 3))
    signal(seat, "what_changed")
    assert seat.view.counted == "2 entries"
    seat.page.span = (date(2020, 3, 2), date(2020, 3, 3))
    signal(seat, "what_changed")
    assert (seat.view.counted, seat.view.printable) == ("No entry is among these.", False)


def test_a_place_is_asked_for_and_warned_of(seat: Seat, tmp_path: Path) -> None:
    seat.presenter.show(Place("export"))
    signal(seat, "place_wanted")
    assert seat.page.asked == [("LeaderLens journal 2026-11-24",)]
    signal(seat, "place_chosen", tmp_path / "OneDrive" / "x", False)
    assert "OneDrive" in seat.view.warning
    assert (seat.view.severe, seat.view.ready) == (True, True)
    signal(seat, "format_changed", "word")
    assert (seat.view.place, seat.view.ready) == ("", False)
    signal(seat, "place_wanted")
    assert seat.page.asked[-1] == ("LeaderLens journal 2026-11-24.docx", "Word", ".docx")


@pytest.mark.parametrize("form", list(Format))
def test_an_export_is_made_and_told(seat: Seat, tmp_path: Path, form: Format) -> None:
    seat.presenter.show(Place("export"))
    signal(seat, "format_changed", form.value)
    target = tmp_path / ("x" + form.suffix)
    signal(seat, "place_chosen", target, False)
    signal(seat, "export_wanted")
    assert seat.page.told[-1] == (f"5 entries are now in “{target.name}”, unencrypted.", "good", target)
    assert seat.page.busy == [True, False]
    assert target.exists()
    assert seat.view.place == ""
    assert seat.tasks.told == []


def test_stopping_leaves_nothing(seat: Seat, tmp_path: Path) -> None:
    seat.presenter.show(Place("export"))
    place = tmp_path / "place"
    place.mkdir()
    signal(seat, "place_chosen", place / "x", False)
    stepped: Any = seat.page.stepped  # type: ignore[attr-defined]
    stepped.connect(lambda *_at: signal(seat, "stop_wanted"))
    signal(seat, "export_wanted")
    assert seat.page.told[-1][0] == "Stopped. Nothing was exported, and nothing is left behind."
    assert list(place.iterdir()) == []


def test_what_the_disk_says_is_told_beside_the_button(seat: Seat, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    seat.presenter.show(Place("export"))
    signal(seat, "place_chosen", tmp_path / "x", False)
    signal(seat, "export_wanted")
    assert seat.page.told[-1][1] == "danger"
    assert seat.tasks.told == []
    assert seat.view.ready


def test_a_preview_holds_all_and_a_print_is_logged(seat: Seat) -> None:
    seat.presenter.show(Place("export"))
    signal(seat, "print_wanted")
    (title, pages) = seat.page.previewed[0]
    assert title == "Journal"
    assert "Entry 4" in "".join(page.get_textpage().get_text_range() for page in PdfDocument(pages))
    assert Audit(seat.vault).entries(1)[0].detail == "5 entries, printed"
    seat.page.prints = False
    signal(seat, "print_wanted")
    assert len([line for line in Audit(seat.vault).entries() if line.kind == "exported"]) == 1


def test_it_counts_again_when_the_journal_changes(seat: Seat) -> None:
    seat.presenter.show(Place("export"))
    journal = Journal(seat.vault.database, seat.vault.keeping.clock)
    entry = journal.entry(f"{0:032x}")
    assert entry is not None
    journal.save_all([replace(entry, id="f" * 32)])
    seat.presenter.refresh(Changes(journal=True))
    assert seat.view.counted == "6 entries"
    seat.presenter.leave()
    signal(seat, "back_wanted")
    assert seat.went == [Place("journal")]


def test_a_preview_can_be_stopped(seat: Seat) -> None:
    seat.presenter.show(Place("export"))
    stepped: Any = seat.page.stepped  # type: ignore[attr-defined]
    stepped.connect(lambda *_at: signal(seat, "stop_wanted"))
    signal(seat, "print_wanted")
    assert seat.page.told[-1][0].startswith("Stopped.")
    assert seat.page.previewed == []
