"""Where an export is going to lie in the clear, told before it is made."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath

from leaderlens.i18n import _
from leaderlens.store import synced_places

_STICKS = ("/media", "/run/media", "/Volumes")
_REMOVABLE, _REMOTE = 2, 4  # what Windows calls kinds of drives


class Ground(StrEnum):
    """What kind of place it is."""

    PLAIN = "plain"
    SYNCED = "synced"
    NETWORK = "network"
    REMOVABLE = "removable"


@dataclass(frozen=True, slots=True)
class Landing:
    """A place for an export. ``service`` names the cloud service that takes copies of it, where one does."""

    folder: Path
    ground: Ground
    service: str = ""

    @property
    def warning(self) -> str:
        """What it means to lie there, in plain words."""
        general = _(
            "An export is not encrypted: whoever can open the file can read it, and so can the programs that search "
            "and back up this computer."
        )
        match self.ground:
            case Ground.SYNCED:
                return _(
                    "This folder is kept in step by {service}: the export leaves this computer at once, and copies of "
                    "it stay there. {general}"
                ).format(service=self.service, general=general)
            case Ground.NETWORK:
                return _(
                    "This folder is on a network disk: those who look after that disk can read what lies there, and it "
                    "is part of their backups. {general}"
                ).format(general=general)
            case Ground.REMOVABLE:
                return _("This folder is on a disk that can be taken away and lost. {general}").format(general=general)
        return general


def landing(folder: Path) -> Landing:
    """What kind of place ``folder`` is. Goes by names and mounts, so it can miss a service that was renamed."""
    whole = folder.expanduser().absolute()
    found = synced_places.service_of(whole)
    kind = _drive(whole)
    if found in {"", "a network disk"}:
        if found or kind == _REMOTE:
            return Landing(whole, Ground.NETWORK)
        stick = kind == _REMOVABLE or any(whole.is_relative_to(mount) for mount in _STICKS)
        return Landing(whole, Ground.REMOVABLE if stick else Ground.PLAIN)
    return Landing(whole, Ground.SYNCED, found)


def _drive(folder: PurePath) -> int:
    """What Windows calls the kind of a drive; 0 elsewhere."""
    windows = getattr(ctypes, "windll", None)
    return int(windows.kernel32.GetDriveTypeW(folder.anchor)) if windows is not None else 0
