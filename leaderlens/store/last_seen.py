"""How far each vault had come when it was last open here, remembered outside the vault.

So that an older copy put in its place is noticed. Beside the vaults, by their random ids; counters and a moment, and
nothing about anybody. Whoever can replace a vault can delete this file too: then nothing is remembered, and nothing is
claimed.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from leaderlens.store.vault_folder import write_durably

_FILE = "last-seen.json"


@dataclass(frozen=True, slots=True, order=True)
class LastSeen:
    """The counters of a vault, and when (UTC) they were noted."""

    epoch: int
    seq: int
    moment: datetime


def read(root: Path, vault_id: str) -> LastSeen | None:
    """What is remembered of that vault; None when nothing is, or when the file does not read well."""
    try:
        found = _all(root)[vault_id]
        return LastSeen(int(found["epoch"]), int(found["seq"]), datetime.fromtimestamp(int(found["moment"]), UTC))
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        return None


def note(root: Path, vault_id: str, epoch: int, seq: int, moment: datetime) -> None:
    """Remember how far a vault has come. Failing is no harm: the vault itself does not depend on it."""
    with suppress(OSError):
        known = _all(root)
        known[vault_id] = {"epoch": epoch, "seq": seq, "moment": int(moment.timestamp())}
        write_durably(root / _FILE, json.dumps(known, sort_keys=True).encode() + b"\n")


def _all(root: Path) -> dict[str, Any]:
    try:
        found = json.loads((root / _FILE).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
