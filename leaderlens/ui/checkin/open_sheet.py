"""The sheet on the desk: which questions it asks, where one is in it, and what it holds so far. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, field

from leaderlens.domain.checkin import Answer, CheckIn, Question
from leaderlens.domain.lens import Item, Lens
from leaderlens.domain.people import Role
from leaderlens.services.checkins import SheetView
from leaderlens.services.lenses import Library
from leaderlens.ui.checkin.sheet_keeper import SheetKeeper
from leaderlens.ui.checkin.words import BLOCKS, Asked, ReviewLine, answer_words, asked, block_title


@dataclass(slots=True)
class OpenSheet:
    """One person's draft as the screen shows it: at once what was pressed, whether saved already or not."""

    checkin: CheckIn
    title: str
    partner: str
    rater: Role
    asked: tuple[Asked, ...]
    keeper: SheetKeeper
    answers: dict[Question, Answer] = field(default_factory=dict)
    position: int = 0

    @classmethod
    def of(cls, view: SheetView, title: str, partner: str, library: Library, keeper: SheetKeeper) -> OpenSheet:
        """The sheet as it was left. What ``keeper`` could not save yet counts.

        A question whose item this app does not have (a lens of a newer version) is not asked and stays unanswered.
        """
        lenses = {lens.id: lens for lens in library.lenses}
        rater, questions = view.sheet.rater, []
        for question in view.order:
            found = _found(question, lenses)
            if found is not None:
                questions.append(asked(question, *found, rater, partner))
        answers = dict(view.sheet.answers)
        for question, answer in keeper.unsaved.items():
            if answer is None:
                answers.pop(question, None)
            else:
                answers[question] = answer
        position = min(max(0, view.sheet.position), max(0, len(questions) - 1))
        return cls(view.checkin, title, partner, rater, tuple(questions), keeper, answers, position)

    @property
    def here(self) -> Asked:
        """The question one is at."""
        return self.asked[self.position]

    @property
    def last(self) -> bool:
        return self.position + 1 >= len(self.asked)

    @property
    def blocks(self) -> tuple[int, ...]:
        """How many questions each block has, in the order asked."""
        return tuple(sum(one.block == block for one in self.asked) for block in BLOCKS)

    @property
    def done(self) -> frozenset[int]:
        """The positions that are answered."""
        return frozenset(place for place, one in enumerate(self.asked) if one.question in self.answers)

    def put(self, answer: Answer | None) -> None:
        """Take an answer to the question one is at, and save it behind; None takes it back."""
        question = self.here.question
        if answer is None:
            self.answers.pop(question, None)
        else:
            self.answers[question] = answer
        self.keeper.put(question, answer, self.position)

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
                    answer=answer_words(answer) if answer else "",
                    noted=bool(answer and answer.note.strip()),
                )
            )
        return tuple(lines)


def _found(question: Question, lenses: dict[str, Lens]) -> tuple[Item, Lens] | None:
    lens = lenses.get(question.item.partition(".")[0])
    if lens is None:
        return None
    try:
        item = lens.item(question.item)
    except KeyError:
        return None
    return (item, lens) if question.subject in item.wording else None
