"""Charts over time: small multiples (chart 1) and one item large, both people's views on the same axes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leaderlens.analysis import naming as call
from leaderlens.analysis.backdrop import Backdrop, backdrop
from leaderlens.analysis.findings import (
    Gap,
    Together,
    closer,
    closers,
    gap,
    gaps,
    meetings,
    shift,
    shifts,
    together,
)
from leaderlens.analysis.pictures import Absence, PairedSeries, PairedTrend, Point, SmallMultiples, Table
from leaderlens.analysis.sentences import items_said, opening_items, ratings_of, shift_sentence, values
from leaderlens.analysis.series import (
    about,
    apart_text,
    both,
    cell,
    in_order,
    last_asked,
    newest_wordings,
    paired_series,
    rating,
)
from leaderlens.analysis.thresholds import (
    HOLDS_UP_OCCASIONS,
    MOST_PANELS,
    NAMED_IN_HEADLINE,
    USUAL_FROM,
)
from leaderlens.analysis.words import capital, check_ins, listing, month, number, span, steps
from leaderlens.domain.checkin import Question, Reveal, Subject
from leaderlens.domain.event import Event
from leaderlens.domain.lens import Item
from leaderlens.domain.people import SEATS, Role
from leaderlens.i18n import _, medium_date, month_year, ngettext


def most_telling(
    reveals: Sequence[Reveal], subject: Subject, count: int = MOST_PANELS, *, lens: str | None = None
) -> tuple[Question, ...]:
    """The questions about ``subject`` worth a panel, most telling first.

    Gaps that have lasted come first, then wide ones, then the largest moves, then views that have come together, then
    whatever has moved most over the whole run. Questions nobody has rated are left out; those rated far less often
    than the others (a lens used twice a year) come after them. Ties keep the order of the newest check-in that asked
    them.
    """
    ordered = in_order(reveals)
    questions = newest_wordings(ordered)

    def travelled(question: Question, rater: Role) -> int:
        given = [value for reveal in ordered if (value := rating(reveal, rater, question)) is not None]
        return max(given) - min(given) if given else 0

    times = {question: len(both(ordered, question)) for question in about(questions, subject, lens)}
    seldom = max(times.values(), default=0) / 2

    def rank(question: Question) -> tuple[bool, int, int, int, bool, int]:
        found = gap(ordered, question)
        moves = [one for rater in SEATS if (one := shift(ordered, question, rater)) is not None]
        return (
            times[question] < seldom,
            -found.steps if found is not None and found.occasions >= HOLDS_UP_OCCASIONS else 0,
            -found.steps if found is not None else 0,
            -max((abs(one.steps) for one in moves), default=0),
            together(ordered, question) is None,
            -max(travelled(question, rater) for rater in SEATS),
        )

    rated = [
        question
        for question in about(questions, subject, lens)
        if any(rating(reveal, rater, question) is not None for reveal in ordered for rater in SEATS)
    ]
    return tuple(sorted(rated, key=rank)[:count])


def _behind(events: Sequence[Event], reveals: Sequence[Reveal], *, small: bool) -> Backdrop:
    return backdrop(events, reveals[0].checkin.due, reveals[-1].checkin.due, small=small)


# ---------------------------------------------------------------- words that both charts share


def _subtitle(reveals: Sequence[Reveal], subject: Subject | None, naming: call.Naming) -> str:
    return _("{ratings} over {check_ins}.").format(
        ratings=capital(ratings_of(subject, naming)), check_ins=check_ins(len(reveals))
    )


def _missed(panels: Sequence[PairedSeries], naming: call.Naming) -> list[str]:
    """Which check-ins each person missed altogether, and whether single ratings are missing too."""
    said = []
    for rater in SEATS:
        days = sorted({one.day for panel in panels for one in panel.of(rater) if one.absence is Absence.MISSED})
        if days:
            said.append(
                _("{name} missed {months}").format(
                    name=naming.label(rater), months=listing(list(dict.fromkeys(month_year(day) for day in days)))
                )
            )
    absences = {one.absence for panel in panels for rater in SEATS for one in panel.of(rater)}
    if Absence.NO_CHANCE in absences:
        said.append(_("there was no chance to see it"))
    if absences & {Absence.TALK, Absence.UNANSWERED}:
        said.append(_("it was left without a number"))
    if Absence.NOT_ASKED in absences:
        said.append(_("it was not asked"))
    return said


def _note(reveals: Sequence[Reveal], panels: Sequence[PairedSeries], naming: call.Naming) -> str:
    parts = []
    if missing := _missed(panels, naming):
        parts.append(
            _("Dotted link = no rating that time ({reasons}); nothing is filled in.").format(
                reasons=_(" or ").join(missing)
            )
        )
    if len(reveals) == 1:
        parts.append(_("One check-in is a starting picture: there is nothing to compare it with yet."))
    else:
        parts.append(_("Lines are nudged apart where you agree."))
        if len(reveals) < USUAL_FROM:
            parts.append(_("Below six check-ins it is too early to call a direction."))
        parts.append(_("Most one-step moves are everyday wobble: look for two steps that last."))
    return " ".join(parts)


def _reading(points: Sequence[Point], name: str) -> str:
    """One rater's line in words: latest, highest, lowest."""
    rated = [point for point in points if point.value is not None]
    if not rated:
        return _("{name} no ratings").format(name=name)
    ratings = [int(point.value or 0) for point in rated]
    latest = (
        str(ratings[-1])
        if rated[-1] is points[-1]
        else _("{rating} in {month}").format(rating=ratings[-1], month=month_year(rated[-1].day))
    )
    if len(ratings) == 1:
        return _("{name} {latest}").format(name=name, latest=latest)
    if min(ratings) == max(ratings):
        return _("{name} {rating} throughout").format(name=name, rating=ratings[-1])
    return _("{name} latest {latest}, highest {high}, lowest {low}").format(
        name=name, latest=latest, high=max(ratings), low=min(ratings)
    )


def _panel_said(panel: PairedSeries, found: Gap | None, naming: call.Naming) -> str:
    said = [_reading(panel.of(rater), naming.label(rater)) for rater in SEATS]
    if panel.apart_label:
        said.append(panel.apart_label)
    if found is not None and found.occasions >= HOLDS_UP_OCCASIONS:
        said.append(_("two steps or more apart since {month}").format(month=month_year(found.since)))
    return _("{name}: {readings}.").format(name=panel.name, readings="; ".join(said))


def _span(reveals: Sequence[Reveal]) -> str:
    return _("{check_ins}, {span}").format(
        check_ins=check_ins(len(reveals)), span=span(reveals[0].checkin.due, reveals[-1].checkin.due)
    )


# ---------------------------------------------------------------- chart 1


def small_multiples(
    reveals: Sequence[Reveal],
    questions: Sequence[Question],
    names: Mapping[str, Item],
    events: Sequence[Event] = (),
    *,
    naming: call.Naming = call.ROLE_TITLES,
) -> SmallMultiples:
    """One panel per question on the same axes, in the order given (``most_telling`` makes a good choice)."""
    ordered = in_order(reveals)
    panels = tuple(paired_series(ordered, question, names, naming) for question in questions)
    if not ordered or not panels:
        headline = _("There is no check-in to show yet")
        return SmallMultiples(headline, "", "", headline + ".", Table((_("Item"), _("View")), ()))
    subjects = {question.subject for question in questions}
    subject = questions[0].subject if len(subjects) == 1 else None
    behind = _behind(events, ordered, small=True)
    alt = [
        ngettext(
            "{count} small line chart: {ratings}, scale 1 to 7, {span}.",
            "{count} small line charts: {ratings}, scale 1 to 7, {span}.",
            len(panels),
        ).format(count=capital(number(len(panels))), ratings=ratings_of(subject, naming), span=_span(ordered)),
        *(_panel_said(panel, gap(ordered, panel.question), naming) for panel in panels),
    ]
    alt += behind.said
    alt.append(_("Table view available."))
    return SmallMultiples(
        headline=_many_headline(ordered, questions, names),
        subtitle=_subtitle(ordered, subject, naming),
        note=_note(ordered, panels, naming),
        alt=" ".join(alt),
        table=_many_table(ordered, panels, names, naming),
        panels=panels,
        events=behind.events,
        seasons=behind.seasons,
    )


def _many_headline(reveals: Sequence[Reveal], questions: Sequence[Question], names: Mapping[str, Item]) -> str:
    found = gaps(reveals, questions)
    if found:
        lasting = [one for one in found if one.occasions >= HOLDS_UP_OCCASIONS]
        return _lasting(lasting, reveals, questions, names) if lasting else _noticed(found, reveals, questions, names)
    if near := closers(reveals, questions):
        if len(near) > NAMED_IN_HEADLINE:
            return _("On {count} items your views are closer than last time").format(count=number(len(near)))
        return _("Your views of {items} are closer than last time").format(
            items=items_said([one.question for one in near], names)
        )
    if met := meetings(reveals, questions):
        return _met(met, reveals, questions, names)
    if not any(both(reveals, question) for question in questions):
        return _("Nothing here has been rated by both of you yet")
    return _("Where you both rated, you are within one step of each other")


def _lasting(
    found: Sequence[Gap], reveals: Sequence[Reveal], questions: Sequence[Question], names: Mapping[str, Item]
) -> str:
    """Gaps that have held: all of them since the latest of their beginnings."""
    if len(found) > NAMED_IN_HEADLINE:
        if len(found) == len(questions):
            return _("All {count} have been two steps or more apart more than once").format(count=number(len(found)))
        return _("{count} of these {all} have been two steps or more apart more than once").format(
            count=capital(number(len(found))), all=number(len(questions))
        )
    return ngettext(
        "{items} has been two steps or more apart since {month}",
        "{items} have been two steps or more apart since {month}",
        len(found),
    ).format(
        items=opening_items([one.question for one in found], names),
        month=month(max(one.since for one in found), reveals[-1].checkin.due),
    )


def _noticed(
    found: Sequence[Gap], reveals: Sequence[Reveal], questions: Sequence[Question], names: Mapping[str, Item]
) -> str:
    """Gaps that are new this time, or all that a first check-in can show."""
    if len(found) > NAMED_IN_HEADLINE:
        if len(found) == len(questions):
            return _("All {count} are two steps or more apart").format(count=number(len(found)))
        return _("{count} of these {all} are two steps or more apart").format(
            count=capital(number(len(found))), all=number(len(questions))
        )
    items = opening_items([one.question for one in found], names)
    if len(reveals) == 1:
        text = ngettext("{items} is two steps or more apart", "{items} are two steps or more apart", len(found))
    else:
        text = ngettext(
            "{items} is two steps or more apart this time; see whether it holds",
            "{items} are two steps or more apart this time; see whether it holds",
            len(found),
        )
    return text.format(items=items)


def _met(
    found: Sequence[Together], reveals: Sequence[Reveal], questions: Sequence[Question], names: Mapping[str, Item]
) -> str:
    """Lasting gaps that have closed."""
    if len(found) > NAMED_IN_HEADLINE:
        if len(found) == len(questions):
            return _("Your views of all {count} were apart, and have come together").format(count=number(len(found)))
        return _("Your views of {count} of these {all} were apart, and have come together").format(
            count=number(len(found)), all=number(len(questions))
        )
    return _("Your views of {items} were apart, and have been within one step since {month}").format(
        items=items_said([one.question for one in found], names),
        month=month(max(one.since for one in found), reveals[-1].checkin.due),
    )


def _many_table(
    reveals: Sequence[Reveal], panels: Sequence[PairedSeries], names: Mapping[str, Item], naming: call.Naming
) -> Table:
    return Table(
        columns=(_("Item"), _("View"), *(medium_date(reveal.checkin.due) for reveal in reveals)),
        rows=tuple(
            (call.full_name(names, panel.question), naming.view(rater), *(cell(point) for point in panel.of(rater)))
            for panel in panels
            for rater in SEATS
        ),
    )


# ---------------------------------------------------------------- one item, large


def paired_trend(
    reveals: Sequence[Reveal],
    question: Question,
    names: Mapping[str, Item],
    events: Sequence[Event] = (),
    *,
    naming: call.Naming = call.ROLE_TITLES,
) -> PairedTrend:
    """One question over time, with the council's events behind it."""
    ordered = in_order(reveals)
    panel = paired_series(ordered, question, names, naming)
    if not ordered:
        headline = _("There is no check-in to show yet")
        return PairedTrend(headline, "", "", headline + ".", Table((_("Check-in"), *naming.views), ()))
    behind = _behind(events, ordered, small=False)
    moved = shifts(ordered, [question])
    alt = [
        _("Line chart of {item}: {ratings}, scale 1 to 7, {span}.").format(
            item=panel.name, ratings=ratings_of(question.subject, naming), span=_span(ordered)
        ),
        _panel_said(panel, gap(ordered, question), naming),
    ]
    alt += behind.said
    alt.append(_("Table view available."))
    return PairedTrend(
        headline=_one_headline(ordered, question, names, naming),
        subtitle=_subtitle(ordered, question.subject, naming),
        note=" ".join([*(shift_sentence(one, names, naming) for one in moved[:1]), _note(ordered, [panel], naming)]),
        alt=" ".join(alt),
        table=_one_table(panel, naming),
        series=panel,
        events=behind.events,
        seasons=behind.seasons,
    )


def _one_headline(reveals: Sequence[Reveal], question: Question, names: Mapping[str, Item], naming: call.Naming) -> str:
    item = call.mention(names, question)
    latest = last_asked(reveals, question)
    now = [rating(latest, rater, question) for rater in SEATS] if latest is not None else []
    given = [value for value in now if value is not None]
    if len(given) == len(SEATS):
        return _two_views(reveals, question, given, item, naming)
    if given or both(reveals, question):
        return (
            _("One of the two views of {item} is missing this time")
            if given
            else _("Both views of {item} are missing this time")
        ).format(item=item)
    return _("There are not yet two views of {item}").format(item=item)


def _two_views(
    reveals: Sequence[Reveal], question: Question, now: Sequence[int], item: str, naming: call.Naming
) -> str:
    """The headline where both gave a number at the newest check-in that asked."""
    if len(both(reveals, question)) == 1:
        return _("A first picture of {item}: {values}").format(item=item, values=values(now[0], now[1], naming))
    if found := gap(reveals, question):
        if found.occasions >= HOLDS_UP_OCCASIONS:
            return _("The two views of {item} are {steps} apart, and have been two or more since {month}").format(
                item=item, steps=steps(found.steps), month=month(found.since, reveals[-1].checkin.due)
            )
        return _("The two views of {item} are {steps} apart this time; see whether it holds").format(
            item=item, steps=steps(found.steps)
        )
    if nearer := closer(reveals, question):
        return _("The two views of {item} are closer: {before} apart last time, now {after}").format(
            item=item, before=steps(nearer.before), after=steps(nearer.after) if nearer.after else _("the same")
        )
    return _two_near_views(reveals, question, now, item)


def _two_near_views(reveals: Sequence[Reveal], question: Question, now: Sequence[int], item: str) -> str:
    """The headline of two views within one step that did not come there just now."""
    if met := together(reveals, question):
        return _("The two views of {item} were apart, and have been within one step since {month}").format(
            item=item, month=month(met.since, reveals[-1].checkin.due)
        )
    if now[0] == now[1]:
        return _("The two views of {item} are the same").format(item=item)
    return _("The two views of {item} are within one step").format(item=item)


def _one_table(panel: PairedSeries, naming: call.Naming) -> Table:
    def row(leader: Point, chief_executive: Point) -> tuple[str, str, str, str]:
        apart = "–"
        if leader.value is not None and chief_executive.value is not None:
            apart = apart_text(int(abs(leader.value - chief_executive.value)))
        return medium_date(leader.day), cell(leader), cell(chief_executive), apart

    return Table(
        columns=(_("Check-in"), *naming.views, _("Steps apart")),
        rows=tuple(
            row(leader, chief_executive)
            for leader, chief_executive in zip(panel.of(Role.LEADER), panel.of(Role.CHIEF_EXECUTIVE), strict=True)
        ),
    )
