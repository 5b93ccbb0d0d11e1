"""Folder work on threads of its own: a share that does not answer makes nobody wait (docs/adr/0022).

A call to the operating system cannot be taken back. So whoever wants something of a folder waits for a while and then
goes on without it; what was asked goes on by itself, and its outcome is there for whoever asks the same again. While it
has not come back, nothing else is asked of that folder: it would only wait behind it.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from leaderlens.errors import ExchangeError
from leaderlens.i18n import _

T = TypeVar("T")

PATIENCE = 2.0
"""Seconds that one round of errands to a folder may take of whoever waits for it."""


@dataclass(slots=True)
class _Errand:
    """Something asked of a folder. ``done`` once ``result`` or ``error`` is there."""

    name: str
    done: threading.Event = field(default_factory=threading.Event)
    result: Any = None
    error: Exception | None = None

    def run(self, work: Callable[[], Any]) -> None:
        try:
            self.result = work()
        except Exception as error:  # noqa: BLE001 - whatever happens there is told to whoever waits, or asks again
            self.error = error
        finally:
            self.done.set()


class Errands:
    """Errands to folders, for one thread that asks. ``patience`` in seconds; ``clock`` never goes back."""

    def __init__(self, patience: float = PATIENCE, clock: Callable[[], float] = time.monotonic) -> None:
        self._patience, self._clock = patience, clock
        self._left: dict[Path, float] = {}
        self._out: dict[Path, _Errand] = {}

    def begin(self, root: Path) -> None:
        """A new round: there is patience for the folder ``root`` again."""
        self._left[root] = self._patience

    def patience(self, root: Path) -> float:
        """Seconds left of this round."""
        return self._left.get(root, self._patience)

    def run(self, root: Path, name: str, work: Callable[[], T]) -> T:
        """What ``work`` answers or raises; it touches files and nothing else.

        Raises ExchangeError (``folder-slow``) when it does not come back within what is left of this round's patience,
        or when an earlier errand to ``root`` is still out. The same ``name`` asked again later finds the outcome.
        """
        errand = self._out.get(root)
        if errand is not None and not errand.done.is_set():
            raise slow()
        if errand is None or errand.name != name:
            errand = self._send(root, name, work)
            started = self._clock()
            errand.done.wait(max(self.patience(root), 0.0))
            self._left[root] = self.patience(root) - (self._clock() - started)
            if not errand.done.is_set():
                raise slow()
        del self._out[root]
        if errand.error is not None:
            raise errand.error
        result: T = errand.result
        return result

    def _send(self, root: Path, name: str, work: Callable[[], Any]) -> _Errand:
        errand = self._out[root] = _Errand(name)
        # a daemon: a folder that never answers must not keep the process from ending
        threading.Thread(target=errand.run, args=(work,), name="folder", daemon=True).start()
        return errand


def slow() -> ExchangeError:
    """The folder takes too long to answer."""
    return ExchangeError(
        _(
            "The exchange folder does not answer just now. Everything is safe in your vault, and travels as soon as "
            "the folder answers."
        ),
        code="folder-slow",
    )
