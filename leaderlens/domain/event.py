"""Something dated in the council's life, drawn behind charts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Event:
    """``kind`` is a word of the event list (``budget``, ``election``); ``major`` ones are drawn on small charts too."""

    id: str
    day: date
    kind: str
    title: str
    text: str = ""
    major: bool = False
