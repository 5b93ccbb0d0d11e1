"""The lenses people can use: parsed once per process, looked up by key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType

from leaderlens.domain.checkin import Question
from leaderlens.domain.lens import Item, Lens
from leaderlens.domain.lens_file import parse_lens
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
    """Every lens at hand: those that ship with LeaderLens, then ``own`` ones.

    Making one costs nothing; the shipped files are read on first use (about 25 ms, once per process). Raises
    ContentError then if a file was altered.
    """

    own: tuple[Lens, ...] = ()

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

    def questions(self, lens_ids: Iterable[str]) -> tuple[Question, ...]:
        """The full form of the lenses: in the library's order of lenses whatever order they are named in.

        Raises KeyError for a lens that is not here.
        """
        wanted = set(lens_ids)
        for lens_id in wanted:
            self.lens(lens_id)
        return tuple(question for lens in self.lenses if lens.id in wanted for question in lens.questions)
