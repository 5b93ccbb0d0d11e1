"""A priority: one of the few things a pair chose to focus on, and who stands behind it, how firmly.

Who is *wholly committed*, who *delivers* and who *supports it while it suits them* are Pratt's pigs, chickens and
diners, in plain words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

CAP = 5
"""How many priorities a pair has at once unless it chooses another number."""
HIGHEST_CAP = 12
SUGGESTED_SHARE = (50, 70)
"""Per cent of a leader's time spent on building relationships that the convenor lens suggests."""


class Horizon(StrEnum):
    """When it should show."""

    EARLY = "early"
    LONGER = "longer"


@dataclass(frozen=True, slots=True)
class Priority:
    """One priority. The three lists hold names of people and bodies; ``agreements`` are ids of linked agreements.

    ``partners`` are those outside the council it depends on. ``order`` is its place in the list, from 0. ``contested``
    is what both changed unseen: a field's name, and what the other wrote into it.
    """

    id: str
    pair_id: str
    title: str = field(repr=False)
    horizon: Horizon
    chosen: date
    why: str = field(default="", repr=False)
    committed: tuple[str, ...] = field(default=(), repr=False)
    delivers: tuple[str, ...] = field(default=(), repr=False)
    supports: tuple[str, ...] = field(default=(), repr=False)
    partners: tuple[str, ...] = field(default=(), repr=False)
    agreements: tuple[str, ...] = ()
    order: int = 0
    put_down: date | None = None
    contested: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @property
    def standing(self) -> bool:
        """Whether it is still one of the few."""
        return self.put_down is None


@dataclass(frozen=True, slots=True)
class TimeShare:
    """One person's own estimate: per cent of a week's time spent on building relationships. ``week`` is its Monday."""

    week: date
    percent: int
