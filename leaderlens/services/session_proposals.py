"""Which session is worth having now, why and when: from the pair's own check-ins and timeline.

A proposal, never a reminder that repeats itself: whoever puts it off hears nothing of its cause for two weeks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median

from leaderlens.analysis.thresholds import EARLIER_POINTS, LOW_RATING, SEEN_DIFFERENTLY_STEPS
from leaderlens.clock import Clock
from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import Question, Reveal, Subject
from leaderlens.domain.event import Event
from leaderlens.domain.people import SEATS, Role
from leaderlens.domain.political_calendar import PreElection
from leaderlens.domain.script import LAST_SESSION
from leaderlens.domain.session import ReflectionSession, SessionProposal, SessionState
from leaderlens.i18n import _, long_date
from leaderlens.services.bank_holidays import BankHolidays
from leaderlens.services.checkins import CheckIns
from leaderlens.services.events import Events
from leaderlens.services.session_scripts import SessionScripts
from leaderlens.services.sessions import Sessions
from leaderlens.store import put_off as rows
from leaderlens.store import terms
from leaderlens.store.database import Database
from leaderlens.store.log import sealed_on

REST = 14
"""Days a cause stays quiet once its proposal was put off."""
RHYTHM = 42
"""Days without a session after which one is proposed although nothing presses."""
SEASON = 42
"""Days before a budget council or an election that count as its season."""
YEAR = 350
"""Days after which the annual review is proposed again."""
PARTING = 60
"""Days after a last session for which the pair is taken to be parting: nothing else is proposed."""
FIRST_DAY, DAYS_AHEAD, SUGGESTIONS = 3, 28, 3
AFTERNOON = time(16, 0)
_SATURDAY = 5
_DECEMBER, _CHRISTMAS_EVE = 12, 24


@dataclass(frozen=True, slots=True)
class _Cause:
    """Why a session is worth having: ``name`` is remembered when it is put off."""

    name: str
    script: str
    reason: str


@dataclass(frozen=True, slots=True)
class SessionProposals:
    """What may be proposed to one person's pairs."""

    database: Database
    sessions: Sessions
    scripts: SessionScripts
    checkins: CheckIns
    events: Events
    clock: Clock

    def proposal(self, pair_id: str) -> SessionProposal | None:
        """The session worth having most, or None: none presses, one is planned or under way, or it was put off.

        A plan whose day went by a fortnight ago stands in nobody's way.
        """
        held = self.sessions.all(pair_id)
        now = self.clock()
        waiting = (one for one in held if one.state is SessionState.PLANNED and not one.forgotten(now))
        if any(one.state.under_way for one in held) or any(waiting) or self.parting(pair_id):
            return None
        events = self.events.all(pair_id)
        cause = next((one for one in self._causes(pair_id, held, events) if not self._quiet(pair_id, one)), None)
        if cause is None:
            return None
        script = self.scripts.script(cause.script)
        return SessionProposal(cause.script, cause.reason, self.days(pair_id), script.minutes)

    def put_off(self, pair_id: str) -> Changes:
        """Not now: the causes of today stay quiet for two weeks."""
        until = int((self.clock() + timedelta(REST)).timestamp())
        causes = list(self._causes(pair_id, self.sessions.all(pair_id), self.events.all(pair_id)))
        with self.database.transaction() as session:
            for cause in causes:
                rows.put_off(session, pair_id, cause.name, until)
        return Changes(sessions=True)

    def parting(self, pair_id: str) -> bool:
        """Whether the two held their last session lately: what is left to do is to close the term."""
        held = (one for one in self.sessions.all(pair_id) if one.state is SessionState.DONE)
        return _lately(list(held), LAST_SESSION, self.clock().date(), PARTING)

    def ending(self, pair_id: str) -> bool:
        """Whether the end of the term is near or a last session stands in the plans: then it is a script to choose."""
        if self._last_day(pair_id) is not None:
            return True
        return any(one.script == LAST_SESSION and not one.state.over for one in self.sessions.all(pair_id))

    def days(self, pair_id: str) -> tuple[datetime, ...]:
        """Three afternoons in the coming weeks, on the wall clock of their own day, that clash with nothing on the
        timeline, no holiday and no pre-election period.
        """
        now = self.clock()
        taken = {event.day for event in self.events.all(pair_id)}
        periods = self.events.pre_election(pair_id)
        free = (
            day
            for ahead in range(FIRST_DAY, DAYS_AHEAD * 3)
            if (day := now.date() + timedelta(ahead)).weekday() < _SATURDAY
            and day not in taken
            and not _council_rests(day)
            and not _within(day, periods)
        )
        chosen = _spread(free)
        return tuple(datetime.combine(day, AFTERNOON).astimezone() for day in chosen)

    def season(self, pair_id: str) -> frozenset[str]:
        """``budget`` or ``election`` while the next of them is near: some questions are asked otherwise then."""
        event = _season(self.events.all(pair_id), self.clock().date())
        return frozenset() if event is None else frozenset({event.kind})

    def clash(self, pair_id: str, day: date) -> str:
        """What a day clashes with, in a sentence; empty when it is free. A remark: people may meet when they like."""
        if _within(day, self.events.pre_election(pair_id)):
            return _("That day lies in the pre-election period.")
        there = [event.title for event in self.events.all(pair_id) if event.day == day]
        if not there and _council_rests(day):
            return (
                _("That day is a holiday in England and Wales.")
                if day in BankHolidays()
                else _("That day lies between Christmas and the New Year.")
            )
        return _("On that day there is already: {event}.").format(event=there[0]) if there else ""

    # ------------------------------------------------------------ inside

    def _quiet(self, pair_id: str, cause: _Cause) -> bool:
        with self.database.reading() as session:
            return rows.put_off_until(session, pair_id, cause.name) > self.clock().timestamp()

    def _last_day(self, pair_id: str) -> date | None:
        """The last day of the term, where somebody said that they know it and it is near or has just gone by."""
        with self.database.reading() as session:
            day = terms.closing(session, pair_id).foreseen
        near = day is not None and timedelta(-PARTING) <= day - self.clock().date() <= timedelta(SEASON)
        return day if near else None

    def _untold(self, pair_id: str, checkin_id: str, held: Sequence[ReflectionSession]) -> bool:
        """Whether no session began since the later of the two sheets was sealed: from then on it could be talked of."""
        with self.database.reading() as session:
            sealed = [sealed_on(session, pair_id, checkin_id, seat) or 0 for seat in SEATS]
        return all(one.began is None or one.began.timestamp() < max(sealed) for one in held)

    def _causes(self, pair_id: str, sessions: Sequence[ReflectionSession], events: Sequence[Event]) -> Iterator[_Cause]:
        """Everything that speaks for a session now, what matters most first."""
        held = [one for one in sessions if one.state is SessionState.DONE]
        today = self.clock().date()
        reveals = self.checkins.reveals(pair_id)
        last = max((one.moment.date() for one in held if one.moment is not None), default=None)
        newest = reveals[-1].checkin if reveals else None
        untold = newest is not None and self._untold(pair_id, newest.id, held)
        ends = self._last_day(pair_id)
        if ends is not None and not _lately(held, LAST_SESSION, today, YEAR):
            yield _Cause(
                f"last:{ends.isoformat()}",
                LAST_SESSION,
                _("Your term together ends on {date}: end it on purpose.").format(date=long_date(ends))
                if ends >= today
                else _("The last day of your term together has come: end it on purpose."),
            )
        if not held:
            yield _Cause(
                "first", "first_conversation", _("You have not held a session yet: begin with how you mean to work.")
            )
        if newest is not None and untold and _strained(reveals):
            yield _Cause(
                f"strain:{newest.id}",
                "repair_after_strain",
                _("In the newest check-in a view of trust, truth or tolerance lies well below where it was."),
            )
        season = _season(events, today)
        if season is not None and not _lately(held, "budget_or_election_season", today, SEASON):
            yield _Cause(
                f"season:{season.id}",
                "budget_or_election_season",
                _("{event} is near: settle beforehand how you will get through it.").format(event=season.title),
            )
        if held and (today - _first_day(held)).days >= YEAR and not _lately(held, "annual_review", today, YEAR):
            yield _Cause(
                "year", "annual_review", _("A year has gone by since you last looked back at the whole of it.")
            )
        if newest is not None and untold:
            yield _Cause(
                f"reveal:{newest.id}",
                "regular_check_in",
                _("A check-in has been revealed, and you have not talked yet."),
            )
        if last is not None and (today - last).days >= RHYTHM:
            yield _Cause("rhythm", "regular_check_in", _("It has been six weeks or more since your last session."))


def _first_day(held: Sequence[ReflectionSession]) -> date:
    return min(one.moment.date() for one in held if one.moment is not None)


def _lately(held: Sequence[ReflectionSession], script: str, today: date, days: int) -> bool:
    moments = (one.moment for one in held if one.script == script)
    return any(moment is not None and (today - moment.date()).days < days for moment in moments)


def _season(events: Sequence[Event], today: date) -> Event | None:
    """The next budget council or election that is near enough to prepare for."""
    near = (
        event
        for event in events
        if event.kind in {"budget", "election"}
        and event.major
        and timedelta(0) <= event.day - today <= timedelta(SEASON)
    )
    return min(near, key=lambda event: event.day, default=None)


def _council_rests(day: date) -> bool:
    """A bank holiday, or a day from Christmas Eve to New Year's Eve."""
    return day in BankHolidays() or (day.month == _DECEMBER and day.day >= _CHRISTMAS_EVE)


def _within(day: date, periods: Sequence[PreElection]) -> bool:
    return any(period.first <= day <= period.last for period in periods)


def _strained(reveals: Sequence[Reveal]) -> bool:
    """Whether either view of the two of them lies two steps below its median, or is low."""
    newest = reveals[-1]
    about_us = [question for question in newest.checkin.questions if question.subject is Subject.PAIR]
    for question in about_us:
        for seat in SEATS:
            now = _rating(newest, seat, question)
            before = [value for reveal in reveals[:-1] if (value := _rating(reveal, seat, question)) is not None]
            if now is None:
                continue
            if now <= LOW_RATING or (before and median(before[-EARLIER_POINTS:]) - now >= SEEN_DIFFERENTLY_STEPS):
                return True
    return False


def _rating(reveal: Reveal, seat: Role, question: Question) -> int | None:
    answer = reveal.answer(seat, question)
    return None if answer is None else answer.rating


def _spread(days: Iterator[date]) -> list[date]:
    """The first free day, then ones at least three days after the last chosen."""
    chosen: list[date] = []
    for day in days:
        if not chosen or (day - chosen[-1]).days > 2:
            chosen.append(day)
        if len(chosen) == SUGGESTIONS:
            break
    return chosen
