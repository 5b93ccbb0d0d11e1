"""Version 3: what the journal, the full instrument and shared reflection keep beyond version 2."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

JOURNAL: tuple[str, ...] = ()

_HELD = "EXISTS (SELECT 1 FROM meta WHERE name = 'hold')"
_ANSWERS = (
    "wording VARCHAR DEFAULT '' NOT NULL",
    "basis VARCHAR",
    "amount VARCHAR",
    "prediction INTEGER",
)
INSTRUMENT: tuple[str, ...] = (
    *(f"ALTER TABLE {table} ADD COLUMN {column}" for table in ("rating", "draft_answer") for column in _ANSWERS),
    "ALTER TABLE opening ADD COLUMN remarks VARCHAR DEFAULT '{}' NOT NULL",
    "ALTER TABLE draft ADD COLUMN remarks VARCHAR DEFAULT '{}' NOT NULL",
    "ALTER TABLE draft ADD COLUMN looks VARCHAR DEFAULT '[]' NOT NULL",
    """CREATE TABLE own_lens (
        lens_id VARCHAR NOT NULL, version INTEGER NOT NULL, text VARCHAR NOT NULL, made INTEGER NOT NULL,
        CONSTRAINT own_lens_key PRIMARY KEY (lens_id, version)
    )""",
    """CREATE TABLE lens_draft (
        lens_id VARCHAR NOT NULL, text VARCHAR NOT NULL, changed INTEGER NOT NULL,
        CONSTRAINT lens_draft_key PRIMARY KEY (lens_id)
    )""",
    f"""CREATE TRIGGER hold_own_lens_removed BEFORE DELETE ON own_lens WHEN {_HELD} BEGIN
        SELECT RAISE(ABORT, 'held');
    END""",
    f"""CREATE TRIGGER hold_own_lens_changed BEFORE UPDATE ON own_lens WHEN {_HELD} BEGIN
        SELECT RAISE(ABORT, 'held');
    END""",
)
_OF_PAIR = "FOREIGN KEY(pair_id) REFERENCES pair (id) ON UPDATE CASCADE"
REFLECTION: tuple[str, ...] = (
    f"""CREATE TABLE time_share (
        pair_id VARCHAR NOT NULL, week VARCHAR NOT NULL, percent INTEGER NOT NULL,
        CONSTRAINT time_share_key PRIMARY KEY (pair_id, week),
        CONSTRAINT time_share_pair_id_of_pair {_OF_PAIR}
    )""",
    f"""CREATE TABLE not_today (
        pair_id VARCHAR NOT NULL, session_id VARCHAR NOT NULL, topic VARCHAR NOT NULL,
        CONSTRAINT not_today_key PRIMARY KEY (pair_id, session_id, topic),
        CONSTRAINT not_today_pair_id_of_pair {_OF_PAIR}
    )""",
    """CREATE TABLE own_script (
        id VARCHAR NOT NULL, text VARCHAR NOT NULL, changed INTEGER NOT NULL,
        CONSTRAINT own_script_key PRIMARY KEY (id)
    )""",
    f"""CREATE TABLE put_off (
        pair_id VARCHAR NOT NULL, cause VARCHAR NOT NULL, until INTEGER NOT NULL,
        CONSTRAINT put_off_key PRIMARY KEY (pair_id, cause),
        CONSTRAINT put_off_pair_id_of_pair {_OF_PAIR}
    )""",
    *(
        f"""CREATE TRIGGER hold_{table}_removed BEFORE DELETE ON {table} WHEN {_HELD} BEGIN
        SELECT RAISE(ABORT, 'held');
    END"""
        for table in ("time_share", "own_script")
    ),
    *(
        f"""CREATE TRIGGER hold_{table}_changed BEFORE UPDATE ON {table} WHEN {_HELD} BEGIN
        SELECT RAISE(ABORT, 'held');
    END"""
        for table in ("time_share", "own_script")
    ),
)


def upgrade() -> None:
    """From version 2 to version 3."""
    for statement in (*JOURNAL, *INSTRUMENT, *REFLECTION):
        op.execute(statement)
