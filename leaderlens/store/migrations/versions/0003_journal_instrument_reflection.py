"""Version 3: what the journal, the full instrument and shared reflection keep beyond version 2."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

_HELD = "EXISTS (SELECT 1 FROM meta WHERE name = 'hold')"
_ENTRY_COLUMNS = (
    "zone VARCHAR DEFAULT '' NOT NULL",
    "shift INTEGER DEFAULT 0 NOT NULL",
    "pinned INTEGER DEFAULT 0 NOT NULL",
    "items VARCHAR DEFAULT '[]' NOT NULL",
    "people VARCHAR DEFAULT '[]' NOT NULL",
    "prompt VARCHAR DEFAULT '' NOT NULL",
    "origin VARCHAR DEFAULT '' NOT NULL",
    "batch VARCHAR DEFAULT '' NOT NULL",
    "created INTEGER DEFAULT 0 NOT NULL",
)
_ENTRY_INDEXES = (
    "DROP INDEX journal_entry_binned",
    "CREATE INDEX journal_entry_shown ON journal_entry (binned, moment, shift, pinned)",
    "CREATE INDEX journal_entry_origin ON journal_entry (origin)",
    "CREATE INDEX journal_entry_batch ON journal_entry (batch)",
)
_NUMBER = "FOREIGN KEY(number) REFERENCES journal_entry (number) ON DELETE CASCADE"
_ENTRY = "FOREIGN KEY(entry_id) REFERENCES journal_entry (id) ON DELETE CASCADE"
_FORMER = "FOREIGN KEY(entry_id) REFERENCES journal_entry (id) ON DELETE SET NULL"
_ENTRY_TABLES = (
    f"""CREATE TABLE journal_label (
        kind VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        number INTEGER NOT NULL,
        CONSTRAINT journal_label_key PRIMARY KEY (kind, name, number),
        CONSTRAINT journal_label_number_of_journal_entry {_NUMBER}
)""",
    "CREATE INDEX journal_label_number ON journal_label (number)",
    f"""CREATE TABLE journal_version (
        id VARCHAR NOT NULL,
        entry_id VARCHAR NOT NULL,
        title VARCHAR NOT NULL,
        body VARCHAR NOT NULL,
        written INTEGER NOT NULL,
        kept INTEGER NOT NULL,
        CONSTRAINT journal_version_key PRIMARY KEY (id),
        CONSTRAINT journal_version_entry_id_of_journal_entry {_ENTRY}
)""",
    "CREATE INDEX journal_version_of ON journal_version (entry_id, kept)",
    f"""CREATE TABLE journal_file (
        number INTEGER NOT NULL,
        id VARCHAR NOT NULL,
        entry_id VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        mime VARCHAR NOT NULL,
        size INTEGER NOT NULL,
        digest VARCHAR NOT NULL,
        added INTEGER NOT NULL,
        data BLOB NOT NULL,
        CONSTRAINT journal_file_key PRIMARY KEY (number),
        CONSTRAINT journal_file_id_unique UNIQUE (id),
        CONSTRAINT journal_file_entry_id_of_journal_entry {_ENTRY}
)""",
    "CREATE INDEX journal_file_entry_id ON journal_file (entry_id)",
    f"""CREATE TABLE journal_parked (
        id VARCHAR NOT NULL,
        pair_id VARCHAR NOT NULL,
        entry_id VARCHAR,
        text VARCHAR NOT NULL,
        moment INTEGER NOT NULL,
        CONSTRAINT journal_parked_key PRIMARY KEY (id),
        CONSTRAINT journal_parked_entry_id_of_journal_entry {_FORMER}
)""",
    "CREATE INDEX journal_parked_entry_id ON journal_parked (entry_id)",
)
_OTHER_TABLES = (
    """CREATE TABLE journal_draft (
        entry_id VARCHAR NOT NULL, entry VARCHAR NOT NULL, saved INTEGER NOT NULL,
        CONSTRAINT journal_draft_key PRIMARY KEY (entry_id)
    )""",
    """CREATE TABLE journal_batch (
        id VARCHAR NOT NULL, source VARCHAR NOT NULL, name VARCHAR NOT NULL, moment INTEGER NOT NULL,
        entries INTEGER NOT NULL,
        CONSTRAINT journal_batch_key PRIMARY KEY (id)
    )""",
    """CREATE TABLE own_word (
        word VARCHAR NOT NULL,
        CONSTRAINT own_word_key PRIMARY KEY (word)
    )""",
    """CREATE TABLE own_prompt (
        id VARCHAR NOT NULL, situation VARCHAR NOT NULL, text VARCHAR NOT NULL, changed INTEGER NOT NULL,
        CONSTRAINT own_prompt_key PRIMARY KEY (id)
    )""",
    """CREATE TABLE own_template (
        id VARCHAR NOT NULL, title VARCHAR NOT NULL, body VARCHAR NOT NULL, situations VARCHAR NOT NULL,
        changed INTEGER NOT NULL,
        CONSTRAINT own_template_key PRIMARY KEY (id)
    )""",
)
# As in version 1, and with the beginnings of words indexed: the first letter of a search must not read every word.
_JOURNAL_INDEX = (
    "DROP TABLE journal_fts",
    """CREATE VIRTUAL TABLE journal_fts USING fts5(
        title, body, content='journal_entry', content_rowid='number', tokenize='unicode61 remove_diacritics 2',
        prefix='1 2'
    )""",
    "INSERT INTO journal_fts(journal_fts, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO journal_fts(journal_fts) VALUES ('rebuild')",
)
_LABELS = " UNION ALL ".join(
    f"SELECT '{kind}', value, new.number FROM json_each(new.{column})"  # noqa: S608 - our own words
    for kind, column in (("tag", "tags"), ("item", "items"), ("person", "people"))
)
_JOURNAL_TRIGGERS = (
    f"""CREATE TRIGGER journal_label_added AFTER INSERT ON journal_entry BEGIN
        INSERT OR IGNORE INTO journal_label (kind, name, number) {_LABELS};
    END""",
    f"""CREATE TRIGGER journal_label_changed AFTER UPDATE OF tags, items, people ON journal_entry
    WHEN (old.tags, old.items, old.people) IS NOT (new.tags, new.items, new.people) BEGIN
        DELETE FROM journal_label WHERE number = old.number;
        INSERT OR IGNORE INTO journal_label (kind, name, number) {_LABELS};
    END""",  # noqa: S608 - our own words
    """CREATE TRIGGER journal_draft_removed AFTER DELETE ON journal_entry BEGIN
        DELETE FROM journal_draft WHERE entry_id = old.id;
    END""",
)
_JOURNAL_CHAIN = tuple(
    f"""CREATE TRIGGER chain_{kind}_{done} AFTER {what} ON journal_{kind} BEGIN
        INSERT OR IGNORE INTO chain_due (kind, subject) VALUES ('{kind}', {row}.id);
    END"""  # noqa: S608 - our own words
    for kind in ("version", "file")
    for done, what, row in (("added", "INSERT", "new"), ("changed", "UPDATE", "new"), ("removed", "DELETE", "old"))
)
_JOURNAL_HOLD = (
    "DROP TRIGGER hold_entry_changed",
    f"""CREATE TRIGGER hold_entry_changed
    BEFORE UPDATE OF id, title, body, moment, tags, zone, shift, items, people ON journal_entry
    WHEN (old.id, old.title, old.body, old.moment, old.tags, old.zone, old.shift, old.items, old.people)
    IS NOT (new.id, new.title, new.body, new.moment, new.tags, new.zone, new.shift, new.items, new.people)
    AND {_HELD} AND old.number <= CAST((SELECT value FROM meta WHERE name = 'hold_after') AS INTEGER) BEGIN
        SELECT RAISE(ABORT, 'held');
    END""",  # noqa: S608
    *(
        f"""CREATE TRIGGER hold_journal_{table}_{done} BEFORE {what} ON journal_{table} WHEN {_HELD} BEGIN
        SELECT RAISE(ABORT, 'held');
    END"""
        for table in ("version", "file", "parked")
        for done, what in (("removed", "DELETE"), ("changed", "UPDATE"))
    ),
)
# Entries that are there get their labels. Their links in the chain stand: store/chain.py leaves out what is unset.
_JOURNAL_BEGINS = tuple(
    f"INSERT OR IGNORE INTO journal_label (kind, name, number) SELECT '{kind}', j.value, e.number "  # noqa: S608
    f"FROM journal_entry e, json_each(e.{column}) j"
    for kind, column in (("tag", "tags"), ("item", "items"), ("person", "people"))
)
JOURNAL: tuple[str, ...] = (
    *(f"ALTER TABLE journal_entry ADD COLUMN {column}" for column in _ENTRY_COLUMNS),
    *_ENTRY_INDEXES,
    *_ENTRY_TABLES,
    *_OTHER_TABLES,
    *_JOURNAL_INDEX,
    *_JOURNAL_TRIGGERS,
    *_JOURNAL_CHAIN,
    *_JOURNAL_HOLD,
    *_JOURNAL_BEGINS,
)

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
