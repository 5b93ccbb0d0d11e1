"""Replace the database of a vault by a rebuilt one, never in place: build beside it, prove, flip the header, set aside.

At every moment a crash may come, a header names a database that is whole. What a crash leaves beside it goes to
quarantine at the next opening (``VaultFolder.sweep``).
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leaderlens.crypto import keys
from leaderlens.crypto.header import Header
from leaderlens.errors import VaultError
from leaderlens.i18n import _
from leaderlens.store import chain, copies, faults
from leaderlens.store.database import Database, Session, StoreBugError, migrate_file, new_in_memory, raw
from leaderlens.store.migrations import SCHEMA
from leaderlens.store.vault_folder import VaultFolder, database_name, epoch_of

_OF_THE_COPY = {"meta", "audit_entry", "alembic_version"}
"""Tables in which a rebuilt database may differ from the one it was made from."""
_WORDING = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name"


@dataclass(frozen=True, slots=True, repr=False)
class Source:
    """The database a new one is made from, and the key it is under."""

    path: Path
    key: bytes


def rebuild(
    folder: VaultFolder,
    live: str,
    source: Source,
    key: bytes,
    header: Callable[[int, str], Header] | None,
    finish: Callable[[Session], None] | None = None,
) -> tuple[Path, Header | None]:
    """Make the next database of ``folder`` from ``source``, under ``key`` and of our schema; then make it the live one.

    ``live`` is the name of the present one, which stays where it is: set it aside once nobody has it open. ``header``
    answers the key file for (epoch, database name); None where the vault has none. ``finish`` writes what must be in
    the new one before anybody can open it. A failure leaves everything as it was. Raises VaultError ``damaged``
    (``source`` is), ``not-migrated``, and for the disk's faults.
    """
    epoch = folder.next_epoch(epoch_of(live))
    part = folder.new_part(epoch)
    flipped = header(epoch, database_name(epoch)) if header else None
    try:
        _fill(part, source, key, folder.vault_id)
        if finish is not None:
            _finish(part, key, finish)
        path = folder.adopt(part, epoch)
    except BaseException:
        _forget(part)
        raise
    if flipped is not None:
        try:
            folder.write_headers(flipped)
        except VaultError:  # the disk did not take it: the old header stands, so nothing names the new database
            _forget(path)
            raise
    return path, flipped


def switch(
    database: Database,
    folder: VaultFolder,
    source: Source,
    key: bytes,
    header: Callable[[int, str], Header] | None,
    finish: Callable[[Session], None] | None = None,
) -> Header | None:
    """:func:`rebuild` while ``database`` is open and in use: it goes on with the new one, the old one is set aside."""
    with database.still():
        live = database.path.name
        path, flipped = rebuild(folder, live, source, key, header, finish)
        database.move_to(path, key)
    with suppress(OSError):  # the next opening tries again
        folder.set_aside(live)
    return flipped


def migrated(folder: VaultFolder, live: str, header: Header | None, master_key: bytes) -> tuple[Path, Header | None]:
    """Rebuild a vault of an older schema as one of ours, verified; the old database is set aside.

    Raises VaultError ``not-migrated`` when it cannot be done and for the disk's faults; then nothing has changed.
    """
    key = keys.database_key(master_key)
    path, new = rebuild(
        folder, live, Source(folder.database_path(live), key), key, header.mover(master_key) if header else None
    )
    with suppress(OSError):
        folder.set_aside(live)
    return path, new


def _fill(part: Path, source: Source, key: bytes, vault_id: str) -> None:
    """Copy ``source`` to ``part`` and prove that nothing is missing; bring it up to date if its schema is older."""
    schema = copies.prove(source.path, source.key, vault_id).schema
    if source.key == key:
        copies.copy(source.path, key, part)
    else:
        copies.copy_under(source.path, source.key, part, key)
    if schema == SCHEMA:
        copies.prove(part, key, vault_id)
        if copies.contents(source.path, source.key) != copies.contents(part, key):
            raise faults.damaged()
        return
    try:
        migrate_file(part, key)
        _verify_migration(source, part, key, vault_id)
    except (StoreBugError, VaultError) as error:
        if isinstance(error, VaultError) and error.code != "damaged":
            raise
        raise _not_migrated() from None


def _finish(part: Path, key: bytes, write: Callable[[Session], None]) -> None:
    database = Database(part, key)
    try:
        with database.transaction() as session:
            write(session)
    finally:
        database.close()


def _verify_migration(source: Source, part: Path, key: bytes, vault_id: str) -> None:
    """Whole, worded like a new vault (triggers and all), with every row of old, an index that fits and its chain.

    Raises VaultError ``damaged`` when anything is off.
    """
    proof = copies.prove(part, key, vault_id)
    before, after = copies.contents(source.path, source.key), copies.contents(part, key)
    for name, table in before.items():
        if name in _OF_THE_COPY:
            continue
        now = after.get(name)
        if now is None or now.rows != table.rows or (now.columns == table.columns and now.digest != table.digest):
            raise faults.damaged()
    with raw(part, key, read_only=False) as connection:
        if proof.schema != SCHEMA or connection.execute(_WORDING).fetchall() != _new_wording():
            raise faults.damaged()
        connection.execute("INSERT INTO journal_fts(journal_fts, rank) VALUES ('integrity-check', 1)")
    database = Database(part, key)
    try:
        with database.reading() as session:
            if chain.faults(session.connection()):
                raise faults.damaged()
    finally:
        database.close()


def _new_wording() -> list[Any]:
    """The text of every table, index and trigger of a vault made today. Holds no key and no row: in memory only."""
    connection = new_in_memory()
    try:
        return list(connection.execute(_WORDING).fetchall())
    finally:
        connection.close()


def _forget(path: Path) -> None:
    for left in (path, path.with_name(path.name + "-journal")):
        with suppress(OSError):
            left.unlink()


def _not_migrated() -> VaultError:
    return VaultError(
        _(
            "This vault comes from an older LeaderLens and could not be brought up to date. It was left exactly as it "
            "is, and nothing in it is lost. Please keep it, and tell us: a later version will be able to."
        ),
        code="not-migrated",
    )
