"""Furnish the house for one open vault: its services, then its pages, each with the presenter that acts for it.

This is the one place where a page meets the services it is given. Imported only after a vault is open, so that the
first window waits for none of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.clock import Clock
from leaderlens.domain.changes import Changes
from leaderlens.domain.people import Pair
from leaderlens.exchange.errands import Errands
from leaderlens.i18n import N_, _
from leaderlens.services.agreements import Agreements
from leaderlens.services.anchors import AgreedAnchors
from leaderlens.services.chart_files import ChartFiles
from leaderlens.services.checkins import CheckIns
from leaderlens.services.council import Council
from leaderlens.services.events import Events
from leaderlens.services.exchange_problems import Problem
from leaderlens.services.histories import Histories
from leaderlens.services.hold import Hold
from leaderlens.services.journal import Journal
from leaderlens.services.lenses import Library
from leaderlens.services.objectives import Objectives
from leaderlens.services.own_lenses import OwnLenses
from leaderlens.services.own_lines import OwnLines
from leaderlens.services.pair_log import PairLog
from leaderlens.services.pair_settings import PairChoices
from leaderlens.services.pairing import Pairing
from leaderlens.services.priorities import Priorities
from leaderlens.services.session_proposals import SessionProposals
from leaderlens.services.session_scripts import SessionScripts
from leaderlens.services.session_topics import SessionTopics
from leaderlens.services.sessions import SessionRecord, Sessions
from leaderlens.services.terms import Terms
from leaderlens.services.trends import Trends
from leaderlens.services.vault import OpenVault
from leaderlens.settings import Settings
from leaderlens.ui.checkin.page import CheckInsPage
from leaderlens.ui.checkin.presenter import CheckInsPresenter
from leaderlens.ui.desk import Desk, Place, Presenter
from leaderlens.ui.journal.page import JournalPage
from leaderlens.ui.journal.presenter import JournalPresenter
from leaderlens.ui.journal.wing import Wing
from leaderlens.ui.main_window import MainWindow, Screen
from leaderlens.ui.people.page import PeoplePage
from leaderlens.ui.people.presenter import PeoplePresenter
from leaderlens.ui.preferences.page import PreferencesPage
from leaderlens.ui.preferences.presenter import PreferencesPresenter
from leaderlens.ui.reading_only import ReadingOnly
from leaderlens.ui.reveal.page import RevealPage
from leaderlens.ui.reveal.presenter import RevealPresenter
from leaderlens.ui.safety.page import SafetyPage
from leaderlens.ui.safety.presenter import SafetyPresenter
from leaderlens.ui.tasks import Tasks
from leaderlens.ui.today.page import TodayPage
from leaderlens.ui.today.presenter import TodayPresenter
from leaderlens.ui.trends.asking import Asking
from leaderlens.ui.trends.page import TrendsPage
from leaderlens.ui.trends.presenter import TrendsPresenter
from leaderlens.ui.widgets.chip import Tone

_COMMANDS = ("journal.line", "journal.new", "safety.backup", "safety.drill")
_JOURNAL_ACTS = (
    ("find", N_("Search the journal"), "search", N_("find words")),
    ("calendar", N_("Journal calendar"), "calendar-days", N_("day date jump year")),
    ("tags", N_("Journal tags"), "tag", N_("rename merge")),
    ("person", N_("Everything about a person"), "user-round", N_("name request subject access")),
    ("templates", N_("Begin from a template"), "file-text", N_("new entry page")),
    ("parked", N_("What you parked"), "message-square", N_("session sentence")),
    ("bin", N_("The journal’s bin"), "trash-2", N_("restore erase deleted")),
)
"""What the journal can be asked for from anywhere: act, name, icon, more words to find it by."""
_COMMITMENT_TABS = (
    ("agreements", N_("Agreements"), "handshake", N_("promises owner due")),
    ("objectives", N_("Objectives"), "target", N_("aims appraisal review")),
    ("priorities", N_("Priorities"), "flag", N_("few things partners time")),
)
"""The tabs of what was settled between two people: act, name, icon, more words to find it by."""
_TIMELINE_ACTS = (
    ("add", N_("Add a day to the timeline"), "plus", N_("event council happened")),
    ("council", N_("Propose the council’s dates"), "landmark", N_("election budget pre-election annual council")),
    ("bring", N_("Import a calendar file"), "download", N_("ics outlook events")),
)
"""What the timeline can be asked for from anywhere: act, name, icon, more words to find it by."""
_LENS_ACTS = (
    ("", N_("Lenses"), "target", N_("items attributes principles anchors read")),
    ("new", N_("Write a lens"), "plus", N_("own items editor")),
    ("import", N_("Import a lens"), "download", N_("file toml")),
)
"""What can be asked of lenses from anywhere: act, name, icon, more words to find it by."""
_JOURNAL_PAGES = (("importing", N_("Bring entries in"), "download"), ("exporting", N_("Export entries"), "upload"))


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that can be done in one open vault."""

    vault: OpenVault
    clock: Clock
    library: Library
    log: PairLog
    pairing: Pairing
    checkins: CheckIns
    events: Events
    council: Council
    trends: Trends
    histories: Histories
    journal: Journal
    scripts: SessionScripts
    sessions: Sessions
    session_topics: SessionTopics
    proposals: SessionProposals
    agreements: Agreements
    objectives: Objectives
    priorities: Priorities
    terms: Terms
    choices: PairChoices
    anchors: AgreedAnchors
    own_lenses: OwnLenses

    def arrive(self) -> Changes:
        """What an unlock does before the first page: take in replies and bundles, open what is ready, empty the bin."""
        if self.vault.read_only:
            return Changes()
        return self.pairing.complete() + self.log.sync() + self.journal.empty_old_bin()


def services_of(vault: OpenVault, exchange: Path, clock: Clock) -> Services:
    """The services over one open vault. ``exchange`` is the folder for two people who share this laptop."""
    library = Library()
    errands = Errands()  # one for both: a folder that does not answer is asked nothing more by either
    log = PairLog(vault.database, clock, errands)
    checkins = CheckIns(vault.database, log, library, vault.person.role, clock)
    events = Events(vault.database, log)
    scripts = SessionScripts(vault.database, clock)
    sessions = Sessions(vault.database, log, scripts, vault.person.role, clock)
    shared = vault.database, log, vault.person.role, clock
    return Services(
        vault=vault,
        clock=clock,
        library=library,
        log=log,
        pairing=Pairing(vault.database, vault.person, clock, exchange, errands),
        checkins=checkins,
        events=events,
        council=Council(vault.database, log, clock),
        trends=Trends(checkins, events),
        histories=Histories(checkins, events, sessions),
        journal=Journal(vault.database, clock),
        scripts=scripts,
        sessions=sessions,
        session_topics=SessionTopics(vault.database, log, sessions, checkins, library),
        proposals=SessionProposals(vault.database, sessions, scripts, checkins, events, clock),
        agreements=Agreements(*shared),
        objectives=Objectives(*shared),
        priorities=Priorities(*shared),
        terms=Terms(*shared),
        choices=PairChoices(vault.database, log, clock),
        anchors=AgreedAnchors(vault.database, log, vault.person.role),
        own_lenses=OwnLenses(*shared),
    )


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


class Rooms:
    """The pages of one open vault in the window. ``pairs`` is kept fresh by :meth:`refresh`."""

    def __init__(self, window: MainWindow, tasks: Tasks, services: Services, wishes: Wishes, handed_code: str) -> None:
        self.window = window
        self.services = services
        self.pairs: tuple[Pair, ...] = ()
        self._chosen_pair = ""
        self._tasks = tasks
        self._wishes = wishes
        self._place = Place("")
        self._presenters: dict[str, Presenter] = {}
        self._makers: dict[str, Callable[[], tuple[QWidget, Presenter]]] = {}
        self._said: set[str] = set()
        self.desk = Desk(services.vault.person, services.clock, tasks, self.go, self.tell, self.pair)
        self._reading = ReadingOnly(window, window.say_problem) if services.vault.read_only else None
        self._furnish(handed_code)
        self._offer_commands()
        window.page_shown.connect(self._shown)

    def pair(self) -> Pair | None:
        """The pair in view: the one chosen, or the first whose term is open, or the latest closed, or the first."""
        chosen = [pair for pair in self.pairs if pair.id == self._chosen_pair]
        together = [pair for pair in self.pairs if pair.connected]
        open_terms = [pair for pair in together if not pair.over]
        return next(iter([*chosen, *open_terms, *reversed(together), *self.pairs]), None)

    def choose_pair(self, pair_id: str) -> None:
        """Look at another pair of this person."""
        self._chosen_pair = pair_id
        self.tell(Changes(people=True, checkins=True, reveals=True))

    def hand_over(self, code: str = "") -> None:
        """Leave, and greet the other person; while our invitation waits its code goes along, so nobody types it."""
        pending = next((pair for pair in self.pairs if not pair.connected), None)
        if code or pending is None:
            self._wishes.hand_over(code)
        else:
            self._tasks.run(lambda: self.services.pairing.code(pending.id) or "", self._wishes.hand_over)

    def go(self, place: Place) -> None:
        """Bring a page to the front and let its presenter show ``place``."""
        self._place = place
        self.window.show_page(place.page)

    def tell(self, changes: Changes) -> None:
        """Something was written: the page in view reads again if it cares, and the rail's badges follow."""
        if not changes:
            return
        if changes.people:
            self._tasks.run(self.services.pairing.pairs, lambda pairs: self._pairs_known(pairs, changes))
        else:
            self._spread(changes)

    def sync(self) -> None:
        """Trade with the exchange folder in the background, and show what came."""
        self._tasks.run(self.services.arrive, self.tell)

    def leave(self) -> None:
        """Hand every unsaved word to the worker: before locking."""
        for presenter in self._presenters.values():
            presenter.leave()

    @property
    def unsaved(self) -> bool:
        """Whether a page still holds words that could not be saved."""
        return any(presenter.unsaved for presenter in self._presenters.values())

    def close(self) -> None:
        """Stop listening to the window: another vault's rooms take over."""
        self.window.page_shown.disconnect(self._shown)
        if self._reading is not None:
            self._reading.stop()
        acts = [f"journal.{act}" for act, *_more in (*_JOURNAL_ACTS, *_JOURNAL_PAGES)]
        tabs = [f"commitments.{tab}" for tab, *_more in _COMMITMENT_TABS]
        tabs += [f"timeline.{act}" for act, *_more in _TIMELINE_ACTS]
        tabs += [f"lenses.{act}" for act, *_more in _LENS_ACTS]
        tabs += ["walkthrough", *(f"trends.{asking.value}" for asking in Asking)]
        for command in (*_COMMANDS, *acts, *tabs):
            self.window.commands.remove(command)
        self.window.commands.remove("reports")

    def _pairs_known(self, pairs: tuple[Pair, ...], changes: Changes) -> None:
        self.pairs = pairs
        self._spread(changes)

    def _spread(self, changes: Changes) -> None:
        presenter = self._presenters.get(self.window.page)
        if presenter is not None:
            presenter.refresh(changes)
        self._show_badge()
        if changes.problems:
            self._tasks.run(self.services.log.problems, self._say_problems)

    def _say_problems(self, problems: tuple[Problem, ...]) -> None:
        """Say each thing that ails the exchange once, however often a sync meets it."""
        sentences = {problem.sentence for problem in problems}
        for sentence in sorted(sentences - self._said):
            notice = self.window.say(sentence, Tone.WARM, _("I have read this"), self._put_problems_away)
            notice.acted.connect(notice.closed)
        self._said = sentences

    def _put_problems_away(self) -> None:
        self._tasks.run(self.services.log.put_problems_away, lambda _changes: None)

    def _show_badge(self) -> None:
        pair = self.pair()
        if pair is None or not pair.connected:
            self.window.set_badge("checkins", "")
            return
        self._tasks.run(
            lambda: self.services.checkins.overview(pair.id),
            lambda found: self.window.set_badge("checkins", CheckInsPresenter.badge(found)),
        )

    def _shown(self, page: str) -> None:
        """A page came to the front, by the rail or by ``go``: whoever was there before hands over its words."""
        place = self._place if self._place.page == page else Place(page)
        self._place = Place("")
        for name, presenter in self._presenters.items():
            if name != page:
                presenter.leave()
        self._presenter(page).show(place)

    def _add(
        self, name: str, title: str, icon: str, make: Callable[[], tuple[QWidget, Presenter]], shortcut: str = "", *,
        below: str = "", foot: bool = False, promised: bool = False,
    ) -> None:  # fmt: skip
        """Give a page its place; it is made when first gone to, so that unlocking waits for Today alone."""
        self._makers[name] = make
        self.window.add_page(name, title, icon, _Room(), shortcut, in_rail=not below, foot=foot,
                             promised=promised, below=below)  # fmt: skip

    def _presenter(self, name: str) -> Presenter:
        """The presenter of a page, which is made now if nobody has been there yet."""
        if name not in self._presenters:
            page, presenter = self._makers[name]()
            room = self.window.page_widget(name)
            assert isinstance(room, _Room)  # noqa: S101 - _add put it there
            room.furnish(page)
            self.window.screens.append(Screen(page, presenter))
            self._presenters[name] = presenter
        return self._presenters[name]

    def _offer_commands(self) -> None:
        """From anywhere: a line on Today, a new entry with the caret in it, a backup, and a rehearsal of going back."""
        line, new, backup, drill = _COMMANDS
        add, journal = self.window.commands.add, _("Journal")
        add(line, _("Write one line"), journal, lambda: self.go(Place("today", act="line")), shortcut="Ctrl+J",
            icon="notebook-pen", words=_("note jot quick"), enabled=lambda: self.window.in_shell)  # fmt: skip
        add(new, _("New journal entry"), journal, lambda: self.go(Place("journal", act="new")), shortcut="Ctrl+N",
            icon="plus", words=_("write"), enabled=lambda: self.window.in_shell)  # fmt: skip
        add(backup, _("Back up now"), _("Safety"), lambda: self.go(Place("safety", act="backup")),
            icon="shield-check", words=_("copy save"), enabled=lambda: self.window.in_shell)  # fmt: skip
        add(drill, _("Practise a restoration"), _("Safety"), lambda: self.go(Place("safety", act="drill")),
            icon="refresh-cw", words=_("restore rehearse backup"), enabled=lambda: self.window.in_shell)  # fmt: skip

        add("reports", _("Reports"), _("Sessions"), lambda: self.go(Place("reports")), icon="file-text",
            words=_("summary review word pdf print"), enabled=lambda: self.window.in_shell)  # fmt: skip
        for act, title, icon, words in _JOURNAL_ACTS:
            add(f"journal.{act}", _(title), journal, partial(self.go, Place("journal", act=act)),
                icon=icon, words=_(words), enabled=lambda: self.window.in_shell)  # fmt: skip
        for tab, title, icon, words in _COMMITMENT_TABS:
            add(f"commitments.{tab}", _(title), _("Agreements"), partial(self.go, Place("commitments", act=tab)),
                icon=icon, words=_(words), enabled=lambda: self.window.in_shell)  # fmt: skip
        for asking in Asking:
            place = Place("trends", act=asking.value)
            add(f"trends.{asking.value}", asking.words, _("Trends"), partial(self.go, place), icon="trending-up",
                words=_("chart"), enabled=lambda: self.window.in_shell)  # fmt: skip
        add("walkthrough", _("Walk through a check-in"), _("Trends"), partial(self.go, Place("walkthrough")),
            icon="presentation", words=_("projector present screen"), enabled=lambda: self.window.in_shell)  # fmt: skip
        for act, title, icon, words in _LENS_ACTS:
            add(f"lenses.{act}", _(title), _("Check-ins"), partial(self.go, Place("lenses", act=act)),
                icon=icon, words=_(words), enabled=lambda: self.window.in_shell)  # fmt: skip
        for act, title, icon, words in _TIMELINE_ACTS:
            add(f"timeline.{act}", _(title), _("Timeline"), partial(self.go, Place("timeline", act=act)),
                icon=icon, words=_(words), enabled=lambda: self.window.in_shell)  # fmt: skip
        for page, title, icon in _JOURNAL_PAGES:
            add(f"journal.{page}", _(title), journal, partial(self.go, Place(page)), icon=icon,
                enabled=lambda: self.window.in_shell)  # fmt: skip

    def _make_journal(self) -> tuple[QWidget, Presenter]:
        s = self.services
        page = JournalPage()
        page.done.connect(self.window.say_done)
        page.said.connect(self.window.say)
        page.focused.connect(lambda on: self.window.rail.setVisible(not on))
        wing = Wing.over(s.vault, s.journal, s.library, s.events, lambda: self.pairs)
        presenter = JournalPresenter(page, self.desk, wing)
        presenter.menus.add(_("Bring entries in…"), lambda: self.go(Place("importing")))
        presenter.menus.add(_("Export entries…"), lambda: self._export(presenter))
        return page, presenter

    def _make_walkthrough(self) -> tuple[QWidget, Presenter]:
        from leaderlens.services.walkthrough import WalkThroughs
        from leaderlens.ui.walkthrough.page import WalkThroughPage
        from leaderlens.ui.walkthrough.presenter import WalkThroughPresenter

        page, s = WalkThroughPage(), self.services
        return page, WalkThroughPresenter(page, self.desk, WalkThroughs(s.vault.database, s.checkins, s.events))

    def _make_sessions(self) -> tuple[QWidget, Presenter]:
        from leaderlens.services.invitations import Invitations
        from leaderlens.ui.sessions.page import SessionsPage
        from leaderlens.ui.sessions.presenter import SessionsPresenter, Wing

        page, s = SessionsPage(), self.services
        page.done.connect(self.window.say_done)
        invitations = Invitations(s.vault.database, s.clock)

        def invite(path: Path, record: SessionRecord) -> None:
            invitations.save(record.session, path, replace=True)  # the file dialog has asked

        wing = Wing(s.sessions, s.session_topics, s.scripts, s.proposals, s.agreements, s.checkins, invite)
        return page, SessionsPresenter(page, self.desk, wing)

    def _make_session(self) -> tuple[QWidget, Presenter]:
        from leaderlens.ui.sessions.running_page import RunningPage
        from leaderlens.ui.sessions.running_presenter import RunningPresenter

        page, s = RunningPage(), self.services
        page.took_room.connect(lambda whole: self.window.rail.setVisible(not whole))
        page.alive.connect(self._wishes.stay_open)
        return page, RunningPresenter(page, self.desk, s.sessions, s.proposals, s.agreements, s.library)

    def _make_importing(self) -> tuple[QWidget, Presenter]:
        from leaderlens.services.journal_import import JournalImport
        from leaderlens.ui.importing.page import ImportingPage
        from leaderlens.ui.importing.presenter import ImportingPresenter

        page, s = ImportingPage(), self.services
        return page, ImportingPresenter(page, self.desk, JournalImport(s.vault.database, s.clock))

    def _make_exporting(self) -> tuple[QWidget, Presenter]:
        from leaderlens.services.journal_export import JournalExport
        from leaderlens.ui.exporting.page import ExportPage
        from leaderlens.ui.exporting.presenter import ExportPresenter
        from leaderlens.ui.printing import pdf

        page = ExportPage()
        return page, ExportPresenter(page, self.desk, JournalExport(self.services.vault), pdf.write)

    def _make_reports(self) -> tuple[QWidget, Presenter]:
        from leaderlens.services.own_review import OwnReview
        from leaderlens.services.reports import Reports
        from leaderlens.ui.printing import pdf
        from leaderlens.ui.printing.strokes import drawing
        from leaderlens.ui.reports.page import ReportsPage
        from leaderlens.ui.reports.presenter import ReportsPresenter

        page, s = ReportsPage(), self.services
        shared = s.checkins, s.events, s.sessions, s.agreements, s.priorities
        reports = Reports(s.vault, *shared, drawing, OwnReview(s.journal).lines)
        return page, ReportsPresenter(page, self.desk, reports, pdf.write)

    def _export(self, journal: JournalPresenter) -> None:
        """Export, with what the journal has in view offered first."""
        from leaderlens.ui.exporting.presenter import ExportPresenter

        export = self._presenter("exporting")
        assert isinstance(export, ExportPresenter)  # noqa: S101 - _furnish put it there
        export.offer(journal.finder.query, journal.chosen)
        self.go(Place("exporting"))

    def _make_commitments(self) -> tuple[QWidget, Presenter]:
        from leaderlens.services.form_drafts import FormDrafts
        from leaderlens.services.objective_export import ObjectiveExport
        from leaderlens.ui.commitments.page import CommitmentsPage
        from leaderlens.ui.commitments.presenter import CommitmentsPresenter
        from leaderlens.ui.commitments.wing import Wing as CommitmentsWing
        from leaderlens.ui.printing import pdf

        s, page = self.services, CommitmentsPage()
        page.done.connect(self.window.say_done)
        export = ObjectiveExport(s.objectives, s.vault.folder, pdf.write)
        drafts = FormDrafts(s.vault.database)
        wing = CommitmentsWing(s.agreements, s.objectives, s.priorities, drafts, export)
        return page, CommitmentsPresenter(page, self.desk, wing)

    def _make_timeline(self) -> tuple[QWidget, Presenter]:
        from leaderlens.services.form_drafts import FormDrafts
        from leaderlens.ui.timeline.page import TimelinePage
        from leaderlens.ui.timeline.presenter import TimelinePresenter

        s, page = self.services, TimelinePage()
        page.done.connect(self.window.say_done)
        drafts = FormDrafts(s.vault.database)
        wants = s.events, s.council, s.checkins, s.sessions, s.scripts
        return page, TimelinePresenter(page, self.desk, *wants, drafts)

    def _furnish(self, handed_code: str) -> None:
        add, s, desk = self._add, self.services, self.desk

        def today() -> tuple[QWidget, Presenter]:
            page = TodayPage()
            page.hand_over_requested.connect(self.hand_over)
            page.done.connect(self.window.say_done)
            served = s.checkins, s.trends, s.journal, s.pairing, s.vault, s.agreements, s.proposals
            return page, TodayPresenter(page, desk, *served)

        def checkins() -> tuple[QWidget, Presenter]:
            page = CheckInsPage()
            page.hand_over_requested.connect(self.hand_over)
            page.list.lenses_button.clicked.connect(lambda: self.go(Place("lenses")))
            own = OwnLines(s.journal, s.checkins)
            return page, CheckInsPresenter(page, desk, s.checkins, s.choices, s.events, own.since_last)

        def trends() -> tuple[QWidget, Presenter]:
            page = TrendsPage()
            page.done.connect(self.window.say_done)
            return page, TrendsPresenter(page, desk, s.trends, s.histories, ChartFiles(s.vault.database, s.clock))

        def reveal() -> tuple[QWidget, Presenter]:
            page = RevealPage()
            return page, RevealPresenter(page, desk, s.trends)

        def lenses() -> tuple[QWidget, Presenter]:
            from leaderlens.services.form_drafts import FormDrafts
            from leaderlens.ui.lenses.page import LensesPage
            from leaderlens.ui.lenses.presenter import LensesPresenter

            page = LensesPage()
            page.done.connect(self.window.say_done)
            return page, LensesPresenter(page, desk, s.own_lenses, s.anchors, FormDrafts(s.vault.database))

        def people() -> tuple[QWidget, Presenter]:
            page = PeoplePage()
            page.hand_over_requested.connect(self.hand_over)
            page.choose_pair_requested.connect(self.choose_pair)
            return page, PeoplePresenter(page, desk, s.pairing, s.vault, s.terms, s.sessions, handed_code)

        def safety() -> tuple[QWidget, Presenter]:
            page = SafetyPage()
            return page, SafetyPresenter(page, desk, s.vault, self._wishes.hold_changed)

        def settings() -> tuple[QWidget, Presenter]:
            page = PreferencesPage()
            page.lock_requested.connect(self._wishes.lock)
            page.shortcuts_requested.connect(lambda: self.window.commands.run("shortcuts"))
            choices = self._wishes.settings, self._wishes.change_settings
            return page, PreferencesPresenter(page, desk, *choices, s.vault)

        add("today", _("Today"), "sun", today, "Ctrl+1")
        add("checkins", _("Check-ins"), "clipboard-check", checkins, "Ctrl+2")
        add("trends", _("Trends"), "trending-up", trends, "Ctrl+3")
        add("journal", _("Journal"), "notebook-pen", self._make_journal, "Ctrl+4")
        add("sessions", _("Sessions"), "message-square", self._make_sessions, "Ctrl+5")
        add("commitments", _("Agreements"), "handshake", self._make_commitments, "Ctrl+6")
        add("timeline", _("Timeline"), "calendar", self._make_timeline, "Ctrl+7")
        add("people", _("People"), "users", people, "Ctrl+8")
        add("safety", _("Safety"), "shield-check", safety, "Ctrl+9", promised=True)
        add("reveal", _("Reveal"), "eye", reveal, below="checkins")
        add("lenses", _("Lenses"), "target", lenses, below="checkins")
        add("session", _("Session"), "message-square", self._make_session, below="sessions")
        add("walkthrough", _("Walk-through"), "presentation", self._make_walkthrough, below="trends")
        add("importing", _("Import a journal"), "download", self._make_importing, below="journal")
        add("exporting", _("Export the journal"), "upload", self._make_exporting, below="journal")
        add("reports", _("Reports"), "file-text", self._make_reports, below="sessions")
        add("settings", _("Settings"), "settings", settings, "Ctrl+,", foot=True)


class _Room(QWidget):
    """A page's place in the window, empty until somebody comes."""

    def furnish(self, page: QWidget) -> None:
        """Put the page in."""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        self.setFocusProxy(page)
