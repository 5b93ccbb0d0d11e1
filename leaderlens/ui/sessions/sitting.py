"""What two people in front of a session need from the vault: one look at it, and what was half written in it. No Qt."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from leaderlens.domain.agreement import Agreement, Owner
from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import Question, Reveal
from leaderlens.domain.people import SEATS, Role
from leaderlens.domain.session import SessionState, Topic
from leaderlens.i18n import medium_date
from leaderlens.services.agreements import Agreements
from leaderlens.services.checkins import CheckIns
from leaderlens.services.form_drafts import FormDrafts
from leaderlens.services.lenses import Library
from leaderlens.services.session_proposals import SessionProposals
from leaderlens.services.session_record import SessionRecord
from leaderlens.services.sessions import Sessions
from leaderlens.ui.sessions.view import RatedOnce
from leaderlens.ui.sessions.words import day_of, rating_words

_LATEST = 3
"""Check-ins whose ratings of a topic are shown."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What one look found. ``owed`` is still to be looked back at, ``looked_back`` was so in this session.

    ``half`` is an agreement begun and not kept, ``lines`` what was typed beside agreements to look back at, by id.
    """

    record: SessionRecord
    owed: tuple[Agreement, ...]
    looked_back: tuple[Agreement, ...]
    opened_last: Role | None
    situations: frozenset[str]
    half: Mapping[str, str] = field(default_factory=dict, repr=False)
    lines: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def moment(self) -> tuple[SessionState, int, int]:
        """How far it has come: its state, the place of the step it is at, and the number of the turn in it."""
        session = self.record.session
        return session.state, session.turn.place, session.turn.number


@dataclass(frozen=True, slots=True)
class Sitting:
    """The services that a session is held with."""

    sessions: Sessions
    proposals: SessionProposals
    agreements: Agreements
    checkins: CheckIns
    library: Library
    drafts: FormDrafts

    def look(self, pair_id: str, session_id: str) -> Seen | None:
        """The session asked for; without an id the one under way, or the next; None where there is neither."""
        if not session_id:
            found = self.sessions.under_way(pair_id) or self.sessions.next(pair_id)
            if found is None:
                return None
            session_id = found.id
        record = self.sessions.record(pair_id, session_id)
        told = [
            one
            for one in self.agreements.all(pair_id)
            if one.session_id != session_id and any(review.session_id == session_id for review in one.reviews)
        ]
        settled = {session_id, *(one.id for one in told)}
        owed = [one for one in self.agreements.to_review(pair_id) if not settled & {one.session_id, one.id}]
        drafts = self.drafts.all()
        beside = drafts.get(lines_key(session_id), {})
        return Seen(
            record,
            tuple(owed),
            tuple(told),
            self.sessions.opened_last(pair_id),
            self.proposals.season(pair_id),
            drafts.get(half_key(session_id), {}),
            {one.id: beside[one.id] for one in owed if one.id in beside},
        )

    def agree_half(self, pair_id: str, session_id: str) -> Changes:
        """The agreement that was begun in a session is one after all. Nothing happens where there is none."""
        half = self.drafts.all().get(half_key(session_id), {})
        if not half.get("text", "").strip():
            return Changes()
        owner = next((one for one in Owner if one.value == half.get("owner")), Owner.BOTH)
        due, how = day_of(half.get("due", "")), half.get("how", "")
        changes, _agreed = self.agreements.make(pair_id, half["text"], owner, due, how, session_id)
        return changes + self.let_go_half(session_id)

    def let_go_half(self, session_id: str) -> Changes:
        """The agreement that was begun in a session is none."""
        return self.drafts.drop(half_key(session_id)) + Changes(sessions=True)

    def rated(
        self, pair_id: str, topics: tuple[Topic, ...], names: Mapping[Role, str]
    ) -> dict[int, tuple[RatedOnce, ...]]:
        """How each topic was rated in the newest check-ins that asked about it, by the topic's number."""
        reveals = tuple(reversed(self.checkins.reveals(pair_id)))
        found: dict[int, tuple[RatedOnce, ...]] = {}
        for number, topic in enumerate(topics):
            if not topic.item or topic.subject is None:
                continue
            theme = Question(topic.item, topic.subject).theme
            asked = [(reveal, one) for reveal in reveals for one in reveal.checkin.questions if one.theme == theme]
            found[number] = tuple(_once(reveal, question, names) for reveal, question in asked[:_LATEST])
        return found


def keeper(drafts: FormDrafts, key: str) -> Callable[[str, str], str]:
    """How a scribe keeps a form half filled in: its text is that of :func:`packed`, and an empty one lets it go."""

    def write(text: str, _kept: str) -> str:
        if not text:
            drafts.drop(key)
            return ""
        drafts.keep(key, json.loads(text))
        return key

    return write


def half_key(session_id: str) -> str:
    """Under which key the half-written agreement of a session is kept."""
    return f"agreement:{session_id}"


def lines_key(session_id: str) -> str:
    """Under which key the lines typed beside agreements to look back at are kept."""
    return f"looked_back:{session_id}"


def packed(fields: Mapping[str, str]) -> str:
    """A form as one text, to be compared and kept; empty for an empty form."""
    return json.dumps(dict(fields), sort_keys=True) if fields else ""


def _once(reveal: Reveal, question: Question, names: Mapping[Role, str]) -> RatedOnce:
    views = ((seat, names[seat], rating_words(reveal.answer(seat, question))) for seat in SEATS)
    return RatedOnce(medium_date(reveal.checkin.opened_on), tuple(views))
