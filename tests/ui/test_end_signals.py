"""A signal that asks the process to end reaches the main thread, and nothing else of the process changes."""

from __future__ import annotations

import os
import signal

from pytestqt.qtbot import QtBot

from leaderlens.ui.end_signals import EndSignals


def test_a_signal_is_told_on_the_main_thread_and_ends_nothing_by_itself(qtbot: QtBot) -> None:
    ours = signal.signal(signal.SIGHUP, signal.SIG_DFL)  # whoever runs the tests may have been started with nohup
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)}
    ends = EndSignals()
    try:
        for number in before:
            with qtbot.waitSignal(ends.asked):
                os.kill(os.getpid(), number)
    finally:
        ends.stop()
        after = {number: signal.getsignal(number) for number in before}
        signal.signal(signal.SIGHUP, ours)
    assert after == before
    assert signal.set_wakeup_fd(-1) == -1


def test_what_was_told_to_live_on_lives_on(qtbot: QtBot) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does
    ends = EndSignals()
    try:
        with qtbot.assertNotEmitted(ends.asked):
            os.kill(os.getpid(), signal.SIGHUP)
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        ends.stop()
        signal.signal(signal.SIGHUP, before)
