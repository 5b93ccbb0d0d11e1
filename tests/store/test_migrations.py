from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, event, text
from sqlalchemy.engine import Connection, Engine

from leaderlens.store import migrations
from leaderlens.store.database import Database, Session
from leaderlens.store.migrations import APPLICATION_ID, SCHEMA, migrate
from leaderlens.store.rows import JournalEntryRow, Row

OURS = text(
    "SELECT name, sql FROM sqlite_schema WHERE type IN ('table', 'index') AND sql IS NOT NULL "
    "AND name NOT LIKE 'journal_fts%' AND name <> 'alembic_version'"
)
OPENING = """
import sys
from pathlib import Path
from leaderlens.store.database import Database
Database(Path(sys.argv[1]), bytes(range(32))).close()
print([name for name in ("alembic", "mako") if name in sys.modules])
"""


def schema(connection: Connection) -> dict[str, list[str]]:
    """Each table and index with the lines that made it: columns and constraints, in any order.

    A column that a later step added stands in one line with the last column before it.
    """
    return {
        name: sorted(filter(None, (line.strip(" ,\t") for line in re.split(r"\n|, (?![^(\n]*\))", sql))))
        for name, sql in connection.execute(OURS)
    }


def entry(number: int, title: str, body: str) -> JournalEntryRow:
    return JournalEntryRow(id=f"e{number}", title=title, body=body, moment=number, edited=number, tags="[]")


def found(database: Database, words: str) -> list[int]:
    with database.reading() as session:
        rows = session.execute(
            text("SELECT rowid FROM journal_fts WHERE journal_fts MATCH :words ORDER BY rowid"), {"words": words}
        )
        return [row[0] for row in rows]


def test_the_steps_leave_what_the_rows_describe(database: Database) -> None:
    """Word for word: a table changed in rows.py without its step, or the other way round, shows here."""
    described = create_engine("sqlite://")
    with described.begin() as connection:
        Row.metadata.create_all(connection)
        wanted = schema(connection)
    described.dispose()
    with database.reading() as session:
        assert schema(session.connection()) == wanted


def test_alembic_sees_no_difference(database: Database) -> None:
    with database.reading() as session:
        context = MigrationContext.configure(session.connection(), opts={"include_object": _not_the_index})
        assert compare_metadata(context, Row.metadata) == []


def _not_the_index(_thing: object, name: str | None, kind: str, _reflected: object, _other: object) -> bool:
    return not (kind == "table" and (name or "").startswith(("journal_fts", "alembic_version")))


def test_the_file_says_what_it_is(database: Database) -> None:
    with database.reading() as session:
        assert session.execute(text("PRAGMA application_id")).scalar_one() == APPLICATION_ID
        assert session.execute(text("PRAGMA user_version")).scalar_one() == SCHEMA
        assert session.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == f"{SCHEMA:04}"


def test_the_last_step_is_the_schema_we_claim() -> None:
    assert ScriptDirectory(str(Path(migrations.__file__).parent)).get_heads() == [f"{SCHEMA:04}"]


def test_opening_a_vault_never_loads_alembic(database: Database) -> None:
    database.close()
    done = subprocess.run(
        [sys.executable, "-c", OPENING, str(database.path)], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_a_second_run_changes_nothing(database: Database) -> None:
    with database.reading() as session:
        before = schema(session.connection())
    with database.transaction() as session:
        migrate(session.connection())
    with database.reading() as session:
        assert schema(session.connection()) == before


def test_case_43_a_failing_step_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "APPLICATION_ID", "no number")
    engine = plain_engine(tmp_path / "twin.db")
    with pytest.raises(Exception, match="syntax error"), engine.begin() as connection:
        migrate(connection)
    with engine.connect() as connection:
        assert schema(connection) == {}
    engine.dispose()


# ---------------------------------------------------------------- the journal's index
def test_the_index_follows_every_change(database: Database) -> None:
    with database.transaction() as session:
        session.add_all([entry(1, "Budget", "A patient talk"), entry(2, "", "Café with Ärger")])
    assert (found(database, "patient"), found(database, "budget"), found(database, "cafe arger")) == ([1], [1], [2])
    with database.transaction() as session:
        session.execute(text("UPDATE journal_entry SET body = 'A hurried talk' WHERE number = 1"))
    assert (found(database, "patient"), found(database, "hurried")) == ([], [1])
    with database.transaction() as session:
        session.execute(text("DELETE FROM journal_entry WHERE number = 1"))
    assert (found(database, "hurried"), found(database, "budget")) == ([], [])
    with database.transaction() as session:
        check_index(session)


def check_index(session: Session) -> None:
    """FTS5's own comparison of the index with the table; raises when they differ."""
    session.execute(text("INSERT INTO journal_fts(journal_fts, rank) VALUES ('integrity-check', 1)"))


def test_replacing_an_entry_by_its_id_keeps_the_index_whole(database: Database) -> None:
    with database.transaction() as session:
        session.add(entry(1, "", "first words"))
    with database.transaction() as session:
        session.merge(JournalEntryRow(number=1, id="e1", title="", body="later words", moment=1, edited=2, tags="[]"))
    assert (found(database, "first"), found(database, "later")) == ([], [1])
    with database.transaction() as session:
        check_index(session)


def plain_engine(path: Path) -> Engine:
    """The same driver and settings without a key, so that a test can look into the file."""
    engine = create_engine("sqlite://", module=driver, creator=lambda: plain_connection(path))

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def plain_connection(path: Path) -> object:
    connection = driver.connect(str(path), isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA secure_delete = ON")
    return connection


def test_case_54_a_deleted_entry_is_gone_from_the_file_and_its_index(tmp_path: Path) -> None:
    """On an unencrypted twin: no word of a deleted or rewritten entry stays in a page."""
    path = tmp_path / "twin.db"
    engine = plain_engine(path)
    with engine.begin() as connection:
        migrate(connection)
        for number, words in enumerate(["quokka zanzibar", "wombat marmalade", "ordinary harmless"], start=1):
            connection.exec_driver_sql(
                "INSERT INTO journal_entry (id, title, body, moment, edited, tags) VALUES (?, '', ?, 0, 0, '[]')",
                (str(number), words),
            )
    assert all(word in path.read_bytes() for word in (b"quokka", b"zanzibar", b"wombat", b"marmalade"))
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM journal_entry WHERE number = 1")
        connection.exec_driver_sql("UPDATE journal_entry SET body = 'nothing here' WHERE number = 2")
    engine.dispose()
    written = b"".join(file.read_bytes() for file in tmp_path.glob("twin.db*"))
    assert [word for word in (b"quokka", b"zanzibar", b"wombat", b"marmalade") if word in written] == []
    assert b"harmless" in written
