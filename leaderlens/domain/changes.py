"""What an operation touched: the answer of every write, so that each page can tell whether to read again."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Changes:
    """Facts about a write, in the words of the domain and never of a screen. Add two to join them."""

    checkins: bool = False
    drafts: bool = False
    reveals: bool = False
    journal: bool = False
    people: bool = False
    events: bool = False
    problems: bool = False
    lenses: bool = False
    pair_settings: bool = False
    sessions: bool = False
    commitments: bool = False

    def __add__(self, other: Changes) -> Changes:
        return Changes(**{f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)})

    def __bool__(self) -> bool:
        return any(getattr(self, f.name) for f in fields(self))
