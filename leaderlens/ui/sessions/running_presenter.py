"""Acts for a session that is held: every turn is one write, and what is typed is kept with each pause."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from leaderlens.domain.agreement import Agreement, AgreementState, Owner
from leaderlens.domain.changes import Changes
from leaderlens.domain.people import Pair, Role
from leaderlens.domain.session import SessionState, Verdict
from leaderlens.services.agreements import Agreements
from leaderlens.services.lenses import Library
from leaderlens.services.session_proposals import SessionProposals
from leaderlens.services.session_record import SessionRecord
from leaderlens.services.session_scripts import shipped
from leaderlens.services.sessions import Sessions
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.sessions import telling, words
from leaderlens.ui.sessions.scribe import Scribe

if TYPE_CHECKING:
    from leaderlens.ui.sessions.running_page import RunningPage


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one look found."""

    record: SessionRecord
    owed: tuple[Agreement, ...]
    opened_last: Role | None
    situations: frozenset[str]


class RunningPresenter:
    """One session, for the two people in front of it.

    ``_going`` while its turns are in view: whoever comes back to one that stands still is asked to go on first.
    """

    def __init__(
        self, page: RunningPage, desk: Desk, sessions: Sessions, proposals: SessionProposals, agreements: Agreements,
        library: Library,
    ) -> None:  # fmt: skip
        self._page, self._desk = page, desk
        self._sessions, self._proposals, self._agreements, self._library = sessions, proposals, agreements, library
        self._id = ""
        self._seen: _Seen | None = None
        self._going = self._moving = self._telling = False
        self._line = self._heard = self._draft = self._closing = self._scribe(lambda _text, kept: kept)
        self._left: tuple[Scribe, ...] = ()  # what was on its way to the disk when its field went to other words
        self._mended = ""
        self._connect()

    @property
    def unsaved(self) -> bool:
        """Whether words stand in a field that are not on the disk."""
        left = any(scribe.unsaved for scribe in self._left)
        return left or any(scribe.unsaved or scribe.saved != text for scribe, text in self._fields())

    # ------------------------------------------------------------ coming and going

    def show(self, place: Place) -> None:
        pair = self._desk.pair()
        if pair is None:
            self._desk.go(Place("sessions"))
            return
        self._page.take_room(whole=True)
        self._id, self._going, self._seen = place.session_id, False, None
        self._desk.tasks.run(lambda: self._look(pair), self._arrive)

    def refresh(self, changes: Changes) -> None:
        if (changes.sessions or changes.commitments) and not self._telling and self._id:
            self._read()

    def leave(self) -> None:
        """Words go to the worker, and the clock stands until somebody comes back."""
        for scribe in self._left:
            scribe.try_again()
        if not self._id:
            return
        self._keep_words()
        self._let_go(self._line, self._heard, self._draft, self._closing)
        self._line = self._heard = self._draft = self._closing = self._scribe(lambda _text, kept: kept)
        if self._going and self._state() is SessionState.RUNNING:
            pair_id, session_id = self._pair().id, self._id
            self._desk.tasks.run(lambda: self._sessions.pause(pair_id, session_id), lambda _changes: None)
        self._going, self._id = False, ""
        self._page.rest()
        self._page.take_room(whole=False)

    # ------------------------------------------------------------ reading

    def _pair(self) -> Pair:
        pair = self._desk.pair()
        assert pair is not None  # noqa: S101 - show() turns back without one, and a pair does not go away
        return pair

    def _state(self) -> SessionState | None:
        return None if self._seen is None else self._seen.record.session.state

    def _read(self) -> None:
        pair = self._pair()
        self._desk.tasks.run(lambda: self._look(pair), self._show)

    def _look(self, pair: Pair) -> _Seen | None:
        """The session asked for, or the one under way; None where there is neither."""
        session_id = self._id
        if not session_id:
            found = self._sessions.under_way(pair.id) or self._sessions.next(pair.id)
            if found is None:
                return None
            session_id = self._id = found.id
        record = self._sessions.record(pair.id, session_id)
        owed = [
            one
            for one in self._agreements.to_review(pair.id)
            if one.session_id != session_id and not any(review.session_id == session_id for review in one.reviews)
        ]
        return _Seen(record, tuple(owed), self._sessions.opened_last(pair.id), self._proposals.season(pair.id))

    def _arrive(self, seen: _Seen | None) -> None:
        if seen is None or seen.record.session.state.over:
            self._desk.go(Place("sessions", session_id=self._id if seen is not None else ""))
            return
        self._show(seen)

    def _show(self, seen: _Seen | None) -> None:
        if seen is None or seen.record.session.id != self._id:
            return  # somebody left meanwhile
        before = self._seen
        if before is not None and _moment(before) != _moment(seen) and self._caught_up():
            self._read()
            return
        self._seen = seen
        pair, state = self._pair(), seen.record.session.state
        if state is SessionState.PLANNED:
            self._page.show_opening(telling.opening(seen.record, pair, seen.owed, seen.opened_last))
        elif state is SessionState.RUNNING and self._going:
            self._show_turn(seen, before, pair)
        elif state.under_way:
            self._page.show_still(telling.paused(seen.record))
        else:
            self._end(seen, pair)

    def _show_turn(self, seen: _Seen, before: _Seen | None, pair: Pair) -> None:
        if before is None or _moment(before) != _moment(seen):
            self._begin_turn(seen)
        shown = telling.step_shown(
            seen.record,
            pair,
            shipped(),
            self._library.names(),
            today=self._today(),
            situations=seen.situations,
            typing={self._line.id, self._draft.id} - {""},
            saying=self._heard.id,
        )
        self._page.show_step(shown)
        self._tick()

    def _caught_up(self) -> bool:
        """Whether there was anything to keep that was typed while the turn moved, behind "next" or at the other laptop.

        It is of the turn that is still in view.
        """
        late = any(scribe.wanted != text for scribe, text in self._fields())
        if late:
            self._keep_words()
        return late

    def _begin_turn(self, seen: _Seen) -> None:
        """Another turn: fresh fields, and what was already said back in it."""
        self._let_go(self._line, self._heard)
        self._line = self._scribe(self._note(seen.record.step.id))
        if not (self._draft.id or self._draft.unsaved):
            self._draft = self._scribe(self._note(seen.record.step.id))
        self._page.step.notes.show_text("")
        listener = telling.listener_of(seen.record)
        said = () if listener is None else telling.said_back(seen.record, listener)
        self._mended = said[-1].correction if said else ""
        if listener is None:
            self._heard = self._scribe(lambda _text, kept: kept)
        else:
            kept = (said[-1].id, said[-1].heard) if said else ("", "")
            self._heard = self._scribe(self._hear(seen.record.step.id, listener), *kept)

    def _end(self, seen: _Seen, pair: Pair) -> None:
        if not self._going:
            self._desk.go(Place("sessions", session_id=self._id))
            return
        pair_id, session_id = pair.id, self._id

        def keep(text: str, _kept: str) -> str:
            self._sessions.keep_closing(pair_id, session_id, text)
            return session_id

        told = telling.story(seen.record, pair)
        if self._closing.id != session_id:
            self._closing = self._scribe(keep, session_id, told.closing)
        self._page.show_closing(told)

    def _tick(self) -> None:
        """The clock's hand: and while it has not run far over, two people are taken to be here."""
        if self._seen is None:
            return
        left = self._seen.record.session.turn.remaining(self._desk.clock())
        self._page.show_left(left)
        if not words.left_behind(left):
            self._page.alive.emit()

    def _today(self) -> date:
        return self._desk.clock().astimezone().date()

    # ------------------------------------------------------------ acting

    def _connect(self) -> None:
        page, step, sessions = self._page, self._page.step, self._sessions
        page.ticked.connect(self._tick)
        page.opening.begun.connect(self._begin)
        page.opening.said.connect(self._look_back)
        page.still.resumed.connect(self._resume)
        page.still.ended.connect(self._finish)
        for leaving in (page.opening.left, page.still.left, page.closing.left):
            leaving.connect(lambda: self._desk.go(Place("sessions")))
        page.closing.story_wanted.connect(lambda: self._desk.go(Place("sessions", session_id=self._id)))
        page.closing.plan_wanted.connect(lambda: self._desk.go(Place("sessions", act="plan")))
        page.closing.typed.connect(self._keep_closing)
        step.went_on.connect(lambda: self._move(sessions.forward))
        step.skipped.connect(lambda: self._move(lambda pair_id, one: sessions.forward(pair_id, one, leave_out=True)))
        step.went_back.connect(lambda: self._move(sessions.back))
        step.lengthened.connect(lambda: self._move(sessions.extend))
        step.paused.connect(lambda: self._move(sessions.pause))
        step.notes.typed.connect(self._keep_line)
        step.notes.entered.connect(self._enter_line)
        step.notes.edit_wanted.connect(self._edit_line)
        step.notes.kept.connect(self._choose_version)
        step.hearing.heard_typed.connect(self._keep_heard)
        step.hearing.correction_typed.connect(self._mend)
        step.hearing.judged.connect(self._judge)
        step.hearing.again_wanted.connect(self._hear_again)
        step.agree.typed.connect(self._keep_draft)
        step.agree.agreed.connect(self._agree)
        step.agree.left_out.connect(self._leave_out)

    def _do(
        self, act: Callable[[str, str], Changes], done: Callable[[], None] | None = None,
        failed: Callable[[], None] | None = None,
    ) -> None:  # fmt: skip
        """Write for this session on the worker, look again there, and show what is so now."""
        pair, session_id = self._pair(), self._id

        def work() -> tuple[Changes, _Seen | None]:
            changes = act(pair.id, session_id)
            return changes, self._look(pair)

        def then(found: tuple[Changes, _Seen | None]) -> None:
            self._moving = False
            if done is not None:
                done()
            self._show(found[1])
            self._telling = True
            try:
                self._desk.changed(found[0])
            finally:
                self._telling = False

        def not_done(_error: Exception) -> bool:
            self._moving = False
            if failed is not None:
                failed()
            return False

        self._desk.tasks.run(work, then, not_done)

    def _move(self, act: Callable[[str, str], Changes]) -> None:
        """One turn on, back or out: once for each press, and after what was typed."""
        if self._moving:
            return
        self._moving = True
        self._keep_words()
        self._do(act)

    def _begin(self, first: Role, coached: bool) -> None:  # noqa: FBT001 - the signal carries it
        self._going = True
        self._do(
            lambda pair_id, one: self._sessions.begin(pair_id, one, first, coached=coached),
            failed=self._page.opening.show_ready,
        )

    def _resume(self) -> None:
        self._going = True
        self._move(self._sessions.resume)

    def _finish(self) -> None:
        self._going = True
        self._move(self._sessions.finish)

    def _look_back(self, agreement_id: str, state: AgreementState, line: str) -> None:
        self._do(
            lambda pair_id, one: self._agreements.review(pair_id, agreement_id, state, line, one),
            failed=self._page.opening.show_ready,
        )

    # ------------------------------------------------------------ words

    def _scribe(self, write: Callable[[str, str], str], kept_id: str = "", kept: str = "") -> Scribe:
        return Scribe(self._desk.tasks, write, kept_id, kept)

    def _note(self, step: str) -> Callable[[str, str], str]:
        """How a line of that step is kept."""
        pair_id, session_id = self._pair().id, self._id

        def write(text: str, kept: str) -> str:
            if kept:
                self._sessions.edit_line(pair_id, kept, text)
                return kept if text.strip() else ""
            return self._sessions.add_line(pair_id, session_id, step, text)[1] if text.strip() else ""

        return write

    def _hear(self, step: str, listener: Role) -> Callable[[str, str], str]:
        """How what that person heard is kept."""
        pair_id, session_id = self._pair().id, self._id

        def write(text: str, kept: str) -> str:
            if not (kept or text.strip()):
                return ""
            return self._sessions.say_back(pair_id, session_id, step, listener, text, kept)[1]

        return write

    def _fields(self) -> tuple[tuple[Scribe, str], ...]:
        """What is in view to type in: who keeps it, and what stands there."""
        page, step = self._page, self._page.step
        if page.shows_closing:
            return ((self._closing, page.closing.closing.text()),)
        if not page.shows_step or self._seen is None:
            return ()
        typed = ((self._line, step.notes.text()), (self._draft, step.agree.draft()))
        says_back = telling.listener_of(self._seen.record) is not None
        return (*typed, (self._heard, step.hearing.texts()[0])) if says_back else typed

    def _let_go(self, *scribes: Scribe) -> None:
        """Other words come into their fields; what no disk has taken by now is held here until one does."""
        self._left = tuple(one for one in (*self._left, *scribes) if one.unsaved)

    def _keep_words(self) -> None:
        """Hand over what stands in the fields in view."""
        for scribe, text in self._fields():
            scribe.put(text)
        if self._page.shows_step:
            self._mend(self._page.step.hearing.texts()[1])

    # each is the scribe of the moment: another turn brings others

    def _keep_line(self, text: str) -> None:
        self._line.put(text)

    def _keep_heard(self, text: str) -> None:
        self._heard.put(text)

    def _keep_draft(self) -> None:
        """An agreement in the making waits as a line of notes."""
        self._draft.put(self._page.step.agree.draft())

    def _keep_closing(self, text: str) -> None:
        self._closing.put(text)

    def _choose_version(self, line_id: str, text: str) -> None:
        self._do(lambda pair_id, _one: self._sessions.edit_line(pair_id, line_id, text))

    def _enter_line(self, text: str) -> None:
        if self._seen is None or not (text.strip() or self._line.id):
            return
        self._line.put(text)
        self._let_go(self._line)
        self._line = self._scribe(self._note(self._seen.record.step.id))
        self._page.step.notes.show_text("")
        self._read()

    def _edit_line(self, line_id: str, text: str) -> None:
        """Change a line: it goes into the field, and what stood there is kept as a line of its own."""
        if self._seen is None:
            return
        self._line.put(self._page.step.notes.text())
        self._let_go(self._line)
        self._line = self._scribe(self._note(self._seen.record.step.id), line_id, text)
        self._page.step.notes.show_text(text)
        self._page.step.notes.line.edit.setFocus()
        self._read()

    def _judge(self, verdict: Verdict) -> None:
        heard, meant = self._page.step.hearing.texts()
        self._heard.put(heard)
        scribe = self._heard
        meant = "" if verdict is Verdict.YES else meant
        self._mended = meant

        def act(pair_id: str, _one: str) -> Changes:
            return self._sessions.judge(pair_id, scribe.id, verdict, meant) if scribe.id else Changes()

        self._do(act)

    def _mend(self, meant: str) -> None:
        """What the speaker meant, kept while it is typed."""
        scribe, verdict = self._heard, self._verdict()
        if meant == self._mended or verdict in {None, Verdict.YES} or not scribe.id:
            return
        self._mended = meant
        pair_id = self._pair().id
        assert verdict is not None  # noqa: S101 - mypy does not see it through the set
        self._desk.tasks.run(lambda: self._sessions.judge(pair_id, scribe.id, verdict, meant), self._desk_changed)

    def _desk_changed(self, changes: Changes) -> None:
        self._telling = True
        try:
            self._desk.changed(changes)
        finally:
            self._telling = False

    def _verdict(self) -> Verdict | None:
        """What the speaker said to what stands in the field."""
        said = () if self._seen is None else self._seen.record.check_backs
        return next((one.verdict for one in said if one.id == self._heard.id), None)

    def _hear_again(self) -> None:
        """The listener tries once more; what was said before stays above."""
        if self._seen is None or (listener := telling.listener_of(self._seen.record)) is None:
            return
        self._keep_words()
        self._let_go(self._heard)
        self._heard, self._mended = self._scribe(self._hear(self._seen.record.step.id, listener)), ""
        self._page.step.hearing.empty()
        self._page.step.hearing.heard.edit.setFocus()
        self._read()

    def _agree(self, text: str, owner: str, due: date, how: str) -> None:
        if self._seen is None or not self._seen.record.may_agree:
            return

        def done() -> None:
            self._draft.put("")
            self._draft = self._scribe(self._note(self._seen.record.step.id if self._seen else ""))
            self._page.step.agree.forget(self._today() + telling.FORTNIGHT)

        self._do(lambda pair_id, one: self._agreements.make(pair_id, text, Owner(owner), due, how, one)[0], done)

    def _leave_out(self) -> None:
        if self._seen is None:
            return
        session = self._seen.record.session
        waiting = self._seen.record.script.before_agreeing(session.done, session.left_out)
        self._do(lambda pair_id, one: self._sessions.leave_out(pair_id, one, [step.id for step in waiting]))


def _moment(seen: _Seen) -> tuple[SessionState, int, int]:
    session = seen.record.session
    return session.state, session.turn.place, session.turn.number
