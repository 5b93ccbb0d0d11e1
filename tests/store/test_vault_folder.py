from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from leaderlens.crypto import header as headers
from leaderlens.crypto.header import Header
from leaderlens.errors import VaultError
from leaderlens.store import vault_folder
from leaderlens.store.vault_folder import UnfinishedFolder, VaultFolder, vault_ids, write_durably
from tests.vault_fixtures import CHEAP

MASTER = bytes(range(32))
VAULT = "00112233445566778899aabbccddeeff"
OTHER = "ffeeddccbbaa99887766554433221100"
FULL_DISK = """
import resource, sys
from pathlib import Path
from leaderlens.crypto import header as headers
from leaderlens.errors import VaultError
from leaderlens.store.vault_folder import VaultFolder
folder = VaultFolder(Path(sys.argv[1]), sys.argv[2])
header = headers.parse(Path(sys.argv[3]).read_bytes())
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
try:
    folder.write_headers(header)
except VaultError as error:
    print(error.code)
"""


def made(secret: bytes = b"one", vault_id: str = VAULT) -> Header:
    return headers.build(MASTER, secret, CHEAP, vault_id=vault_id, epoch=1, database="db-1.lldb")


@pytest.fixture
def folder(tmp_path: Path) -> VaultFolder:
    return UnfinishedFolder(tmp_path / "vaults", VAULT).finish(made())


def copies(folder: VaultFolder) -> tuple[bytes, bytes]:
    return (folder.path / "vault.key").read_bytes(), (folder.path / "vault.key2").read_bytes()


def quarantined(folder: VaultFolder) -> list[bytes]:
    return [path.read_bytes() for path in (folder.path / "quarantine").iterdir()]


def test_a_new_folder_is_private_and_has_its_rooms(folder: VaultFolder) -> None:
    assert folder.path.stat().st_mode & 0o777 == 0o700
    assert (folder.path / "vault.key").stat().st_mode & 0o777 == 0o600
    assert {path.name for path in folder.path.iterdir()} == {
        "vault.key", "vault.key2", "backups", "quarantine", "inbox",
    }  # fmt: skip


def test_both_copies_are_the_same(folder: VaultFolder) -> None:
    first, second = copies(folder)
    assert first == second
    assert not folder.read_headers().torn


def test_listing_passes_over_what_is_no_vault(folder: VaultFolder) -> None:
    (folder.root / "note.txt").write_text("hello")
    (folder.root / ("a" * 32)).write_text("a file with the name of a vault")
    (folder.root / ("b" * 32)).mkdir()
    (folder.root / "Not An Id").mkdir()
    UnfinishedFolder(folder.root, OTHER)
    assert vault_ids(folder.root) == (VAULT,)


def test_listing_keeps_a_damaged_vault_in_sight(folder: VaultFolder) -> None:
    damaged = folder.root / OTHER
    damaged.mkdir()
    (damaged / "vault.key2").write_bytes(b"\x00rubbish")
    assert vault_ids(folder.root) == (VAULT, OTHER)


def test_listing_a_place_that_is_not_there(tmp_path: Path) -> None:
    assert vault_ids(tmp_path / "nowhere") == ()


@pytest.mark.parametrize("torn", [b"", b"\x00" * 300, b'{"magic":"LeaderL'])
@pytest.mark.parametrize("name", ["vault.key", "vault.key2"])
def test_case_5_one_torn_copy_is_healed_from_the_other(folder: VaultFolder, name: str, torn: bytes) -> None:
    good = copies(folder)[0]
    (folder.path / name).write_bytes(torn)
    found = folder.read_headers()
    assert found.torn
    folder.heal_headers(found.best)
    assert copies(folder) == (good, good)


def test_case_5_one_missing_copy_is_healed(folder: VaultFolder) -> None:
    good = copies(folder)[0]
    (folder.path / "vault.key").unlink()
    folder.heal_headers(folder.read_headers().best)
    assert copies(folder) == (good, good)


def test_case_6_both_damaged(folder: VaultFolder) -> None:
    for name in ("vault.key", "vault.key2"):
        (folder.path / name).write_bytes(b"rubbish")
    with pytest.raises(VaultError) as caught:
        _ = folder.read_headers().best
    assert caught.value.code == "damaged"
    assert copies(folder) == (b"rubbish", b"rubbish")


def test_case_22_another_vaults_header_is_refused(folder: VaultFolder) -> None:
    foreign = made(vault_id=OTHER).to_bytes()
    for name in ("vault.key", "vault.key2"):
        (folder.path / name).write_bytes(foreign)
    with pytest.raises(VaultError) as caught:
        folder.read_headers()
    assert caught.value.code == "foreign"
    assert copies(folder) == (foreign, foreign)


def test_case_22_another_vaults_header_is_kept_when_ours_is_healed(folder: VaultFolder) -> None:
    good = copies(folder)[1]
    foreign = made(vault_id=OTHER).to_bytes()
    (folder.path / "vault.key").write_bytes(foreign)
    folder.heal_headers(folder.read_headers().best)
    assert copies(folder) == (good, good)
    assert quarantined(folder) == [foreign]


def test_case_29_the_first_copy_decides_after_a_half_done_change(folder: VaultFolder) -> None:
    """As a crash between the two writes leaves them: exactly the new passphrase opens, and the old copy goes."""
    changed = made(b"two")
    write_durably(folder.path / "vault.key", changed.to_bytes())
    found = folder.read_headers()
    assert found.torn
    assert found.best == changed
    folder.heal_headers(found.best)
    assert copies(folder) == (changed.to_bytes(), changed.to_bytes())
    assert quarantined(folder) == []


def test_case_33_no_room_for_new_headers_leaves_the_old(folder: VaultFolder, tmp_path: Path) -> None:
    before = copies(folder)
    (tmp_path / "new").write_bytes(made(b"two").to_bytes())
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(folder.root), VAULT, str(tmp_path / "new")],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert done.stdout.strip() == "disk-full"
    assert copies(folder) == before
    assert list(folder.path.glob("*.part")) == []


def test_unfinished_is_never_listed_and_can_be_abandoned(tmp_path: Path) -> None:
    unfinished = UnfinishedFolder(tmp_path, VAULT)
    assert vault_ids(tmp_path) == ()
    unfinished.abandon()
    assert list(tmp_path.glob(".new-*")) == []


def test_the_place_for_vaults_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(VaultError) as caught:
        UnfinishedFolder(tmp_path / "file" / "vaults", VAULT)
    assert caught.value.code == "unreachable"


@pytest.mark.parametrize("name", ["../../x", "/etc/passwd", "db-0.lldb", "db-1.lldb-journal", "db-1", ""])
def test_case_10_a_database_is_a_bare_name(folder: VaultFolder, name: str) -> None:
    with pytest.raises(ValueError, match="not a database name"):
        folder.database_path(name)


@pytest.mark.parametrize("vault_id", ["", "..", "../" + VAULT, VAULT.upper(), VAULT + "0", VAULT + "\n"])
def test_a_vault_id_is_an_id(tmp_path: Path, vault_id: str) -> None:
    with pytest.raises(ValueError, match="not a vault id"):
        VaultFolder(tmp_path, vault_id)


def test_databases_newest_first(folder: VaultFolder) -> None:
    for name in ("db-2.lldb", "db-10.lldb", "db-9.lldb", "db-9.lldb-journal", "db-x.lldb"):
        (folder.path / name).touch()
    assert folder.databases() == ("db-10.lldb", "db-9.lldb", "db-2.lldb")


def test_ids_are_random() -> None:
    assert len({vault_folder.new_id() for _number in range(50)}) == 50


def test_locking_a_vault_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(VaultError) as caught:
        VaultFolder(tmp_path, VAULT).lock()
    assert caught.value.code == "missing"
    assert list(tmp_path.glob("0*")) == []


# ---------------------------------------------------------------- what a crash left while a vault was made
def unfinished(root: Path, name: str, *files: str, age_days: float = 2) -> Path:
    folder = root / name
    (folder / "backups").mkdir(parents=True)
    for file in files:
        (folder / file).write_bytes(b"x")
    then = time.time() - age_days * 86_400
    for path in (*folder.rglob("*"), folder):
        os.utime(path, (then, then))
    return folder


def test_unfinished_folders_of_ours_go_after_a_day(tmp_path: Path) -> None:
    ours = unfinished(tmp_path, f".new-{'a' * 32}", "db-1.lldb", "db-1.lldb-journal")
    assert vault_folder.sweep_unfinished(tmp_path, time.time()) == (ours.name,)
    assert not ours.exists()
    assert vault_folder.sweep_unfinished(tmp_path / "gone", time.time()) == ()


@pytest.mark.parametrize(
    ("name", "files", "age_days"),
    [
        (f".new-{'a' * 32}", ("db-1.lldb",), 0.5),  # somebody may be making it now
        (f".new-{'a' * 32}", ("db-1.lldb", "vault.key"), 2),  # it has a key: somebody may open it
        (f".new-{'a' * 32}", ("db-1.lldb", "diary.txt"), 2),  # not only ours
        (".new-photos", (), 2),
        ("a" * 32, ("db-1.lldb",), 2),
    ],
)
def test_anything_else_stays(tmp_path: Path, name: str, files: tuple[str, ...], age_days: float) -> None:
    folder = unfinished(tmp_path, name, *files, age_days=age_days)
    assert vault_folder.sweep_unfinished(tmp_path, time.time()) == ()
    assert folder.exists()


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    elsewhere = unfinished(tmp_path, "elsewhere", "db-1.lldb")
    (tmp_path / f".new-{'b' * 32}").symlink_to(elsewhere, target_is_directory=True)
    assert vault_folder.sweep_unfinished(tmp_path, time.time()) == ()
    assert (elsewhere / "db-1.lldb").exists()


def test_quarantine_overwrites_nothing(tmp_path: Path) -> None:
    folder = VaultFolder(tmp_path, "a" * 32)
    folder.path.mkdir()
    for content in (b"one", b"two"):
        (folder.path / "db-2.lldb").write_bytes(content)
        folder.set_aside("db-2.lldb")
    folder.set_aside("db-9.lldb")  # nothing there: nothing happens
    assert {path.read_bytes() for path in folder.in_quarantine()} == {b"one", b"two"}
    assert folder.next_epoch(1) == 2
    (folder.path / "db-7.lldb").touch()
    assert folder.next_epoch(1) == 8
