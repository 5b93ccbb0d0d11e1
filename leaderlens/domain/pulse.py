"""The pulse: a short form that asks what is always asked, what is in focus, and a third of everything else in turn.

Rotation is planned missingness (measurement.md section 1, "Burden"): every item stands in at least every third pulse.
Which items come next follows from the check-ins so far and from nothing else, so no rotation can be lost or fall out of
step. Items are turned, not questions: whoever is asked about an item is asked about both people at once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from leaderlens.domain.checkin import CheckIn, Question

ALWAYS_ASKED = (
    "taylor.trust_truth_tolerance.trust",
    "taylor.trust_truth_tolerance.truth",
    "taylor.trust_truth_tolerance.tolerance",
)
"""The three statements about "us" that every pulse asks, so that their index has a point each time."""
EVERY = 3
"""An item waits for at most this many pulses, the one that asks it included."""
MOST_FOCUS = 5
"""Items a pair can keep in focus; the paper's pulse has three."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an earlier check-in asked: its items, and the lenses it drew on."""

    items: frozenset[str]
    lenses: frozenset[str]

    @classmethod
    def by(cls, checkin: CheckIn) -> Asked:
        """What that check-in asked."""
        return cls(frozenset(question.item for question in checkin.questions), frozenset(checkin.lenses))


def pulse(
    questions: Sequence[Question], focus: AbstractSet[str], earlier: Sequence[Asked], seed: str
) -> tuple[Question, ...]:
    """The questions of the next pulse, in the order of ``questions``, which is the full form.

    ``focus`` are item keys; ``earlier`` the check-ins so far, oldest first, without those that ended unrevealed.
    ``seed`` (the pair's id) shuffles items that have waited equally long, so that a pulse is a mixture.
    """
    items = list(dict.fromkeys(question.item for question in questions))
    standing = {item for item in items if item in focus or item in ALWAYS_ASKED}
    turning = [item for item in items if item not in standing]
    waited = {item: _waited(item, earlier) for item in turning}
    must = [item for item in turning if waited[item] >= EVERY - 1]
    room = -(-len(turning) // EVERY)
    shuffled = _mixed(turning, seed)
    queue = sorted(turning, key=lambda item: (-waited[item], shuffled[item]))
    asked = standing | set(queue[: max(room, len(must))])
    return tuple(question for question in questions if question.item in asked)


def _waited(item: str, earlier: Sequence[Asked]) -> int:
    """Check-ins since the item was last asked or, where it never was, since its lens came into use."""
    lens = item.partition(".")[0]
    waited = 0
    for one in reversed(earlier):
        if item in one.items:
            return waited
        if lens not in one.lenses:
            break  # the lens was not in use: waiting counts from when it came in
        waited += 1
    return waited


def _mixed(items: Sequence[str], seed: str) -> dict[str, float]:
    """A place between 0 and 1 for each item: shuffled within its lens, lenses spread evenly over each other."""
    places = {}
    for lens in dict.fromkeys(item.partition(".")[0] for item in items):
        own = [item for item in items if item.partition(".")[0] == lens]
        own.sort(key=lambda item: hashlib.sha256(f"{seed}/{item}".encode()).digest())
        places.update({item: (number + 0.5) / len(own) for number, item in enumerate(own)})
    return places
