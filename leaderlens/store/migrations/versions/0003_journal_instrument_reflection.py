"""Version 3: what the journal, the full instrument and shared reflection keep beyond version 2."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

JOURNAL: tuple[str, ...] = ()
INSTRUMENT: tuple[str, ...] = ()
REFLECTION: tuple[str, ...] = ()


def upgrade() -> None:
    """From version 2 to version 3."""
    for statement in (*JOURNAL, *INSTRUMENT, *REFLECTION):
        op.execute(statement)
