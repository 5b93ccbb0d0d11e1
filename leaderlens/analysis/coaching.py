"""The coach's drawer: diagnostics that need a reader who knows what they cannot say, each with its caveat.

Nothing here is shown below six check-ins, and nothing of it stands on the pair's own charts (measurement.md sections
3 and 5).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

from leaderlens.analysis import naming as call
from leaderlens.analysis.agreement import gwet_ac, icc, profile_distance, weighted_kappa
from leaderlens.analysis.backdrop import Backdrop, backdrop
from leaderlens.analysis.control import judge
from leaderlens.analysis.early import QUESTIONS, alike_worded, index_point
from leaderlens.analysis.histories import (
    ALWAYS,
    CoachDrawer,
    CoachPicture,
    CoefficientPanel,
    Coefficients,
    DistanceBar,
    Distances,
    MovingRange,
    MovingRanges,
    Period,
    Reach,
)
from leaderlens.analysis.pictures import Absence, Point, Table
from leaderlens.analysis.sentences import ratings_of
from leaderlens.analysis.series import about, absence_text, rating, within
from leaderlens.analysis.thresholds import COACH_FROM, EVENT_SIDE, SLOPE_DAYS, SOLID_RANGE_FROM, TREND_TEST_FROM
from leaderlens.analysis.trend import mann_kendall, nap, theil_sen
from leaderlens.analysis.words import check_ins, number, span, tenths
from leaderlens.domain.checkin import Reveal, Subject
from leaderlens.domain.event import Event
from leaderlens.domain.people import SEATS, Role
from leaderlens.i18n import _, medium_date, month_year, ngettext

_FEWEST_ITEMS = 3
_DIRECTION = 0.05
_HALF = 0.5

Pairs = list[tuple[int, int]]


def coach_drawer(
    reveals: Sequence[Reveal],
    subject: Subject,
    events: Sequence[Event] = (),
    period: Period = ALWAYS,
    *,
    lens: str | None = None,
    naming: call.Naming = call.ROLE_TITLES,
) -> CoachDrawer:
    """Moving ranges of the index, coefficients and distances about one subject, direction and before/after in words."""
    ordered = within(reveals, period)
    rated = [(reveal.checkin.due, _pairs(reveal, subject, lens)) for reveal in ordered]
    counted = sum(bool(pairs) for _day, pairs in rated)
    if counted < COACH_FROM:
        return CoachDrawer(
            hidden=ngettext(
                "The drawer opens at six check-ins that both completed; {count} is in so far.",
                "The drawer opens at six check-ins that both completed; {count} are in so far.",
                counted,
            ).format(count=number(counted))
            if counted
            else _("The drawer opens at six check-ins that both completed; none is in so far.")
        )
    behind = backdrop(events, rated[0][0], rated[-1][0])
    pictures = [_coefficients(rated, subject, behind, naming), _distances(rated, subject, behind, naming)]
    index = alike_worded(ordered)
    lines = {rater: [index_point(reveal, rater) for reveal in index] for rater in SEATS}
    ranges = _moving_ranges(lines, events, naming)
    return CoachDrawer(
        pictures=tuple([ranges, *pictures] if ranges is not None else pictures),
        lines=tuple(_direction(lines, naming) + _around(lines, events, naming)),
    )


def _pairs(reveal: Reveal, subject: Subject, lens: str | None) -> Pairs:
    """(self, other) of every item both rated; of the pair itself (leader, chief executive)."""
    own = Role.CHIEF_EXECUTIVE if subject is Subject.CHIEF_EXECUTIVE else Role.LEADER
    found = []
    for question in about(reveal.checkin.questions, subject, lens):
        first, second = rating(reveal, own, question), rating(reveal, own.other, question)
        if first is not None and second is not None:
            found.append((first, second))
    return found


# ---------------------------------------------------------------- moving ranges


def _moving_ranges(lines: dict[Role, list[Point]], events: Sequence[Event], naming: call.Naming) -> CoachPicture | None:
    panels = tuple(found for rater, line in lines.items() if (found := _moving(rater, line)) is not None)
    if not panels:
        return None
    days = [point.day for point in panels[0].points]
    behind = backdrop(events, days[0], days[-1])
    beyond = [
        _("{name} in {month}").format(name=naming.label(panel.rater), month=month_year(point.day))
        for panel in panels
        for point in panel.points
        if point.value is not None and panel.limit is not None and point.value > panel.limit
    ]
    said = [
        _("{name}: average move {mean}, upper limit {limit}.").format(
            name=naming.label(panel.rater), mean=_hundredths(panel.mean), limit=_hundredths(panel.limit)
        )
        for panel in panels
    ]
    alt = [
        _("Chart of moving ranges of trust, truth and tolerance, {check_ins}, {span}.").format(
            check_ins=check_ins(len(days)), span=span(days[0], days[-1])
        ),
        *said,
        *([_("Beyond the limit: {points}.").format(points="; ".join(beyond))] if beyond else []),
        *behind.said,
        _("Table view available."),
    ]
    picture = MovingRanges(
        headline=_("Moves larger than usual: {points}").format(points="; ".join(beyond))
        if beyond
        else _("No move between neighbouring check-ins is larger than usual"),
        subtitle=_("Trust, truth and tolerance: how far each view moved from one check-in to the next."),
        note="",
        alt=" ".join(alt),
        table=Table(
            columns=(_("Check-in"), *(naming.view(panel.rater) for panel in panels)),
            rows=tuple(
                (
                    medium_date(row[0].day),
                    *(absence_text(p.absence) if p.value is None else _hundredths(p.value) for p in row),
                )
                for row in zip(*(panel.points for panel in panels), strict=True)
            ),
        ),
        panels=panels,
        events=behind.events,
        seasons=behind.seasons,
    )
    return CoachPicture(
        picture,
        _("Do not read runs here: neighbouring moves share a check-in, so they always look alike (Baudin 2019)."),
    )


def _moving(rater: Role, line: Sequence[Point]) -> MovingRange | None:
    """One view's moves; the first check-in has none. None below six points."""
    values = [point.value for point in line]
    if sum(value is not None for value in values) < COACH_FROM:
        return None
    limits = judge(values, len(values), len(QUESTIONS))
    moves = tuple(
        Point(b.day, abs(b.value - a.value))
        if a.value is not None and b.value is not None
        else Point(b.day, None, b.absence or a.absence or Absence.NOT_ASKED)
        for a, b in pairwise(line)
    )
    return MovingRange(rater, moves, limits.mean_moving_range, limits.upper_range_limit)


# ---------------------------------------------------------------- coefficients


def _one_left_out(pairs: Pairs, measure: Callable[[Pairs], float | None]) -> tuple[float | None, float | None]:
    """The least and the most a coefficient can be with any single item left out."""
    found = [measure([*pairs[:place], *pairs[place + 1 :]]) for place in range(len(pairs))]
    known = [value for value in found if value is not None]
    return (min(known), max(known)) if known else (None, None)


def _reach(day: date, pairs: Pairs, measure: Callable[[Pairs], float | None]) -> Reach:
    value = measure(pairs) if len(pairs) >= _FEWEST_ITEMS else None
    return Reach(day, value, *_one_left_out(pairs, measure)) if value is not None else Reach(day, None)


def _columns(pairs: Pairs) -> tuple[list[int], list[int]]:
    return [first for first, _second in pairs], [second for _first, second in pairs]


def _coefficients(
    rated: Sequence[tuple[date, Pairs]], subject: Subject, behind: Backdrop, naming: call.Naming
) -> CoachPicture:
    measures: tuple[tuple[str, Callable[[Pairs], float | None]], ...] = (
        (_("Weighted kappa (= Lin’s concordance)"), lambda pairs: weighted_kappa(*_columns(pairs))),
        (_("Gwet’s AC2"), lambda pairs: gwet_ac(*_columns(pairs))),
        (_("ICC, absolute agreement"), lambda pairs: icc(pairs).icc_a_1),
        (_("ICC, consistency"), lambda pairs: icc(pairs).icc_c_1),
    )
    panels = tuple(
        CoefficientPanel(title, tuple(_reach(day, pairs, measure) for day, pairs in rated))
        for title, measure in measures
    )
    least = min(
        (one.low for panel in panels for one in panel.reaches if one.low is not None),
        default=0.0,
    )
    newest = {panel.title: next((r for r in reversed(panel.reaches) if r.value is not None), None) for panel in panels}
    said = [
        _("{name} {value}, between {low} and {high} whichever item is left out").format(
            name=title, value=_hundredths(one.value), low=_hundredths(one.low), high=_hundredths(one.high)
        )
        for title, one in newest.items()
        if one is not None
    ]
    kappa, ac2 = (newest[panel.title] for panel in panels[:2])
    days = [day for day, _pairs_ in rated]
    picture = Coefficients(
        headline=_("Latest: weighted kappa {kappa}, AC2 {ac2}").format(
            kappa=_hundredths(kappa.value if kappa else None), ac2=_hundredths(ac2.value if ac2 else None)
        ),
        subtitle=_("Agreement on {ratings} at each check-in; the bar is the range with any one item left out.").format(
            ratings=ratings_of(subject, naming)
        ),
        note="",
        alt=" ".join(
            [
                _("Four dot charts of agreement coefficients, {check_ins}, {span}.").format(
                    check_ins=check_ins(len(days)), span=span(days[0], days[-1])
                ),
                *([_("Latest: {said}.").format(said="; ".join(said))] if said else []),
                *behind.said,
                _("Table view available."),
            ]
        ),
        table=Table(
            columns=(_("Check-in"), *(panel.title for panel in panels), _("Items")),
            rows=tuple(
                (
                    medium_date(day),
                    *(_reach_text(panel.reaches[place], pairs) for panel in panels),
                    str(len(pairs)),
                )
                for place, (day, pairs) in enumerate(rated)
            ),
        ),
        panels=panels,
        low=-1.0 if least < -_HALF else -_HALF if least < 0 else 0.0,
        high=1.0,
        events=behind.events,
        seasons=behind.seasons,
    )
    return CoachPicture(
        picture,
        _(
            "Read kappa and AC2 together: where nearly all answers are high, kappa can be low although every pair is "
            "within one step. Compare a pair only with its own earlier check-ins; no band such as “moderate” applies."
        ),
    )


def _reach_text(one: Reach, pairs: Pairs) -> str:
    if one.value is not None:
        return _("{value} ({low} to {high})").format(
            value=_hundredths(one.value), low=_hundredths(one.low), high=_hundredths(one.high)
        )
    return _("not defined: the same answer throughout") if len(pairs) >= _FEWEST_ITEMS else _("too few items")


def _hundredths(value: float | None) -> str:
    """``0.49``; a minus sign as such; a dash for none."""
    if value is None:
        return "–"
    return f"{value:.2f}".replace("-", "−") if round(value, 2) else "0.00"


# ---------------------------------------------------------------- distance


def _distances(
    rated: Sequence[tuple[date, Pairs]], subject: Subject, behind: Backdrop, naming: call.Naming
) -> CoachPicture:
    bars = tuple(_bar(day, pairs) for day, pairs in rated)
    parts = (_("Level"), _("Scatter"), _("Shape"))
    newest = next(one for one in reversed(bars) if one.items)
    sizes = {parts[0]: newest.level or 0, parts[1]: newest.scatter or 0, parts[2]: newest.shape or 0}
    most = max(sizes, key=lambda part: sizes[part])
    days = [one.day for one in bars]
    picture = Distances(
        headline=_("Latest distance between the two profiles: mostly {part}").format(part=most.lower())
        if sum(sizes.values())
        else _("At the latest check-in the two profiles are the same"),
        subtitle=_("Mean squared distance per item of {ratings}, as level + scatter + shape.").format(
            ratings=ratings_of(subject, naming)
        ),
        note="",
        alt=" ".join(
            [
                _("Stacked columns of the distance between two profiles, {check_ins}, {span}.").format(
                    check_ins=check_ins(len(days)), span=span(days[0], days[-1])
                ),
                _("Latest, per item: level {level}, scatter {scatter}, shape {shape}.").format(
                    level=_hundredths(newest.level),
                    scatter=_hundredths(newest.scatter),
                    shape=_hundredths(newest.shape),
                ),
                *behind.said,
                _("Table view available."),
            ]
        ),
        table=Table(
            columns=(_("Check-in"), *parts, _("Sum"), _("Items")),
            rows=tuple(
                (
                    medium_date(one.day),
                    *(_hundredths(value) for value in (one.level, one.scatter, one.shape)),
                    _hundredths(None if one.level is None else one.level + (one.scatter or 0) + (one.shape or 0)),
                    str(one.items),
                )
                for one in bars
            ),
        ),
        bars=bars,
        parts=parts,
        events=behind.events,
        seasons=behind.seasons,
    )
    return CoachPicture(
        picture,
        _(
            "Level: one rates higher throughout. Scatter: one uses more of the scale. Shape: they differ on which "
            "items are high and low. Which kind of difference it is says nothing about who is right."
        ),
    )


def _bar(day: date, pairs: Pairs) -> DistanceBar:
    found = profile_distance(*_columns(pairs))
    if not found.k or found.level is None or found.scatter is None or found.shape is None:
        return DistanceBar(day)
    return DistanceBar(day, found.level / found.k, found.scatter / found.k, max(0.0, found.shape / found.k), found.k)


# ---------------------------------------------------------------- direction, and around events


def _direction(lines: dict[Role, list[Point]], naming: call.Naming) -> list[str]:
    """Slope per four weeks with its interval, and from eight points on whether Mann-Kendall sees one direction."""
    said = []
    for rater, line in lines.items():
        known = [point for point in line if point.value is not None]
        if len(known) < COACH_FROM:
            continue
        days = [(point.day - known[0].day).days for point in known]
        values = [point.value for point in known]
        slope = theil_sen(values, days)
        if slope.slope is None:
            continue
        told = {"name": naming.view(rater), "slope": _signed(slope.slope * SLOPE_DAYS)}
        if len(known) < TREND_TEST_FROM or slope.low is None or slope.high is None:
            said.append(_("{name}: slope ≈ {slope} per four weeks; too few points for a test.").format(**told))
            continue
        told |= {"low": _signed(slope.low * SLOPE_DAYS), "high": _signed(slope.high * SLOPE_DAYS)}
        text = (
            _("{name}: mostly in one direction; slope ≈ {slope} per four weeks ({low} to {high}).")
            if mann_kendall(values, days).p_value < _DIRECTION
            else _("{name}: no clear direction yet; slope ≈ {slope} per four weeks ({low} to {high}).")
        )
        said.append(text.format(**told))
    return said


def _signed(value: float) -> str:
    return ("+" if round(value, 2) > 0 else "") + _hundredths(value)


def _around(lines: dict[Role, list[Point]], events: Sequence[Event], naming: call.Naming) -> list[str]:
    """Before and after each major event with five points on either side, from twelve points on: a count, no reason."""
    said = []
    for event in sorted((one for one in events if one.major), key=lambda one: one.day):
        for rater, line in lines.items():
            known = [(point.day, point.value) for point in line if point.value is not None]
            before = [value for day, value in known if day < event.day]
            after = [value for day, value in known if day >= event.day]
            share = nap(before, after)
            if len(known) < SOLID_RANGE_FROM or min(len(before), len(after)) < EVENT_SIDE or share is None:
                continue
            pairs = len(before) * len(after)
            text = _("{name}: {count} of {pairs} comparisons were higher after {event} ({day}).").format(
                name=naming.view(rater),
                count=tenths(share * pairs).removesuffix(".0"),
                pairs=pairs,
                event=event.title,
                day=medium_date(event.day),
            )
            days = [(day - known[0][0]).days for day, _value in known if day < event.day]
            slope = theil_sen(before, days).slope or 0.0
            if abs(slope * SLOPE_DAYS) >= _DIRECTION and (slope > 0) == (share > _HALF):
                text += " " + (_("It was already rising.") if slope > 0 else _("It was already falling."))
            said.append(text)
    return said
