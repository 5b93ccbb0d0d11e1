"""What is erased is gone from the file: text, index, versions, attachments, drafts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import create_engine, event, text
from sqlalchemy.orm import Session

from leaderlens.domain.journal import JournalEntry
from leaderlens.store import chain, journals, journals_files, journals_history, journals_labels
from leaderlens.store.database import Database
from leaderlens.store.migrations import migrate

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
WORDS = ("quokka", "zanzibar", "marmalade", "wombat", "narwhal", "axolotl", "pangolin")


class Twin:
    """The same tables without a key, so that a test can look into the file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = create_engine("sqlite://", module=driver, creator=self._connect)
        event.listen(self._engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
        with self._engine.begin() as connection:
            migrate(connection)

    def _connect(self) -> object:
        connection = driver.connect(str(self.path), isolation_level=None, check_same_thread=False)
        for setting in ("secure_delete = ON", "foreign_keys = ON", "trusted_schema = OFF", "temp_store = MEMORY"):
            connection.execute(f"PRAGMA {setting}")
        return connection

    @contextmanager
    def session(self) -> Iterator[Session]:
        with Session(self._engine) as session, session.begin():
            yield session
            session.flush()
            chain.settle(session.connection())

    def found(self) -> list[str]:
        self._engine.dispose()
        written = b"".join(file.read_bytes() for file in self.path.parent.glob(f"{self.path.name}*"))
        return [word for word in WORDS if word.encode() in written]


@pytest.fixture
def twin(tmp_path: Path) -> Twin:
    made = Twin(tmp_path / "twin.db")
    entry = JournalEntry("a" * 32, "quokka", "zanzibar", NOON, NOON, ("marmalade",))
    with made.session() as session:
        journals.save(session, entry, NOON)
        journals.save(session, replace(entry, id="b" * 32, title="", body="harmless", tags=()), NOON)
        journals_history.keep(session, replace(entry, title="wombat"), NOON)
        journals_history.keep(session, replace(entry, title="", body="narwhal"), NOON + timedelta(hours=1))
        journals_files.add(session, entry.id, "axolotl.txt", "text/plain", b"pangolin " * 5_000, NOON)
        journals.save_draft(session, replace(entry, body="zanzibar and more"), NOON)
    assert made.found() == list(WORDS)
    return made


ERASED: list[tuple[Callable[[Session], object], list[str]]] = [
    (lambda session: journals.erase(session, ["a" * 32]), []),
    (lambda session: journals.erase_before(session, NOON + timedelta(days=1)), []),
    (
        lambda session: (
            journals.set_binned(session, "a" * 32, NOON),
            journals.erase_binned_before(session, NOON + timedelta(days=31)),
        ),
        [],
    ),
    (
        lambda session: (journals_history.purge(session, "a" * 32), journals.drop_draft(session, "a" * 32)),
        ["quokka", "zanzibar", "marmalade", "axolotl", "pangolin"],
    ),
    (
        lambda session: journals_files.remove(session, journals_files.of(session, "a" * 32)[0].id),
        ["quokka", "zanzibar", "marmalade", "wombat", "narwhal"],
    ),
    (
        lambda session: (
            journals_labels.replace(session, ("marmalade",), ""),
            journals.drop_draft(session, "a" * 32),
        ),
        ["quokka", "zanzibar", "wombat", "narwhal", "axolotl", "pangolin"],
    ),
]


@pytest.mark.parametrize(("erase", "left"), ERASED, ids=["erase", "retention", "bin", "versions", "file", "tag"])
def test_case_54_no_erased_word_stays_in_a_page(
    twin: Twin, erase: Callable[[Session], object], left: list[str]
) -> None:
    with twin.session() as session:
        erase(session)
    assert twin.found() == left


@pytest.mark.parametrize(
    ("kind", "statement"),
    [
        (chain.VERSION, "UPDATE journal_version SET body = 'older'"),
        (chain.FILE, "UPDATE journal_file SET data = 'older'"),
        (chain.FILE, "UPDATE journal_file SET name = 'older'"),
        (chain.ENTRY, "UPDATE journal_entry SET people = '[\"x\"]' WHERE body = 'zanzibar'"),
        (chain.ENTRY, "UPDATE journal_entry SET pinned = 1 WHERE body = 'zanzibar'"),
    ],
)
def test_the_chain_notices_what_was_put_back(twin: Twin, kind: str, statement: str) -> None:
    with twin.session() as session:
        assert chain.faults(session.connection()) == ()
        session.execute(text(statement))
        session.execute(text("DELETE FROM chain_due"))  # as if the page had been put back from outside
        faults = chain.faults(session.connection())
        assert {(fault.kind, fault.what) for fault in faults} == {(kind, "changed")}


def test_versions_of_an_entry_and_of_no_other(database: Database) -> None:
    entry = JournalEntry("a" * 32, "", "first", NOON, NOON)
    with database.transaction() as session:
        journals.save(session, entry, NOON)
        journals_history.keep_if_due(session, entry, replace(entry, body="second"), NOON + timedelta(minutes=4))
        assert journals_history.versions(session, entry.id) == ()
        journals_history.keep_if_due(session, entry, replace(entry, body="second"), NOON + timedelta(minutes=5))
        (version,) = journals_history.versions(session, entry.id)
        assert journals_history.version(session, version.id) == version
        assert (version.body, version.written, version.kept) == ("first", NOON, NOON + timedelta(minutes=5))
        assert journals_history.versions(session, "b" * 32) == ()
