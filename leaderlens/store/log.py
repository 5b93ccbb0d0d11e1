"""The pair's causal log as rows, and what follows from it: registers, commitments, openings, ratings.

A batch of arrivals is settled by :mod:`leaderlens.domain.merge` on just the part of the state it touches, so the cost
of an arrival does not grow with the history. Ratings are stored when an opening is valid, and read only through
:func:`revealed`, which applies the reveal rule.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from leaderlens.crypto.commitment import opens
from leaderlens.domain.canonical import canon
from leaderlens.domain.checkin import Answer, Missing, Question, RoundFacts, Sheet, Stage, Subject
from leaderlens.domain.merge import (
    CHECKIN_KIND,
    FORK,
    Applied,
    Commitment,
    Head,
    Opening,
    PairState,
    Place,
    RegisterKey,
    Written,
    apply,
    settle,
    winner,
)
from leaderlens.domain.people import SEATS, Role
from leaderlens.domain.record import (
    Bundle,
    Commit,
    Open,
    SetFields,
    SignedBundle,
    decode,
    decode_answers,
    encode_answers,
)
from leaderlens.errors import NotAllowedError
from leaderlens.i18n import _
from leaderlens.store.rows import (
    BundleRow,
    CommitmentRow,
    DeviceKeyRow,
    OpeningRow,
    PairRow,
    ProblemRow,
    RatingRow,
    RegisterRow,
    SecretRow,
)

_CHUNK = 500  # values in one IN (...)


@dataclass(frozen=True, slots=True)
class Register:
    """A shared field: the value to show, and the concurrent ones beside it that somebody should choose between."""

    value: Any
    others: tuple[Any, ...] = ()

    @property
    def conflict(self) -> bool:
        """Whether both changed it without having seen each other's change."""
        return bool(self.others)


@dataclass(frozen=True, slots=True, repr=False)
class Secret:
    """Our own sealed sheet with its salt: what an opening will send."""

    salt: str
    questions: tuple[Question, ...]
    answers: Mapping[Question, Answer]


@dataclass(frozen=True, slots=True)
class Openable:
    """A check-in whose opening may go out: the ids of the bundles with our commitment and with the other's."""

    checkin_id: str
    of: str
    peer: str


@dataclass(frozen=True, slots=True)
class Received:
    """What a batch of arrivals came to. ``problems`` counts verdicts and forks that were recorded."""

    applied: tuple[Applied, ...] = ()
    problems: int = 0


def seats(session: Session, pair_id: str) -> dict[str, Role]:
    """Whose each key of the pair is, by kid."""
    rows = session.execute(select(DeviceKeyRow.kid, DeviceKeyRow.seat).filter_by(pair_id=pair_id))
    return {kid: Role(seat) for kid, seat in rows}


def head(session: Session, pair_id: str, author: str) -> Head:
    """The author's last applied bundle."""
    row = session.execute(
        select(BundleRow.n, BundleRow.id, BundleRow.payload)
        .where(BundleRow.pair_id == pair_id, BundleRow.author == author, BundleRow.lamport.is_not(None))
        .order_by(BundleRow.n.desc())
        .limit(1)
    ).first()
    return Head() if row is None else Head(row.n, row.id, json.loads(row.payload)["seen"])


def frozen(session: Session, pair_id: str) -> set[str]:
    """Authors whose history forked: nothing more of theirs is applied."""
    return set(
        session.scalars(
            select(BundleRow.author)
            .join(ProblemRow, ProblemRow.bundle_id == BundleRow.id)
            .where(ProblemRow.pair_id == pair_id, ProblemRow.code == FORK)
        )
    )


def behind_ourselves(session: Session, pair_id: str, me: str) -> bool:
    """Whether there is more of us out there than this vault holds: a restored backup must read before it writes."""
    last = head(session, pair_id, me).n
    waiting = session.execute(
        select(BundleRow.author, BundleRow.n, BundleRow.payload).where(
            BundleRow.pair_id == pair_id, BundleRow.lamport.is_(None)
        )
    )
    return any(
        n > last if author == me else json.loads(payload)["seen"].get(me, 0) > last for author, n, payload in waiting
    )


def receive(session: Session, pair_id: str, arrivals: Iterable[SignedBundle], me: str, now: int) -> Received:
    """Keep well-signed bundles and apply every one whose time has come, also ones that waited for these.

    ``me`` is our own kid: an own bundle that comes back from the folder counts as published. ``now`` is in seconds.
    """
    fresh = {one.bundle.id: one for one in arrivals}
    for known in _chunked(list(fresh)):
        for bundle_id in session.scalars(select(BundleRow.id).where(BundleRow.id.in_(known))):
            del fresh[bundle_id]
    if not fresh:
        return Received()
    rows = [_row(one, now, now if one.bundle.author == me else 0) for one in fresh.values()]
    session.execute(insert(BundleRow), rows)
    return _settle_waiting(session, pair_id, {key: one.bundle for key, one in fresh.items()})


def add_own(session: Session, pair_id: str, signed: SignedBundle, now: int) -> Applied:
    """Write our own next bundle and apply it. NotAllowedError, and nothing written, when an event breaks a rule."""
    state = _state(session, pair_id, [signed.bundle])
    applied = apply(state, signed.bundle, opens)
    if applied.problems:
        raise _not_allowed(applied.problems[0])
    session.execute(insert(BundleRow), [_row(signed, now, 0)])
    _keep(session, state, [applied])
    return applied


def registers(session: Session, pair_id: str, kind: str) -> dict[str, dict[str, Register]]:
    """Every shared entity of that kind: ``{entity id: {field: register}}``."""
    found: dict[str, dict[str, list[Written]]] = {}
    for row in _register_rows(session, pair_id, kind, None):
        found.setdefault(row.entity, {}).setdefault(row.field, []).append(_written(row))
    return {entity: {name: _register(values) for name, values in fields.items()} for entity, fields in found.items()}


def entity(session: Session, pair_id: str, kind: str, entity_id: str) -> dict[str, Register]:
    """The fields of one shared entity; empty when there is none of that id."""
    found: dict[str, list[Written]] = {}
    for row in _register_rows(session, pair_id, kind, entity_id):
        found.setdefault(row.field, []).append(_written(row))
    return {name: _register(values) for name, values in found.items()}


def seal_secret(
    session: Session,
    pair_id: str,
    checkin_id: str,
    salt: str,
    questions: Sequence[Question],
    answers: Mapping[Question, Answer],
) -> None:
    """Keep our own sheet as it was sealed, until it may be opened and for good."""
    kept = canon({"q": [question.key for question in questions], "r": encode_answers(answers)}).decode()
    session.add(SecretRow(pair_id=pair_id, checkin_id=checkin_id, salt=salt, ratings=kept))
    session.flush()


def secret(session: Session, pair_id: str, checkin_id: str) -> Secret | None:
    """Our own sealed sheet, or None when this vault did not seal it."""
    row = session.get(SecretRow, (pair_id, checkin_id))
    if row is None:
        return None
    kept = json.loads(row.ratings)
    return Secret(row.salt, tuple(Question.parse(key) for key in kept["q"]), decode_answers(kept["r"]))


def own_sheet(session: Session, pair_id: str, checkin_id: str, role: Role) -> Sheet:
    """Our own sealed sheet, from what we sealed or, in a vault that got it back from the folder, from our opening."""
    mine = secret(session, pair_id, checkin_id)
    if mine is not None:
        return Sheet(checkin_id, role, mine.answers)
    return Sheet(checkin_id, role, _ratings(session, pair_id, checkin_id).get(role, {}))


def round_facts(session: Session, pair_id: str, checkin_id: str, my_role: Role) -> RoundFacts:
    """What this vault holds of a check-in, from ``my_role``'s chair."""
    this = {"pair_id": pair_id, "checkin_id": checkin_id}
    committed = set(session.scalars(select(CommitmentRow.seat).filter_by(**this)))
    opened = {row.seat: row for row in session.scalars(select(OpeningRow).filter_by(**this))}
    mine = opened.get(my_role.value)
    return RoundFacts(
        my_commitment=my_role.value in committed,
        their_commitment=my_role.other.value in committed,
        my_opening=mine is not None,
        their_opening=my_role.other.value in opened,
        receipt=mine is not None and _delivered(session, pair_id, mine),
        shown_anyway=mine is not None and bool(mine.shown_anyway),
    )


def revealed(session: Session, pair_id: str, checkin_id: str) -> dict[Role, Sheet]:
    """Both sheets of a revealed check-in. NotAllowedError at any earlier stage: there is no override."""
    pair = session.get(PairRow, pair_id)
    stage = None if pair is None else round_facts(session, pair_id, checkin_id, Role(pair.my_role)).stage
    if stage is not Stage.REVEALED:
        raise NotAllowedError(
            _("This check-in is not revealed yet. Both sheets have to be sealed first."), code="not-revealed"
        )
    given = _ratings(session, pair_id, checkin_id)
    return {seat: Sheet(checkin_id, seat, given.get(seat, {})) for seat in SEATS}


def revealed_ids(session: Session, pair_id: str, my_role: Role) -> set[str]:
    """The check-ins of the pair that are revealed."""
    opened = session.scalars(select(OpeningRow.checkin_id).filter_by(pair_id=pair_id, seat=my_role.value))
    return {
        checkin_id
        for checkin_id in opened
        if round_facts(session, pair_id, checkin_id, my_role).stage is Stage.REVEALED
    }


def openable(session: Session, pair_id: str, my_role: Role) -> tuple[Openable, ...]:
    """Check-ins whose opening may go out now: our commitment is published, the other's is here, the forms agree."""
    commitments: dict[str, dict[str, CommitmentRow]] = {}
    opened = set(session.scalars(select(OpeningRow.checkin_id).filter_by(pair_id=pair_id, seat=my_role.value)))
    for row in session.scalars(select(CommitmentRow).filter_by(pair_id=pair_id)):
        if row.checkin_id not in opened:
            commitments.setdefault(row.checkin_id, {})[row.seat] = row
    ready = []
    for checkin_id, by_seat in sorted(commitments.items()):
        mine, theirs = by_seat.get(my_role.value), by_seat.get(my_role.other.value)
        if mine is None or theirs is None or mine.form != theirs.form:
            continue
        if session.scalar(select(BundleRow.published).filter_by(id=mine.bundle_id)):
            ready.append(Openable(checkin_id, mine.bundle_id, theirs.bundle_id))
    return tuple(ready)


def unacknowledged_opening(session: Session, pair_id: str, me: str) -> bool:
    """Whether the other's newest opening came after the last bundle in which we said what we had seen."""
    seen = head(session, pair_id, me).seen
    newest = session.execute(
        select(BundleRow.author, BundleRow.n)
        .join(OpeningRow, OpeningRow.bundle_id == BundleRow.id)
        .where(OpeningRow.pair_id == pair_id, BundleRow.author != me)
    )
    return any(n > seen.get(author, 0) for author, n in newest)


def show_anyway(session: Session, pair_id: str, checkin_id: str, my_role: Role) -> None:
    """Record that our person chose to look without the other's receipt (exchange.md section 4, rule 3)."""
    row = session.get_one(OpeningRow, (pair_id, checkin_id, my_role.value))
    row.shown_anyway = 1
    session.flush()


def opened_at(session: Session, pair_id: str, checkin_id: str, my_role: Role) -> int | None:
    """When our opening was made, in seconds, provided that it is published; None otherwise."""
    row = session.get(OpeningRow, (pair_id, checkin_id, my_role.value))
    if row is None or not session.scalar(select(BundleRow.published).filter_by(id=row.bundle_id)):
        return None
    return row.opened_at


def _delivered(session: Session, pair_id: str, opening: OpeningRow) -> bool:
    """The receipt rule. On one laptop a published file is delivered (docs/adr/0006)."""
    ours = session.execute(select(BundleRow.author, BundleRow.published).filter_by(id=opening.bundle_id)).one()
    if ours.published and session.scalar(select(PairRow.local).filter_by(id=pair_id)):
        return True
    others = [kid for kid in seats(session, pair_id) if kid != ours.author]
    return any(head(session, pair_id, kid).seen.get(ours.author, 0) >= opening.n for kid in others)


def _settle_waiting(session: Session, pair_id: str, fresh: Mapping[str, Bundle]) -> Received:
    """Apply what can be applied of all that waits, ``fresh`` (by id) among it."""
    candidates = _candidates(session, pair_id, fresh)
    if not candidates:
        return Received()
    state = _state(session, pair_id, candidates)
    settled = settle(state, candidates, opens)
    _keep(session, state, settled.applied)
    for bundle in settled.forked:
        session.add(ProblemRow(pair_id=pair_id, bundle_id=bundle.id, code=FORK))
    session.flush()
    return Received(settled.applied, len(settled.forked) + sum(len(one.problems) for one in settled.applied))


def _candidates(session: Session, pair_id: str, fresh: Mapping[str, Bundle]) -> list[Bundle]:
    """Waiting bundles that could be applied: each author's unbroken run, and any that claims a place already taken."""
    stopped = frozen(session, pair_id)
    known = seats(session, pair_id)
    waiting: dict[str, list[tuple[int, str]]] = {}
    for author, n, bundle_id in session.execute(
        select(BundleRow.author, BundleRow.n, BundleRow.id)
        .where(BundleRow.pair_id == pair_id, BundleRow.lamport.is_(None))
        .order_by(BundleRow.n)
    ):
        if author not in stopped and author in known:
            waiting.setdefault(author, []).append((n, bundle_id))
    wanted: list[str] = []
    for author, numbered in waiting.items():
        upto = head(session, pair_id, author).n + 1
        for n, bundle_id in numbered:
            if n > upto:
                break
            wanted.append(bundle_id)
            upto = max(upto, n + 1)
    missing = [bundle_id for bundle_id in wanted if bundle_id not in fresh]
    found = [fresh[bundle_id] for bundle_id in wanted if bundle_id in fresh]
    for some in _chunked(missing):
        found += map(decode, session.scalars(select(BundleRow.payload).where(BundleRow.id.in_(some))))
    return found


def _state(session: Session, pair_id: str, bundles: Sequence[Bundle]) -> PairState:
    """The part of the pair's state that ``bundles`` touch."""
    whose = seats(session, pair_id)
    state = PairState(pair_id, whose, {kid: head(session, pair_id, kid) for kid in whose})
    state.frozen = frozen(session, pair_id)
    _load_places(session, state, bundles)
    _load_registers(session, state, bundles)
    _load_rounds(session, state, bundles)
    return state


def _load_places(session: Session, state: PairState, bundles: Sequence[Bundle]) -> None:
    needed: dict[str, set[int]] = {}
    for bundle in bundles:
        needed.setdefault(bundle.author, set()).update((bundle.n - 1, bundle.n))
        for author, n in bundle.seen.items():
            needed.setdefault(author, set()).add(n)
    for author, numbers in needed.items():
        for some in _chunked(sorted(numbers)):
            rows = session.execute(
                select(BundleRow.n, BundleRow.id, BundleRow.lamport).where(
                    BundleRow.pair_id == state.pair_id,
                    BundleRow.author == author,
                    BundleRow.n.in_(some),
                    BundleRow.lamport.is_not(None),
                )
            )
            state.places.update({(author, n): Place(bundle_id, depth or 0) for n, bundle_id, depth in rows})


def _load_registers(session: Session, state: PairState, bundles: Sequence[Bundle]) -> None:
    touched: dict[str, set[str]] = {}
    for bundle in bundles:
        for event in bundle.events:
            if isinstance(event, SetFields):
                touched.setdefault(event.kind, set()).add(event.id)
    found: dict[RegisterKey, list[Written]] = {}
    for kind, ids in touched.items():
        for some in _chunked(sorted(ids)):
            rows = session.scalars(
                select(RegisterRow).where(
                    RegisterRow.pair_id == state.pair_id, RegisterRow.kind == kind, RegisterRow.entity.in_(some)
                )
            )
            for row in rows:
                found.setdefault((kind, row.entity, row.field), []).append(_written(row))
    state.registers = {key: tuple(values) for key, values in found.items()}


def _load_rounds(session: Session, state: PairState, bundles: Sequence[Bundle]) -> None:
    rounds: set[str] = set()
    for bundle in bundles:
        for event in bundle.events:
            if isinstance(event, Commit | Open):
                rounds.add(event.checkin_id)
            elif isinstance(event, SetFields) and event.kind == CHECKIN_KIND:
                rounds.add(event.id)
    authors: dict[str, str] = {}
    for some in _chunked(sorted(rounds)):
        for row in session.scalars(
            select(CommitmentRow).where(CommitmentRow.pair_id == state.pair_id, CommitmentRow.checkin_id.in_(some))
        ):
            authors[row.bundle_id] = author = _author(session, row.bundle_id)
            state.commitments[row.checkin_id, Role(row.seat)] = Commitment(
                row.bundle_id, author, row.n, row.form, row.hash, row.sealed_at
            )
        for opening in session.scalars(
            select(OpeningRow).where(OpeningRow.pair_id == state.pair_id, OpeningRow.checkin_id.in_(some))
        ):
            # that it is there is all a later verdict asks; its answers stay where they are
            state.openings[opening.checkin_id, Role(opening.seat)] = Opening(
                opening.bundle_id, _author(session, opening.bundle_id), opening.n, opening.opened_at, {}
            )


def _author(session: Session, bundle_id: str) -> str:
    return session.scalars(select(BundleRow.author).filter_by(id=bundle_id)).one()


def _keep(session: Session, state: PairState, applied: Sequence[Applied]) -> None:
    """Write down what applying a batch came to."""
    written: dict[RegisterKey, None] = {}
    for one in applied:
        session.execute(update(BundleRow).where(BundleRow.id == one.bundle.id).values(lamport=one.depth))
        session.add_all(ProblemRow(pair_id=state.pair_id, bundle_id=one.bundle.id, code=code) for code in one.problems)
        written.update(dict.fromkeys(one.written))
        session.add_all(_commitment_row(state, checkin_id, seat) for checkin_id, seat in one.committed)
        for checkin_id, seat in one.opened:
            _keep_opening(session, state, checkin_id, seat)
    for key in written:
        _keep_register(session, state, key)
    session.flush()


def _commitment_row(state: PairState, checkin_id: str, seat: Role) -> CommitmentRow:
    made = state.commitments[checkin_id, seat]
    return CommitmentRow(
        pair_id=state.pair_id,
        checkin_id=checkin_id,
        seat=seat.value,
        bundle_id=made.bundle_id,
        n=made.n,
        form=made.form,
        hash=made.hash,
        sealed_at=made.moment,
    )


def _keep_opening(session: Session, state: PairState, checkin_id: str, seat: Role) -> None:
    made = state.openings[checkin_id, seat]
    this = {"pair_id": state.pair_id, "checkin_id": checkin_id}
    session.add(
        OpeningRow(**this, seat=seat.value, bundle_id=made.bundle_id, n=made.n, opened_at=made.moment, shown_anyway=0)
    )
    ratings = [
        {
            **this,
            "rater": seat.value,
            "item": question.item,
            "subject": question.subject.value,
            "value": answer.rating,
            "missing": answer.missing.value if answer.missing else None,
            "note": answer.note,
        }
        for question, answer in made.answers.items()
    ]
    if ratings:
        session.execute(insert(RatingRow), ratings)


def _keep_register(session: Session, state: PairState, key: RegisterKey) -> None:
    kind, entity_id, name = key
    this = {"pair_id": state.pair_id, "kind": kind, "entity": entity_id, "field": name}
    session.execute(delete(RegisterRow).filter_by(**this))
    values = [
        {
            **this,
            "author": value.author,
            "n": value.n,
            "lamport": value.depth,
            "value": canon(value.value).decode(),
        }
        for value in state.registers[key]
    ]
    session.execute(insert(RegisterRow), values)


def _register_rows(session: Session, pair_id: str, kind: str, entity_id: str | None) -> Iterable[RegisterRow]:
    query = select(RegisterRow).where(RegisterRow.pair_id == pair_id, RegisterRow.kind == kind)
    if entity_id is not None:
        query = query.where(RegisterRow.entity == entity_id)
    return session.scalars(query)


def _written(row: RegisterRow) -> Written:
    return Written(row.author, row.n, row.lamport, json.loads(row.value))


def _register(values: Sequence[Written]) -> Register:
    shown = winner(values)
    beside = [value.value for value in values if value is not shown and value.value != shown.value]
    return Register(shown.value, tuple(beside))


def _ratings(session: Session, pair_id: str, checkin_id: str) -> dict[Role, dict[Question, Answer]]:
    """Both seats' answers as far as they are opened. Private: only :func:`revealed` and our own sheet may ask."""
    found: dict[Role, dict[Question, Answer]] = {}
    for row in session.scalars(select(RatingRow).filter_by(pair_id=pair_id, checkin_id=checkin_id)):
        missing = Missing(row.missing) if row.missing else None
        question = Question(row.item, Subject(row.subject))
        found.setdefault(Role(row.rater), {})[question] = Answer(row.value, missing, row.note)
    return found


def _row(signed: SignedBundle, now: int, published: int) -> dict[str, Any]:
    bundle = signed.bundle
    return {
        "id": bundle.id,
        "pair_id": bundle.pair_id,
        "author": bundle.author,
        "n": bundle.n,
        "lamport": None,
        "signature": signed.signature,
        "payload": signed.payload,
        "arrived": now,
        "published": published,
    }


def _not_allowed(code: str) -> NotAllowedError:
    if code == "form-fixed":
        sentence = _("A sheet of this check-in is sealed, so what it asks can no longer change. Nothing was changed.")
    elif code == "already-sealed":
        sentence = _("Your sheet is sealed. A sealed sheet never changes, for either of you.")
    else:
        sentence = _("The rules of the check-in do not allow this, so nothing was changed.")
    return NotAllowedError(sentence, code=code)


def _chunked(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (values[start : start + _CHUNK] for start in range(0, len(values), _CHUNK))
