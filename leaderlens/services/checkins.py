"""Check-ins: open one, answer a sheet, seal it, and read it once both are sealed.

The rule that never bends lives here and in ``store.log``: a rating of one person by the other is read only through
:meth:`CheckIns.reveal`, and that refuses unless the stage is REVEALED.
"""

from __future__ import annotations

import random
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from leaderlens.clock import Clock
from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import Answer, CheckIn, Question, Reveal, Sheet, Stage
from leaderlens.domain.people import Role
from leaderlens.domain.record import SetFields
from leaderlens.domain.text import portable
from leaderlens.errors import NotAllowedError
from leaderlens.i18n import _
from leaderlens.services.lenses import Library
from leaderlens.services.pair_log import PairLog
from leaderlens.store import checkins as rows
from leaderlens.store import log as log_rows
from leaderlens.store.database import Database, Session

NOTE_LIMIT = 4_000
"""Characters a note may have: far more than anybody types, far less than a bundle holds."""

_BLOCKS = ("other", "self", "us")  # the other first, then self, then us: measurement.md section 1, "Order"


@dataclass(frozen=True, slots=True)
class CheckInSummary:
    """One check-in as a list shows it. ``answered`` counts my own answers; the other sheet shows only in the stage."""

    checkin: CheckIn
    stage: Stage
    answered: int

    @property
    def asked(self) -> int:
        return len(self.checkin.questions)


@dataclass(frozen=True, slots=True)
class SheetView:
    """My sheet of one check-in: its questions in my own shuffled order, and what I have answered so far."""

    checkin: CheckIn
    stage: Stage
    order: tuple[Question, ...]
    sheet: Sheet

    @property
    def unanswered(self) -> tuple[Question, ...]:
        """Questions without an answer, in the order they are asked."""
        return tuple(question for question in self.order if question not in self.sheet.answers)


@dataclass(frozen=True, slots=True)
class CheckIns:
    """The check-ins of one person. ``role`` is their seat."""

    database: Database
    log: PairLog
    library: Library
    role: Role
    clock: Clock

    def overview(self, pair_id: str) -> tuple[CheckInSummary, ...]:
        """Every check-in of the pair, newest first."""
        with self.database.reading() as session:
            return tuple(self._summary(session, checkin) for checkin in rows.checkins(session, pair_id))

    def open(self, pair_id: str, due: date, lenses: Sequence[str]) -> tuple[Changes, str]:
        """Open a check-in for both people. Answers what changed and the new check-in's id."""
        if not lenses:
            raise NotAllowedError(_("Choose at least one lens, so that there is something to answer."))
        if due < self.clock().date():
            raise NotAllowedError(_("The due date has already passed. Choose today or a later day."))
        questions = self.library.questions(tuple(lenses))
        checkin = CheckIn(
            id=secrets.token_hex(16),
            pair_id=pair_id,
            opened_by=self.role,
            opened_on=self.clock().date(),
            due=due,
            lenses=tuple(lenses),
            questions=questions,
        )
        with self.database.transaction() as session:
            self.log.append(session, pair_id, [SetFields(rows.KIND, checkin.id, rows.fields_of(checkin))])
        return Changes(checkins=True) + self.log.sync(), checkin.id

    def sheet(self, pair_id: str, checkin_id: str) -> SheetView:
        """My own sheet, to fill in or to look over."""
        with self.database.transaction() as session:
            checkin = self._checkin(session, pair_id, checkin_id)
            stage = self._stage(session, checkin)
            if stage.sealed_by_me:
                mine = log_rows.own_sheet(session, pair_id, checkin_id, self.role)
                return SheetView(checkin, stage, checkin.questions, mine)
            now = int(self.clock().timestamp())
            seed = rows.begin_draft(session, pair_id, checkin_id, secrets.randbits(31), now)
            draft = rows.draft(session, pair_id, checkin_id, self.role) or Sheet(checkin_id, self.role)
            return SheetView(checkin, stage, asking_order(checkin.questions, self.role, seed), draft)

    def answer(
        self, pair_id: str, checkin_id: str, question: Question, answer: Answer | None, position: int
    ) -> Changes:
        """Keep one answer at once; None takes it back. ``position`` is where in the sheet its author is."""
        with self.database.transaction() as session:
            checkin = self._checkin(session, pair_id, checkin_id)
            self._refuse_if_sealed(self._stage(session, checkin))
            if question not in checkin.questions:
                raise NotAllowedError(_("This check-in does not ask that question, so nothing was kept."))
            now = int(self.clock().timestamp())
            if answer is None:
                rows.take_back_answer(session, pair_id, checkin_id, question, now)
            else:
                clean = replace(answer, note=portable(answer.note, NOTE_LIMIT).strip())
                rows.keep_answers(session, pair_id, checkin_id, {question: clean}, now)
            rows.keep_position(session, pair_id, checkin_id, position)
        return Changes(drafts=True)

    def answer_all(self, pair_id: str, checkin_id: str, answers: Mapping[Question, Answer]) -> Changes:
        """Keep many answers in one transaction: for a sheet that was filled in on paper, and for the demo."""
        with self.database.transaction() as session:
            checkin = self._checkin(session, pair_id, checkin_id)
            self._refuse_if_sealed(self._stage(session, checkin))
            if not set(checkin.questions).issuperset(answers):
                raise NotAllowedError(_("This check-in does not ask that question, so nothing was kept."))
            now = int(self.clock().timestamp())
            rows.begin_draft(session, pair_id, checkin_id, secrets.randbits(31), now)
            clean = {
                question: replace(answer, note=portable(answer.note, NOTE_LIMIT).strip())
                for question, answer in answers.items()
            }
            rows.keep_answers(session, pair_id, checkin_id, clean, now)
        return Changes(drafts=True)

    def keep_position(self, pair_id: str, checkin_id: str, position: int) -> Changes:
        """Remember where to take up the sheet again."""
        with self.database.transaction() as session:
            rows.keep_position(session, pair_id, checkin_id, position)
        return Changes(drafts=True)

    def seal(self, pair_id: str, checkin_id: str) -> Changes:
        """Seal my sheet: from here it never changes. One transaction, then whatever can travel travels.

        A full disk or an absent folder leaves either the open draft or the sealed sheet, whole, in the vault.
        """
        with self.database.transaction() as session:
            checkin = self._checkin(session, pair_id, checkin_id)
            self._refuse_if_sealed(self._stage(session, checkin))
            draft = rows.draft(session, pair_id, checkin_id, self.role)
            if draft is None or not draft.answers:
                raise NotAllowedError(_("Nothing is answered yet, so there is nothing to seal."))
            self.log.seal(session, pair_id, checkin_id, checkin.questions, draft.answers)
            rows.drop_draft(session, pair_id, checkin_id)
        return Changes(checkins=True, drafts=True) + self.log.sync()

    def reveal(self, pair_id: str, checkin_id: str) -> Reveal:
        """Both sheets. Raises NotAllowedError before both are sealed and delivered: there is no override."""
        with self.database.reading() as session:
            checkin = self._checkin(session, pair_id, checkin_id)
            if self._stage(session, checkin) is not Stage.REVEALED:
                raise NotAllowedError(_("This check-in is not revealed yet. Both sheets have to be sealed first."))
            return _reveal(session, checkin)

    def reveals(self, pair_id: str) -> tuple[Reveal, ...]:
        """Every revealed check-in, oldest first: what trends are made of."""
        with self.database.reading() as session:
            return tuple(
                _reveal(session, checkin)
                for checkin in reversed(rows.checkins(session, pair_id))
                if self._stage(session, checkin) is Stage.REVEALED
            )

    def _summary(self, session: Session, checkin: CheckIn) -> CheckInSummary:
        stage = self._stage(session, checkin)
        if stage.sealed_by_me:
            mine: Sheet | None = log_rows.own_sheet(session, checkin.pair_id, checkin.id, self.role)
        else:
            mine = rows.draft(session, checkin.pair_id, checkin.id, self.role)
        return CheckInSummary(checkin, stage, len(mine.answers) if mine else 0)

    def _stage(self, session: Session, checkin: CheckIn) -> Stage:
        return log_rows.round_facts(session, checkin.pair_id, checkin.id, self.role).stage

    def _checkin(self, session: Session, pair_id: str, checkin_id: str) -> CheckIn:
        checkin = rows.checkin(session, pair_id, checkin_id)
        if checkin is None:
            raise NotAllowedError(_("This check-in is not on this laptop yet. It arrives with the next exchange."))
        return checkin

    def _refuse_if_sealed(self, stage: Stage) -> None:
        if stage.sealed_by_me:
            raise NotAllowedError(_("Your sheet is sealed. A sealed sheet never changes, for either of you."))


def asking_order(questions: Sequence[Question], rater: Role, seed: int) -> tuple[Question, ...]:
    """The order one rater is asked in: the other, self, us, shuffled within each block by the stored seed."""
    ordered: list[Question] = []
    shuffle = random.Random(seed)  # noqa: S311 - an order of questions, not a secret
    for block in _BLOCKS:
        part = [question for question in questions if question.subject.seen_by(rater) == block]
        shuffle.shuffle(part)
        ordered += part
    return tuple(ordered)


def _reveal(session: Session, checkin: CheckIn) -> Reveal:
    sheets = log_rows.revealed(session, checkin.pair_id, checkin.id)
    return Reveal(checkin, sheets[Role.LEADER], sheets[Role.CHIEF_EXECUTIVE])
