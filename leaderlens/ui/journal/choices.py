"""What a menu offers, as values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing a menu offers; an empty ``text`` is a line between groups."""

    text: str = ""
    run: Callable[[], object] | None = None
    shortcut: str = ""
    enabled: bool = True
    ticked: bool | None = None


LINE = Choice()
