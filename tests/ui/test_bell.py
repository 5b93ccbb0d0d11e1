"""The bell: rings once, keeps quiet hours, and says nothing but that something is due."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from leaderlens.clock import FixedClock
from leaderlens.services.reminders import Quiet
from leaderlens.ui.bell import Bell, Tray

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass
class Port:
    rung: list[str] = field(default_factory=list)
    waiting: bool = False

    def keep(self, *, waiting: bool) -> None:
        self.waiting = waiting

    def ring(self, sentence: str) -> None:
        self.rung.append(sentence)


class Scene:
    def __init__(self) -> None:
        self.port, self.clock, self.parent = Port(), FixedClock(NOW), QObject()
        self.hours: Quiet | None = Quiet(20, 8)
        self.bell = Bell(self.port, self.clock, lambda: self.hours, self.parent)

    def at(self, moment: datetime) -> list[str]:
        self.clock.moment = moment
        self.bell.look()
        return self.port.rung


@pytest.fixture
def scene(qapp: object) -> Scene:
    assert qapp is not None
    return Scene()


def test_it_rings_once_when_something_is_due(scene: Scene) -> None:
    scene.bell.set_moments((NOW + HOUR, NOW + 2 * HOUR))
    assert scene.port.waiting
    assert scene.at(NOW + HOUR - timedelta(minutes=1)) == []
    assert scene.at(NOW + HOUR) == ["something is due"]
    assert scene.at(NOW + HOUR + timedelta(minutes=1)) == ["something is due"]
    assert scene.at(NOW + 3 * HOUR) == ["something is due"] * 2
    assert not scene.port.waiting


def test_what_has_rung_does_not_ring_again_when_moments_are_read_anew(scene: Scene) -> None:
    scene.bell.set_moments((NOW + HOUR,))
    scene.at(NOW + HOUR)
    scene.bell.set_moments((NOW + HOUR,))
    assert len(scene.at(NOW + 2 * HOUR)) == 1


def test_what_falls_in_quiet_hours_is_said_when_they_end(scene: Scene) -> None:
    evening = NOW.replace(hour=21)
    scene.bell.set_moments((evening,))
    assert scene.at(evening + HOUR) == []
    scene.bell.set_moments(())  # read anew while it waits
    assert scene.at(NOW.replace(day=22, hour=7)) == []
    assert len(scene.at(NOW.replace(day=22, hour=8))) == 1


def test_switched_off_it_is_silent_and_leaves_the_tray(scene: Scene) -> None:
    scene.bell.set_moments((NOW + HOUR,))
    scene.hours = None
    scene.bell.set_moments(scene.bell.moments)
    assert not scene.port.waiting
    assert scene.at(NOW + 2 * HOUR) == []


def test_it_forgets(scene: Scene) -> None:
    scene.bell.set_moments((NOW + HOUR,))
    scene.bell.forget()
    assert scene.at(NOW + 2 * HOUR) == []
    assert not scene.port.waiting


def test_its_clock_looks_by_itself(scene: Scene, qtbot: QtBot) -> None:
    scene.bell.set_moments((NOW + HOUR,))
    scene.clock.moment = NOW + HOUR
    scene.bell._timer.setInterval(1)
    qtbot.waitUntil(lambda: scene.port.rung == ["something is due"])


def test_it_looks_when_the_next_thing_is_due_and_often_enough_for_a_laptop_that_slept(scene: Scene) -> None:
    scene.bell.set_moments((NOW + timedelta(seconds=9), NOW + HOUR))
    assert scene.bell._timer.interval() == 9_000
    scene.bell.set_moments((NOW + HOUR,))  # read anew again and again, which must not keep it from looking
    assert scene.bell._timer.interval() == 9_000
    scene.bell.forget()
    scene.bell.set_moments((NOW + HOUR,))
    assert scene.bell._timer.interval() == 30_000


def test_a_system_without_a_tray_is_left_alone(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: False))
    parent = QObject()
    tray = Tray(parent)
    tray.keep(waiting=True)
    tray.ring("something is due")
    assert tray.findChildren(QSystemTrayIcon) == []


@pytest.mark.qt_log_ignore("systemTrayWindowChanged")  # the offscreen platform has no tray to speak of
def test_the_tray_shows_the_sentence_and_nothing_else(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[tuple[str, str]] = []

    def show(_tray: QSystemTrayIcon, title: str, text: str, icon: QIcon) -> None:
        assert not icon.isNull()
        shown.append((title, text))

    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", show)
    parent = QObject()
    tray = Tray(parent)
    tray.keep(waiting=True)
    (icon,) = tray.findChildren(QSystemTrayIcon)
    assert icon.toolTip() == "LeaderLens"
    tray.ring("something is due")
    assert shown == [("LeaderLens", "something is due")]
    with qtbot.waitSignal(tray.clicked):
        icon.messageClicked.emit()
    tray.ring("something is due")
    tray.keep(waiting=False)
    assert icon.isVisible(), "it would take the notification along"
    icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert not icon.isVisible()
    tray.ring("something is due")
    tray._look_up(Qt.ApplicationState.ApplicationInactive)
    assert icon.isVisible()
    tray._look_up(Qt.ApplicationState.ApplicationActive)
    assert not icon.isVisible()
