"""What a session may be about: cards from the check-ins, parked sentences, and what one of them brings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from leaderlens.analysis.naming import ROLE_TITLES, Naming, full_name
from leaderlens.analysis.topic_cards import Cards, topic_cards
from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import Question
from leaderlens.domain.people import Role
from leaderlens.domain.record import SetFields
from leaderlens.domain.session import Slot, Topic
from leaderlens.i18n import _
from leaderlens.services.checkins import CheckIns
from leaderlens.services.lenses import Library
from leaderlens.services.pair_log import PairLog
from leaderlens.services.sessions import Sessions
from leaderlens.store import put_off as rows
from leaderlens.store import shared
from leaderlens.store.database import Database

PARKED = "parked"
"""What a sentence parked for a session is called among the shared entities of a pair."""


@dataclass(frozen=True, slots=True)
class Parked:
    """A sentence that one of them parked for a session. ``session_id`` is empty until one took it up."""

    id: str
    by: Role
    on: date
    text: str = field(repr=False)
    session_id: str = ""

    @property
    def topic(self) -> Topic:
        """The sentence as a card of theirs."""
        return Topic(Slot.OWN, self.text, _("Parked for this session."), brought_by=self.by)


@dataclass(frozen=True, slots=True)
class SessionTopics:
    """Topics for the sessions of one person's pairs."""

    database: Database
    log: PairLog
    sessions: Sessions
    checkins: CheckIns
    library: Library

    def cards(self, pair_id: str, session_id: str = "", naming: Naming = ROLE_TITLES) -> Cards:
        """The topics to lay out, without what our person set aside for that session."""
        held = [one for one in reversed(self.sessions.all(pair_id)) if one.began is not None and one.id != session_id]
        aside = self.set_aside(pair_id, session_id)
        reveals = self.checkins.reveals(pair_id)
        return topic_cards(reveals, held, self.library.names(), set_aside=aside, naming=naming)

    def parked(self, pair_id: str) -> tuple[Parked, ...]:
        """Sentences that wait for a session, the oldest first."""
        with self.database.reading() as session:
            found = shared.entities(session, pair_id, PARKED)
        waiting = [
            Parked(name, writer, one.day("on") or date.min, one.text("text"))
            for name, one in found.items()
            if (writer := one.writer("text")) is not None and one.text("text") and not one.text("session")
        ]
        return tuple(sorted(waiting, key=lambda one: (one.on, one.id)))

    def take_up(self, pair_id: str, session_id: str, parked: Parked) -> Changes:
        """A session takes a parked sentence up; it waits no longer."""
        with self.database.transaction() as session:
            self.log.append(session, pair_id, [SetFields(PARKED, parked.id, {"session": session_id})])
        return Changes(sessions=True)

    def put_on(self, pair_id: str, session_id: str, question: Question) -> Changes:
        """Lay one item on the table of a session, behind what lies there. Nothing happens where it lies there already.

        NotAllowedError ``no-session`` for a session that is not here.
        """
        there = self.sessions.record(pair_id, session_id).session.topics
        if any((topic.item, topic.subject) == (question.item, question.subject) for topic in there):
            return Changes()
        cards = self.cards(pair_id, session_id)
        known = (*cards.cards, *cards.others)
        same = (one for one in known if (one.item, one.subject) == (question.item, question.subject))
        topic = next(same, None) or self._chosen(question)
        return self.sessions.choose_topics(pair_id, session_id, (*there, topic))

    def _chosen(self, question: Question) -> Topic:
        """A card for an item that the check-ins alone would not have brought up."""
        title = _("{item} ({subject})").format(
            item=full_name(self.library.names(), question), subject=ROLE_TITLES.subject_label(question.subject)
        )
        why = _("One of you chose it while looking at a reveal.")
        return Topic(Slot.OWN, title, why, question.item, question.subject, self.sessions.role)

    def set_aside(self, pair_id: str, session_id: str) -> frozenset[str]:
        """What our person would rather leave for another day."""
        with self.database.reading() as session:
            return rows.not_today(session, pair_id, session_id)

    def not_today(self, pair_id: str, session_id: str, topic: str) -> Changes:
        """Set a topic aside for that session, for ourselves: it leaves no trace in what is shared.

        ``topic`` is the key of a question (``ryley.decisive:leader``).
        """
        with self.database.transaction() as session:
            rows.set_aside(session, pair_id, session_id, topic)
        return Changes(sessions=True)

    def bring_back(self, pair_id: str, session_id: str, topic: str) -> Changes:
        """Take it back."""
        with self.database.transaction() as session:
            rows.bring_back(session, pair_id, session_id, topic)
        return Changes(sessions=True)
