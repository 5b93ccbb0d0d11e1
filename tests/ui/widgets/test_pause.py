"""The pause between typing and keeping: it ends for somebody who types on, too."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from leaderlens.ui.widgets.pause import PAUSE_MS, Pause


def test_it_ends_so_long_after_the_first_letter_whatever_follows(qtbot: QtBot) -> None:
    owner, ended = QObject(), list[bool]()
    pause = Pause(owner)
    pause.over.connect(lambda: ended.append(True))

    def typed_on() -> bool:
        pause.touch()
        return len(ended) == 1

    qtbot.waitUntil(typed_on, timeout=PAUSE_MS * 5)
    pause.stop()
    assert ended == [True]


def test_one_that_was_stopped_says_nothing_until_it_is_touched_again(qtbot: QtBot) -> None:
    owner, ended = QObject(), list[bool]()
    pause = Pause(owner)
    pause.over.connect(lambda: ended.append(True))
    pause.touch()
    pause.stop()
    qtbot.wait(PAUSE_MS * 2)
    assert ended == []
    with qtbot.waitSignal(pause.over, timeout=PAUSE_MS * 5):
        pause.touch()
    assert ended == [True]
