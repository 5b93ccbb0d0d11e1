"""Charts 4 and 8: trust, truth and tolerance over time, each view against its own usual range.

The range comes from the points before the one it judges, so that no point can hide itself (measurement.md section 5).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date

from leaderlens.analysis import naming as call
from leaderlens.analysis.backdrop import Backdrop, backdrop
from leaderlens.analysis.control import XmR, judge, signals
from leaderlens.analysis.early import QUESTIONS, alike_worded, index_point
from leaderlens.analysis.histories import ALWAYS, Outlier, Period, RangePanel, UsualRange
from leaderlens.analysis.pictures import Absence, Point, Table
from leaderlens.analysis.series import absence_text, in_order
from leaderlens.analysis.thresholds import (
    ATTENDANCE,
    INDEX_AXIS_LOW,
    RECENT_POINTS,
    RUN_LENGTH,
    SOLID_RANGE_FROM,
    USUAL_FROM,
)
from leaderlens.analysis.words import capital, check_ins, listing, month, number, span, tenths
from leaderlens.domain.checkin import HIGHEST, LOWEST, Reveal
from leaderlens.domain.event import Event
from leaderlens.domain.people import SEATS, Role
from leaderlens.i18n import _, medium_date, month_year, ngettext


def usual_range(
    reveals: Sequence[Reveal],
    events: Sequence[Event] = (),
    period: Period = ALWAYS,
    *,
    naming: call.Naming = call.ROLE_TITLES,
) -> UsualRange | None:
    """Both views with their usual ranges; None while neither has one (below six points).

    ``period`` chooses what is drawn; every point up to its end counts for the range.
    """
    until = Period(None, period.last)
    ordered = [one for one in alike_worded(in_order(reveals)) if until.holds(one.checkin.due)]
    lines = {rater: tuple(index_point(reveal, rater) for reveal in ordered) for rater in SEATS}
    panels = tuple(_panel(rater, line, period) for rater, line in lines.items())
    if not ordered or all(panel.mean is None for panel in panels) or not any(panel.points for panel in panels):
        return None
    first, last = panels[0].points[0].day, panels[0].points[-1].day
    behind = backdrop(events, first, last)
    told = {panel.rater: _runs(lines[panel.rater]) for panel in panels}
    values = [p.value for panel in panels for p in panel.points if p.value is not None]
    lows = [*values, *(panel.low for panel in panels if panel.low is not None)]
    return UsualRange(
        headline=_headline(panels, told, last, naming),
        subtitle=_("Trust, truth and tolerance: the average of three statements, each person’s own view (1–7)."),
        note=_note(panels, naming),
        alt=_alt(panels, behind, naming),
        table=_table(panels, naming),
        panels=panels,
        events=behind.events,
        seasons=behind.seasons,
        low=float(max(LOWEST, min(INDEX_AXIS_LOW, math.floor(min(lows))))),
        high=float(HIGHEST),
    )


def _judged(values: Sequence[float | None]) -> tuple[XmR, list[int]]:
    """The range to draw, and the positions that lie outside it and were outside when they were new.

    It is the one that judged the newest point, or a recent point that was outside.
    """
    present = [place for place, value in enumerate(values) if value is not None]
    outside = signals(values, floor_items=len(QUESTIONS)).outside
    recent = [place for place in outside if place in present[-RECENT_POINTS:]]
    limits = judge(values, recent[0] if recent else present[-1], len(QUESTIONS))
    return limits, [place for place in outside if limits.outside(values[place] or 0)]


def _panel(rater: Role, line: Sequence[Point], period: Period) -> RangePanel:
    shown = tuple(point for point in line if period.holds(point.day))
    values = [point.value for point in line]
    present = sum(value is not None for value in values)
    if present <= USUAL_FROM - 1 or present < ATTENDANCE * len(values):
        return RangePanel(rater, shown)
    limits, outside = _judged(values)
    if limits.n < USUAL_FROM or limits.lower is None or limits.upper is None or limits.mean is None:
        return RangePanel(rater, shown)
    low, high = max(float(LOWEST), limits.lower), min(float(HIGHEST), limits.upper)
    outliers = tuple(
        _outlier(line[place], low, high, line[-1].day) for place in outside if period.holds(line[place].day)
    )
    return RangePanel(rater, shown, low, limits.mean, high, limits.n, limits.n < SOLID_RANGE_FROM, outliers)


def _outlier(point: Point, low: float, high: float, last: date) -> Outlier:
    value = point.value or 0.0
    said = {"value": tenths(value), "low": tenths(low), "high": tenths(high)}
    label = (
        _("{value}: below the usual {low} to {high}") if value < low else _("{value}: above the usual {low} to {high}")
    ).format(**said)
    return Outlier(point.day, value, label, _("What was happening in {month}?").format(month=month(point.day, last)))


def _runs(line: Sequence[Point]) -> bool:
    """Whether the newest point ends a run of eight on one side of the average (twelve points or more)."""
    values = [point.value for point in line]
    found = signals(values, floor_items=len(QUESTIONS)).run
    return bool(found) and found[-1] == len(values) - 1


def _recent(panel: RangePanel) -> Outlier | None:
    rated = [point.day for point in panel.points if point.value is not None][-RECENT_POINTS:]
    return next((one for one in reversed(panel.outliers) if one.day in rated), None)


def _headline(panels: Sequence[RangePanel], runs: Mapping[Role, bool], last: date, naming: call.Naming) -> str:
    """The recent point outside, else a run, else that all is as usual."""
    ranged = [panel for panel in panels if panel.mean is not None]
    out = {panel.rater: found for panel in ranged if (found := _recent(panel)) is not None}
    if out:
        return _out(out, ranged, last, naming)
    long = [panel.rater for panel in ranged if runs[panel.rater]]
    if long:
        return capital(
            ngettext(
                "{views} has been on one side of its average for {count} check-ins in a row",
                "{views} have each been on one side of their average for {count} check-ins in a row",
                len(long),
            ).format(views=listing([_view(rater, naming) for rater in long]), count=number(RUN_LENGTH))
        )
    if len(ranged) == len(SEATS):
        return _("Both views are inside their usual range")
    return capital(
        _("{view} is inside its usual range; for {other} it is too early to say").format(
            view=_view(ranged[0].rater, naming), other=_view(ranged[0].rater.other, naming)
        )
    )


def _out(out: Mapping[Role, Outlier], ranged: Sequence[RangePanel], last: date, naming: call.Naming) -> str:
    if len(out) == len(SEATS):
        months = {month(found.day, last) for found in out.values()}
        if len(months) == 1:
            return _("Both views were outside their usual range in {month}").format(month=months.pop())
        return _("Both views have been outside their usual range lately")
    ((rater, found),) = out.items()
    said = {"view": _view(rater, naming), "month": month(found.day, last)}
    if len(ranged) < len(SEATS):
        return capital(_("{view} was outside its usual range in {month}").format(**said))
    return capital(
        _("{view} was outside its usual range in {month}; {other} was not").format(
            other=_view(rater.other, naming), **said
        )
    )


def _view(rater: Role, naming: call.Naming) -> str:
    return _("{name}’s view").format(name=naming.mention(rater))


def _note(panels: Sequence[RangePanel], naming: call.Naming) -> str:
    counts = [
        _("{count} for {name}").format(count=panel.judged_by, name=naming.mention(panel.rater))
        for panel in panels
        if panel.mean is not None
    ]
    parts = [
        _(
            "Usual range = average ± 2.66 × the average move between check-ins, from earlier points only ({counts})."
        ).format(counts=", ".join(counts))
    ]
    if any(panel.mean is not None and panel.provisional for panel in panels):
        parts.append(_("Dashed edges: provisional until twelve."))
    early = [panel.rater for panel in panels if panel.mean is None]
    if early:
        parts.append(
            _("{names}: points only, as too few check-ins are complete.").format(
                names=listing([naming.label(rater) for rater in early])
            )
        )
    parts.append(_("A point outside is a prompt to ask what was going on; it does not say that anything is wrong."))
    return " ".join(parts)


def _alt(panels: Sequence[RangePanel], behind: Backdrop, naming: call.Naming) -> str:
    days = [point.day for point in panels[0].points]
    parts = [
        _("Two line charts of trust, truth and tolerance, scale 1 to 7, {check_ins}, {span}.").format(
            check_ins=check_ins(len(days)), span=span(days[0], days[-1])
        ),
        *(_panel_said(panel, naming) for panel in panels),
        *behind.said,
        _("Table view available."),
    ]
    return " ".join(parts)


def _panel_said(panel: RangePanel, naming: call.Naming) -> str:
    name = naming.label(panel.rater)
    known = [(one.day, one.value) for one in panel.points if one.value is not None]
    if not known:
        return _("{name}: no ratings.").format(name=name)
    said = [
        _("{name}: latest {latest} in {month}; highest {high}; lowest {low}.").format(
            name=name,
            latest=tenths(known[-1][1]),
            month=month_year(known[-1][0]),
            high=tenths(max(value for _day, value in known)),
            low=tenths(min(value for _day, value in known)),
        )
    ]
    if panel.low is not None and panel.high is not None:
        usual = {"low": tenths(panel.low), "high": tenths(panel.high)}
        said.append(
            _("Usual range {low} to {high}, provisional.").format(**usual)
            if panel.provisional
            else _("Usual range {low} to {high}.").format(**usual)
        )
        if panel.outliers:
            said += [
                _("Outside it: {value} in {month}.").format(value=tenths(one.value), month=month_year(one.day))
                for one in panel.outliers
            ]
        else:
            said.append(_("No recent point lies outside it."))
    missed = [one.day for one in panel.points if one.absence is Absence.MISSED]
    if missed:
        said.append(_("Missed: {months}.").format(months=listing([month_year(day) for day in missed])))
    return " ".join(said)


def _table(panels: Sequence[RangePanel], naming: call.Naming) -> Table:
    def cell(panel: RangePanel, point: Point) -> str:
        if point.value is None:
            return absence_text(point.absence)
        outside = any(one.day == point.day and one.value == point.value for one in panel.outliers)
        return (_("{value} (outside)") if outside else "{value}").format(value=tenths(point.value))

    return Table(
        columns=(_("Check-in"), *naming.views),
        rows=tuple(
            (medium_date(pair[0].day), *(cell(panel, point) for panel, point in zip(panels, pair, strict=True)))
            for pair in zip(*(panel.points for panel in panels), strict=True)
        ),
    )
