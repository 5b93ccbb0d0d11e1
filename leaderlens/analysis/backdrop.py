"""What stands behind every chart with a date axis: events as hairlines, pre-election periods as bands.

Dates only: nothing here says that an event brought anything about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from leaderlens.analysis.pictures import EventMark, Season
from leaderlens.analysis.thresholds import MOST_EVENTS, MOST_MARKS
from leaderlens.analysis.words import listing
from leaderlens.domain.event import Event
from leaderlens.domain.political_calendar import CouncilCalendar, months_after, pre_election_period
from leaderlens.i18n import _, medium_date, short_date

_ELECTION, _NOTICE = "election", "pre_election"
_NOTICE_WITHIN = 3  # months before polling day in which a notice of election is that of this election


@dataclass(frozen=True, slots=True)
class Backdrop:
    """Events and bands between two days, and the sentence that reads them aloud (empty without any)."""

    events: tuple[EventMark, ...] = ()
    seasons: tuple[Season, ...] = ()

    @property
    def said(self) -> tuple[str, ...]:
        """For alt text: the events, then the periods."""
        sentences = []
        if self.events:
            marked = [_("{label} {day}").format(label=mark.label, day=medium_date(mark.day)) for mark in self.events]
            sentences.append(_("Marked events: {events}.").format(events=listing(marked)))
        if self.seasons:
            spans = [
                _("{first} to {last}").format(first=short_date(one.first), last=medium_date(one.last))
                for one in self.seasons
            ]
            sentences.append(_("Shaded: pre-election period, {spans}.").format(spans=listing(spans)))
        return tuple(sentences)


def backdrop(events: Sequence[Event], first: date, last: date, *, small: bool = False) -> Backdrop:
    """What lies between the two days: few and major events on ``small`` charts, with short names."""
    dated = (event for event in events if first <= event.day <= last and event.kind != _NOTICE)  # its band shows it
    inside = sorted(dated, key=lambda event: event.day)
    most = MOST_MARKS if small else MOST_EVENTS
    if small or len(inside) > most:
        inside = [event for event in inside if event.major]
    marks = tuple(EventMark(event.day, short_label(event) if small else event.title) for event in inside[-most:])
    return Backdrop(marks, seasons(events, first, last))


def seasons(events: Sequence[Event], first: date, last: date) -> tuple[Season, ...]:
    """The pre-election periods before the major elections, as far as they lie between the two days.

    A period begins on the newest notice of election in the three months before, else on the latest day the rules allow.
    """
    dated = sorted((event for event in events if event.kind == _ELECTION), key=lambda event: event.day)
    notices = sorted((event.day for event in events if event.kind == _NOTICE), reverse=True)
    found: dict[date, Season] = {}
    for polling in dated:
        if not polling.major:
            continue
        notice = next((day for day in notices if day <= polling.day <= months_after(day, _NOTICE_WITHIN)), None)
        period = pre_election_period(CouncilCalendar(notice=notice), polling.day)
        begins, ends = max(period.first, first), min(period.last, last)
        if begins + timedelta(1) < ends:
            found[polling.day] = Season(begins, ends, _("Pre-election period"))
    return tuple(found.values())


def short_label(event: Event) -> str:
    """One or two words for a small chart: the kind of event where it has a name, else its title."""
    kinds = {
        "budget": _("Budget"),
        "election": _("Elections"),
        "peer_challenge": _("Peer challenge"),
        "emergency": _("Emergency"),
        "annual_council": _("Annual council"),
        "full_council": _("Full council"),
        "local_plan": _("Local plan"),
    }
    return kinds.get(event.kind, event.title)
