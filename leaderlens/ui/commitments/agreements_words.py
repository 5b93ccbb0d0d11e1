"""Agreements as the page shows them: what is still to be looked at, what became of the rest, and one closely."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from leaderlens.domain.agreement import Agreement, AgreementReview, AgreementState, AgreementWording, Before, Owner
from leaderlens.i18n import _, ngettext
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
            Deed(_("Word it anew"), Fill(Filling.AGREEMENT_WORDING, agreement.id), icon="pencil"),
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
    notices = _contested(agreement, names)
    if others:
        notices += (
            Notice(
                _(
                    "You both worded this at the same time, so both wordings are here. Choose one of them, or word it "
                    "anew together."
                ),
                "warm",
            ),
        )
    sheet = Sheet(
        agreement.text,
        eyebrow=_origin(agreement, names),
        marks=(_mark(agreement, names.today),),
        facts=_facts(agreement.owner, agreement.due, agreement.how, names),
    )
    return DetailView(
        back=_("All agreements"),
        notices=(*notices, *_day_notice(agreement, seen, names)),
        sheets=(sheet, *others),
        deeds=deeds,
        looks_title=_("What became of it"),
        looks=tuple(_look(review, names) for review in reversed(agreement.reviews)),
        earlier=tuple(_earlier(one, names) for one in reversed(agreement.earlier)),
        earlier_title=ngettext("Earlier wording", "Earlier wordings", len(agreement.earlier)),
    )


def _contested(agreement: Agreement, names: Names) -> tuple[Notice, ...]:
    """What both changed at the same time beside the words, so that neither version is lost unseen."""
    told = {
        "owner": lambda value: _("Who sees to it: {name}").format(name=names.owner(Owner(value))),
        "due": lambda value: _("By when: {day}").format(
            day=names.day(date.fromisoformat(value)) if value else _("no day set")
        ),
        "how": lambda value: _("How you will know: {words}").format(words=value or _("not said")),
    }
    said = [told[name](value) for name, value in agreement.contested]
    if not said:
        return ()
    return (
        Notice(
            _(
                "You both changed this at the same time. This was written as well: {what}. Word it anew to choose."
            ).format(what="; ".join(said)),
            "warm",
        ),
    )


def _facts(owner: Owner, due: date | None, how: str, names: Names) -> tuple[Fact, ...]:
    return (
        Fact(_("Who sees to it"), (names.owner(owner),), beside=True),
        Fact(_("By when"), (_("No day set.") if due is None else names.day(due),), beside=True),
        Fact(_("How you will know"), (how or _("You have not said yet."),)),
    )


def _origin(agreement: Agreement, names: Names) -> str:
    """When it was agreed, and how it came here."""
    if agreement.brought is not None:
        return _("Brought along on {date}, {name}").format(
            date=names.day(agreement.made), name=names.of(agreement.brought.by)
        )
    agreed = _("Agreed on {date}").format(date=names.day(agreement.made))
    if agreement.session_id or agreement.by is None:
        return agreed
    agreed = _("Written down on {when}, without a session").format(when=names.when(agreement.by, agreement.made))
    if agreement.before is Before.HEARD:
        return _("{agreed}, after you had told each other and said it back").format(agreed=agreed)
    if agreement.before is Before.LEFT_OUT:
        return _("{agreed}; telling and saying back were left out on purpose").format(agreed=agreed)
    return agreed


def _day_notice(agreement: Agreement, seen: AgreementsSeen, names: Names) -> tuple[Notice, ...]:
    """What there is to say about an agreement that came along from before, or whose day has gone by."""
    if not seen.writable or agreement.settled:
        return ()
    if agreement.brought is not None and not agreement.reviews and not agreement.earlier:
        told = _("This was brought along, so only one of you has said yes to it. Read it together before it counts.")
        was = agreement.brought.was_due
        if was is not None:
            told = _("{told} Its day, {date}, was over by then: choose a new one, or none.").format(
                told=told, date=names.day(was)
            )
        return (Notice(told, "warm"),)
    if _goes_on(agreement, names.today):
        return (
            Notice(_("It goes on, and its day has gone by. Give it a new one the next time you look back."), "warm"),
        )
    return ()


def _goes_on(agreement: Agreement, today: date) -> bool:
    """Whether it was looked back at, is still wanted, and nobody has said until when."""
    return bool(agreement.reviews) and agreement.late_on(today)


def _earlier(wording: AgreementWording, names: Names) -> Sheet:
    return Sheet(
        wording.text,
        eyebrow=_("Until {when}").format(when=names.when(wording.by, wording.on)),
        facts=_facts(wording.owner, wording.due, wording.how, names),
    )


def chosen_words(state: AgreementState) -> str:
    """What somebody chooses who looks back: open again is a choice, too."""
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
        if _goes_on(agreement, names.today):
            line = _("{line}, no new day yet").format(line=line)
        elif agreement.brought is not None and not agreement.reviews:
            line = _("{line}, brought along").format(line=line)
        elif agreement.by is names.pair.partner and not agreement.session_id and not agreement.reviews:
            line = _("{line}, written down by {name}").format(line=line, name=names.other)
    return Line(agreement.id, agreement.text, line, _mark(agreement, names.today))


def _mark(agreement: Agreement, today: date) -> Mark:
    if agreement.state is AgreementState.OPEN and agreement.due is not None:
        if agreement.due < today:
            return Mark(_("Overdue"), "warm")
        if agreement.due <= today + _SOON:
            return Mark(_("Due soon"), "warm")
    return Mark(state_words(agreement.state), _TONES[agreement.state])


def _look(review: AgreementReview, names: Names) -> Look:
    mark = Mark(chosen_words(review.state), _TONES[review.state])
    line = review.line
    if review.moved_to is not None:
        to = names.day(review.moved_to)
        if review.moved_from is None:
            moved = _("A day was set: {date}.").format(date=to)
        else:
            moved = _("Moved from {before} to {date}.").format(before=names.day(review.moved_from), date=to)
        line = _("{line} {moved}").format(line=line, moved=moved) if line else moved
    return Look(names.when(review.by, review.on), mark, line)
