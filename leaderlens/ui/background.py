"""The one worker thread: everything that touches the vault runs there, in order."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, Qt, QThread, QThreadPool, QTimer, Signal, Slot

T = TypeVar("T")

BUSY_AFTER_MS = 400  # shorter work needs no word about itself
_TURN_MS = 12  # so long may outcomes be told in one go; then keys and paint have their turn


class _Job(QRunnable):
    """One piece of work; hands its outcome to ``deliver``, never raises."""

    def __init__(self, work: Callable[[], Any], deliver: Callable[[Any, Exception | None], None]) -> None:
        super().__init__()
        self._work, self._deliver = work, deliver
        self.setAutoDelete(True)

    def run(self) -> None:
        try:
            result = self._work()
        except Exception as error:  # noqa: BLE001 - whatever happens on the worker is told on the main thread
            self._deliver(None, error)
        else:
            self._deliver(result, None)


class BackgroundTasks(QObject):
    """Runs work on one thread and brings each outcome back to the main thread, in order.

    ``on_error`` is the one door for what nobody else dealt with. ``busy_changed`` says what is going on once it takes
    longer than a moment, and an empty string when it is over.
    """

    busy_changed = Signal(str)
    _arrived = Signal()

    def __init__(
        self, on_error: Callable[[Exception], None], parent: QObject | None = None, *, patient: bool = False
    ) -> None:
        """``patient`` work lets everything else on the computer go first."""
        super().__init__(parent)
        self._on_error = on_error
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)  # one thread for the whole session: a SQLite connection stays with its thread
        if patient:
            self._pool.setThreadPriority(QThread.Priority.LowPriority)
        self._outcomes: deque[tuple[int, Any, Exception | None]] = deque()
        self._waiting: dict[int, tuple[Callable[[Any], None], Callable[[Exception], bool] | None, str]] = {}
        self._asked = 0
        self._closed = False
        self._said = ""
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(BUSY_AFTER_MS)
        self._clock.timeout.connect(self._say_busy)
        self._next_turn = QTimer(self)
        self._next_turn.setSingleShot(True)
        self._next_turn.setInterval(1)  # none would come in the same turn
        self._next_turn.timeout.connect(self._deliver)
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], bool] | None = None,
        busy: str | None = None,
    ) -> None:
        """See :class:`leaderlens.ui.tasks.Tasks`. Raises RuntimeError after ``finish``."""
        if self._closed:
            raise RuntimeError("the worker has finished")
        self._asked += 1
        number = self._asked
        self._waiting[number] = (then, failed, busy or "")
        if busy and not self._clock.isActive():
            self._clock.start()

        def arrive(result: Any, error: Exception | None) -> None:
            self._outcomes.append((number, result, error))
            self._arrived.emit()

        self._pool.start(_Job(work, arrive))

    @property
    def idle(self) -> bool:
        """Whether nothing is asked for and undelivered."""
        return not self._waiting

    def drain(self) -> None:
        """Wait for all work and deliver it here and now. What ``then`` asks for anew is done, too."""
        while self._waiting:
            self._pool.waitForDone()
            self._tell_all()

    def drain_for(self, milliseconds: int) -> None:
        """Wait so long at most, and deliver what is done by then."""
        self._pool.waitForDone(milliseconds)
        self._tell_all()

    def finish(self) -> None:
        """Drain, and close the door: nothing new is taken."""
        self.drain()
        self._closed = True
        self._pool.waitForDone()

    @Slot()
    def _deliver(self) -> None:
        """Tell outcomes for a moment; what is left then is told in the next turn of the event loop, in order still."""
        if self._next_turn.isActive():
            return
        began = time.monotonic()
        self._tell_all(lambda: (time.monotonic() - began) * 1_000 >= _TURN_MS)
        if self._outcomes:
            self._next_turn.start()

    def _tell_all(self, enough: Callable[[], bool] = lambda: False) -> None:
        application = QCoreApplication.instance()
        if application is not None and QThread.currentThread() is not application.thread():
            raise RuntimeError("outcomes belong to the main thread")
        while self._outcomes:
            number, result, error = self._outcomes.popleft()
            then, failed, _busy = self._waiting.pop(number)
            if not self._waiting:
                self._rest()
            self._tell(result, error, then, failed)
            if enough():
                return

    def _tell(
        self,
        result: Any,
        error: Exception | None,
        then: Callable[[Any], None],
        failed: Callable[[Exception], bool] | None,
    ) -> None:
        """One outcome. Whoever stumbles over it is told about at the one door, and keeps nothing behind it waiting."""
        try:
            if error is None:
                then(result)
            elif failed is None or not failed(error):
                self._on_error(error)
        except Exception as stumbled:  # noqa: BLE001 - a page's mistake; what waits behind it may be somebody's words
            self._on_error(stumbled)

    def _say_busy(self) -> None:
        said = next((busy for _then, _failed, busy in self._waiting.values() if busy), "")
        if said != self._said:
            self._said = said
            self.busy_changed.emit(said)

    def _rest(self) -> None:
        self._clock.stop()
        if self._said:
            self._said = ""
            self.busy_changed.emit("")
