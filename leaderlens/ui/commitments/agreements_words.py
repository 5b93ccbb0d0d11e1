"""Agreements as the page shows them: what is still to be looked at, what became of the rest, and one closely."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from leaderlens.domain.agreement import Agreement, AgreementReview, AgreementState, Owner
from leaderlens.i18n import _
from leaderlens.ui.commitments.names import Names
from leaderlens.ui.commitments.view import (
    Act,
    Deed,
    DetailView,
    Do,
    Emptiness,
    Fact,
    Fill,
    Filling,
    FormView,
    Group,
    Line,
    ListView,
    Look,
    Mark,
    Notice,
    Sheet,
)

_TONES = {
    AgreementState.OPEN: "accent",
    AgreementState.DONE: "good",
    AgreementState.PART: "warm",
    AgreementState.NOT_DONE: "warm",
    AgreementState.LET_GO: "neutral",
}
_SOON = timedelta(7)


@dataclass(frozen=True, slots=True)
class AgreementsSeen:
    """What was read: every agreement, the day of each session; ``writable`` while the term is open."""

    agreements: tuple[Agreement, ...]
    sessions: Mapping[str, date]
    writable: bool


def state_words(state: AgreementState) -> str:
    """What became of it, in a word or two."""
    return {
        AgreementState.OPEN: _("Open"),
        AgreementState.DONE: _("Done"),
        AgreementState.PART: _("Done in part"),
        AgreementState.NOT_DONE: _("Not done"),
        AgreementState.LET_GO: _("Let go"),
    }[state]


def list_of(seen: AgreementsSeen, names: Names) -> ListView:
    """Every agreement: what is open first, the earliest due on top; then what is settled, the newest on top."""
    left = sorted(
        (one for one in seen.agreements if not one.settled),
        key=lambda one: (one.due is None, one.due or date.max, one.made),
    )
    settled = sorted(
        (one for one in seen.agreements if one.settled), key=lambda one: (one.reviews[-1].on, one.made), reverse=True
    )
    groups = []
    if left:
        told = _("Your next session looks back at these before anything else.")
        groups.append(Group(_("Still open"), tuple(_line(one, names) for one in left), told))
    if settled:
        groups.append(Group(_("Settled"), tuple(_line(one, names) for one in settled)))
    write = Deed(_("Write down an agreement"), Fill(Filling.AGREEMENT), icon="plus")
    return ListView(
        subtitle=_("What you and {name} agreed: who sees to it, by when, and how you will know.").format(
            name=names.other
        ),
        groups=tuple(groups),
        deeds=(write,) if seen.writable and groups else (),
        empty=None if groups else _nothing(write if seen.writable else None),
    )


def _nothing(write: Deed | None) -> Emptiness:
    return Emptiness(
        "handshake",
        _("No agreement yet"),
        _(
            "At the end of a session you settle one or two things, each with a name and a date. They stand here, and "
            "your next session looks back at them first. You can write one down without a session, too."
        ),
        write,
    )


def detail_of(agreement: Agreement, seen: AgreementsSeen, names: Names) -> DetailView:
    """One agreement, what became of it each time it was looked at, and what can be done with it."""
    deeds: tuple[Deed, ...] = ()
    if seen.writable:
        deeds = (
            Deed(_("Say what became of it"), Fill(Filling.AGREEMENT_REVIEW, agreement.id), "primary"),
            Deed(_("Word it anew"), Fill(Filling.AGREEMENT, agreement.id), icon="pencil"),
        )
    held = seen.sessions.get(agreement.session_id)
    if held is not None:
        text = _("The session of {date}").format(date=names.day(held))
        deeds += (Deed(text, Do(Act.SEE_SESSION, agreement.session_id), "quiet", "message-square"),)
    others = tuple(
        Sheet(
            other,
            eyebrow=_("Also written"),
            deeds=(Deed(_("Keep this wording"), Do(Act.KEEP_WORDING, agreement.id, other)),) if seen.writable else (),
        )
        for other in agreement.others
    )
    notices: tuple[Notice, ...] = ()
    if others:
        notices = (
            Notice(
                _(
                    "You both worded this at the same time, so both wordings are here. Choose one of them, or word it "
                    "anew together."
                ),
                "warm",
            ),
        )
    facts = [
        Fact(_("Who sees to it"), (names.owner(agreement.owner),), beside=True),
        Fact(_("By when"), (_by_when(agreement, names),), beside=True),
        Fact(_("How you will know"), (agreement.how or _("You have not said yet."),)),
    ]
    return DetailView(
        back=_("All agreements"),
        notices=notices,
        sheets=(
            Sheet(
                agreement.text,
                eyebrow=_("Agreed on {date}").format(date=names.day(agreement.made)),
                marks=(_mark(agreement, names.today),),
                facts=tuple(facts),
            ),
            *others,
        ),
        deeds=deeds,
        looks_title=_("What became of it"),
        looks=tuple(_look(review, names) for review in reversed(agreement.reviews)),
    )


def form_for(agreement: Agreement | None, names: Names) -> FormView:
    """The form for a new agreement, or to word one anew."""
    choices = tuple((owner.value, names.owner(owner)) for owner in Owner)
    if agreement is None:
        due = names.today + timedelta(14)
        values = {"text": "", "owner": Owner.BOTH.value, "due": due.isoformat(), "how": ""}
        return FormView(Filling.AGREEMENT, "", _("Write down an agreement"), _("Keep it"), values, names.today, choices)
    values = {
        "text": agreement.text,
        "owner": agreement.owner.value,
        "due": "" if agreement.due is None else agreement.due.isoformat(),
        "how": agreement.how,
    }
    told = _("{name} sees the new wording as well.").format(name=names.other)
    return FormView(
        Filling.AGREEMENT, agreement.id, _("Word it anew"), _("Keep this wording"), values, names.today, choices, told
    )


def review_form(agreement: Agreement, names: Names) -> FormView:
    """The form for what became of one."""
    order = (AgreementState.DONE, AgreementState.PART, AgreementState.NOT_DONE, AgreementState.LET_GO)
    states = (*order, AgreementState.OPEN) if agreement.settled else order
    choices = tuple((state.value, _chosen(state)) for state in states)
    values = {"state": "", "line": ""}
    told = _("Nothing is ever wiped out here: each time you look back is kept, and the newest counts.")
    return FormView(
        Filling.AGREEMENT_REVIEW,
        agreement.id,
        _("What became of it?"),
        _("Keep it"),
        values,
        names.today,
        choices,
        told,
    )


def _chosen(state: AgreementState) -> str:
    return _("Open again") if state is AgreementState.OPEN else state_words(state)


def _line(agreement: Agreement, names: Names) -> Line:
    who = names.owner(agreement.owner)
    if agreement.settled:
        review = agreement.reviews[-1]
        line = _("{who}, {date}").format(who=who, date=names.day(review.on))
        if review.line:
            line = _("{line}. {said}").format(line=line, said=review.line)
    else:
        line = _("{who}, {due}").format(who=who, due=names.due(agreement.due))
    return Line(agreement.id, agreement.text, line, _mark(agreement, names.today))


def _mark(agreement: Agreement, today: date) -> Mark:
    if agreement.state is AgreementState.OPEN and agreement.due is not None:
        if agreement.due < today:
            return Mark(_("Overdue"), "warm")
        if agreement.due <= today + _SOON:
            return Mark(_("Due soon"), "warm")
    return Mark(state_words(agreement.state), _TONES[agreement.state])


def _by_when(agreement: Agreement, names: Names) -> str:
    if agreement.due is None:
        return _("No day set.")
    return names.day(agreement.due)


def _look(review: AgreementReview, names: Names) -> Look:
    mark = Mark(_chosen(review.state), _TONES[review.state])
    return Look(names.when(review.by, review.on), mark, review.line)
