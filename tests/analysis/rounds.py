"""Revealed check-ins for the tests of the analysis: made of the shipped lenses, from plain numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from leaderlens.domain.checkin import Answer, CheckIn, Missing, Question, Reveal, Sheet, Subject
from leaderlens.domain.lens import Item, Lens
from leaderlens.domain.lens_file import parse_lens
from leaderlens.domain.people import Role
from leaderlens.resources import resource

L, C = Role.LEADER, Role.CHIEF_EXECUTIVE

Given = int | Missing | None
"""A rating, a reason, or nothing answered."""


@cache
def lens(lens_id: str) -> Lens:
    return parse_lens(resource(f"lenses/{lens_id}.toml").read_text(encoding="utf-8"), f"{lens_id}.toml")


@cache
def names() -> Mapping[str, Item]:
    return {item.key: item for one in ("ryley", "taylor") for item in lens(one).asked}


def ask(item: str, subject: Subject = Subject.CHIEF_EXECUTIVE) -> Question:
    """``ask("decisive")`` about the chief executive."""
    return Question(item if "." in item else f"ryley.{item}", subject)


US = tuple(ask(f"taylor.trust_truth_tolerance.{part}", Subject.PAIR) for part in ("trust", "truth", "tolerance"))


def sheet(checkin_id: str, rater: Role, given: Mapping[Question, Given]) -> Sheet:
    answers = {
        question: Answer(missing=value) if isinstance(value, Missing) else Answer(rating=value)
        for question, value in given.items()
        if value is not None
    }
    return Sheet(checkin_id, rater, answers)


def meet(
    day: date, given: Mapping[Question, tuple[Given, Given]], questions: Sequence[Question] | None = None
) -> Reveal:
    """A reveal of one day. ``given`` maps a question to (leader, chief executive)."""
    checkin_id = f"c-{day.isoformat()}"
    checkin = CheckIn(checkin_id, "p", L, day - timedelta(days=4), day, ("ryley",), tuple(questions or given))
    return Reveal(
        checkin,
        sheet(checkin_id, L, {question: pair[0] for question, pair in given.items()}),
        sheet(checkin_id, C, {question: pair[1] for question, pair in given.items()}),
    )


def monthly(rows: Mapping[Question, Sequence[tuple[Given, Given]]], first: date = date(2025, 9, 15)) -> list[Reveal]:
    """One reveal a month (every four weeks), from each question's pairs over time."""
    length = max(len(pairs) for pairs in rows.values())
    return [
        meet(
            first + timedelta(days=28 * place),
            {question: pairs[place] for question, pairs in rows.items() if place < len(pairs)},
        )
        for place in range(length)
    ]
