"""The lenses people can use: parsed once per process, looked up by key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from types import MappingProxyType

from leaderlens.domain.anchors import Anchors
from leaderlens.domain.checkin import Question
from leaderlens.domain.lens import Band, Item, Lens, Measure, Wording, wording_id
from leaderlens.domain.lens_file import parse_lens
from leaderlens.domain.people import Role
from leaderlens.resources import resource

_SHIPPED = ("ryley", "taylor", "collaboration", "place", "convenor")
"""The order in which lenses are offered, asked and listed: the two of the main job first."""


@cache
def _shipped() -> tuple[Lens, ...]:
    return tuple(
        parse_lens(resource(f"lenses/{name}.toml").read_text(encoding="utf-8"), f"{name}.toml") for name in _SHIPPED
    )


@dataclass(frozen=True)
class Library:
    """Every lens at hand: those that ship with LeaderLens, then ``own`` ones, and the anchors a pair has agreed.

    ``own`` holds the newest version of each, ``earlier`` what else was ever proposed, to read old check-ins by.
    ``anchors`` are those in force, by question without wording; ``known_anchors`` every set there ever was.

    Making one costs nothing; the shipped files are read on first use (about 25 ms, once per process). Raises
    ContentError then if a file was altered.
    """

    own: tuple[Lens, ...] = ()
    earlier: tuple[Lens, ...] = ()
    anchors: Mapping[Question, Anchors] = field(default_factory=dict)
    known_anchors: tuple[Anchors, ...] = ()

    def shipped(self) -> tuple[Lens, ...]:
        """The lenses that come with LeaderLens, in the order they are offered."""
        return _shipped()

    @property
    def lenses(self) -> tuple[Lens, ...]:
        """Every lens, the shipped ones first."""
        return (*self.shipped(), *self.own)

    @cached_property
    def _items(self) -> Mapping[str, Item]:
        return MappingProxyType(
            {
                candidate.key: candidate
                for lens in self.lenses
                for item in lens.items
                for candidate in (item, *item.parts)
            }
        )

    def lens(self, lens_id: str) -> Lens:
        """The lens with that id. Raises KeyError when there is none."""
        for lens in self.lenses:
            if lens.id == lens_id:
                return lens
        raise KeyError(lens_id)

    def item(self, key: str) -> Item:
        """The item or part with that global key (``ryley.patient``). Raises KeyError when there is none."""
        return self._items[key]

    def names(self) -> Mapping[str, Item]:
        """Every item and part by its global key, in the lenses' own order."""
        return self._items

    def questions(self, lens_ids: Iterable[str], *, mirrors: bool = True) -> tuple[Question, ...]:
        """The full form of the lenses: in the library's order of lenses whatever order they are named in.

        Without ``mirrors``, principles about one role are not asked from the other role's side. Raises KeyError for a
        lens that is not here.
        """
        wanted = set(lens_ids)
        for lens_id in wanted:
            self.lens(lens_id)
        return tuple(
            self._as_asked(question)
            for lens in self.lenses
            if lens.id in wanted
            for question in lens.questions
            if mirrors or question.subject not in self.item(question.item).mirrored
        )

    def wording(self, question: Question) -> Wording:
        """The statements and anchors a question was asked with. Raises KeyError where nobody here knows them."""
        return self._asked[question][1]

    def statement(self, question: Question, rater: Role) -> str:
        """The sentence ``rater`` answers, in the wording of the question. Raises KeyError as :meth:`wording`."""
        return self.wording(question).statement(rater, question.subject)

    def target(self, question: Question) -> Band | None:
        """The target band of an item whose best lies in the middle, else None; also for a question nobody knows."""
        found = self._asked.get(question)
        return found[0].target if found else None

    def measures(self, lens_ids: Iterable[str]) -> tuple[Measure, ...]:
        """The quantities in per cent that these lenses ask about."""
        wanted = set(lens_ids)
        return tuple(measure for lens in self.lenses if lens.id in wanted for measure in lens.measures)

    def _as_asked(self, question: Question) -> Question:
        anchors = self.anchors.get(question.theme)
        if anchors is None:
            return question
        return Question(
            question.item, question.subject, wording_id(anchors.applied(self.item(question.item)), question.subject)
        )

    @cached_property
    def _asked(self) -> Mapping[Question, tuple[Item, Wording]]:
        """Every wording ever asked, oldest first, so that a question without one means the newest."""
        found: dict[Question, tuple[Item, Wording]] = {}
        for item in self._all_items():
            anchored = (anchors.applied(item) for anchors in self.known_anchors if anchors.item == item.key)
            for variant in (*anchored, item):
                for subject, said in variant.wording.items():
                    found[Question(item.key, subject, wording_id(variant, subject))] = (item, said)
                    found[Question(item.key, subject)] = (item, said)
        return MappingProxyType(found)

    def _all_items(self) -> Iterator[Item]:
        for lens in (*self.earlier, *self.lenses):
            yield from lens.asked
