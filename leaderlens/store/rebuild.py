"""Replace the database of a vault by a rebuilt one, never in place: build beside it, prove, flip the header, set aside.

At every moment a crash may come, a header names a database that is whole. What a crash leaves beside it goes to
quarantine at the next opening (``VaultFolder.sweep``).
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from leaderlens.crypto import keys
from leaderlens.crypto.header import Header
from leaderlens.errors import VaultError
from leaderlens.i18n import _
from leaderlens.store import chain, copies, faults
from leaderlens.store.database import Database, StoreBugError, migrate_file, new_in_memory, raw
from leaderlens.store.migrations import SCHEMA
from leaderlens.store.vault_folder import VaultFolder, database_name, epoch_of

_OF_THE_COPY = {"meta", "audit_entry", "alembic_version"}
"""Tables in which a rebuilt database may differ from the one it was made from."""
_WORDING = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name"


def rebuild(
    folder: VaultFolder,
    live: str,
    build: Callable[[Path], None],
    header: Callable[[int, str], Header] | None,
) -> tuple[Path, Header | None]:
    """Let ``build`` write and prove the next database of ``folder``, then make it the live one.

    ``live`` is the name of the present one, which stays where it is: set it aside once nobody has it open. ``header``
    answers the key file for (epoch, database name); None where the vault has none. A failure leaves everything as it
    was. Raises what ``build`` raises and VaultError for the disk's faults.
    """
    epoch = folder.next_epoch(epoch_of(live))
    part = folder.new_part(epoch)
    flipped = header(epoch, database_name(epoch)) if header else None
    try:
        build(part)
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


def migrated(folder: VaultFolder, live: str, header: Header | None, master_key: bytes) -> tuple[Path, Header | None]:
    """Rebuild a vault of an older schema as one of ours, verified; the old database is set aside.

    Raises VaultError ``not-migrated`` when it cannot be done and for the disk's faults; then nothing has changed.
    """
    key, old = keys.database_key(master_key), folder.database_path(live)

    def build(part: Path) -> None:
        copies.prove(old, key, folder.vault_id)
        copies.copy(old, key, part)
        try:
            migrate_file(part, key)
            _verify_migration(old, part, key, folder.vault_id)
        except (StoreBugError, VaultError) as error:
            if isinstance(error, VaultError) and error.code != "damaged":
                raise
            raise _not_migrated() from None

    def flipped(epoch: int, name: str) -> Header:
        assert header is not None  # noqa: S101 - asked for below only where there is one
        return header.moved(master_key, epoch=epoch, database=name)

    path, new = rebuild(folder, live, build, flipped if header else None)
    with suppress(OSError):  # the next opening tries again
        folder.set_aside(live)
    return path, new


def _verify_migration(old: Path, part: Path, key: bytes, vault_id: str) -> None:
    """Whole, worded like a new vault (triggers and all), with every row of old, an index that fits and its chain.

    Raises VaultError ``damaged`` when anything is off.
    """
    proof = copies.prove(part, key, vault_id)
    before, after = copies.contents(old, key), copies.contents(part, key)
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
