"""Any two series on the same axes: two items, two raters, or one item seen about each of the two people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from leaderlens.analysis import naming as call
from leaderlens.analysis.backdrop import backdrop
from leaderlens.analysis.histories import ALWAYS, Comparison, Line, NamedLine, Period
from leaderlens.analysis.pictures import Table
from leaderlens.analysis.series import asked_as, breaks, cell, point, within
from leaderlens.analysis.thresholds import USUAL_FROM
from leaderlens.analysis.words import check_ins, listing, number, span
from leaderlens.domain.checkin import Reveal
from leaderlens.domain.event import Event
from leaderlens.domain.lens import Item
from leaderlens.i18n import _, medium_date, month_year, ngettext


def comparison(
    reveals: Sequence[Reveal],
    lines: Sequence[Line],
    names: Mapping[str, Item],
    events: Sequence[Event] = (),
    period: Period = ALWAYS,
    *,
    naming: call.Naming = call.ROLE_TITLES,
) -> Comparison | None:
    """The series over a period; None without a check-in in it. No correlation is told: few points would mislead."""
    ordered = within(reveals, period)
    if not ordered or not lines:
        return None
    shown = tuple(_named(ordered, line, names, naming) for line in lines)
    first, last = ordered[0].checkin.due, ordered[-1].checkin.due
    behind = backdrop(events, first, last)
    alt = [
        _("Line chart of {lines}, scale 1 to 7, {check_ins}, {span}.").format(
            lines=listing([one.label for one in shown]), check_ins=check_ins(len(ordered)), span=span(first, last)
        ),
        *(_said(one) for one in shown),
        *behind.said,
        _("Table view available."),
    ]
    note = _("Two lines that move together do not say that one brought the other about.")
    if len(ordered) < USUAL_FROM:
        note = _("Below six check-ins it is too early to call a direction.") + " " + note
    return Comparison(
        headline=_headline(shown),
        subtitle=_("{first} beside {second}, {check_ins}.").format(
            first=shown[0].label, second=shown[-1].label, check_ins=check_ins(len(ordered))
        ),
        note=note,
        alt=" ".join(alt),
        table=Table(
            columns=(_("Check-in"), *(one.label for one in shown)),
            rows=tuple(
                (medium_date(row[0].day), *(cell(one) for one in row))
                for row in zip(*(one.points for one in shown), strict=True)
            ),
        ),
        leader_name=naming.leader,
        chief_executive_name=naming.chief_executive,
        lines=shown,
        events=behind.events,
        seasons=behind.seasons,
    )


def _named(reveals: Sequence[Reveal], line: Line, names: Mapping[str, Item], naming: call.Naming) -> NamedLine:
    label = _("{item} ({subject}), {view}").format(
        item=call.short_name(names, line.question),
        subject=naming.subject_label(line.question.subject),
        view=naming.view(line.rater),
    )
    points = tuple(point(reveal, line.rater, asked_as(reveal, line.question)) for reveal in reveals)
    return NamedLine(line, label, points, breaks(reveals, line.question))


def _headline(lines: Sequence[NamedLine]) -> str:
    """How many moves between neighbouring check-ins went the same way: counted, and nothing more made of it."""
    if len(lines) < 2:
        return lines[0].label
    first, second = (one.points for one in lines[:2])
    broken = {one.day for line in lines for one in line.breaks}
    same = moves = 0
    for (a, c), (b, d) in pairwise(zip(first, second, strict=True)):
        if a.value is None or b.value is None or c.value is None or d.value is None or b.day in broken:
            continue
        one, other = b.value - a.value, d.value - c.value
        moves += bool(one or other)
        same += one * other > 0
    both = {"first": lines[0].label, "second": lines[1].label}
    rated = min(sum(point.value is not None for point in points) for points in (first, second))
    if rated < USUAL_FROM:
        return _("{first} and {second}: too early to compare").format(**both)
    if not moves:
        return _("{first} and {second}: neither has moved").format(**both)
    return ngettext(
        "Of {moves} move, {same} went the same way in both", "Of {moves} moves, {same} went the same way in both", moves
    ).format(moves=number(moves), same=number(same) if same else _("none"))


def _said(one: NamedLine) -> str:
    known = [(p.day, int(p.value)) for p in one.points if p.value is not None]
    if not known:
        return _("{name}: no ratings.").format(name=one.label)
    ratings = [rating for _day, rating in known]
    return _("{name}: latest {latest} in {month}; highest {high}; lowest {low}.").format(
        name=one.label, latest=ratings[-1], month=month_year(known[-1][0]), high=max(ratings), low=min(ratings)
    )
