"""What one pair can ask: the shipped lenses, the lenses both agreed to share, and the anchors both agreed."""

from __future__ import annotations

from functools import lru_cache

from leaderlens.domain.anchors import ANCHORS_KIND, in_force, read_anchors
from leaderlens.domain.lens import Lens
from leaderlens.domain.lens_file import LARGEST_FILE, parse_lens
from leaderlens.domain.lens_writer import write_lens
from leaderlens.domain.proposal import Proposal
from leaderlens.errors import ContentError
from leaderlens.services.lenses import Library
from leaderlens.store.database import Session
from leaderlens.store.proposals import proposals

LENS_KIND = "lens"
"""What shared lenses are called among the shared entities of a pair."""

_SHIPPED = Library()  # what it has worked out serves every pair that has added nothing


def lens_of(proposal: Proposal) -> Lens | None:
    """The lens a proposal holds, or None for anything that is not exactly the file of an own lens."""
    text = proposal.body.get("text")
    return _lens(text) if isinstance(text, str) and len(text) <= LARGEST_FILE else None


@lru_cache(maxsize=64)
def _lens(text: str) -> Lens | None:
    try:
        lens = parse_lens(text, "lens")
    except ContentError:
        return None
    shipped = {known.id for known in Library().shipped()}
    return lens if lens.own and lens.id not in shipped and write_lens(lens) == text else None


def pair_library(session: Session, pair_id: str) -> Library:
    """The library of that pair as both vaults have it."""
    shared = sorted(proposals(session, pair_id, LENS_KIND), key=lambda one: one.id)
    newest: dict[str, Lens] = {}
    earlier: list[Lens] = []
    for proposal in shared:
        lens = lens_of(proposal)
        if lens is None:
            continue
        standing = newest.get(lens.id)
        if not proposal.agreed or (standing is not None and standing.version > lens.version):
            earlier.append(lens)
            continue
        if standing is not None:
            earlier.append(standing)
        newest[lens.id] = lens
    sets = read_anchors(proposals(session, pair_id, ANCHORS_KIND))
    if not (newest or earlier or sets):
        return _SHIPPED
    return Library(
        own=tuple(sorted(newest.values(), key=lambda lens: (lens.name, lens.id))),
        earlier=tuple(sorted(earlier, key=lambda lens: lens.version)),
        anchors=in_force(sets),
        known_anchors=tuple(one.anchors for one in sets),
    )
