"""Agreements: make them in a session, look back at them at the next, and see which are due."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import date, timedelta

from leaderlens.clock import Clock
from leaderlens.domain.agreement import (
    Agreement,
    AgreementReview,
    AgreementState,
    AgreementWording,
    Before,
    Owner,
)
from leaderlens.domain.changes import Changes
from leaderlens.domain.people import Role
from leaderlens.domain.record import SetFields
from leaderlens.domain.text import portable
from leaderlens.errors import NotAllowedError
from leaderlens.i18n import _
from leaderlens.services.pair_log import PairLog
from leaderlens.services.session_scripts import SessionScripts
from leaderlens.store import agreements as rows
from leaderlens.store import sessions as session_rows
from leaderlens.store.database import Database

LONGEST = 1_000
"""Characters of an agreement, and of the line that says what became of it."""
SOON = 7
"""Days ahead that count as due soon."""


@dataclass(frozen=True, slots=True)
class Agreements:
    """The agreements of one person's pairs. ``role`` is their seat."""

    database: Database
    log: PairLog
    role: Role
    clock: Clock

    def all(self, pair_id: str) -> tuple[Agreement, ...]:
        """Every agreement, oldest first."""
        with self.database.reading() as session:
            return rows.agreements(session, pair_id)

    def to_review(self, pair_id: str) -> tuple[Agreement, ...]:
        """What a session looks back at first: everything that is not settled, the earliest due first."""
        left = [one for one in self.all(pair_id) if not one.settled]
        return tuple(sorted(left, key=lambda one: (one.due is None, one.due or date.max, one.made)))

    def due(self, pair_id: str, ahead: int = SOON) -> tuple[Agreement, ...]:
        """For Today: mine or ours, open, and due within ``ahead`` days or overdue."""
        by = self.clock().date() + timedelta(ahead)
        return tuple(one for one in self.to_review(pair_id) if one.due_by(by) and one.owner.includes(self.role))

    def make(
        self, pair_id: str, text: str, owner: Owner, due: date | None, how: str = "", session_id: str = "",
        before: Before | None = None,
    ) -> tuple[Changes, str]:  # fmt: skip
        """Agree something. Answers its id. ``before`` is what came before it, where there was no session.

        NotAllowedError: ``empty``, or ``not-yet`` in a session whose telling and saying back are neither done nor left
        out on purpose.
        """
        self._refuse_before_its_time(pair_id, session_id)
        agreement = Agreement(
            id=secrets.token_hex(16),
            pair_id=pair_id,
            made=self.clock().date(),
            owner=owner,
            due=due,
            text=_said(text),
            how=portable(how, LONGEST).strip(),
            session_id=session_id,
            before=before,
        )
        return self._say(pair_id, [SetFields(rows.AGREEMENT, agreement.id, rows.fields_of(agreement))]), agreement.id

    def change(self, agreement: Agreement, text: str, owner: Owner, due: date | None, how: str) -> Changes:
        """Word an agreement anew, or choose among versions by writing the one to keep. What it replaces is kept."""
        changed = replace(agreement, text=_said(text), owner=owner, due=due, how=portable(how, LONGEST).strip())
        before, after = rows.fields_of(agreement), rows.fields_of(changed)
        chosen = {name for name, _other in agreement.contested} | ({"text"} if agreement.others else set())
        fields = {name: value for name, value in after.items() if before[name] != value or name in chosen}
        if not fields:
            return Changes()
        replaced = [words for words in (agreement.text, *agreement.others) if words != changed.text]
        if not replaced and changed != agreement:
            replaced = [agreement.text]
        events = [SetFields(rows.AGREEMENT, agreement.id, fields)]
        for number, words in enumerate(replaced, start=len(agreement.earlier) + 1):
            wording = AgreementWording(
                self.clock().date(), self.role, agreement.owner, agreement.due, words, agreement.how, number
            )
            events.append(SetFields(rows.WORDING, secrets.token_hex(16), rows.wording_fields(agreement.id, wording)))
        return self._say(agreement.pair_id, events)

    def review(
        self, pair_id: str, agreement_id: str, state: AgreementState, line: str = "", session_id: str = "",
        new_day: date | None = None,
    ) -> Changes:  # fmt: skip
        """Say what became of it. Every review is kept; the newest counts.

        ``new_day`` moves what is not settled by it to another day; the review remembers the day it had.
        """
        agreement = next((one for one in self.all(pair_id) if one.id == agreement_id), None)
        review = AgreementReview(
            id=secrets.token_hex(16),
            on=self.clock().date(),
            by=self.role,
            state=state,
            line=portable(line, LONGEST).strip(),
            session_id=session_id,
            number=1 if agreement is None else len(agreement.reviews) + 1,
        )
        events = []
        if agreement is not None and new_day not in {None, agreement.due} and not state.settles:
            review = replace(review, moved_to=new_day, moved_from=agreement.due)
            fields = rows.fields_of(replace(agreement, due=new_day))
            events.append(SetFields(rows.AGREEMENT, agreement_id, {"due": fields["due"]}))
        events.append(SetFields(rows.REVIEW, review.id, rows.review_fields(agreement_id, review)))
        return self._say(pair_id, events)

    def made_in(self, pair_id: str, session_id: str) -> tuple[Agreement, ...]:
        """What was agreed in one session."""
        return tuple(one for one in self.all(pair_id) if one.session_id == session_id)

    def session_days(self, pair_id: str) -> dict[str, date]:
        """The day of each session, so that an agreement can say where it comes from."""
        with self.database.reading() as session:
            found = session_rows.sessions(session, pair_id)
        return {one.id: one.moment.date() for one in found if one.moment is not None}

    def _refuse_before_its_time(self, pair_id: str, session_id: str) -> None:
        with self.database.reading() as session:
            found = next((one for one in session_rows.sessions(session, pair_id) if one.id == session_id), None)
        if found is None or found.state.over:
            return
        script = SessionScripts(self.database, self.clock).script(found.script)
        if not script.opens_agreeing(found.done, found.left_out):
            raise NotAllowedError(
                _(
                    "Agreements open once you have told each other and said back what you heard, or have left that "
                    "out on purpose."
                ),
                code="not-yet",
            )

    def _say(self, pair_id: str, events: list[SetFields]) -> Changes:
        with self.database.transaction() as session:
            self.log.append(session, pair_id, events)
        return Changes(commitments=True) + self.log.sync()


def _said(text: str) -> str:
    said = portable(text, LONGEST).strip()
    if not said:
        raise NotAllowedError(_("Write down what was agreed first; then it can be kept."), code="empty")
    return said
