from __future__ import annotations

import ast
from pathlib import Path

import pytest

from leaderlens.errors import VaultError
from leaderlens.store import copies
from leaderlens.store.database import Database, raw
from leaderlens.store.rows import JournalEntryRow, MetaRow

KEY, OTHER_KEY = bytes(range(32)), bytes(range(1, 33))
VAULT = "a" * 32
SENTENCE = "zanzibar-quokka-sentence"
SOURCES = Path(copies.__file__).resolve().parents[1]


@pytest.fixture
def filled(database: Database) -> Database:
    with database.transaction() as session:
        session.add(MetaRow(name="vault_id", value=VAULT))
        session.add_all(
            JournalEntryRow(id=f"e{n}", title="", body=f"{SENTENCE} {n}", moment=n, edited=n, tags="[]")
            for n in range(200)
        )
    return database


def code_of(path: Path, key: bytes = KEY, vault: str = VAULT) -> str:
    with pytest.raises(VaultError) as caught:
        copies.prove(path, key, vault)
    return caught.value.code


def test_a_copy_holds_the_same_and_is_private(filled: Database, tmp_path: Path) -> None:
    target = tmp_path / "copy"
    copies.copy(filled.path, KEY, target)
    assert copies.contents(target, KEY) == copies.contents(filled.path, KEY)
    assert target.stat().st_mode & 0o777 == 0o600
    assert SENTENCE.encode() not in target.read_bytes()
    assert copies.prove(target, KEY, VAULT).rows["journal_entry"] == 200


def test_a_copy_under_another_key_opens_with_that_key_alone(filled: Database, tmp_path: Path) -> None:
    target = tmp_path / "copy"
    copies.copy_under(filled.path, KEY, target, OTHER_KEY)
    assert copies.contents(target, OTHER_KEY) == copies.contents(filled.path, KEY)
    assert code_of(target, KEY) == "damaged"
    assert SENTENCE.encode() not in target.read_bytes()
    assert target.read_bytes()[:16] != filled.path.read_bytes()[:16]  # a salt of its own


def test_nothing_is_overwritten(filled: Database, tmp_path: Path) -> None:
    target = tmp_path / "copy"
    target.write_bytes(b"mine")
    for make in (
        lambda: copies.copy(filled.path, KEY, target),
        lambda: copies.copy_under(filled.path, KEY, target, KEY),
    ):
        with pytest.raises(FileExistsError):
            make()
    assert target.read_bytes() == b"mine"


def test_a_failed_copy_leaves_no_file(filled: Database, tmp_path: Path) -> None:
    data = bytearray(filled.path.read_bytes())
    for at in range(8_000, len(data), 4_096):
        data[at] ^= 1
    (tmp_path / "bad").write_bytes(data)
    with pytest.raises(VaultError):
        copies.copy(tmp_path / "bad", KEY, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
    with pytest.raises(VaultError):
        copies.copy(filled.path, KEY, tmp_path / "no such folder" / "copy")


def test_proof_is_refused_for_what_is_not_ours(filled: Database, tmp_path: Path) -> None:
    assert code_of(filled.path, OTHER_KEY) == "damaged"
    assert code_of(filled.path, vault="b" * 32) == "damaged"
    assert code_of(tmp_path / "gone") == "missing"
    with raw(filled.path, KEY, read_only=False) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert code_of(filled.path) == "too-new"


def test_a_changed_row_shows_in_the_digest(filled: Database, tmp_path: Path) -> None:
    before = copies.contents(filled.path, KEY)
    with raw(filled.path, KEY, read_only=False) as connection:
        connection.execute("UPDATE journal_entry SET tags = '[ ]' WHERE number = 3")
    after = copies.contents(filled.path, KEY)
    assert [name for name in before if before[name] != after[name]] == ["chain_due", "journal_entry"]
    assert before["journal_entry"].rows == after["journal_entry"].rows


def test_case_19_two_pages_swapped_are_found(filled: Database) -> None:
    filled.close()
    data = filled.path.read_bytes()
    page = 4_096
    filled.path.write_bytes(data[: 3 * page] + data[4 * page : 5 * page] + data[3 * page : 4 * page] + data[5 * page :])
    assert code_of(filled.path) == "damaged"


@pytest.mark.parametrize("junk", [b"\x17" * 20, b"\x17rubbish" * 999, b"\x17" * 4096])
def test_case_20_junk_after_the_last_page_is_found_and_no_row_is_missing(filled: Database, junk: bytes) -> None:
    filled.close()
    assert copies.overhang(filled.path, KEY) == 0
    with filled.path.open("ab") as file:
        file.write(junk)
    assert copies.overhang(filled.path, KEY) == len(junk)
    with raw(filled.path, KEY) as connection:
        assert connection.execute("SELECT count(*) FROM journal_entry").fetchone() == (200,)


def test_no_code_of_ours_can_write_a_plain_copy() -> None:
    """sqlcipher_export and ATTACH with an empty key write plain files: neither word is in a string of ours."""
    found = set()
    for path in SOURCES.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        texts = {
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        texts -= {ast.get_docstring(node, clean=False) for node in ast.walk(tree)
                  if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)}  # fmt: skip
        found |= {path.name for one in texts if "sqlcipher_export" in one or "ATTACH" in one or "PRAGMA key" in one}
    assert found == set()
