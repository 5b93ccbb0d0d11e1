"""The worker: one thread, in order, back on the main thread."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QThread, QTimer
from pytestqt.qtbot import QtBot

from leaderlens.errors import NotAllowedError
from leaderlens.ui.background import BackgroundTasks


def test_work_is_done_in_order_on_one_thread_and_told_on_the_main_one(qtbot: QtBot) -> None:
    tasks = BackgroundTasks(pytest.fail)
    told: list[int] = []
    workers: set[int] = set()
    tellers: set[int] = set()

    def work(number: int) -> int:
        workers.add(threading.get_ident())
        return number

    def then(number: int) -> None:
        tellers.add(threading.get_ident())
        told.append(number)

    for number in range(200):
        tasks.run(lambda number=number: work(number), then)
    qtbot.waitUntil(lambda: len(told) == 200)
    assert told == list(range(200))
    assert len(workers) == 1
    assert tellers == {threading.get_ident()} != workers
    tasks.finish()


def test_an_error_goes_to_whoever_deals_with_it_else_through_the_one_door(qtbot: QtBot) -> None:
    door: list[Exception] = []
    tasks = BackgroundTasks(door.append)
    dealt: list[Exception] = []

    def fail() -> None:
        raise NotAllowedError("No.")

    tasks.run(fail, pytest.fail, lambda error: dealt.append(error) is None)
    tasks.run(fail, pytest.fail, lambda _error: False)
    tasks.run(fail, pytest.fail)
    tasks.finish()
    assert (len(dealt), len(door)) == (1, 2)


def test_whoever_stumbles_over_an_outcome_keeps_nothing_behind_it_waiting(qtbot: QtBot) -> None:
    door: list[Exception] = []
    tasks = BackgroundTasks(door.append)
    told: list[str] = []

    def stumble(_outcome: object) -> bool:
        raise RuntimeError

    def fail() -> None:
        raise NotAllowedError("No.")

    tasks.run(lambda: 1, stumble)
    tasks.run(fail, pytest.fail, stumble)
    tasks.run(lambda: "words", told.append)
    tasks.finish()
    assert [type(error) for error in door] == [RuntimeError, RuntimeError]
    assert told == ["words"]


def test_finish_delivers_everything_even_what_follows_from_it(qtbot: QtBot) -> None:
    tasks = BackgroundTasks(pytest.fail)
    told: list[str] = []
    tasks.run(lambda: "first", lambda word: (told.append(word), tasks.run(lambda: "second", told.append))[0])
    tasks.finish()
    assert told == ["first", "second"]
    assert tasks.idle
    with pytest.raises(RuntimeError):
        tasks.run(lambda: 1, lambda _one: None)


def test_long_work_says_what_it_is_doing(qtbot: QtBot) -> None:
    tasks = BackgroundTasks(pytest.fail)
    go_on = threading.Event()
    said: list[str] = []
    tasks.busy_changed.connect(said.append)
    with qtbot.waitSignal(tasks.busy_changed):
        tasks.run(lambda: go_on.wait(10), lambda _waited: None, busy="Sealing your sheet")
    go_on.set()
    tasks.finish()
    assert said == ["Sealing your sheet", ""]


def test_keys_have_their_turn_between_outcomes_that_take_a_while(qtbot: QtBot) -> None:
    tasks = BackgroundTasks(lambda _error: None)
    told: list[str] = []

    def slow(name: str) -> Callable[[object], None]:
        def then(_none: object) -> None:
            told.append(name)
            QTimer.singleShot(0, lambda: told.append("a key"))
            QThread.msleep(20)

        return then

    for name in ("one", "two", "three"):
        tasks.run(lambda: None, slow(name))
    tasks._pool.waitForDone()
    qtbot.waitUntil(lambda: len(told) == 6)
    tasks.finish()
    assert [name for name in told if name != "a key"] == ["one", "two", "three"]
    assert told.index("a key") < told.index("two")
    assert tasks.idle
