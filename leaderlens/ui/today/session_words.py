"""What Today says of sessions: one that waits, one that is near, and one that is worth having."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from leaderlens.domain.script import LAST_SESSION
from leaderlens.domain.session import ReflectionSession, SessionProposal, SessionState
from leaderlens.i18n import _, day_name, long_date, ngettext
from leaderlens.ui.desk import Place
from leaderlens.ui.today.view import Action, Hero

NEAR = timedelta(days=7)
"""How long before a session Today begins to speak of it, when nothing else is to be done."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """The session that is under way or next, or else the one proposed; ``title`` is that of its script.

    ``parting``: the last one was held, and the term is still open.
    """

    title: str
    session: ReflectionSession | None = None
    proposal: SessionProposal | None = None
    parting: bool = False


def pressing(meeting: Meeting | None, today: date) -> Hero | None:
    """A session that comes before everything else: it has begun, or it is today."""
    session = None if meeting is None else meeting.session
    if meeting is None or session is None:
        return None
    if session.state.under_way:
        return Hero(
            title=_("Your session waits where you left it"),
            line=_("{script}. Nothing is lost; the clock stands until you both sit down again.").format(
                script=meeting.title
            )
            if session.state is SessionState.PAUSED
            else _("{script}. Take it up at the step where it stands.").format(script=meeting.title),
            action=Action(_("Take it up"), Place("session", session_id=session.id)),
            chip=_("Your session"),
            chip_tone="warm",
        )
    return _planned(meeting, session, today) if session.planned and _day(session) <= today else None


def awaiting(meeting: Meeting | None, today: date) -> str:
    """A session that is under way, today or put off, in a sentence for the line of the day; empty for none."""
    session = None if meeting is None else meeting.session
    if session is None:
        return ""
    if session.state.under_way:
        return _("A session is under way.")
    day = _day(session)
    if day == today:
        return _("You have a session today.")
    return _("A session waits to be held.") if day < today else ""


def near(meeting: Meeting | None, today: date) -> Hero | None:
    """A session in the coming days."""
    if meeting is None or meeting.session is None or meeting.session.planned is None:
        return None
    return _planned(meeting, meeting.session, today) if _day(meeting.session) <= today + NEAR else None


def ends(meeting: Meeting | None) -> bool:
    """Whether it is the last session that is worth having: that does not wait for a first check-in."""
    return meeting is not None and meeting.proposal is not None and meeting.proposal.script == LAST_SESSION


def parted(meeting: Meeting | None) -> Hero | None:
    """After the last session: the way to the end of the term."""
    if meeting is None or not meeting.parting:
        return None
    return Hero(
        title=_("You have held your last session"),
        line=_(
            "When the term is over, close it: you both choose then what, if anything, goes along into a new pair. "
            "There is no hurry."
        ),
        action=Action(_("Close this term"), Place("people", act="end")),
        other=Action(_("Read what you kept"), Place("sessions")),
        chip=_("Your pair"),
    )


def proposed(meeting: Meeting | None) -> Hero | None:
    """A session worth having, with its reason."""
    if meeting is None or meeting.proposal is None:
        return None
    return Hero(
        title=_("A session might be worth an hour"),
        line=_("{reason} {script} takes {length}.").format(
            reason=meeting.proposal.reason, script=meeting.title, length=_minutes(meeting.proposal.minutes)
        ),
        action=Action(_("Plan a session"), Place("sessions", act="plan")),
        other=Action(_("See why"), Place("sessions")),
        chip=_("Your session"),
    )


def _planned(meeting: Meeting, session: ReflectionSession, today: date) -> Hero:
    day, here = _day(session), Place("sessions", session_id=session.id)
    run = Action(_("Begin"), Place("session", session_id=session.id))
    ready = Action(_("Prepare"), here)
    parts = [meeting.title, _minutes(session.minutes), session.place]
    assert session.planned is not None  # noqa: S101 - nobody asks about one without a day
    time = f"{session.planned.astimezone():%H:%M}"
    if day == today:
        title = _("Your session is today at {time}").format(time=time)
    elif day < today:
        title = _("Your session was planned for {day}").format(day=long_date(day))
    else:
        title = _("Your session is on {day} at {time}").format(day=day_name(day), time=time)
    return Hero(
        title=title,
        line=_("{details}.").format(details=", ".join(part for part in parts if part)),
        action=run if day <= today else ready,
        other=ready if day <= today else None,
        chip=_("Your session"),
    )


def _day(session: ReflectionSession) -> date:
    return session.planned.astimezone().date() if session.planned else date.max


def _minutes(minutes: int) -> str:
    return ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)
