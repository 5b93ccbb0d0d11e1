from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from leaderlens.store.synced_places import service_of


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        (PureWindowsPath(r"C:\Users\robin\OneDrive - Kelderby Council\vaults"), "OneDrive"),
        (PureWindowsPath(r"C:\Users\robin\OneDrive\Documents"), "OneDrive"),
        (PurePosixPath("/Users/robin/Library/Mobile Documents/com~apple~CloudDocs/x"), "iCloud"),
        (PurePosixPath("/home/robin/Dropbox/x"), "Dropbox"),
        (PurePosixPath("/home/robin/Nextcloud/x"), "Nextcloud"),
        (PurePosixPath("/Users/robin/Library/CloudStorage/GoogleDrive-robin@example.org/My Drive"), "Google Drive"),
        (PureWindowsPath(r"\\server\share\vaults"), "a network disk"),
        (PurePosixPath("/home/robin/.local/share/LeaderLens/vaults"), ""),
        (PureWindowsPath(r"C:\Users\robin\AppData\Local\LeaderLens\vaults"), ""),
        (PurePosixPath("/home/robin/dropbox-notes/x"), ""),
    ],
)
def test_case_51_folders_of_cloud_services_are_known(folder: PurePosixPath, service: str, tmp_path: Path) -> None:
    assert service_of(folder, tmp_path / "no mounts") == service


def test_case_51_a_network_disk_is_known_by_its_mount(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/sda1 / ext4 rw 0 0\nserver:/home /home nfs4 rw 0 0\n/dev/sdb /home/my\\040disk ext4 rw 0 0\nodd line\n"
    )
    assert service_of(PurePosixPath("/home/robin"), mounts) == "a network disk"
    assert service_of(PurePosixPath("/home/my disk/x"), mounts) == ""
    assert service_of(PurePosixPath("/srv"), mounts) == ""
