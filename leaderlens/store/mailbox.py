"""The mailbox as rows: what is still to be published, which files need no second look, what the log found wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from leaderlens.domain.record import SignedBundle, decode
from leaderlens.store.rows import BundleRow, PairRow, ProblemRow, SeenFileRow

ACCEPTED = "accepted"
"""The file was taken in (or held nothing new)."""
SET_ASIDE = "set-aside"
"""The file is damaged or foreign: a copy was put aside, the file itself is left alone."""
_WAITING = "waiting:"
_OWN = "own:"


@dataclass(frozen=True, slots=True)
class LoggedProblem:
    """Something that was signed well but broke a rule, or a file that was set aside: ``code`` says what."""

    pair_id: str
    code: str


def active_pairs(session: Session) -> tuple[str, ...]:
    """The ids of the pairs that trade bundles: connected and not closed."""
    return tuple(session.scalars(select(PairRow.id).filter_by(state="active").order_by(PairRow.created, PairRow.id)))


def unpublished(session: Session, pair_id: str, me: str) -> tuple[SignedBundle, ...]:
    """Our own bundles that no file in the exchange folder carries yet, in their order."""
    rows = session.execute(
        select(BundleRow.payload, BundleRow.signature)
        .filter_by(pair_id=pair_id, author=me, published=0)
        .where(BundleRow.lamport.is_not(None))
        .order_by(BundleRow.n)
    )
    return tuple(SignedBundle(decode(payload), signature, payload) for payload, signature in rows)


def mark_published(session: Session, pair_id: str, files: Iterable[tuple[SignedBundle, str]], now: int) -> None:
    """Note that these bundles lie in the folder, each in the file with that SHA-256, since ``now`` (seconds)."""
    for signed, digest in files:
        session.execute(update(BundleRow).where(BundleRow.id == signed.bundle.id).values(published=now))
        remember(session, pair_id, digest, f"{_OWN}{signed.bundle.n}")


def unconfirmed_files(session: Session, pair_id: str, me: str, beyond: int) -> dict[int, set[str]]:
    """Our published bundles after number ``beyond`` with the SHA-256 of every file that carried them."""
    numbers = session.scalars(
        select(BundleRow.n).where(
            BundleRow.pair_id == pair_id, BundleRow.author == me, BundleRow.n > beyond, BundleRow.published > 0
        )
    )
    files: dict[int, set[str]] = {n: set() for n in numbers}
    if files:
        wanted = select(SeenFileRow.verdict, SeenFileRow.digest).where(
            SeenFileRow.pair_id == pair_id, SeenFileRow.verdict.in_([f"{_OWN}{n}" for n in files])
        )
        for verdict, digest in session.execute(wanted):
            files[int(verdict.removeprefix(_OWN))].add(digest)
    return files


def mark_vanished(session: Session, pair_id: str, me: str, numbers: Iterable[int]) -> None:
    """Note that the files of these own bundles are gone before the other had them: they go out again."""
    session.execute(
        update(BundleRow)
        .where(BundleRow.pair_id == pair_id, BundleRow.author == me, BundleRow.n.in_(list(numbers)))
        .values(published=0)
    )


def settled_files(session: Session, pair_id: str) -> set[str]:
    """The SHA-256 of every file that needs no second look."""
    return set(
        session.scalars(
            select(SeenFileRow.digest).where(
                SeenFileRow.pair_id == pair_id, SeenFileRow.verdict.not_like(f"{_WAITING}%")
            )
        )
    )


def waiting_files(session: Session, pair_id: str) -> dict[str, int]:
    """Contents that could not be read so far, by SHA-256, with the moment they were first met (seconds)."""
    rows = session.execute(
        select(SeenFileRow.digest, SeenFileRow.verdict).where(
            SeenFileRow.pair_id == pair_id, SeenFileRow.verdict.like(f"{_WAITING}%")
        )
    )
    return {digest: int(verdict.removeprefix(_WAITING)) for digest, verdict in rows}


def remember(session: Session, pair_id: str, digest: str, verdict: str) -> None:
    """Note what became of a file."""
    session.execute(delete(SeenFileRow).filter_by(pair_id=pair_id, digest=digest))
    session.execute(insert(SeenFileRow), [{"pair_id": pair_id, "digest": digest, "verdict": verdict}])


def remember_taken(session: Session, pair_id: str, digest: str, bundles: Iterable[SignedBundle], me: str) -> None:
    """Note that a file was taken in; one that carries a single bundle of our own counts as its published file."""
    mine = [one.bundle.n for one in bundles if one.bundle.author == me]
    remember(session, pair_id, digest, f"{_OWN}{mine[0]}" if len(mine) == 1 else ACCEPTED)


def remember_waiting(session: Session, pair_id: str, digest: str, since: int) -> None:
    """Note a content that cannot be read yet: half a file, or a damaged one."""
    remember(session, pair_id, digest, f"{_WAITING}{since}")


def forget_waiting(session: Session, pair_id: str, digests: Iterable[str]) -> None:
    """Forget contents that are no longer in the folder."""
    for digest in digests:
        session.execute(delete(SeenFileRow).filter_by(pair_id=pair_id, digest=digest))


def add_problem(session: Session, pair_id: str, about: str, code: str) -> bool:
    """Record a problem with the bundle or file ``about``, once; answers whether it is new."""
    known = select(ProblemRow.id).filter_by(pair_id=pair_id, bundle_id=about, code=code)
    if session.scalar(known) is not None:
        return False
    session.add(ProblemRow(pair_id=pair_id, bundle_id=about, code=code, seen=0))
    session.flush()
    return True


def problems(session: Session) -> tuple[LoggedProblem, ...]:
    """What was found wrong and nobody has put away yet, oldest first."""
    rows = session.scalars(select(ProblemRow).filter_by(seen=0).order_by(ProblemRow.id))
    return tuple(LoggedProblem(row.pair_id, row.code) for row in rows)


def put_problems_away(session: Session) -> None:
    """Our person has read them. A frozen author stays frozen."""
    session.execute(update(ProblemRow).where(ProblemRow.seen == 0).values(seen=1))
