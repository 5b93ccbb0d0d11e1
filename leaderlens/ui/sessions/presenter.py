"""Acts for the sessions page: proposes, plans, lays out topics, and tells of sessions that were held."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from leaderlens.analysis.topic_cards import Cards
from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import Question
from leaderlens.domain.people import Pair, Role
from leaderlens.domain.script import Script
from leaderlens.domain.session import SessionProposal, SessionState, Slot, Topic
from leaderlens.errors import LeaderLensError
from leaderlens.i18n import _
from leaderlens.services.agreements import Agreements
from leaderlens.services.checkins import CheckIns
from leaderlens.services.session_proposals import SessionProposals
from leaderlens.services.session_record import SessionRecord
from leaderlens.services.session_scripts import SessionScripts, shipped
from leaderlens.services.session_topics import Parked, SessionTopics
from leaderlens.services.sessions import Sessions
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.sessions import listing, telling, words
from leaderlens.ui.sessions.view import Listing, ParkedCard, Plan, Planned, Preparation

if TYPE_CHECKING:
    from leaderlens.ui.sessions.page import SessionsPage

_PLAN, _SCRIPTS = "plan", "scripts"
_AFTERNOON = time(16, 0)
_AHEAD = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Wing:
    """The services of sessions. ``invite(path, session)`` writes an invitation; None where there is nobody to."""

    sessions: Sessions
    topics: SessionTopics
    scripts: SessionScripts
    proposals: SessionProposals
    agreements: Agreements
    checkins: CheckIns
    invite: Callable[[Path, SessionRecord], None] | None = None


@dataclass(frozen=True, slots=True)
class _Table:
    """A planned session with everything that lies before it."""

    record: SessionRecord
    cards: Cards
    parked: tuple[Parked, ...]
    owed: tuple[str, ...]


class SessionsPresenter:
    """Sessions, for the person at the desk. ``_place`` is what is shown; news from elsewhere is read again there."""

    unsaved = False  # a plan is kept when it is made; nothing else is typed here

    def __init__(self, page: SessionsPage, desk: Desk, wing: Wing) -> None:
        self._page, self._desk, self._wing = page, desk, wing
        self._place = Place("sessions")
        self._table: _Table | None = None
        self._connect()

    def show(self, place: Place) -> None:
        self._place = place
        pair = self._desk.pair()
        if pair is None or not pair.connected or self._desk.person.role is Role.COACH:
            self._page.show_listing(listing.without_pair(self._desk.person.role, pair))
        elif place.act == _SCRIPTS:
            self._show_scripts(place.entry_id)
        elif place.act == _PLAN:
            self._show_plan(pair, place.session_id, place.chosen)
        elif place.session_id:
            self._show_session(pair, place.session_id)
        else:
            self._desk.tasks.run(lambda: self._list(pair), self._page.show_listing)

    def refresh(self, changes: Changes) -> None:
        ours = changes.sessions or changes.commitments or changes.people or changes.reveals or changes.checkins
        if ours and not self._place.act:  # a form is not filled anew while somebody is in it
            self.show(self._place)

    def leave(self) -> None:
        """A topic typed but not put on the table goes on it."""
        text = self._page.prepare.own.text().strip()
        if text and self._table is not None:
            self._bring(text)

    # ------------------------------------------------------------ reading

    def _pair(self) -> Pair:
        pair = self._desk.pair()
        assert pair is not None  # noqa: S101 - nothing is offered without one
        return pair

    def _today(self) -> date:
        return self._desk.clock().astimezone().date()

    def _list(self, pair: Pair) -> Listing:
        wing = self._wing
        found = wing.sessions.all(pair.id)
        return listing.listing(
            found,
            {script.id: script for script in wing.scripts.all()},
            wing.proposals.proposal(pair.id),
            wing.sessions.heard(pair.id),
            pair,
            self._today(),
            revealed=bool(wing.checkins.reveals(pair.id)),
        )

    def _show_session(self, pair: Pair, session_id: str) -> None:
        self._desk.tasks.run(lambda: self._look(pair, session_id), self._show_table)

    def _look(self, pair: Pair, session_id: str) -> _Table:
        wing = self._wing
        record = wing.sessions.record(pair.id, session_id)
        if record.session.state is not SessionState.PLANNED:
            return _Table(record, Cards((), ()), (), ())
        owed = tuple(one.text for one in wing.agreements.to_review(pair.id))
        return _Table(record, wing.topics.cards(pair.id, session_id), wing.topics.parked(pair.id), owed)

    def _show_table(self, table: _Table) -> None:
        session = table.record.session
        if session.id != self._place.session_id:
            return  # somebody went elsewhere meanwhile
        self._table = table
        if session.state.under_way:
            self._desk.go(Place("session", session_id=session.id))
        elif session.state.over:
            self._table = None
            self._page.show_story(telling.story(table.record, self._pair()))
        else:
            self._page.show_preparation(self._preparation(table))

    def _preparation(self, table: _Table) -> Preparation:
        session, pair = table.record.session, self._pair()
        when = "" if session.planned is None else words.when_words(session.planned)
        free = self._free(table)
        return Preparation(
            session_id=session.id,
            title=table.record.script.title,
            when=_("{when}. {plan}").format(when=when, plan=words.plan_line(session, table.record.script)),
            before=table.record.script.before,
            topics=words.topic_cards(session.topics, swaps=bool(free)),
            parked=tuple(ParkedCard(one.id, words.first_name(pair, one.by), one.text) for one in table.parked),
            owed=table.owed,
            may_suggest=not session.topics and bool(table.cards.cards),
            invitation=self._wing.invite is not None,
        )

    def _free(self, table: _Table) -> tuple[Topic, ...]:
        """What could lie on the table and does not, the weightiest first."""
        there = {_key(topic) for topic in table.record.session.topics}
        return tuple(one for one in (*table.cards.cards, *table.cards.others) if _key(one) not in there)

    # ------------------------------------------------------------ planning

    def _show_plan(self, pair: Pair, session_id: str, chosen: str = "") -> None:
        self._desk.tasks.run(lambda: self._plan(pair, session_id, chosen), self._page.show_plan)

    def _plan(self, pair: Pair, session_id: str, chosen: str) -> Plan:
        """A plan that is there, or a new one: with the script ``chosen`` on the way here, else the one proposed."""
        wing, today = self._wing, self._today()
        offers = tuple(words.script_offer(script) for script in wing.scripts.all())
        days = tuple(day.astimezone() for day in wing.proposals.days(pair.id))
        if session_id:
            session = wing.sessions.record(pair.id, session_id).session
            moment = self._afternoon(today + _AHEAD) if session.planned is None else session.planned.astimezone()
            earliest = min(today, moment.date())
            return Plan(offers, session.script, days, moment, earliest, session.minutes, session.place, session.coached,
                        session_id=session_id)  # fmt: skip
        proposed = wing.proposals.proposal(pair.id) or SessionProposal("regular_check_in", "", (), 0)
        if chosen:
            proposed = SessionProposal(chosen, "", (), 0)
        script = wing.scripts.script(proposed.script)
        moment = days[0] if days else self._afternoon(today + _AHEAD)
        return Plan(offers, script.id, days, moment, today, script.minutes, reason=proposed.reason)

    def _afternoon(self, day: date) -> datetime:
        return datetime.combine(day, _AFTERNOON).astimezone()

    def _keep_plan(self, plan: Planned) -> None:
        pair = self._pair()
        moment = datetime.combine(plan.day, time(plan.hour, plan.minute)).astimezone()

        def work() -> tuple[Changes, str]:
            if plan.session_id:
                changes = self._wing.sessions.change_plan(
                    pair.id, plan.session_id, planned=moment, minutes=plan.minutes, place=plan.place,
                    script_id=plan.script, coached=plan.coached,
                )  # fmt: skip
                return changes, plan.session_id
            cards = self._wing.topics.cards(pair.id).cards
            return self._wing.sessions.plan(
                pair.id, plan.script, moment, plan.minutes, plan.place, cards, coached=plan.coached
            )

        def then(found: tuple[Changes, str]) -> None:
            self._place = Place("sessions", session_id=found[1])
            self._desk.changed(found[0])
            self._desk.go(self._place)

        def failed(_error: Exception) -> bool:
            self._page.plan.show_ready()
            return False

        self._desk.tasks.run(work, then, failed)

    def _say_clash(self, day: date) -> None:
        pair_id = self._pair().id
        self._desk.tasks.run(lambda: self._wing.proposals.clash(pair_id, day), self._page.plan.show_clash)

    # ------------------------------------------------------------ the table

    def _choose(self, topics: tuple[Topic, ...], *more: Callable[[str, str], Changes]) -> None:
        """Put these on the table; ``more`` is written with them."""

        def act(pair_id: str, session_id: str) -> Changes:
            changes = self._wing.sessions.choose_topics(pair_id, session_id, topics)
            for one in more:
                changes += one(pair_id, session_id)
            return changes

        self._do(act)

    def _do(self, act: Callable[[str, str], Changes]) -> None:
        if self._table is None:
            return
        pair, session_id = self._pair(), self._table.record.session.id

        def work() -> tuple[Changes, _Table]:
            return act(pair.id, session_id), self._look(pair, session_id)

        def then(found: tuple[Changes, _Table]) -> None:
            self._show_table(found[1])
            self._desk.changed(found[0])

        self._desk.tasks.run(work, then)

    def _swapped(self, number: int) -> tuple[Topic, ...]:
        """The table with another card in that place, or without it where there is no other."""
        assert self._table is not None  # noqa: S101 - a card was pressed
        topics = list(self._table.record.session.topics)
        topics[number : number + 1] = self._free(self._table)[:1]
        return tuple(topics)

    def _set_aside(self, number: int) -> None:
        """Not today. To the other it looks like any swap: nothing of the wish is shared."""
        assert self._table is not None  # noqa: S101 - a card was pressed
        topic = self._table.record.session.topics[number]
        key = _key(topic)
        self._choose(
            self._swapped(number),
            lambda pair_id, session_id: self._wing.topics.not_today(pair_id, session_id, key) if key else Changes(),
        )

    def _take_off(self, number: int) -> None:
        assert self._table is not None  # noqa: S101 - a card was pressed
        topics = self._table.record.session.topics
        self._choose((*topics[:number], *topics[number + 1 :]))

    def _bring(self, text: str) -> None:
        if self._table is not None:
            self._page.prepare.forget_own()
            own = Topic(Slot.OWN, text, brought_by=self._desk.person.role)
            self._choose((*self._table.record.session.topics, own))

    def _take_up(self, parked_id: str) -> None:
        if self._table is None:
            return
        parked = next((one for one in self._table.parked if one.id == parked_id), None)
        if parked is not None:
            self._choose(
                (*self._table.record.session.topics, parked.topic),
                lambda pair_id, session_id: self._wing.topics.take_up(pair_id, session_id, parked),
            )

    def _suggest(self) -> None:
        if self._table is not None:
            self._choose(self._table.cards.cards)

    def _call_off(self) -> None:
        self._do(self._wing.sessions.cancel)

    def _save_invitation(self, path: str) -> None:
        table, invite = self._table, self._wing.invite
        if table is None or invite is None:
            return
        self._desk.tasks.run(
            lambda: invite(Path(path), table.record),
            lambda _nothing: self._page.done.emit(_("The invitation is saved")),
        )

    # ------------------------------------------------------------ scripts

    def _show_scripts(self, script_id: str) -> None:
        def work() -> tuple[tuple[Script, ...], Script]:
            scripts = self._wing.scripts.all()
            return scripts, next((one for one in scripts if one.id == script_id), scripts[0])

        def then(found: tuple[tuple[Script, ...], Script]) -> None:
            self._page.script.show_script(shipped(), *found)
            self._page.setCurrentWidget(self._page.script)

        self._desk.tasks.run(work, then)

    def _keep_script(self, script: Script) -> None:
        def failed(error: Exception) -> bool:
            if isinstance(error, LeaderLensError):
                self._page.script.show_problem(str(error))
                return True
            return False

        def then(changes: Changes) -> None:
            self._page.done.emit(_("Your copy is kept"))
            self._desk.changed(changes)
            self._show_scripts(script.id)

        self._desk.tasks.run(lambda: self._wing.scripts.keep(script), then, failed)

    def _restore_script(self, script_id: str) -> None:
        def then(changes: Changes) -> None:
            self._desk.changed(changes)
            self._show_scripts(script_id)

        self._desk.tasks.run(lambda: self._wing.scripts.restore(script_id), then)

    # ------------------------------------------------------------ inside

    def _connect(self) -> None:
        page, go = self._page, self._desk.go
        page.list.chosen.connect(go)
        page.list.reports_wanted.connect(lambda: go(Place("reports")))
        page.story.report_wanted.connect(lambda: go(Place("reports", act="session", session_id=self._place.session_id)))
        page.list.opened.connect(lambda session_id: go(Place("sessions", session_id=session_id)))
        page.list.put_off.connect(self._put_off)
        page.list.plan_wanted.connect(lambda: go(Place("sessions", act=_PLAN)))
        page.list.scripts_wanted.connect(lambda: go(Place("sessions", act=_SCRIPTS)))
        page.plan.planned.connect(self._keep_plan)
        page.plan.cancelled.connect(self._back_from_plan)
        page.plan.day_chosen.connect(self._say_clash)
        page.plan.script_wanted.connect(lambda script: go(Place("sessions", act=_SCRIPTS, entry_id=script)))
        prepare = page.prepare
        prepare.begun.connect(lambda: go(Place("session", session_id=self._place.session_id)))
        prepare.plan_wanted.connect(lambda: go(Place("sessions", act=_PLAN, session_id=self._place.session_id)))
        prepare.called_off.connect(self._call_off)
        prepare.swapped.connect(lambda number: self._choose(self._swapped(number)))
        prepare.set_aside.connect(self._set_aside)
        prepare.taken_off.connect(self._take_off)
        prepare.brought.connect(self._bring)
        prepare.taken_up.connect(self._take_up)
        prepare.suggested.connect(self._suggest)
        prepare.invitation_wanted.connect(self._save_invitation)
        page.story.kept.connect(self._choose_version)
        for view in (prepare, page.story, page.script):
            view.closed.connect(lambda: go(Place("sessions")))
        page.script.chosen.connect(lambda script: go(Place("sessions", act=_SCRIPTS, entry_id=script)))
        page.script.kept.connect(self._keep_script)
        page.script.restored.connect(self._restore_script)

    def _back_from_plan(self) -> None:
        self._desk.go(Place("sessions", session_id=self._place.session_id))

    def _put_off(self) -> None:
        pair_id = self._pair().id
        self._desk.tasks.run(lambda: self._wing.proposals.put_off(pair_id), self._told)

    def _choose_version(self, line_id: str, text: str) -> None:
        pair_id = self._pair().id
        self._desk.tasks.run(lambda: self._wing.sessions.edit_line(pair_id, line_id, text), self._told)

    def _told(self, changes: Changes) -> None:
        self._desk.changed(changes)
        self.show(self._place)


def _key(topic: Topic) -> str:
    """The key of the question a card is about; empty for one's own."""
    return Question(topic.item, topic.subject).key if topic.item and topic.subject is not None else ""
