"""Acts for the timeline: reads a pair's days, adds, changes and deletes, proposes, and trades with calendar files."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from leaderlens.domain.changes import Changes
from leaderlens.domain.event import Event
from leaderlens.domain.event_kinds import OTHER
from leaderlens.domain.people import Pair, Person, Role
from leaderlens.domain.political_calendar import CouncilCalendar, Proposed
from leaderlens.errors import LeaderLensError
from leaderlens.i18n import _, ngettext
from leaderlens.services.checkins import CheckIns
from leaderlens.services.council import Council
from leaderlens.services.event_calendar import EventCalendar, Look
from leaderlens.services.events import Events
from leaderlens.services.form_drafts import FormDrafts
from leaderlens.services.session_scripts import SessionScripts
from leaderlens.services.sessions import Sessions
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.timeline import view
from leaderlens.ui.timeline.view import Filter, Found, Offered, Row

if TYPE_CHECKING:
    from leaderlens.ui.timeline.page import TimelinePage

_DRAFT = "timeline.event"


class TimelinePresenter:
    """The timeline of the pair in view. An event half written waits in the vault while its writer is elsewhere."""

    def __init__(
        self, page: TimelinePage, desk: Desk, events: Events, council: Council, checkins: CheckIns, sessions: Sessions,
        scripts: SessionScripts, drafts: FormDrafts,
    ) -> None:  # fmt: skip
        self._page, self._desk, self._events, self._council = page, desk, events, council
        self._checkins, self._sessions, self._scripts = checkins, sessions, scripts
        self._calendar, self._drafts = EventCalendar(events), drafts
        self._opened: Event | None = None
        self._kept = False
        self._found = Found()
        self._year, self._filter = 0, Filter.ALL
        self._look: Look | None = None
        page.year_wanted.connect(self._go_to_year)
        page.filter_wanted.connect(self._show_filter)
        page.row_chosen.connect(self._open)
        page.add_wanted.connect(self._new)
        page.council_wanted.connect(self._ask_council)
        page.pair_wanted.connect(partial(desk.go, Place("people", act="pair")))
        page.file_chosen.connect(self._read_file)
        page.target_chosen.connect(self._write_file)
        page.event_form.saved.connect(self._save)
        page.event_form.deleted.connect(self._delete)
        page.event_form.left.connect(self._put_away)
        page.council_form.told.connect(self._tell_council)
        page.offer_form.taken.connect(self._take)
        page.offer_form.more.connect(self._new)

    @property
    def unsaved(self) -> bool:
        """Whether an event half written is neither on the timeline nor in the vault."""
        return self._half_written is not None and not self._kept

    @property
    def _half_written(self) -> Event | None:
        if self._opened is None or not self._page.writing:
            return None
        event = self._page.event_form.event_shown()
        return None if event == self._opened else event

    def show(self, place: Place) -> None:
        acts = {"add": self._new, "council": self._ask_council, "bring": self._page.choose_file}
        self._read(acts.get(place.act, self._resume), place.entry_id)

    def refresh(self, changes: Changes) -> None:
        if changes.events or changes.checkins or changes.reveals or changes.sessions or changes.people:
            self._read()

    def leave(self) -> None:
        """An event half written is kept until its writer comes back."""
        event = self._half_written
        if event is not None:
            self._desk.tasks.run(lambda: self._drafts.keep(_DRAFT, _fields(event)), self._draft_kept)

    def _draft_kept(self, _changes: Changes) -> None:
        self._kept = True

    def _resume(self) -> None:
        """Show the event that was half written, unless it is still in its form."""
        if not self._page.writing:
            self._desk.tasks.run(lambda: self._drafts.all().get(_DRAFT), self._show_draft)

    def _show_draft(self, fields: dict[str, str] | None) -> None:
        event = None if fields is None else _half(fields)
        if event is not None:
            self._write(event, new=all(one.id != event.id for one in self._found.events), begun=True)

    def _write(self, event: Event, *, new: bool, who: str = "", begun: bool = False) -> None:
        """Show the form; what was ``begun`` before counts as half written from the start."""
        self._opened, self._kept = (replace(event, title="") if begun else event), begun
        self._page.show_form(event, new=new, who=who)

    def _put_away(self) -> None:
        """The form was left on purpose, or what it held is on the timeline."""
        self._opened = None
        self._desk.tasks.run(lambda: self._drafts.drop(_DRAFT), lambda _changes: None)

    # ------------------------------------------------------------ reading

    def _pair(self) -> Pair | None:
        pair = self._desk.pair()
        return pair if pair is not None and pair.connected and self._desk.person.role is not Role.COACH else None

    def _read(self, then: Callable[[], None] | None = None, event_id: str = "") -> None:
        pair = self._pair()
        if pair is None:
            self._page.show_alone()
            return

        def found() -> Found:
            sessions = [(one, self._title(one.script)) for one in self._sessions.all(pair.id)]
            return Found(
                self._events.all(pair.id),
                self._events.pre_election(pair.id),
                self._checkins.overview(pair.id),
                tuple(sessions),
            )

        self._desk.tasks.run(found, lambda known: self._known(pair, known, then, event_id))

    def _title(self, script: str) -> str:
        try:
            return self._scripts.script(script).title
        except (KeyError, LeaderLensError):
            return _("Session")

    def _known(self, pair: Pair, found: Found, then: Callable[[], None] | None, event_id: str) -> None:
        self._found = found
        wanted = next((event for event in found.events if event.id == event_id), None)
        if wanted is not None:
            self._year, self._filter = wanted.day.year, Filter.ALL
            self._page.choice.set_value(Filter.ALL.value)
        elif not self._year:
            self._year = view.first_year(found, self._desk.clock().date())
        self._show(pair)
        if wanted is not None:
            self._page.line.focus_on(wanted.id)
        if then is not None:
            then()

    def _show(self, pair: Pair) -> None:
        today = self._desk.clock().date()
        self._page.show_year(view.year_of(self._found, pair, self._year, self._filter, today))

    def _go_to_year(self, year: int) -> None:
        self._year = year
        if (pair := self._pair()) is not None:
            self._show(pair)
            self._page.to_top()

    def _show_filter(self, wanted: str) -> None:
        self._filter = Filter(wanted)
        if (pair := self._pair()) is not None:
            self._show(pair)

    # ------------------------------------------------------------ one day

    def _open(self, row: Row) -> None:
        if row.place is not None:
            self._desk.go(row.place)
            return
        pair, event = self._pair(), next((one for one in self._found.events if one.id == row.event), None)
        if pair is None or event is None:
            return
        who = ""
        if event.added_by is pair.me:
            who = _("You added this.")
        elif event.added_by is not None:
            name = Person("", pair.name_of(event.added_by), event.added_by).first_name
            who = _("{name} added this.").format(name=name)
        self._write(event, new=False, who=who)

    def _new(self) -> None:
        if self._pair() is not None:
            today = self._desk.clock().date()
            self._write(Event(secrets.token_hex(16), today, OTHER, ""), new=True)

    def _save(self, event: Event) -> None:
        if (pair := self._pair()) is not None:
            self._year = event.day.year
            self._run(partial(self._events.add, pair.id, [event]), _("Saved."), event.id)

    def _delete(self, event: Event) -> None:
        if (pair := self._pair()) is not None:
            undo = partial(self._put_back, pair.id, event.id)
            self._run(partial(self._events.remove, pair.id, [event.id]), _("Deleted, for both of you."), "", undo)

    def _put_back(self, pair_id: str, event_id: str) -> None:
        self._run(partial(self._events.put_back, pair_id, [event_id]), _("It is back."), event_id)

    def _run(
        self, work: Callable[[], Changes], said: str, event_id: str = "", undo: Callable[[], None] | None = None
    ) -> None:
        """Write, then say so; a refusal is said in its place and the form stays as it is."""

        def done(changes: Changes) -> None:
            self._put_away()
            self._page.tell("")
            self._page.show_list()
            self._page.done.emit(said, undo)
            self._desk.changed(changes)
            self._read(None, event_id)

        self._desk.tasks.run(work, done, self._refused)

    def _refused(self, error: Exception) -> bool:
        if not isinstance(error, LeaderLensError):
            return False
        self._page.tell(str(error))
        return True

    # ------------------------------------------------------------ the council's dates

    def _ask_council(self) -> None:
        pair = self._pair()
        if pair is not None:
            today = self._desk.clock().date()
            self._desk.tasks.run(
                lambda: self._council.view(pair.id),
                lambda known: self._page.show_council(known.told, today, known.conflicts),
            )

    def _tell_council(self, told: CouncilCalendar) -> None:
        pair = self._pair()
        if pair is None:
            return

        def work() -> tuple[Changes, tuple[Proposed, ...]]:
            before = self._council.view(pair.id)
            changes = self._council.change(pair.id, told)
            for name in before.conflicts:
                changes += self._council.settle(pair.id, name, told)
            return changes, self._council.proposals(pair.id)

        def done(outcome: tuple[Changes, tuple[Proposed, ...]]) -> None:
            changes, proposed = outcome
            self._look = None
            offered = tuple(Offered(_event(one), one.why) for one in proposed)
            self._page.show_offers(
                _("Which of these belong on your timeline?"),
                _("Change a day where you know better. Nothing is added until you say so."),
                offered,
                own=True,
            )
            self._desk.changed(changes)

        self._desk.tasks.run(work, done, self._refused)

    def _take(self, events: tuple[Event, ...]) -> None:
        pair, look = self._pair(), self._look
        if pair is None or not events:
            return
        said = ngettext("{count} day was added.", "{count} days were added.", len(events)).format(count=len(events))
        self._year = events[0].day.year
        if look is None:
            self._run(partial(self._events.add, pair.id, events), said)
        else:
            self._run(partial(self._calendar.bring, pair, look, events), said)

    # ------------------------------------------------------------ calendar files

    def _read_file(self, path: Path) -> None:
        if (pair := self._pair()) is not None:
            self._page.tell(_("Looking at it…"), "ink2")
            self._desk.tasks.run(partial(self._calendar.look, pair, path), self._looked, self._refused)

    def _looked(self, look: Look) -> None:
        self._look = look
        found = view.coming(look)
        self._page.show_offers(found.headline, found.about, found.offered, own=False)

    def _write_file(self, path: Path) -> None:
        pair = self._pair()
        if pair is None:
            return

        target = path if path.suffix else path.with_suffix(".ics")

        def done(count: int) -> None:
            said = ngettext(
                "{count} event was saved in {file}. Anyone who has the file can read it.",
                "{count} events were saved in {file}. Anyone who has the file can read it.",
                count,
            )
            self._page.tell(said.format(count=count, file=target.name), "ink2")

        self._desk.tasks.run(partial(self._calendar.write, pair, target), done, self._refused)


def _fields(event: Event) -> dict[str, str]:
    return {
        "id": event.id, "day": event.day.isoformat(), "kind": event.kind, "title": event.title, "text": event.text,
        "major": "1" if event.major else "",
    }  # fmt: skip


def _half(fields: dict[str, str]) -> Event | None:
    try:
        day = date.fromisoformat(fields["day"])
        return Event(fields["id"], day, fields["kind"], fields["title"], fields["text"], bool(fields["major"]))
    except (KeyError, ValueError):
        return None


def _event(one: Proposed) -> Event:
    return Event(one.id, one.day, one.kind, one.title, "", one.major)
