"""A check-in: what is asked, one person's sheet of answers, and the stage that follows from what is present.

The stage is always derived from the records in the vault, never stored, so it cannot disagree with them
(docs/adr/0005; exchange.md section 4).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from leaderlens.domain.people import SEATS, Role
from leaderlens.i18n import _

LOWEST, HIGHEST = 1, 7
"""The ends of the rating scale (measurement.md section 1)."""

_KEY = re.compile(r"[a-z0-9_]+(?:\.[a-z0-9_]+){1,2}:(?:leader|chief_executive|pair)")


def rating_label(rating: int) -> str:
    """The full label of one step: every point of the scale is labelled."""
    return (
        _("Rarely or never"),
        _("Now and then"),
        _("About half the time"),
        _("More often than not"),
        _("Usually"),
        _("Almost always"),
        _("Always, even under pressure"),
    )[rating - LOWEST]


class Subject(StrEnum):
    """Who an answer is about. Stored absolutely (never "self" or "other"), so both vaults say the same."""

    LEADER = "leader"
    CHIEF_EXECUTIVE = "chief_executive"
    PAIR = "pair"

    def seen_by(self, rater: Role) -> str:
        """``"self"``, ``"other"`` or ``"us"``: the same subject from one person's chair."""
        if self is Subject.PAIR:
            return "us"
        return "self" if self.value == rater.value else "other"


@dataclass(frozen=True, slots=True, order=True)
class Question:
    """One thing to be rated: an item of a lens about one subject.

    ``item`` is ``lens.item`` or ``lens.item.part`` (``ryley.patient``, ``taylor.trust_truth_tolerance.trust``).
    """

    item: str
    subject: Subject

    @property
    def key(self) -> str:
        """``ryley.patient:leader``, as bundles and tables write it."""
        return f"{self.item}:{self.subject.value}"

    @classmethod
    def parse(cls, key: str) -> Question:
        """The question of a key. Raises ValueError for anything that is not one."""
        if not _KEY.fullmatch(key):
            raise ValueError("not a question key")
        item, _separator, subject = key.rpartition(":")
        return cls(item, Subject(subject))


class Missing(StrEnum):
    """Why an answer has no number. Missing is data: it is never filled in and never treated as a middle value."""

    NO_CHANCE = "no_chance"
    TALK = "talk"


@dataclass(frozen=True, slots=True)
class Answer:
    """A rating of 1 to 7, or the reason there is none, with an optional note that both people see at the reveal.

    Exactly one of ``rating`` and ``missing`` is given; ValueError otherwise.
    """

    rating: int | None = None
    missing: Missing | None = None
    note: str = field(default="", repr=False)  # a traceback prints values, and this one is somebody's words

    def __post_init__(self) -> None:
        if (self.rating is None) == (self.missing is None):
            raise ValueError("an answer is a rating or a reason why there is none")
        if self.rating is not None and not LOWEST <= self.rating <= HIGHEST:
            raise ValueError("a rating lies between 1 and 7")


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One round for a pair. ``lenses`` are the ids it draws on; ``questions`` keep the lens's own order."""

    id: str
    pair_id: str
    opened_by: Role
    opened_on: date
    due: date
    lenses: tuple[str, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One person's answers in a check-in. Questions without an entry were not answered."""

    checkin_id: str
    rater: Role
    answers: Mapping[Question, Answer] = field(default_factory=dict)
    position: int = 0


class Stage(StrEnum):
    """How far a check-in has come, from one person's chair."""

    TO_DO = "to_do"
    SEALED_WAITING = "sealed_waiting"
    OTHER_WAITING = "other_waiting"
    BOTH_SEALED = "both_sealed"
    WAITING_FOR_OPENING = "waiting_for_opening"
    WAITING_FOR_RECEIPT = "waiting_for_receipt"
    REVEALED = "revealed"

    @property
    def sealed_by_me(self) -> bool:
        """Whether my own sheet can no longer change."""
        return self not in {Stage.TO_DO, Stage.OTHER_WAITING}


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """What one vault holds of a check-in: the facts from which its stage follows.

    ``receipt`` is True when a bundle of the other's acknowledges our opening, or when the exchange folder is a local
    one, where a published file *is* delivered (docs/adr/0006). ``shown_anyway`` is the recorded choice of exchange.md
    section 4 rule 3: 48 hours after our opening went out the person may look without the receipt.
    """

    my_commitment: bool = False
    their_commitment: bool = False
    my_opening: bool = False
    their_opening: bool = False
    receipt: bool = False
    shown_anyway: bool = False

    @property
    def stage(self) -> Stage:
        if not self.my_commitment:
            return Stage.OTHER_WAITING if self.their_commitment else Stage.TO_DO
        if not self.their_commitment:
            return Stage.SEALED_WAITING
        if not self.my_opening:
            return Stage.BOTH_SEALED
        if not self.their_opening:
            return Stage.WAITING_FOR_OPENING
        if not (self.receipt or self.shown_anyway):
            return Stage.WAITING_FOR_RECEIPT
        return Stage.REVEALED


@dataclass(frozen=True, slots=True)
class Reveal:
    """Both sheets of a revealed check-in."""

    checkin: CheckIn
    leader: Sheet
    chief_executive: Sheet

    def sheet_of(self, rater: Role) -> Sheet:
        """The sheet of the person in that seat."""
        return self.leader if rater is Role.LEADER else self.chief_executive

    def answer(self, rater: Role, question: Question) -> Answer | None:
        """What ``rater`` answered, or None where they did not answer."""
        return self.sheet_of(rater).answers.get(question)

    @property
    def raters(self) -> tuple[Role, ...]:
        return SEATS
