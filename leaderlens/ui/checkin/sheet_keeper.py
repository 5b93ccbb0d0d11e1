"""Keeping a sheet: what is on the screen is saved behind it, and what could not be saved is tried again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import Answer, Question, Remarks
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


class _Part(Enum):
    """What a sheet holds beside its answers."""

    REMARKS = "remarks"


@dataclass(frozen=True, slots=True)
class _AnswerGiven:
    question: Question
    answer: Answer | None
    position: int

    def keep(self, keeper: SheetKeeper) -> Changes:
        return keeper.checkins.answer(keeper.pair_id, keeper.checkin_id, self.question, self.answer, self.position)


@dataclass(frozen=True, slots=True)
class _RemarksMade:
    remarks: Remarks

    def keep(self, keeper: SheetKeeper) -> Changes:
        return keeper.checkins.keep_remarks(keeper.pair_id, keeper.checkin_id, self.remarks)


_Key = Question | _Part
_Change = _AnswerGiven | _RemarksMade


@dataclass(slots=True)
class SheetKeeper:
    """The answers and moments of one sheet in the making. ``tell(saving, sentence)`` whenever their standing changes;
    it answers whether the person could see that, because the sheet is before them.

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
    _waiting: dict[_Key, _Change] = field(default_factory=dict, init=False)
    _failed: dict[_Key, None] = field(default_factory=dict, init=False)  # in the order they were made

    @property
    def unsaved(self) -> bool:
        """Whether anything is not confirmed yet."""
        return bool(self._waiting)

    @property
    def unsaved_answers(self) -> Mapping[Question, Answer | None]:
        """The answers not confirmed yet; None is one taken back."""
        return {one.question: one.answer for one in self._waiting.values() if isinstance(one, _AnswerGiven)}

    @property
    def unsaved_remarks(self) -> Remarks | None:
        """The moments not confirmed yet; None where there are none."""
        waiting = self._waiting.get(_Part.REMARKS)
        return waiting.remarks if isinstance(waiting, _RemarksMade) else None

    def put(self, question: Question, answer: Answer | None, position: int) -> None:
        """Save one answer (None takes it back), and with it whatever could not be saved before."""
        self._put(question, _AnswerGiven(question, answer, position))

    def put_remarks(self, remarks: Remarks) -> None:
        """Save the moments and shares, and with them whatever could not be saved before."""
        self._put(_Part.REMARKS, _RemarksMade(remarks))

    def try_again(self) -> None:
        """Save what could not be saved."""
        keys, self._failed = tuple(self._failed), {}
        for key in keys:
            self._save(key)

    def seal(self, then: Callable[[Changes], None], failed: Callable[[Exception], bool]) -> None:
        """Save what is left and seal, in one piece of work: if a part cannot be saved, nothing is sealed."""
        left = tuple(self._waiting.values())

        def work() -> Changes:
            for change in left:
                change.keep(self)
            return self.checkins.seal(self.pair_id, self.checkin_id)

        self.tasks.run(work, then, failed, _("Sealing your sheet"))

    def _put(self, key: _Key, change: _Change) -> None:
        self._waiting[key] = change
        self._failed[key] = None
        self.try_again()

    def _save(self, key: _Key) -> None:
        change = self._waiting[key]
        self.tell(Saving.UNDER_WAY, "")
        self.tasks.run(
            lambda: change.keep(self),
            lambda changes: self._saved(key, change, changes),
            lambda error: self._not_saved(key, change, error),
        )

    def _saved(self, key: _Key, change: _Change, changes: Changes) -> None:
        if self._waiting.get(key) is change:
            del self._waiting[key]
            self._failed.pop(key, None)
        if not self._waiting:
            self.tell(Saving.SAVED, "")
        self.changed(changes)

    def _not_saved(self, key: _Key, change: _Change, error: Exception) -> bool:
        known = isinstance(error, LeaderLensError)
        if self._waiting.get(key) is not change:
            return known  # a later change of the same is on its way
        if isinstance(error, NotAllowedError):
            del self._waiting[key]
        else:
            self._failed[key] = None
        seen = self.tell(
            Saving.FAILED,
            str(error) if known else _("What you gave last is not saved yet. It is still here; please try again."),
        )
        return known and seen
