"""Another program reads our files: SQLite3 Multiple Ciphers (apsw-sqlite3mc), written by others, told only the key."""

from __future__ import annotations

from pathlib import Path

import apsw

from leaderlens.crypto import keys
from leaderlens.services import backups
from leaderlens.services.journal import Journal
from tests.vault_fixtures import MakeVault

SENTENCE = "The heron stood where it always stands."


def read_by_others(path: Path, key: bytes) -> list[str]:
    """The bodies of all entries, read with the cipher scheme of SQLCipher 4 and nothing of ours."""
    connection = apsw.Connection(f"file:{path}?mode=ro", flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
    try:
        connection.pragma("cipher", "sqlcipher")
        connection.pragma("legacy", 4)
        connection.pragma("hexkey", f"x'{key.hex()}'".encode().hex())
        assert connection.pragma("integrity_check") == "ok"
        found = connection.execute(
            "SELECT e.body FROM journal_fts JOIN journal_entry e ON e.number = journal_fts.rowid "
            "WHERE journal_fts MATCH 'heron'"
        )
        return [body for (body,) in found]
    finally:
        connection.close()


def test_an_independent_reader_opens_a_vault_and_its_backup(make_vault: MakeVault) -> None:
    """Our own program is not the only way to what people wrote: the words give the key, and the format is public."""
    vault = make_vault()
    Journal(vault.database, vault.keeping.clock).quick_line(SENTENCE)
    backup = backups.backup_now(vault)
    key = keys.database_key(vault.keeping.master_key)
    vault.close()
    assert read_by_others(vault.folder / "db-1.lldb", key) == [SENTENCE]
    assert read_by_others(backup.path, key) == [SENTENCE]
