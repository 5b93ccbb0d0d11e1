"""Everything the Safety page says about one open vault, in one value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from leaderlens.services import backups, integrity
from leaderlens.services.backups import BackupState
from leaderlens.services.hold import Holds
from leaderlens.services.open_vault import OpenVault
from leaderlens.services.retention import Retention, RetentionState
from leaderlens.store import synced_places
from leaderlens.store.holds import Hold
from leaderlens.store.last_seen import LastSeen


@dataclass(frozen=True, slots=True)
class SafetyState:
    """Moments are UTC, None for never.

    ``older_than``: this vault was further on when it was last open here. ``synced_by`` names a cloud service or network
    disk that the vault itself lies in, which it should not. ``strangers`` are files in its folder that LeaderLens did
    not put there, such as a cloud's conflicted copies; ``quarantine`` what was set aside and kept.
    """

    backups: BackupState
    checked: datetime | None
    check_sound: bool
    drilled: datetime | None
    drill_same: bool
    recovery_confirmed: bool
    hold: Hold | None
    retention: RetentionState
    folder: Path
    read_only: bool
    older_than: LastSeen | None
    synced_by: str
    strangers: tuple[str, ...]
    quarantine: tuple[Path, ...]


def state(vault: OpenVault) -> SafetyState:
    """Where this vault stands. A few reads and a look into its folder: no key derivation, no check is run."""
    from leaderlens.store import vault_facts

    checked = integrity.last_check(vault)
    with vault.database.reading() as session:
        drilled = vault_facts.note(session, "drill")
    folder = vault.keeping.folder
    return SafetyState(
        backups=backups.state(vault),
        checked=checked[0] if checked else None,
        check_sound=bool(checked and checked[1]),
        drilled=vault_facts.moment_of(drilled),
        drill_same=drilled.get("same") is True,
        recovery_confirmed=vault.recovery_confirmed,
        hold=Holds(vault).standing(),
        retention=Retention(vault, vault.keeping.clock).state(),
        folder=vault.folder,
        read_only=vault.read_only,
        older_than=vault.older_than,
        synced_by=synced_places.service_of(vault.folder),
        strangers=folder.strangers(),
        quarantine=folder.in_quarantine(),
    )
