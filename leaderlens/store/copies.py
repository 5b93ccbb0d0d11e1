"""Whole copies of a vault's database, and the proof that a copy is whole and says what it should.

Every copy is encrypted; nothing here can write a plain one (``sqlcipher_export`` and ``ATTACH`` with an empty key are
not used anywhere: a test looks).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leaderlens.store import faults
from leaderlens.store.database import empty_file, raw, raw_new
from leaderlens.store.migrations import APPLICATION_ID, SCHEMA

_VAULT_ID = "vault_id"
_TABLES = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'journal_fts%' "
    "ORDER BY name"
)


@dataclass(frozen=True, slots=True)
class Table:
    """What one table holds: its columns, how many rows, and a SHA-256 over all of them in the order of their key."""

    columns: tuple[str, ...]
    rows: int
    digest: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What a sound database says of itself: schema, write counter, and how many rows each table holds."""

    schema: int
    seq: int
    rows: Mapping[str, int]


def copy(source: Path, key: bytes, target: Path) -> None:
    """A compact copy of ``source`` under the same key at ``target``, which must not exist. Others may be reading.

    A failure leaves no file behind. Raises VaultError (``disk-full``, ``damaged`` …), FileExistsError.
    """
    with _nothing_left(target), raw(source, key) as connection:
        empty_file(target)  # SQLite would make it readable by others
        connection.execute("VACUUM INTO ?", (str(target),))


def copy_under(source: Path, key: bytes, target: Path, new_key: bytes) -> None:
    """A copy of ``source`` at ``target`` under another key, page for page. As :func:`copy` otherwise."""
    with _nothing_left(target), raw(source, key) as connection, raw_new(target, new_key) as new:
        connection.backup(new)


def prove(path: Path, key: bytes, vault_id: str) -> Proof:
    """Make sure that ``path`` opens with ``key``, is that vault's, and is whole: every page seal, every b-tree.

    Raises VaultError ``damaged`` or ``too-new``, and writes nothing.
    """
    with raw(path, key) as connection:
        proof = _proof(connection, vault_id)
        whole = not connection.execute("PRAGMA cipher_integrity_check").fetchall()
        whole &= [row[0] for row in connection.execute("PRAGMA integrity_check")] == ["ok"]
    if not whole:
        raise faults.damaged()
    return proof


def overhang(path: Path, key: bytes) -> int:
    """How many bytes lie in the file after its last page; SQLite writes none, and reads none of them."""
    with raw(path, key) as connection:
        connection.execute("BEGIN")  # from the first read on nobody else can make the file longer
        pages, size = _one(connection, "PRAGMA page_count"), _one(connection, "PRAGMA page_size")
        return path.stat().st_size - pages * size


def contents(path: Path, key: bytes) -> dict[str, Table]:
    """Every table with a digest of its rows: equal for two databases that hold the same."""
    with raw(path, key) as connection:
        return {name: _table(connection, name) for (name,) in connection.execute(_TABLES).fetchall()}


def vault_id_of(path: Path, key: bytes) -> str:
    """Whose database this is, by its own word. VaultError ``damaged`` when it does not open or does not say."""
    with raw(path, key) as connection:
        row = connection.execute("SELECT value FROM meta WHERE name = ?", (_VAULT_ID,)).fetchone()
    if row is None:
        raise faults.damaged()
    return str(row[0])


def _proof(connection: Any, vault_id: str) -> Proof:
    application_id, schema = (_one(connection, f"PRAGMA {name}") for name in ("application_id", "user_version"))
    if application_id != APPLICATION_ID or schema < 1:
        raise faults.damaged()
    if schema > SCHEMA:
        raise faults.too_new()
    meta = dict(connection.execute("SELECT name, value FROM meta WHERE name IN ('seq', ?)", (_VAULT_ID,)).fetchall())
    if meta.get(_VAULT_ID) != vault_id or "seq" not in meta:
        raise faults.damaged()
    names = [name for (name,) in connection.execute(_TABLES)]
    return Proof(schema, int(meta["seq"]), {name: _one(connection, f'SELECT count(*) FROM "{name}"') for name in names})  # noqa: S608 - our own table names


def _table(connection: Any, name: str) -> Table:
    described = connection.execute(f'PRAGMA table_info("{name}")').fetchall()
    columns = tuple(row[1] for row in described)
    key = [row[1] for row in sorted(described, key=lambda row: row[5]) if row[5]] or list(columns)
    chosen, order = (", ".join(f'"{column}"' for column in some) for some in (columns, key))
    digest, rows = hashlib.sha256(), 0
    for row in connection.execute(f'SELECT {chosen} FROM "{name}" ORDER BY {order}'):  # noqa: S608 - our own names
        digest.update(repr(row).encode())
        rows += 1
    return Table(columns, rows, digest.hexdigest())


def _one(connection: Any, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])


@contextmanager
def _nothing_left(target: Path) -> Iterator[None]:
    """Remove what there is of ``target`` when the block fails; refuse to begin when it is there already."""
    if target.exists():
        raise FileExistsError(target.name)
    try:
        yield
    except BaseException:
        for path in (target, target.with_name(target.name + "-journal")):
            with suppress(OSError):
                path.unlink()
        raise
