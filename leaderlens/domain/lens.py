"""A lens: an instrument of items to rate, with both people's wording of each. Values only; parsing is lens_file's."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from leaderlens.domain.canonical import canon
from leaderlens.domain.checkin import Question, Subject
from leaderlens.domain.people import Role

_WORDING_TAG = b"LeaderLens-wording-v1\0"


@dataclass(frozen=True, slots=True)
class Wording:
    """How one side of an item is asked: statements for each chair, and anchors: what 1, 4 and 7 look like."""

    self_statement: str
    other_statement: str
    pair_statement: str = ""
    low: str = ""
    high: str = ""
    middle: str = ""

    def statement(self, rater: Role, subject: Subject) -> str:
        """The sentence ``rater`` answers about ``subject``."""
        chair = subject.seen_by(rater)
        if chair == "us":
            return self.pair_statement
        return self.self_statement if chair == "self" else self.other_statement


@dataclass(frozen=True, slots=True)
class Band:
    """Where the best lies on an item that can be overdone: from ``low`` to ``high``, both within the scale.

    Such an item is rated from "far too little" (1) to "far too much" (7).
    """

    low: int
    high: int

    def steps_outside(self, rating: int) -> int:
        """How far a rating lies from the band: below it negative, above it positive, 0 inside."""
        return min(rating - self.low, 0) + max(rating - self.high, 0)


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity a lens asks about beside its items, in per cent; ``suggested`` is a range to think about."""

    key: str
    id: str
    name: str
    suggested: tuple[int, int]
    self_statement: str
    other_statement: str
    note: str
    prompt: str
    low: int = 0
    high: int = 100


@dataclass(frozen=True, slots=True)
class Prompts:
    """Questions for a conversation about the item. ``seats`` holds what one seat is asked in place of them: a text that
    is empty there is the one for both.
    """

    describe: str
    express: str
    check_back: str
    seats: Mapping[Role, Prompts] = field(default_factory=dict)

    def asked_of(self, seat: Role | None) -> Prompts:
        """The questions for whoever speaks; those for both where it is neither of the two."""
        own = None if seat is None else self.seats.get(seat)
        if own is None:
            return Prompts(self.describe, self.express, self.check_back)
        return Prompts(own.describe or self.describe, own.express or self.express, own.check_back or self.check_back)


@dataclass(frozen=True, slots=True)
class Cluster:
    """A group of items, for finding one's way round a lens. The grouping is editorial, not a factor."""

    id: str
    name: str
    line: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One attribute, principle or part of a principle.

    ``id`` is local (``patient``, ``trust_truth_tolerance.trust``), ``key`` is global (``ryley.patient``).
    ``about``: ``person``, ``leader``, ``chief_executive``, ``relationship`` or ``pair``.
    ``wording`` holds one entry per subject the item can be rated about; ``looks_like`` one example per subject.
    ``parts`` are the items that stand for this one in a check-in (Taylor's twelfth principle); such an item is not
    itself asked. ``target`` is the band of an item whose best lies in the middle.
    """

    key: str
    id: str
    order: int
    name: str
    short: str
    about: str
    definition: str
    wording: dict[Subject, Wording]
    looks_like: dict[Subject, str] = field(default_factory=dict)
    cluster: str = ""
    overdone: str = ""
    warning_sign: str = ""
    prompts: Prompts | None = None
    parts: tuple[Item, ...] = ()
    target: Band | None = None

    def statement(self, rater: Role, subject: Subject) -> str:
        """The sentence ``rater`` answers about ``subject``."""
        return self.wording[subject].statement(rater, subject)

    @property
    def mirrored(self) -> frozenset[Subject]:
        """The sides worded for whoever the item is not about: what a pair may switch off."""
        if self.about not in {Role.LEADER.value, Role.CHIEF_EXECUTIVE.value}:
            return frozenset()
        return frozenset(subject for subject in self.wording if subject.value != self.about)


@dataclass(frozen=True, slots=True)
class Source:
    """Whose thinking a lens is."""

    author: str
    title: str
    publication: str
    note: str


@dataclass(frozen=True, slots=True)
class Lens:
    """An instrument. ``subjects`` says about whom its items are asked in a joint check-in.

    ``own`` marks a lens somebody wrote; ``version`` counts its finished versions from 1. The notes say whose the
    grouping and the second sides are; ``also_ask`` is a question to put beside the lens.
    """

    id: str
    name: str
    subtitle: str
    optional: bool
    about: str
    subjects: tuple[Subject, ...]
    question: str
    intro: str
    how_to_use: str
    source: Source
    items: tuple[Item, ...]
    clusters: tuple[Cluster, ...] = ()
    measures: tuple[Measure, ...] = ()
    grouping_note: str = ""
    two_sides_note: str = ""
    also_ask: str = ""
    own: bool = False
    version: int = 1

    @property
    def asked(self) -> tuple[Item, ...]:
        """The items that a check-in asks: parts stand in for an item that has them."""
        return tuple(part for item in self.items for part in (item.parts or (item,)))

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question of the full form, in the lens's own order. In an own lens each names its wording."""
        return tuple(
            Question(item.key, subject, wording_id(item, subject) if self.own else "")
            for item in self.asked
            for subject in Subject
            if subject in item.wording
        )

    def item(self, key: str) -> Item:
        """The item or part with that global key. Raises KeyError when the lens has none."""
        for item in self.items:
            for candidate in (item, *item.parts):
                if candidate.key == key:
                    return candidate
        raise KeyError(key)

    def cluster_of(self, item: Item) -> Cluster | None:
        """The cluster an item stands in, if the lens has clusters."""
        return next((cluster for cluster in self.clusters if cluster.id == item.cluster), None)


def wording_id(item: Item, subject: Subject) -> str:
    """The name (eight hex digits) of what is asked about ``subject``: definition, statements, anchors and target band.

    Whatever of these changes begins a new series; examples and prompts for a conversation do not.
    """
    said = item.wording[subject]
    band = [] if item.target is None else [item.target.low, item.target.high]
    texts = [said.self_statement, said.other_statement, said.pair_statement, said.low, said.middle, said.high]
    return hashlib.sha256(_WORDING_TAG + canon([item.definition, *texts, *band])).hexdigest()[:8]
