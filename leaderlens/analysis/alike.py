"""Charts of counted closeness: chart 6 (are we seeing things more alike?) and how near predictions came."""

from __future__ import annotations

from collections.abc import Sequence

from leaderlens.analysis import naming as call
from leaderlens.analysis.agreement import Closeness, closeness
from leaderlens.analysis.backdrop import Backdrop, backdrop
from leaderlens.analysis.histories import ALWAYS, Period, Stack, StackedCounts, StackPanel
from leaderlens.analysis.pictures import Absence, Table
from leaderlens.analysis.prediction import surprises
from leaderlens.analysis.sentences import ratings_of
from leaderlens.analysis.series import about, absence_text, point, rating, within
from leaderlens.analysis.thresholds import LIKE_FOR_LIKE
from leaderlens.analysis.words import check_ins, listing, span
from leaderlens.domain.checkin import Question, Reveal, Subject
from leaderlens.domain.event import Event
from leaderlens.domain.people import SEATS, Role
from leaderlens.i18n import _, medium_date, month_year


def layers() -> tuple[str, str, str, str]:
    """What the four layers of a column stand for, from the foot up."""
    return _("Same rating"), _("One step"), _("Two steps"), _("Three or more")


def _counts(found: Closeness) -> tuple[int, int, int, int]:
    return found.same, found.within_one - found.same, found.two, found.three_plus


def agreement_over_time(
    reveals: Sequence[Reveal],
    subject: Subject,
    events: Sequence[Event] = (),
    period: Period = ALWAYS,
    *,
    lens: str | None = None,
    naming: call.Naming = call.ROLE_TITLES,
) -> StackedCounts | None:
    """How far apart both ratings of one subject were, item by item, counted; None where nothing was asked about it."""
    ordered = within(reveals, period)
    asked = [about(reveal.checkin.questions, subject, lens) for reveal in ordered]
    if not any(asked):
        return None
    stacks = tuple(_stack(reveal, questions) for reveal, questions in zip(ordered, asked, strict=True))
    every = [question for questions in asked for question in questions]
    behind = backdrop(events, stacks[0].day, stacks[-1].day)
    panel = StackPanel("", stacks)
    return StackedCounts(
        headline=_headline(stacks, every),
        subtitle=_("How far apart your two {ratings} were, item by item.").format(ratings=ratings_of(subject, naming)),
        note=_note(stacks),
        alt=_alt((panel,), behind, naming, ratings_of(subject, naming)),
        table=_table((panel,), naming),
        panels=(panel,),
        layers=layers(),
        events=behind.events,
        seasons=behind.seasons,
    )


def _stack(reveal: Reveal, questions: Sequence[Question]) -> Stack:
    day = reveal.checkin.due
    if not questions:
        return Stack(day, None, absence_text(Absence.NOT_ASKED))
    found = closeness(*([rating(reveal, rater, question) for question in questions] for rater in SEATS))
    if found.k:
        return Stack(day, _counts(found))
    absences = {point(reveal, rater, question).absence for rater in SEATS for question in questions}
    for absence in (Absence.MISSED, Absence.UNOPENED):
        if absence in absences:
            return Stack(day, None, absence_text(absence))
    return Stack(day, None, _("nothing rated by both"))


def _headline(stacks: Sequence[Stack], questions: Sequence[Question]) -> str:
    """Counts where the columns are alike in height; else the first and the latest, each with what it is out of."""
    counted = [one for one in stacks if one.counts]
    if not counted:
        return _("Nothing here has been rated by both of you yet")
    first, last = counted[0], counted[-1]
    if len(counted) == 1:
        return _("You saw {near} of {things} within one step of each other").format(
            near=last.near, things=call.things(questions, last.total, digits=True)
        )
    totals, near = [one.total for one in counted], [one.near for one in counted]
    if max(totals) - min(totals) <= LIKE_FOR_LIKE:
        if min(near) == max(near):
            return _("Each time, you saw {things} within one step of each other").format(
                things=call.things(questions, near[0], digits=True)
            )
        return _("Each time, you saw {fewest} to {things} within one step of each other").format(
            fewest=min(near), things=call.things(questions, max(near), digits=True)
        )
    return _("Within one step: {near} of {total} in {month}, {now} of {latest} in {last}").format(
        near=first.near,
        total=first.total,
        month=month_year(first.day),
        now=last.near,
        latest=last.total,
        last=month_year(last.day),
    )


def _note(stacks: Sequence[Stack]) -> str:
    parts = []
    counted = [one for one in stacks if one.counts]
    totals = {one.total for one in counted}
    if len(totals) > 1:
        parts.append(
            _(
                "Only items that both of you rated are counted, so a column says what it is out of (“of {count}”)."
            ).format(count=counted[-1].total)
        )
    if any(one.counts is None for one in stacks):
        parts.append(_("An empty place: nothing to compare, and nothing is filled in."))
    parts.append(_("More agreement is not a good sign by itself: two people can agree and both be missing something."))
    return " ".join(parts)


# ---------------------------------------------------------------- predictions


def predictions_over_time(
    reveals: Sequence[Reveal],
    events: Sequence[Event] = (),
    period: Period = ALWAYS,
    *,
    naming: call.Naming = call.ROLE_TITLES,
) -> StackedCounts | None:
    """How near each person's predictions came to what the other gave; None while nobody has predicted anything."""
    ordered = within(reveals, period)
    panels = tuple(
        StackPanel(
            _("What {name} thought the other would give").format(name=naming.mention(rater)),
            tuple(_predicted(reveal, rater) for reveal in ordered),
            rater,
        )
        for rater in SEATS
    )
    if not any(stack.counts for panel in panels for stack in panel.stacks):
        return None
    behind = backdrop(events, ordered[0].checkin.due, ordered[-1].checkin.due)
    return StackedCounts(
        headline=_predictions_headline(panels, naming),
        subtitle=_("How far each prediction was from the rating the other gave, counted."),
        note=_(
            "A surprise is worth a conversation, whichever way it goes. It says nothing about who reads whom well: "
            "one prediction in eight misses by two steps from everyday wobble alone."
        ),
        alt=_alt(panels, behind, naming, _("predictions")),
        table=_table(panels, naming),
        leader_name=naming.leader,
        chief_executive_name=naming.chief_executive,
        panels=panels,
        layers=(_("As given"), _("One step"), _("Two steps"), _("Three or more")),
        events=behind.events,
        seasons=behind.seasons,
    )


def _predicted(reveal: Reveal, rater: Role) -> Stack:
    found = surprises(reveal, rater)
    day = reveal.checkin.due
    if found:
        return Stack(day, _counts(closeness([one.given for one in found], [one.predicted for one in found])))
    return Stack(day, None, _("no predictions") if reveal.checkin.predict else absence_text(Absence.NOT_ASKED))


def _predictions_headline(panels: Sequence[StackPanel], naming: call.Naming) -> str:
    said = []
    for panel in panels:
        newest = next((one for one in reversed(panel.stacks) if one.counts), None)
        if newest is not None and panel.rater is not None:
            said.append(
                _("{near} of {total} by {name}").format(
                    near=newest.near, total=newest.total, name=naming.mention(panel.rater)
                )
            )
    return _("Latest predictions within one step: {said}").format(said=listing(said))


# ---------------------------------------------------------------- words that both share


def _alt(panels: Sequence[StackPanel], behind: Backdrop, naming: call.Naming, what: str) -> str:
    stacks = panels[0].stacks
    parts = [
        _("Stacked columns of how far apart {what} were, {check_ins}, {span}.").format(
            what=what, check_ins=check_ins(len(stacks)), span=span(stacks[0].day, stacks[-1].day)
        )
    ]
    for panel in panels:
        counted = [one for one in panel.stacks if one.counts]
        head = "" if panel.rater is None else _("{name}: ").format(name=naming.label(panel.rater))
        if not counted:
            parts.append(head + _("nothing to compare."))
            continue
        newest = counted[-1]
        shares = [(one.near / one.total, one) for one in counted]
        most, least = max(shares, key=lambda pair: pair[0])[1], min(shares, key=lambda pair: pair[0])[1]
        text = _(
            "latest {near} of {total} within one step; most {most} of {most_total} in {most_month}; "
            "fewest {least} of {least_total} in {least_month}."
        ).format(
            near=newest.near,
            total=newest.total,
            most=most.near,
            most_total=most.total,
            most_month=month_year(most.day),
            least=least.near,
            least_total=least.total,
            least_month=month_year(least.day),
        )
        parts.append(head + text if head else text[:1].upper() + text[1:])
        empty = [one for one in panel.stacks if not one.counts]
        parts += [_("{day}: {why}.").format(day=medium_date(one.day), why=one.label) for one in empty]
    return " ".join([*parts, *behind.said, _("Table view available.")])


def _table(panels: Sequence[StackPanel], naming: call.Naming) -> Table:
    named = any(panel.rater is not None for panel in panels)
    heads = (_("Same"), _("One step apart"), _("Two steps"), _("Three or more"), _("Within one step"), _("Out of"))

    def row(panel: StackPanel, one: Stack) -> tuple[str, ...]:
        who = (naming.label(panel.rater),) if panel.rater is not None else ()
        if one.counts is None:
            return (medium_date(one.day), *who, *([one.label] * 4), "–", "–")
        return (medium_date(one.day), *who, *(str(count) for count in one.counts), str(one.near), str(one.total))

    return Table(
        columns=(_("Check-in"), *((_("Predicted by"),) if named else ()), *heads),
        rows=tuple(row(panel, one) for panel in panels for one in panel.stacks),
    )
