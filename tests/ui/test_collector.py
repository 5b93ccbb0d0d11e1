"""The collector runs where windows live, and nowhere else."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from leaderlens.ui.collector import Collector, collect_if_due


class _Knot:
    """Two of these that hold each other are found by the collector alone."""

    def __init__(self) -> None:
        self.other: _Knot | None = None


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    enabled, thresholds = gc.isenabled(), gc.get_threshold()
    yield
    gc.set_threshold(*thresholds)
    (gc.enable if enabled else gc.disable)()


def _forgotten() -> weakref.ref[_Knot]:
    one, two = _Knot(), _Knot()
    one.other, two.other = two, one
    return weakref.ref(one)


def test_what_was_forgotten_goes_on_the_thread_of_the_event_loop(qtbot: QtBot) -> None:
    where: list[threading.Thread] = []
    parent = QObject()
    gc.enable()
    Collector(parent)
    assert not gc.isenabled()
    gc.set_threshold(1, 10, 10)
    ref = _forgotten()
    weakref.finalize(ref(), lambda: where.append(threading.current_thread()))
    making = threading.Thread(target=lambda: [_forgotten() for _ in range(5_000)])
    making.start()
    making.join()
    assert ref() is not None, "a worker that makes thousands of objects collects nothing"

    qtbot.waitUntil(lambda: ref() is None, timeout=5_000)

    assert where == [threading.main_thread()]


def test_it_collects_as_often_as_python_itself_would() -> None:
    gc.disable()
    gc.collect()
    gc.set_threshold(100, 2, 2)
    done = []
    for _round in range(60):
        held = [_Knot() for _ in range(150)]
        done.append(collect_if_due())
        held.clear()
    assert set(done) == {0, 1, 2}
    assert done.count(0) > done.count(1) > done.count(2)


def test_nothing_due_is_nothing_done() -> None:
    gc.disable()
    gc.collect()
    gc.set_threshold(100_000, 10, 10)
    assert collect_if_due() is None
