"""The presenter with a page that only remembers, and real reports of two real people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import docx
import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from leaderlens.analysis.histories import ALWAYS, Period
from leaderlens.domain.changes import Changes
from leaderlens.domain.people import Pair, Role
from leaderlens.services.audit import Audit
from leaderlens.services.own_review import OwnReview
from leaderlens.services.reports import Kind, Part, Reports
from leaderlens.ui.desk import Place
from leaderlens.ui.reports.page import ReportsPage
from leaderlens.ui.reports.presenter import ReportsPresenter
from leaderlens.ui.reports.view import ALL, TERM, YEAR, period_of
from tests.reflection import Room, room
from tests.ui.desks import KeptDesk


class Scene:
    """The leader at the page of reports."""

    def __init__(self, both: Room, qtbot: QtBot) -> None:
        seat, chair = both.leader.seat, both.leader
        self.both, self.vault = both, seat.laptop.vault
        self.pair = seat.laptop.pairing.pairs()[0]
        self.kept = KeptDesk(self.vault.person, both.seats.clock, self.pair)
        self.reports = Reports(
            self.vault, seat.checkins, seat.events, chair.sessions, chair.agreements, chair.priorities,
            OwnReview(seat.journal).lines,
        )  # fmt: skip
        self.page = ReportsPage()
        qtbot.addWidget(self.page)
        self.presenter = ReportsPresenter(self.page, self.kept.desk, self.reports)

    def hold(self) -> str:
        """A session is held."""
        sessions, pair_id = self.both.leader.sessions, self.both.pair_id
        _changes, session = sessions.plan(pair_id, "regular_check_in", self.both.seats.clock(), 60)
        sessions.begin(pair_id, session, Role.LEADER)
        sessions.finish(pair_id, session, "Calmer than it began.")
        self.both.seats.clock.moment += timedelta(days=1)
        return session


@pytest.fixture
def scene(tmp_path: Path, qtbot: QtBot) -> Iterator[Scene]:
    with room(tmp_path / "home") as both:
        yield Scene(both, qtbot)


def test_before_the_first_session_it_says_so(scene: Scene) -> None:
    scene.presenter.show(Place("reports"))
    assert scene.page.missing.text().startswith("No session has been held yet.")
    session = scene.hold()
    scene.presenter.refresh(Changes(sessions=True))
    assert scene.page.missing.text() == ""
    assert scene.page.session.value() == session
    scene.kept.pair = None
    scene.presenter.show(Place("reports"))
    assert "Connect in People" in scene.page.missing.text()


def test_a_place_names_the_kind_and_the_session(scene: Scene) -> None:
    first, _second = scene.hold(), scene.hold()
    scene.presenter.show(Place("reports", act="session", session_id=first))
    assert (scene.page.kinds.value(), scene.page.session.value()) == ("session", first)
    scene.presenter.show(Place("reports", act="personal"))
    assert scene.page.kinds.value() == "personal"
    assert not scene.page.rows[Part.JOURNAL].isChecked()


def test_the_journal_is_asked_about_anew_each_time(scene: Scene) -> None:
    scene.presenter.show(Place("reports", act="personal"))
    scene.page.rows[Part.JOURNAL].click()
    assert scene.page.rows[Part.JOURNAL].isChecked()
    scene.page.kind_chosen.emit("pair")
    scene.page.kind_chosen.emit("personal")
    assert not scene.page.rows[Part.JOURNAL].isChecked()


def test_a_report_goes_where_it_was_sent_and_says_so(scene: Scene, tmp_path: Path) -> None:
    session = scene.hold()
    scene.presenter.show(Place("reports", act="session", session_id=session))
    assert not scene.page.start.isEnabled()
    target = tmp_path / "summary.docx"
    scene.page.place_chosen.emit(target, False)
    assert "not encrypted" in scene.page.warning.text()
    scene.page.export_wanted.emit()
    assert scene.page.outcome.text() == "The report is now in “summary.docx”, unencrypted."
    assert "Calmer than it began." in "\n".join(one.text for one in docx.Document(str(target)).paragraphs)
    assert Audit(scene.vault).entries()[0].detail == "Session summary, as Word: summary.docx"
    assert not scene.page.start.isEnabled()  # a place is for one report


def test_as_a_pdf_every_page_says_what_it_is_not(scene: Scene, tmp_path: Path) -> None:
    session = scene.hold()
    scene.presenter.show(Place("reports", act="session", session_id=session))
    scene.page.form_chosen.emit("pdf")
    target = tmp_path / "summary.pdf"
    scene.page.place_chosen.emit(target, False)
    scene.page.export_wanted.emit()
    pages = [one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(target.read_bytes())]
    assert pages
    assert all("Developmental, not an appraisal" in text for text in pages)
    assert "Session summary" in pages[0]


def test_what_goes_wrong_is_said_and_leaves_nothing(scene: Scene, tmp_path: Path) -> None:
    session = scene.hold()
    scene.presenter.show(Place("reports", act="session", session_id=session))
    target = tmp_path / "there.docx"
    target.write_text("mine")
    scene.page.place_chosen.emit(target, False)
    scene.page.export_wanted.emit()
    assert "already" in scene.page.outcome.text()
    assert target.read_text() == "mine"
    assert scene.page.start.isEnabled()


def test_stopped_half_way_nothing_is_left(scene: Scene, tmp_path: Path) -> None:
    session = scene.hold()
    scene.presenter.show(Place("reports", act="session", session_id=session))
    scene.page.place_chosen.emit(tmp_path / "summary.docx", False)
    scene.page.stepped.connect(lambda _done, _total: scene.presenter.leave())
    scene.page.export_wanted.emit()
    assert scene.page.outcome.text().startswith("Stopped.")
    assert list(tmp_path.glob("*.docx")) == []
    assert not scene.presenter.unsaved


def test_what_is_printed_is_noted(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    session = scene.hold()
    seen: list[tuple[str, bytes]] = []

    def preview(title: str, pages: bytes) -> bool:
        seen.append((title, pages))
        return len(seen) == 2

    monkeypatch.setattr(scene.page, "preview", preview)
    scene.presenter.show(Place("reports", act="session", session_id=session))
    scene.page.preview_wanted.emit()
    assert Audit(scene.vault).entries()[0].detail != "Session summary, printed"
    scene.page.preview_wanted.emit()
    assert Audit(scene.vault).entries()[0].detail == "Session summary, printed"
    assert seen[0][0] == "Session summary"
    assert seen[0][1].startswith(b"%PDF")


def test_back_leads_to_the_sessions(scene: Scene) -> None:
    scene.page.back.click()
    assert scene.kept.went == [Place("sessions")]


def test_with_no_chapter_there_is_no_report(scene: Scene) -> None:
    scene.presenter.show(Place("reports", act=Kind.PERSONAL.value))
    for row in list(scene.page.rows.values()):
        if row.isChecked():
            row.click()
    assert not scene.page.preview_it.isEnabled()


@pytest.mark.parametrize(
    ("chosen", "today", "period"),
    [
        (YEAR, date(2026, 11, 22), Period(date(2026, 5, 19), date(2026, 11, 22))),  # no earlier than the term
        (YEAR, date(2028, 2, 29), Period(date(2027, 2, 28), date(2028, 2, 29))),
        (TERM, date(2026, 11, 22), Period(date(2026, 5, 19), date(2026, 11, 22))),
        (ALL, date(2026, 11, 22), ALWAYS),
        ("days", date(2026, 11, 22), Period(date(2026, 2, 1), date(2026, 3, 1))),
    ],
)
def test_a_period_means_days(chosen: str, today: date, period: Period) -> None:
    pair = Pair("p", Role.LEADER, "Robin", "Morgan", "Kelderby", date(2026, 5, 19))
    assert period_of(chosen, today, pair, (date(2026, 3, 1), date(2026, 2, 1))) == period
