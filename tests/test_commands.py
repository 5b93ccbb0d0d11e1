"""The commands as a script uses them: through the real entry point, in a process of their own or in this one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from leaderlens import commands
from leaderlens.__main__ import main
from leaderlens.paths import Paths
from leaderlens.services import backups, rotation
from leaderlens.services.journal import Journal
from leaderlens.services.vault import OpenVault, Vaults
from tests.importers.exports import EXPORTS
from tests.vault_fixtures import OTHER_PASSPHRASE, PASSPHRASE, MakeVault


@pytest.fixture
def closed(make_vault: MakeVault) -> OpenVault:
    vault = make_vault()
    Journal(vault.database, vault.keeping.clock).quick_line("A long day")
    backups.backup_now(vault)
    vault.close()
    return vault


def run(capsys: pytest.CaptureFixture[str], *arguments: object, secret: str = PASSPHRASE) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a command that reads ``secret`` from a pipe."""
    reading, writing = os.pipe()
    os.write(writing, secret.encode() + b"\n")
    os.close(writing)
    code = main([*map(str, arguments), "--passphrase-fd", str(reading)])
    told = capsys.readouterr()
    return code, told.out, told.err


@pytest.fixture(autouse=True)
def stay_as_we_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hardening is for the process of a command, not for the one that runs all tests."""
    monkeypatch.setattr("leaderlens.services.hardening.harden_process", lambda: True)


def test_verify_says_all_is_well(closed: OpenVault, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "verify", closed.folder)
    assert (code, out, err) == (0, "Everything was read and is as you wrote it.\n", "")


def test_verify_in_json(closed: OpenVault, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "verify", closed.folder, "--json")
    assert json.loads(out) == {
        "command": "verify", "exit": 0, "vault": closed.id, "sound": True, "pages": [], "trees": 0, "chain": [],
        "older": False, "sentence": "Everything was read and is as you wrote it.",
    }  # fmt: skip
    assert (code, err, out.count("\n")) == (0, "", 1)


def test_a_vault_of_this_user_is_known_by_its_id(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    from leaderlens.clock import system_clock
    from leaderlens.domain.people import Role
    from tests.vault_fixtures import CHEAP

    vault = Vaults(Paths.below(home).vaults, system_clock, CHEAP).create("Robin", Role.LEADER, PASSPHRASE)
    vault.close()
    assert run(capsys, "verify", vault.id)[0] == commands.DONE


def test_the_words_do_as_well(closed: OpenVault, vaults: Vaults, capsys: pytest.CaptureFixture[str]) -> None:
    vault = vaults.unlock(closed.id, PASSPHRASE)
    words = " ".join(vault.recovery_words())
    vault.close()
    assert run(capsys, "verify", closed.folder, secret=words)[0] == 0


def test_backup_and_restore_make_the_vault_again_elsewhere(
    closed: OpenVault, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _err = run(capsys, "backup", closed.folder, tmp_path / "stick", "--json")
    told = json.loads(out)
    assert (code, told["vault"]) == (0, closed.id)
    code, out, _err = run(capsys, "restore", told["backup"], tmp_path / "new", "--json")
    restored = json.loads(out)
    assert (code, restored["needs_passphrase"]) == (0, False)
    assert run(capsys, "verify", restored["folder"])[0] == 0
    assert run(capsys, "restore", told["backup"], tmp_path / "new")[0] == commands.IN_THE_WAY


def test_each_problem_has_its_exit_code_and_one_sentence(
    closed: OpenVault, vaults: Vaults, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def code_of(*arguments: object, secret: str = PASSPHRASE) -> int:
        code, out, err = run(capsys, *arguments, secret=secret)
        assert (out, err.count("\n")) == ("", 1)
        assert PASSPHRASE not in err
        return code

    assert code_of("verify", closed.folder, secret=OTHER_PASSPHRASE) == commands.WRONG_SECRET
    assert code_of("verify", closed.folder, secret="") == commands.FAILED
    assert code_of("verify", tmp_path / "nowhere") == commands.MISSING
    assert code_of("verify", tmp_path) == commands.MISSING
    assert code_of("restore", tmp_path / "nothing.lldb", tmp_path / "new") == commands.MISSING
    (tmp_path / "file").touch()
    assert code_of("backup", closed.folder, tmp_path / "file" / "x") == commands.DISK
    vault = vaults.unlock(closed.id, PASSPHRASE)
    assert code_of("verify", closed.folder) == commands.IN_THE_WAY
    vault.close()
    data = bytearray((closed.folder / "db-1.lldb").read_bytes())
    for page in range(4_096, len(data), 4_096):  # not the last alone: it may be a free one
        data[page + 2_000] ^= 1
    (closed.folder / "db-1.lldb").write_bytes(data)
    assert code_of("verify", closed.folder) == commands.DAMAGED


def test_a_change_of_key_is_told_apart_from_a_wrong_passphrase(
    closed: OpenVault, vaults: Vaults, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    vault = vaults.unlock(closed.id, PASSPHRASE)
    old = rotation.rotate(vault, OTHER_PASSPHRASE).old_backups[0]
    vault.close()
    assert run(capsys, "restore", old.path, tmp_path / "a", secret=OTHER_PASSPHRASE)[0] == commands.WRONG_SECRET
    assert run(capsys, "restore", old.path, tmp_path / "b", secret=PASSPHRASE)[0] == commands.DONE


def test_no_descriptor_is_said_in_a_sentence(closed: OpenVault, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(closed.folder), "--passphrase-fd", "987"]) == commands.FAILED
    assert "descriptor 987" in capsys.readouterr().err


def test_no_window_toolkit_is_loaded_and_none_is_needed(closed: OpenVault, tmp_path: Path) -> None:
    code = (
        "import os, sys; from leaderlens.__main__ import main; "
        f"code = main(['verify', {str(closed.folder)!r}, '--passphrase-fd', '0']); "
        "loaded = [name for name in ('PySide6', 'matplotlib') if name in sys.modules]; sys.exit(code or len(loaded))"
    )
    without_screen = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "QT_QPA_PLATFORM"}}
    done = subprocess.run(
        [sys.executable, "-c", code], input=PASSPHRASE, env=without_screen, capture_output=True, text=True, check=False,
        timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_the_passphrase_is_asked_for_without_showing_it(
    closed: OpenVault, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("getpass.getpass", lambda prompt: asked.append(prompt) or PASSPHRASE)
    assert main(["verify", str(closed.folder)]) == 0
    assert asked == ["Passphrase (or the 24 recovery words): "]
    assert capsys.readouterr().err == ""


# ---------------------------------------------------------------- import


def test_import_looks_then_takes_in_then_has_nothing_to_do(
    closed: OpenVault, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = EXPORTS["daylio-csv"](tmp_path)
    code, out, err = run(capsys, "import", source, "--vault", closed.folder, "--dry-run", "--zone", "Europe/London")
    assert (code, err) == (0, "")
    assert out == (
        "This is a Daylio export (CSV): 2 entries would come in, 0 are here already, 0 are here and differ, "
        "0 cannot be read.\n"
    )
    code, out, _err = run(capsys, "import", source, "--vault", closed.folder, "--json", "--moods", "line")
    told = json.loads(out)
    assert (code, told["added"], told["new"], told["dry_run"], told["format"]) == (0, 2, 2, False, "daylio-csv")
    assert told["batch"]
    assert told["moods"] == {"rad": 1, "Spent": 1}
    code, out, _err = run(capsys, "import", source, "--vault", closed.folder, "--json")
    again = json.loads(out)
    assert (code, again["added"], again["known"], again["batch"]) == (0, 0, 2, "")


def test_import_has_an_exit_code_for_each_problem(
    closed: OpenVault, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def code_of(source: Path, *more: object, secret: str = PASSPHRASE) -> int:
        code, out, err = run(capsys, "import", source, "--vault", closed.folder, *more, secret=secret)
        assert (out, err.count("\n")) == ("", 1)
        return code

    source = EXPORTS["jrnl-json"](tmp_path)
    assert code_of(tmp_path / "nowhere") == commands.MISSING
    assert code_of(source, secret=OTHER_PASSPHRASE) == commands.WRONG_SECRET
    (tmp_path / "x.bin").write_bytes(b"\x00")
    assert code_of(tmp_path / "x.bin") == commands.NO_JOURNAL
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04")
    assert code_of(tmp_path / "x.zip") == commands.NO_JOURNAL
    assert code_of(source, "--zone", "Mars/Olympus") == commands.FAILED


def test_import_in_a_process_of_its_own_says_no_word_of_an_entry(closed: OpenVault, tmp_path: Path) -> None:
    source = EXPORTS["jrnl-text"](tmp_path)
    reading, writing = os.pipe()
    os.write(writing, PASSPHRASE.encode() + b"\n")
    os.close(writing)
    done = subprocess.run(
        [
            sys.executable, "-m", "leaderlens", "import", str(source), "--vault", str(closed.folder),
            "--passphrase-fd", str(reading), "--json",
        ],
        pass_fds=(reading,), capture_output=True, text=True, check=False, timeout=60,
        env=os.environ | {"TZ": "Europe/London"},
    )  # fmt: skip
    os.close(reading)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["added"] == 2
    for word in ("first entry", "alright", "robin", PASSPHRASE):
        assert word not in done.stdout
