"""What the form of an item holds, and what is still to be written in a draft. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from leaderlens.domain.checkin import HIGHEST, LOWEST, Subject
from leaderlens.domain.lens import Band, Item, Prompts, Wording
from leaderlens.domain.lens_draft import LensDraft
from leaderlens.domain.lens_file import LONGEST_ANCHOR, LONGEST_STATEMENT
from leaderlens.i18n import _

SIDES = (Subject.LEADER, Subject.CHIEF_EXECUTIVE)
NO_PROMPTS = Prompts("", "", "")


@dataclass(frozen=True, slots=True)
class PartWords:
    """One part of an item with two sides, as its form holds it."""

    id: str
    name: str
    wording: Wording


@dataclass(frozen=True, slots=True)
class ItemWords:
    """One item as its form holds it. ``wordings`` by side; one that serves both sides stands under ``None``.

    ``about`` (``leader``, ``chief_executive`` or ``relationship``), ``warning_sign`` and ``parts`` are those of an item
    with two sides. ``prompts`` are the questions for a conversation, ``looks_like`` the examples for each seat.
    """

    name: str
    definition: str
    wordings: Mapping[Subject | None, Wording]
    cluster: str = ""
    target: Band | None = None
    about: str = ""
    parts: tuple[PartWords, ...] = ()
    prompts: Prompts = NO_PROMPTS
    looks_like: Mapping[Subject, str] = field(default_factory=dict)
    overdone: str = ""
    warning_sign: str = ""

    @property
    def two_sided(self) -> bool:
        return bool(self.about)


def words_of(draft: LensDraft, item: Item) -> ItemWords:
    """What the form of an item shows."""
    if draft.two_sided:
        wordings: dict[Subject | None, Wording] = {side: said for side, said in item.wording.items()}  # noqa: C416 - a dict of another type
    else:
        wordings = {None: next(iter(item.wording.values()))}
    return ItemWords(
        item.name,
        item.definition,
        wordings,
        item.cluster,
        item.target,
        item.about if draft.two_sided else "",
        tuple(PartWords(part.id, part.name, part.wording[Subject.PAIR]) for part in item.parts),
        item.prompts or NO_PROMPTS,
        {side: item.looks_like.get(side, "") for side in SIDES},
        item.overdone,
        item.warning_sign,
    )


def applied(draft: LensDraft, item_id: str, words: ItemWords) -> LensDraft:
    """The draft with what the form of an item holds."""
    item = draft.item(item_id)
    if item.name != words.name:
        draft = draft.item_renamed(item_id, words.name)
    draft = draft.defined(item_id, words.definition).aimed(item_id, words.target)
    if words.two_sided:
        draft = draft.turned(item_id, words.about)
    for side, said in words.wordings.items():
        draft = draft.worded(item_id, said.self_statement, said.other_statement, said.pair_statement, side)
        draft = draft.anchored(item_id, said.low, said.high, said.middle, side)
    draft = draft.prompted(item_id, words.prompts).illustrated(item_id, words.looks_like)
    draft = draft.warned(item_id, words.overdone, words.warning_sign)
    kept = {part.id for part in item.parts}
    for part in words.parts:
        if part.id in kept:
            draft = draft.part_told(item_id, part.id, part.name, part.wording)
    known = {cluster.id for cluster in draft.lens.clusters}
    return draft.put(item_id, words.cluster) if words.cluster in known else draft


@dataclass(frozen=True, slots=True)
class Missing:
    """What is still to be written. ``items`` by item id: its fields with a sentence each.

    A field is named ``low``, ``leader.low`` on one side of two, or ``<part's id>.low`` in a part.

    ``lens`` are sentences about the lens as a whole; ``rest`` what only the strict reading of the file found.
    """

    name: str = ""
    lens: tuple[str, ...] = ()
    items: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    rest: tuple[str, ...] = ()

    @property
    def anything(self) -> bool:
        return bool(self.name or self.lens or self.items or self.rest)


def missing(draft: LensDraft) -> Missing:
    """What keeps a draft from being finished, each thing by the field it belongs to."""
    lens = draft.lens
    name = "" if lens.name.strip() else _("Please give the lens a name.")
    whole = () if lens.items else (_("A lens needs at least one item."),)
    items = {item.id: found for item in lens.items if (found := _of_item(draft, item))}
    rest: tuple[str, ...] = ()
    if not (name or whole or items):
        rest = tuple(dict.fromkeys(problem.sentence for problem in draft.problems()))
    return Missing(name, whole, items, rest)


def _of_item(draft: LensDraft, item: Item) -> dict[str, str]:
    found = {} if item.name.strip() else {"name": _("Please name the item.")}
    for side, said in words_of(draft, item).wordings.items():
        about_this = side is None or item.about in {side.value, "relationship"}
        anchored = about_this or bool(said.low or said.high)
        start = "" if side is None else f"{side.value}."
        found |= {
            f"{start}{part}": sentence
            for part, sentence in _of_wording(said, anchored=anchored, pair=draft.lens.about == "pair").items()
        }
    for one in item.parts:
        if not one.name.strip():
            found[f"{one.id}.name"] = _("Please name this part.")
        said = one.wording[Subject.PAIR]
        found |= {
            f"{one.id}.{field_name}": sentence
            for field_name, sentence in _of_wording(said, anchored=True, pair=True).items()
        }
    return found


def _of_wording(said: Wording, *, anchored: bool, pair: bool) -> dict[str, str]:
    statements = {"self": said.self_statement, "other": said.other_statement}
    if pair:
        statements["pair"] = said.pair_statement
    found = {
        part: _length(text, LONGEST_STATEMENT, _("Please write this statement.")) for part, text in statements.items()
    }
    anchors = {"low": (said.low, LOWEST), "high": (said.high, HIGHEST)}
    for part, (text, rating) in anchors.items():
        empty = _("Please say what a {rating} looks like.").format(rating=rating) if anchored else ""
        found[part] = _length(text, LONGEST_ANCHOR, empty)
    found["middle"] = _length(said.middle, LONGEST_ANCHOR, "")
    return {part: sentence for part, sentence in found.items() if sentence}


def _length(text: str, most: int, empty: str) -> str:
    if not text.strip():
        return empty
    if len(text) > most:
        return _("This has {count} characters; the most is {most}.").format(count=len(text), most=most)
    return ""
