"""What the list of sessions says: the card for now, the rows, and the check-back record. No Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from leaderlens.domain.people import SEATS, Pair, Role
from leaderlens.domain.script import Script
from leaderlens.domain.session import ReflectionSession, SessionProposal, SessionState
from leaderlens.i18n import _, month_year, ngettext
from leaderlens.services.session_record import Heard
from leaderlens.ui.desk import Place
from leaderlens.ui.sessions import words
from leaderlens.ui.sessions.view import HeardLine, HeardTrend, Listing, Now, Offer, Row

_FEW = 2
"""Sessions with something said back that make a line."""


def without_pair(role: Role, pair: Pair | None) -> Listing:
    """The page of somebody who has nobody to sit down with, or has no seat."""
    if role is Role.COACH:
        return Listing(
            Now(
                _("Where a coach comes in"),
                _("You may walk a pair through their charts when both of them have asked you to, and only then."),
                Offer(_("Go to People"), Place("people")),
            )
        )
    offer = Offer(_("See your invitation"), Place("people"))
    if pair is None:
        offer = Offer(_("Set up your pair"), Place("people", act="pair"))
    line = _("A session takes two people who have each answered the same check-in on their own.")
    return Listing(Now(_("First, become a pair"), line, offer))


def listing(
    sessions: Sequence[ReflectionSession], scripts: Mapping[str, Script], proposal: SessionProposal | None,
    heard: Sequence[Heard], pair: Pair, now: datetime, *, revealed: bool, parting: bool = False,
) -> Listing:  # fmt: skip
    """The list of a pair. ``sessions`` newest first; ``revealed`` whether there is anything to talk about yet,
    ``parting`` whether the last session was held and the term is still open.
    """
    planned = [one for one in sessions if one.state is SessionState.PLANNED]
    planned.sort(key=lambda one: _waits(one, now))
    under_way = next((one for one in sessions if one.state.under_way), None)
    if pair.over:
        return _closed(
            [*planned, *(one for one in sessions if one.state is not SessionState.PLANNED)], scripts, heard, pair
        )
    waits = next((one for one in planned if not one.forgotten(now)), None)
    nothing = under_way is None and waits is None
    card = _parted() if parting and nothing else _now(under_way, waits, proposal, scripts, now, revealed=revealed)
    past = [one for one in sessions if one.state.over]
    begun = [one for one in sessions if one.state.under_way and one is not under_way]
    waiting = [*begun, *(one for one in planned if under_way is not None or one is not waits)]
    return Listing(
        now=card,
        planned=tuple(_row(one, scripts, now) for one in waiting),
        past=tuple(_row(one, scripts) for one in past),
        heard=_heard(heard, pair),
        beginning=not any(one.state is SessionState.DONE for one in past),
        may_plan=True,
    )


def _closed(
    sessions: Sequence[ReflectionSession], scripts: Mapping[str, Script], heard: Sequence[Heard], pair: Pair
) -> Listing:
    """The list of a term that is over: everything can be read, and nothing is proposed or begun."""
    now = Now(
        _("This term is over"),
        _("What the two of you said and agreed in it stays here to be read. It no longer changes."),
        Offer(_("Go to People"), Place("people")),
    )
    return Listing(now, past=tuple(_row(one, scripts) for one in sessions), heard=_heard(heard, pair), beginning=False)


def _now(
    under_way: ReflectionSession | None, waits: ReflectionSession | None, proposal: SessionProposal | None,
    scripts: Mapping[str, Script], now: datetime, *, revealed: bool,
) -> Now:  # fmt: skip
    if under_way is not None:
        script = _script(scripts, under_way)
        return Now(
            script.title,
            _("Your session waits where you left it."),
            Offer(_("Take it up"), Place("session", session_id=under_way.id)),
            chip=words.state_chip(under_way.state)[0],
        )
    if waits is not None:
        return _missed(waits, scripts) if waits.gone_by(now) else _next(waits, scripts, now.astimezone().date())
    plan = Offer(_("Plan a session"), Place("sessions", act="plan"))
    if proposal is not None:
        script = scripts.get(proposal.script) or next(iter(scripts.values()))
        return Now(
            script.title,
            _("{reason} {line}").format(reason=proposal.reason, line=script.line),
            plan,
            chip=_("Proposed"),
            aside=words.minutes_words(proposal.minutes),
            put_off=_("Not now"),
        )
    if not revealed:
        return Now(
            _("What to start from"),
            _(
                "A check-in that both of you have sealed is the best beginning for a conversation. "
                "It is not the only one."
            ),
            Offer(_("Go to check-ins"), Place("checkins")),
            plan,
        )
    return Now(
        _("Nothing is pressing"),
        _("When the two of you would like an hour, plan one: for something that went well, too."),
        plan,
        Offer(_("Go to trends"), Place("trends")),
    )


def _parted() -> Now:
    """After the last session: the term is closed when it is over."""
    return Now(
        _("You have held your last session"),
        _("When the term is over, close it: you both choose then what, if anything, goes along."),
        Offer(_("Close this term"), Place("people", act="end")),
        Offer(_("Plan a session"), Place("sessions", act="plan")),
    )


def _waits(session: ReflectionSession, now: datetime) -> tuple[int, float]:
    """What is ahead first, the soonest before the others; then what did not happen, the newest first."""
    if session.planned is None:
        return 1, 0.0
    moment = session.planned.timestamp()
    return (2, -moment) if session.gone_by(now) else (0, moment)


def _missed(session: ReflectionSession, scripts: Mapping[str, Script]) -> Now:
    """A session whose day went by: it can be held now, moved, or called off."""
    when = "" if session.planned is None else words.when_words(session.planned)
    return Now(
        when,
        _("{plan} Its day has gone by. Choose another, hold it now, or open it and call it off.").format(
            plan=words.plan_line(session, _script(scripts, session))
        ),
        Offer(_("Choose another day"), Place("sessions", act="plan", session_id=session.id)),
        Offer(_("Open it"), Place("sessions", session_id=session.id)),
        chip=_("It did not happen?"),
    )


def _next(session: ReflectionSession, scripts: Mapping[str, Script], today: date) -> Now:
    script = _script(scripts, session)
    when = "" if session.planned is None else words.when_words(session.planned)
    near = "" if session.planned is None else words.near_words(session.planned.astimezone().date(), today)
    begin = Offer(_("Begin"), Place("session", session_id=session.id))
    prepare = Offer(_("Prepare"), Place("sessions", session_id=session.id))
    soon = session.planned is not None and session.planned.astimezone().date() <= today
    return Now(
        when or script.title,
        words.plan_line(session, script),
        begin if soon else prepare,
        prepare if soon else begin,
        chip=_("Your next session"),
        aside=near,
    )


def _row(session: ReflectionSession, scripts: Mapping[str, Script], now: datetime | None = None) -> Row:
    chip, tone = words.state_chip(session.state)
    if now is not None and session.gone_by(now):
        chip, tone = _("Did not happen?"), "neutral"
    script = _script(scripts, session)
    detail = words.past_detail(session)
    if session.state is SessionState.PLANNED and session.planned is not None:
        detail = words.when_words(session.planned)
    return Row(session.id, words.past_title(session, script), detail, chip, tone)


def _script(scripts: Mapping[str, Script], session: ReflectionSession) -> Script:
    """The session's script; the regular one where a newer LeaderLens knows another."""
    return scripts.get(session.script) or scripts["regular_check_in"]


def _heard(heard: Sequence[Heard], pair: Pair) -> HeardTrend | None:
    if len(heard) < _FEW:
        return None
    shares = {
        Role.LEADER: tuple(one.leader for one in heard),
        Role.CHIEF_EXECUTIVE: tuple(one.chief_executive for one in heard),
    }
    days = [one.session.moment for one in heard if one.session.moment is not None]
    lines = tuple(HeardLine(words.first_name(pair, role), role, shares[role]) for role in SEATS)
    judged = [one for role in SEATS for one in shares[role] if one is not None]
    full = sum(1 for one in judged if one >= 1)
    said = ngettext(
        "Heard just as it was meant: {full} of {count} time, counting each of you in each session.",
        "Heard just as it was meant: {full} of {count} times, counting each of you in each session.",
        len(judged),
    ).format(count=len(judged), full=full)
    first = month_year(days[0].astimezone().date()) if days else ""
    last = month_year(days[-1].astimezone().date()) if days else ""
    return HeardTrend(lines, first, last, said)
