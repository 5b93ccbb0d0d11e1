"""The council's year, proposed from a few facts about the council; every date is a default that people may change.

The rules are those of England, with their sources beside them; other nations' people enter the election day and keep
what fits. Bank holidays come from outside (``holidays``), as the domain asks no library.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Container, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from leaderlens.i18n import _

NOTICE_DAYS = 25
"""Working days before polling day by which the notice of election is out; it reproduces 26 March 2019 and 2024."""
NOTICE_DAYS_MAYORAL = 30
"""The same for a mayoral poll: reproduces 19 March 2024."""
RETIRE_DAYS = 4
"""Councillors retire on the fourth day after the ordinary day of election (Local Government Act 1972, Schedule 2)."""
ANNUAL_DAYS = 8
"""Days from retirement to the annual council meeting, unless the council fixes another within ``ANNUAL_WITHIN``."""
ANNUAL_WITHIN = 21
_SAME_ELECTION = timedelta(60)
"""Two polling days nearer than this are one election that was moved."""
_SATURDAY = 5
_THURSDAY = 3
_MAY = 5


class Cycle(StrEnum):
    """How a council elects its members: all at once every four years, by halves, by thirds, or otherwise."""

    WHOLE = "whole"
    HALVES = "halves"
    THIRDS = "thirds"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class CouncilCalendar:
    """What a pair tells about its council. None is *not told*; nothing is proposed from it.

    ``next_election`` is the next ordinary polling day; ``fallow_year`` is a year without one, for a council that elects
    by thirds. ``notice`` is the real day of the notice of election once it is known.
    """

    cycle: Cycle = Cycle.OTHER
    next_election: date | None = None
    fallow_year: int | None = None
    mayoral: bool = False
    notice: date | None = None
    budget_council: date | None = None
    annual_council: date | None = None
    peer_challenge: date | None = None
    vesting_day: date | None = None


@dataclass(frozen=True, slots=True)
class Proposed:
    """One date to put on the timeline. ``kind`` is a kind of event; ``why`` says where the date comes from.

    ``id`` (``council.election.2027``) is the same on two laptops: what both put on the timeline is there once.
    """

    id: str
    day: date
    kind: str
    title: str
    why: str
    major: bool = False


@dataclass(frozen=True, slots=True)
class PreElection:
    """A pre-election period, from the notice of election to polling day, both included."""

    first: date
    last: date


def ordinary_election_day(year: int) -> date:
    """The first Thursday in May (Representation of the People Act 1983, section 37)."""
    first = date(year, _MAY, 1)
    return first + timedelta((_THURSDAY - first.weekday()) % 7)


def working_days_before(day: date, count: int, holidays: Container[date] = ()) -> date:
    """The day that is ``count`` working days before ``day``; Saturdays, Sundays and ``holidays`` are not counted."""
    while count:
        day -= timedelta(1)
        count -= day.weekday() < _SATURDAY and day not in holidays
    return day


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or the last day of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def elections(council: CouncilCalendar, first: date, last: date) -> tuple[date, ...]:
    """Ordinary polling days from ``first`` to ``last``: the one told, and those its cycle brings after it."""
    told = council.next_election
    if told is None:
        return ()
    years = range(told.year + 1, max(told.year, last.year) + 1)
    later = (ordinary_election_day(year) for year in years if _elects(council, told.year, year))
    return tuple(day for day in (told, *later) if first <= day <= last)


def _elects(council: CouncilCalendar, told: int, year: int) -> bool:
    if council.cycle is Cycle.THIRDS:
        return council.fallow_year is None or (year - council.fallow_year) % 4 != 0
    step = {Cycle.WHOLE: 4, Cycle.HALVES: 2}.get(council.cycle)
    return step is not None and (year - told) % step == 0


def pre_election_period(council: CouncilCalendar, polling_day: date, holidays: Container[date] = ()) -> PreElection:
    """From the notice of election (the real one where it is known, else its latest day) to polling day."""
    known = council.notice
    if known is not None and known <= polling_day <= months_after(known, 4):
        return PreElection(known, polling_day)
    days = NOTICE_DAYS_MAYORAL if council.mayoral else NOTICE_DAYS
    return PreElection(working_days_before(polling_day, days, holidays), polling_day)


def pre_election_periods(
    council: CouncilCalendar, polling_days: Collection[date], notices: Collection[date], holidays: Container[date] = ()
) -> tuple[PreElection, ...]:
    """The period before each polling day, oldest first: those on the timeline, and the one told unless one is near.

    ``notices`` are days on which a notice of election is on the timeline; such a day, up to three months before the
    poll, begins the period.
    """
    days = set(polling_days)
    told = council.next_election
    if told is not None and not any(abs(day - told) <= _SAME_ELECTION for day in days):
        days.add(told)
    periods = []
    for day in sorted(days):
        known = max((one for one in notices if one <= day <= months_after(one, 3)), default=None)
        periods.append(pre_election_period(council, day, holidays) if known is None else PreElection(known, day))
    return tuple(periods)


def proposals(
    council: CouncilCalendar, first: date, last: date, holidays: Container[date] = ()
) -> tuple[Proposed, ...]:
    """Everything that follows from what was told, from ``first`` to ``last``, oldest first."""
    found = [
        *_around_elections(council, first, last, holidays),
        *_every_year(council, first, last),
        *_peer_challenge(council),
        *_reorganisation(council),
    ]
    return tuple(sorted((one for one in found if first <= one.day <= last), key=lambda one: (one.day, one.title)))


def _around_elections(
    council: CouncilCalendar, first: date, last: date, holidays: Container[date]
) -> Iterator[Proposed]:
    for polling_day in elections(council, first, last + timedelta(120)):
        period = pre_election_period(council, polling_day, holidays)
        retired = polling_day + timedelta(RETIRE_DAYS)
        yield Proposed(
            f"council.notice.{polling_day.year}",
            period.first,
            "pre_election",
            _("Pre-election period begins"),
            _("As you entered it.")
            if period.first == council.notice
            else _(
                "The latest day for the notice of election: {days} working days before polling day. "
                "Enter the real day when it is known."
            ).format(days=NOTICE_DAYS_MAYORAL if council.mayoral else NOTICE_DAYS),
        )
        yield Proposed(
            f"council.election.{polling_day.year}",
            polling_day,
            "election",
            _("Election day"),
            _("As you entered it.")
            if polling_day == council.next_election
            else _("The first Thursday in May, unless an order fixes another day."),
            major=True,
        )
        yield Proposed(
            f"council.annual.{polling_day.year}",
            retired + timedelta(ANNUAL_DAYS),
            "annual_council",
            _("Annual council"),
            _("The eighth day after councillors retire; the council may fix another within {days} days of it.").format(
                days=ANNUAL_WITHIN
            ),
        )


def _every_year(council: CouncilCalendar, first: date, last: date) -> Iterator[Proposed]:
    polling_years = {day.year for day in elections(council, date(first.year, 1, 1), date(last.year, 12, 31))}
    for year in range(first.year, last.year + 1):
        yield Proposed(
            f"council.council_tax.{year}",
            date(year, 3, 10),
            "budget",
            _("Last day to set the council tax"),
            _("It must be set before 11 March; it is not invalid merely because it is late."),
        )
        if council.budget_council is not None:
            yield Proposed(
                f"council.budget.{year}",
                _same_day(council.budget_council, year),
                "budget",
                _("Budget council"),
                _("As you entered it.")
                if year == council.budget_council.year
                else _("The same week as in the year you entered."),
                major=True,
            )
        if year not in polling_years and council.annual_council is not None:
            yield Proposed(
                f"council.annual.{year}",
                _same_day(council.annual_council, year),
                "annual_council",
                _("Annual council"),
                _("As you entered it.")
                if year == council.annual_council.year
                else _(
                    "The same week as in the year you entered; in a year without an election, a day from March to May."
                ),
            )


def _same_day(told: date, year: int) -> date:
    """The same weekday nearest to the same date of another year: councils meet on the same day of the week."""
    if year == told.year:
        return told
    same = date(year, told.month, min(told.day, monthrange(year, told.month)[1]))
    return same + timedelta((told.weekday() - same.weekday() + 3) % 7 - 3)


def _peer_challenge(council: CouncilCalendar) -> Iterator[Proposed]:
    visit = council.peer_challenge
    if visit is None:
        return
    yield Proposed(
        f"council.peer.{visit.year}", visit, "peer_challenge", _("Peer challenge"), _("As you entered it."), major=True
    )
    yield Proposed(
        f"council.peer_report.{visit.year}",
        months_after(visit, 3),
        "peer_challenge",
        _("Peer challenge report and action plan"),
        _("Published within three months; the plan within five at the latest."),
    )
    yield Proposed(
        f"council.peer_progress.{visit.year}",
        months_after(visit, 10),
        "peer_challenge",
        _("Peer challenge progress review"),
        _("At about ten months. Sources differ (six, ten or twelve months), so set it to what was agreed."),
    )
    yield Proposed(
        f"council.peer_progress_published.{visit.year}",
        months_after(visit, 12),
        "peer_challenge",
        _("Progress review published"),
        _("Within twelve months of the peer challenge."),
    )
    yield Proposed(
        f"council.peer_next.{visit.year}",
        months_after(visit, 60),
        "peer_challenge",
        _("Next peer challenge is due"),
        _("Councils are expected to have one at least every five years."),
    )


def _reorganisation(council: CouncilCalendar) -> Iterator[Proposed]:
    if council.vesting_day is not None:
        yield Proposed(
            "vesting", council.vesting_day, "reorganisation", _("Vesting day"), _("As you entered it."), major=True
        )
