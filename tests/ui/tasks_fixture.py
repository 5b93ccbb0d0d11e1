"""A worker that works at once, on the spot: presenters are tested without threads."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class ImmediateTasks:
    """Does the work when asked. ``told`` keeps the errors nobody else dealt with; ``said`` the busy sentences."""

    def __init__(self) -> None:
        self.told: list[Exception] = []
        self.said: list[str] = []
        self.finished = False

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], bool] | None = None,
        busy: str | None = None,
    ) -> None:
        assert not self.finished
        if busy:
            self.said.append(busy)
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - as the real worker does
            if failed is None or not failed(error):
                self.told.append(error)
            return
        then(result)

    def finish(self) -> None:
        self.finished = True
