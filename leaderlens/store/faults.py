"""The world's faults, as the sentences a person reads: a full disk, a locked folder, a damaged file.

Shared by the database and by the folder it lives in. Knows no SQLAlchemy, so that listing vaults stays quick.
"""

from __future__ import annotations

import errno

from leaderlens.errors import NotAllowedError, VaultError
from leaderlens.i18n import _

HELD = "held"
"""What the triggers of a hold say when they refuse (docs/adr/0016)."""


def held() -> NotAllowedError:
    """A hold is on: nothing may be deleted or overwritten."""
    return NotAllowedError(
        _(
            "A hold is on, so nothing can be deleted or changed that was there when it began. Nothing was lost. You "
            "can still write something new, or switch the hold off in Safety once the request is closed."
        ),
        code="held",
    )


def disk_full() -> VaultError:
    """The disk had no room for a write."""
    return VaultError(
        _(
            "There is no room left on this disk, so the last change could not be saved. Everything saved before it is "
            "safe. Please free some space and try again."
        ),
        code="disk-full",
    )


def read_only() -> VaultError:
    """The folder, the file or the whole disk does not let us write."""
    return VaultError(
        _(
            "LeaderLens may not write to the folder this vault is in. What you had saved before is safe. "
            "Please check the folder's permissions, or whether the disk is write-protected."
        ),
        code="read-only",
    )


def busy() -> VaultError:
    """Somebody else held the database for longer than we wait."""
    return VaultError(
        _(
            "Another program is using this vault, so the last change could not be saved yet. Nothing is damaged. "
            "Please close the other program and try again."
        ),
        code="busy",
    )


def damaged() -> VaultError:
    """The database does not read as ours: damaged, foreign, or under another key."""
    return VaultError(
        _(
            "The database of this vault is damaged, or is not the one that belongs here. It was left exactly as it is. "
            "Please do not delete anything: a backup of this vault can be opened instead."
        ),
        code="damaged",
    )


def missing(name: str) -> VaultError:
    """The database file ``name`` (a bare name, never a path) is gone."""
    return VaultError(
        _(
            "The database file of this vault, {name}, is not where it should be. Nothing else was changed. "
            "If you have a backup of this vault, it can be opened instead."
        ).format(name=name),
        code="missing",
    )


def too_new() -> VaultError:
    """A newer LeaderLens has written this; nothing of it was touched."""
    return VaultError(
        _(
            "This vault was last used with a newer LeaderLens. It was left exactly as it is. "
            "Please install the newer version to open it."
        ),
        code="too-new",
    )


def older_schema() -> VaultError:
    """An older LeaderLens has written this. Opening it where we may write brings it up to date."""
    return VaultError(
        _(
            "This vault was last used with an older LeaderLens and has to be brought up to date before it can be "
            "read. It was left exactly as it is. Please open it where LeaderLens may write to its folder."
        ),
        code="older-schema",
    )


def unreachable() -> VaultError:
    """The disk failed or went away."""
    return VaultError(
        _(
            "The disk this vault is on did not answer, so the last change could not be saved. Everything saved before "
            "it is safe. Please check that the disk is connected and try again."
        ),
        code="unreachable",
    )


def of_system(error: OSError) -> VaultError:
    """The fault behind an error of the operating system."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return disk_full()
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return read_only()
    return unreachable()
