from __future__ import annotations

import re
from pathlib import Path

import pytest

from leaderlens import services
from leaderlens.errors import VaultError
from leaderlens.services.audit import Audit, note, note_within, sentences
from leaderlens.services.vault import OpenVault
from tests.vault_fixtures import MakeVault


def test_lines_are_sentences_with_their_detail(make_vault: MakeVault) -> None:
    vault = make_vault()
    Audit(vault).note("exported", "chart.png")
    first, second = Audit(vault).entries()
    assert (first.kind, first.sentence, first.detail) == ("exported", "Exported", "chart.png")
    assert (second.kind, second.moment) == ("opened", vault.keeping.clock())
    assert Audit(vault).entries(1) == (first,)


def test_an_unknown_kind_is_a_mistake_of_ours(make_vault: MakeVault) -> None:
    with pytest.raises(ValueError, match="kind"):
        Audit(make_vault()).note("gossip")


def test_every_kind_that_is_written_has_a_sentence() -> None:
    folder = Path(services.__file__).parent
    written = set()
    for path in folder.glob("*.py"):
        text = path.read_text("utf-8")
        written |= set(re.findall(r"\.note\(\s*\"([a-z-]+)\"", text))
        written |= set(re.findall(r"audit\.add\([^\"]*\"([a-z-]+)\"", text))
    written -= {"moment"}
    assert {"opened", "restored", "hold-on", "key-changed"} - written <= {"opened"}
    assert written <= sentences().keys()


def test_case_53_the_log_is_in_no_file_to_be_read(make_vault: MakeVault) -> None:
    vault = make_vault()
    Audit(vault).note("exported", "zanzibar-quokka.png")
    content = b"".join(path.read_bytes() for path in vault.folder.rglob("*") if path.is_file())
    assert b"zanzibar" not in content
    assert b"exported" not in content


def stumble(vault: OpenVault) -> None:
    """A transaction that writes a line and is given up."""
    with vault.database.transaction() as session:
        note_within(session, vault.keeping.clock, "granted", "never")
        raise VaultError("stumbled", code="damaged")


def test_a_service_with_the_database_alone_can_write_a_line(make_vault: MakeVault) -> None:
    vault = make_vault()
    clock = vault.keeping.clock
    seq = vault.database.seq
    note(vault.database, clock, "imported", "120")
    assert vault.database.seq == seq  # it calls for no backup
    with pytest.raises(VaultError):
        stumble(vault)
    with vault.database.transaction() as session:
        note_within(session, clock, "granted", "2 charts")
    found = [(entry.kind, entry.detail) for entry in Audit(vault).entries()]
    assert found == [("granted", "2 charts"), ("imported", "120"), ("opened", "")]
    for write in (note, note_within):
        with pytest.raises(ValueError, match="kind"):
            write(vault.database, clock, "gossip")  # type: ignore[operator]
