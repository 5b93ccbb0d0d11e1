"""Chart 10, the first check-ins of the trust, truth and tolerance index: what it can say yet, and what it cannot.

The index of one rater is the mean of the three statements about the two of them, and only where that rater gave all
three a number: like for like, never an average over whatever happens to be there.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from leaderlens.analysis import naming as call
from leaderlens.analysis.backdrop import Backdrop, backdrop
from leaderlens.analysis.change import index_sem, mdc95
from leaderlens.analysis.control import judge
from leaderlens.analysis.pictures import Absence, EarlyDays, Point, Table
from leaderlens.analysis.sentences import values
from leaderlens.analysis.series import absence_text, asked_as, in_order, point
from leaderlens.analysis.thresholds import ATTENDANCE, INDEX_AXIS_LOW, INDEX_ITEMS, SOLID_RANGE_FROM, USUAL_FROM
from leaderlens.analysis.words import capital, check_ins, month, number, span, steps, tenths
from leaderlens.domain.checkin import HIGHEST, LOWEST, Question, Reveal, Subject
from leaderlens.domain.event import Event
from leaderlens.domain.people import SEATS, Role
from leaderlens.i18n import _, medium_date, month_name, month_year, ngettext

QUESTIONS = tuple(Question(item, Subject.PAIR) for item in INDEX_ITEMS)

_SAME = 0.05
"""Two index values nearer than this print the same."""

_REASONS = (Absence.MISSED, Absence.UNOPENED, Absence.NOT_ASKED, Absence.NO_CHANCE, Absence.TALK, Absence.UNANSWERED)


def index_point(reveal: Reveal, rater: Role) -> Point:
    """The mean of the three statements, or the weightiest reason why one of them has no number."""
    parts = [point(reveal, rater, asked_as(reveal, question)) for question in QUESTIONS]
    given = [part.value for part in parts if part.value is not None]
    if len(given) == len(parts):
        return Point(reveal.checkin.due, sum(given) / len(given))
    absences = {part.absence for part in parts}
    return Point(reveal.checkin.due, None, next(reason for reason in _REASONS if reason in absences))


def alike_worded(reveals: Sequence[Reveal]) -> list[Reveal]:
    """The check-ins that asked all three statements as the newest one worded them: another wording is another index."""
    asking = [r for r in reveals if all(asked_as(r, question) in r.checkin.questions for question in QUESTIONS)]
    if not asking:
        return []
    worded = [asked_as(asking[-1], question) for question in QUESTIONS]
    return [reveal for reveal in asking if all(question in reveal.checkin.questions for question in worded)]


def early_days(
    reveals: Sequence[Reveal], events: Sequence[Event] = (), *, naming: call.Naming = call.ROLE_TITLES
) -> EarlyDays:
    """Both people's index at each check-in that asked the three statements, and what may be said of it.

    Below six check-ins there is no range and no direction. From six on the usual range is told in words; it judges the
    newest point by earlier ones only.
    """
    ordered = alike_worded(in_order(reveals))
    lines = {rater: tuple(index_point(reveal, rater) for reveal in ordered) for rater in SEATS}
    rated = [one for line in lines.values() for one in line if one.value is not None]
    count = len({place for line in lines.values() for place, one in enumerate(line) if one.value is not None})
    behind = backdrop(events, ordered[0].checkin.due, ordered[-1].checkin.due) if ordered else Backdrop()
    least = min((one.value for one in rated if one.value is not None), default=float(HIGHEST))
    return EarlyDays(
        headline=_headline(count, usual=any(_usual(line, "") for line in lines.values())),
        subtitle=_("Trust, truth and tolerance, each person’s own view (1–7)."),
        note=_note(count),
        alt=_alt(lines, behind, naming),
        table=Table(
            columns=(_("Check-in"), *naming.views),
            rows=tuple(
                (medium_date(first.day), _cell(first), _cell(second))
                for first, second in zip(*lines.values(), strict=True)
            ),
        ),
        leader=lines[Role.LEADER],
        chief_executive=lines[Role.CHIEF_EXECUTIVE],
        low=float(max(LOWEST, min(INDEX_AXIS_LOW, math.floor(least)))),
        high=float(HIGHEST),
        can_say=tuple(_can_say(lines, naming)),
        cannot_say=tuple(_cannot_say(count)),
        events=behind.events,
        seasons=behind.seasons,
    )


def _cell(found: Point) -> str:
    """A value with its tenths, always: ``6.0``; or the words for its absence."""
    return absence_text(found.absence) if found.value is None else tenths(found.value)


def _headline(count: int, *, usual: bool) -> str:
    if not count:
        return _("Trust, truth and tolerance have not been rated yet")
    if count == 1:
        return _("One check-in in: a starting picture")
    if count < USUAL_FROM:
        return _("{count} check-ins in: a starting picture, too early to call a direction").format(
            count=capital(number(count))
        )
    text = (
        _("{count} check-ins in: enough to say what is usual")
        if usual
        else _("{count} check-ins in: not yet enough of them complete to say what is usual")
    )
    return text.format(count=capital(number(count)))


def _note(count: int) -> str:
    if count < USUAL_FROM:
        return _("No trend line, no range and no test are drawn below six check-ins.")
    return _("The usual range is worked out from earlier check-ins only, so that the newest cannot hide itself.")


def _can_say(lines: dict[Role, tuple[Point, ...]], naming: call.Naming) -> list[str]:
    said = []
    latest = [line[-1].value if line else None for line in lines.values()]
    if latest[0] is not None and latest[1] is not None:
        said.append(_apart(latest[0], latest[1], naming))
    else:
        said += [
            _("{name}: {value}.").format(name=naming.label(rater), value=_cell(line[-1]))
            for rater, line in lines.items()
            if line and line[-1].value is not None and not _usual(line, naming.label(rater))
        ]
    said += _since(lines, naming)
    for rater, line in lines.items():
        if sentence := _usual(line, naming.label(rater)):
            said.append(sentence)
    return said


def _apart(leader: float, chief_executive: float, naming: call.Naming) -> str:
    gap = abs(leader - chief_executive)
    both = values(tenths(leader), tenths(chief_executive), naming)
    if gap < _SAME:
        return _("You are at the same point: {values}.").format(values=both)
    whole = round(gap)
    if abs(gap - whole) < _SAME:
        return _("You are {steps} apart: {values}.").format(steps=steps(whole), values=both)
    if gap < 1:
        return _("You are less than one step apart: {values}.").format(values=both)
    return _("You are {size} steps apart: {values}.").format(size=tenths(gap), values=both)


def _since(lines: dict[Role, tuple[Point, ...]], naming: call.Naming) -> list[str]:
    """How far each view has come since its first point, and whether that is more than everyday wobble."""
    said: list[str] = []
    moves: list[float] = []
    together: dict[str, list[str]] = {}
    for rater, line in lines.items():
        known = [(one.day, one.value) for one in line if one.value is not None]
        if len(known) < 2 or len(known) >= USUAL_FROM:
            continue
        (first, before), (last, after) = known[0], known[-1]
        moves.append(after - before)
        together.setdefault(month(first, last), []).append(_moved(after - before, naming.label(rater)))
    for since, parts in together.items():
        said.append(_("Since {month}: {moves}.").format(month=since, moves=", ".join(parts)))
    if moves:
        everyday = mdc95(index_sem(len(QUESTIONS)), len(QUESTIONS))
        said.append(
            _("Moves of this size are within everyday wobble.")
            if max(abs(move) for move in moves) < everyday
            else _("A move of this size is more than everyday wobble; see whether it holds.")
        )
    return said


def _moved(move: float, name: str) -> str:
    if abs(move) < _SAME:
        return _("{name} the same").format(name=name)
    if move < 0:
        return _("{name} {size} lower").format(name=name, size=tenths(-move))
    return _("{name} {size} higher").format(name=name, size=tenths(move))


def _usual(line: Sequence[Point], name: str) -> str:
    """The usual range from the points before the newest, and whether the newest lies in it. Empty while unknown."""
    known = [one.value for one in line if one.value is not None]
    newest = line[-1] if line else None
    if newest is None or newest.value is None or len(known) < ATTENDANCE * len(line):
        return ""
    limits = judge([one.value for one in line], len(line) - 1, len(QUESTIONS))
    if limits.n < USUAL_FROM or limits.lower is None or limits.upper is None:
        return ""
    said = {
        "name": name,
        "low": tenths(max(LOWEST, limits.lower)),
        "high": tenths(min(HIGHEST, limits.upper)),
        "value": tenths(newest.value),
        "month": month_name(newest.day),
    }
    if limits.outside(newest.value):
        return _("{name}: {value} is outside the usual range of {low} to {high}. What was going on in {month}?").format(
            **said
        )
    if limits.n < SOLID_RANGE_FROM:
        return _("{name}: {value} is inside the usual range of {low} to {high}, which is still provisional.").format(
            **said
        )
    return _("{name}: {value} is inside the usual range of {low} to {high}.").format(**said)


def _cannot_say(count: int) -> list[str]:
    if not count:
        return [_("Anything: it takes one check-in that both of you complete.")]
    if count == 1:
        return [
            _("Whether either view is moving, or what is usual for you."),
            _("A first, provisional usual range appears after six check-ins."),
        ]
    if count < USUAL_FROM:
        return [
            _("Whether this is a trend, or what is usual for you."),
            _("A first, provisional usual range appears after six check-ins."),
        ]
    return [_("Why a view moved, or who is right."), _("What the next check-in will bring.")]


def _alt(lines: dict[Role, tuple[Point, ...]], behind: Backdrop, naming: call.Naming) -> str:
    days = [one.day for one in lines[Role.LEADER]]
    if not days:
        return _("A chart of trust, truth and tolerance without any point yet. Table view available.")
    parts = [
        _("Chart of trust, truth and tolerance, both views, scale 1 to 7, {check_ins}, {span}.").format(
            check_ins=check_ins(len(days)), span=span(days[0], days[-1])
        )
    ]
    for rater, line in lines.items():
        name = naming.label(rater)
        known = [(one.day, one.value) for one in line if one.value is not None]
        if not known:
            parts.append(_("{name}: no ratings.").format(name=name))
            continue
        parts.append(
            _("{name}: latest {latest} in {month}; highest {high}; lowest {low}.").format(
                name=name,
                latest=tenths(known[-1][1]),
                month=month_year(known[-1][0]),
                high=tenths(max(value for _day, value in known)),
                low=tenths(min(value for _day, value in known)),
            )
        )
        absent = len(line) - len(known)
        if absent:
            parts.append(
                ngettext(
                    "{name}: {count} check-in without all three ratings.",
                    "{name}: {count} check-ins without all three ratings.",
                    absent,
                ).format(name=name, count=absent)
            )
    return " ".join([*parts, *behind.said, _("Table view available.")])
