"""Check-ins: open one, answer a sheet, seal it, and read it once both are sealed.

The rule that never bends lives here and in ``store.log``: a rating of one person by the other is read only through
:meth:`CheckIns.reveal`, and that refuses unless the stage is REVEALED.
"""

from __future__ import annotations

import random
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from leaderlens.analysis.quality import worth_a_second_look
from leaderlens.clock import Clock
from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import (
    HIGHEST,
    LOWEST,
    Answer,
    CheckIn,
    Ended,
    Ending,
    FormKind,
    Question,
    Remarks,
    Reveal,
    SecondLook,
    SecondView,
    Sheet,
    Stage,
    may_end,
    may_predict,
)
from leaderlens.domain.people import SEATS, Role
from leaderlens.domain.record import SetFields
from leaderlens.domain.text import portable
from leaderlens.errors import NotAllowedError
from leaderlens.i18n import _
from leaderlens.services.lenses import Library
from leaderlens.services.pair_library import pair_library
from leaderlens.services.pair_log import PairLog
from leaderlens.services.pair_settings import plan
from leaderlens.store import checkins as rows
from leaderlens.store import log as log_rows
from leaderlens.store import second_views
from leaderlens.store.database import Database, Session

NOTE_LIMIT = 4_000
"""Characters a note may have: far more than anybody types, far less than a bundle holds."""

BLOCKS = ("other", "self", "us")  # the other first, then self, then us: measurement.md section 1, "Order"


@dataclass(frozen=True, slots=True)
class CheckInSummary:
    """One check-in as a list shows it. ``answered`` counts my own answers; the other sheet shows only in the stage."""

    checkin: CheckIn
    stage: Stage
    answered: int
    may_end: frozenset[Ending] = frozenset()

    @property
    def asked(self) -> int:
        return len(self.checkin.questions)


@dataclass(frozen=True, slots=True)
class SheetView:
    """My sheet of one check-in: its questions in my own shuffled order, and what I have answered so far.

    ``library`` knows the wording of every question; ``may_end`` says how the check-in may end without a reveal.
    """

    checkin: CheckIn
    stage: Stage
    order: tuple[Question, ...]
    sheet: Sheet
    library: Library = field(default_factory=Library)
    may_end: frozenset[Ending] = frozenset()

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

    def open(
        self,
        pair_id: str,
        due: date,
        lenses: Sequence[str],
        form: FormKind = FormKind.FULL,
        *,
        predict: bool | None = None,
    ) -> tuple[Changes, str]:
        """Open a check-in for both people. Answers what changed and the new check-in's id.

        What a pulse asks, whether principles are mirrored and, where ``predict`` is None, whether each says what they
        think the other gave them, follow from the pair's settings. Raises NotAllowedError, and KeyError for a lens that
        the pair does not have.
        """
        if not lenses:
            raise NotAllowedError(_("Choose at least one lens, so that there is something to answer."))
        today = self.clock().date()
        if due < today:
            raise NotAllowedError(_("The due date has already passed. Choose today or a later day."))
        with self.database.transaction() as session:
            planned = plan(session, pair_id, today, form=form, lenses=tuple(lenses))
            checkin = CheckIn(
                id=secrets.token_hex(16),
                pair_id=pair_id,
                opened_by=self.role,
                opened_on=today,
                due=due,
                lenses=tuple(lenses),
                questions=planned.questions,
                form=form,
                predict=planned.predict if predict is None else predict,
                focus=planned.focus,
            )
            self.log.append(session, pair_id, [SetFields(rows.KIND, checkin.id, rows.fields_of(checkin))])
        return Changes(checkins=True) + self.log.sync(), checkin.id

    def end(self, pair_id: str, checkin_id: str, how: Ending) -> Changes:
        """Withdraw a check-in, or close it as missed once its due day has passed. Either person may, for both.

        Nothing is deleted: drafts and sealed sheets stay where they are, unopened. Raises NotAllowedError once both
        sheets are sealed, and for closing one before its time.
        """
        today = self.clock().date()
        with self.database.transaction() as session:
            checkin = self._checkin(session, pair_id, checkin_id)
            stage = self._stage(session, checkin)
            if stage is Stage.ENDED:
                raise NotAllowedError(_("This check-in has ended already."), code="check-in-ended")
            if how not in may_end(stage, checkin.due, today):
                raise NotAllowedError(
                    _("Both sheets are sealed, so this check-in goes on to its reveal. Nothing was changed.")
                    if not may_end(stage, checkin.due, today)
                    else _("A check-in can be closed as missed once its due day has passed. Nothing was changed."),
                    code="may-not-end",
                )
            fields = rows.ending_of(Ended(how, self.role, today))
            self.log.append(session, pair_id, [SetFields(rows.KIND, checkin_id, fields)])
        return Changes(checkins=True) + self.log.sync()

    def sheet(self, pair_id: str, checkin_id: str) -> SheetView:
        """My own sheet, to fill in or to look over."""
        with self.database.transaction() as session:
            checkin = self._checkin(session, pair_id, checkin_id)
            stage = self._stage(session, checkin)
            library = pair_library(session, pair_id)
            if stage.sealed_by_me:
                mine = log_rows.own_sheet(session, pair_id, checkin_id, self.role)
                if stage is Stage.ENDED and not mine.answers:
                    mine = rows.draft(session, pair_id, checkin_id, self.role) or mine
                return SheetView(
                    checkin, stage, checkin.questions, mine, library, may_end(stage, checkin.due, self.clock().date())
                )
            now = int(self.clock().timestamp())
            seed = rows.begin_draft(session, pair_id, checkin_id, secrets.randbits(31), now)
            draft = rows.draft(session, pair_id, checkin_id, self.role) or Sheet(checkin_id, self.role)
            order = asking_order(checkin.questions, self.role, seed)
            ways = may_end(stage, checkin.due, self.clock().date())
            return SheetView(checkin, stage, order, draft, library, ways)

    def answer(
        self, pair_id: str, checkin_id: str, question: Question, answer: Answer | None, position: int
    ) -> Changes:
        """Keep one answer at once; None takes it back. ``position`` is where in the sheet its author is."""
        with self.database.transaction() as session:
            checkin = self._checkin(session, pair_id, checkin_id)
            self._refuse_if_sealed(self._stage(session, checkin))
            self._refuse_unasked(checkin, {} if answer is None else {question: answer}, [question])
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
            self._refuse_unasked(checkin, answers, answers)
            now = int(self.clock().timestamp())
            rows.begin_draft(session, pair_id, checkin_id, secrets.randbits(31), now)
            clean = {
                question: replace(answer, note=portable(answer.note, NOTE_LIMIT).strip())
                for question, answer in answers.items()
            }
            rows.keep_answers(session, pair_id, checkin_id, clean, now)
        return Changes(drafts=True)

    def keep_remarks(self, pair_id: str, checkin_id: str, remarks: Remarks) -> Changes:
        """Keep the moments of evidence and the shares in per cent, in place of those kept before.

        Moments that are not shared stay in this vault. Raises NotAllowedError for an item or a measure that this
        check-in does not ask.
        """
        with self.database.transaction() as session:
            checkin = self._checkin(session, pair_id, checkin_id)
            self._refuse_if_sealed(self._stage(session, checkin))
            items = {question.item for question in checkin.questions}
            measures = {measure.key for measure in pair_library(session, pair_id).measures(checkin.lenses)}
            if not all(items.issuperset(moment.items) for moment in remarks.moments) or not all(
                question.item in measures for question in remarks.measures
            ):
                raise NotAllowedError(_("This check-in does not ask that question, so nothing was kept."))
            now = int(self.clock().timestamp())
            rows.begin_draft(session, pair_id, checkin_id, secrets.randbits(31), now)
            rows.keep_remarks(session, pair_id, checkin_id, _clean(remarks), now)
        return Changes(drafts=True)

    def second_look(self, pair_id: str, checkin_id: str, seconds: Mapping[Question, float]) -> tuple[str, ...]:
        """The blocks (``other``, ``self``, ``us``) to ask "Many answers are the same. Is that what you meant?" about.

        ``seconds`` is how long each question was on the screen. For the rater alone, before sealing; a block that was
        asked about already is not asked about again.
        """
        view = self.sheet(pair_id, checkin_id)
        if view.stage.sealed_by_me:
            return ()
        found = []
        for block in BLOCKS:
            asked = [question for question in view.order if question.subject.seen_by(self.role) == block]
            timed = [seconds[question] for question in asked if question in seconds]
            given = [view.sheet.answers[question].rating for question in asked if question in view.sheet.answers]
            if timed and worth_a_second_look(given, sum(timed) / len(timed)):
                found.append(block)
        looked = {look.block for look in view.sheet.looks}
        return tuple(block for block in found if block not in looked)

    def keep_second_look(self, pair_id: str, checkin_id: str, block: str, *, kept: bool) -> Changes:
        """Note that the rater was asked about ``block``, and whether they meant it. The note never leaves the vault."""
        if block not in BLOCKS:
            raise ValueError("not a block of a sheet")
        with self.database.transaction() as session:
            checkin = self._checkin(session, pair_id, checkin_id)
            self._refuse_if_sealed(self._stage(session, checkin))
            draft = rows.draft(session, pair_id, checkin_id, self.role)
            before = draft.looks if draft else ()
            looks = [*(look for look in before if look.block != block), SecondLook(block, kept)]
            rows.begin_draft(session, pair_id, checkin_id, secrets.randbits(31), int(self.clock().timestamp()))
            rows.keep_looks(session, pair_id, checkin_id, looks)
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
            self.log.seal(session, pair_id, checkin_id, checkin.questions, draft.answers, draft.remarks, draft.looks)
            rows.drop_draft(session, pair_id, checkin_id)
        return Changes(checkins=True, drafts=True) + self.log.sync()

    def reveal(self, pair_id: str, checkin_id: str) -> Reveal:
        """Both sheets. Raises NotAllowedError before both are sealed and delivered: there is no override."""
        with self.database.reading() as session:
            checkin = self._checkin(session, pair_id, checkin_id)
            if self._stage(session, checkin) is not Stage.REVEALED:
                raise NotAllowedError(_("This check-in is not revealed yet. Both sheets have to be sealed first."))
            return _reveal(session, checkin, second_views.second_views(session, pair_id))

    def reveals(self, pair_id: str) -> tuple[Reveal, ...]:
        """Every revealed check-in, oldest first: what trends are made of."""
        with self.database.reading() as session:
            views = second_views.second_views(session, pair_id)
            return tuple(
                _reveal(session, checkin, views)
                for checkin in reversed(rows.checkins(session, pair_id))
                if self._stage(session, checkin) is Stage.REVEALED
            )

    def rounds(self, pair_id: str) -> tuple[Reveal, ...]:
        """Every check-in that belongs into a series, oldest first: those revealed, and those closed as missed.

        One that was closed holds no answers: who had sealed is marked so, and who had not has missed it.
        """
        with self.database.reading() as session:
            found, views = [], second_views.second_views(session, pair_id)
            for checkin in reversed(rows.checkins(session, pair_id)):
                facts = log_rows.round_facts(session, pair_id, checkin.id, self.role)
                if facts.stage is Stage.REVEALED:
                    found.append(_reveal(session, checkin, views))
                elif facts.stage is Stage.ENDED and checkin.ended and checkin.ended.how is Ending.MISSED:
                    sealed = {self.role: facts.my_commitment, self.role.other: facts.their_commitment}
                    found.append(_missed(checkin, sealed))
            return tuple(found)

    def add_second_view(
        self, pair_id: str, checkin_id: str, question: Question, note: str, rating: int | None = None
    ) -> Changes:
        """Add what one has come to think since the reveal, with another rating or without. Both see it at once.

        The sealed answer stays as it is. Raises NotAllowedError before the reveal and where there is nothing to say.
        """
        clean = portable(note, NOTE_LIMIT).strip()
        if not clean and rating is None:
            raise NotAllowedError(_("Write a few words or choose a rating, so that there is something to add."))
        if rating is not None and not LOWEST <= rating <= HIGHEST:
            raise ValueError("a rating lies between 1 and 7")
        with self.database.transaction() as session:
            checkin = self._checkin(session, pair_id, checkin_id)
            if self._stage(session, checkin) is not Stage.REVEALED:
                raise NotAllowedError(_("This check-in is not revealed yet. Both sheets have to be sealed first."))
            self._refuse_unasked(checkin, {}, [question])
            view = SecondView(secrets.token_hex(16), self.role, question, self.clock().date(), clean, rating)
            fields = second_views.fields_of(checkin_id, view)
            self.log.append(session, pair_id, [SetFields(second_views.KIND, view.id, fields)])
        return Changes(reveals=True) + self.log.sync()

    def library_of(self, pair_id: str) -> Library:
        """Everything the pair can ask, and every wording it ever asked."""
        with self.database.reading() as session:
            return pair_library(session, pair_id)

    def _summary(self, session: Session, checkin: CheckIn) -> CheckInSummary:
        stage = self._stage(session, checkin)
        if stage.sealed_by_me:
            mine: Sheet | None = log_rows.own_sheet(session, checkin.pair_id, checkin.id, self.role)
        else:
            mine = rows.draft(session, checkin.pair_id, checkin.id, self.role)
        ways = may_end(stage, checkin.due, self.clock().date())
        return CheckInSummary(checkin, stage, len(mine.answers) if mine else 0, ways)

    def _stage(self, session: Session, checkin: CheckIn) -> Stage:
        return log_rows.round_facts(session, checkin.pair_id, checkin.id, self.role).stage

    def _checkin(self, session: Session, pair_id: str, checkin_id: str) -> CheckIn:
        checkin = rows.checkin(session, pair_id, checkin_id)
        if checkin is None:
            raise NotAllowedError(_("This check-in is not on this laptop yet. It arrives with the next exchange."))
        return checkin

    def _refuse_unasked(
        self, checkin: CheckIn, answers: Mapping[Question, Answer], questions: Iterable[Question]
    ) -> None:
        if not set(checkin.questions).issuperset(questions):
            raise NotAllowedError(_("This check-in does not ask that question, so nothing was kept."))
        if any(
            answer.prediction is not None and not (checkin.predict and may_predict(self.role, question))
            for question, answer in answers.items()
        ):
            raise NotAllowedError(_("This check-in does not ask what the other may have given there."))

    def _refuse_if_sealed(self, stage: Stage) -> None:
        if stage is Stage.ENDED:
            raise NotAllowedError(
                _("This check-in has been withdrawn or closed. What was written in it stays where it is."),
                code="check-in-ended",
            )
        if stage.sealed_by_me:
            raise NotAllowedError(_("Your sheet is sealed. A sealed sheet never changes, for either of you."))


def asking_order(questions: Sequence[Question], rater: Role, seed: int) -> tuple[Question, ...]:
    """The order one rater is asked in: the other, self, us, shuffled within each block by the stored seed."""
    ordered: list[Question] = []
    shuffle = random.Random(seed)  # noqa: S311 - an order of questions, not a secret
    for block in BLOCKS:
        part = [question for question in questions if question.subject.seen_by(rater) == block]
        shuffle.shuffle(part)
        ordered += part
    return tuple(ordered)


def _reveal(session: Session, checkin: CheckIn, views: Mapping[str, tuple[SecondView, ...]]) -> Reveal:
    sheets = log_rows.revealed(session, checkin.pair_id, checkin.id)
    return Reveal(checkin, sheets[Role.LEADER], sheets[Role.CHIEF_EXECUTIVE], views.get(checkin.id, ()))


def _missed(checkin: CheckIn, sealed: Mapping[Role, bool]) -> Reveal:
    leader, chief = (Sheet(checkin.id, seat, unopened=sealed[seat]) for seat in SEATS)
    return Reveal(checkin, leader, chief)


def _clean(remarks: Remarks) -> Remarks:
    """The same remarks, as the exchange can carry them; a moment that was only blanks is none."""
    moments = []
    for moment in remarks.moments:
        text = portable(moment.text, NOTE_LIMIT).strip()
        if text or moment.event_id:
            moments.append(replace(moment, text=text))
    return Remarks(tuple(moments), remarks.measures)
