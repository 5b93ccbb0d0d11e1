"""The causal merge: how bundles of the two seats, in whatever order they arrive, come to one state.

A bundle is applied when its author's previous one and everything its author had seen are applied; until then it waits.
From that follow, the same on every laptop and without a wall clock: the depth (Lamport time) of every bundle, the
values of every shared field, and the verdict on every commitment and opening.

* A field holds what can be read (:mod:`leaderlens.domain.shared_fields`). What a check-in asks is fixed by the first
  commitment its author had seen.
* A field is a register: a write removes the values its author had seen, concurrent values stay side by side, the one
  shown is the greatest by (depth, author).
* A commitment counts once per seat and check-in. An opening counts only after both commitments, in its own causal past,
  under the same form, and only when it is what was committed to.
* A check-in is withdrawn, or closed as missed, by a seat that had not seen both commitments; once only, and for good.
  Who had seen it can no longer seal. Whoever sealed meanwhile has sealed, but nothing is opened any more.
* An author whose history forks, jumps or forgets is frozen: nothing more of theirs is applied.
* An event that breaks a rule has no effect and leaves a verdict (a stable code).

A :class:`PairState` may hold a whole pair or only what a batch of bundles touches: whoever stores it decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from leaderlens.domain.canonical import Json
from leaderlens.domain.checkin import Answer, Question, Remarks
from leaderlens.domain.people import Role
from leaderlens.domain.record import (
    Bundle,
    Commit,
    Event,
    Malformed,
    Open,
    SetFields,
    form_hash,
)
from leaderlens.domain.shared_fields import OPEN_AFTER_SEAL, fits
from leaderlens.domain.sheet_codec import encode_sheet

CHECKIN_KIND = "checkin"
"""The kind of shared entity whose form a commitment fixes."""
FORM_FIELD = "form"
"""The field that says what a check-in asks."""
ENDED_FIELD = "ended"
"""The field that withdraws a check-in or closes it as missed."""

FORK = "fork"
"""The verdict that freezes an author: their history splits in two, or forgets what it had seen."""


class Opens(Protocol):
    """``crypto.commitment.opens``: whether answers and salt are what a commitment was made of."""

    def __call__(
        self, sealed: str, *, pair_id: str, checkin_id: str, form: str, seat: str, salt: str, answers: dict[str, Json]
    ) -> bool: ...


@dataclass(frozen=True, slots=True)
class Place:
    """Where a bundle stands in the causal order: ``depth`` is one more than the deepest it had seen."""

    id: str
    depth: int


@dataclass(frozen=True, slots=True)
class Head:
    """The last applied bundle of an author, how deep it lies and what its author had seen. ``n`` is 0 before any."""

    n: int = 0
    id: str = ""
    seen: Mapping[str, int] = field(default_factory=dict)
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Written:
    """One value of a register: who wrote it, in which bundle, how deep."""

    author: str
    n: int
    depth: int
    value: Json = field(repr=False)


RegisterKey = tuple[str, str, str]
"""``(kind, entity id, field)``."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """A valid commitment of one seat."""

    bundle_id: str
    author: str
    n: int
    form: str
    hash: str
    moment: int


@dataclass(frozen=True, slots=True)
class Opening:
    """A valid opening of one seat, with its answers."""

    bundle_id: str
    author: str
    n: int
    moment: int
    answers: Mapping[Question, Answer] = field(repr=False)
    remarks: Remarks = field(default_factory=Remarks, repr=False)


RoundKey = tuple[str, Role]
"""``(check-in id, seat)``."""


@dataclass(slots=True)
class PairState:
    """What the applied bundles of a pair add up to. ``seats`` says whose each key is; the rest grows by merging.

    ``places`` holds the applied bundles by ``(author, n)``.
    """

    pair_id: str
    seats: Mapping[str, Role]
    heads: dict[str, Head] = field(default_factory=dict)
    places: dict[tuple[str, int], Place] = field(default_factory=dict)
    frozen: set[str] = field(default_factory=set)
    registers: dict[RegisterKey, tuple[Written, ...]] = field(default_factory=dict)
    commitments: dict[RoundKey, Commitment] = field(default_factory=dict)
    openings: dict[RoundKey, Opening] = field(default_factory=dict)

    def head(self, author: str) -> Head:
        """The author's last applied bundle."""
        return self.heads.get(author, _NO_HEAD)


_NO_HEAD = Head()


@dataclass(frozen=True, slots=True)
class Applied:
    """A bundle that took its place: its depth, its events that broke a rule (codes), and what it changed."""

    bundle: Bundle
    depth: int
    problems: tuple[str, ...] = ()
    written: tuple[RegisterKey, ...] = ()
    committed: tuple[RoundKey, ...] = ()
    opened: tuple[RoundKey, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a batch: applied in this order, still waiting, or the evidence of a fork."""

    applied: tuple[Applied, ...]
    waiting: tuple[Bundle, ...]
    forked: tuple[Bundle, ...]


def settle(state: PairState, bundles: Iterable[Bundle], opens: Opens) -> Settled:
    """Apply to ``state`` every one of ``bundles`` whose time has come, in causal order; the others wait.

    Repeats and bundles already applied are passed over. The result does not depend on the order of ``bundles``.
    """
    queue: dict[str, dict[int, dict[str, Bundle]]] = {}
    forked: list[Bundle] = []
    for bundle in bundles:
        place = state.places.get((bundle.author, bundle.n))
        if place is None:
            queue.setdefault(bundle.author, {}).setdefault(bundle.n, {})[bundle.id] = bundle
        elif place.id != bundle.id:
            forked.append(bundle)
            state.frozen.add(bundle.author)
    applied: list[Applied] = []
    moving = True
    while moving:
        moving = False
        for author in sorted(queue):
            moving |= _advance(state, author, queue[author], applied, forked, opens)
    waiting = [one for numbered in queue.values() for same in numbered.values() for one in same.values()]
    return Settled(tuple(applied), tuple(waiting), tuple(forked))


def apply(state: PairState, bundle: Bundle, opens: Opens) -> Applied:
    """Apply one bundle whose time has come (:func:`settle` sees to that; so does whoever writes the next own one)."""
    depth = 1 + max((state.places[at].depth for at in _directly_before(bundle)), default=0)
    turn = _Turn(state, bundle, depth, opens)
    for event in bundle.events:
        verdict = turn.judge(event)
        if verdict is not None:
            turn.problems.append(verdict)
    state.places[bundle.author, bundle.n] = Place(bundle.id, depth)
    state.heads[bundle.author] = Head(bundle.n, bundle.id, bundle.seen, depth)
    return Applied(
        bundle,
        depth,
        tuple(turn.problems),
        tuple(dict.fromkeys(turn.written)),
        tuple(turn.committed),
        tuple(turn.opened),
    )


def winner(values: Iterable[Written]) -> Written:
    """The value of a register that is shown: the deepest; of two equally deep ones, the greater author's."""
    return max(values, key=_rank)


def _rank(value: Written) -> tuple[int, str, int]:
    return value.depth, value.author, value.n


def _advance(
    state: PairState,
    author: str,
    queue: dict[int, dict[str, Bundle]],
    applied: list[Applied],
    forked: list[Bundle],
    opens: Opens,
) -> bool:
    """Apply the author's next bundles as far as they go; answers whether any was."""
    moved = False
    while author in state.seats and author not in state.frozen:
        head = state.head(author)
        same = queue.get(head.n + 1)
        if not same:
            break
        bundle = next(iter(same.values()))
        if len(same) > 1 or _breaks_chain(head, bundle):
            forked.extend(queue.pop(head.n + 1).values())
            state.frozen.add(author)
        elif all(state.head(other).n >= n for other, n in bundle.seen.items()):
            del queue[bundle.n]
            applied.append(apply(state, bundle, opens))
            moved = True
        else:
            break
    return moved


def _breaks_chain(head: Head, bundle: Bundle) -> bool:
    """Whether the bundle does not follow the author's last one: another previous, or less seen than before."""
    return bundle.previous != head.id or any(bundle.seen.get(other, 0) < n for other, n in head.seen.items())


def _directly_before(bundle: Bundle) -> list[tuple[str, int]]:
    before = list(bundle.seen.items())
    if bundle.n > 1:
        before.append((bundle.author, bundle.n - 1))
    return before


class _Turn:
    """One bundle's turn: judges its events one after the other against the state and what the author had seen."""

    def __init__(self, state: PairState, bundle: Bundle, depth: int, opens: Opens) -> None:
        self.state = state
        self.bundle = bundle
        self.depth = depth
        self.opens = opens
        self.seat = state.seats[bundle.author]
        self.problems: list[str] = []
        self.written: list[RegisterKey] = []
        self.committed: list[RoundKey] = []
        self.opened: list[RoundKey] = []

    def judge(self, event: Event) -> str | None:
        """Give the event its effect, or the code of the rule it breaks."""
        if isinstance(event, SetFields):
            return self.set_fields(event)
        if isinstance(event, Commit):
            return self.commit(event)
        if isinstance(event, Open):
            return self.open(event)
        return "malformed-event" if isinstance(event, Malformed) else "unknown-event"

    def had_seen(self, author: str, n: int) -> bool:
        """Whether that bundle lies in the past of this one (or is this one)."""
        return n <= (self.bundle.n if author == self.bundle.author else self.bundle.seen.get(author, 0))

    def set_fields(self, event: SetFields) -> str | None:
        if not fits(event.kind, event.fields):
            return "malformed-fields"
        fixed = event.kind == CHECKIN_KIND and not event.fields.keys() <= OPEN_AFTER_SEAL
        if fixed and self._sealed_before(event.id):
            return "form-fixed"
        if event.kind == CHECKIN_KIND and ENDED_FIELD in event.fields and (verdict := self._ending_verdict(event)):
            return verdict
        for name, value in event.fields.items():
            key = (event.kind, event.id, name)
            mine = Written(self.bundle.author, self.bundle.n, self.depth, value)
            beside = (old for old in self.state.registers.get(key, ()) if not self.had_seen(old.author, old.n))
            self.state.registers[key] = tuple(sorted((*beside, mine), key=_rank))
            self.written.append(key)
        return None

    def commit(self, event: Commit) -> str | None:
        key = (event.checkin_id, self.seat)
        if key in self.state.commitments:
            return "already-sealed"
        if self._ended_before(event.checkin_id):
            return "check-in-ended"
        self.state.commitments[key] = Commitment(
            self.bundle.id, self.bundle.author, self.bundle.n, event.form_hash, event.hash, self.bundle.moment
        )
        self.committed.append(key)
        return None

    def open(self, event: Open) -> str | None:
        key = (event.checkin_id, self.seat)
        verdict = self._opening_verdict(event, key)
        if verdict is None:
            self.state.openings[key] = Opening(
                self.bundle.id, self.bundle.author, self.bundle.n, self.bundle.moment, event.answers, event.remarks
            )
            self.opened.append(key)
        return verdict

    def _opening_verdict(self, event: Open, key: RoundKey) -> str | None:
        mine = self.state.commitments.get(key)
        theirs = self.state.commitments.get((event.checkin_id, self.seat.other))
        if mine is None:
            return "open-without-seal"
        if key in self.state.openings:
            return "already-opened"
        # only what the author had seen counts: what this laptop happens to hold differs from laptop to laptop
        if theirs is None or not self.had_seen(theirs.author, theirs.n):
            return "open-too-early"
        return self._content_verdict(event, mine, theirs)

    def _content_verdict(self, event: Open, mine: Commitment, theirs: Commitment) -> str | None:
        if event.of != mine.bundle_id or event.peer != theirs.bundle_id:
            return "open-mismatch"
        if mine.form != theirs.form:
            return "forms-differ"
        if form_hash(event.questions) != mine.form or not set(event.answers) <= set(event.questions):
            return "open-outside-form"
        honest = self.opens(
            mine.hash,
            pair_id=self.state.pair_id,
            checkin_id=event.checkin_id,
            form=mine.form,
            seat=self.seat.value,
            salt=event.salt,
            answers=encode_sheet(event.answers, event.remarks),
        )
        return None if honest else "open-mismatch"

    def _ending_verdict(self, event: SetFields) -> str | None:
        """Whether a check-in may still end without a reveal, as far as the author could know."""
        if self._ended_before(event.id):
            return "check-in-ended"
        return "both-sealed" if all(self._had_sealed(event.id)) else None

    def _ended_before(self, checkin_id: str) -> bool:
        ended = self.state.registers.get((CHECKIN_KIND, checkin_id, ENDED_FIELD), ())
        return any(self.had_seen(one.author, one.n) for one in ended)

    def _sealed_before(self, checkin_id: str) -> bool:
        return any(self._had_sealed(checkin_id))

    def _had_sealed(self, checkin_id: str) -> tuple[bool, ...]:
        """For each seat, whether the author had seen its commitment."""
        sealed = (self.state.commitments.get((checkin_id, seat)) for seat in (self.seat, self.seat.other))
        return tuple(one is not None and self.had_seen(one.author, one.n) for one in sealed)
