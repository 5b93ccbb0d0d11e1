"""The furniture of an open vault's rooms: each page, made with the presenter that acts for it and what both are given.

This is the one place where a page meets the services it uses. A page is made when somebody first goes to it, and only
then are the modules imported that no other page needs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from leaderlens.domain.people import Pair
from leaderlens.i18n import _
from leaderlens.services.chart_files import ChartFiles
from leaderlens.services.hold import Hold
from leaderlens.services.own_lines import OwnLines
from leaderlens.services.suite import Services
from leaderlens.settings import Settings
from leaderlens.ui.checkin.page import CheckInsPage
from leaderlens.ui.checkin.presenter import CheckInsPresenter
from leaderlens.ui.desk import Desk, Place, Presenter
from leaderlens.ui.journal.page import JournalPage
from leaderlens.ui.journal.parts import Parts
from leaderlens.ui.journal.presenter import JournalPresenter
from leaderlens.ui.journal.wing import Wing
from leaderlens.ui.main_window import MainWindow
from leaderlens.ui.people.page import PeoplePage
from leaderlens.ui.people.presenter import PeoplePresenter
from leaderlens.ui.preferences.page import PreferencesPage
from leaderlens.ui.preferences.presenter import PreferencesPresenter
from leaderlens.ui.reveal.page import RevealPage
from leaderlens.ui.reveal.presenter import RevealPresenter
from leaderlens.ui.safety.page import SafetyPage
from leaderlens.ui.safety.presenter import SafetyPresenter
from leaderlens.ui.today.page import TodayPage
from leaderlens.ui.today.presenter import TodayPresenter
from leaderlens.ui.trends.page import TrendsPage
from leaderlens.ui.trends.presenter import TrendsPresenter

if TYPE_CHECKING:
    from leaderlens.ui.sessions.sitting import Sitting


@dataclass(frozen=True, slots=True)
class Wishes:
    """What pages may ask of the house itself."""

    lock: Callable[[], None]
    hand_over: Callable[[str], None]
    choose_pair: Callable[[str], None]
    settings: Callable[[], Settings]
    change_settings: Callable[[Settings], None]
    hold_changed: Callable[[Hold | None], None]
    stay_open: Callable[[], None]


class Household(Protocol):
    """What furniture finds in the rooms it is made for."""

    window: MainWindow
    services: Services
    desk: Desk
    wishes: Wishes
    pairs: tuple[Pair, ...]
    handed_code: str
    journal_parts: Parts

    def go(self, place: Place) -> None: ...
    def hand_over(self, code: str = "") -> None: ...
    def choose_pair(self, pair_id: str) -> None: ...
    def presenter(self, name: str) -> Presenter: ...


Made = tuple[QWidget, Presenter]


@dataclass(frozen=True, slots=True)
class Furnished:
    """One page: its name for a Place, title, icon, who makes it, and where the rail has it: as an entry of its own, at
    the ``foot``, behind the promise (``promised``), or ``below`` another page, whose entry is lit while it is shown.
    ``words``: more words for the palette to find it by.
    """

    name: str
    title: str
    icon: str
    make: Callable[[Household], Made]
    shortcut: str = ""
    below: str = ""
    foot: bool = False
    promised: bool = False
    words: str = ""


def _today(rooms: Household) -> Made:
    s, page = rooms.services, TodayPage()
    page.hand_over_requested.connect(rooms.hand_over)
    page.done.connect(rooms.window.say_done)
    served = s.checkins, s.trends, s.journal, s.pairing, s.vault, s.agreements, s.proposals
    return page, TodayPresenter(page, rooms.desk, *served)


def _checkins(rooms: Household) -> Made:
    s, page = rooms.services, CheckInsPage()
    page.hand_over_requested.connect(rooms.hand_over)
    page.list.lenses_button.clicked.connect(lambda: rooms.go(Place("lenses")))
    own = OwnLines(s.journal, s.checkins)
    return page, CheckInsPresenter(page, rooms.desk, s.checkins, s.choices, s.events, own.since_last)


def _trends(rooms: Household) -> Made:
    s, page = rooms.services, TrendsPage()
    page.done.connect(rooms.window.say_done)
    return page, TrendsPresenter(page, rooms.desk, s.trends, s.histories, ChartFiles(s.vault.database, s.clock))


def _reveal(rooms: Household) -> Made:
    page = RevealPage()
    return page, RevealPresenter(page, rooms.desk, rooms.services.trends, rooms.services.session_topics)


def _lenses(rooms: Household) -> Made:
    from leaderlens.services.form_drafts import FormDrafts
    from leaderlens.ui.lenses.page import LensesPage
    from leaderlens.ui.lenses.presenter import LensesPresenter

    s, page = rooms.services, LensesPage()
    page.done.connect(rooms.window.say_done)
    return page, LensesPresenter(page, rooms.desk, s.own_lenses, s.anchors, FormDrafts(s.vault.database))


def _people(rooms: Household) -> Made:
    s, page = rooms.services, PeoplePage()
    page.hand_over_requested.connect(rooms.hand_over)
    page.choose_pair_requested.connect(rooms.choose_pair)
    return page, PeoplePresenter(page, rooms.desk, s.pairing, s.vault, s.terms, s.sessions, rooms.handed_code)


def _safety(rooms: Household) -> Made:
    page = SafetyPage()
    return page, SafetyPresenter(page, rooms.desk, rooms.services.vault, rooms.wishes.hold_changed)


def _settings(rooms: Household) -> Made:
    page = PreferencesPage()
    page.lock_requested.connect(rooms.wishes.lock)
    page.shortcuts_requested.connect(lambda: rooms.window.commands.run("shortcuts"))
    choices = rooms.wishes.settings, rooms.wishes.change_settings
    return page, PreferencesPresenter(page, rooms.desk, *choices, rooms.services.vault)


def _journal(rooms: Household) -> Made:
    s = rooms.services
    page = JournalPage(rooms.journal_parts, rooms.window.page_widget("journal"))  # large: moved once, not twice
    page.done.connect(rooms.window.say_done)
    page.said.connect(rooms.window.say)
    page.focused.connect(lambda on: rooms.window.rail.setVisible(not on))
    wing = Wing.over(s.vault, s.journal, s.library, s.events, lambda: rooms.pairs)
    presenter = JournalPresenter(page, rooms.desk, wing)
    presenter.menus.add(_("Bring entries in…"), lambda: rooms.go(Place("importing")))
    presenter.menus.add(_("Export entries…"), lambda: _export_from(rooms, presenter))
    return page, presenter


def _export_from(rooms: Household, journal: JournalPresenter) -> None:
    """Export, with what the journal has in view offered first."""
    from leaderlens.ui.exporting.presenter import ExportPresenter

    export = rooms.presenter("exporting")
    assert isinstance(export, ExportPresenter)  # noqa: S101 - pages() says so
    export.offer(journal.finder.query, journal.chosen)
    rooms.go(Place("exporting"))


def _importing(rooms: Household) -> Made:
    from leaderlens.services.journal_import import JournalImport
    from leaderlens.ui.importing.page import ImportingPage
    from leaderlens.ui.importing.presenter import ImportingPresenter

    s, page = rooms.services, ImportingPage()
    return page, ImportingPresenter(page, rooms.desk, JournalImport(s.vault.database, s.clock))


def _exporting(rooms: Household) -> Made:
    from leaderlens.services.journal_export import JournalExport
    from leaderlens.ui.exporting.page import ExportPage
    from leaderlens.ui.exporting.presenter import ExportPresenter

    page = ExportPage()
    return page, ExportPresenter(page, rooms.desk, JournalExport(rooms.services.vault))


def _walkthrough(rooms: Household) -> Made:
    from leaderlens.services.walkthrough import WalkThroughs
    from leaderlens.ui.walkthrough.page import WalkThroughPage
    from leaderlens.ui.walkthrough.presenter import WalkThroughPresenter

    s, page = rooms.services, WalkThroughPage()
    return page, WalkThroughPresenter(page, rooms.desk, WalkThroughs(s.vault.database, s.checkins, s.events))


def _sitting(rooms: Household) -> Sitting:
    from leaderlens.services.form_drafts import FormDrafts
    from leaderlens.ui.sessions.sitting import Sitting

    s = rooms.services
    return Sitting(s.sessions, s.proposals, s.agreements, s.checkins, s.library, FormDrafts(s.vault.database))


def _sessions(rooms: Household) -> Made:
    from leaderlens.services.invitations import Invitations
    from leaderlens.ui.sessions.page import SessionsPage
    from leaderlens.ui.sessions.presenter import SessionsPresenter
    from leaderlens.ui.sessions.wing import Wing

    s, page = rooms.services, SessionsPage()
    page.done.connect(rooms.window.say_done)
    wing = Wing(_sitting(rooms), s.session_topics, s.scripts, Invitations(s.vault.database, s.clock))
    return page, SessionsPresenter(page, rooms.desk, wing)


def _session(rooms: Household) -> Made:
    from leaderlens.ui.sessions.running_page import RunningPage
    from leaderlens.ui.sessions.running_presenter import RunningPresenter

    page = RunningPage()
    page.took_room.connect(lambda whole: rooms.window.rail.setVisible(not whole))
    page.alive.connect(rooms.wishes.stay_open)
    return page, RunningPresenter(page, rooms.desk, _sitting(rooms))


def _reports(rooms: Household) -> Made:
    from leaderlens.services.own_review import OwnReview
    from leaderlens.services.reports import Reports
    from leaderlens.ui.reports.page import ReportsPage
    from leaderlens.ui.reports.presenter import ReportsPresenter

    s, page = rooms.services, ReportsPage()
    shared = s.checkins, s.events, s.sessions, s.agreements, s.priorities
    reports = Reports(s.vault, *shared, OwnReview(s.journal).lines)
    return page, ReportsPresenter(page, rooms.desk, reports)


def _commitments(rooms: Household) -> Made:
    from leaderlens.services.form_drafts import FormDrafts
    from leaderlens.services.objective_export import ObjectiveExport
    from leaderlens.ui.commitments.page import CommitmentsPage
    from leaderlens.ui.commitments.presenter import CommitmentsPresenter
    from leaderlens.ui.commitments.wing import Wing as CommitmentsWing

    s, page = rooms.services, CommitmentsPage()
    page.done.connect(rooms.window.say_done)
    export = ObjectiveExport(s.objectives, s.vault.folder)
    wing = CommitmentsWing(s.agreements, s.objectives, s.priorities, FormDrafts(s.vault.database), export)
    return page, CommitmentsPresenter(page, rooms.desk, wing)


def _timeline(rooms: Household) -> Made:
    from leaderlens.services.form_drafts import FormDrafts
    from leaderlens.ui.timeline.page import TimelinePage
    from leaderlens.ui.timeline.presenter import TimelinePresenter

    s, page = rooms.services, TimelinePage()
    page.done.connect(rooms.window.say_done)
    wants = s.events, s.council, s.checkins, s.sessions, s.scripts
    return page, TimelinePresenter(page, rooms.desk, *wants, FormDrafts(s.vault.database))


def pages() -> tuple[Furnished, ...]:
    """Every page there is, in the rail's order, with its title in the language in use."""
    return (
        Furnished("today", _("Today"), "sun", _today, "Ctrl+1", words=_("home due")),
        Furnished("checkins", _("Check-ins"), "clipboard-check", _checkins, "Ctrl+2", words=_("rate sheet seal pulse")),
        Furnished("trends", _("Trends"), "trending-up", _trends, "Ctrl+3", words=_("charts")),
        Furnished("journal", _("Journal"), "notebook-pen", _journal, "Ctrl+4", words=_("diary write")),
        Furnished("sessions", _("Sessions"), "message-square", _sessions, "Ctrl+5", words=_("meeting talk invitation")),
        Furnished("commitments", _("Agreements"), "handshake", _commitments, "Ctrl+6", words=_("promises owner due")),
        Furnished("timeline", _("Timeline"), "calendar", _timeline, "Ctrl+7", words=_("events calendar")),
        Furnished("people", _("People"), "users", _people, "Ctrl+8", words=_("pair term coach recovery words")),
        Furnished(
            "safety",
            _("Safety"),
            "shield-check",
            _safety,
            "Ctrl+9",
            promised=True,
            words=_("backup restore privacy hold"),
        ),
        Furnished("reveal", _("Reveal"), "eye", _reveal, below="checkins"),
        Furnished("lenses", _("Lenses"), "target", _lenses, below="checkins"),
        Furnished("session", _("Session"), "message-square", _session, below="sessions"),
        Furnished("walkthrough", _("Walk-through"), "presentation", _walkthrough, below="trends"),
        Furnished("importing", _("Import a journal"), "download", _importing, below="journal"),
        Furnished("exporting", _("Export the journal"), "upload", _exporting, below="journal"),
        Furnished("reports", _("Reports"), "file-text", _reports, below="sessions"),
        Furnished(
            "settings",
            _("Settings"),
            "settings",
            _settings,
            "Ctrl+,",
            foot=True,
            words=_("reminders quiet hours theme text size language lock"),
        ),
    )
