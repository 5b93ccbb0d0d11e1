"""The chain over journals and sealed sheets: it shows when one old page of the file was put back.

SQLCipher seals each page by itself, so an old page replayed under the same key reads as sound (docs/adr/0015). Here
every entry, earlier version, attachment and sealed sheet has a link: the SHA-256 of the link before it and of the text
it stands for. A changed text gets a new link at the end, which names the one it replaces; the last link is noted in
``meta``, on another page. Triggers name what changed (``chain_due``); :func:`settle` makes the links as each transaction ends. No key is
needed: whoever could forge a page could forge all.
"""  # noqa: E501 0

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlalchemy import Connection

ENTRY = "entry"
VERSION = "version"
FILE = "file"
SHEET = "sheet"
_HEAD = "chain"
_NO_LINK = bytes(32)
_GONE = b""
_ENTRY_COLUMNS = (
    "id, title, body, moment, edited, tags, binned, zone, shift, pinned, items, people, prompt, origin, batch, created"
)
_FIRST_COLUMNS = 7
_UNSET = ["", 0, 0, "[]", "[]", "", "", "", 0]
"""What the columns since schema 3 hold where nothing was said: then the digest is that of the first columns alone, so
that the links of an older vault stand, and what they guard can be checked after a migration too."""
_VERSION_COLUMNS = "id, entry_id, title, body, written, kept"
_FILE_COLUMNS = "id, entry_id, name, mime, size, digest, added, data"
_ROW_OF = {
    ENTRY: f"SELECT {_ENTRY_COLUMNS} FROM journal_entry WHERE id = ?",  # noqa: S608 - our own columns, here and below
    VERSION: f"SELECT {_VERSION_COLUMNS} FROM journal_version WHERE id = ?",  # noqa: S608
    FILE: f"SELECT {_FILE_COLUMNS} FROM journal_file WHERE id = ?",  # noqa: S608
    SHEET: "SELECT pair_id, checkin_id, salt, ratings FROM secret WHERE pair_id || '/' || checkin_id = ?",
}
_ALL_ROWS = {
    ENTRY: f"SELECT id, {_ENTRY_COLUMNS} FROM journal_entry",  # noqa: S608
    VERSION: f"SELECT id, {_VERSION_COLUMNS} FROM journal_version",  # noqa: S608
    FILE: f"SELECT id, {_FILE_COLUMNS} FROM journal_file",  # noqa: S608
    SHEET: "SELECT pair_id || '/' || checkin_id, pair_id, checkin_id, salt, ratings FROM secret",
}


@dataclass(frozen=True, slots=True)
class ChainFault:
    """Something is not as it was last written. ``kind``: entry, version, file, sheet or chain; ``what``: changed,
    missing, unknown (there without a link) or broken (the links themselves). ``subject`` is the id, empty for the chain.
    """  # noqa: E501 0

    kind: str
    what: str
    subject: str = ""


def settle(connection: Connection) -> None:
    """Give every entry and sheet that changed in this transaction its link."""
    due = connection.exec_driver_sql("SELECT kind, subject FROM chain_due ORDER BY rowid").all()
    if not due:
        return
    ask = connection.exec_driver_sql
    number, link, before = _tail(connection)
    for kind, subject in due:
        row = ask(_ROW_OF[kind], (subject,)).one_or_none()
        digest = _GONE if row is None else _digest(kind, row)
        old = ask("SELECT number, digest, replaces FROM chain_link WHERE kind = ? AND subject = ?", (kind, subject))
        standing = old.one_or_none()
        if standing is None:
            if row is None:
                continue  # came and went within one transaction
            replaces = None
        elif standing.digest == digest:
            continue
        elif standing.number == number and row is not None:  # still being written: its last link is made anew
            link = _link(before, kind, digest, standing.replaces)
            ask("UPDATE chain_link SET digest = ?, link = ? WHERE number = ?", (digest, link, number))
            continue
        else:
            replaces = standing.number
            ask("UPDATE chain_link SET subject = NULL WHERE number = ?", (replaces,))
        number, before = number + 1, link
        link = _link(before, kind, digest, replaces)
        ask(
            "INSERT INTO chain_link (number, kind, subject, digest, replaces, link) VALUES (?, ?, ?, ?, ?, ?)",
            (number, kind, None if row is None else subject, digest, replaces, link),
        )
    ask("DELETE FROM chain_due")
    if number:
        ask("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (_HEAD, _head(number, link)))


def length(connection: Connection) -> int:
    """The number of the last link: whatever is written from now on has a greater one."""
    return _tail(connection)[0]


def entries_between(connection: Connection, after: int, upto: int | None) -> tuple[str, ...]:
    """The ids of entries whose latest text has a link after number ``after``, and not after ``upto`` unless None."""
    query = "SELECT subject FROM chain_link WHERE kind = ? AND subject IS NOT NULL AND number > ? AND number <= ?"
    most = length(connection) if upto is None else upto
    return tuple(connection.exec_driver_sql(query, (ENTRY, after, most)).scalars())


def faults(connection: Connection) -> tuple[ChainFault, ...]:
    """What the chain says is not as it was last written; nothing for a sound vault. Reads every entry and sheet."""
    live, whole = _walk(connection)
    found = [] if whole else [ChainFault("chain", "broken")]
    for kind, query in _ALL_ROWS.items():
        for subject, *texts in connection.exec_driver_sql(query):
            wanted = live.pop((kind, subject), None)
            if wanted is None:
                found.append(ChainFault(kind, "unknown", subject))
            elif wanted != _digest(kind, texts):
                found.append(ChainFault(kind, "changed", subject))
    found += [ChainFault(kind, "missing", subject) for kind, subject in live]
    return tuple(found)


def _walk(connection: Connection) -> tuple[dict[tuple[str, str], bytes], bool]:
    """What should be there with its digest, by (kind, subject), and whether every link holds up to the noted head."""
    standing: dict[int, tuple[str, str | None, bytes]] = {}
    number, link, whole = 0, _NO_LINK, True
    query = "SELECT number, kind, subject, digest, replaces, link FROM chain_link ORDER BY number"
    for row in connection.exec_driver_sql(query):
        link = _link(link, row.kind, row.digest, row.replaces)
        whole &= row.number == number + 1 and row.link == link
        number, link = row.number, row.link
        standing[number] = (row.kind, row.subject, row.digest)
        if row.replaces is not None:
            whole &= standing.pop(row.replaces, ("", "", b""))[1] is None
    noted = connection.exec_driver_sql("SELECT value FROM meta WHERE name = ?", (_HEAD,)).scalar_one_or_none()
    whole &= noted == (_head(number, link) if number else None)
    whole &= all((digest == _GONE) == (subject is None) for _kind, subject, digest in standing.values())
    return {(kind, subject): digest for kind, subject, digest in standing.values() if subject is not None}, whole


def _tail(connection: Connection) -> tuple[int, bytes, bytes]:
    """The number and link at the end of the chain, and the link before it."""
    rows = connection.exec_driver_sql("SELECT number, link FROM chain_link ORDER BY number DESC LIMIT 2").all()
    links = [row.link for row in rows] + [_NO_LINK, _NO_LINK]
    return (rows[0].number if rows else 0), links[0], links[1]


def _digest(kind: str, row: Any) -> bytes:
    values = list(row)
    if kind == ENTRY and values[_FIRST_COLUMNS:] == _UNSET:
        del values[_FIRST_COLUMNS:]
    return hashlib.sha256(json.dumps(values, ensure_ascii=True, default=_hash_of).encode()).digest()


def _hash_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _link(before: bytes, kind: str, digest: bytes, replaces: int | None) -> bytes:
    return hashlib.sha256(b"\n".join((before.hex().encode(), kind.encode(), digest.hex().encode(),
                                      str(replaces or 0).encode()))).digest()  # fmt: skip


def _head(number: int, link: bytes) -> str:
    return f"{number}:{link.hex()}"
