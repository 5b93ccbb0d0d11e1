"""The part of a pair's causal state that a batch of bundles touches: read from the tables, and written back.

Statements are built once, at import: building one costs more than running it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

from sqlalchemy import Table, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from leaderlens.domain.canonical import canon
from leaderlens.domain.checkin import Amount, Answer, Basis, Missing, Question, Subject
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
)
from leaderlens.domain.people import Role
from leaderlens.domain.record import Bundle, Commit, Open, SetFields, SignedBundle
from leaderlens.domain.sheet_codec import encode_remarks
from leaderlens.store.rows import (
    BundleRow,
    CommitmentRow,
    DraftAnswerRow,
    OpeningRow,
    ProblemRow,
    RatingRow,
    RegisterRow,
)

BUNDLES, _PROBLEMS = cast("Table", BundleRow.__table__), cast("Table", ProblemRow.__table__)
_REGISTER_TABLE, _RATINGS = cast("Table", RegisterRow.__table__), cast("Table", RatingRow.__table__)
_COMMITMENT_TABLE, _OPENING_TABLE = cast("Table", CommitmentRow.__table__), cast("Table", OpeningRow.__table__)

BUNDLE = BUNDLES.c
REGISTER = _REGISTER_TABLE.c
COMMITMENT = _COMMITMENT_TABLE.c
OPENING = _OPENING_TABLE.c

_CHUNK = 500  # values in one IN (...)

_HEAD = (
    select(BUNDLE.n, BUNDLE.id, BUNDLE.payload, BUNDLE.lamport)
    .where(BUNDLE.pair_id == bindparam("pair"), BUNDLE.author == bindparam("author"), BUNDLE.lamport.is_not(None))
    .order_by(BUNDLE.n.desc())
    .limit(1)
)
_FROZEN = (
    select(BUNDLE.author)
    .join(_PROBLEMS, _PROBLEMS.c.bundle_id == BUNDLE.id)
    .where(_PROBLEMS.c.pair_id == bindparam("pair"), _PROBLEMS.c.code == FORK)
)
_WAITING = (
    select(BUNDLE.author, BUNDLE.n, BUNDLE.id)
    .where(BUNDLE.pair_id == bindparam("pair"), BUNDLE.lamport.is_(None))
    .order_by(BUNDLE.n)
)
_PLACES = select(BUNDLE.n, BUNDLE.id, BUNDLE.lamport).where(
    BUNDLE.pair_id == bindparam("pair"),
    BUNDLE.author == bindparam("author"),
    BUNDLE.n.in_(bindparam("numbers", expanding=True)),
    BUNDLE.lamport.is_not(None),
)
_REGISTERS = select(*REGISTER).where(
    REGISTER.pair_id == bindparam("pair"),
    REGISTER.kind == bindparam("kind"),
    REGISTER.entity.in_(bindparam("entities", expanding=True)),
)
_COMMITMENTS = (
    select(*COMMITMENT, BUNDLE.author)
    .join(BUNDLES, BUNDLE.id == COMMITMENT.bundle_id)
    .where(COMMITMENT.pair_id == bindparam("pair"), COMMITMENT.checkin_id.in_(bindparam("rounds", expanding=True)))
)
_OPENINGS = (
    select(*OPENING, BUNDLE.author)
    .join(BUNDLES, BUNDLE.id == OPENING.bundle_id)
    .where(OPENING.pair_id == bindparam("pair"), OPENING.checkin_id.in_(bindparam("rounds", expanding=True)))
)
_PAYLOADS = select(BUNDLE.payload).where(BUNDLE.id.in_(bindparam("ids", expanding=True)))
_PLACE_TAKEN = update(BUNDLES).where(BUNDLE.id == bindparam("this")).values(lamport=bindparam("depth"))
_FORGET_FIELDS = delete(_REGISTER_TABLE).where(
    REGISTER.pair_id == bindparam("pair"),
    REGISTER.kind == bindparam("kind"),
    REGISTER.entity == bindparam("entity"),
    REGISTER.field.in_(bindparam("fields", expanding=True)),
)
_ADD_BUNDLE = insert(BUNDLES)
_ADD_REGISTER = insert(_REGISTER_TABLE)
_ADD_COMMITMENT = insert(_COMMITMENT_TABLE)
_ADD_OPENING = insert(_OPENING_TABLE)
_ADD_RATING = insert(_RATINGS)
_ADD_PROBLEM = insert(_PROBLEMS)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the authors of a pair stand: their last applied bundles, who is frozen, and what still waits.

    ``waiting`` lists author, number and id of bundles whose time has not come.
    """

    pair_id: str
    seats: Mapping[str, Role]
    heads: Mapping[str, Head] = field(default_factory=dict)
    frozen: frozenset[str] = frozenset()
    waiting: tuple[tuple[str, int, str], ...] = ()

    def after(self, applied: Applied) -> Standing:
        """The same, once ``applied`` is its author's last bundle."""
        bundle = applied.bundle
        last = Head(bundle.n, bundle.id, bundle.seen, applied.depth)
        return replace(self, heads={**self.heads, bundle.author: last})


def head(session: Session, pair_id: str, author: str) -> Head:
    """The author's last applied bundle."""
    row = session.connection().execute(_HEAD, {"pair": pair_id, "author": author}).first()
    if row is None:
        return Head()
    return Head(row.n, row.id, json.loads(row.payload)["seen"], row.lamport or 0)


def standing(session: Session, pair_id: str, seats: Mapping[str, Role]) -> Standing:
    """Where the authors of the pair stand; ``seats`` says whose each kid is."""
    connection = session.connection()
    return Standing(
        pair_id,
        seats,
        {kid: head(session, pair_id, kid) for kid in seats},
        frozenset(connection.execute(_FROZEN, {"pair": pair_id}).scalars()),
        tuple((author, n, name) for author, n, name in connection.execute(_WAITING, {"pair": pair_id})),
    )


def payloads(session: Session, ids: Sequence[str]) -> Iterable[bytes]:
    """The payloads of these bundles, in any order."""
    for some in chunked(ids):
        yield from session.connection().execute(_PAYLOADS, {"ids": some}).scalars()


def state_for(session: Session, at: Standing, bundles: Sequence[Bundle]) -> PairState:
    """The part of the pair's state that ``bundles`` touch."""
    state = PairState(at.pair_id, at.seats, dict(at.heads), frozen=set(at.frozen))
    state.places = {(kid, last.n): Place(last.id, last.depth) for kid, last in at.heads.items() if last.n}
    _load_places(session, state, bundles)
    _load_registers(session, state, bundles)
    _load_rounds(session, state, bundles)
    return state


def add_bundles(session: Session, bundles: Iterable[SignedBundle], me: str, now: int) -> None:
    """Keep bundles that are not here yet. One of our own (``me``) that comes back from the folder is published."""
    rows = [_bundle_row(one, now, now if one.bundle.author == me else 0, None) for one in bundles]
    session.connection().execute(_ADD_BUNDLE, rows)


def add_applied(session: Session, signed: SignedBundle, depth: int, now: int) -> None:
    """Keep our own next bundle, which is applied as it is written and lies in no file yet."""
    session.connection().execute(_ADD_BUNDLE, [_bundle_row(signed, now, 0, depth)])


def keep(session: Session, state: PairState, applied: Sequence[Applied], forked: Sequence[Bundle] = ()) -> None:
    """Write down what a batch came to. Its bundles are in the table already."""
    rows = _Rows(state)
    for one in applied:
        rows.add(one)
    rows.problems += [_problem_row(state.pair_id, bundle.id, FORK) for bundle in forked]
    rows.write(session)


def answer_columns(question: Question, answer: Answer) -> dict[str, Any]:
    """What a table of answers holds beside whose they are and what they answer."""
    return {
        "wording": question.wording,
        "value": answer.rating,
        "missing": answer.missing.value if answer.missing else None,
        "note": answer.note,
        "basis": answer.basis.value if answer.basis else None,
        "amount": answer.amount.value if answer.amount else None,
        "prediction": answer.prediction,
    }


def answer_of(row: RatingRow | DraftAnswerRow) -> tuple[Question, Answer]:
    """The answer in a row of a table of answers, and what it answers."""
    return Question(row.item, Subject(row.subject), row.wording), Answer(
        rating=row.value,
        missing=Missing(row.missing) if row.missing else None,
        note=row.note,
        basis=Basis(row.basis) if row.basis else None,
        amount=Amount(row.amount) if row.amount else None,
        prediction=row.prediction,
    )


def written(row: Any) -> Written:
    """The value in a row of the register table."""
    return Written(row.author, row.n, row.lamport, json.loads(row.value))


def chunked(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    """``values`` in portions that fit into one statement."""
    return (values[start : start + _CHUNK] for start in range(0, len(values), _CHUNK))


class _Rows:
    """The rows a batch leaves behind, collected so that each table is written once."""

    def __init__(self, state: PairState) -> None:
        self.state = state
        self.pair = {"pair_id": state.pair_id}
        self.depths: list[dict[str, Any]] = []
        self.problems: list[dict[str, Any]] = []
        self.commitments: list[dict[str, Any]] = []
        self.openings: list[dict[str, Any]] = []
        self.ratings: list[dict[str, Any]] = []
        self.fields: dict[tuple[str, str], dict[str, None]] = {}

    def add(self, one: Applied) -> None:
        self.depths.append({"this": one.bundle.id, "depth": one.depth})
        self.problems += [_problem_row(self.state.pair_id, one.bundle.id, code) for code in one.problems]
        for kind, entity, name in one.written:
            self.fields.setdefault((kind, entity), {})[name] = None
        for checkin_id, seat in one.committed:
            self._add_commitment(checkin_id, seat)
        for checkin_id, seat in one.opened:
            self._add_opening(checkin_id, seat)

    def write(self, session: Session) -> None:
        connection = session.connection()
        for (kind, entity), names in self.fields.items():
            this = {"pair": self.state.pair_id, "kind": kind, "entity": entity, "fields": list(names)}
            connection.execute(_FORGET_FIELDS, this)
        for statement, rows in (
            (_PLACE_TAKEN, self.depths),
            (_ADD_REGISTER, self._registers()),
            (_ADD_COMMITMENT, self.commitments),
            (_ADD_OPENING, self.openings),
            (_ADD_RATING, self.ratings),
            (_ADD_PROBLEM, self.problems),
        ):
            if rows:
                connection.execute(statement, rows)

    def _registers(self) -> list[dict[str, Any]]:
        return [
            {
                **self.pair,
                "kind": kind,
                "entity": entity,
                "field": name,
                "author": value.author,
                "n": value.n,
                "lamport": value.depth,
                "value": canon(value.value).decode(),
            }
            for (kind, entity), names in self.fields.items()
            for name in names
            for value in self.state.registers[kind, entity, name]
        ]

    def _add_commitment(self, checkin_id: str, seat: Role) -> None:
        made = self.state.commitments[checkin_id, seat]
        self.commitments.append(
            {
                **self.pair,
                "checkin_id": checkin_id,
                "seat": seat.value,
                "bundle_id": made.bundle_id,
                "n": made.n,
                "form": made.form,
                "hash": made.hash,
                "sealed_at": made.moment,
            }
        )

    def _add_opening(self, checkin_id: str, seat: Role) -> None:
        made = self.state.openings[checkin_id, seat]
        this = {**self.pair, "checkin_id": checkin_id}
        self.openings.append(
            {
                **this,
                "seat": seat.value,
                "bundle_id": made.bundle_id,
                "n": made.n,
                "opened_at": made.moment,
                "shown_anyway": 0,
                "remarks": canon(encode_remarks(made.remarks)).decode(),
            }
        )
        self.ratings += [
            {
                **this,
                "rater": seat.value,
                "item": question.item,
                "subject": question.subject.value,
                **answer_columns(question, answer),
            }
            for question, answer in made.answers.items()
        ]


def _load_places(session: Session, state: PairState, bundles: Sequence[Bundle]) -> None:
    """Every bundle directly before these, and whatever already stands where one of these wants to."""
    needed: dict[str, set[int]] = {}
    for bundle in bundles:
        needed.setdefault(bundle.author, set()).update((bundle.n - 1, bundle.n))
        for author, n in bundle.seen.items():
            needed.setdefault(author, set()).add(n)
    for author, numbers in needed.items():
        last = state.head(author).n
        old = sorted(n for n in numbers if 0 < n < last)  # the head itself is known, and later ones are not applied
        for some in chunked(old):
            rows = session.connection().execute(
                _PLACES, {"pair": state.pair_id, "author": author, "numbers": list(some)}
            )
            state.places.update({(author, n): Place(name, depth) for n, name, depth in rows})


def _load_registers(session: Session, state: PairState, bundles: Sequence[Bundle]) -> None:
    touched: dict[str, set[str]] = {}
    for bundle in bundles:
        for event in bundle.events:
            if isinstance(event, SetFields):
                touched.setdefault(event.kind, set()).add(event.id)
            elif isinstance(event, Commit):  # whether its check-in has ended lies in a register
                touched.setdefault(CHECKIN_KIND, set()).add(event.checkin_id)
    found: dict[RegisterKey, list[Written]] = {}
    for kind, ids in touched.items():
        for some in chunked(sorted(ids)):
            this = {"pair": state.pair_id, "kind": kind, "entities": list(some)}
            for row in session.connection().execute(_REGISTERS, this):
                found.setdefault((kind, row.entity, row.field), []).append(written(row))
    state.registers = {key: tuple(values) for key, values in found.items()}


def _load_rounds(session: Session, state: PairState, bundles: Sequence[Bundle]) -> None:
    rounds: set[str] = set()
    for bundle in bundles:
        for event in bundle.events:
            if isinstance(event, Commit | Open):
                rounds.add(event.checkin_id)
            elif isinstance(event, SetFields) and event.kind == CHECKIN_KIND:
                rounds.add(event.id)
    for some in chunked(sorted(rounds)):
        this = {"pair": state.pair_id, "rounds": list(some)}
        for row in session.connection().execute(_COMMITMENTS, this):
            state.commitments[row.checkin_id, Role(row.seat)] = Commitment(
                row.bundle_id, row.author, row.n, row.form, row.hash, row.sealed_at
            )
        for row in session.connection().execute(_OPENINGS, this):
            # that it is there is all a later verdict asks; its answers stay where they are
            state.openings[row.checkin_id, Role(row.seat)] = Opening(
                row.bundle_id, row.author, row.n, row.opened_at, {}
            )


def _bundle_row(signed: SignedBundle, now: int, published: int, depth: int | None) -> dict[str, Any]:
    bundle = signed.bundle
    return {
        "id": bundle.id,
        "pair_id": bundle.pair_id,
        "author": bundle.author,
        "n": bundle.n,
        "lamport": depth,
        "signature": signed.signature,
        "payload": signed.payload,
        "arrived": now,
        "published": published,
    }


def _problem_row(pair_id: str, bundle_id: str, code: str) -> dict[str, Any]:
    return {"pair_id": pair_id, "bundle_id": bundle_id, "code": code, "seen": 0}
