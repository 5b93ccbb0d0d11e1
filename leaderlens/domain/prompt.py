"""What can begin an entry: prompts, by the situation they are for, and templates."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Situation:
    """When a prompt helps: ``before_one_to_one``, "Before a one-to-one"."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question to write from. ``for_role`` is a role or ``any``; ``related`` are lens items; ``own``: not ours."""

    id: str
    situation: str
    text: str = field(repr=False)
    for_role: str = "any"
    related: tuple[str, ...] = ()
    own: bool = False


@dataclass(frozen=True, slots=True)
class Template:
    """A page to fill in. ``body`` is Markdown; ``minutes`` how long it takes (0: unsaid); ``own``: the person's."""

    id: str
    title: str = field(repr=False)
    body: str = field(repr=False)
    line: str = ""
    minutes: int = 0
    for_role: str = "any"
    situations: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    own: bool = False


SEASONS: tuple[tuple[tuple[int, ...], tuple[str, ...]], ...] = (
    ((11, 12, 1, 2), ("budget",)),  # the budget is set by early March
    ((3, 4), ("election", "weekly_review")),
    ((5, 6), ("first_100_days", "partners")),  # annual meetings: new leaders, new cabinets
    ((7, 8), ("energy", "gratitude", "celebrating")),
    ((9, 10), ("scrutiny", "team", "partners")),
)
"""Months, and the situations an English or Welsh council's year brings with them."""


def in_season(month: int) -> tuple[str, ...]:
    """The situations that month is likely to bring, likeliest first."""
    return tuple(situation for months, some in SEASONS if month in months for situation in some)
