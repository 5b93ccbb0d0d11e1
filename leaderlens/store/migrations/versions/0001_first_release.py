"""Version 1: every table of the first release, and the full-text index of the journal."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# External content: the index holds no second copy of an entry. "secure-delete" takes a deleted entry's words out of
# the index at once; without it they stay in the file until a later merge.
JOURNAL_INDEX = (
    """CREATE VIRTUAL TABLE journal_fts USING fts5(
        title, body, content='journal_entry', content_rowid='number', tokenize='unicode61 remove_diacritics 2'
    )""",
    "INSERT INTO journal_fts(journal_fts, rank) VALUES ('secure-delete', 1)",
    """CREATE TRIGGER journal_fts_added AFTER INSERT ON journal_entry BEGIN
        INSERT INTO journal_fts(rowid, title, body) VALUES (new.number, new.title, new.body);
    END""",
    """CREATE TRIGGER journal_fts_removed AFTER DELETE ON journal_entry BEGIN
        INSERT INTO journal_fts(journal_fts, rowid, title, body) VALUES ('delete', old.number, old.title, old.body);
    END""",
    """CREATE TRIGGER journal_fts_changed AFTER UPDATE OF title, body ON journal_entry BEGIN
        INSERT INTO journal_fts(journal_fts, rowid, title, body) VALUES ('delete', old.number, old.title, old.body);
        INSERT INTO journal_fts(rowid, title, body) VALUES (new.number, new.title, new.body);
    END""",
)


def upgrade() -> None:
    """From an empty file to version 1."""
    _create_tables()
    for statement in JOURNAL_INDEX:
        op.execute(statement)
    op.execute("INSERT INTO meta (name, value) VALUES ('seq', '0')")


def _create_tables() -> None:
    op.create_table(
        "draft",
        sa.Column("pair_id", sa.String(), nullable=False),
        sa.Column("checkin_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("pair_id", "checkin_id", name="draft_key"),
    )
    op.create_table(
        "draft_answer",
        sa.Column("pair_id", sa.String(), nullable=False),
        sa.Column("checkin_id", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("missing", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("pair_id", "checkin_id", "item", "subject", name="draft_answer_key"),
    )
    op.create_table(
        "journal_entry",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("moment", sa.Integer(), nullable=False),
        sa.Column("edited", sa.Integer(), nullable=False),
        sa.Column("tags", sa.String(), nullable=False),
        sa.Column("binned", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("number", name="journal_entry_key"),
        sa.UniqueConstraint("id", name="journal_entry_id_unique"),
    )
    op.create_index("journal_entry_binned", "journal_entry", ["binned"])
    op.create_index("journal_entry_moment", "journal_entry", ["moment"])
    op.create_table(
        "meta",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="meta_key"),
    )
    op.create_table(
        "pair",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("my_role", sa.String(), nullable=False),
        sa.Column("leader_name", sa.String(), nullable=False),
        sa.Column("chief_executive_name", sa.String(), nullable=False),
        sa.Column("council", sa.String(), nullable=False),
        sa.Column("term_start", sa.String(), nullable=False),
        sa.Column("term_end", sa.String(), nullable=True),
        sa.Column("root", sa.String(), nullable=False),
        sa.Column("local", sa.Integer(), nullable=False),
        sa.Column("invitation", sa.LargeBinary(), nullable=True),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("code_key", sa.LargeBinary(), nullable=True),
        sa.Column("safety_words", sa.String(), nullable=True),
        sa.Column("created", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pair_key"),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("created", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="person_key"),
    )
    op.create_table(
        "problem",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pair_id", sa.String(), nullable=False),
        sa.Column("bundle_id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="problem_key"),
    )
    op.create_table(
        "seen_file",
        sa.Column("pair_id", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("pair_id", "digest", name="seen_file_key"),
    )
    op.create_table(
        "bundle",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("pair_id", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("lamport", sa.Integer(), nullable=True),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("arrived", sa.Integer(), nullable=False),
        sa.Column("published", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["pair_id"], ["pair.id"], name="bundle_pair_id_of_pair", onupdate="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="bundle_key"),
        sa.UniqueConstraint("pair_id", "author", "n", "id", name="bundle_pair_id_author_n_id_unique"),
    )
    op.create_index("bundle_waiting", "bundle", ["pair_id", "lamport"])
    op.create_table(
        "commitment",
        sa.Column("pair_id", sa.String(), nullable=False),
        sa.Column("checkin_id", sa.String(), nullable=False),
        sa.Column("seat", sa.String(), nullable=False),
        sa.Column("bundle_id", sa.String(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("sealed_at", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["pair_id"], ["pair.id"], name="commitment_pair_id_of_pair", onupdate="CASCADE"),
        sa.PrimaryKeyConstraint("pair_id", "checkin_id", "seat", name="commitment_key"),
    )
    op.create_table(
        "device_key",
        sa.Column("pair_id", sa.String(), nullable=False),
        sa.Column("kid", sa.String(), nullable=False),
        sa.Column("seat", sa.String(), nullable=False),
        sa.Column("mine", sa.Integer(), nullable=False),
        sa.Column("sign_public", sa.LargeBinary(), nullable=False),
        sa.Column("seal_public", sa.LargeBinary(), nullable=False),
        sa.Column("sign_private", sa.LargeBinary(), nullable=True),
        sa.Column("seal_private", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["pair_id"], ["pair.id"], name="device_key_pair_id_of_pair", onupdate="CASCADE"),
        sa.PrimaryKeyConstraint("pair_id", "kid", name="device_key_key"),
    )
    op.create_table(
        "opening",
        sa.Column("pair_id", sa.String(), nullable=False),
        sa.Column("checkin_id", sa.String(), nullable=False),
        sa.Column("seat", sa.String(), nullable=False),
        sa.Column("bundle_id", sa.String(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.Integer(), nullable=False),
        sa.Column("shown_anyway", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["pair_id"], ["pair.id"], name="opening_pair_id_of_pair", onupdate="CASCADE"),
        sa.PrimaryKeyConstraint("pair_id", "checkin_id", "seat", name="opening_key"),
    )
    op.create_table(
        "rating",
        sa.Column("pair_id", sa.String(), nullable=False),
        sa.Column("checkin_id", sa.String(), nullable=False),
        sa.Column("rater", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("missing", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["pair_id"], ["pair.id"], name="rating_pair_id_of_pair", onupdate="CASCADE"),
        sa.PrimaryKeyConstraint("pair_id", "checkin_id", "rater", "item", "subject", name="rating_key"),
    )
    op.create_table(
        "register",
        sa.Column("pair_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("entity", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("lamport", sa.Integer(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["pair_id"], ["pair.id"], name="register_pair_id_of_pair", onupdate="CASCADE"),
        sa.PrimaryKeyConstraint("pair_id", "kind", "entity", "field", "author", "n", name="register_key"),
    )
    op.create_index("register_entity", "register", ["pair_id", "kind", "entity"])
    op.create_table(
        "secret",
        sa.Column("pair_id", sa.String(), nullable=False),
        sa.Column("checkin_id", sa.String(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("ratings", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["pair_id"], ["pair.id"], name="secret_pair_id_of_pair", onupdate="CASCADE"),
        sa.PrimaryKeyConstraint("pair_id", "checkin_id", name="secret_key"),
    )
