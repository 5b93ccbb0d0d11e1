"""The encrypted database of one vault: how it is opened, how a transaction is framed, and what its faults are called.

SQLCipher 4 through SQLAlchemy: a raw key handed over through the C interface, a
rollback journal with the strictest syncing, one connection, ``BEGIN IMMEDIATE``. The world's faults (a full disk, a
second writer, a damaged file) leave here as :class:`VaultError`; whatever else SQLAlchemy raises leaves as
:class:`StoreBugError`, stripped of statement and parameters, because those hold people's words.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, QueuePool, StaticPool, create_engine, event
from sqlalchemy.exc import DBAPIError, SQLAlchemyError, StatementError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm import Session

from leaderlens.errors import VaultError
from leaderlens.i18n import _
from leaderlens.store import chain, faults
from leaderlens.store.migrations import APPLICATION_ID, SCHEMA, migrate

__all__ = [
    "Database",
    "Session",
    "StoreBugError",
    "check_driver",
    "empty_file",
    "migrate_file",
    "new_in_memory",
    "raw",
    "raw_new",
]

_OLDEST_SQLITE = (3, 51, 3)  # 3.7.0 to 3.51.2 can lose a write when a WAL is reset
_BUSY_SECONDS = 5
_TURN_SECONDS = 60  # a change of key of twenty years takes a few; the unit of work that waits must not give up
_KEY_BYTES = 32
_READING = "leaderlens_reading"


class StoreBugError(RuntimeError):
    """A mistake of ours that the database refused. Names the kind and the constraint, never a value."""


def check_driver(module: Any = driver) -> None:
    """Refuse a driver that does not encrypt, or that carries a SQLite known to lose writes.

    A plain SQLite accepts ``PRAGMA key`` without a word and writes a readable file, so this is asked before any key
    is used. Raises VaultError (``no-encryption``, ``old-driver``).
    """
    probe = module.connect(":memory:")
    try:
        row = probe.execute("PRAGMA cipher_version").fetchone()
    finally:
        probe.close()
    if not row or not row[0]:
        raise VaultError(
            _(
                "This copy of LeaderLens was put together without its encryption, so it will not open or make a vault. "
                "Nothing was changed. Please install LeaderLens again."
            ),
            code="no-encryption",
        )
    if tuple(module.sqlite_version_info) < _OLDEST_SQLITE:
        raise VaultError(
            _(
                "This copy of LeaderLens carries an old database engine that can lose writing, so it will not open a "
                "vault. Nothing was changed. Please install LeaderLens again."
            ),
            code="old-driver",
        )


class Database:
    """One open vault database. Hand it down; nobody keeps a session longer than one unit of work.

    Units of work do not nest: a second one in the same thread is a bug and is refused at once. Two threads take
    turns.
    """

    def __init__(self, path: Path, key: bytes, *, read_only: bool = False) -> None:
        """Open the database at ``path`` with the 32-byte ``key``; a missing file is never created.

        Raises VaultError: ``missing``, ``damaged`` (also for a wrong key or a foreign file), ``too-new``, ``busy``,
        ``older-schema`` (it must be migrated first), ``no-encryption``.
        """
        check_driver()
        self.read_only = read_only
        self._working = threading.local()
        self._turn = threading.Lock()
        self._open(path, key)

    def _open(self, path: Path, key: bytes) -> None:
        _check_file(path)
        self.path = path
        self._connect_to_check: Callable[[], Any] = partial(_connect, path, key, read_only=True)
        self._engine = _engine(path, key, read_only=self.read_only)
        self._readers = self._engine.execution_options(**{_READING: True})
        try:
            self._check_contents()
        except BaseException:
            self.close()
            raise

    @classmethod
    def create(cls, path: Path, key: bytes) -> Database:
        """Make a new database at ``path``, which must not exist, by running every migration.

        A failure leaves no file behind. Raises VaultError (``disk-full``, ``read-only`` …), FileExistsError.
        """
        check_driver()
        empty_file(path)
        try:
            migrate_file(path, key)
            return cls(path, key)
        except BaseException:
            path.unlink(missing_ok=True)
            path.with_name(path.name + "-journal").unlink(missing_ok=True)
            raise

    @contextmanager
    def transaction(self, *, aside: bool = False) -> Iterator[Session]:
        """A session whose writes are kept together: all at the end of the block, or none when it raises.

        Counts up ``meta.seq`` when something was written, unless it was written ``aside``: the audit log and notes of
        our own, which call for no backup. Entries and sheets that changed get their link in the chain. Raises
        VaultError (``disk-full``, ``read-only``, ``busy``, ``damaged``, ``unreachable``), NotAllowedError ``held``.
        """
        with self._alone(), _faults(), Session(self._engine, expire_on_commit=False) as session, session.begin():
            before = _writes(session)
            yield session
            session.flush()
            if _writes(session) != before:
                chain.settle(session.connection())
                if aside:
                    return
                session.connection().exec_driver_sql(
                    "UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE name = 'seq'"
                )

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one consistent state and cannot write (StoreBugError if it tries)."""
        with (
            self._alone(),
            _faults(reading=True),
            Session(self._readers, expire_on_commit=False, autoflush=False) as session,
        ):
            yield session

    @property
    def seq(self) -> int:
        """How many transactions have written to this vault since it was made."""
        with self.reading() as session:
            return int(session.connection().exec_driver_sql("SELECT value FROM meta WHERE name = 'seq'").scalar_one())

    @contextmanager
    def still(self) -> Iterator[None]:
        """Nobody reads or writes through this object during the block, which may :meth:`move_to` another file.

        Everybody else waits. Raises VaultError ``busy`` after a minute.
        """
        with self._alone():
            yield

    def move_to(self, path: Path, key: bytes) -> None:
        """Go on with the database at ``path``, only within :meth:`still`. Raises as opening does."""
        if not getattr(self._working, "busy", False):
            raise StoreBugError("moved while others may be writing")
        self._engine.dispose()
        self._open(path, key)

    def damaged_pages(self) -> tuple[str, ...]:
        """What the page seals and the b-trees say is wrong, one line each; empty for a sound file (0.4 to 2 s).

        Reads over a connection of its own, so it may run beside the work of another thread. An alarm of the page
        seals alone can be about a free page, with nothing lost.
        """
        return self.page_alarms() + self.tree_faults()

    def page_alarms(self) -> tuple[str, ...]:
        """Pages whose seal does not fit, one line each. Every row is read: the first alone says too little."""
        return self._complaints("cipher_integrity_check")

    def tree_faults(self) -> tuple[str, ...]:
        """What SQLite's own check of b-trees, indexes and the full-text index says is wrong."""
        return self._complaints("integrity_check")

    def _complaints(self, check: str) -> tuple[str, ...]:
        """The lines of one check. Reading a broken page spoils a connection, so each check has a fresh one."""
        with _faults(reading=True):
            connection = self._connect_to_check()
            try:
                lines = [str(row[0]) for row in connection.execute(f"PRAGMA {check}")]
            except driver.DatabaseError as error:
                if _primary_code(error) not in {driver.SQLITE_CORRUPT, driver.SQLITE_NOTADB, driver.SQLITE_IOERR}:
                    raise
                lines = [f"{check} could not read on"]
            finally:
                connection.close()
        return tuple(line for line in lines if line != "ok")

    def close(self) -> None:
        """Let go of the file. Safe to call twice."""
        self._engine.dispose()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Refuse a unit of work inside another one of the same thread: it would wait for itself."""
        if getattr(self._working, "busy", False):
            raise StoreBugError("a unit of work inside another")
        if not self._turn.acquire(timeout=_TURN_SECONDS):
            raise faults.busy()
        self._working.busy = True
        try:
            yield
        finally:
            self._working.busy = False
            self._turn.release()

    def _check_contents(self) -> None:
        """The right kind of file, of a version we know. Writes nothing."""
        with _faults(reading=True), self._readers.begin() as connection:
            application_id = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
            version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if application_id != APPLICATION_ID or version < 1:
            raise faults.damaged()
        if version > SCHEMA:
            raise faults.too_new()
        if version < SCHEMA:
            raise faults.older_schema()


def migrate_file(path: Path, key: bytes) -> None:
    """Bring the database at ``path``, a copy nobody has open, to the newest schema; or leave it as it was and raise."""
    engine = _engine(path, key, read_only=False)
    try:
        with _faults(), engine.begin() as connection:
            migrate(connection)
            chain.settle(connection)
    finally:
        engine.dispose()


def new_in_memory() -> Any:
    """A driver connection to an empty vault of the newest schema that is nowhere on a disk: to compare wordings."""
    connection = driver.connect(":memory:", isolation_level=None)
    engine = create_engine("sqlite://", module=driver, creator=lambda: connection, poolclass=StaticPool)
    with engine.begin() as bound:
        migrate(bound)
    return connection


@contextmanager
def raw(path: Path, key: bytes, *, read_only: bool = True) -> Iterator[Any]:
    """A driver connection of its own, for work on a whole file; closed at the end of the block.

    Raises VaultError as :class:`Database` does.
    """
    check_driver()
    _check_file(path)
    with _faults(reading=read_only):
        connection = _connect(path, key, read_only=read_only)
        try:
            yield connection
        finally:
            connection.close()


@contextmanager
def raw_new(path: Path, key: bytes) -> Iterator[Any]:
    """A driver connection to a new, empty file at ``path`` under ``key``, to be filled by a copy."""
    check_driver()
    with _faults():
        empty_file(path)
        connection = driver.connect(_uri(path, "rw"), uri=True, isolation_level=None)
        try:
            _set_key(connection, key)
            yield connection
        finally:
            connection.close()


def empty_file(path: Path) -> None:
    """An empty file that only this user may read. FileExistsError where there is one; VaultError for the disk."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        raise
    except OSError as error:
        raise faults.of_system(error) from None


def _check_file(path: Path) -> None:
    """The file is there and could be a database: an empty one would otherwise open as a new, empty vault."""
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        raise faults.missing(path.name) from None
    except OSError as error:
        raise faults.of_system(error) from None
    if size == 0:
        raise faults.damaged()


def _engine(path: Path, key: bytes, *, read_only: bool) -> Engine:
    """An engine with exactly one connection, every transaction of which begins the way ours must."""
    if len(key) != _KEY_BYTES:
        raise ValueError("a database key is 32 bytes")  # said here, before SQLAlchemy wraps it
    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=lambda: _connect(path, key, read_only=read_only),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=10,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        reading = read_only or connection.get_execution_options().get(_READING, False)
        connection.exec_driver_sql(f"PRAGMA query_only = {'ON' if reading else 'OFF'}")
        # IMMEDIATE: DDL is half applied on an error without it, and two writers would meet only at the commit
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def _connect(path: Path, key: bytes, *, read_only: bool) -> Any:
    """A raw connection with the key set and every setting of the vault's wiring in force."""
    connection = driver.connect(
        _uri(path, "ro" if read_only else "rw"),  # never "rwc": a missing database must not become an empty one
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=_BUSY_SECONDS,
    )
    try:
        _set_key(connection, key)
        connection.execute("PRAGMA cipher_log_level = NONE")  # SQLCipher writes to stderr otherwise
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()  # a wrong key is found here
        settings = ["temp_store = MEMORY", "foreign_keys = ON", "trusted_schema = OFF"]
        if not read_only:
            settings += ["secure_delete = ON", "journal_mode = TRUNCATE", "synchronous = EXTRA", "fullfsync = ON"]
        for setting in settings:
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def _uri(path: Path, mode: str) -> str:
    return f"file:{quote(os.path.abspath(path))}?mode={mode}"  # noqa: PTH100 - resolve() would follow links


def _set_key(connection: Any, key: bytes) -> None:
    """Hand over the raw key through the C interface: in SQL text it would reach traces."""
    if len(key) != _KEY_BYTES:
        raise ValueError("a database key is 32 bytes")
    raw_key = bytearray(b"x'" + key.hex().encode() + b"'")
    connection.set_key(raw_key)
    raw_key[:] = bytes(len(raw_key))


def _writes(session: Session) -> int:
    """Rows changed by this connection since it was opened."""
    return int(session.connection().connection.dbapi_connection.total_changes)  # type: ignore[union-attr]


@contextmanager
def _faults(*, reading: bool = False) -> Iterator[None]:
    """Turn what SQLAlchemy and the driver raise into our two kinds of error, without statement and parameters."""
    try:
        yield
    except SQLAlchemyError as error:
        problem = _translated(error, reading=reading)
        _scrub(error)
        raise problem from None
    except driver.Error as error:
        raise _named(error, reading=reading) from None
    except UnicodeError as error:
        if isinstance(error, UnicodeEncodeError):
            error.object = ""
            error.args = ()
        raise StoreBugError("text with half a character in it") from None


def _translated(error: SQLAlchemyError, *, reading: bool) -> Exception:
    if isinstance(error, PoolTimeoutError):
        return faults.busy()
    if isinstance(error, DBAPIError) and isinstance(error.orig, driver.Error):
        return _named(error.orig, reading=reading)
    return StoreBugError(type(error).__name__)


def _named(error: Any, *, reading: bool) -> Exception:
    """The fault behind a driver's error, by SQLite's result code."""
    code = _primary_code(error)
    if _cannot_open(error):
        code = driver.SQLITE_CANTOPEN
    tried_to_write = reading and getattr(error, "sqlite_errorcode", 0) == driver.SQLITE_READONLY
    if code in _FAULTS and not tried_to_write:  # a reader can still meet a journal it may not roll back
        return _FAULTS[code]()
    if code == driver.SQLITE_CONSTRAINT and str(error) == faults.HELD:
        return faults.held()
    if code == driver.SQLITE_CONSTRAINT:
        return StoreBugError(str(error))  # names the constraint or the column, never the value
    return StoreBugError(f"{type(error).__name__} {getattr(error, 'sqlite_errorname', '')}".strip())


def _primary_code(error: Any) -> int:
    """SQLite's result code without its details; 0 when the driver gave none."""
    return int(getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


def _cannot_open(error: Any) -> bool:
    """The driver gives no code when the file itself cannot be opened."""
    return not hasattr(error, "sqlite_errorcode") and "unable to open" in str(error)


def _scrub(error: SQLAlchemyError) -> None:
    """Take people's words out of an error that may stay reachable as the context of another."""
    if isinstance(error, StatementError):
        error.params = None
        error.statement = None


_FAULTS: dict[int, Callable[[], VaultError]] = {
    driver.SQLITE_READONLY: faults.read_only,
    driver.SQLITE_FULL: faults.disk_full,
    driver.SQLITE_BUSY: faults.busy,
    driver.SQLITE_LOCKED: faults.busy,
    driver.SQLITE_CORRUPT: faults.damaged,
    driver.SQLITE_NOTADB: faults.damaged,
    driver.SQLITE_IOERR: faults.unreachable,
    driver.SQLITE_CANTOPEN: faults.unreachable,
    driver.SQLITE_PERM: faults.unreachable,
}
