"""From a reveal on to a session: what is planned, and what of the items lies on its table already. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from leaderlens.domain.checkin import Question
from leaderlens.domain.people import SEATS, Pair, Role
from leaderlens.domain.session import ReflectionSession
from leaderlens.i18n import _, long_date
from leaderlens.services.session_topics import SessionTopics
from leaderlens.ui.desk import Place


@dataclass(frozen=True, slots=True)
class Onward:
    """The way on from a reveal. ``text`` is the button's, ``place`` where it leads.

    ``session_id`` is empty while none is planned; ``when`` says when it is, in a sentence; ``on_table`` holds the keys
    of the questions that are among its topics.
    """

    text: str
    place: Place
    session_id: str = ""
    when: str = ""
    on_table: frozenset[str] = frozenset()


def onward(topics: SessionTopics, pair: Pair, role: Role, today: date) -> Onward | None:
    """The way on, on the worker; None for a coach and in a term that is over."""
    if pair.over or role not in SEATS:
        return None
    sessions = topics.sessions
    under_way = sessions.under_way(pair.id)
    found = under_way or sessions.next(pair.id)
    if found is None:
        return Onward(_("Plan a session"), Place("sessions", act="plan"))
    on_table = frozenset(
        Question(topic.item, topic.subject).key for topic in found.topics if topic.item and topic.subject is not None
    )
    if under_way is not None:
        here = Place("session", session_id=found.id)
        return Onward(_("Back to your session"), here, found.id, _("Your session is under way."), on_table)
    place = Place("sessions", session_id=found.id)
    return Onward(_("Prepare your session"), place, found.id, _when(found, today), on_table)


def _when(session: ReflectionSession, today: date) -> str:
    if session.planned is None:
        return ""
    day = session.planned.astimezone().date()
    if day == today:
        return _("Your session is today.")
    if day < today:
        return _("Your session was planned for {day}.").format(day=long_date(day))
    return _("Your session is on {day}.").format(day=long_date(day))
