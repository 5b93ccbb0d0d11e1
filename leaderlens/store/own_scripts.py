"""Scripts a person has changed, each as the text of a script file."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from leaderlens.store.rows import OwnScriptRow


def texts(session: Session) -> dict[str, str]:
    """Every changed script: its file's text by its id."""
    return {row.id: row.text for row in session.scalars(select(OwnScriptRow))}


def keep(session: Session, script_id: str, text: str, now: int) -> None:
    """Write one. ``now`` is in seconds."""
    session.merge(OwnScriptRow(id=script_id, text=text, changed=now))


def forget(session: Session, script_id: str) -> None:
    """Strike one out."""
    session.execute(delete(OwnScriptRow).where(OwnScriptRow.id == script_id))
