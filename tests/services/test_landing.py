from __future__ import annotations

from pathlib import Path

import pytest

from leaderlens.services.landing import Ground, landing


@pytest.mark.parametrize(
    ("folder", "ground", "service"),
    [
        ("/home/rowan/OneDrive - Kelderby Council/Journal", Ground.SYNCED, "OneDrive"),
        ("/home/rowan/Dropbox", Ground.SYNCED, "Dropbox"),
        ("/media/rowan/STICK/journal", Ground.REMOVABLE, ""),
        ("/run/media/rowan/STICK", Ground.REMOVABLE, ""),
        ("/Volumes/STICK", Ground.REMOVABLE, ""),
        ("/home/rowan/Documents", Ground.PLAIN, ""),
        ("//server/share/rowan", Ground.NETWORK, ""),
    ],
)
def test_a_place_is_known_by_its_name(folder: str, ground: Ground, service: str) -> None:
    found = landing(Path(folder))
    assert (found.ground, found.service) == (ground, service)
    assert "not encrypted" in found.warning


def test_a_service_is_named_in_the_warning() -> None:
    assert "OneDrive" in landing(Path("/home/rowan/OneDrive/x")).warning
    assert "taken away" in landing(Path("/media/stick")).warning
