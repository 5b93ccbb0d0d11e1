"""Vaults through their front door. "Case 5" and the like number the rows of the vault design's fault table."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from leaderlens.clock import FixedClock
from leaderlens.crypto import keys, recovery
from leaderlens.crypto.kdf import KdfCost
from leaderlens.domain.people import Role
from leaderlens.errors import VaultError
from leaderlens.services import vault as module
from leaderlens.services.vault import OpenVault, Vaults, new_passphrase, passphrase_advice, pause_after
from leaderlens.services.vault_symbol import SYMBOLS
from leaderlens.store import vault_folder
from leaderlens.store.rows import JournalEntryRow
from tests.vault_fixtures import NAME, OTHER_PASSPHRASE, PASSPHRASE, MakeVault, edit_header

SENTINEL = "zanzibar-quokka-sentence"
HEAVY = ("sqlalchemy", "alembic", "sqlcipher3", "cryptography", "mnemonic", "matplotlib", "PySide6")
FULL_DISK = """
import resource, sys
from pathlib import Path
from leaderlens.clock import system_clock
from leaderlens.crypto.kdf import KdfCost
from leaderlens.domain.people import Role
from leaderlens.errors import VaultError
from leaderlens.services.vault import Vaults
limit = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
vaults = Vaults(Path(sys.argv[1]), system_clock, KdfCost(8192, 1, 1))
try:
    vaults.create("Robin", Role.LEADER, "a heron by the town hall pond")
except VaultError as error:
    print(error.code, vaults.listing())
"""


def code_of(vaults: Vaults, vault_id: str, passphrase: str = PASSPHRASE) -> str:
    with pytest.raises(VaultError) as caught:
        vaults.unlock(vault_id, passphrase)
    return caught.value.code


def code_of_words(vaults: Vaults, vault_id: str, words: str) -> str:
    with pytest.raises(VaultError) as caught:
        vaults.unlock_with_words(vault_id, words)
    return caught.value.code


def written(folder: Path) -> dict[str, str]:
    """Every file below ``folder`` and a hash of what it holds."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def write_entry(vault: OpenVault, body: str) -> None:
    with vault.database.transaction() as session:
        session.add(JournalEntryRow(id="e1", title="", body=body, moment=0, edited=0, tags="[]"))


def entry_of(vault: OpenVault) -> str:
    with vault.database.reading() as session:
        row = session.get(JournalEntryRow, 1)
    assert row is not None
    return row.body


@pytest.fixture
def closed(make_vault: MakeVault) -> OpenVault:
    """A vault with one entry, closed again: its id, folder and person stay readable."""
    vault = make_vault()
    write_entry(vault, SENTINEL)
    vault.close()
    return vault


@pytest.fixture
def words(vaults: Vaults, closed: OpenVault) -> str:
    """The recovery words of ``closed``."""
    vault = vaults.unlock(closed.id, PASSPHRASE)
    found = " ".join(vault.recovery_words())
    vault.close()
    return found


# ---------------------------------------------------------------- the good days
def test_create_lock_and_unlock(vaults: Vaults, make_vault: MakeVault) -> None:
    made = make_vault("  Cllr  Ashby\tThornquist ", Role.CHIEF_EXECUTIVE)
    write_entry(made, "First words")
    made.close()
    made.close()
    again = vaults.unlock(made.id, PASSPHRASE)
    assert again.person == made.person
    assert (again.person.name, again.person.role) == ("Cllr Ashby Thornquist", Role.CHIEF_EXECUTIVE)
    assert entry_of(again) == "First words"
    assert again.folder == vaults.folder / again.id
    again.close()


def test_creation_remembers_when(make_vault: MakeVault, clock: FixedClock) -> None:
    from leaderlens.store.rows import PersonRow

    vault = make_vault()
    with vault.database.reading() as session:
        row = session.get(PersonRow, vault.person.id)
    assert row is not None
    assert row.created == int(clock().timestamp())


def test_recovery_is_confirmed_once_and_for_good(vaults: Vaults, make_vault: MakeVault) -> None:
    vault = make_vault()
    assert not vault.recovery_confirmed
    assert vault.words_match(" ".join(vault.recovery_words()))
    assert not vault.words_match(" ".join(recovery.to_words(bytes(32))))
    vault.confirm_recovery()
    vault.confirm_recovery()
    vault.close()
    again = vaults.unlock(vault.id, PASSPHRASE)
    assert again.recovery_confirmed
    again.close()


def test_the_words_are_the_master_key(make_vault: MakeVault) -> None:
    vault = make_vault()
    assert recovery.from_words(" ".join(vault.recovery_words())) == vault.keeping.master_key


def test_two_people_on_one_laptop(vaults: Vaults, make_vault: MakeVault) -> None:
    one, other = make_vault(), make_vault("Imre Vasquez-Holt", Role.CHIEF_EXECUTIVE, OTHER_PASSPHRASE)
    assert {listing.id for listing in vaults.listing()} == {one.id, other.id}
    one.close()
    other.close()
    assert code_of(vaults, one.id, OTHER_PASSPHRASE) == "wrong-passphrase"
    assert code_of(vaults, other.id, PASSPHRASE) == "wrong-passphrase"


def test_change_of_passphrase(vaults: Vaults, closed: OpenVault, words: str) -> None:
    vault = vaults.unlock(closed.id, PASSPHRASE)
    vault.change_passphrase(OTHER_PASSPHRASE)
    vault.close()
    assert code_of(vaults, closed.id, PASSPHRASE) == "wrong-passphrase"
    for unlock, secret in ((vaults.unlock, OTHER_PASSPHRASE), (vaults.unlock_with_words, words)):
        again = unlock(closed.id, secret)
        assert entry_of(again) == SENTINEL
        again.close()


def test_a_closed_vault_has_forgotten_its_key(closed: OpenVault) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        closed.recovery_words()


# ---------------------------------------------------------------- the picker
def test_case_59_listing_tells_a_stranger_nothing(vaults: Vaults, closed: OpenVault) -> None:
    (listing,) = vaults.listing()
    assert (listing.id, listing.symbol in SYMBOLS, listing.label) == (closed.id, True, listing.symbol)
    told = repr(listing) + json.dumps(sorted(written(vaults.folder)))
    for secret in (NAME, "Ashby", "leader", closed.person.id):
        assert secret not in told


def test_listing_opens_no_file(vaults: Vaults, closed: OpenVault) -> None:
    for name in ("vault.key", "vault.key2"):
        (closed.folder / name).write_bytes(b"\xff" * 100_000)
    assert [listing.id for listing in vaults.listing()] == [closed.id]


def test_no_two_vaults_share_a_symbol_while_there_is_one_left(
    vaults: Vaults, monkeypatch: pytest.MonkeyPatch, make_vault: MakeVault
) -> None:
    offered = iter([f"{0:032x}", f"{24:032x}", f"{48:032x}", f"{1:032x}"])
    monkeypatch.setattr(vault_folder, "new_id", lambda: next(offered))
    make_vault()
    make_vault()
    assert [listing.symbol for listing in vaults.listing()] == ["oak", "kite"]


def test_when_all_symbols_are_taken_they_repeat(vaults: Vaults) -> None:
    for number in range(24):
        (vaults.folder / f"{number:032x}").mkdir(parents=True)
        (vaults.folder / f"{number:032x}" / "vault.key").touch()
    assert len(vaults._new_id()) == 32


def test_import_is_light() -> None:
    """The picker shows before any of these is loaded."""
    code = f"import sys, leaderlens.services.vault; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


# ---------------------------------------------------------------- passphrases
def test_case_1_wrong_passphrase_changes_nothing(vaults: Vaults, closed: OpenVault) -> None:
    before = written(closed.folder)
    assert {code_of(vaults, closed.id, wrong) for wrong in ("", "x", PASSPHRASE + "s")} == {"wrong-passphrase"}
    assert written(closed.folder) == before


def test_case_1_pauses_grow_after_five_wrong_tries() -> None:
    assert [pause_after(tries) for tries in range(13)] == [0, 0, 0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60]
    assert pause_after(10**9) == 60


def test_case_2_other_keyboards_spell_the_same(vaults: Vaults, make_vault: MakeVault) -> None:
    spelling = "Über Bäche führt der Weg"
    vault = make_vault(passphrase=unicodedata.normalize("NFC", spelling))
    vault.close()
    vaults.unlock(vault.id, "  " + unicodedata.normalize("NFD", spelling) + " \n").close()


@pytest.mark.parametrize("weak", ["", "   ", "\u200b" * 20, "too short"])
def test_case_3_a_weak_passphrase_makes_no_vault(vaults: Vaults, weak: str) -> None:
    with pytest.raises(VaultError) as caught:
        vaults.create(NAME, Role.LEADER, weak)
    assert caught.value.code == "weak-passphrase"
    assert vaults.listing() == ()


def test_case_3_a_hundred_thousand_characters(vaults: Vaults, make_vault: MakeVault) -> None:
    long = "heron on the quay, " * 5_300
    vault = make_vault(passphrase=long)
    vault.close()
    vaults.unlock(vault.id, long).close()


def test_a_weak_new_passphrase_leaves_the_old(vaults: Vaults, make_vault: MakeVault) -> None:
    vault = make_vault()
    with pytest.raises(VaultError):
        vault.change_passphrase("short")
    vault.close()
    vaults.unlock(vault.id, PASSPHRASE).close()


def test_the_offered_passphrase_is_good() -> None:
    advice = passphrase_advice(new_passphrase())
    assert (advice.ok, advice.bits) == (True, 66)


@pytest.mark.parametrize("name", ["", " ", "\x00\x07", "\ud800", "\u200b\u200b"])
def test_a_vault_needs_a_name(vaults: Vaults, name: str) -> None:
    with pytest.raises(VaultError) as caught:
        vaults.create(name, Role.LEADER, PASSPHRASE)
    assert caught.value.code == "no-name"


# ---------------------------------------------------------------- recovery words
def test_case_6_words_open_a_vault_without_any_header(vaults: Vaults, closed: OpenVault, words: str) -> None:
    for name in ("vault.key", "vault.key2"):
        (closed.folder / name).write_bytes(b"rubbish")
    assert code_of(vaults, closed.id) == "damaged"
    vault = vaults.unlock_with_words(closed.id, words)
    assert vault.needs_passphrase
    assert entry_of(vault) == SENTINEL
    vault.change_passphrase(OTHER_PASSPHRASE)
    assert not vault.needs_passphrase
    vault.close()
    vaults.unlock(closed.id, OTHER_PASSPHRASE).close()


def test_case_15_another_persons_words_are_refused(vaults: Vaults, closed: OpenVault, make_vault: MakeVault) -> None:
    other = make_vault(passphrase=OTHER_PASSPHRASE)
    before = written(closed.folder)
    assert code_of_words(vaults, closed.id, " ".join(other.recovery_words())) == "wrong-words"
    assert written(closed.folder) == before


def test_case_15_unreadable_words_are_refused_with_the_reason(vaults: Vaults, closed: OpenVault, words: str) -> None:
    typed = words.split()
    assert code_of_words(vaults, closed.id, " ".join(typed[:23])) == "words-count"
    assert code_of_words(vaults, closed.id, " ".join([*typed[:23], "herron"])) == "words-unknown"
    assert code_of_words(vaults, closed.id, " ".join([*typed[1:], typed[0]])) in {"words-checksum", "wrong-words"}


def test_case_16_words_in_capitals_on_several_lines(vaults: Vaults, closed: OpenVault, words: str) -> None:
    vault = vaults.unlock_with_words(closed.id, words.upper().replace(" ", "\r\n"))
    assert (entry_of(vault), vault.needs_passphrase) == (SENTINEL, False)
    vault.close()


@pytest.mark.parametrize("headers_left", [True, False])
def test_case_17_words_that_fit_by_luck_never_make_an_empty_vault(
    vaults: Vaults, closed: OpenVault, *, headers_left: bool
) -> None:
    if not headers_left:
        for name in ("vault.key", "vault.key2"):
            (closed.folder / name).unlink()
    before = written(closed.folder)
    lucky = " ".join(recovery.to_words(keys.new_master_key()))
    assert code_of_words(vaults, closed.id, lucky) == "wrong-words"
    assert written(closed.folder) == before


# ---------------------------------------------------------------- damage and attack
@pytest.mark.parametrize("torn", [b"", b'{"db":"db-1.lldb","ep'])
def test_case_5_a_torn_first_copy_opens_from_the_second_and_is_healed(
    vaults: Vaults, closed: OpenVault, torn: bytes
) -> None:
    good = (closed.folder / "vault.key2").read_bytes()
    (closed.folder / "vault.key").write_bytes(torn)
    vault = vaults.unlock(closed.id, PASSPHRASE)
    assert entry_of(vault) == SENTINEL
    assert (closed.folder / "vault.key").read_bytes() == good
    vault.close()


def test_case_5_nothing_is_healed_for_a_wrong_passphrase(vaults: Vaults, closed: OpenVault) -> None:
    (closed.folder / "vault.key").write_bytes(b"")
    assert code_of(vaults, closed.id, "wrong") == "wrong-passphrase"
    assert (closed.folder / "vault.key").read_bytes() == b""


@pytest.mark.parametrize("changes", [{"epoch": 9}, {"db": "db-9.lldb"}])
def test_case_9_edited_headers_are_named(
    vaults: Vaults, closed: OpenVault, words: str, changes: dict[str, object]
) -> None:
    for name in ("vault.key", "vault.key2"):
        edit_header(closed.folder / name, **changes)
    before = written(closed.folder)
    assert code_of(vaults, closed.id) == "altered"
    assert written(closed.folder) == before
    vault = vaults.unlock_with_words(closed.id, words)
    assert vault.needs_passphrase
    vault.close()


def test_case_9_one_edited_header_opens_from_the_other(vaults: Vaults, closed: OpenVault) -> None:
    edit_header(closed.folder / "vault.key", epoch=9)
    vault = vaults.unlock(closed.id, PASSPHRASE)
    vault.close()
    assert (closed.folder / "vault.key").read_bytes() == (closed.folder / "vault.key2").read_bytes()


def test_case_10_a_header_cannot_point_elsewhere(vaults: Vaults, closed: OpenVault) -> None:
    for name in ("vault.key", "vault.key2"):
        edit_header(closed.folder / name, db="../../x")
    assert code_of(vaults, closed.id) == "damaged"


def test_case_11_a_newer_header_is_left_alone(vaults: Vaults, closed: OpenVault) -> None:
    for name in ("vault.key", "vault.key2"):
        edit_header(closed.folder / name, v=2)
    before = written(closed.folder)
    assert code_of(vaults, closed.id) == "too-new"
    assert written(closed.folder) == before


def test_case_13_flipped_bits_through_the_front_door(vaults: Vaults, closed: OpenVault) -> None:
    good = (closed.folder / "vault.key").read_bytes()
    for position in range(0, len(good), 60):
        flipped = bytearray(good)
        flipped[position] ^= 1
        for name in ("vault.key", "vault.key2"):
            (closed.folder / name).write_bytes(flipped)
        assert code_of(vaults, closed.id) == "damaged"


def test_case_14_no_memory_is_not_a_wrong_passphrase(
    vaults: Vaults, closed: OpenVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cryptography.hazmat.primitives.kdf import argon2

    def short(*_arguments: object, **_options: object) -> object:
        raise MemoryError

    monkeypatch.setattr(argon2, "Argon2id", short)
    before = written(closed.folder)
    assert code_of(vaults, closed.id) == "no-memory"
    assert written(closed.folder) == before


def test_case_22_another_vaults_files_never_open_here(vaults: Vaults, closed: OpenVault, make_vault: MakeVault) -> None:
    other = make_vault("Imre Vasquez-Holt", Role.CHIEF_EXECUTIVE, OTHER_PASSPHRASE)
    other.close()
    own = written(other.folder)
    for name in ("vault.key", "vault.key2"):
        shutil.copy(other.folder / name, closed.folder / name)
    assert code_of(vaults, closed.id, OTHER_PASSPHRASE) == "foreign"
    shutil.copy(other.folder / "db-1.lldb", closed.folder / "db-1.lldb")
    assert code_of(vaults, closed.id, OTHER_PASSPHRASE) == "foreign"
    assert written(other.folder) == own


def test_case_22_another_vaults_database_under_our_header(
    vaults: Vaults, closed: OpenVault, make_vault: MakeVault
) -> None:
    other = make_vault("Imre Vasquez-Holt", Role.CHIEF_EXECUTIVE, OTHER_PASSPHRASE)
    other.close()
    shutil.copy(other.folder / "db-1.lldb", closed.folder / "db-1.lldb")
    before = written(closed.folder)
    assert code_of(vaults, closed.id) == "damaged"
    assert written(closed.folder) == before


def test_case_22_a_whole_folder_under_another_name(vaults: Vaults, closed: OpenVault) -> None:
    renamed = vaults.folder / ("e" * 32)
    shutil.copytree(closed.folder, renamed)
    assert code_of(vaults, renamed.name) == "foreign"


def test_case_25_a_missing_database_is_never_replaced_by_an_empty_one(
    vaults: Vaults, closed: OpenVault, words: str
) -> None:
    (closed.folder / "db-1.lldb").unlink()
    assert code_of(vaults, closed.id) == "missing"
    assert code_of_words(vaults, closed.id, words) == "missing"
    assert not (closed.folder / "db-1.lldb").exists()


def test_case_20_an_emptied_database_is_damage(vaults: Vaults, closed: OpenVault) -> None:
    (closed.folder / "db-1.lldb").write_bytes(b"")
    assert code_of(vaults, closed.id) == "damaged"
    assert (closed.folder / "db-1.lldb").read_bytes() == b""


def test_case_33_no_room_while_making_a_vault_leaves_none(tmp_path: Path) -> None:
    for limit in (100, 4_000, 60_000):
        done = subprocess.run(
            [sys.executable, "-c", FULL_DISK, str(tmp_path / "vaults"), str(limit)],
            capture_output=True, text=True, check=True, timeout=60,
        )  # fmt: skip
        code, listing = done.stdout.split()
        assert code in {"disk-full", "unreachable"}
        assert listing == "()"
    assert list((tmp_path / "vaults").iterdir()) == []


def test_case_33_no_room_in_the_database_while_making_a_vault(vaults: Vaults, monkeypatch: pytest.MonkeyPatch) -> None:
    from leaderlens.store import database as store
    from leaderlens.store.migrations import migrate

    def migrate_on_a_small_disk(connection: object) -> None:
        connection.exec_driver_sql("PRAGMA max_page_count = 8")  # type: ignore[attr-defined]
        migrate(connection)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "migrate", migrate_on_a_small_disk)
    with pytest.raises(VaultError) as caught:
        vaults.create(NAME, Role.LEADER, PASSPHRASE)
    assert caught.value.code == "disk-full"
    assert list(vaults.folder.iterdir()) == []


def test_case_37_an_open_vault_is_not_opened_twice(vaults: Vaults, make_vault: MakeVault) -> None:
    vault = make_vault()
    words = " ".join(vault.recovery_words())
    assert code_of(vaults, vault.id) == "already-open"
    assert code_of_words(vaults, vault.id, words) == "already-open"
    vault.close()
    vaults.unlock(vault.id, PASSPHRASE).close()


def test_a_failed_unlock_lets_go_of_the_lock(vaults: Vaults, closed: OpenVault, words: str) -> None:
    assert code_of(vaults, closed.id, "wrong") == "wrong-passphrase"
    assert code_of_words(vaults, closed.id, " ".join(recovery.to_words(bytes(32)))) == "wrong-words"
    vaults.unlock_with_words(closed.id, words).close()


def test_case_38_a_garbage_lock_file_does_not_stand_in_the_way(vaults: Vaults, closed: OpenVault) -> None:
    (closed.folder / "vault.lock").write_bytes(b"\xff" * 5_000)
    vaults.unlock(closed.id, PASSPHRASE).close()


def test_case_53_no_file_holds_a_name_a_sentence_or_a_secret(vaults: Vaults, tmp_path: Path, words: str) -> None:
    (listing,) = vaults.listing()
    vault = vaults.unlock(listing.id, PASSPHRASE)
    content = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    vault.close()
    master = recovery.from_words(words)
    secrets = [SENTINEL, NAME, "Ashby", PASSPHRASE, " ".join(words.split()[:2])]
    for secret in secrets:
        assert secret.encode() not in content
        assert secret.encode("utf-16-le") not in content
    for key in (master, keys.database_key(master), keys.header_key(master)):
        assert key not in content
        assert key.hex().encode() not in content


@pytest.mark.parametrize("name", ["Räte & Ämter", "50 % #1?", "a  b"])
def test_case_64_unusual_places(tmp_path: Path, clock: FixedClock, name: str) -> None:
    place = Vaults(tmp_path / name, clock, KdfCost(8 * 1024, 1, 1))
    vault = place.create(NAME, Role.LEADER, PASSPHRASE)
    vault.close()
    place.unlock(vault.id, PASSPHRASE).close()
    assert len(place.listing()) == 1


def test_a_vault_that_is_gone(vaults: Vaults) -> None:
    assert code_of(vaults, "d" * 32) == "missing"
    assert not (vaults.folder / ("d" * 32)).exists()


def test_the_default_price_of_a_guess_is_the_full_one(tmp_path: Path, clock: FixedClock) -> None:
    assert Vaults(tmp_path, clock).cost == module.DEFAULT
