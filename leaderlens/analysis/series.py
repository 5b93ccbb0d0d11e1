"""From revealed check-ins to points in time: one rater, one question, and the reason wherever there is no number.

Nothing is interpolated or carried forward. The day of a point is the day the check-in was due, the occasion both
people rated.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from leaderlens.analysis import naming as call
from leaderlens.analysis.agreement import Zone, zone
from leaderlens.analysis.histories import Period
from leaderlens.analysis.pictures import Absence, Break, PairedSeries, Point
from leaderlens.domain.checkin import Missing, Question, Reveal, Subject
from leaderlens.domain.lens import Band, Item
from leaderlens.domain.people import SEATS, Role
from leaderlens.i18n import _, ngettext

_ABSENCE = {Missing.NO_CHANCE: Absence.NO_CHANCE, Missing.TALK: Absence.TALK}


def in_order(reveals: Sequence[Reveal]) -> list[Reveal]:
    """Oldest first; two check-ins due on one day keep the order in which they were opened."""
    return sorted(reveals, key=lambda reveal: (reveal.checkin.due, reveal.checkin.opened_on, reveal.checkin.id))


def point(reveal: Reveal, rater: Role, question: Question) -> Point:
    """What ``rater`` gave, or why there is no number.

    A sheet without any answer counts as missed, unless it was sealed in a check-in that ended without a reveal.
    """
    day = reveal.checkin.due
    answer = reveal.answer(rater, question)
    if answer is not None and answer.rating is not None:
        return Point(day, answer.rating)
    if answer is not None and answer.missing is not None:
        return Point(day, None, _ABSENCE[answer.missing])
    if question not in reveal.checkin.questions:
        return Point(day, None, Absence.NOT_ASKED)
    sheet = reveal.sheet_of(rater)
    if sheet.unopened:
        return Point(day, None, Absence.UNOPENED)
    return Point(day, None, Absence.UNANSWERED if sheet.answers else Absence.MISSED)


def within(reveals: Sequence[Reveal], period: Period) -> list[Reveal]:
    """The check-ins of a period, oldest first."""
    return [reveal for reveal in in_order(reveals) if period.holds(reveal.checkin.due)]


def points(reveals: Sequence[Reveal], rater: Role, question: Question) -> tuple[Point, ...]:
    """One rater's points for one question over ordered reveals."""
    return tuple(point(reveal, rater, question) for reveal in reveals)


def asked_as(reveal: Reveal, question: Question) -> Question:
    """The question as that check-in worded it; the question itself where it was not asked in any wording."""
    return next((one for one in reveal.checkin.questions if one.theme == question.theme), question)


def newest_wordings(reveals: Sequence[Reveal]) -> list[Question]:
    """Everything that was ever asked, each in its newest wording, the newest check-in's order first."""
    found: dict[Question, Question] = {}
    for reveal in reversed(reveals):
        for question in reveal.checkin.questions:
            found.setdefault(question.theme, question)
    return list(found.values())


def breaks(reveals: Sequence[Reveal], question: Question) -> tuple[Break, ...]:
    """Where the wording of a question changed, over ordered reveals."""
    found, before = [], None
    for reveal in reveals:
        asked = asked_as(reveal, question)
        if asked not in reveal.checkin.questions:
            continue
        if before is not None and asked != before:
            found.append(Break(reveal.checkin.due, _("new wording")))
        before = asked
    return tuple(found)


def rating(reveal: Reveal, rater: Role, question: Question) -> int | None:
    """The whole-step rating, or None for whatever reason there is none."""
    answer = reveal.answer(rater, question)
    return answer.rating if answer is not None else None


def both(reveals: Sequence[Reveal], question: Question) -> list[tuple[date, int, int]]:
    """``(day, leader, chief executive)`` for the check-ins where both gave a number."""
    found = []
    for reveal in reveals:
        leader, chief_executive = (rating(reveal, rater, question) for rater in SEATS)
        if leader is not None and chief_executive is not None:
            found.append((reveal.checkin.due, leader, chief_executive))
    return found


def last_asked(reveals: Sequence[Reveal], question: Question) -> Reveal | None:
    """The newest check-in that asked the question."""
    return next((reveal for reveal in reversed(reveals) if question in reveal.checkin.questions), None)


def zone_of(reveal: Reveal, question: Question, target: Band | None = None) -> Zone:
    """The zone of one question at one check-in; where the pair itself is rated, the leader stands as *self*.

    On an item whose best lies in a ``target`` band, a shared strength is two near views inside it.
    """
    leader, chief_executive = (rating(reveal, rater, question) for rater in SEATS)
    found = (
        zone(chief_executive, leader) if question.subject is Subject.CHIEF_EXECUTIVE else zone(leader, chief_executive)
    )
    if target is None or leader is None or chief_executive is None or found.apart:
        return found
    inside = target.steps_outside(leader) == target.steps_outside(chief_executive) == 0
    return Zone.SHARED_STRENGTH if inside else Zone.SEEN_ALIKE


def target_of(names: Mapping[str, Item], question: Question) -> Band | None:
    """The band in which the best of an item lies, on one that can be overdone."""
    item = names.get(question.item)
    return None if item is None else item.target


def about(questions: Sequence[Question], subject: Subject | None = None, lens: str | None = None) -> list[Question]:
    """The questions about one subject, of one lens; None keeps all."""
    return [
        question
        for question in questions
        if (subject is None or question.subject is subject) and (lens is None or question.item.startswith(f"{lens}."))
    ]


def absence_text(absence: Absence | None) -> str:
    """Why there is no number, in the words of tables and of hollow markers."""
    return {
        None: "",
        Absence.NO_CHANCE: _("no chance to see it"),
        Absence.TALK: _("would rather talk about it"),
        Absence.UNANSWERED: _("not answered"),
        Absence.MISSED: _("missed"),
        Absence.UNOPENED: _("sealed, never opened"),
        Absence.NOT_ASKED: _("not asked"),
    }[absence]


def cell(found: Point) -> str:
    """One point in a table: the rating, or the words for its absence."""
    if found.value is None:
        return absence_text(found.absence)
    return str(int(found.value)) if found.value == int(found.value) else f"{found.value:.1f}"


def apart_text(steps: int) -> str:
    """``2 steps apart``, or ``same``."""
    return ngettext("{count} step apart", "{count} steps apart", steps).format(count=steps) if steps else _("same")


def paired_series(
    reveals: Sequence[Reveal],
    question: Question,
    names: Mapping[str, Item],
    naming: call.Naming = call.ROLE_TITLES,
) -> PairedSeries:
    """One question over time as both people see it, in every wording it was asked in, with a break at each new one.

    ``steps_apart`` is of the newest check-in that asked it.
    """
    ordered = in_order(reveals)
    target = target_of(names, question)
    latest = last_asked(ordered, question)
    steps = None
    if latest is not None:
        leader, chief_executive = (rating(latest, rater, question) for rater in SEATS)
        if leader is not None and chief_executive is not None:
            steps = abs(leader - chief_executive)
    return PairedSeries(
        question=question,
        name=call.short_name(names, question),
        subject_name=naming.subject(question.subject),
        leader=tuple(point(reveal, Role.LEADER, asked_as(reveal, question)) for reveal in ordered),
        chief_executive=tuple(point(reveal, Role.CHIEF_EXECUTIVE, asked_as(reveal, question)) for reveal in ordered),
        steps_apart=steps,
        apart_label="" if steps is None else apart_text(steps),
        breaks=breaks(ordered, question),
        target=None if target is None else (target.low, target.high),
    )
