"""Folders that a cloud service keeps in step, and network disks: no place for a live vault.

Such a service copies a database while it is being written, brings older copies back, and makes "conflicted copies". A
sealed backup may lie there.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePath

_SERVICES = (
    (re.compile(r"onedrive( - .+)?", re.IGNORECASE), "OneDrive"),
    (re.compile(r"dropbox( \(.+\))?", re.IGNORECASE), "Dropbox"),
    (re.compile(r"icloud ?drive|mobile documents|com~apple~clouddocs", re.IGNORECASE), "iCloud"),
    (re.compile(r"google ?drive|my drive|googledrive-.+", re.IGNORECASE), "Google Drive"),
    (re.compile(r"nextcloud|owncloud", re.IGNORECASE), "Nextcloud"),
    (re.compile(r"pcloud ?drive|pclouddrive", re.IGNORECASE), "pCloud"),
    (re.compile(r"box( sync)?", re.IGNORECASE), "Box"),
    (re.compile(r"sharepoint( - .+)?", re.IGNORECASE), "SharePoint"),
)
_NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "davfs", "fuse.sshfs", "fuse.rclone", "9p"}
_MOUNTS = Path("/proc/self/mounts")


def service_of(folder: PurePath, mounts: Path = _MOUNTS) -> str:
    """The service or kind of network disk that ``folder`` lies in, by the names on its way; empty for a plain disk.

    Goes by what such services call their folders, so it can miss one that was renamed.
    """
    if str(folder).startswith(("\\\\", "//")):
        return "a network disk"
    for part in folder.parts:
        for pattern, name in _SERVICES:
            if pattern.fullmatch(part):
                return name
    return "a network disk" if _file_system(folder, mounts) in _NETWORK else ""


def _file_system(folder: PurePath, mounts: Path) -> str:
    """The kind of file system ``folder`` is on, where the system tells (Linux)."""
    best, kind = -1, ""
    try:
        lines = mounts.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    for line in lines:
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        place = PurePath(fields[1].replace("\\040", " "))
        if folder.is_relative_to(place) and len(place.parts) > best:
            best, kind = len(place.parts), fields[2]
    return kind
