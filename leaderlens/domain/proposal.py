"""Something one of a pair proposes and both must agree to: anchors for an item, a lens. The content cannot change.

A proposal's id is made of its content, so an agreement can only ever mean what was read; another wording is another
proposal. Each seat's word counts only where that seat itself wrote it (``store.proposals`` sees to that).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from leaderlens.domain.canonical import Json, canon
from leaderlens.domain.people import SEATS, Role

_TAG = b"LeaderLens-proposal-v1\0"


class Word(StrEnum):
    """What a seat says to a proposal."""

    AGREED = "agreed"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposal. ``words`` holds what each seat has said so far; whoever proposes agrees by that."""

    id: str
    proposed_by: Role
    body: Mapping[str, Json] = field(repr=False)
    words: Mapping[Role, Word] = field(default_factory=dict)

    @property
    def agreed(self) -> bool:
        """Whether both have agreed."""
        return all(self.words.get(seat) is Word.AGREED for seat in SEATS)

    @property
    def declined(self) -> bool:
        """Whether either has declined."""
        return Word.DECLINED in self.words.values()

    def waits_for(self, seat: Role) -> bool:
        """Whether that seat has still to say something."""
        return seat not in self.words and not self.declined


def proposal_id(kind: str, body: Mapping[str, Json]) -> str:
    """The id (32 hex digits) of a proposal of that kind with that content."""
    return hashlib.sha256(_TAG + canon({"kind": kind, "body": dict(body)})).hexdigest()[:32]
