"""Objectives: set by the leader, negotiated with the chief executive, reviewed with evidence, exported by both.

A wing of its own: no rating is read here, and no chart of ratings reads this (a contract of the imports).
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from leaderlens.clock import Clock
from leaderlens.domain.canonical import canon
from leaderlens.domain.changes import Changes
from leaderlens.domain.objective import (
    Course,
    Objective,
    ObjectiveReview,
    ObjectiveText,
    ObjectiveVersion,
    Purpose,
)
from leaderlens.domain.people import SEATS, Role
from leaderlens.domain.record import SetFields
from leaderlens.domain.text import portable
from leaderlens.errors import NotAllowedError
from leaderlens.i18n import _
from leaderlens.services.pair_log import PairLog
from leaderlens.store import objectives as rows
from leaderlens.store.database import Database, Session

LONGEST = 2_000
"""Characters of an aim, a test or a piece of evidence."""
LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class ExportConsent:
    """Who has said yes to exporting exactly these objectives as they stand now."""

    digest: str
    said: frozenset[Role]

    @property
    def given(self) -> bool:
        """Whether both have."""
        return self.said >= set(SEATS)


@dataclass(frozen=True, slots=True)
class Objectives:
    """The objectives of one person's pairs. ``role`` is their seat."""

    database: Database
    log: PairLog
    role: Role
    clock: Clock

    def all(self, pair_id: str) -> tuple[Objective, ...]:
        """Every objective, oldest first."""
        with self.database.reading() as session:
            return rows.objectives(session, pair_id)

    def set_out(
        self, pair_id: str, text: ObjectiveText, purpose: Purpose, related: Iterable[str] = ()
    ) -> tuple[Changes, str]:
        """Put a new objective forward; whoever does, agrees to it by that. Answers its id.

        The leader sets objectives: NotAllowedError ``leaders`` for anybody else, ``empty`` without a title and an aim.
        """
        if self.role is not Role.LEADER:
            raise NotAllowedError(
                _("The Leader sets out what they want to see achieved. You can propose another wording at any time."),
                code="leaders",
            )
        objective_id = secrets.token_hex(16)
        version = self._version(text, 1)
        events = [
            SetFields(rows.OBJECTIVE, objective_id, {"purpose": purpose.value, "related": list(related)}),
            SetFields(rows.VERSION, version.id, rows.version_fields(objective_id, version)),
        ]
        return self._say(pair_id, events), objective_id

    def propose(self, objective: Objective, text: ObjectiveText) -> Changes:
        """Put another wording forward. What stood before stands until both have agreed to the new one."""
        version = self._version(text, objective.versions[-1].number + 1)
        return self._say(
            objective.pair_id, [SetFields(rows.VERSION, version.id, rows.version_fields(objective.id, version))]
        )

    def agree(self, objective: Objective, version: ObjectiveVersion) -> Changes:
        """Say yes to exactly this wording."""
        said = {rows.yes_field(self.role): version.text.digest, rows.no_field(self.role): ""}
        return self._say(objective.pair_id, [SetFields(rows.VERSION, version.id, said)])

    def withdraw_yes(self, objective: Objective, version: ObjectiveVersion) -> Changes:
        """Take a yes back, while the other has not said theirs. NotAllowedError ``agreed`` afterwards."""
        if version.agreed_by_both:
            raise NotAllowedError(
                _("You have both agreed to this wording. Propose another one to change it."), code="agreed"
            )
        return self._say(objective.pair_id, [SetFields(rows.VERSION, version.id, {rows.yes_field(self.role): ""})])

    def refuse(self, objective: Objective, version: ObjectiveVersion, why: str) -> Changes:
        """Say no to these words, and why. NotAllowedError ``empty``, or ``agreed`` once both have said yes."""
        said = portable(why, LONGEST).strip()
        if not said:
            raise NotAllowedError(_("Say in a line what you would rather have; then it helps."), code="empty")
        if version.agreed_by_both:
            raise NotAllowedError(
                _("You have both agreed to this wording. Propose another one to change it."), code="agreed"
            )
        fields = {rows.yes_field(self.role): "", rows.no_field(self.role): said}
        return self._say(objective.pair_id, [SetFields(rows.VERSION, version.id, fields)])

    def review(self, objective: Objective, course: Course, evidence: str) -> Changes:
        """Keep a dated look: how it stands, and by what evidence one can tell. NotAllowedError ``empty``."""
        said = portable(evidence, LONGEST).strip()
        if not said:
            raise NotAllowedError(
                _("Say by what one can tell how this stands: a review without evidence helps nobody."), code="empty"
            )
        number, looked_at = len(objective.reviews) + 1, (objective.standing or objective.versions[-1]).number
        review = ObjectiveReview(secrets.token_hex(16), self.clock().date(), self.role, course, said, number, looked_at)
        return self._say(
            objective.pair_id, [SetFields(rows.REVIEW, review.id, rows.review_fields(objective.id, review))]
        )

    def consent(self, pair_id: str) -> ExportConsent:
        """Who has said yes to exporting the objectives as they stand now. Any change asks both again."""
        with self.database.reading() as session:
            return self._consent(session, pair_id)

    def say_yes_to_export(self, pair_id: str) -> Changes:
        """Our yes to exporting the objectives exactly as they stand now."""
        with self.database.transaction() as session:
            digest = self._consent(session, pair_id).digest
            self.log.append(session, pair_id, [SetFields(rows.CONSENT, digest, {rows.yes_field(self.role): 1})])
        return Changes(commitments=True) + self.log.sync()

    def for_export(self, pair_id: str) -> tuple[Objective, ...]:
        """The objectives, for a report, without words taken back before anybody agreed to them.

        NotAllowedError ``both`` unless both have said yes to just this.
        """
        with self.database.reading() as session:
            if not self._consent(session, pair_id).given:
                raise NotAllowedError(
                    _("Objectives leave LeaderLens only when both have said yes to exactly what is written now."),
                    code="both",
                )
            return tuple(one for one in rows.objectives(session, pair_id) if not one.taken_back)

    def due_for_review(self, pair_id: str, day: date) -> tuple[Objective, ...]:
        """Objectives under way whose due day is past, or that nobody has looked at for a year."""
        found = (one for one in self.all(pair_id) if not one.over and one.standing is not None)
        return tuple(one for one in found if _is_due(one, day))

    def _consent(self, session: Session, pair_id: str) -> ExportConsent:
        digest = _digest(rows.objectives(session, pair_id))
        return ExportConsent(digest, rows.consents(session, pair_id, digest))

    def _version(self, text: ObjectiveText, number: int) -> ObjectiveVersion:
        words = ObjectiveText(
            title=portable(text.title, LONGEST_TITLE).strip(),
            aim=portable(text.aim, LONGEST).strip(),
            test=portable(text.test, LONGEST).strip(),
            support=portable(text.support, LONGEST_TITLE).strip(),
            due=text.due,
        )
        if not (words.title and words.aim):
            raise NotAllowedError(_("An objective needs a name and an aim."), code="empty")
        return ObjectiveVersion(
            secrets.token_hex(16), number, self.role, self.clock().date(), words, frozenset({self.role})
        )

    def _say(self, pair_id: str, events: list[SetFields]) -> Changes:
        with self.database.transaction() as session:
            self.log.append(session, pair_id, events)
        return Changes(commitments=True) + self.log.sync()


def _is_due(objective: Objective, day: date) -> bool:
    """Whether its day has come and nobody has looked since, or nobody has looked for a year."""
    due = None if objective.standing is None else objective.standing.text.due
    looked = max((review.on for review in objective.reviews), default=None)
    overdue = due is not None and due <= day and (looked is None or looked < due)
    return overdue or (day - (looked or objective.versions[0].on)).days >= 365


def _digest(objectives: tuple[Objective, ...]) -> str:
    """What stands for everything an export would tell: wordings, who agreed, reviews."""
    told = [
        [
            one.id,
            one.purpose.value,
            [[version.text.digest, sorted(role.value for role in version.agreed)] for version in one.versions],
            [[review.on.isoformat(), review.course.value, review.evidence] for review in one.reviews],
        ]
        for one in objectives
    ]
    return hashlib.sha256(b"LeaderLens-objectives-v1\0" + canon(told)).hexdigest()[:32]
