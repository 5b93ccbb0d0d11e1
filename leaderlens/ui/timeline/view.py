"""What the timeline shows: one year of it in months, and what a calendar file would bring. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from leaderlens.domain.checkin import Stage
from leaderlens.domain.event import Event
from leaderlens.domain.event_kinds import kind_of
from leaderlens.domain.people import Pair, Person
from leaderlens.domain.political_calendar import PreElection
from leaderlens.domain.session import ReflectionSession, SessionState
from leaderlens.i18n import _, medium_date, month_name, ngettext, short_date, short_day_name
from leaderlens.services.checkins import CheckInSummary
from leaderlens.services.event_calendar import Look
from leaderlens.ui.desk import Place


class Filter(StrEnum):
    """What of the timeline is in view."""

    ALL = "all"
    COUNCIL = "council"
    OURS = "ours"


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that has a day in a pair's life."""

    events: tuple[Event, ...] = ()
    periods: tuple[PreElection, ...] = ()
    checkins: tuple[CheckInSummary, ...] = ()
    sessions: tuple[tuple[ReflectionSession, str], ...] = ()  # each with the title of its script


@dataclass(frozen=True, slots=True)
class Row:
    """One day on the line. ``when`` is ``Wed 24``; ``season`` lies in a pre-election period; ``ahead`` is to come.

    ``event`` is an event's id; ``place`` where a check-in or session is found. One of the two leads on.
    """

    day: date
    when: str
    title: str
    line: str
    icon: str
    major: bool = False
    season: bool = False
    ahead: bool = False
    ours: bool = False
    event: str = ""
    place: Place | None = None

    @property
    def said(self) -> str:
        """For a screen reader."""
        return ". ".join(part for part in (self.title, medium_date(self.day), self.line) if part)


@dataclass(frozen=True, slots=True)
class Month:
    """A month that holds something."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """One year. ``earlier`` and ``later`` are the nearest years that hold something, 0 where there is none."""

    year: int
    earlier: int
    later: int
    counted: str
    periods: tuple[str, ...]
    months: tuple[Month, ...]
    anything: bool


def year_of(found: Found, pair: Pair, wanted: int, shown: Filter, today: date) -> Year:
    """One year of the timeline."""
    rows = [*_events(found, pair, today), *_ours(found, today)]
    rows = [row for row in rows if shown is Filter.ALL or row.ours is (shown is Filter.OURS)]
    rows.sort(key=lambda row: (row.day, row.title))
    years = {row.day.year for row in rows}
    here = [row for row in rows if row.day.year == wanted]
    months = tuple(
        Month(month_name(date(wanted, number, 1)), tuple(group))
        for number, group in groupby(here, key=lambda row: row.day.month)
    )
    periods = tuple(
        _("Pre-election period: {first} to {last}").format(first=short_date(one.first), last=medium_date(one.last))
        for one in found.periods
        if shown is not Filter.OURS and wanted in {one.first.year, one.last.year}
    )
    return Year(
        year=wanted,
        earlier=max((year for year in years if year < wanted), default=0),
        later=min((year for year in years if year > wanted), default=0),
        counted=ngettext("{count} day", "{count} days", len(here)).format(count=len(here)),
        periods=periods,
        months=months,
        anything=bool(found.events or found.checkins or found.sessions),
    )


def first_year(found: Found, today: date) -> int:
    """The year to begin with: this one, or the nearest that holds something."""
    years = {event.day.year for event in found.events} | {one.checkin.due.year for one in found.checkins}
    return min(years, key=lambda year: (abs(year - today.year), -year), default=today.year)


def _events(found: Found, pair: Pair, today: date) -> list[Row]:
    """The events; a date kept for a session is not shown beside the session itself."""
    met = {session.moment.date() for session, _title in found.sessions if session.moment is not None}
    return [
        Row(
            day=event.day,
            when=_when(event.day),
            title=event.title,
            line=_line(event, pair),
            icon=kind_of(event.kind).icon,
            major=event.major,
            season=any(one.first <= event.day <= one.last for one in found.periods),
            ahead=event.day > today,
            ours=kind_of(event.kind).between_us,
            event=event.id,
        )
        for event in found.events
        if not (event.kind == "session" and event.day in met)
    ]


def _ours(found: Found, today: date) -> list[Row]:
    rows = []
    for one in found.checkins:
        revealed = one.stage is Stage.REVEALED
        place = (
            Place("reveal", checkin_id=one.checkin.id)
            if revealed
            else Place("checkins", checkin_id=one.checkin.id, act="status")
        )
        line = _("Revealed") if revealed else ""
        if one.checkin.ended is not None:
            line = _("Ended without a reveal")
        rows.append(
            Row(
                one.checkin.due, _when(one.checkin.due), _("Check-in"), line,
                "clipboard-check", ahead=one.checkin.due > today, ours=True, place=place,
            )
        )  # fmt: skip
    for session, title in found.sessions:
        if session.moment is not None and session.state is not SessionState.CANCELLED:
            day = session.moment.date()
            line = _("Session") if session.state is SessionState.DONE else _("Session, planned")
            where = Place("sessions", session_id=session.id)
            rows.append(Row(day, _when(day), title, line, "message-square", ahead=day > today, ours=True, place=where))
    return rows


def _when(day: date) -> str:
    return _("{weekday} {day}").format(weekday=short_day_name(day), day=day.day)


def _line(event: Event, pair: Pair) -> str:
    kind = kind_of(event.kind).name
    said = [] if kind.casefold() == event.title.casefold() else [kind]
    if event.added_by is not None and event.added_by is not pair.me:
        name = Person("", pair.name_of(event.added_by), event.added_by).first_name
        said.append(_("Added by {name}").format(name=name))
    if event.text:
        said.append(event.text.replace("\n", " "))
    return " · ".join(said)


@dataclass(frozen=True, slots=True)
class Offered:
    """One date to tick: an event with where the date comes from."""

    event: Event
    why: str


@dataclass(frozen=True, slots=True)
class Coming:
    """What a calendar file would bring, in words and to tick."""

    headline: str
    about: str
    offered: tuple[Offered, ...]


MOST_OFFERED = 300
"""Dates of one file that are shown to tick; the rest of a larger file is taken or left as a whole."""


def coming(look: Look) -> Coming:
    """What was found in a file."""
    fresh = [event for event in look.events if event.id not in look.there]
    headline = ngettext("{count} event that is new", "{count} events that are new", len(fresh)).format(count=len(fresh))
    said = [_("From {file}. Only the day and the title of each are taken.").format(file=look.name)]
    if look.there:
        said.append(
            ngettext(
                "{count} is on your timeline already.", "{count} are on your timeline already.", len(look.there)
            ).format(count=len(look.there))
        )
    left = [why.sentence(count) for why, count in sorted(look.skipped.items())]
    if left:
        said.append(_("Left out: {reasons}.").format(reasons="; ".join(left)))
    if len(fresh) > MOST_OFFERED:
        said.append(
            _("The first {count} are shown; bring in the rest with the same file afterwards.").format(
                count=MOST_OFFERED
            )
        )
    offered = tuple(Offered(event, kind_of(event.kind).name) for event in fresh[:MOST_OFFERED])
    return Coming(headline, " ".join(said), offered)
