from __future__ import annotations

import re
from pathlib import Path

import pytest

from leaderlens import services
from leaderlens.services.audit import Audit, sentences
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
