"""How a presenter has work done away from the screen, without knowing how."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Tasks(Protocol):
    """One worker that does one thing after another, in the order asked."""

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], bool] | None = None,
        busy: str | None = None,
    ) -> None:
        """Do ``work`` on the worker, then call ``then`` with its result on the main thread.

        An exception of ``work`` goes to ``failed``, which answers True when it has dealt with it; else to the one door
        for errors (ui/problems). ``busy`` is what to say while it takes noticeably long.
        """
        ...

    def finish(self) -> None:
        """Wait until everything asked for is done and delivered; take nothing new. Call before the vault is closed."""
        ...
