"""Chart 7, the timeline: when the two rated, when they talked, and what the council was going through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from leaderlens.analysis import naming as call
from leaderlens.analysis.backdrop import Backdrop, backdrop
from leaderlens.analysis.histories import ALWAYS, Attendance, Period, Talk, Timeline
from leaderlens.analysis.pictures import Absence, Table
from leaderlens.analysis.series import absence_text, in_order
from leaderlens.analysis.thresholds import MOST_TALK_TOPICS
from leaderlens.analysis.words import capital, listing, number, span
from leaderlens.domain.checkin import CheckIn, Question, Reveal
from leaderlens.domain.event import Event
from leaderlens.domain.lens import Item
from leaderlens.domain.people import SEATS, Role
from leaderlens.domain.session import ReflectionSession, SessionState, Slot, Topic
from leaderlens.i18n import _, medium_date, ngettext

_MONTH = 30.44  # days
_FEWEST_MONTHS = 2


def timeline(
    rounds: Sequence[Reveal],
    ahead: Sequence[CheckIn],
    sessions: Sequence[ReflectionSession],
    events: Sequence[Event],
    names: Mapping[str, Item],
    today: date,
    period: Period = ALWAYS,
    *,
    naming: call.Naming = call.ROLE_TITLES,
) -> Timeline:
    """Three lanes on one date axis. ``ahead`` are check-ins still under way: who has sealed one is nobody's to see.

    Sessions that were cancelled are left out; a session without a date has no place on a timeline.
    """
    checkins = (
        *(_attendance(reveal) for reveal in in_order(rounds)),
        *(
            Attendance(one.due, Absence.UNANSWERED, Absence.UNANSWERED, planned=True)
            for one in sorted(ahead, key=lambda one: one.due)
        ),
    )
    shown = tuple(one for one in checkins if period.holds(one.day))
    talks = tuple(sorted(_talks(sessions, names, period), key=lambda one: one.day))
    within = [event for event in events if period.holds(event.day)]
    days = [*(one.day for one in shown), *(one.day for one in talks), *(event.day for event in within)]
    if not days:
        headline = _("There is nothing on the timeline yet")
        return Timeline(headline, "", "", headline + ".", _table((), (), (), naming), today=today)
    first, last = min(days), max(days)
    behind = backdrop(within, first, last)
    return Timeline(
        headline=_headline(shown, talks, within, first, last),
        subtitle=_("When you rated, when you talked, and what the council was going through."),
        note=_note(shown, talks, behind),
        alt=_alt(shown, talks, behind, first, last, naming),
        table=_table(shown, talks, within, naming),
        checkins=shown,
        talks=talks,
        events=behind.events,
        seasons=behind.seasons,
        today=today,
    )


def _attendance(reveal: Reveal) -> Attendance:
    def how(rater: Role) -> Absence | None:
        sheet = reveal.sheet_of(rater)
        if sheet.unopened:
            return Absence.UNOPENED
        return None if sheet.answers else Absence.MISSED

    return Attendance(reveal.checkin.due, how(Role.LEADER), how(Role.CHIEF_EXECUTIVE))


def _talks(sessions: Iterable[ReflectionSession], names: Mapping[str, Item], period: Period) -> Iterable[Talk]:
    for one in sessions:
        moment = one.moment
        if moment is None or one.state is SessionState.CANCELLED or not period.holds(moment.date()):
            continue
        topics = tuple((_title(topic, names), topic.slot is Slot.CELEBRATE) for topic in one.topics[:MOST_TALK_TOPICS])
        yield Talk(moment.date(), topics, planned=one.state is SessionState.PLANNED)


def _title(topic: Topic, names: Mapping[str, Item]) -> str:
    """An item goes by its short name; a topic of their own by its title."""
    if topic.item and topic.subject is not None:
        return call.short_name(names, Question(topic.item, topic.subject))
    return topic.title


def _held(checkins: Sequence[Attendance]) -> int:
    return sum(not one.planned for one in checkins)


def _headline(
    checkins: Sequence[Attendance], talks: Sequence[Talk], events: Sequence[Event], first: date, last: date
) -> str:
    held = sum(not talk.planned for talk in talks)
    polls = sum(event.kind == "election" and event.major for event in events)
    counted = [
        ngettext("{number} check-in", "{number} check-ins", _held(checkins)).format(number=number(_held(checkins))),
        ngettext("{number} session", "{number} sessions", held).format(number=number(held)),
    ]
    if polls:
        counted.append(ngettext("{number} election", "{number} elections", polls).format(number=number(polls)))
    months = round((last - first).days / _MONTH)
    if months < _FEWEST_MONTHS:
        return capital(listing(counted))
    return _("{months}: {counted}").format(
        months=capital(ngettext("{number} month", "{number} months", months).format(number=number(months))),
        counted=listing(counted),
    )


def _note(checkins: Sequence[Attendance], talks: Sequence[Talk], behind: Backdrop) -> str:
    parts = []
    if any(one.of(rater) is not None for one in checkins for rater in SEATS) or any(talk.planned for talk in talks):
        parts.append(_("Hollow = not completed."))
    if any(celebrated for talk in talks for _topic, celebrated in talk.topics):
        parts.append(_("★ = celebrated."))
    if behind.events or behind.seasons:
        parts.append(_("Dates only: the chart does not say that an event brought anything about."))
    return " ".join(parts)


def _topics(talk: Talk) -> str:
    return listing([_("{topic} (celebrated)").format(topic=t) if star else t for t, star in talk.topics])


def _alt(
    checkins: Sequence[Attendance],
    talks: Sequence[Talk],
    behind: Backdrop,
    first: date,
    last: date,
    naming: call.Naming,
) -> str:
    held = sum(not talk.planned for talk in talks)
    counts = [
        ngettext("{number} check-in", "{number} check-ins", _held(checkins)).format(number=_held(checkins)),
        ngettext("{number} session", "{number} sessions", held).format(number=held),
    ]
    parts = [
        _("Timeline with three lanes, {span}: {counts}.").format(span=span(first, last), counts=listing(counts)),
    ]
    for rater in SEATS:
        days = [one.day for one in checkins if one.of(rater) is Absence.MISSED and not one.planned]
        if days:
            parts.append(
                _("{name} missed {days}.").format(
                    name=naming.label(rater), days=listing([medium_date(day) for day in days])
                )
            )
    if held:
        told = [
            _("{day}: {topics}").format(day=medium_date(talk.day), topics=_topics(talk))
            for talk in talks
            if talk.topics and not talk.planned
        ]
        if told:
            parts.append(_("Sessions and their topics: {told}.").format(told="; ".join(told)))
    ahead = [*(one.day for one in checkins if one.planned), *(talk.day for talk in talks if talk.planned)]
    if ahead:
        parts.append(_("Still ahead: {days}.").format(days=listing([medium_date(day) for day in sorted(ahead)])))
    return " ".join([*parts, *behind.said, _("Table view available.")])


def _table(
    checkins: Sequence[Attendance], talks: Sequence[Talk], events: Sequence[Event], naming: call.Naming
) -> Table:
    rows = [
        *((one.day, 1, _("Check-in"), _took_part(one, naming)) for one in checkins),
        *((talk.day, 2, _("Session"), _("planned") if talk.planned else _topics(talk)) for talk in talks),
        *((event.day, 0, _("Event"), event.title) for event in events),
    ]
    return Table(
        columns=(_("Day"), _("Lane"), _("What")),
        rows=tuple((medium_date(day), lane, what) for day, _order, lane, what in sorted(rows, key=lambda row: row[:2])),
    )


def _took_part(one: Attendance, naming: call.Naming) -> str:
    if one.planned:
        return _("due")
    said = []
    for rater in SEATS:
        absence = one.of(rater)
        said.append(
            _("{name}: {state}").format(
                name=naming.label(rater), state=_("completed") if absence is None else absence_text(absence)
            )
        )
    return "; ".join(said)
