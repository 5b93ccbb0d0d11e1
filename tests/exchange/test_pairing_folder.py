"""The invitations' folder: what is found in it, what is ignored, and that nothing but a hash is ever a name."""

import os
from pathlib import Path

import pytest

from leaderlens.errors import ExchangeError
from leaderlens.exchange import pairing
from leaderlens.exchange.pairing_folder import PairingFolder, read_invitation

INVITATION = pairing._with_checksum(b"LLINV1" + bytes(pairing.INVITATION_SIZE - 6 - 8))
OTHER = pairing._with_checksum(b"LLINV1" + b"\1" * (pairing.INVITATION_SIZE - 6 - 8))
REPLY = pairing._with_checksum(b"LLREP1" + bytes(pairing.REPLY_SIZE - 6 - 8))


@pytest.fixture
def folder(tmp_path: Path) -> PairingFolder:
    return PairingFolder(tmp_path / "root")


def test_a_missing_folder_is_an_empty_one(folder: PairingFolder) -> None:
    assert folder.invitations() == folder.replies() == ()
    assert not folder.root.exists()


def test_what_is_published_is_found(folder: PairingFolder) -> None:
    invitation, reply = folder.publish_invitation(INVITATION), folder.publish_reply(REPLY)

    assert invitation == folder.root / "ll1" / "invitations" / f"{pairing.file_id(INVITATION)}.llinv"
    assert reply.name.startswith("0" * 32 + "-")
    assert [(found.path, found.data) for found in folder.invitations()] == [(invitation, INVITATION)]
    assert [(found.path, found.data) for found in folder.replies()] == [(reply, REPLY)]
    assert sorted(os.listdir(folder.place)) == sorted([invitation.name, reply.name])  # noqa: PTH208 - names wanted
    assert PairingFolder.around(invitation) == folder


def test_publishing_again_changes_nothing_and_mends_damage(folder: PairingFolder) -> None:
    path = folder.publish_invitation(INVITATION)
    before = path.stat().st_ino
    folder.publish_invitation(INVITATION)
    assert path.stat().st_ino == before

    path.write_bytes(INVITATION[:-1])
    folder.publish_invitation(INVITATION)
    assert path.read_bytes() == INVITATION


def test_copies_count_once_and_junk_not_at_all(folder: PairingFolder) -> None:
    path = folder.publish_invitation(INVITATION)
    (folder.place / "copy (1).LLINV").write_bytes(INVITATION)
    (folder.place / "other.llinv").write_bytes(OTHER)
    (folder.place / "flipped.llinv").write_bytes(b"M" + INVITATION[1:])
    (folder.place / "short.llinv").write_bytes(INVITATION[:-1])
    (folder.place / "notes.txt").write_bytes(INVITATION)
    (folder.place / "link.llinv").symlink_to(path)
    os.mkfifo(folder.place / "pipe.llinv")

    assert {found.data for found in folder.invitations()} == {INVITATION, OTHER}
    assert len(folder.invitations()) == 2


def test_a_folder_full_of_junk_costs_no_more_than_a_look(folder: PairingFolder) -> None:
    folder.publish_invitation(INVITATION)
    for number in range(300):
        (folder.place / f"zz{number}.llinv").write_bytes(b"")

    assert [found.data for found in folder.invitations()] == [INVITATION]


def test_removing_what_is_not_there_is_no_matter(folder: PairingFolder) -> None:
    folder.remove_invitation(INVITATION)
    folder.publish_invitation(INVITATION)
    folder.publish_reply(REPLY)
    folder.remove_invitation(INVITATION)
    folder.remove_reply(REPLY)

    assert list(folder.place.iterdir()) == []


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "root").write_bytes(b"")

    with pytest.raises(ExchangeError) as refused:
        PairingFolder(tmp_path / "root").publish_invitation(INVITATION)
    assert refused.value.code == "folder"


def test_a_disk_that_fills_up_leaves_no_half_file(folder: PairingFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExchangeError):
        folder.publish_invitation(INVITATION)
    assert list(folder.place.iterdir()) == []


def test_reading_a_chosen_file(folder: PairingFolder, tmp_path: Path) -> None:
    path = folder.publish_invitation(INVITATION)
    huge = tmp_path / "huge.llinv"
    with huge.open("wb") as file:
        file.truncate(5_000_000_000)

    assert read_invitation(path) == INVITATION
    for chosen, code in ((huge, "too-large"), (tmp_path / "none.llinv", "folder"), (tmp_path, "folder")):
        with pytest.raises(ExchangeError) as refused:
            read_invitation(chosen)
        assert refused.value.code == code


@pytest.mark.parametrize("place", ["invitation.llinv", "invitations/a.llinv", "ll1/other/a.llinv"])
def test_a_file_outside_an_exchange_folder(tmp_path: Path, place: str) -> None:
    assert PairingFolder.around(tmp_path / place) is None
