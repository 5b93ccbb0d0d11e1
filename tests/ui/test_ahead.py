"""Making things ahead: one in a turn, in order, and nothing after it was stopped."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from leaderlens.ui.ahead import Ahead


def test_each_piece_has_a_turn_of_its_own_in_the_order_given(qtbot: QtBot) -> None:
    home, made = QObject(), list[str]()

    def piece(name: str) -> Callable[[], object]:
        def make() -> None:
            made.append(name)
            QTimer.singleShot(0, lambda: made.append("a key"))

        return make

    ahead = Ahead((piece("one"), piece("two"), piece("three")), home)
    ahead.start()
    ahead.start()
    assert made == []
    qtbot.waitUntil(lambda: len(made) == 6)
    assert made == ["one", "a key", "two", "a key", "three", "a key"]


def test_nothing_more_is_made_once_it_was_stopped(qtbot: QtBot) -> None:
    home, made = QObject(), list[str]()
    ahead = Ahead([lambda: made.append("one"), lambda: made.append("two")], home)
    ahead.start()
    qtbot.waitUntil(lambda: made == ["one"])
    ahead.stop()
    _time_for_another(home, qtbot)
    assert made == ["one"]


def test_what_was_stopped_before_it_began_makes_nothing(qtbot: QtBot) -> None:
    home, made = QObject(), list[str]()
    ahead = Ahead([lambda: made.append("one")], home)
    ahead.start()
    ahead.stop()
    _time_for_another(home, qtbot)
    assert made == []


def test_a_piece_that_stumbles_keeps_nothing_behind_it_from_being_made(qtbot: QtBot) -> None:
    home, made = QObject(), list[str]()

    def stumble() -> None:
        raise ValueError

    with qtbot.captureExceptions() as stumbled:
        Ahead((stumble, lambda: made.append("two")), home).start()
        qtbot.waitUntil(lambda: made == ["two"])
    assert [kind for kind, _error, _trace in stumbled] == [ValueError]


def _time_for_another(home: QObject, qtbot: QtBot) -> None:
    """As long as another takes from its start to its second piece."""
    made: list[int] = []
    Ahead([lambda: made.append(1), lambda: made.append(2)], home).start()
    qtbot.waitUntil(lambda: made == [1, 2])
