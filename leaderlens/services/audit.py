"""The audit log of a vault, for its owner's eyes: opens, exports, imports, grants, restores and the like.

It lives inside the vault, encrypted like everything else, and its triggers let it only grow. It never holds a text of
the person's: kinds, counts, and names of files and folders.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from leaderlens.clock import Clock
from leaderlens.errors import VaultError
from leaderlens.i18n import _
from leaderlens.services.open_vault import OpenVault

if TYPE_CHECKING:
    from leaderlens.store.database import Database, Session

MOST = 500
"""How many of the newest lines a page shows."""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line: when (UTC), the stable ``kind``, a sentence to read, and a detail such as a file name or a count."""

    moment: datetime
    kind: str
    sentence: str
    detail: str


def note(database: Database, clock: Clock, kind: str, detail: str = "") -> None:
    """Write a line, for a service that was handed the database alone: of an export, an import, a grant.

    ``kind`` is one of :func:`sentences` (ValueError for another); ``detail`` a count or the name of a file or folder,
    never what somebody wrote. What cannot be written, on a full disk, say, does not stop what is being done.
    """
    from leaderlens.store import audit

    _refuse_unknown(kind)
    if not database.read_only:
        with suppress(VaultError), database.transaction(aside=True) as session:
            audit.add(session, clock(), kind, detail)


def note_within(session: Session, clock: Clock, kind: str, detail: str = "") -> None:
    """Write a line as part of the caller's transaction: it is there if, and only if, the rest is. As :func:`note`."""
    from leaderlens.store import audit

    _refuse_unknown(kind)
    audit.add(session, clock(), kind, detail)


@dataclass(frozen=True, slots=True)
class Audit:
    """The audit log of one open vault."""

    vault: OpenVault

    def note(self, kind: str, detail: str = "") -> None:
        """Write a line. ``kind`` is one of :func:`sentences`; ValueError for another."""
        _refuse_unknown(kind)
        self.vault.note(kind, detail)

    def entries(self, most: int = MOST) -> tuple[AuditEntry, ...]:
        """The newest lines, newest first."""
        from leaderlens.store import audit

        with self.vault.database.reading() as session:
            found = audit.lines(session, most)
        said = sentences()
        return tuple(AuditEntry(one.moment, one.kind, said.get(one.kind, one.kind), one.detail) for one in found)


def _refuse_unknown(kind: str) -> None:
    if kind not in sentences():
        raise ValueError("an unknown kind of audit line")


def sentences() -> dict[str, str]:
    """Every kind of line with what it says to its owner."""
    return {
        "opened": _("Opened with the passphrase"),
        "opened-with-words": _("Opened with the recovery words"),
        "brought-up-to-date": _("Brought up to date for this version of LeaderLens"),
        "passphrase-changed": _("Passphrase changed"),
        "key-changed": _("Key and recovery words changed"),
        "words-shown": _("Recovery words shown"),
        "copied-out": _("Backup copied to a folder"),
        "backups-removed": _("Backups deleted"),
        "set-aside-deleted": _("Files that were set aside deleted"),
        "clock-changed": _("This computer’s clock changed"),
        "drill": _("Restore rehearsed"),
        "restored": _("Restored from a backup"),
        "checked": _("Checked for damage"),
        "hold-on": _("Hold switched on"),
        "hold-off": _("Hold switched off"),
        "retention-chosen": _("Retention rule chosen"),
        "erased": _("Entries erased by the retention rule"),
        "erased-by-hand": _("Journal entries erased for good"),
        "versions-erased": _("Earlier versions of an entry erased for good"),
        "parked": _("A sentence from the journal parked for a session"),
        "moved-to-record": _("Paragraphs moved from the journal to the official record"),
        "import-undone": _("Import undone"),
        "exported": _("Exported"),
        "imported": _("Imported"),
        "granted": _("Access granted"),
        "grant-withdrawn": _("Access withdrawn"),
    }
