"""The sheet on the desk: which questions it asks, where one is in it, and what it holds so far. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from leaderlens.domain.checkin import Answer, CheckIn, Question, Remarks, may_predict
from leaderlens.domain.people import Role
from leaderlens.services.checkins import SheetView
from leaderlens.ui.checkin.asked import BLOCKS, Asked, asked, block_title
from leaderlens.ui.checkin.sheet_keeper import SheetKeeper
from leaderlens.ui.checkin.words import ReviewLine, answer_words

LONGEST_LOOK = 60.0
"""Seconds: whoever is away from the screen for longer was not looking at the question all that time."""


@dataclass(frozen=True, slots=True)
class Guess:
    """One question about oneself, to say what the other gave there. ``mine`` is the own answer in words."""

    question: Question
    name: str
    statement: str
    mine: str
    targeted: bool
    prediction: int | None


@dataclass(slots=True)
class OpenSheet:
    """One person's draft as the screen shows it: at once what was pressed, whether saved already or not.

    ``order`` is every question of the sheet, ``asked`` those this app has words for. ``seconds`` counts how long each
    was in sight during this visit.
    """

    view: SheetView
    title: str
    partner: str
    asked: tuple[Asked, ...]
    keeper: SheetKeeper
    answers: dict[Question, Answer]
    remarks: Remarks
    position: int = 0
    seconds: dict[Question, float] = field(default_factory=dict)
    _since: tuple[Question, datetime] | None = None

    @classmethod
    def of(cls, view: SheetView, title: str, partner: str, keeper: SheetKeeper) -> OpenSheet:
        """The sheet as it was left. What ``keeper`` could not save yet counts.

        A question whose item this app does not have (a lens of a newer version) is not asked and stays unanswered.
        """
        rater = view.sheet.rater
        found = (asked(question, view.library, rater, partner) for question in view.order)
        questions = tuple(one for one in found if one is not None)
        answers = dict(view.sheet.answers)
        for question, answer in keeper.unsaved_answers.items():
            if answer is None:
                answers.pop(question, None)
            else:
                answers[question] = answer
        position = min(max(0, view.sheet.position), max(0, len(questions) - 1))
        unsaved = keeper.unsaved_remarks
        remarks = view.sheet.remarks if unsaved is None else unsaved
        return cls(view, title, partner, questions, keeper, answers, remarks, position)

    @property
    def checkin(self) -> CheckIn:
        return self.view.checkin

    @property
    def rater(self) -> Role:
        return self.view.sheet.rater

    @property
    def here(self) -> Asked:
        """The question one is at."""
        return self.asked[self.position]

    @property
    def last(self) -> bool:
        return self.position + 1 >= len(self.asked)

    @property
    def untouched(self) -> bool:
        """Whether nothing was written in it yet."""
        return not self.answers and not self.remarks

    @property
    def blocks(self) -> tuple[int, ...]:
        """How many questions each block has, in the order asked."""
        return tuple(sum(one.block == block for one in self.asked) for block in BLOCKS)

    @property
    def done(self) -> frozenset[int]:
        """The positions that are answered."""
        return frozenset(place for place, one in enumerate(self.asked) if one.question in self.answers)

    @property
    def guesses(self) -> tuple[Guess, ...]:
        """What may be predicted: every answered question about oneself, where the pair chose to be asked."""
        if not self.checkin.predict:
            return ()
        return tuple(
            Guess(
                one.question,
                one.name,
                one.statement,
                answer_words(answer, targeted=one.targeted),
                one.targeted,
                answer.prediction,
            )
            for one in self.asked
            if may_predict(self.rater, one.question) and (answer := self.answers.get(one.question)) is not None
        )

    def put(self, answer: Answer | None) -> None:
        """Take an answer to the question one is at, and save it behind; None takes it back.

        What was predicted there stays: it is said on another view.
        """
        question = self.here.question
        before = self.answers.get(question)
        if answer is None:
            self.answers.pop(question, None)
        else:
            kept = before.prediction if before is not None else None
            answer = self.answers[question] = replace(answer, prediction=kept)
        self.keeper.put(question, answer, self.position)

    def predict(self, question: Question, prediction: int | None) -> None:
        """Take what the other is thought to have given; None takes it back. Nothing where nothing is answered."""
        before = self.answers.get(question)
        if before is not None:
            answer = self.answers[question] = replace(before, prediction=prediction)
            self.keeper.put(question, answer, self.position)

    def remark(self, remarks: Remarks) -> None:
        """Take the moments and shares, and save them behind."""
        if remarks != self.remarks:
            self.remarks = remarks
            self.keeper.put_remarks(remarks)

    def look(self, now: datetime) -> None:
        """The question one is at comes into sight."""
        self.look_away(now)
        self._since = (self.here.question, now)

    def look_away(self, now: datetime) -> None:
        """No question is in sight any more."""
        if self._since is not None:
            question, since = self._since
            lasted = min(LONGEST_LOOK, max(0.0, (now - since).total_seconds()))
            self.seconds[question] = self.seconds.get(question, 0.0) + lasted
        self._since = None

    def position_of(self, key: str) -> int | None:
        """Where the question with that key stands; None if it is not asked."""
        return next((place for place, one in enumerate(self.asked) if one.question.key == key), None)

    def lines(self) -> tuple[ReviewLine, ...]:
        """Every question with its answer, for looking over."""
        lines = []
        for place, one in enumerate(self.asked):
            answer = self.answers.get(one.question)
            lines.append(
                ReviewLine(
                    position=place,
                    block=block_title(one.block, self.partner),
                    name=one.name,
                    answer=answer_words(answer, targeted=one.targeted) if answer else "",
                    noted=bool(answer and answer.note.strip()),
                )
            )
        return tuple(lines)
