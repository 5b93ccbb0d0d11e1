"""A lens: an instrument of items to rate, with both people's wording of each. Values only; parsing is lens_file's."""

from __future__ import annotations

from dataclasses import dataclass, field

from leaderlens.domain.checkin import Question, Subject
from leaderlens.domain.people import Role


@dataclass(frozen=True, slots=True)
class Wording:
    """How one side of an item is asked: statements for each chair, and what low and high look like."""

    self_statement: str
    other_statement: str
    pair_statement: str = ""
    low: str = ""
    high: str = ""


@dataclass(frozen=True, slots=True)
class Prompts:
    """Questions for a conversation about the item."""

    describe: str
    express: str
    check_back: str


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
    itself asked.
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

    def statement(self, rater: Role, subject: Subject) -> str:
        """The sentence ``rater`` answers about ``subject``."""
        wording = self.wording[subject]
        chair = subject.seen_by(rater)
        if chair == "us":
            return wording.pair_statement
        return wording.self_statement if chair == "self" else wording.other_statement


@dataclass(frozen=True, slots=True)
class Source:
    """Whose thinking a lens is."""

    author: str
    title: str
    publication: str
    note: str


@dataclass(frozen=True, slots=True)
class Lens:
    """An instrument. ``subjects`` says about whom its items are asked in a joint check-in."""

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

    @property
    def asked(self) -> tuple[Item, ...]:
        """The items that a check-in asks: parts stand in for an item that has them."""
        return tuple(part for item in self.items for part in (item.parts or (item,)))

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question of the full form, in the lens's own order."""
        return tuple(
            Question(item.key, subject) for item in self.asked for subject in Subject if subject in item.wording
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
