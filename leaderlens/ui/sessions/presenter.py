"""Acts for the sessions page: proposes, plans, lays out topics, and tells of sessions that were held."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from leaderlens.analysis.topic_cards import Cards
from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import Question
from leaderlens.domain.lens import Item
from leaderlens.domain.people import Pair, Role
from leaderlens.domain.session import ReflectionSession, SessionState, Slot, Topic, Versions
from leaderlens.i18n import _
from leaderlens.services.session_record import SessionRecord
from leaderlens.services.session_topics import Parked
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.sessions import listing, telling, words
from leaderlens.ui.sessions.plan_desk import PlanDesk
from leaderlens.ui.sessions.script_desk import ScriptDesk
from leaderlens.ui.sessions.sitting import half_key
from leaderlens.ui.sessions.view import Listing, ParkedCard, Preparation

if TYPE_CHECKING:
    from leaderlens.ui.sessions.page import SessionsPage
    from leaderlens.ui.sessions.wing import Wing

_PLAN, _SCRIPTS = "plan", "scripts"


@dataclass(frozen=True, slots=True)
class _Table:
    """A session, and what is to be seen of it: what lies before it while it is planned, what was left half written
    once it is over. ``names`` are the items there are.
    """

    record: SessionRecord
    cards: Cards = field(default_factory=lambda: Cards((), ()))
    parked: tuple[Parked, ...] = ()
    owed: tuple[str, ...] = ()
    names: Mapping[str, Item] = field(default_factory=dict)
    half: Mapping[str, str] = field(default_factory=dict, repr=False)


class SessionsPresenter:
    """Sessions, for the person at the desk. ``_place`` is what is shown; news from elsewhere is read again there."""

    def __init__(self, page: SessionsPage, desk: Desk, wing: Wing) -> None:
        self._page, self._desk, self._wing = page, desk, wing
        self._place = Place("sessions")
        self._table: _Table | None = None
        self._looked_at: ReflectionSession | None = None
        self._scripts = ScriptDesk(page, desk, wing.scripts, wing.sitting.drafts)
        self._plans = PlanDesk(page, desk, wing)
        self._connect()

    @property
    def unsaved(self) -> bool:
        """Whether a form holds words that are not on the disk. A topic typed is brought with leaving."""
        return self._scripts.unsaved or self._plans.unsaved

    def show(self, place: Place) -> None:
        self._place = place
        pair = self._desk.pair()
        if pair is None or not pair.connected or self._desk.person.role is Role.COACH:
            self._page.show_listing(listing.without_pair(self._desk.person.role, pair))
        elif place.act == _SCRIPTS:
            self._scripts.show(place.entry_id)
        elif place.act == _PLAN:
            self._plans.show(pair, place)
        elif place.session_id:
            self._show_session(pair, place.session_id)
        else:
            self._desk.tasks.run(lambda: self._list(pair), self._page.show_listing)

    def refresh(self, changes: Changes) -> None:
        ours = changes.sessions or changes.commitments or changes.people or changes.reveals or changes.checkins
        if ours and not self._place.act:  # a form is not filled anew while somebody is in it
            self.show(self._place)

    def leave(self) -> None:
        """A topic typed but not put on the table goes on it; a script or a plan in the making is kept."""
        self._scripts.keep_words()
        self._plans.keep_words()
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
            self._desk.clock(),
            revealed=bool(wing.sitting.checkins.reveals(pair.id)),
            parting=wing.proposals.parting(pair.id),
        )

    def _show_session(self, pair: Pair, session_id: str) -> None:
        self._desk.tasks.run(lambda: self._look(pair, session_id), self._show_table)

    def _look(self, pair: Pair, session_id: str) -> _Table:
        wing = self._wing
        record = wing.sessions.record(pair.id, session_id)
        if record.session.state is not SessionState.PLANNED or pair.over:
            half = {} if pair.over else wing.sitting.drafts.all().get(half_key(session_id), {})
            return _Table(record, half=half)
        owed = tuple(one.text for one in wing.sitting.agreements.to_review(pair.id))
        cards, parked = wing.topics.cards(pair.id, session_id), wing.topics.parked(pair.id)
        return _Table(record, cards, parked, owed, wing.sitting.library.names())

    def _show_table(self, table: _Table) -> None:
        session = table.record.session
        if session.id != self._place.session_id:
            return  # somebody went elsewhere meanwhile
        self._table, self._looked_at = table, session
        over = session.state.over or self._pair().over
        if over:
            told = telling.story(table.record, self._pair(), table.half)
            if session.state is SessionState.CANCELLED and session.planned is not None:
                told = replace(told, cancellation=self._wing.invitations.name_for(session))
            self._page.show_story(told)
        elif session.state.under_way:
            self._desk.go(Place("session", session_id=session.id))
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
            topics=words.topic_cards(session.topics, pair, table.names, swaps=bool(free)),
            parked=tuple(ParkedCard(one.id, words.first_name(pair, one.by), one.text) for one in table.parked),
            owed=table.owed,
            may_suggest=not session.topics and bool(table.cards.cards),
            invitation="" if session.planned is None else self._wing.invitations.name_for(session),
            place=session.place,
            coach=words.coach_words(table.record.script, coached=session.coached),
        )

    def _free(self, table: _Table) -> tuple[Topic, ...]:
        """What could lie on the table and does not, the weightiest first."""
        there = {_key(topic) for topic in table.record.session.topics}
        return tuple(one for one in (*table.cards.cards, *table.cards.others) if _key(one) not in there)

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

    def _save_invitation(self, path: str, with_place: bool) -> None:  # noqa: FBT001 - the signal carries it
        session, invitations = self._looked_at, self._wing.invitations
        if session is None:
            return
        self._desk.tasks.run(  # the file dialog has asked whether an older file may go
            lambda: invitations.save(session, Path(path), replace=True, with_place=with_place),
            lambda _landed: self._page.done.emit(_("The calendar file is saved")),
        )

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
        page.plan.cancelled.connect(self._back_from_plan)
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
        page.story.cancellation_wanted.connect(lambda path: self._save_invitation(path, with_place=False))
        page.story.kept.connect(self._choose_version)
        page.story.half_kept.connect(lambda: self._write(self._wing.sitting.agree_half))
        page.story.half_let_go.connect(lambda: self._write(lambda _pair, one: self._wing.sitting.let_go_half(one)))
        for view in (prepare, page.story):
            view.closed.connect(lambda: go(Place("sessions")))

    def _back_from_plan(self) -> None:
        self._desk.go(Place("sessions", session_id=self._place.session_id))

    def _put_off(self) -> None:
        pair_id = self._pair().id
        self._desk.tasks.run(lambda: self._wing.proposals.put_off(pair_id), self._told)

    def _choose_version(self, versions: Versions, text: str) -> None:
        self._write(lambda pair_id, one: self._wing.sessions.choose_version(pair_id, one, versions, text))

    def _write(self, act: Callable[[str, str], Changes]) -> None:
        """Write for the session that is told, and tell it again."""
        pair_id, session_id = self._pair().id, self._place.session_id
        self._desk.tasks.run(lambda: act(pair_id, session_id), self._told)

    def _told(self, changes: Changes) -> None:
        self._desk.changed(changes)
        self.show(self._place)


def _key(topic: Topic) -> str:
    """The key of the question a card is about; empty for one's own."""
    return Question(topic.item, topic.subject).key if topic.item and topic.subject is not None else ""
