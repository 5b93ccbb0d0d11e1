"""Agreements: make them in a session, look back at them at the next, and see which are due."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import date, timedelta

from leaderlens.clock import Clock
from leaderlens.domain.agreement import Agreement, AgreementReview, AgreementState, Owner
from leaderlens.domain.changes import Changes
from leaderlens.domain.people import Role
from leaderlens.domain.record import SetFields
from leaderlens.domain.text import portable
from leaderlens.errors import NotAllowedError
from leaderlens.i18n import _
from leaderlens.services.pair_log import PairLog
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
        self, pair_id: str, text: str, owner: Owner, due: date | None, how: str = "", session_id: str = ""
    ) -> tuple[Changes, str]:
        """Agree something. Answers its id.

        NotAllowedError: ``empty``, or ``not-yet`` in a session whose telling and saying back are neither done nor left
        out on purpose (:meth:`SessionRecord.may_agree` tells beforehand; this trusts its caller to have asked).
        """
        agreement = Agreement(
            id=secrets.token_hex(16),
            pair_id=pair_id,
            made=self.clock().date(),
            owner=owner,
            due=due,
            text=_said(text),
            how=portable(how, LONGEST).strip(),
            session_id=session_id,
        )
        return self._write(agreement), agreement.id

    def change(self, agreement: Agreement, text: str, owner: Owner, due: date | None, how: str) -> Changes:
        """Word an agreement anew, or choose among versions by writing the one to keep."""
        changed = replace(agreement, text=_said(text), owner=owner, due=due, how=portable(how, LONGEST).strip())
        before, after = rows.fields_of(agreement), rows.fields_of(changed)
        fields = {name: value for name, value in after.items() if before[name] != value or name == "text"}
        with self.database.transaction() as session:
            self.log.append(session, agreement.pair_id, [SetFields(rows.AGREEMENT, agreement.id, fields)])
        return Changes(commitments=True) + self.log.sync()

    def review(
        self, pair_id: str, agreement_id: str, state: AgreementState, line: str = "", session_id: str = ""
    ) -> Changes:
        """Say what became of it. Every review is kept; the newest counts."""
        before = next((one.reviews for one in self.all(pair_id) if one.id == agreement_id), ())
        review = AgreementReview(
            id=secrets.token_hex(16),
            on=self.clock().date(),
            by=self.role,
            state=state,
            line=portable(line, LONGEST).strip(),
            session_id=session_id,
            number=len(before) + 1,
        )
        fields = rows.review_fields(agreement_id, review)
        with self.database.transaction() as session:
            self.log.append(session, pair_id, [SetFields(rows.REVIEW, review.id, fields)])
        return Changes(commitments=True) + self.log.sync()

    def made_in(self, pair_id: str, session_id: str) -> tuple[Agreement, ...]:
        """What was agreed in one session."""
        return tuple(one for one in self.all(pair_id) if one.session_id == session_id)

    def session_days(self, pair_id: str) -> dict[str, date]:
        """The day of each session, so that an agreement can say where it comes from."""
        with self.database.reading() as session:
            found = session_rows.sessions(session, pair_id)
        return {one.id: one.moment.date() for one in found if one.moment is not None}

    def _write(self, agreement: Agreement) -> Changes:
        with self.database.transaction() as session:
            fields = rows.fields_of(agreement)
            self.log.append(session, agreement.pair_id, [SetFields(rows.AGREEMENT, agreement.id, fields)])
        return Changes(commitments=True) + self.log.sync()


def _said(text: str) -> str:
    said = portable(text, LONGEST).strip()
    if not said:
        raise NotAllowedError(_("Write down what was agreed first; then it can be kept."), code="empty")
    return said
