"""Acts for a session that is held: every turn is one write, and what is typed is kept while it is typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from leaderlens.domain.agreement import AgreementState, Owner
from leaderlens.domain.changes import Changes
from leaderlens.domain.people import SEATS, Pair, Role
from leaderlens.domain.session import SessionState, Versions
from leaderlens.services.session_scripts import shipped
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.sessions import telling, words
from leaderlens.ui.sessions.handwriting import Handwriting
from leaderlens.ui.sessions.sitting import Seen, Sitting

if TYPE_CHECKING:
    from leaderlens.ui.sessions.running_page import RunningPage


class RunningPresenter:
    """One session, for the two people in front of it.

    ``_going`` while its turns are in view: whoever comes back to one that stands still is asked to go on first.
    ``_leads`` while it is this laptop that moves it on: one that only looks on stops nobody's clock by leaving.
    """

    def __init__(self, page: RunningPage, desk: Desk, sitting: Sitting) -> None:
        self._page, self._desk, self._sitting = page, desk, sitting
        self._words = Handwriting(page, desk, sitting, self._tell)
        self._id = ""
        self._seen: Seen | None = None
        self._going = self._moving = self._telling = self._leads = False
        self._connect()

    @property
    def unsaved(self) -> bool:
        """Whether words stand in a field that are not on the disk."""
        return self._words.unsaved

    # ------------------------------------------------------------ coming and going

    def show(self, place: Place) -> None:
        pair = self._desk.pair()
        if pair is None or pair.over:
            self._desk.go(Place("sessions", session_id=place.session_id if pair is not None else ""))
            return
        self._page.take_room(whole=True)
        self._id, self._going, self._seen = place.session_id, False, None
        self._desk.tasks.run(lambda: self._look(pair), self._arrive)

    def refresh(self, changes: Changes) -> None:
        if (changes.sessions or changes.commitments) and not self._telling and self._id:
            pair = self._pair()
            self._desk.tasks.run(lambda: self._look(pair), self._hear)

    def leave(self) -> None:
        """Words go to the worker, and the clock stands until somebody comes back."""
        self._words.leave()
        if not self._id:
            return
        if self._going and self._leads and self._state() is SessionState.RUNNING:
            pair_id, session_id = self._pair().id, self._id
            self._desk.tasks.run(lambda: self._sitting.sessions.pause(pair_id, session_id), lambda _changes: None)
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

    def _hear(self, seen: Seen | None) -> None:
        """News: where the turn has moved, it was the other laptop that moved it."""
        if seen is not None and self._seen is not None and seen.moment != self._seen.moment:
            self._leads = False
        self._show(seen)

    def _look(self, pair: Pair) -> Seen | None:
        """The session asked for, or the one under way; None where there is neither."""
        seen = self._sitting.look(pair.id, self._id)
        if seen is not None and not self._id:
            self._id = seen.record.session.id
        return seen

    def _arrive(self, seen: Seen | None) -> None:
        if seen is None or seen.record.session.state.over:
            self._desk.go(Place("sessions", session_id=self._id if seen is not None else ""))
            return
        self._words.sit_down(self._pair(), seen, self._today())
        self._show(seen)

    def _show(self, seen: Seen | None) -> None:
        if seen is None or seen.record.session.id != self._id:
            return  # somebody left meanwhile
        before = self._seen
        if before is not None and before.moment != seen.moment and self._words.caught_up():
            self._read()
            return
        self._seen = seen
        pair, state = self._pair(), seen.record.session.state
        if state is SessionState.PLANNED:
            self._page.show_opening(telling.opening(seen, pair, self._today()))
        elif state is SessionState.RUNNING and self._going:
            self._show_turn(seen, before, pair)
        elif state.under_way:
            self._page.show_still(telling.paused(seen.record))
        else:
            self._end(seen, pair)

    def _show_turn(self, seen: Seen, before: Seen | None, pair: Pair) -> None:
        if before is None or before.moment != seen.moment or not self._page.shows_step:
            self._words.begin_turn(seen)  # also where it stood: after a crash nobody has written it down as paused
        else:
            self._words.look_again(seen)
        shown = telling.step_shown(
            seen,
            pair,
            shipped(),
            self._sitting.library.names(),
            today=self._today(),
            typing={self._words.line_id} - {""},
            saying=self._words.heard_id,
        )
        self._page.show_step(shown)
        self._tick()

    def _end(self, seen: Seen, pair: Pair) -> None:
        if not self._going:
            self._desk.go(Place("sessions", session_id=self._id))
            return
        told = telling.story(seen.record, pair, seen.half)
        self._words.end(told.closing)
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
        page, step, sessions = self._page, self._page.step, self._sitting.sessions
        page.ticked.connect(self._tick)
        page.opening.begun.connect(self._begin)
        for looking in (page.opening.said, step.owed.said):
            looking.connect(self._look_back)
        page.still.resumed.connect(self._resume)
        page.still.ended.connect(self._finish)
        for leaving in (page.opening.left, page.still.left, page.closing.left):
            leaving.connect(lambda: self._desk.go(Place("sessions")))
        page.closing.story_wanted.connect(lambda: self._desk.go(Place("sessions", session_id=self._id)))
        page.closing.plan_wanted.connect(lambda: self._desk.go(Place("sessions", act="plan")))
        page.closing.end_wanted.connect(lambda: self._desk.go(Place("people", act="end")))
        page.closing.half_kept.connect(self._agree_half)
        page.closing.half_let_go.connect(self._let_go_half)
        step.went_on.connect(lambda: self._move(sessions.forward))
        step.skipped.connect(lambda: self._move(lambda pair_id, one: sessions.forward(pair_id, one, leave_out=True)))
        step.went_back.connect(lambda: self._move(sessions.back))
        step.lengthened.connect(lambda: self._move(sessions.extend))
        step.paused.connect(lambda: self._move(sessions.pause))
        step.topics.ratings_wanted.connect(self._show_ratings)
        step.topics.charts_wanted.connect(lambda: self._desk.go(Place("trends")))
        step.notes.entered.connect(self._enter_line)
        step.notes.edit_wanted.connect(self._edit_line)
        for choosing in (step.notes.kept, step.hearing.kept):
            choosing.connect(self._choose_version)
        step.hearing.judged.connect(lambda verdict: self._do(self._words.judged(verdict)))
        step.hearing.again_wanted.connect(self._hear_again)
        step.agree.agreed.connect(self._agree)
        step.agree.left_out.connect(self._leave_out)

    def _do(
        self, act: Callable[[str, str], Changes], done: Callable[[], None] | None = None,
        failed: Callable[[], None] | None = None, kept: Callable[[], None] | None = None,
    ) -> None:  # fmt: skip
        """Write for this session on the worker, look again there, and show what is so now.

        ``done`` comes before it is shown, ``kept`` after it.
        """
        pair, session_id = self._pair(), self._id

        def work() -> tuple[Changes, Seen | None]:
            changes = act(pair.id, session_id)
            return changes, self._look(pair)

        def then(found: tuple[Changes, Seen | None]) -> None:
            self._moving = False
            if done is not None:
                done()
            self._show(found[1])
            self._tell(found[0])
            if kept is not None:
                kept()

        def not_done(_error: Exception) -> bool:
            self._moving = False
            if failed is not None:
                failed()
            return False

        self._desk.tasks.run(work, then, not_done)

    def _tell(self, changes: Changes) -> None:
        """Tell the house what was written here, and do not hear it as news."""
        self._telling = True
        try:
            self._desk.changed(changes)
        finally:
            self._telling = False

    def _move(self, act: Callable[[str, str], Changes]) -> None:
        """One turn on, back or out: once for each press, and after what was typed."""
        if self._moving:
            return
        self._moving = self._leads = True
        self._words.keep()
        self._do(act)

    def _begin(self, first: Role, coached: bool) -> None:  # noqa: FBT001 - the signal carries it
        self._going = self._leads = True
        self._words.keep()
        self._do(
            lambda pair_id, one: self._sitting.sessions.begin(pair_id, one, first, coached=coached),
            failed=self._page.opening.show_ready,
        )

    def _resume(self) -> None:
        self._going = True
        stood = self._seen is None or self._state() is SessionState.PAUSED
        left = 0 if self._seen is None else self._seen.record.session.turn.remaining(self._desk.clock())
        self._move(self._sitting.sessions.resume)
        self._leads = stood or words.left_behind(left)  # else somebody else talks here, and we look on

    def _finish(self) -> None:
        self._going = True
        self._move(self._sitting.sessions.finish)

    def _look_back(self, agreement_id: str, state: AgreementState, line: str, new_day: date | None) -> None:
        def failed() -> None:
            self._page.opening.show_ready()
            self._page.step.owed.show_ready()

        self._do(
            lambda pair_id, one: self._sitting.agreements.review(pair_id, agreement_id, state, line, one, new_day),
            failed=failed,
            kept=self._words.keep_beside,  # what was typed beside it went along
        )

    def _show_ratings(self) -> None:
        if self._seen is None:
            return
        pair, topics = self._pair(), self._seen.record.session.topics
        names = {seat: words.first_name(pair, seat) for seat in SEATS}
        self._desk.tasks.run(lambda: self._sitting.rated(pair.id, topics, names), self._page.step.topics.show_ratings)

    # ------------------------------------------------------------ words

    def _enter_line(self, text: str) -> None:
        if self._words.enter_line(text):
            self._read()

    def _edit_line(self, line_id: str, text: str) -> None:
        self._words.edit_line(line_id, text)
        self._read()

    def _hear_again(self) -> None:
        if self._words.hear_again():
            self._read()

    def _choose_version(self, versions: Versions, text: str) -> None:
        self._do(lambda pair_id, one: self._sitting.sessions.choose_version(pair_id, one, versions, text))

    def _agree(self, text: str, owner: str, due: date, how: str) -> None:
        if self._seen is None or not self._seen.record.may_agree:
            return

        def done() -> None:
            self._page.step.agree.forget(self._today() + telling.FORTNIGHT)
            self._words.drop_half()

        self._do(
            lambda pair_id, one: self._sitting.agreements.make(pair_id, text, Owner(owner), due, how, one)[0],
            done,
            self._page.step.agree.show_ready,
        )

    def _agree_half(self) -> None:
        self._do(self._sitting.agree_half, self._half_is_gone)

    def _let_go_half(self) -> None:
        self._do(lambda _pair_id, one: self._sitting.let_go_half(one), self._half_is_gone)

    def _half_is_gone(self) -> None:
        self._page.step.agree.forget(self._today() + telling.FORTNIGHT)
        self._words.drop_half()

    def _leave_out(self) -> None:
        if self._seen is None:
            return
        session = self._seen.record.session
        waiting = self._seen.record.script.before_agreeing(session.done, session.left_out)
        self._do(lambda pair_id, one: self._sitting.sessions.leave_out(pair_id, one, [step.id for step in waiting]))
