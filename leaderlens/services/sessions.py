"""Sessions: plan one, run it on one screen, keep notes and what was said back. Every step is one transaction.

A session is shared: whatever is written here reaches the other vault with the next sync. What a person keeps to
themselves ("not today", a proposal put off, a changed script) stays in tables of this vault.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from leaderlens.clock import Clock
from leaderlens.domain.changes import Changes
from leaderlens.domain.people import Role
from leaderlens.domain.record import SetFields
from leaderlens.domain.script import Script, Speaker
from leaderlens.domain.session import (
    LONGEST_LINE,
    CheckBack,
    Kept,
    ReflectionSession,
    SessionState,
    Topic,
    Turn,
    Verdict,
    Versions,
    heard_share,
)
from leaderlens.domain.text import portable
from leaderlens.errors import NotAllowedError
from leaderlens.i18n import _
from leaderlens.services.pair_log import PairLog
from leaderlens.services.session_record import Heard, SessionRecord
from leaderlens.services.session_scripts import SessionScripts
from leaderlens.store import agreements as agreement_rows
from leaderlens.store import sessions as rows
from leaderlens.store.database import Database, Session

EXTENSION = 120
"""Seconds that "a little longer" adds to a turn."""


class Sessions:
    """The sessions of one person's pairs. ``role`` is their seat."""

    def __init__(self, database: Database, log: PairLog, scripts: SessionScripts, role: Role, clock: Clock) -> None:
        self.database = database
        self.log = log
        self.scripts = scripts
        self.role = role
        self.clock = clock

    # ------------------------------------------------------------ read

    def all(self, pair_id: str) -> tuple[ReflectionSession, ...]:
        """Every session of the pair, the newest first."""
        with self.database.reading() as session:
            return rows.sessions(session, pair_id)

    def record(self, pair_id: str, session_id: str) -> SessionRecord:
        """One session with its notes. NotAllowedError ``no-session`` for one that is not here (yet)."""
        with self.database.reading() as session:
            found = self._found(session, pair_id, session_id)
            lines = rows.lines(session, pair_id, session_id)
            said_back = rows.check_backs(session, pair_id, session_id)
            agreed = agreement_rows.agreements(session, pair_id)
        made = tuple(one for one in agreed if one.session_id == session_id)
        return SessionRecord(found, self.scripts.script(found.script), lines, said_back, made)

    def under_way(self, pair_id: str) -> ReflectionSession | None:
        """The session that has begun and is not over, if there is one: where to take up after a crash or a pause."""
        return next((one for one in self.all(pair_id) if one.state.under_way), None)

    def next(self, pair_id: str) -> ReflectionSession | None:
        """The session that is planned soonest. One whose day has gone by comes after those ahead, for a fortnight."""
        now = self.clock()
        planned = [one for one in self.all(pair_id) if one.state is SessionState.PLANNED and one.planned is not None]
        ahead = [one for one in planned if not one.gone_by(now)]
        if ahead:
            return min(ahead, key=lambda one: one.planned or now)
        missed = (one for one in planned if not one.forgotten(now))
        return max(missed, key=lambda one: one.planned or now, default=None)

    def opened_last(self, pair_id: str) -> Role | None:
        """Who opened the last session, so that the other may open this one."""
        begun = (one for one in self.all(pair_id) if one.opened_by is not None and one.began is not None)
        return next((one.opened_by for one in begun), None)

    def heard(self, pair_id: str) -> tuple[Heard, ...]:
        """How well each heard the other, session by session, oldest first: the check-back record."""
        with self.database.reading() as session:
            held = [one for one in reversed(rows.sessions(session, pair_id)) if one.began is not None]
            by_session: dict[str, list[CheckBack]] = {}
            for one in rows.check_backs(session, pair_id):
                by_session.setdefault(one.session_id, []).append(one)
        judged = ((one, by_session.get(one.id, [])) for one in held)
        leader, chief = Role.LEADER, Role.CHIEF_EXECUTIVE
        return tuple(Heard(one, heard_share(said, leader), heard_share(said, chief)) for one, said in judged if said)

    # ------------------------------------------------------------ plan

    def plan(
        self, pair_id: str, script_id: str, planned: datetime, minutes: int, place: str = "",
        topics: Iterable[Topic] = (), *, coached: bool = False,
    ) -> tuple[Changes, str]:  # fmt: skip
        """Plan a session for both. Answers what changed and its id. KeyError for a script that is not here."""
        script = self.scripts.script(script_id)
        session_id = secrets.token_hex(16)
        fields: dict[str, Any] = {
            "coached": int(coached),
            "first": self._whose_turn_to_open(pair_id).value,
            "minutes": minutes or script.minutes,
            "place": portable(place).strip(),
            "planned": rows.seconds(planned),
            "script": script.id,
            "state": SessionState.PLANNED.value,
            "topics": rows.topics_of(tuple(topics)),
        }
        return self._tell(pair_id, session_id, fields), session_id

    def change_plan(
        self, pair_id: str, session_id: str, *, planned: datetime | None = None, minutes: int | None = None,
        place: str | None = None, script_id: str | None = None, coached: bool | None = None,
    ) -> Changes:  # fmt: skip
        """Change what was planned; whatever is None stays. NotAllowedError once the session has begun."""
        with self.database.reading() as session:
            if self._found(session, pair_id, session_id).state is not SessionState.PLANNED:
                raise NotAllowedError(_("This session has begun, so its plan no longer changes."), code="begun")
        fields: dict[str, Any] = {}
        if planned is not None:
            fields["planned"] = rows.seconds(planned)
        if minutes is not None:
            fields["minutes"] = minutes
        if place is not None:
            fields["place"] = portable(place).strip()
        if script_id is not None:
            fields["script"] = self.scripts.script(script_id).id
        if coached is not None:
            fields["coached"] = int(coached)
        return self._tell(pair_id, session_id, fields) if fields else Changes()

    def choose_topics(self, pair_id: str, session_id: str, topics: Iterable[Topic]) -> Changes:
        """Put these cards on the table, in this order."""
        return self._tell(pair_id, session_id, {"topics": rows.topics_of(tuple(topics))})

    def cancel(self, pair_id: str, session_id: str) -> Changes:
        """Call a planned session off. It stays in the list as one that was not held."""
        with self.database.reading() as session:
            if self._found(session, pair_id, session_id).state.over:
                raise NotAllowedError(_("This session is over already."), code="over")
        return self._tell(pair_id, session_id, {"state": SessionState.CANCELLED.value})

    # ------------------------------------------------------------ run

    def begin(self, pair_id: str, session_id: str, first: Role, *, coached: bool = False) -> Changes:
        """Open the session; ``first`` speaks first, and is remembered as who opened it.

        NotAllowedError: ``begun`` already, or ``another`` session is under way: two at once would hide one of them.
        """
        with self.database.reading() as session:
            found = self._found(session, pair_id, session_id)
        if found.state is not SessionState.PLANNED:
            raise NotAllowedError(_("This session has begun already. Take it up where it stands."), code="begun")
        if self.under_way(pair_id) is not None:
            raise NotAllowedError(
                _("Another session of yours is still under way. Go on with it, or end it, and then begin this one."),
                code="another",
            )
        script = self.scripts.script(found.script)
        ready = replace(found, first=first, coached=coached)
        return self._say(
            pair_id,
            session_id,
            {
                "began": rows.seconds(self.clock()),
                "coached": int(coached),
                "first": first.value,
                "opened_by": first.value,
                "state": SessionState.RUNNING.value,
                "turn": rows.turn_of(self._turn(ready, script, 0, 0)),
            },
        )

    def pause(self, pair_id: str, session_id: str) -> Changes:
        """Stop the clock. Nothing is lost by closing the app here, today or for a week."""
        found = self._running(pair_id, session_id)
        left = found.turn.remaining(self.clock())
        turn = replace(found.turn, since=None, left=left)
        return self._tell(pair_id, session_id, {"state": SessionState.PAUSED.value, "turn": rows.turn_of(turn)})

    def resume(self, pair_id: str, session_id: str) -> Changes:
        """Start the clock again where it stood.

        A clock that ran on with nobody there (the app was killed, the laptop died) starts with a short while on it:
        whoever comes back after an hour is not met by an hour's overrun.
        """
        found, now = self._running(pair_id, session_id), self.clock()
        turn = found.turn
        if turn.since is None:
            turn = replace(turn, since=now)
        elif turn.remaining(now) < 0:
            turn = replace(turn, since=now, left=EXTENSION)
        return self._say(pair_id, session_id, {"state": SessionState.RUNNING.value, "turn": rows.turn_of(turn)})

    def extend(self, pair_id: str, session_id: str, seconds: int = EXTENSION) -> Changes:
        """Give the turn a little longer. A turn that has run over gets the whole of it."""
        found = self._running(pair_id, session_id)
        now = self.clock()
        left = max(found.turn.remaining(now), 0) + seconds
        since = now if found.turn.since else None
        return self._say(pair_id, session_id, {"turn": rows.turn_of(replace(found.turn, since=since, left=left))})

    def forward(self, pair_id: str, session_id: str, *, leave_out: bool = False) -> Changes:
        """The next turn, or the next step when this was the last turn of it. ``leave_out`` skips what is left of it."""
        found = self._running(pair_id, session_id)
        script = self.scripts.script(found.script)
        place = min(found.turn.place, len(script.steps) - 1)
        step = script.steps[place]
        turns = step.turns(found.first, absent=self._absent(found))
        if not leave_out and found.turn.number + 1 < len(turns):
            turn = self._turn(found, script, place, found.turn.number + 1)
            return self._say(pair_id, session_id, {"turn": rows.turn_of(turn)})
        settled = {f"done.{step.id}": int(not leave_out), f"left_out.{step.id}": int(leave_out)}
        if place + 1 == len(script.steps):
            return self._tell(pair_id, session_id, {**settled, **self._ending()})
        turn = self._turn(found, script, place + 1, 0)
        return self._say(pair_id, session_id, {**settled, "turn": rows.turn_of(turn)})

    def leave_out(self, pair_id: str, session_id: str, steps: Iterable[str]) -> Changes:
        """Leave these steps out on purpose, wherever the session stands: what opens agreeing before its time."""
        self._running(pair_id, session_id)
        return self._say(pair_id, session_id, {f"left_out.{step}": 1 for step in steps})

    def back(self, pair_id: str, session_id: str) -> Changes:
        """One turn back; to the first turn of the step before when this was the first."""
        found = self._running(pair_id, session_id)
        script = self.scripts.script(found.script)
        place, number = found.turn.place, found.turn.number
        place, number = (place, number - 1) if number else (max(place - 1, 0), 0)
        return self._say(pair_id, session_id, {"turn": rows.turn_of(self._turn(found, script, place, number))})

    def finish(self, pair_id: str, session_id: str, closing: str = "") -> Changes:
        """End the session here. Steps that were not reached are neither done nor left out."""
        self._running(pair_id, session_id)
        said = {"closing": portable(closing, LONGEST_LINE).strip()} if closing.strip() else {}
        return self._tell(pair_id, session_id, {**self._ending(), **said})

    def keep_closing(self, pair_id: str, session_id: str, text: str) -> Changes:
        """The sentence the session ended on."""
        return self._tell(pair_id, session_id, {"closing": portable(text, LONGEST_LINE).strip()})

    # ------------------------------------------------------------ notes

    def add_line(
        self, pair_id: str, session_id: str, step: str, text: str, by: Role | None = None
    ) -> tuple[Changes, str]:
        """A new line of notes; answers its id."""
        line_id = secrets.token_hex(16)
        fields = {
            "by": (by or self.role).value,
            "session": session_id,
            "step": step,
            "text": portable(text, LONGEST_LINE).strip(),
            "written": rows.seconds(self.clock()),
        }
        return self._set(pair_id, rows.LINE, line_id, fields), line_id

    def edit_line(self, pair_id: str, line_id: str, text: str) -> Changes:
        """Change a line, or choose among versions by writing the one to keep.

        An emptied line is struck out; what the other wrote in it meanwhile, unseen, stands beside that as a version.
        """
        return self._set(pair_id, rows.LINE, line_id, {"text": portable(text, LONGEST_LINE).strip()})

    def say_back(
        self, pair_id: str, session_id: str, step: str, listener: Role, heard: str, check_back_id: str = ""
    ) -> tuple[Changes, str]:
        """Keep what the listener heard; with an id, in place of what they said before. Answers the id.

        What the speaker said to other words counts for those: it is asked for again.
        """
        own_id = check_back_id or secrets.token_hex(16)
        fields: dict[str, Any] = {"heard": portable(heard, LONGEST_LINE).strip()}
        if check_back_id:
            with self.database.reading() as session:
                said = rows.check_backs(session, pair_id, session_id)
            before = next((one for one in said if one.id == check_back_id), None)
            if before is not None and before.verdict is not None and before.heard not in {"", fields["heard"]}:
                fields["verdict"] = ""
        if not check_back_id:
            fields |= {
                "listener": listener.value,
                "session": session_id,
                "step": step,
                "written": rows.seconds(self.clock()),
            }
        return self._set(pair_id, rows.CHECK_BACK, own_id, fields), own_id

    def judge(self, pair_id: str, check_back_id: str, verdict: Verdict, correction: str = "") -> Changes:
        """The speaker says whether they were heard, and puts right what was not."""
        fields = {"correction": portable(correction, LONGEST_LINE).strip(), "verdict": verdict.value}
        return self._set(pair_id, rows.CHECK_BACK, check_back_id, fields)

    def choose_version(self, pair_id: str, session_id: str, versions: Versions, text: str) -> Changes:
        """Of something that both changed unseen, keep the version that says ``text``."""
        kinds = {Kept.LINE: rows.LINE, Kept.CLOSING: rows.SESSION}
        kind = kinds.get(versions.kept, rows.CHECK_BACK)
        entity = session_id if versions.kept is Kept.CLOSING else versions.id
        return self._set(pair_id, kind, entity, {rows.FIELD_OF[versions.kept]: portable(text, LONGEST_LINE).strip()})

    # ------------------------------------------------------------ inside

    def _whose_turn_to_open(self, pair_id: str) -> Role:
        last = self.opened_last(pair_id)
        return Role.LEADER if last is None else last.other

    def _absent(self, found: ReflectionSession) -> tuple[Speaker, ...]:
        return () if found.coached else (Speaker.COACH,)

    def _turn(self, found: ReflectionSession, script: Script, place: int, number: int) -> Turn:
        """A turn that starts now."""
        step = script.steps[min(place, len(script.steps) - 1)]
        length = step.seconds_each(found.first, absent=self._absent(found))
        running = found.state is not SessionState.PAUSED
        return Turn(place, number, self.clock() if running else None, length)

    def _ending(self) -> Mapping[str, Any]:
        return {"ended": rows.seconds(self.clock()), "state": SessionState.DONE.value}

    def _found(self, session: Session, pair_id: str, session_id: str) -> ReflectionSession:
        found = rows.one_session(session, pair_id, session_id)
        if found is None:
            raise NotAllowedError(
                _("This session is not on this laptop yet. It arrives with the next exchange."), code="no-session"
            )
        return found

    def _running(self, pair_id: str, session_id: str) -> ReflectionSession:
        with self.database.reading() as session:
            found = self._found(session, pair_id, session_id)
        if not found.state.under_way:
            raise NotAllowedError(_("This session is not under way."), code="not-under-way")
        return found

    def _tell(self, pair_id: str, session_id: str, fields: Mapping[str, Any]) -> Changes:
        """Write, and let the other vault know at once; the rest travels with the next sync."""
        return self._say(pair_id, session_id, fields) + self.log.sync()

    def _say(self, pair_id: str, session_id: str, fields: Mapping[str, Any]) -> Changes:
        return self._set(pair_id, rows.SESSION, session_id, fields)

    def _set(self, pair_id: str, kind: str, entity_id: str, fields: Mapping[str, Any]) -> Changes:
        with self.database.transaction() as session:
            self.log.append(session, pair_id, [SetFields(kind, entity_id, fields)])
        return Changes(sessions=True)
