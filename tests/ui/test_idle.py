"""Locking without being asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from leaderlens.ui.idle import IdleWatch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


class Hands:
    """Two clocks that move only when told."""

    def __init__(self) -> None:
        self.monotonic = 1000.0
        self.wall = 1_800_000_000.0

    def wait(self, seconds: float) -> None:
        self.monotonic += seconds
        self.wall += seconds


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def watch(qapp: QApplication, hands: Hands) -> Iterator[IdleWatch]:
    watch = IdleWatch(qapp, 5, lambda: hands.monotonic, lambda: hands.wall)
    watch.start()
    yield watch
    watch.stop()
    watch.deleteLater()


def asked(watch: IdleWatch) -> list[bool]:
    locks: list[bool] = []
    watch.lock_requested.connect(lambda: locks.append(True))
    return locks


def shown_field(qtbot: QtBot) -> QLineEdit:
    """A field in a window of its own, with the keyboard in it."""
    field = QLineEdit()
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
        field.activateWindow()
    return field


def test_nobody_there_for_five_minutes_locks_once(watch: IdleWatch, hands: Hands) -> None:
    locks = asked(watch)
    for _second in range(299):
        hands.wait(1)
        watch.tick()
    assert locks == []
    hands.wait(1)
    watch.tick()
    assert locks == [True]


def test_42_slow_typing_keeps_it_open(watch: IdleWatch, hands: Hands, qtbot: QtBot) -> None:
    locks = asked(watch)
    field = shown_field(qtbot)
    for _key in range(10):
        for _second in range(50):
            hands.wait(5)
            watch.tick()
        QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)
    assert locks == []
    assert field.text() == "a" * 10


@pytest.mark.parametrize("sign", ["mouse moved", "button pressed", "wheel turned", "word composed"])
def test_hands_that_do_not_type_keep_it_open(watch: IdleWatch, hands: Hands, qtbot: QtBot, sign: str) -> None:
    locks = asked(watch)
    field = shown_field(qtbot)
    window = field.windowHandle()
    for time in range(4):
        middle = QPoint(5 + time, 5)
        for _second in range(200):
            hands.wait(1)
            watch.tick()
        if sign == "mouse moved":
            QTest.mouseMove(window, middle)
        elif sign == "button pressed":
            QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=middle)
        elif sign == "wheel turned":
            QTest.wheelEvent(window, QPointF(middle), QPoint(0, 120))
        else:
            QApplication.sendEvent(field, QInputMethodEvent("ŵ", []))
    assert locks == []


def test_a_window_that_opens_later_is_watched_as_well(watch: IdleWatch, hands: Hands, qtbot: QtBot) -> None:
    locks = asked(watch)
    shown_field(qtbot)
    watch.tick()
    dialog = QDialog()
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    for time in range(4):
        for _second in range(200):
            hands.wait(1)
            watch.tick()
        QTest.mouseMove(dialog.windowHandle(), QPoint(5 + time, 5))
    assert locks == []


def test_what_the_program_does_by_itself_is_no_sign_of_life(watch: IdleWatch, hands: Hands, qtbot: QtBot) -> None:
    locks = asked(watch)
    field = shown_field(qtbot)
    for second in range(300):
        hands.wait(1)
        watch.tick()
        field.setText(str(second))
        QApplication.processEvents()
    assert locks == [True]


def test_two_people_who_talk_are_not_locked_out(watch: IdleWatch, hands: Hands) -> None:
    locks = asked(watch)
    for _minute in range(20):
        for _second in range(30):
            hands.wait(2)
            watch.tick()
        watch.sign()
    assert locks == []


def test_41_a_laptop_that_slept_is_locked_on_waking(watch: IdleWatch, hands: Hands) -> None:
    locks = asked(watch)
    hands.wall += 3600  # the monotonic clock stood still
    watch.tick()
    assert locks == [True]


def test_40_a_clock_set_back_or_forward_does_not_loop(watch: IdleWatch, hands: Hands) -> None:
    locks = asked(watch)
    hands.wall -= 3 * 365 * 86400
    watch.tick()
    hands.wait(1)
    watch.tick()
    assert locks == []


def test_a_shorter_time_holds_at_once(watch: IdleWatch, hands: Hands) -> None:
    locks = asked(watch)
    watch.set_minutes(1)
    for _second in range(60):
        hands.wait(1)
        watch.tick()
    assert locks == [True]
