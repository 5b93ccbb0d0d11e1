"""Chart 2, the dumbbell: where two views of one subject meet and part, at one check-in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leaderlens.analysis import naming as call
from leaderlens.analysis.agreement import Zone
from leaderlens.analysis.change import chance_of_steps
from leaderlens.analysis.findings import gaps
from leaderlens.analysis.pictures import Dumbbell, DumbbellGroup, DumbbellRow, Table
from leaderlens.analysis.sentences import items_said, opening_items, values
from leaderlens.analysis.series import about, absence_text, cell, in_order, point, rating, target_of, zone_of
from leaderlens.analysis.thresholds import HOLDS_UP_OCCASIONS, ITEM_SEM, SEEN_DIFFERENTLY_STEPS
from leaderlens.analysis.words import capital, number, roughly, steps
from leaderlens.domain.checkin import Question, Reveal, Subject
from leaderlens.domain.lens import Item
from leaderlens.domain.people import SEATS, Role
from leaderlens.i18n import _, month_year, ngettext

_GROUPS = (
    (Zone.SELF_SEES_MORE, Zone.OTHER_SEES_MORE),
    (Zone.SHARED_STRENGTH,),
    (Zone.SEEN_ALIKE,),
    (Zone.SEEN_ALIKE_LOW,),
    (Zone.NOT_YET_SEEN,),
    (Zone.NOT_YET_EXPLORED,),
)


def _heading(zone: Zone) -> tuple[str, str]:
    """A group's title and the line below it that says its rule."""
    return {
        Zone.SELF_SEES_MORE: (_("Seen differently"), _("two or more steps apart")),
        Zone.SHARED_STRENGTH: (_("Shared strengths"), _("both 6 or 7")),
        Zone.SEEN_ALIKE: (_("Seen alike"), _("within one step")),
        Zone.SEEN_ALIKE_LOW: (_("Seen alike, low"), _("both 3 or less")),
        Zone.NOT_YET_SEEN: (_("Not yet seen"), _("by one of you")),
        Zone.NOT_YET_EXPLORED: (_("Not yet explored"), _("by either of you")),
    }[zone]


def _row(reveal: Reveal, question: Question, names: Mapping[str, Item], naming: call.Naming) -> DumbbellRow:
    leader, chief_executive = (rating(reveal, rater, question) for rater in SEATS)
    absent = {rater: absence_text(point(reveal, rater, question).absence) for rater in SEATS}
    if absent[Role.LEADER] and absent[Role.LEADER] == absent[Role.CHIEF_EXECUTIVE]:
        missing = _("Both: {reason}").format(reason=absent[Role.LEADER])
    else:
        missing = "; ".join(
            _("{name}: {reason}").format(name=naming.label(rater), reason=absent[rater])
            for rater in SEATS
            if absent[rater]
        )
    return DumbbellRow(
        question=question,
        name=call.short_name(names, question),
        leader=leader,
        chief_executive=chief_executive,
        steps=abs(leader - chief_executive) if leader is not None and chief_executive is not None else None,
        missing_text=missing,
    )


def _rows(rows: Sequence[DumbbellRow], *, apart: bool) -> tuple[DumbbellRow, ...]:
    """Rows apart: the widest gap first. Rows alike: the highest first, so that a group reads as a staircase.

    Ties keep the lens's order.
    """

    def level(row: DumbbellRow) -> int:
        return (row.leader or 0) + (row.chief_executive or 0)

    return tuple(sorted(rows, key=lambda row: (-(row.steps or 0) if apart else 0, -level(row))))


def dumbbell(
    reveal: Reveal,
    subject: Subject,
    names: Mapping[str, Item],
    *,
    earlier: Sequence[Reveal] = (),
    lens: str | None = None,
    naming: call.Naming = call.ROLE_TITLES,
) -> Dumbbell:
    """Both views of one subject at one check-in, grouped by zone.

    ``earlier`` lets the note say which gaps were there before; ``lens`` keeps the items of one lens.
    """
    questions = about(reveal.checkin.questions, subject, lens)
    rows = {question: _row(reveal, question, names, naming) for question in questions}
    zones = {question: zone_of(reveal, question, target_of(names, question)) for question in questions}
    groups = []
    for members in _GROUPS:
        inside = [rows[question] for question in questions if zones[question] in members]
        if inside:
            title, line = _heading(members[0])
            apart = members[0].apart
            groups.append(DumbbellGroup(title, line, alert=apart, rows=_rows(inside, apart=apart)))
    found = tuple(groups)
    subtitle = _("{subject}, {month}.").format(
        subject=capital(naming.subject(subject)), month=month_year(reveal.checkin.due)
    )
    return Dumbbell(
        headline=_headline(list(rows.values())),
        subtitle=subtitle,
        note=_note(reveal, questions, list(rows.values()), earlier, names),
        alt=_alt(reveal, subject, found, names, naming),
        table=_table(reveal, found, names, naming),
        groups=found,
    )


def _headline(rows: Sequence[DumbbellRow]) -> str:
    sizes = [row.steps for row in rows if row.steps is not None]
    questions = [row.question for row in rows]
    apart = sum(size >= SEEN_DIFFERENTLY_STEPS for size in sizes)
    within = len(sizes) - apart
    if not sizes:
        return _("Nothing here was rated by both of you this time")
    if not apart:
        return ngettext(
            "{things} was rated by both of you, within one step",
            "{things} were rated by both of you, all within one step",
            within,
        ).format(things=capital(call.things(questions, within)))
    differently = ngettext("{things} is seen differently", "{things} are seen differently", apart).format(
        things=capital(call.things(questions, apart))
    )
    if not within:
        return differently
    alike = ngettext("{count} is within one step", "{count} are within one step", within).format(count=number(within))
    return _("{differently}; {alike}").format(differently=differently, alike=alike)


def _note(
    reveal: Reveal,
    questions: Sequence[Question],
    rows: Sequence[DumbbellRow],
    earlier: Sequence[Reveal],
    names: Mapping[str, Item],
) -> str:
    seen = sum(row.steps is not None for row in rows)
    parts = [_("A gap does not say who is right.")]
    expected = seen * chance_of_steps(SEEN_DIFFERENTLY_STEPS, ITEM_SEM)
    if seen and expected < 0.5:
        parts.append(
            _(
                "Now and then a two-step gap turns up by chance, even where you see everything identically; "
                "a gap that is there again next time is the one to explore."
            )
        )
    elif seen:
        count, agreeing = roughly(expected)
        parts.append(
            ngettext(
                "With {seen} items seen by both, about {count} two-step gap would turn up by chance even if you saw "
                "everything identically; a gap that is there again next time is the one to explore.",
                "With {seen} items seen by both, about {count} two-step gaps would turn up by chance even if you saw "
                "everything identically; a gap that is there again next time is the one to explore.",
                agreeing,
            ).format(seen=seen, count=count)
        )
    if earlier:
        history = [*(one for one in in_order(earlier) if one.checkin.id != reveal.checkin.id), reveal]
        lasting = [one.question for one in gaps(history, questions) if one.occasions >= HOLDS_UP_OCCASIONS]
        if lasting:
            parts.append(_("There last time too: {items}.").format(items=items_said(lasting, names)))
    return " ".join(parts)


def _alt(
    reveal: Reveal, subject: Subject, groups: Sequence[DumbbellGroup], names: Mapping[str, Item], naming: call.Naming
) -> str:
    rows = [row for group in groups for row in group.rows]
    parts = [
        _("Dumbbell chart of {things} about {subject}, both views side by side, scale 1 to 7, {month}.").format(
            things=call.things([row.question for row in rows], len(rows), digits=True),
            subject=naming.subject(subject),
            month=month_year(reveal.checkin.due),
        )
    ]
    for group in groups:
        if group.alert:
            said = "; ".join(
                _("{item}, {values}, {steps}").format(
                    item=opening_items([row.question], names),
                    values=values(row.leader or 0, row.chief_executive or 0, naming),
                    steps=steps(row.steps or 0),
                )
                for row in group.rows
            )
        elif group.rows[0].missing_text:
            said = "; ".join(
                _("{item} ({reason})").format(item=opening_items([row.question], names), reason=row.missing_text)
                for row in group.rows
            )
        else:
            said = opening_items([row.question for row in group.rows], names)
        parts.append(_("{group}, {line}: {items}.").format(group=group.title, line=group.line, items=said))
    parts.append(_("Table view available."))
    return " ".join(parts)


def _table(reveal: Reveal, groups: Sequence[DumbbellGroup], names: Mapping[str, Item], naming: call.Naming) -> Table:
    return Table(
        columns=(_("Group"), _("Item"), *naming.views, _("Steps apart")),
        rows=tuple(
            (
                group.title,
                call.full_name(names, row.question),
                *(cell(point(reveal, rater, row.question)) for rater in SEATS),
                "–" if row.steps is None else str(row.steps),
            )
            for group in groups
            for row in group.rows
        ),
    )
