"""Pairs as rows: who I am paired with, through which folder, with which keys; invitations waiting for an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import delete, exists, select, update

from leaderlens.crypto.device_keys import DeviceKeys, PublicKeys
from leaderlens.domain.people import Pair, Role
from leaderlens.store.database import Session
from leaderlens.store.rows import BundleRow, DeviceKeyRow, PairRow

_INVITED, _ACTIVE = "invited", "active"


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where the two vaults of a pair meet: the exchange folder, and whether it is this laptop's own."""

    root: Path
    local: bool


@dataclass(frozen=True, slots=True, repr=False)
class PendingInvitation:
    """An own invitation without an answer. ``pair.id`` is the invitation's id until the answer comes.

    ``file`` is the invitation as published, ``code`` its six words, ``code_keys`` the 64 bytes made of them.
    """

    pair: Pair
    meeting: Meeting
    file: bytes
    code: str
    code_keys: bytes
    keys: DeviceKeys


@dataclass(frozen=True, slots=True, repr=False)
class SentReply:
    """An own reply, as published. ``heard`` once anything of the other side has arrived, so that they must have it."""

    pair_id: str
    meeting: Meeting
    file: bytes
    heard: bool


def pairs(session: Session) -> tuple[Pair, ...]:
    """Every pair of this vault, oldest first."""
    return tuple(_pair(row) for row in session.scalars(select(PairRow).order_by(PairRow.created, PairRow.id)))


def pair(session: Session, pair_id: str) -> Pair | None:
    """One pair, or None where this vault does not have it."""
    row = session.get(PairRow, pair_id)
    return None if row is None else _pair(row)


def meeting(session: Session, pair_id: str) -> Meeting | None:
    """Where that pair meets, or None where this vault does not have it."""
    row = session.get(PairRow, pair_id)
    return None if row is None else _meeting(row)


def my_keys(session: Session, pair_id: str) -> DeviceKeys | None:
    """The keys of this laptop for that pair."""
    row = session.scalars(select(DeviceKeyRow).filter_by(pair_id=pair_id, mine=1)).first()
    if row is None or row.sign_private is None or row.seal_private is None:
        return None
    return DeviceKeys(row.sign_private, row.seal_private)


def their_keys(session: Session, pair_id: str) -> PublicKeys | None:
    """The other seat's keys for that pair, or None while our invitation has no answer."""
    row = session.scalars(select(DeviceKeyRow).filter_by(pair_id=pair_id, mine=0)).first()
    return None if row is None else PublicKeys(row.sign_public, row.seal_public)


def safety_words(session: Session, pair_id: str) -> str | None:
    """The twelve words both sides can compare, or None while there are none."""
    row = session.get(PairRow, pair_id)
    return None if row is None else row.safety_words


def pending_invitations(session: Session) -> tuple[PendingInvitation, ...]:
    """Own invitations without an answer, oldest first."""
    rows = session.scalars(select(PairRow).filter_by(state=_INVITED).order_by(PairRow.created, PairRow.id))
    return tuple(found for row in rows if (found := _pending(session, row)) is not None)


def pending_invitation(session: Session, pair_id: str) -> PendingInvitation | None:
    """One own invitation, or None when there is none of that id or it has been answered."""
    row = session.get(PairRow, pair_id)
    return _pending(session, row) if row is not None and row.state == _INVITED else None


def sent_replies(session: Session) -> tuple[SentReply, ...]:
    """Own replies to the invitations of others, oldest first."""
    rows = session.scalars(
        select(PairRow)
        .where(PairRow.state != _INVITED, PairRow.invitation.is_not(None))
        .order_by(PairRow.created, PairRow.id)
    )
    return tuple(
        SentReply(row.id, _meeting(row), row.invitation, _heard(session, row.id)) for row in rows if row.invitation
    )


def add_invited(
    session: Session,
    pair: Pair,
    meeting: Meeting,
    *,
    keys: DeviceKeys,
    file: bytes,
    code: str,
    code_keys: bytes,
    created: int,
) -> None:
    """Keep an invitation that is about to go out. ``pair.id`` is the invitation's id."""
    row = _row(pair, meeting, state=_INVITED, created=created)
    row.invitation, row.code, row.code_key = file, code, code_keys
    session.add(row)
    session.flush()
    session.add(_my_row(pair.id, pair.me, keys))


def add_accepted(
    session: Session,
    pair: Pair,
    meeting: Meeting,
    *,
    mine: DeviceKeys,
    theirs: PublicKeys,
    reply: bytes,
    safety_words: str,
    created: int,
) -> None:
    """Keep a pair whose invitation we accept. ``reply`` is kept to be published again should it vanish."""
    row = _row(pair, meeting, state=_ACTIVE, created=created)
    row.invitation, row.safety_words = reply, safety_words
    session.add(row)
    session.flush()
    session.add_all([_my_row(pair.id, pair.me, mine), _their_row(pair.id, pair.partner, theirs)])


def complete(session: Session, invitation_id: str, pair: Pair, theirs: PublicKeys, safety_words: str) -> None:
    """Turn an answered invitation into a pair: its real id and names, the other's keys; the code is forgotten.

    Everything that names the pair by its old id follows through the foreign keys.
    """
    session.execute(
        update(PairRow)
        .where(PairRow.id == invitation_id)
        .values(
            id=pair.id,
            state=_ACTIVE,
            leader_name=pair.leader,
            chief_executive_name=pair.chief_executive,
            invitation=None,
            code=None,
            code_key=None,
            safety_words=safety_words,
        )
    )
    session.expire_all()
    session.add(_their_row(pair.id, pair.partner, theirs))


def local_elsewhere(session: Session, root: Path) -> bool:
    """Whether a pair that meets on this laptop still looks for another folder than ``root``."""
    return bool(session.scalar(select(exists().where(PairRow.local == 1, PairRow.root != str(root)))))


def move_local(session: Session, root: Path) -> None:
    """Let every pair that meets on this laptop meet in ``root``: the vault may have come from another computer."""
    session.execute(update(PairRow).where(PairRow.local == 1, PairRow.root != str(root)).values(root=str(root)))


def forget(session: Session, pair_id: str) -> None:
    """Remove a pair nothing has been written for yet: an invitation withdrawn, or a reply that could not go out."""
    session.execute(delete(DeviceKeyRow).filter_by(pair_id=pair_id))
    session.execute(delete(PairRow).filter_by(id=pair_id))


def _heard(session: Session, pair_id: str) -> bool:
    theirs = select(DeviceKeyRow.kid).filter_by(pair_id=pair_id, mine=0)
    return bool(session.scalar(select(exists().where(BundleRow.pair_id == pair_id, BundleRow.author.in_(theirs)))))


def _pair(row: PairRow) -> Pair:
    return Pair(
        id=row.id,
        me=Role(row.my_role),
        leader=row.leader_name,
        chief_executive=row.chief_executive_name,
        council=row.council,
        term_start=date.fromisoformat(row.term_start),
        term_end=date.fromisoformat(row.term_end) if row.term_end else None,
        connected=row.state != _INVITED,
    )


def _meeting(row: PairRow) -> Meeting:
    return Meeting(Path(row.root), bool(row.local))


def _pending(session: Session, row: PairRow) -> PendingInvitation | None:
    keys = my_keys(session, row.id)
    if keys is None or row.invitation is None or row.code is None or row.code_key is None:
        return None
    return PendingInvitation(_pair(row), _meeting(row), row.invitation, row.code, row.code_key, keys)


def _row(pair: Pair, meeting: Meeting, *, state: str, created: int) -> PairRow:
    return PairRow(
        id=pair.id,
        state=state,
        my_role=pair.me.value,
        leader_name=pair.leader,
        chief_executive_name=pair.chief_executive,
        council=pair.council,
        term_start=pair.term_start.isoformat(),
        term_end=pair.term_end.isoformat() if pair.term_end else None,
        root=str(meeting.root),
        local=int(meeting.local),
        created=created,
    )


def _my_row(pair_id: str, seat: Role, keys: DeviceKeys) -> DeviceKeyRow:
    row = _key_row(pair_id, seat, keys.public, mine=True)
    row.sign_private, row.seal_private = keys.sign_private, keys.seal_private
    return row


def _their_row(pair_id: str, seat: Role, keys: PublicKeys) -> DeviceKeyRow:
    return _key_row(pair_id, seat, keys, mine=False)


def _key_row(pair_id: str, seat: Role, keys: PublicKeys, *, mine: bool) -> DeviceKeyRow:
    return DeviceKeyRow(
        pair_id=pair_id,
        kid=keys.kid,
        seat=seat.value,
        mine=int(mine),
        sign_public=keys.sign_public,
        seal_public=keys.seal_public,
    )
