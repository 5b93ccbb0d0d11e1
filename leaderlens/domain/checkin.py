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

_KEY = re.compile(r"([a-z0-9_]+(?:\.[a-z0-9_]+){1,2}):(leader|chief_executive|pair)(?::([0-9a-f]{8}))?")

MOST_MOMENTS = 6
"""Moments of evidence on one sheet: the paper asks for one or two."""
MOST_ITEMS_OF_A_MOMENT = 3
"""Items one moment can stand for (measurement.md section 1)."""


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


def target_label(rating: int) -> str:
    """The full label of one step where the best lies in the middle: from far too little to far too much."""
    return (
        _("Far too little"),
        _("Too little"),
        _("A little too little"),
        _("About right"),
        _("A little too much"),
        _("Too much"),
        _("Far too much"),
    )[rating - LOWEST]


def step_label(rating: int, *, targeted: bool = False) -> str:
    """The label of one step; ``targeted`` is an item with a target band."""
    return target_label(rating) if targeted else rating_label(rating)


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
    """One thing to be rated: an item of a lens about one subject, in one wording.

    ``item`` is ``lens.item`` or ``lens.item.part`` (``ryley.patient``, ``taylor.trust_truth_tolerance.trust``).
    ``wording`` names what was asked where that can change: eight hexadecimal digits over the statements and anchors of
    an item whose anchors the pair agreed, or of an own lens; empty for a shipped item as it ships. Another wording is
    another question and so begins a series of its own (measurement.md section 1; docs/adr/0024).
    """

    item: str
    subject: Subject
    wording: str = ""

    @property
    def key(self) -> str:
        """``ryley.patient:leader`` or ``ryley.patient:leader:1f0c2d3e``, as bundles and tables write it."""
        bare = f"{self.item}:{self.subject.value}"
        return f"{bare}:{self.wording}" if self.wording else bare

    @property
    def theme(self) -> Question:
        """The same question whatever its wording: what several series have in common."""
        return Question(self.item, self.subject) if self.wording else self

    @classmethod
    def parse(cls, key: str) -> Question:
        """The question of a key. Raises ValueError for anything that is not one."""
        found = _KEY.fullmatch(key)
        if found is None:
            raise ValueError("not a question key")
        return cls(found[1], Subject(found[2]), found[3] or "")


class FormKind(StrEnum):
    """How much a check-in asks: everything its lenses hold, or a rotating part of it (domain/pulse.py)."""

    FULL = "full"
    PULSE = "pulse"


class Missing(StrEnum):
    """Why an answer has no number. Missing is data: it is never filled in and never treated as a middle value."""

    NO_CHANCE = "no_chance"
    TALK = "talk"


class Basis(StrEnum):
    """What a rating rests on: never a weight, only a hollow marker where it is a single moment."""

    ONE_MOMENT = "one_moment"
    SEVERAL = "several"
    OVER_TIME = "over_time"

    @property
    def label(self) -> str:
        """As the sheet and the comments say it."""
        return {
            Basis.ONE_MOMENT: _("One moment"),
            Basis.SEVERAL: _("Several moments"),
            Basis.OVER_TIME: _("Over the whole time"),
        }[self]


class Amount(StrEnum):
    """Whether there was too little or too much of it for the moment. Shown in comments, never scored."""

    TOO_LITTLE = "too_little"
    ABOUT_RIGHT = "about_right"
    TOO_MUCH = "too_much"

    @property
    def label(self) -> str:
        """As the sheet and the comments say it."""
        return {
            Amount.TOO_LITTLE: _("Too little for the moment"),
            Amount.ABOUT_RIGHT: _("About right"),
            Amount.TOO_MUCH: _("Too much for the moment"),
        }[self]


@dataclass(frozen=True, slots=True)
class Answer:
    """A rating of 1 to 7, or the reason there is none, with an optional note that both people see at the reveal.

    Exactly one of ``rating`` and ``missing`` is given; ValueError otherwise. ``prediction`` is the rating its author
    thinks the other gave on the same question: asked about oneself only, before sealing. ``basis`` and ``amount`` are
    never asked for. All of it is sealed and revealed together.
    """

    rating: int | None = None
    missing: Missing | None = None
    note: str = field(default="", repr=False)  # a traceback prints values, and this one is somebody's words
    basis: Basis | None = None
    amount: Amount | None = None
    prediction: int | None = None

    def __post_init__(self) -> None:
        if (self.rating is None) == (self.missing is None):
            raise ValueError("an answer is a rating or a reason why there is none")
        for number in (self.rating, self.prediction):
            if number is not None and not LOWEST <= number <= HIGHEST:
                raise ValueError("a rating lies between 1 and 7")

    @property
    def plain(self) -> bool:
        """Whether the first version of the exchange's format could say it."""
        return self.basis is None and self.amount is None and self.prediction is None


def may_predict(rater: Role, question: Question) -> bool:
    """Whether ``rater`` can be asked what the other gave: on questions about themselves."""
    return question.subject.seen_by(rater) == "self"


@dataclass(frozen=True, slots=True)
class Moment:
    """One or two things remembered before rating: an event of the timeline, or typed text, or both.

    ``items`` are up to three item keys it stands for. Only a ``shared`` moment is sealed with the sheet and revealed
    with it; any other stays in its author's vault for good (measurement.md section 1). ValueError for an empty one.
    """

    text: str = field(default="", repr=False)
    event_id: str = ""
    day: date | None = None
    items: tuple[str, ...] = ()
    shared: bool = False

    def __post_init__(self) -> None:
        if not (self.text.strip() or self.event_id):
            raise ValueError("a moment is an event or some words")
        if len(self.items) > MOST_ITEMS_OF_A_MOMENT:
            raise ValueError("a moment stands for three items at most")


@dataclass(frozen=True, slots=True)
class Remarks:
    """What a sheet holds beside its answers: moments, and quantities in per cent by the question they answer."""

    moments: tuple[Moment, ...] = ()
    measures: Mapping[Question, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.moments) > MOST_MOMENTS:
            raise ValueError("too many moments")
        if not all(0 <= value <= 100 for value in self.measures.values()):
            raise ValueError("a share is between 0 and 100 per cent")

    def __bool__(self) -> bool:
        return bool(self.moments or self.measures)

    @property
    def shared(self) -> Remarks:
        """The part that is sealed, and revealed with the sheet."""
        return Remarks(tuple(moment for moment in self.moments if moment.shared), self.measures)


@dataclass(frozen=True, slots=True)
class SecondLook:
    """That the rater alone was asked "Many answers are the same. Is that what you meant?", and what they said.

    ``block`` is ``other``, ``self`` or ``us``; ``kept`` is True for "yes". Never leaves the vault.
    """

    block: str
    kept: bool


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One round for a pair. ``lenses`` are the ids it draws on; ``questions`` keep the lens's own order.

    ``predict`` says whether each is also asked what they think the other gave them. ``focus`` are the item keys that
    were in focus when it was opened.
    """

    id: str
    pair_id: str
    opened_by: Role
    opened_on: date
    due: date
    lenses: tuple[str, ...]
    questions: tuple[Question, ...]
    form: FormKind = FormKind.FULL
    predict: bool = False
    focus: tuple[str, ...] = ()
    ended: Ended | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """That somebody withdrew a check-in, or closed it as missed, and on which day.

    Nothing is deleted: drafts and sealed sheets stay in their vaults, and are never opened.
    """

    how: Ending
    by: Role
    on: date


class Ending(StrEnum):
    """How a check-in ends without a reveal: taken back by either, or closed by either once its due day has passed."""

    WITHDRAWN = "withdrawn"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One person's answers in a check-in. Questions without an entry were not answered.

    ``unopened`` marks a sheet that was sealed in a check-in which ended without a reveal: its answers are nobody
    else's, so it is neither missed nor known.
    """

    checkin_id: str
    rater: Role
    answers: Mapping[Question, Answer] = field(default_factory=dict)
    position: int = 0
    remarks: Remarks = field(default_factory=Remarks)
    looks: tuple[SecondLook, ...] = ()
    unopened: bool = False


@dataclass(frozen=True, slots=True)
class SecondView:
    """What a rater came to think after the reveal. It stands beside the sealed answer and never changes it."""

    id: str
    rater: Role
    question: Question
    on: date
    note: str = field(default="", repr=False)
    rating: int | None = None


class Stage(StrEnum):
    """How far a check-in has come, from one person's chair."""

    TO_DO = "to_do"
    SEALED_WAITING = "sealed_waiting"
    OTHER_WAITING = "other_waiting"
    BOTH_SEALED = "both_sealed"
    WAITING_FOR_OPENING = "waiting_for_opening"
    WAITING_FOR_RECEIPT = "waiting_for_receipt"
    REVEALED = "revealed"
    ENDED = "ended"

    @property
    def sealed_by_me(self) -> bool:
        """Whether my own sheet can no longer change (or, in a check-in that ended, is no longer asked for)."""
        return self not in {Stage.TO_DO, Stage.OTHER_WAITING}

    @property
    def under_way(self) -> bool:
        """Whether something is still to come: neither revealed nor ended."""
        return self not in {Stage.REVEALED, Stage.ENDED}


def may_end(stage: Stage, due: date, today: date) -> frozenset[Ending]:
    """How a check-in at that stage may end without a reveal: not once both sheets are sealed."""
    if stage not in {Stage.TO_DO, Stage.OTHER_WAITING, Stage.SEALED_WAITING}:
        return frozenset()
    return frozenset(Ending) if today > due else frozenset({Ending.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """What one vault holds of a check-in: the facts from which its stage follows.

    ``receipt`` is True when a bundle of the other's acknowledges our opening, or when the exchange folder is a local
    one, where a published file *is* delivered (docs/adr/0006). ``shown_anyway`` is the recorded choice of exchange.md
    section 4 rule 3: 48 hours after our opening went out the person may look without the receipt. ``ended``: somebody
    withdrew it or closed it as missed, in time (``domain.merge`` judges that).
    """

    my_commitment: bool = False
    their_commitment: bool = False
    my_opening: bool = False
    their_opening: bool = False
    receipt: bool = False
    shown_anyway: bool = False
    ended: bool = False

    @property
    def stage(self) -> Stage:
        if self.ended and not (self.my_opening and self.their_opening):
            return Stage.ENDED
        if not self.my_commitment:
            return Stage.OTHER_WAITING if self.their_commitment else Stage.TO_DO
        return self._stage_once_sealed if self.their_commitment else Stage.SEALED_WAITING

    @property
    def _stage_once_sealed(self) -> Stage:
        if not self.my_opening:
            return Stage.BOTH_SEALED
        if not self.their_opening:
            return Stage.WAITING_FOR_OPENING
        if not (self.receipt or self.shown_anyway):
            return Stage.WAITING_FOR_RECEIPT
        return Stage.REVEALED


@dataclass(frozen=True, slots=True)
class Reveal:
    """Both sheets of a revealed check-in, and what was added since (oldest first).

    A check-in that was closed as missed is told in the same way, with two sheets that hold nothing: a series needs to
    know that it took place. ``revealed`` is False then.
    """

    checkin: CheckIn
    leader: Sheet
    chief_executive: Sheet
    second_views: tuple[SecondView, ...] = ()

    @property
    def revealed(self) -> bool:
        """Whether the two sheets were opened."""
        return self.checkin.ended is None

    def sheet_of(self, rater: Role) -> Sheet:
        """The sheet of the person in that seat."""
        return self.leader if rater is Role.LEADER else self.chief_executive

    def answer(self, rater: Role, question: Question) -> Answer | None:
        """What ``rater`` answered, or None where they did not answer."""
        return self.sheet_of(rater).answers.get(question)

    def second_views_of(self, rater: Role, question: Question) -> tuple[SecondView, ...]:
        """What that person added to that answer, oldest first."""
        return tuple(view for view in self.second_views if view.rater is rater and view.question == question)

    def predicted(self, rater: Role, question: Question) -> int | None:
        """What ``rater`` thought the other had given, or None where they did not say."""
        answer = self.answer(rater, question)
        return None if answer is None else answer.prediction

    @property
    def raters(self) -> tuple[Role, ...]:
        return SEATS
