"""Version 2: the audit log, the chain over entries and sealed sheets, and the triggers that keep a hold."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_HELD = "EXISTS (SELECT 1 FROM meta WHERE name = 'hold')"
_THERE_BEFORE = "old.number <= CAST((SELECT value FROM meta WHERE name = 'hold_after') AS INTEGER)"

# Whatever writes an entry or a sealed sheet, by whatever path, leaves its name in chain_due; the end of the
# transaction turns names into links (store/chain.py), because SQLite cannot hash.
CHAIN = (
    """CREATE TRIGGER chain_entry_added AFTER INSERT ON journal_entry BEGIN
        INSERT OR IGNORE INTO chain_due (kind, subject) VALUES ('entry', new.id);
    END""",
    """CREATE TRIGGER chain_entry_changed AFTER UPDATE ON journal_entry BEGIN
        INSERT OR IGNORE INTO chain_due (kind, subject) VALUES ('entry', old.id), ('entry', new.id);
    END""",
    """CREATE TRIGGER chain_entry_removed AFTER DELETE ON journal_entry BEGIN
        INSERT OR IGNORE INTO chain_due (kind, subject) VALUES ('entry', old.id);
    END""",
    """CREATE TRIGGER chain_sheet_added AFTER INSERT ON secret BEGIN
        INSERT OR IGNORE INTO chain_due (kind, subject) VALUES ('sheet', new.pair_id || '/' || new.checkin_id);
    END""",
    """CREATE TRIGGER chain_sheet_changed AFTER UPDATE ON secret BEGIN
        INSERT OR IGNORE INTO chain_due (kind, subject) VALUES
            ('sheet', old.pair_id || '/' || old.checkin_id), ('sheet', new.pair_id || '/' || new.checkin_id);
    END""",
    """CREATE TRIGGER chain_sheet_removed AFTER DELETE ON secret BEGIN
        INSERT OR IGNORE INTO chain_due (kind, subject) VALUES ('sheet', old.pair_id || '/' || old.checkin_id);
    END""",
)
# What is there already gets its first links when the step's transaction ends.
CHAIN_BEGINS = (
    "INSERT INTO chain_due (kind, subject) SELECT 'entry', id FROM journal_entry",
    "INSERT INTO chain_due (kind, subject) SELECT 'sheet', pair_id || '/' || checkin_id FROM secret",
)

HOLD = (
    f"""CREATE TRIGGER hold_entry_removed BEFORE DELETE ON journal_entry WHEN {_HELD} BEGIN
        SELECT RAISE(ABORT, 'held');
    END""",
    f"""CREATE TRIGGER hold_entry_binned BEFORE UPDATE OF binned ON journal_entry
    WHEN new.binned IS NOT NULL AND old.binned IS NULL AND {_HELD} BEGIN
        SELECT RAISE(ABORT, 'held');
    END""",
    f"""CREATE TRIGGER hold_entry_changed BEFORE UPDATE OF id, title, body, moment, tags ON journal_entry
    WHEN (old.id, old.title, old.body, old.moment, old.tags) IS NOT (new.id, new.title, new.body, new.moment, new.tags)
    AND {_HELD} AND {_THERE_BEFORE} BEGIN
        SELECT RAISE(ABORT, 'held');
    END""",
    *(
        f"""CREATE TRIGGER hold_{table}_removed BEFORE DELETE ON {table} WHEN {_HELD} BEGIN
        SELECT RAISE(ABORT, 'held');
    END"""
        for table in ("bundle", "commitment", "opening", "rating", "secret")
    ),
    f"""CREATE TRIGGER hold_secret_changed BEFORE UPDATE OF salt, ratings ON secret WHEN {_HELD} BEGIN
        SELECT RAISE(ABORT, 'held');
    END""",
)

# The audit log only ever grows, hold or not.
AUDIT = (
    """CREATE TRIGGER audit_entry_removed BEFORE DELETE ON audit_entry BEGIN
        SELECT RAISE(ABORT, 'the audit log only grows');
    END""",
    """CREATE TRIGGER audit_entry_changed BEFORE UPDATE ON audit_entry BEGIN
        SELECT RAISE(ABORT, 'the audit log only grows');
    END""",
)


def upgrade() -> None:
    """From version 1 to version 2."""
    op.create_table(
        "audit_entry",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("moment", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="audit_entry_key"),
    )
    op.create_table(
        "chain_due",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "subject", name="chain_due_key"),
    )
    op.create_table(
        "chain_link",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("replaces", sa.Integer(), nullable=True),
        sa.Column("link", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="chain_link_key"),
        sa.UniqueConstraint("kind", "subject", name="chain_link_kind_subject_unique"),
    )
    for statement in (*CHAIN, *HOLD, *AUDIT, *CHAIN_BEGINS):
        op.execute(statement)
