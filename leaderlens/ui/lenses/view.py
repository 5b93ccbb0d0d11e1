"""What the lens pages show: the list, and the anchors of an item. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from leaderlens.domain.anchors import Anchors, ProposedAnchors
from leaderlens.domain.lens import Item, Lens, Wording
from leaderlens.domain.people import Pair, Person, Role
from leaderlens.domain.proposal import Proposal, Word
from leaderlens.i18n import _, ngettext
from leaderlens.services.own_lenses import OwnLens, SharedLens
from leaderlens.ui.widgets.chip import Tone


class Act(StrEnum):
    """What can be done with a lens of the list."""

    READ = "read"
    EDIT = "edit"
    COPY = "copy"
    PROPOSE = "propose"
    EXPORT = "export"
    DROP = "drop"
    AGREE = "agree"
    DECLINE = "decline"

    @property
    def label(self) -> str:
        return {
            Act.READ: _("Read"),
            Act.EDIT: _("Edit"),
            Act.COPY: _("Copy to edit"),
            Act.PROPOSE: _("Propose to share"),
            Act.EXPORT: _("Export…"),
            Act.DROP: _("Discard the draft"),
            Act.AGREE: _("Agree"),
            Act.DECLINE: _("Decline"),
        }[self]


@dataclass(frozen=True, slots=True)
class LensRow:
    """One lens of the list. ``key`` names it to the presenter; ``state`` is a chip, empty for none."""

    key: str
    name: str
    line: str
    acts: tuple[Act, ...]
    state: str = ""
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class Listing:
    """The three kinds of lenses."""

    own: tuple[LensRow, ...]
    shared: tuple[LensRow, ...]
    shipped: tuple[LensRow, ...]
    paired: bool


def listing(
    own: tuple[OwnLens, ...], shared: tuple[SharedLens, ...], shipped: tuple[Lens, ...], pair: Pair | None
) -> Listing:
    """Every lens with what can be done with it."""
    proposed = {(one.lens.id, one.lens.version) for one in shared}
    return Listing(
        tuple(_own(one, pair is not None, proposed) for one in own),
        tuple(_shared(one, pair) for one in shared) if pair is not None else (),
        tuple(LensRow(f"shipped:{one.id}", one.name, _about(one), (Act.READ, Act.COPY)) for one in shipped),
        pair is not None,
    )


def _own(one: OwnLens, paired: bool, proposed: set[tuple[str, int]]) -> LensRow:  # noqa: FBT001 - named by its only caller
    newest = one.newest
    acts = [Act.EDIT]
    if newest is not None:
        acts += [Act.READ, Act.EXPORT]
        if paired and (newest.id, newest.version) not in proposed:
            acts.insert(1, Act.PROPOSE)
    if one.draft is not None:
        acts.append(Act.DROP)
    line = _about(newest) if newest is not None else _items(len(one.draft.lens.items) if one.draft else 0)
    if newest is None:
        state = _("Draft")
    elif one.draft is not None:
        state = _("Version {number}, and a draft of the next").format(number=newest.version)
    else:
        state = _("Version {number}").format(number=newest.version)
    tone = Tone.WARM if one.draft is not None else Tone.NEUTRAL
    return LensRow(f"own:{one.id}", one.name or _("Without a name yet"), line, tuple(acts), state, tone)


def _shared(one: SharedLens, pair: Pair | None) -> LensRow:
    assert pair is not None  # noqa: S101 - shared lenses belong to a pair
    acts = [Act.READ, Act.COPY, Act.EXPORT]
    if one.proposal.waits_for(pair.me):
        acts = [Act.AGREE, Act.DECLINE, Act.READ]
    state, tone = state_of(one.proposal, pair)
    line = _("Version {number}, proposed by {name}. {about}").format(
        number=one.lens.version, name=_name(pair, one.proposal.proposed_by), about=_about(one.lens)
    )
    return LensRow(f"shared:{one.proposal.id}", one.lens.name, line, tuple(acts), state, tone)


def state_of(proposal: Proposal, pair: Pair) -> tuple[str, Tone]:
    """How far a proposal has come, in words and with a colour."""
    if proposal.agreed:
        return _("Agreed by both"), Tone.GOOD
    if proposal.declined:
        return _("Declined"), Tone.NEUTRAL
    if proposal.waits_for(pair.me):
        return _("Waits for you"), Tone.WARM
    return _("Waits for {name}").format(name=_name(pair, pair.partner)), Tone.ACCENT


def _name(pair: Pair, role: Role) -> str:
    return _("you") if role is pair.me else Person("", pair.name_of(role), role).first_name


def _about(lens: Lens) -> str:
    return " · ".join(part for part in (lens.subtitle, _items(len(lens.items))) if part)


def _items(count: int) -> str:
    return ngettext("{count} item", "{count} items", count).format(count=count)


# ---------------------------------------------------------------- anchors


@dataclass(frozen=True, slots=True)
class AnchorRow:
    """One set of anchors that was ever proposed for an item."""

    proposal: str
    title: str
    low: str
    middle: str
    high: str
    state: str
    tone: Tone
    waits_for_me: bool


@dataclass(frozen=True, slots=True)
class AnchorsOf:
    """An item with what is in force and what there was, newest first. ``low`` … are what a new set begins with."""

    item: str
    name: str
    definition: str
    low: str
    middle: str
    high: str
    source: str
    rows: tuple[AnchorRow, ...]


def anchors_of(item: Item, sets: tuple[ProposedAnchors, ...], pair: Pair) -> AnchorsOf:
    """The anchors of one item."""
    mine = [one for one in sets if one.anchors.item == item.key]
    agreed = [one.anchors for one in mine if one.proposal.agreed]
    said: Wording | Anchors = next(iter(item.wording.values()))
    if agreed:
        said = agreed[-1]
    source = _("These are in force: you both agreed to them.") if agreed else _("These are the lens’s own.")
    rows = []
    for one in reversed(mine):
        state, tone = state_of(one.proposal, pair)
        title = _("Wording {number}, by {name}").format(
            number=one.anchors.number, name=_name(pair, one.proposal.proposed_by)
        )
        told = one.anchors
        waits = one.proposal.waits_for(pair.me)
        rows.append(AnchorRow(one.proposal.id, title, told.low, told.middle, told.high, state, tone, waits))
    return AnchorsOf(item.key, item.name, item.definition, said.low, said.middle, said.high, source, tuple(rows))


WORDS = {"agree": Word.AGREED, "decline": Word.DECLINED}
"""What a button says to a proposal."""
