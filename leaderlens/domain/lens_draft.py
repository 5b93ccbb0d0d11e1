"""A lens in the making: one value, and the operations of its editor, each of which answers a new value.

A draft may be incomplete at any time; :meth:`LensDraft.problems` says in sentences what is still missing or too long,
item by item. A draft is about each person (``person``), about the two together (``pair``), or words each item for
both sides (``relationship``); its items are then each about one of the two or about what is between them, and may be
asked in parts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from leaderlens.domain.checkin import Subject
from leaderlens.domain.lens import Band, Cluster, Item, Lens, Prompts, Wording
from leaderlens.domain.lens_file import NO_SOURCE, parse_lens, read_draft
from leaderlens.domain.lens_ids import new_id, short_name
from leaderlens.domain.lens_parts import (
    part_moved,
    part_put_back,
    part_renamed,
    part_worded,
    told_by_whole,
    with_part,
    without_part,
)
from leaderlens.domain.lens_writer import write_lens
from leaderlens.domain.people import SEATS
from leaderlens.i18n import _

MOST_ITEMS = 40
"""Items of an own lens: a sheet has to stay answerable in one sitting."""

_SIDES = tuple(Subject(seat.value) for seat in SEATS)
_PLACE = re.compile(r"item “([a-z0-9_]+)”")
_EMPTY = Wording("", "")
_ASKS_NOTHING = Prompts("", "", "")


@dataclass(frozen=True, slots=True)
class LensProblem:
    """One thing that keeps a draft from being finished. ``item`` is an item's id, empty for the lens as a whole."""

    item: str
    sentence: str


@dataclass(frozen=True, slots=True)
class LensDraft:
    """A lens in the making. Items and clusters are named by their ids, which the draft makes up and never changes."""

    lens: Lens

    # ------------------------------------------------------------ begin and end

    @classmethod
    def new(cls, lens_id: str, name: str, about: str = "person") -> LensDraft:
        """An empty draft. ``about``: ``person``, ``pair`` or, for items with two sides, ``relationship``."""
        if about not in {"person", "pair", "relationship"}:
            raise ValueError("a new lens is about each person, about the pair, or has two sides")
        subjects = (Subject.PAIR,) if about == "pair" else _SIDES
        return cls(Lens(lens_id, name, "", True, about, subjects, "", "", "", NO_SOURCE, (), own=True))

    @classmethod
    def of(cls, lens: Lens, lens_id: str | None = None, version: int = 1) -> LensDraft:
        """A draft of a new version of ``lens``, or of a lens of one's own made after it (``lens_id``)."""
        mine = lens if lens_id is None else _under(lens, lens_id)
        return cls(replace(mine, own=True, optional=True, version=version, measures=()))

    @classmethod
    def parse(cls, text: str) -> LensDraft:
        """The draft that :attr:`text` wrote. Raises ContentError for anything that is not a lens file at all."""
        return cls(read_draft(text, _file_name())[0])

    @property
    def text(self) -> str:
        """The draft as a file would say it so far."""
        return write_lens(self.lens)

    def problems(self) -> tuple[LensProblem, ...]:
        """What is still missing, doubled or too long; empty when the draft can be finished."""
        _lens, found = read_draft(self.text, _file_name())
        return tuple(LensProblem(_item_of(where), _sentence(sentence)) for where, sentence in found)

    def finished(self) -> Lens:
        """The lens. Raises ContentError with every problem there is."""
        return parse_lens(self.text, self.lens.name or _file_name())

    # ------------------------------------------------------------ the lens as a whole

    def renamed(self, name: str) -> LensDraft:
        """Another name for the lens."""
        return LensDraft(replace(self.lens, name=name))

    def described(
        self, *, subtitle: str | None = None, question: str | None = None, intro: str | None = None,
        how_to_use: str | None = None, author: str | None = None, title: str | None = None,
    ) -> LensDraft:  # fmt: skip
        """Longer texts of the lens, and whose thinking it is; None leaves one as it is."""
        lens, source = self.lens, self.lens.source
        told = {"subtitle": subtitle, "question": question, "intro": intro, "how_to_use": how_to_use}
        lens = replace(lens, **{key: text for key, text in told.items() if text is not None})  # type: ignore[arg-type]
        source = replace(
            source,
            author=source.author if author is None else author,
            title=source.title if title is None else title,
        )
        return LensDraft(replace(lens, source=source))

    # ------------------------------------------------------------ items

    def item(self, item_id: str) -> Item:
        """The item of that id. Raises KeyError."""
        for item in self.lens.items:
            if item.id == item_id:
                return item
        raise KeyError(item_id)

    def added(self, name: str) -> tuple[LensDraft, str]:
        """The draft with one more item at the end, and the new item's id. ValueError beyond forty items."""
        if len(self.lens.items) >= MOST_ITEMS:
            raise ValueError("too many items")
        own = new_id(name, {item.id for item in self.lens.items})
        sides = (Subject.PAIR,) if self.lens.about == "pair" else _SIDES
        about = self.lens.about if self.lens.about in {"person", "pair"} else "relationship"
        item = Item(
            key=f"{self.lens.id}.{own}",
            id=own,
            order=len(self.lens.items) + 1,
            name=name,
            short=short_name(name, {item.short for item in self.lens.items}),
            about=about,
            definition="",
            wording=dict.fromkeys(sides, _EMPTY),
            cluster=self.lens.clusters[-1].id if self.lens.clusters else "",
        )
        return self._with_items((*self.lens.items, item)), own

    def removed(self, item_id: str) -> LensDraft:
        """The draft without that item."""
        self.item(item_id)
        return self._with_items(tuple(item for item in self.lens.items if item.id != item_id))

    def put_back(self, item: Item) -> LensDraft:
        """The draft with an item that was taken out, at its place again; if its group is gone, in the last one."""
        known = [cluster.id for cluster in self.lens.clusters]
        if item.cluster not in known:
            item = replace(item, cluster=known[-1] if known else "")
        others = [other for other in self.lens.items if other.id != item.id]
        others.insert(item.order - 1, item)
        return self._with_items(tuple(others))

    def moved(self, item_id: str, place: int) -> LensDraft:
        """The draft with that item at ``place``, counted from 0; too far is the nearest end."""
        item = self.item(item_id)
        others = [other for other in self.lens.items if other.id != item_id]
        others.insert(max(0, place), item)
        return self._with_items(tuple(others))

    def item_renamed(self, item_id: str, name: str, short: str = "") -> LensDraft:
        """Another name for an item; ``short`` fits beside a small chart and is made of the name when left out."""
        others = {item.short for item in self.lens.items if item.id != item_id}
        return self._change(item_id, lambda item: replace(item, name=name, short=short or short_name(name, others)))

    def defined(self, item_id: str, definition: str) -> LensDraft:
        """What the item means, in a sentence or two."""
        return self._change(item_id, lambda item: replace(item, definition=definition))

    def worded(
        self, item_id: str, self_statement: str, other_statement: str, pair_statement: str = "",
        side: Subject | None = None,
    ) -> LensDraft:  # fmt: skip
        """The statements of an item: about oneself, about the other and, in a lens about the pair, about "us".

        ``side`` words one side only, in a lens whose items have two.
        """
        return self._reword(
            item_id,
            side,
            lambda said: replace(
                said,
                self_statement=self_statement,
                other_statement=other_statement,
                pair_statement=pair_statement if self.lens.about == "pair" else said.pair_statement,
            ),
        )

    def anchored(self, item_id: str, low: str, high: str, middle: str = "", side: Subject | None = None) -> LensDraft:
        """What 1, 7 and, if given, 4 look like."""
        return self._reword(item_id, side, lambda said: replace(said, low=low, high=high, middle=middle))

    def aimed(self, item_id: str, target: Band | None) -> LensDraft:
        """Whether the best of an item lies in the middle, and where; None: the more the better."""
        return self._change(item_id, lambda item: replace(item, target=target))

    def prompted(self, item_id: str, prompts: Prompts | None) -> LensDraft:
        """Questions for a conversation about the item, for both and for each seat; any may be empty, none is None."""
        if prompts is not None:
            seats = {
                seat: prompts.seats[seat] for seat in SEATS if prompts.seats.get(seat, _ASKS_NOTHING) != _ASKS_NOTHING
            }
            prompts = replace(prompts, seats=seats)
        return self._change(item_id, lambda item: replace(item, prompts=None if prompts == _ASKS_NOTHING else prompts))

    def illustrated(self, item_id: str, looks_like: Mapping[Subject, str]) -> LensDraft:
        """One example for each seat; empty ones are left out."""
        told = {side: looks_like[side] for side in _SIDES if looks_like.get(side)}
        return self._change(item_id, lambda item: replace(item, looks_like=told))

    def warned(self, item_id: str, overdone: str, warning_sign: str) -> LensDraft:
        """How the item can be overdone, and, where it has two sides, the sign that it is going wrong."""
        sign = warning_sign if self.two_sided else ""
        return self._change(item_id, lambda item: replace(item, overdone=overdone, warning_sign=sign))

    # ------------------------------------------------------------ two sides, and parts

    @property
    def two_sided(self) -> bool:
        """Whether each item is worded for the leader's side and for the chief executive's."""
        return self.lens.about not in {"person", "pair"}

    def turned(self, item_id: str, about: str) -> LensDraft:
        """Whose side an item with two is about: ``leader``, ``chief_executive`` or ``relationship``."""
        return self._change(item_id, lambda item: replace(item, about=about if self.two_sided else item.about))

    def part_added(self, item_id: str, name: str) -> tuple[LensDraft, str]:
        """One more part for an item with two sides, and its id. ValueError as :func:`with_part`."""
        if not self.two_sided:
            raise ValueError("only an item with two sides has parts")
        item, part_id = with_part(self.item(item_id), name)
        return self._change(item_id, lambda _item: item), part_id

    def part_removed(self, item_id: str, part_id: str) -> LensDraft:
        """The item without that part. Raises KeyError."""
        return self._change(item_id, lambda item: without_part(item, part_id))

    def part_put_back(self, item_id: str, part: Item) -> LensDraft:
        """The item with a part that was taken out, at its place again. Raises KeyError."""
        return self._change(item_id, lambda item: part_put_back(item, part))

    def part_moved(self, item_id: str, part_id: str, place: int) -> LensDraft:
        """The part at ``place`` among those of its item. Raises KeyError."""
        return self._change(item_id, lambda item: part_moved(item, part_id, place))

    def part_told(self, item_id: str, part_id: str, name: str, said: Wording) -> LensDraft:
        """The name, the statements and the anchors of a part. Raises KeyError."""
        return self._change(item_id, lambda item: part_worded(part_renamed(item, part_id, name), part_id, said))

    # ------------------------------------------------------------ clusters

    def clustered(self, name: str, line: str = "") -> tuple[LensDraft, str]:
        """The draft with one more cluster, and its id. The first one takes in every item."""
        own = new_id(name, {cluster.id for cluster in self.lens.clusters})
        clusters = (*self.lens.clusters, Cluster(own, name, line or name, ()))
        items = self.lens.items
        if not self.lens.clusters:
            items = tuple(replace(item, cluster=own) for item in items)
        return self._with(items, clusters), own

    def cluster_renamed(self, cluster_id: str, name: str, line: str = "") -> LensDraft:
        """Another name, and line, for a cluster."""
        clusters = tuple(
            replace(one, name=name, line=line or one.line) if one.id == cluster_id else one
            for one in self.lens.clusters
        )
        return self._with(self.lens.items, clusters)

    def cluster_removed(self, cluster_id: str) -> LensDraft:
        """The draft without that cluster: its items go to the one before it, else to the next, else to none."""
        places = [cluster.id for cluster in self.lens.clusters]
        at = places.index(cluster_id)
        clusters = tuple(cluster for cluster in self.lens.clusters if cluster.id != cluster_id)
        home = clusters[max(at - 1, 0)].id if clusters else ""
        items = tuple(replace(item, cluster=home) if item.cluster == cluster_id else item for item in self.lens.items)
        return self._with(items, clusters)

    def put(self, item_id: str, cluster_id: str) -> LensDraft:
        """The item in another cluster. Raises KeyError when there is none of that id."""
        if cluster_id not in {cluster.id for cluster in self.lens.clusters}:
            raise KeyError(cluster_id)
        return self._change(item_id, lambda item: replace(item, cluster=cluster_id))

    # ------------------------------------------------------------ inside

    def _change(self, item_id: str, change: Callable[[Item], Item]) -> LensDraft:
        self.item(item_id)
        return self._with_items(
            tuple(told_by_whole(change(item)) if item.id == item_id else item for item in self.lens.items)
        )

    def _reword(self, item_id: str, side: Subject | None, change: Callable[[Wording], Wording]) -> LensDraft:
        return self._change(
            item_id,
            lambda item: replace(
                item,
                wording={
                    subject: change(said) if side is None or side is subject else said
                    for subject, said in item.wording.items()
                },
            ),
        )

    def _with_items(self, items: tuple[Item, ...]) -> LensDraft:
        return self._with(items, self.lens.clusters)

    def _with(self, items: tuple[Item, ...], clusters: tuple[Cluster, ...]) -> LensDraft:
        """Numbers, cluster lists and who is asked about always follow the items."""
        numbered = tuple(replace(item, order=number) for number, item in enumerate(items, start=1))
        filled = tuple(
            replace(one, items=tuple(item.id for item in numbered if item.cluster == one.id)) for one in clusters
        )
        subjects = self.lens.subjects
        if self.two_sided:
            subjects = (*_SIDES, Subject.PAIR) if any(item.parts for item in numbered) else _SIDES
        return LensDraft(replace(self.lens, subjects=subjects, items=numbered, clusters=filled))


def _under(lens: Lens, lens_id: str) -> Lens:
    """The same lens under another id: keys begin with the id of their lens."""

    def moved(item: Item) -> Item:
        return replace(item, key=f"{lens_id}.{item.id}", parts=tuple(moved(part) for part in item.parts))

    return replace(lens, id=lens_id, items=tuple(moved(item) for item in lens.items))


def _item_of(where: str) -> str:
    found = _PLACE.search(where)
    return found[1] if found else ""


def _sentence(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _file_name() -> str:
    return _("Your lens")
