"""The check-back record: how often what one person heard was what the other had meant, session by session."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from leaderlens.analysis import naming as call
from leaderlens.analysis.backdrop import Backdrop, backdrop
from leaderlens.analysis.histories import ALWAYS, HearingRecord, Period
from leaderlens.analysis.pictures import Absence, Point, Table
from leaderlens.analysis.thresholds import USUAL_FROM
from leaderlens.analysis.words import number, span
from leaderlens.domain.event import Event
from leaderlens.domain.people import SEATS, Role
from leaderlens.i18n import _, medium_date, month_year, ngettext

Judged = tuple[date, float | None, float | None]
"""One session: its day, and the share of check-backs of the leader and of the chief executive that were as meant."""


def hearing_record(
    sessions: Sequence[Judged],
    events: Sequence[Event] = (),
    period: Period = ALWAYS,
    *,
    naming: call.Naming = call.ROLE_TITLES,
) -> HearingRecord | None:
    """Both listeners over time; None while nothing has been judged by a speaker."""
    told = sorted((one for one in sessions if period.holds(one[0])), key=lambda one: one[0])
    told = [one for one in told if one[1] is not None or one[2] is not None]
    if not told:
        return None
    lines = {
        Role.LEADER: tuple(_point(day, share) for day, share, _other in told),
        Role.CHIEF_EXECUTIVE: tuple(_point(day, share) for day, _other, share in told),
    }
    behind = backdrop(events, told[0][0], told[-1][0])
    return HearingRecord(
        headline=_headline(lines, naming),
        subtitle=_("Whether what was heard in the check-back was what had been meant, as the speaker judged it."),
        note=_note(len(told)),
        alt=_alt(lines, behind, naming),
        table=Table(
            columns=(
                _("Session"),
                *(_("Heard by {name}").format(name=naming.mention(rater)) for rater in SEATS),
            ),
            rows=tuple((medium_date(day), _cell(leader), _cell(chief)) for day, leader, chief in told),
        ),
        leader_name=naming.leader,
        chief_executive_name=naming.chief_executive,
        leader=lines[Role.LEADER],
        chief_executive=lines[Role.CHIEF_EXECUTIVE],
        events=behind.events,
        seasons=behind.seasons,
    )


def _point(day: date, share: float | None) -> Point:
    return Point(day, share) if share is not None else Point(day, None, Absence.NOT_ASKED)


def _percent(share: float) -> str:
    return _("{count} %").format(count=round(100 * share))


def _cell(share: float | None) -> str:
    return _("not judged") if share is None else _percent(share)


def _headline(lines: dict[Role, tuple[Point, ...]], naming: call.Naming) -> str:
    said = []
    for rater, line in lines.items():
        newest = next((one.value for one in reversed(line) if one.value is not None), None)
        if newest is not None:
            said.append(_("{name} {share}").format(share=_percent(newest), name=naming.label(rater)))
    return _("Heard as it was meant, at the latest check-back: {said}").format(said=", ".join(said))


def _note(sessions: int) -> str:
    parts = [
        _("Yes counts whole, partly counts half. The speaker alone judges, so a check-back is never marked twice.")
    ]
    if sessions < USUAL_FROM:
        parts.append(
            ngettext(
                "From {count} session nothing can be said about a direction.",
                "From {count} sessions nothing can be said about a direction.",
                sessions,
            ).format(count=number(sessions))
        )
    return " ".join(parts)


def _alt(lines: dict[Role, tuple[Point, ...]], behind: Backdrop, naming: call.Naming) -> str:
    days = [one.day for one in lines[Role.LEADER]]
    parts = [
        ngettext(
            "Line chart of the check-back record, 0 to 100 %, {count} session, {span}.",
            "Line chart of the check-back record, 0 to 100 %, {count} sessions, {span}.",
            len(days),
        ).format(count=len(days), span=span(days[0], days[-1]))
    ]
    for rater, line in lines.items():
        known = [(one.day, one.value) for one in line if one.value is not None]
        name = naming.label(rater)
        if not known:
            parts.append(_("{name}: not judged.").format(name=name))
            continue
        parts.append(
            _("{name}: latest {latest} in {month}; highest {high}; lowest {low}.").format(
                name=name,
                latest=_percent(known[-1][1]),
                month=month_year(known[-1][0]),
                high=_percent(max(value for _day, value in known)),
                low=_percent(min(value for _day, value in known)),
            )
        )
    return " ".join([*parts, *behind.said, _("Table view available.")])
