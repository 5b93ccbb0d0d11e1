"""Chart 3, the heat map: one person's ratings of one subject, item by check-in, over the whole run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median_low

from leaderlens.analysis import naming as call
from leaderlens.analysis.backdrop import Backdrop, backdrop
from leaderlens.analysis.histories import ALWAYS, HeatColumn, HeatGroup, HeatMap, HeatRow, Period
from leaderlens.analysis.pictures import Absence, Point, Table
from leaderlens.analysis.sentences import items_said, opening_items, ratings_of
from leaderlens.analysis.series import about, asked_as, breaks, cell, newest_wordings, point, within
from leaderlens.analysis.thresholds import EARLIER_POINTS, NAMED_IN_HEADLINE, SEEN_DIFFERENTLY_STEPS, USUAL_FROM
from leaderlens.analysis.words import capital, check_ins, number, span
from leaderlens.domain.checkin import Question, Reveal, Subject
from leaderlens.domain.event import Event
from leaderlens.domain.lens import Item, Lens
from leaderlens.domain.people import Role
from leaderlens.i18n import _, medium_date, ngettext

Group = tuple[str, tuple[str, ...]]
"""A cluster's name and the keys of its items."""


def groups_of(lenses: Sequence[Lens]) -> tuple[Group, ...]:
    """The clusters of some lenses, in their order; a lens without any is one group by its own name."""
    found: list[Group] = []
    for lens in lenses:
        if not lens.clusters:
            found.append((lens.name, tuple(item.key for item in lens.asked)))
        for cluster in lens.clusters:
            inside = {f"{lens.id}.{item}" for item in cluster.items}
            keys = (item.key for parent in lens.items if parent.key in inside for item in parent.parts or (parent,))
            found.append((cluster.name, tuple(keys)))
    return tuple(found)


def heat_map(
    reveals: Sequence[Reveal],
    subject: Subject,
    rater: Role,
    names: Mapping[str, Item],
    groups: Sequence[Group] = (),
    events: Sequence[Event] = (),
    period: Period = ALWAYS,
    *,
    lens: str | None = None,
    naming: call.Naming = call.ROLE_TITLES,
) -> HeatMap | None:
    """Every rating one person gave one subject in a period, grouped as the lens groups its items.

    None where nothing was asked about the subject.
    """
    ordered = within(reveals, period)
    questions = about(newest_wordings(ordered), subject, lens)
    if not questions:
        return None
    rows = {question: _row(ordered, question, rater, names) for question in questions}
    shown = _grouped(rows, groups)
    behind = backdrop(events, ordered[0].checkin.due, ordered[-1].checkin.due)
    columns = tuple(_column(reveal, place, list(rows.values()), rater, naming) for place, reveal in enumerate(ordered))
    return HeatMap(
        headline=_headline(list(rows.values()), len(ordered), names),
        subtitle=_subtitle(subject, rater, naming),
        note=_note(list(rows.values())),
        alt=_alt(columns, shown, behind, subject, rater, names, naming),
        table=_table(columns, shown, names),
        leader_name=naming.leader,
        chief_executive_name=naming.chief_executive,
        rater=rater,
        columns=columns,
        groups=shown,
        events=behind.events,
        seasons=behind.seasons,
    )


def _row(reveals: Sequence[Reveal], question: Question, rater: Role, names: Mapping[str, Item]) -> HeatRow:
    points = tuple(point(reveal, rater, asked_as(reveal, question)) for reveal in reveals)
    changed = breaks(reveals, question)
    since = changed[-1].day if changed else None
    given = [int(one.value) for one in points if one.value is not None and (since is None or one.day >= since)]
    change = None
    if len(given) >= USUAL_FROM:
        change = median_low(given[-EARLIER_POINTS:]) - median_low(given[:EARLIER_POINTS])
    return HeatRow(question, call.short_name(names, question), points, change, changed)


def _grouped(rows: Mapping[Question, HeatRow], groups: Sequence[Group]) -> tuple[HeatGroup, ...]:
    left = dict(rows)
    found = []
    for title, keys in groups:
        inside = [question for key in keys for question in left if question.item == key]
        if inside:
            found.append(HeatGroup(title, tuple(left.pop(question) for question in inside)))
    if left:
        found.append(HeatGroup(_("Other items") if found else "", tuple(left.values())))
    return tuple(found)


def _column(reveal: Reveal, place: int, rows: Sequence[HeatRow], rater: Role, naming: call.Naming) -> HeatColumn:
    """A column is marked as a whole where the rater's sheet is missing as a whole."""
    absences = {row.points[place].absence for row in rows if row.points[place].absence is not Absence.NOT_ASKED}
    for absence, label in (
        (Absence.MISSED, _("Missed by {name}").format(name=naming.mention(rater))),
        (Absence.UNOPENED, _("Sealed, never opened")),
    ):
        if absences == {absence}:
            return HeatColumn(reveal.checkin.due, absence, label)
    return HeatColumn(reveal.checkin.due)


def _subtitle(subject: Subject, rater: Role, naming: call.Naming) -> str:
    ratings = ratings_of(subject, naming)
    return _("{ratings} by {rater}, each check-in. Darker = seen more consistently (1–7).").format(
        ratings=capital(ratings), rater=naming.mention(rater)
    )


def _headline(rows: Sequence[HeatRow], waves: int, names: Mapping[str, Item]) -> str:
    known = [row for row in rows if row.change is not None]
    if not known:
        if waves == 1:
            return _("One check-in: a starting picture")
        return _("{count} check-ins: too early to compare the first with the latest").format(
            count=capital(number(waves))
        )
    lower = [row.question for row in known if (row.change or 0) <= -SEEN_DIFFERENTLY_STEPS]
    higher = [row.question for row in known if (row.change or 0) >= SEEN_DIFFERENTLY_STEPS]
    if not lower and not higher:
        return _("No row has moved by two steps between the first check-ins and the latest")
    if lower and higher:
        return _("{lower}; {higher}").format(
            lower=_moved(lower, names, lower=True, opening=True),
            higher=_moved(higher, names, lower=False, opening=False),
        )
    return _("{moved}; nothing else moved by two steps").format(
        moved=_moved(lower or higher, names, lower=bool(lower), opening=True)
    )


def _moved(questions: Sequence[Question], names: Mapping[str, Item], *, lower: bool, opening: bool) -> str:
    many = len(questions) > NAMED_IN_HEADLINE
    if many:
        said = ngettext("{number} item", "{number} items", len(questions)).format(number=number(len(questions)))
        said = capital(said) if opening else said
    else:
        said = opening_items(questions, names) if opening else items_said(questions, names)
    text = (
        ngettext(
            "{items} is rated lower than at the start", "{items} are rated lower than at the start", len(questions)
        )
        if lower
        else ngettext(
            "{items} is rated higher than at the start", "{items} are rated higher than at the start", len(questions)
        )
    )
    return text.format(items=said)


def _note(rows: Sequence[HeatRow]) -> str:
    absences = {one.absence for row in rows for one in row.points}
    parts = []
    if Absence.NO_CHANCE in absences:
        parts.append(_("– in a dashed cell: no chance to see it."))
    if absences & {Absence.TALK, Absence.UNANSWERED}:
        parts.append(_("○ in a dashed cell: left without a number."))
    if Absence.NOT_ASKED in absences:
        parts.append(_("A dot: not asked that time."))
    if any(row.breaks for row in rows):
        parts.append(_("An upright line: asked in another wording from here on."))
    if any(row.change is not None for row in rows):
        parts.append(
            _(
                "▲▼ compare the middle of the last three ratings with the middle of the first three; a dot means less "
                "than one step. One step is everyday wobble."
            )
        )
    else:
        parts.append(_("First and last are compared from six ratings on."))
    return " ".join(parts)


def _alt(
    columns: Sequence[HeatColumn],
    groups: Sequence[HeatGroup],
    behind: Backdrop,
    subject: Subject,
    rater: Role,
    names: Mapping[str, Item],
    naming: call.Naming,
) -> str:
    rows = [row for group in groups for row in group.rows]
    parts = [
        _("Heat map of {things}: {ratings} by {rater}, scale 1 to 7, {check_ins}, {span}.").format(
            things=call.things([row.question for row in rows], len(rows), digits=True),
            ratings=ratings_of(subject, naming),
            rater=naming.mention(rater),
            check_ins=check_ins(len(columns)),
            span=span(columns[0].day, columns[-1].day),
        )
    ]
    given = [one.value for row in rows for one in row.points if one.value is not None]
    if given:
        parts.append(_("Highest {high}, lowest {low}.").format(high=int(max(given)), low=int(min(given))))
    for row in rows:
        if row.change is not None and abs(row.change) >= SEEN_DIFFERENTLY_STEPS:
            steps = ngettext("{count} step", "{count} steps", abs(row.change)).format(count=abs(row.change))
            text = (
                _("{item}: last three {steps} lower than first three.")
                if row.change < 0
                else _("{item}: last three {steps} higher than first three.")
            )
            parts.append(text.format(item=opening_items([row.question], names), steps=steps))
    parts += [_("{label}: {day}.").format(label=one.label, day=medium_date(one.day)) for one in columns if one.absence]
    return " ".join([*parts, *behind.said, _("Table view available.")])


def change_text(change: int | None) -> str:
    """``2 lower``, ``1 higher``, ``less than one step``, or a dash where there are too few ratings."""
    if change is None:
        return "–"
    if not change:
        return _("less than one step")
    return (_("{count} lower") if change < 0 else _("{count} higher")).format(count=abs(change))


def _table(columns: Sequence[HeatColumn], groups: Sequence[HeatGroup], names: Mapping[str, Item]) -> Table:
    def cells(points: Sequence[Point]) -> tuple[str, ...]:
        return tuple(cell(one) for one in points)

    return Table(
        columns=(_("Item"), _("Group"), *(medium_date(one.day) for one in columns), _("Last three v first three")),
        rows=tuple(
            (call.full_name(names, row.question), group.title or "–", *cells(row.points), change_text(row.change))
            for group in groups
            for row in group.rows
        ),
    )
