"""Keeping a sheet on a worker that answers later, and on one that fails."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from leaderlens.domain.checkin import Answer, Stage
from leaderlens.errors import NotAllowedError, VaultError
from leaderlens.ui.checkin.sheet_keeper import Saving, SheetKeeper
from tests.ui.checkin.seats import Seat


class PatientTasks:
    """A worker that does what it was asked only when told to; ``fail`` makes each piece end in that error."""

    def __init__(self) -> None:
        self.asked: list[tuple[Callable[[], Any], Callable[[Any], None], Callable[[Exception], bool] | None]] = []
        self.fail: Exception | None = None

    def run(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Callable[[Exception], bool] | None = None,
        busy: str | None = None,  # noqa: ARG002 - the shape of a worker
    ) -> None:
        self.asked.append((work, then, failed))

    def work(self) -> list[bool]:
        """Do everything; answers which failures were dealt with."""
        dealt, (asked, self.asked) = [], (self.asked, [])
        for work, then, failed in asked:
            if self.fail is not None and failed is not None:
                dealt.append(failed(self.fail))
            else:
                then(work())
        return dealt

    def finish(self) -> None:
        self.work()


def keeper_of(seat: Seat, tasks: PatientTasks, told: list[Saving]) -> tuple[SheetKeeper, str]:
    checkin_id = seat.open()
    seat.checkins.sheet(seat.two.pair_id, checkin_id)
    keeper = SheetKeeper(
        tasks, seat.checkins, seat.two.pair_id, checkin_id, lambda how, _why: told.append(how) is None, lambda _c: None
    )
    return keeper, checkin_id


def test_saved_comes_after_the_last_of_several(robin: Seat) -> None:
    tasks, told = PatientTasks(), list[Saving]()
    keeper, checkin_id = keeper_of(robin, tasks, told)
    first, second = robin.checkins.sheet(robin.two.pair_id, checkin_id).order[:2]
    keeper.put(first, Answer(rating=1), 0)
    keeper.put(first, Answer(rating=2), 0)
    keeper.put(second, Answer(rating=3), 1)
    assert told == [Saving.UNDER_WAY] * 3
    tasks.work()
    assert told[3:] == [Saving.SAVED]
    assert robin.stored(checkin_id)[:2] == [Answer(rating=2), Answer(rating=3)]
    assert not keeper.unsaved


def test_what_failed_stays_and_goes_with_the_next_change(robin: Seat) -> None:
    tasks, told = PatientTasks(), list[Saving]()
    keeper, checkin_id = keeper_of(robin, tasks, told)
    first, second = robin.checkins.sheet(robin.two.pair_id, checkin_id).order[:2]
    keeper.put(first, Answer(rating=1), 0)
    tasks.fail = VaultError("full", code="disk-full")
    assert tasks.work() == [True]
    assert (told[-1], keeper.unsaved_answers) == (Saving.FAILED, {first: Answer(rating=1)})
    tasks.fail = None
    keeper.put(second, Answer(rating=7), 1)
    tasks.work()
    assert told[-1] is Saving.SAVED
    assert robin.stored(checkin_id)[:2] == [Answer(rating=1), Answer(rating=7)]


def test_a_mistake_of_ours_is_told_and_the_answer_stays(robin: Seat) -> None:
    tasks, told = PatientTasks(), list[Saving]()
    keeper, checkin_id = keeper_of(robin, tasks, told)
    (first, *_rest) = robin.checkins.sheet(robin.two.pair_id, checkin_id).order
    keeper.put(first, Answer(rating=1), 0)
    tasks.fail = RuntimeError()
    assert tasks.work() == [False], "it goes on to the door for errors"
    assert (told[-1], list(keeper.unsaved_answers)) == (Saving.FAILED, [first])


def test_sealing_saves_what_is_left_first(robin: Seat) -> None:
    tasks, told = PatientTasks(), list[Saving]()
    keeper, checkin_id = keeper_of(robin, tasks, told)
    (first, *_rest) = robin.checkins.sheet(robin.two.pair_id, checkin_id).order
    keeper.put(first, Answer(rating=1), 0)
    tasks.fail = VaultError("full", code="disk-full")
    tasks.work()
    tasks.fail = None
    keeper.seal(lambda _changes: None, lambda _error: False)
    tasks.work()
    assert Answer(rating=1) in robin.stored(checkin_id)
    assert robin.checkins.overview(robin.two.pair_id)[0].stage is Stage.SEALED_WAITING


def test_what_nobody_sees_is_told_elsewhere(robin: Seat) -> None:
    tasks, told = PatientTasks(), list[Saving]()
    keeper, checkin_id = keeper_of(robin, tasks, told)
    keeper.tell = lambda _how, _why: False  # the sheet is not in view any more
    (first, *_rest) = robin.checkins.sheet(robin.two.pair_id, checkin_id).order
    keeper.put(first, Answer(rating=1), 0)
    tasks.fail = VaultError("full", code="disk-full")
    assert tasks.work() == [False], "it goes on to the door for errors"
    assert list(keeper.unsaved_answers) == [first]


def test_what_can_never_be_kept_is_let_go(robin: Seat) -> None:
    tasks, told = PatientTasks(), list[Saving]()
    keeper, checkin_id = keeper_of(robin, tasks, told)
    (first, *_rest) = robin.checkins.sheet(robin.two.pair_id, checkin_id).order
    keeper.put(first, Answer(rating=1), 0)
    tasks.fail = NotAllowedError("Your sheet is sealed.")
    tasks.work()
    assert told[-1] is Saving.FAILED
    assert not keeper.unsaved, "nobody could ever lock again"
