"""Own lenses as rows: drafts that change, and finished versions that never do."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, select

from leaderlens.store.database import Session
from leaderlens.store.rows import LensDraftRow, OwnLensRow


@dataclass(frozen=True, slots=True)
class KeptLens:
    """A finished version: its file's text. ``made`` is in seconds."""

    lens_id: str
    version: int
    text: str
    made: int


def versions(session: Session) -> tuple[KeptLens, ...]:
    """Every finished version of every own lens, by lens, oldest first."""
    rows = session.scalars(select(OwnLensRow).order_by(OwnLensRow.lens_id, OwnLensRow.version))
    return tuple(KeptLens(row.lens_id, row.version, row.text, row.made) for row in rows)


def drafts(session: Session) -> dict[str, str]:
    """The texts of lenses in the making by lens id, the one changed last first."""
    rows = session.scalars(select(LensDraftRow).order_by(LensDraftRow.changed.desc(), LensDraftRow.lens_id))
    return {row.lens_id: row.text for row in rows}


def keep_draft(session: Session, lens_id: str, text: str, now: int) -> None:
    """Keep a lens in the making, in place of what was kept of it before."""
    session.merge(LensDraftRow(lens_id=lens_id, text=text, changed=now))
    session.flush()


def drop_draft(session: Session, lens_id: str) -> None:
    """Let go of a lens in the making; finished versions stay."""
    session.execute(delete(LensDraftRow).filter_by(lens_id=lens_id))


def keep_version(session: Session, lens: KeptLens) -> None:
    """Keep a finished version, for good."""
    session.add(OwnLensRow(lens_id=lens.lens_id, version=lens.version, text=lens.text, made=lens.made))
    session.flush()
