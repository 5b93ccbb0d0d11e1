"""Keeping a sheet: what is on the screen is saved behind it, and what could not be saved is tried again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import Answer, Question
from leaderlens.errors import LeaderLensError, NotAllowedError
from leaderlens.i18n import _
from leaderlens.services.checkins import CheckIns
from leaderlens.ui.tasks import Tasks


class Saving(Enum):
    """How it stands with what was answered."""

    NOTHING = "nothing"
    UNDER_WAY = "under way"
    SAVED = "saved"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class _Change:
    answer: Answer | None
    position: int


@dataclass(slots=True)
class SheetKeeper:
    """The answers of one sheet in the making. ``tell(saving, sentence)`` whenever their standing changes; it answers
    whether the person could see that, because the sheet is before them.

    Standing is SAVED only after the worker has confirmed every change. A change that failed stays here, is shown
    again when the sheet is, and goes with the next change or with :meth:`try_again`. One that the rules refuse (the
    sheet is sealed) can never be kept, and is let go.
    """

    tasks: Tasks
    checkins: CheckIns
    pair_id: str
    checkin_id: str
    tell: Callable[[Saving, str], bool]
    changed: Callable[[Changes], None]
    _waiting: dict[Question, _Change] = field(default_factory=dict, init=False)
    _failed: dict[Question, None] = field(default_factory=dict, init=False)  # in the order they were answered

    @property
    def unsaved(self) -> Mapping[Question, Answer | None]:
        """What is not confirmed yet; None is an answer taken back."""
        return {question: change.answer for question, change in self._waiting.items()}

    def put(self, question: Question, answer: Answer | None, position: int) -> None:
        """Save one answer (None takes it back), and with it whatever could not be saved before."""
        self._waiting[question] = _Change(answer, position)
        self._failed[question] = None
        self.try_again()

    def try_again(self) -> None:
        """Save what could not be saved."""
        questions, self._failed = tuple(self._failed), {}
        for question in questions:
            self._save(question)

    def seal(self, then: Callable[[Changes], None], failed: Callable[[Exception], bool]) -> None:
        """Save what is left and seal, in one piece of work: if an answer cannot be saved, nothing is sealed."""
        left = dict(self._waiting)

        def work() -> Changes:
            for question, change in left.items():
                self._answer(question, change)
            return self.checkins.seal(self.pair_id, self.checkin_id)

        self.tasks.run(work, then, failed, _("Sealing your sheet"))

    def _save(self, question: Question) -> None:
        change = self._waiting[question]
        self.tell(Saving.UNDER_WAY, "")
        self.tasks.run(
            lambda: self._answer(question, change),
            lambda changes: self._saved(question, change, changes),
            lambda error: self._not_saved(question, change, error),
        )

    def _answer(self, question: Question, change: _Change) -> Changes:
        return self.checkins.answer(self.pair_id, self.checkin_id, question, change.answer, change.position)

    def _saved(self, question: Question, change: _Change, changes: Changes) -> None:
        if self._waiting.get(question) is change:
            del self._waiting[question]
            self._failed.pop(question, None)
        if not self._waiting:
            self.tell(Saving.SAVED, "")
        self.changed(changes)

    def _not_saved(self, question: Question, change: _Change, error: Exception) -> bool:
        known = isinstance(error, LeaderLensError)
        if self._waiting.get(question) is not change:
            return known  # a later answer to the same question is on its way
        if isinstance(error, NotAllowedError):
            del self._waiting[question]
        else:
            self._failed[question] = None
        seen = self.tell(
            Saving.FAILED,
            str(error) if known else _("Your last answer is not saved yet. It is still here; please try again."),
        )
        return known and seen
