"""What one person thought the other would give them, beside what the other gave: one check-in, item by item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leaderlens.analysis import naming as call
from leaderlens.analysis.histories import SurpriseGroup, SurpriseRow, Surprising
from leaderlens.analysis.pictures import Table
from leaderlens.analysis.prediction import surprises
from leaderlens.analysis.sentences import items_said, opening_items
from leaderlens.analysis.thresholds import NAMED_IN_HEADLINE, SEEN_DIFFERENTLY_STEPS
from leaderlens.analysis.words import capital, number, steps
from leaderlens.domain.checkin import Reveal
from leaderlens.domain.lens import Item
from leaderlens.domain.people import Role
from leaderlens.i18n import _, month_year, ngettext


def surprising(
    reveal: Reveal, rater: Role, names: Mapping[str, Item], *, naming: call.Naming = call.ROLE_TITLES
) -> Surprising | None:
    """The predictions of ``rater`` at one check-in; None where they made none that can be compared."""
    rows = [
        SurpriseRow(one.question, call.short_name(names, one.question), one.predicted, one.given)
        for one in surprises(reveal, rater)
    ]
    if not rows:
        return None
    more = [row for row in rows if row.steps >= SEEN_DIFFERENTLY_STEPS]
    less = [row for row in rows if row.steps <= -SEEN_DIFFERENTLY_STEPS]
    near = sorted((row for row in rows if abs(row.steps) < SEEN_DIFFERENTLY_STEPS), key=lambda row: -row.given)
    groups = tuple(
        SurpriseGroup(title, line, alert, tuple(inside))
        for title, line, alert, inside in (
            (_("More than was thought"), _("two or more steps higher"), True, more),
            (_("Less than was thought"), _("two or more steps lower"), True, less),
            (_("Much as was thought"), _("within one step"), False, near),
        )
        if inside
    )
    return Surprising(
        headline=_headline(more, less, len(near), names),
        subtitle=_("What {rater} thought {other} would give, and what {other} gave, {month}.").format(
            rater=naming.mention(rater), other=naming.mention(rater.other), month=month_year(reveal.checkin.due)
        ),
        note=_(
            "A surprise either way is worth a conversation: what had you each seen? It says nothing about who is right."
        ),
        alt=_alt(reveal, rater, groups, names, naming),
        table=_table(groups, rater, names, naming),
        leader_name=naming.leader,
        chief_executive_name=naming.chief_executive,
        rater=rater,
        groups=groups,
    )


def _headline(more: Sequence[SurpriseRow], less: Sequence[SurpriseRow], near: int, names: Mapping[str, Item]) -> str:
    if not more and not less:
        return ngettext(
            "The one prediction came within one step",
            "All {count} predictions came within one step",
            near,
        ).format(count=number(near))
    parts: list[str] = []
    for rows, lower in ((more, False), (less, True)):
        if not rows:
            continue
        many = len(rows) > NAMED_IN_HEADLINE
        questions = [row.question for row in rows]
        if many:
            items = ngettext("{number} item", "{number} items", len(rows)).format(number=number(len(rows)))
        else:
            items = items_said(questions, names) if parts else opening_items(questions, names)
        text = (
            ngettext("{items} was rated lower than was thought", "{items} were rated lower than was thought", len(rows))
            if lower
            else ngettext(
                "{items} was rated higher than was thought", "{items} were rated higher than was thought", len(rows)
            )
        )
        parts.append(text.format(items=items))
    return capital("; ".join(parts))


def _alt(
    reveal: Reveal, rater: Role, groups: Sequence[SurpriseGroup], names: Mapping[str, Item], naming: call.Naming
) -> str:
    count = sum(len(group.rows) for group in groups)
    parts = [
        ngettext(
            "Chart of {count} prediction by {rater} beside the rating {other} gave, scale 1 to 7, {month}.",
            "Chart of {count} predictions by {rater} beside the ratings {other} gave, scale 1 to 7, {month}.",
            count,
        ).format(
            count=count,
            rater=naming.mention(rater),
            other=naming.mention(rater.other),
            month=month_year(reveal.checkin.due),
        )
    ]
    for group in groups:
        if group.alert:
            said = "; ".join(
                _("{item}, thought {predicted}, given {given}, {steps}").format(
                    item=opening_items([row.question], names),
                    predicted=row.predicted,
                    given=row.given,
                    steps=steps(abs(row.steps)),
                )
                for row in group.rows
            )
        else:
            said = opening_items([row.question for row in group.rows], names)
        parts.append(_("{group}, {line}: {items}.").format(group=group.title, line=group.line, items=said))
    return " ".join([*parts, _("Table view available.")])


def _table(groups: Sequence[SurpriseGroup], rater: Role, names: Mapping[str, Item], naming: call.Naming) -> Table:
    return Table(
        columns=(
            _("Group"),
            _("Item"),
            _("{name} thought").format(name=naming.label(rater)),
            _("{name} gave").format(name=naming.label(rater.other)),
            _("Steps"),
        ),
        rows=tuple(
            (
                group.title,
                call.full_name(names, row.question),
                str(row.predicted),
                str(row.given),
                f"{row.steps:+d}" if row.steps else "0",
            )
            for group in groups
            for row in group.rows
        ),
    )
