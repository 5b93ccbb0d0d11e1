from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from leaderlens import __main__, commands
from leaderlens.domain.journal import JournalEntry
from leaderlens.services.audit import Audit
from leaderlens.services.journal import Journal
from leaderlens.services.vault import Vaults
from tests.vault_fixtures import PASSPHRASE, MakeVault


@pytest.fixture
def folder(make_vault: MakeVault) -> Path:
    vault = make_vault()
    moment = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    Journal(vault.database, vault.keeping.clock).save_all(
        JournalEntry(f"{number:032x}", f"Entry {number}", body, moment.replace(month=number + 1), moment)
        for number, body in enumerate(("budget", "budget", "walk"))
    )
    vault.close()
    return vault.folder


def asked(folder: Path, target: Path, *more: str, secret: str = PASSPHRASE) -> int:
    """The exit code of the command."""
    reading, writing = os.pipe()
    os.write(writing, secret.encode())
    os.close(writing)
    return __main__.main(
        ["export-journal", "--vault", str(folder), "--to", str(target), "--passphrase-fd", str(reading), *more]
    )


def test_it_exports_what_is_asked_and_says_so(
    folder: Path, tmp_path: Path, vaults: Vaults, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "a.json"
    assert (
        asked(folder, target, "--format", "json", "--query", "budget", "--from", "2026-02-01", "--json")
        == commands.DONE
    )
    told = json.loads(capsys.readouterr().out)
    assert (told["command"], told["entries"], told["export"], told["place"]) == (
        "export-journal",
        1,
        str(target),
        "plain",
    )
    assert [one["title"] for one in json.loads(target.read_text("utf-8"))["entries"]] == ["Entry 1"]
    vault = vaults.unlock(folder.name, PASSPHRASE)
    assert any(line.kind == "exported" for line in Audit(vault).entries())
    vault.close()


@pytest.mark.usefixtures("qapp")
def test_every_form_can_be_written(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for form, name in (("markdown", "m"), ("word", "w.docx"), ("pdf", "p.pdf")):
        assert asked(folder, tmp_path / name, "--format", form) == commands.DONE
        assert "not encrypted" in capsys.readouterr().out
    assert "Entry 2" in pypdfium2.PdfDocument((tmp_path / "p.pdf").read_bytes())[1].get_textpage().get_text_range()


def test_what_cannot_be_done_has_its_code(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.json").write_text("mine")
    assert asked(folder, tmp_path / "a.json", "--format", "json") == commands.IN_THE_WAY
    assert asked(folder, tmp_path / "b.txt", "--format", "json") == commands.FAILED
    assert asked(folder, tmp_path / "c.json", "--format", "json", secret="wrong") == commands.WRONG_SECRET
    assert (tmp_path / "a.json").read_text() == "mine"
    assert not (tmp_path / "c.json").exists()
    assert asked(folder, tmp_path / "a.json", "--format", "json", "--replace") == commands.DONE
    assert ".json" in capsys.readouterr().err
