"""The mailbox as rows: what is still to be published, which files need no second look, what the log found wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Table, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from leaderlens.domain.record import SignedBundle, decode
from leaderlens.store.causal import BUNDLE, BUNDLES, chunked
from leaderlens.store.rows import BundleRow, MetaRow, PairRow, ProblemRow, SeenFileRow

ACCEPTED = "accepted"
"""The file was taken in (or held nothing new)."""
SET_ASIDE = "set-aside"
"""The file is damaged or foreign: a copy was put aside, the file itself is left alone."""
_WAITING = "waiting:"
_OWN = "own:"

# built once: building a statement costs more than running it
_FILES = cast("Table", SeenFileRow.__table__)
_ACTIVE = select(PairRow.id).where(PairRow.state == "active").order_by(PairRow.created, PairRow.id)
_OURS = BUNDLE.pair_id == bindparam("pair"), BUNDLE.author == bindparam("me")
_UNPUBLISHED = (
    select(BUNDLE.payload, BUNDLE.signature)
    .where(*_OURS, BUNDLE.published == 0, BUNDLE.lamport.is_not(None))
    .order_by(BUNDLE.n)
)
_UNCONFIRMED = select(BUNDLE.n).where(*_OURS, BUNDLE.n > bindparam("beyond"), BUNDLE.published > 0)
_FILES_OF = select(_FILES.c.verdict, _FILES.c.digest).where(
    _FILES.c.pair_id == bindparam("pair"), _FILES.c.verdict.in_(bindparam("verdicts", expanding=True))
)
_NOT_YET_READ = select(_FILES.c.digest, _FILES.c.verdict).where(
    _FILES.c.pair_id == bindparam("pair"), _FILES.c.verdict.like(f"{_WAITING}%")
)
_SET_PUBLISHED = update(BUNDLES).where(BUNDLE.id == bindparam("this")).values(published=bindparam("now"))
_REMEMBER = insert(_FILES).prefix_with("OR REPLACE")


@dataclass(frozen=True, slots=True)
class LoggedProblem:
    """Something that was signed well but broke a rule, or a file that was set aside: ``code`` says what."""

    pair_id: str
    code: str


def active_pairs(session: Session) -> tuple[str, ...]:
    """The ids of the pairs that trade bundles: connected and not closed."""
    return tuple(session.connection().execute(_ACTIVE).scalars())


def unpublished(session: Session, pair_id: str, me: str) -> tuple[SignedBundle, ...]:
    """Our own bundles that no file in the exchange folder carries yet, in their order."""
    rows = session.connection().execute(_UNPUBLISHED, {"pair": pair_id, "me": me})
    return tuple(SignedBundle(decode(payload), signature, payload) for payload, signature in rows)


def mark_published(session: Session, pair_id: str, files: Iterable[tuple[SignedBundle, str]], now: int) -> None:
    """Note that these bundles lie in the folder, each in the file with that SHA-256, since ``now`` (seconds)."""
    posted = list(files)
    if not posted:
        return
    connection = session.connection()
    connection.execute(_SET_PUBLISHED, [{"this": signed.bundle.id, "now": now} for signed, _digest in posted])
    connection.execute(
        _REMEMBER,
        [{"pair_id": pair_id, "digest": digest, "verdict": f"{_OWN}{signed.bundle.n}"} for signed, digest in posted],
    )


def unconfirmed_files(session: Session, pair_id: str, me: str, beyond: int) -> dict[int, set[str]]:
    """Our published bundles after number ``beyond`` with the SHA-256 of every file that carried them."""
    connection = session.connection()
    numbers = connection.execute(_UNCONFIRMED, {"pair": pair_id, "me": me, "beyond": beyond}).scalars()
    files: dict[int, set[str]] = {n: set() for n in numbers}
    for some in chunked([f"{_OWN}{n}" for n in files]):
        for verdict, digest in connection.execute(_FILES_OF, {"pair": pair_id, "verdicts": list(some)}):
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
    rows = session.connection().execute(_NOT_YET_READ, {"pair": pair_id})
    return {digest: int(verdict.removeprefix(_WAITING)) for digest, verdict in rows}


def remember(session: Session, pair_id: str, digest: str, verdict: str) -> None:
    """Note what became of a file."""
    session.connection().execute(_REMEMBER, {"pair_id": pair_id, "digest": digest, "verdict": verdict})


def remember_taken(session: Session, pair_id: str, digests: Iterable[str]) -> None:
    """Note that these files were taken in."""
    rows = [{"pair_id": pair_id, "digest": digest, "verdict": ACCEPTED} for digest in digests]
    if rows:
        session.connection().execute(_REMEMBER, rows)


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


_READ_BACK = "read_back:"


def require_read_back(session: Session) -> None:
    """This vault has gone back to a backup: nothing may be said in any pair until the folder has been read again.

    What we said after the backup lies in the exchange folder; saying something else under the same numbers would split
    our history in two for the other laptop.
    """
    for pair_id in active_pairs(session):
        session.merge(MetaRow(name=_READ_BACK + pair_id, value="1"))


def must_read_back(session: Session, pair_id: str) -> bool:
    """Whether our own newer bundles have to be read from the folder before we may say anything."""
    return session.get(MetaRow, _READ_BACK + pair_id) is not None


def read_back_done(session: Session, pair_id: str) -> None:
    """The folder has been read from the beginning: what lies there of ours is here again."""
    session.execute(delete(MetaRow).where(MetaRow.name == _READ_BACK + pair_id))
