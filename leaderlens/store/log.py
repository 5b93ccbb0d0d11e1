"""The pair's causal log as rows, and what follows from it: registers, commitments, openings, ratings.

A batch of arrivals is settled by :mod:`leaderlens.domain.merge` on just the part of the state it touches
(:mod:`leaderlens.store.causal`), so the cost of an arrival does not grow with the history. Ratings are stored when an
opening is valid, and read only through :func:`revealed`, which applies the reveal rule.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import Session

from leaderlens.crypto.commitment import opens
from leaderlens.domain.canonical import canon
from leaderlens.domain.checkin import Answer, Question, Remarks, RoundFacts, SecondLook, Sheet, Stage
from leaderlens.domain.merge import CHECKIN_KIND, ENDED_FIELD, Applied, Written, apply, settle, winner
from leaderlens.domain.people import SEATS, Role
from leaderlens.domain.record import Bundle, SignedBundle, decode
from leaderlens.domain.sheet_codec import decode_remarks, decode_sheet, encode_remarks, encode_sheet
from leaderlens.errors import NotAllowedError
from leaderlens.i18n import _
from leaderlens.store.causal import (
    BUNDLE,
    COMMITMENT,
    OPENING,
    REGISTER,
    Standing,
    add_applied,
    add_bundles,
    answer_of,
    chunked,
    head,
    keep,
    payloads,
    standing,
    state_for,
    written,
)
from leaderlens.store.rows import CommitmentRow, OpeningRow, PairRow, RatingRow, SecretRow

__all__ = ["Openable", "Received", "Register", "Secret", "Standing", "head", "standing"]

_MINE = CommitmentRow.__table__.alias("mine")
_THEIRS = CommitmentRow.__table__.alias("theirs")
_OPENABLE = (
    select(_MINE.c.checkin_id, _MINE.c.bundle_id, _THEIRS.c.bundle_id)
    .join(
        _THEIRS,
        (_THEIRS.c.pair_id == _MINE.c.pair_id)
        & (_THEIRS.c.checkin_id == _MINE.c.checkin_id)
        & (_THEIRS.c.seat != _MINE.c.seat)
        & (_THEIRS.c.form == _MINE.c.form),
    )
    .where(
        _MINE.c.pair_id == bindparam("pair"),
        _MINE.c.seat == bindparam("seat"),
        exists().where(BUNDLE.id == _MINE.c.bundle_id, BUNDLE.published > 0),
        ~exists().where(
            OPENING.pair_id == _MINE.c.pair_id, OPENING.checkin_id == _MINE.c.checkin_id, OPENING.seat == _MINE.c.seat
        ),
        ~exists().where(
            REGISTER.pair_id == _MINE.c.pair_id,
            REGISTER.kind == CHECKIN_KIND,
            REGISTER.entity == _MINE.c.checkin_id,
            REGISTER.field == ENDED_FIELD,
        ),
    )
    .order_by(_MINE.c.checkin_id)
)
_MISMATCHED = (
    select(_MINE.c.bundle_id)
    .join(
        _THEIRS,
        (_THEIRS.c.pair_id == _MINE.c.pair_id)
        & (_THEIRS.c.checkin_id == _MINE.c.checkin_id)
        & (_THEIRS.c.seat != _MINE.c.seat)
        & (_THEIRS.c.form != _MINE.c.form),
    )
    .where(_MINE.c.pair_id == bindparam("pair"), _MINE.c.seat == bindparam("seat"))
)
_THEIR_LAST_OPENING = (
    select(OPENING.n)
    .where(OPENING.pair_id == bindparam("pair"), OPENING.seat == bindparam("seat"))
    .order_by(OPENING.n.desc())
    .limit(1)
)
_KNOWN = select(BUNDLE.id).where(BUNDLE.id.in_(bindparam("ids", expanding=True)))
_OF_KIND = select(*REGISTER).where(REGISTER.pair_id == bindparam("pair"), REGISTER.kind == bindparam("kind"))
_OF_ENTITY = _OF_KIND.where(REGISTER.entity == bindparam("entity"))
_COMMITTED = select(COMMITMENT.seat).where(
    COMMITMENT.pair_id == bindparam("pair"), COMMITMENT.checkin_id == bindparam("checkin")
)
_OPENED = select(OPENING.seat, OPENING.bundle_id, OPENING.n, OPENING.shown_anyway).where(
    OPENING.pair_id == bindparam("pair"), OPENING.checkin_id == bindparam("checkin")
)
_ENDED = _OF_ENTITY.where(REGISTER.field == ENDED_FIELD)
_PUBLISHED = select(BUNDLE.author, BUNDLE.published).where(BUNDLE.id == bindparam("this"))


@dataclass(frozen=True, slots=True, repr=False)
class Register:
    """A shared field: the value to show, and the concurrent ones beside it that somebody should choose between.

    ``author`` is the kid of whoever wrote the value that is shown.
    """

    value: Any
    others: tuple[Any, ...] = ()
    author: str = ""

    @property
    def conflict(self) -> bool:
        """Whether both changed it without having seen each other's change."""
        return bool(self.others)


@dataclass(frozen=True, slots=True, repr=False)
class Secret:
    """Our own sealed sheet with its salt: what an opening will send.

    ``remarks`` holds the private moments too, ``looks`` what the rater alone was asked; an opening sends neither.
    """

    salt: str
    questions: tuple[Question, ...]
    answers: Mapping[Question, Answer]
    remarks: Remarks = field(default_factory=Remarks)
    looks: tuple[SecondLook, ...] = ()


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


# -------------------------------------------------------------------- write


def receive(
    session: Session, pair_id: str, seats: Mapping[str, Role], arrivals: Iterable[SignedBundle], me: str, now: int
) -> Received:
    """Keep well-signed bundles and apply every one whose time has come, also ones that waited for these.

    ``seats`` says whose each kid is, ``me`` is our own: an own bundle that comes back from the folder counts as
    published. ``now`` is in seconds.
    """
    fresh = {one.bundle.id: one for one in arrivals}
    for some in chunked(list(fresh)):
        for known in session.connection().execute(_KNOWN, {"ids": list(some)}).scalars():
            del fresh[known]
    if not fresh:
        return Received()
    add_bundles(session, fresh.values(), me, now)
    at = standing(session, pair_id, seats)
    candidates = _candidates(session, at, {name: one.bundle for name, one in fresh.items()})
    if not candidates:
        return Received()
    state = state_for(session, at, candidates)
    settled = settle(state, candidates, opens)
    keep(session, state, settled.applied, settled.forked)
    return Received(settled.applied, len(settled.forked) + sum(len(one.problems) for one in settled.applied))


def add_own(session: Session, at: Standing, signed: SignedBundle, now: int) -> Applied:
    """Write our own next bundle and apply it. NotAllowedError, and nothing written, when an event breaks a rule."""
    state = state_for(session, at, [signed.bundle])
    applied = apply(state, signed.bundle, opens)
    if applied.problems:
        raise _not_allowed(applied.problems[0])
    add_applied(session, signed, applied.depth, now)
    keep(session, state, [applied])
    return applied


def behind_ourselves(session: Session, at: Standing, me: str) -> bool:
    """Whether there is more of us out there than this vault holds: a restored backup must read before it writes."""
    last = at.heads[me].n
    if any(author == me and n > last for author, n, _name in at.waiting):
        return True
    others = [name for author, _n, name in at.waiting if author != me]
    return any(json.loads(payload)["seen"].get(me, 0) > last for payload in payloads(session, others))


def seal_secret(
    session: Session,
    pair_id: str,
    checkin_id: str,
    salt: str,
    questions: Sequence[Question],
    answers: Mapping[Question, Answer],
    remarks: Remarks,
    looks: Sequence[SecondLook],
) -> None:
    """Keep our own sheet as it was sealed, until it may be opened and for good."""
    said: dict[str, Any] = {"q": [question.key for question in questions], "r": encode_sheet(answers)}
    if remarks:
        said["own"] = encode_remarks(remarks)
    if looks:
        said["looks"] = encode_looks(looks)
    kept = canon(said).decode()
    session.add(SecretRow(pair_id=pair_id, checkin_id=checkin_id, salt=salt, ratings=kept))
    session.flush()


def show_anyway(session: Session, pair_id: str, checkin_id: str, my_role: Role) -> None:
    """Record that our person chose to look without the other's receipt (exchange.md section 4, rule 3)."""
    row = session.get_one(OpeningRow, (pair_id, checkin_id, my_role.value))
    row.shown_anyway = 1
    session.flush()


# -------------------------------------------------------------------- read


def registers(session: Session, pair_id: str, kind: str) -> dict[str, dict[str, Register]]:
    """Every shared entity of that kind: ``{entity id: {field: register}}``."""
    return _registers(session.connection().execute(_OF_KIND, {"pair": pair_id, "kind": kind}))


def entity(session: Session, pair_id: str, kind: str, entity_id: str) -> dict[str, Register]:
    """The fields of one shared entity; empty when there is none of that id."""
    rows = session.connection().execute(_OF_ENTITY, {"pair": pair_id, "kind": kind, "entity": entity_id})
    return _registers(rows).get(entity_id, {})


def encode_looks(looks: Sequence[SecondLook]) -> list[dict[str, Any]]:
    """Second looks as JSON: ``[{"block": "self", "kept": true}]``."""
    return [{"block": look.block, "kept": look.kept} for look in looks]


def decode_looks(raw: Sequence[Mapping[str, Any]]) -> tuple[SecondLook, ...]:
    """What :func:`encode_looks` wrote."""
    return tuple(SecondLook(look["block"], look["kept"]) for look in raw)


def secret(session: Session, pair_id: str, checkin_id: str) -> Secret | None:
    """Our own sealed sheet, or None when this vault did not seal it."""
    row = session.get(SecretRow, (pair_id, checkin_id))
    if row is None:
        return None
    kept = json.loads(row.ratings)
    return Secret(
        row.salt,
        tuple(Question.parse(key) for key in kept["q"]),
        decode_sheet(kept["r"])[0],
        decode_remarks(kept.get("own", {})),
        decode_looks(kept.get("looks", [])),
    )


def own_sheet(session: Session, pair_id: str, checkin_id: str, role: Role) -> Sheet:
    """Our own sealed sheet, from what we sealed or, in a vault that got it back from the folder, from our opening."""
    mine = secret(session, pair_id, checkin_id)
    if mine is not None:
        return Sheet(checkin_id, role, mine.answers, remarks=mine.remarks, looks=mine.looks)
    return _opened_sheet(session, pair_id, checkin_id, role)


def round_facts(session: Session, pair_id: str, checkin_id: str, my_role: Role) -> RoundFacts:
    """What this vault holds of a check-in, from ``my_role``'s chair."""
    connection = session.connection()
    this = {"pair": pair_id, "checkin": checkin_id}
    committed = set(connection.execute(_COMMITTED, this).scalars())
    opened = {row.seat: row for row in connection.execute(_OPENED, this)} if committed else {}
    mine = opened.get(my_role.value)
    return RoundFacts(
        my_commitment=my_role.value in committed,
        their_commitment=my_role.other.value in committed,
        my_opening=mine is not None,
        their_opening=my_role.other.value in opened,
        receipt=mine is not None and _delivered(session, pair_id, mine.bundle_id, mine.n, opened),
        shown_anyway=mine is not None and bool(mine.shown_anyway),
        ended=connection.execute(_ENDED, {**this, "kind": CHECKIN_KIND, "entity": checkin_id}).first() is not None,
    )


def revealed(session: Session, pair_id: str, checkin_id: str) -> dict[Role, Sheet]:
    """Both sheets of a revealed check-in. NotAllowedError at any earlier stage: there is no override."""
    pair = session.get(PairRow, pair_id)
    stage = None if pair is None else round_facts(session, pair_id, checkin_id, Role(pair.my_role)).stage
    if stage is not Stage.REVEALED:
        raise NotAllowedError(
            _("This check-in is not revealed yet. Both sheets have to be sealed first."), code="not-revealed"
        )
    return {seat: _opened_sheet(session, pair_id, checkin_id, seat) for seat in SEATS}


def openable(session: Session, pair_id: str, my_role: Role) -> tuple[Openable, ...]:
    """Check-ins whose opening may go out now: our commitment is published, the other's is here, the forms agree."""
    rows = session.connection().execute(_OPENABLE, {"pair": pair_id, "seat": my_role.value})
    return tuple(Openable(checkin_id, of, peer) for checkin_id, of, peer in rows)


def mismatched(session: Session, pair_id: str, my_role: Role) -> tuple[str, ...]:
    """Our commitments (ids of their bundles) to which the other's has another form: they can never be opened."""
    return tuple(session.connection().execute(_MISMATCHED, {"pair": pair_id, "seat": my_role.value}).scalars())


def sealed_on(session: Session, pair_id: str, checkin_id: str, seat: Role) -> int | None:
    """When that seat sealed a check-in, in seconds, by its own clock; None where it did not."""
    row = session.get(CommitmentRow, (pair_id, checkin_id, seat.value))
    return None if row is None else row.sealed_at


def owes_receipt(session: Session, pair_id: str, me: str, my_role: Role, them: str) -> bool:
    """Whether the other's newest opening came after the last bundle in which we said what we had seen."""
    connection = session.connection()
    newest = connection.execute(_THEIR_LAST_OPENING, {"pair": pair_id, "seat": my_role.other.value}).scalar()
    return newest is not None and newest > head(session, pair_id, me).seen.get(them, 0)


def opened_at(session: Session, pair_id: str, checkin_id: str, my_role: Role) -> int | None:
    """When our opening was made, in seconds, provided that it is published; None otherwise."""
    row = session.get(OpeningRow, (pair_id, checkin_id, my_role.value))
    if row is None or not session.connection().execute(_PUBLISHED, {"this": row.bundle_id}).one().published:
        return None
    return row.opened_at


def _delivered(session: Session, pair_id: str, bundle_id: str, n: int, opened: Mapping[str, Any]) -> bool:
    """The receipt rule. On one laptop a published file is delivered (docs/adr/0006)."""
    connection = session.connection()
    ours = connection.execute(_PUBLISHED, {"this": bundle_id}).one()
    pair = session.get_one(PairRow, pair_id)
    if ours.published and pair.local:
        return True
    authors = {
        connection.execute(_PUBLISHED, {"this": row.bundle_id}).one().author
        for row in opened.values()
        if row.bundle_id != bundle_id
    }
    return any(head(session, pair_id, author).seen.get(ours.author, 0) >= n for author in authors)


def _candidates(session: Session, at: Standing, fresh: Mapping[str, Bundle]) -> list[Bundle]:
    """Waiting bundles that could be applied: each author's unbroken run, and any that claims a place already taken."""
    upto = {author: last.n + 1 for author, last in at.heads.items() if author not in at.frozen}
    wanted: list[str] = []
    for author, n, name in at.waiting:  # in the order of their numbers
        if n <= upto.get(author, 0):
            wanted.append(name)
            upto[author] = max(upto[author], n + 1)
    missing = [name for name in wanted if name not in fresh]
    return [fresh[name] for name in wanted if name in fresh] + [decode(one) for one in payloads(session, missing)]


def _registers(rows: Iterable[Any]) -> dict[str, dict[str, Register]]:
    found: dict[str, dict[str, list[Written]]] = {}
    for row in rows:
        found.setdefault(row.entity, {}).setdefault(row.field, []).append(written(row))
    return {name: {field: _register(values) for field, values in fields.items()} for name, fields in found.items()}


def _register(values: Sequence[Written]) -> Register:
    shown = winner(values)
    beside = [value.value for value in values if value is not shown and value.value != shown.value]
    return Register(shown.value, tuple(beside), shown.author)


def _opened_sheet(session: Session, pair_id: str, checkin_id: str, seat: Role) -> Sheet:
    """What a seat's opening said, empty before one. Private: only :func:`revealed` and our own sheet may ask."""
    rows = session.scalars(select(RatingRow).filter_by(pair_id=pair_id, checkin_id=checkin_id, rater=seat.value))
    answers = dict(answer_of(row) for row in rows)
    opening = session.get(OpeningRow, (pair_id, checkin_id, seat.value))
    remarks = decode_remarks(json.loads(opening.remarks)) if opening is not None else Remarks()
    return Sheet(checkin_id, seat, answers, remarks=remarks)


def _not_allowed(code: str) -> NotAllowedError:
    if code == "form-fixed":
        sentence = _("A sheet of this check-in is sealed, so what it asks can no longer change. Nothing was changed.")
    elif code == "already-sealed":
        sentence = _("Your sheet is sealed. A sealed sheet never changes, for either of you.")
    elif code == "check-in-ended":
        sentence = _("This check-in has been withdrawn or closed. What was written in it stays where it is.")
    elif code == "both-sealed":
        sentence = _("Both sheets are sealed, so this check-in goes on to its reveal. Nothing was changed.")
    else:
        sentence = _("The rules of the check-in do not allow this, so nothing was changed.")
    return NotAllowedError(sentence, code=code)
