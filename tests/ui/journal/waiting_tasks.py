"""A worker that works when told: what happens between asking and answering can be tested."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TypeVar

from tests.ui.tasks_fixture import ImmediateTasks

T = TypeVar("T")


class WaitingTasks(ImmediateTasks):
    """Does the oldest piece of work at :meth:`step`, all of them at :meth:`go`."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: deque[Callable[[], None]] = deque()

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], bool] | None = None,
        busy: str | None = None,
    ) -> None:
        at_once = super().run
        self.waiting.append(lambda: at_once(work, then, failed, busy))

    def step(self) -> None:
        """Do one piece of work and tell its outcome."""
        self.waiting.popleft()()

    def go(self) -> None:
        """Do everything, and what follows from it."""
        while self.waiting:
            self.step()
