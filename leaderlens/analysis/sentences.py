"""Whole sentences from typed findings (measurement.md section 5, "Generated wording").

The subject of a sentence is always a view or a rating, never anybody's character. Below six ratings a sentence says
"last time", from six on "usual". Nothing here calls a move good or bad, or says what brought it about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leaderlens.analysis.agreement import Closeness
from leaderlens.analysis.findings import Closer, Gap, Shift, Tier
from leaderlens.analysis.naming import Naming, mention, mention_about
from leaderlens.analysis.words import capital, listing, number, steps
from leaderlens.domain.checkin import Question, Subject
from leaderlens.domain.lens import Item
from leaderlens.domain.people import SEATS
from leaderlens.i18n import _, ngettext


def values(leader: float | str, chief_executive: float | str, naming: Naming) -> str:
    """``Leader 3, Chief Executive 6``."""
    first, second = (naming.label(role) for role in SEATS)
    return _("{leader} {a}, {chief_executive} {b}").format(
        leader=first, a=leader, chief_executive=second, b=chief_executive
    )


def closeness_sentence(found: Closeness, strengths: int) -> str:
    """How much is seen alike, counted; shared strengths are celebrated in the same breath."""
    if not found.k:
        return _("There is no item yet that both of you rated.")
    if found.k == 1:
        return (
            _("You both rated one item, and your views of it are within one step.")
            if found.within_one
            else _("You both rated one item, and your views of it are two steps or more apart.")
        )
    if strengths:
        return ngettext(
            "Of the {k} items you both rated, {within} are within one step; {count} is a shared strength.",
            "Of the {k} items you both rated, {within} are within one step; {count} are shared strengths.",
            strengths,
        ).format(k=found.k, within=_counted(found.within_one, found.k), count=number(strengths))
    return ngettext(
        "Of the {k} items you both rated, {within} is within one step.",
        "Of the {k} items you both rated, {within} are within one step.",
        found.within_one,
    ).format(k=found.k, within=_counted(found.within_one, found.k))


def _counted(count: int, of: int) -> str:
    """``all``, ``none`` or the number itself."""
    if count == of:
        return _("all")
    return str(count) if count else _("none")


def gap_sentence(found: Gap, names: Mapping[str, Item], naming: Naming) -> str:
    """The widest gap, with both values, and whether it is new or has lasted."""
    said = {
        "item": mention_about(names, found.question, naming),
        "values": values(found.leader, found.chief_executive, naming),
    }
    if found.rated == 1:
        return _("The widest gap is {item}: {values}.").format(**said)
    if found.occasions > 1:
        return ngettext(
            "The widest gap is {item}: {values}, and it has lasted for {count} check-in.",
            "The widest gap is {item}: {values}, and it has lasted for {count} check-ins.",
            found.occasions,
        ).format(count=number(found.occasions), **said)
    if found.tier is Tier.HOLDS_UP:
        return _("The widest gap is {item}: {values}. It is new this time, and wide enough to ask about.").format(
            **said
        )
    return _("The widest gap is {item}: {values}. It is new this time, so see whether it holds.").format(**said)


def closer_sentence(found: Closer, names: Mapping[str, Item], naming: Naming) -> str:
    """A gap that is no longer there."""
    item = mention_about(names, found.question, naming)
    if not found.after:
        return _("Your views of {item} are the same now; last time they were {before} apart.").format(
            item=item, before=steps(found.before)
        )
    return _("Your views of {item} are closer: {before} apart last time, {after} now.").format(
        item=item, before=steps(found.before), after=steps(found.after)
    )


def shift_sentence(found: Shift, names: Mapping[str, Item], naming: Naming) -> str:
    """One view that moved by two steps or more, and how much that can carry."""
    said = {
        "view": _view(found, naming),
        "item": mention(names, found.question),
        "steps": steps(abs(found.steps)),
        "count": number(found.occasions),
    }
    lower = found.steps < 0
    if found.held:
        text = (
            ngettext(
                "On {item}, {view} is lower, and it has held for {count} check-in.",
                "On {item}, {view} is lower, and it has held for {count} check-ins.",
                found.occasions,
            )
            if lower
            else ngettext(
                "On {item}, {view} is higher, and it has held for {count} check-in.",
                "On {item}, {view} is higher, and it has held for {count} check-ins.",
                found.occasions,
            )
        )
    elif found.usual:
        text = (
            _("On {item}, {view} is {steps} lower than usual; see whether it holds.")
            if lower
            else _("On {item}, {view} is {steps} higher than usual; see whether it holds.")
        )
    else:
        text = (
            _("On {item}, {view} is {steps} lower than last time; see whether it holds.")
            if lower
            else _("On {item}, {view} is {steps} higher than last time; see whether it holds.")
        )
    return text.format(**said)


def _view(found: Shift, naming: Naming) -> str:
    """``the Leader’s view of the Chief Executive``, ``the Leader’s own rating``."""
    rater = naming.mention(found.rater)
    if found.question.subject.seen_by(found.rater) == "self":
        return _("{rater}’s own rating").format(rater=rater)
    return _("{rater}’s view of {subject}").format(rater=rater, subject=naming.subject(found.question.subject))


def alike_headline(found: Closeness, furthest: Sequence[Question], names: Mapping[str, Item], naming: Naming) -> str:
    """The reveal in one line: how much is within one step, and which item is furthest apart (``furthest``: at most two
    named; empty with gaps present means that too many tie).
    """
    apart = found.k - found.within_one
    if not found.k:
        return _("There is nothing yet that both of you rated")
    if not apart:
        return (
            _("You see everything you both rated within one step")
            if found.k > 1
            else _("You see the one item you both rated within one step")
        )
    said = {
        "k": found.k,
        "within": found.within_one,
        "items": _items_about(furthest, names, naming),
    }
    if not found.within_one:
        if furthest:
            return ngettext(
                "Your views differ; {items} is furthest apart",
                "Your views differ; {items} are furthest apart",
                len(furthest),
            ).format(**said)
        return (
            _("You see everything you both rated differently")
            if found.k > 1
            else _("You see the one item you both rated differently")
        )
    if furthest:
        return ngettext(
            "You see {within} of {k} items within one step; {items} is furthest apart",
            "You see {within} of {k} items within one step; {items} are furthest apart",
            len(furthest),
        ).format(**said)
    return ngettext(
        "You see {within} of {k} items within one step; {apart} is two steps or more apart",
        "You see {within} of {k} items within one step; {apart} are two steps or more apart",
        apart,
    ).format(apart=number(apart), **said)


def _items_about(questions: Sequence[Question], names: Mapping[str, Item], naming: Naming) -> str:
    """``patient and honest (Leader)``, or each with its own subject where they differ."""
    if len({question.subject for question in questions}) == 1:
        return _("{item} ({subject})").format(
            item=items_said(questions, names), subject=naming.subject_label(questions[0].subject)
        )
    return listing([mention_about(names, question, naming) for question in questions])


def items_said(questions: Sequence[Question], names: Mapping[str, Item]) -> str:
    """``decisive and accessible``, for items about one subject."""
    return listing([mention(names, question) for question in questions])


def opening_items(questions: Sequence[Question], names: Mapping[str, Item]) -> str:
    """The same at the start of a sentence: ``Decisive and accessible``."""
    return capital(items_said(questions, names))


def ratings_of(subject: Subject | None, naming: Naming) -> str:
    """``ratings of the Chief Executive``; None for a mixture of subjects."""
    if subject is None:
        return _("chosen ratings")
    if subject is Subject.PAIR:
        return _("ratings of how the two of you work together")
    return _("ratings of {subject}").format(subject=naming.subject(subject))
