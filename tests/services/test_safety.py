from __future__ import annotations

from pathlib import Path

from leaderlens.services import backups, integrity, safety
from leaderlens.services.hold import Holds
from leaderlens.services.journal import Journal
from tests.vault_fixtures import MakeVault


def test_a_new_vault_has_nothing_to_show_yet(make_vault: MakeVault) -> None:
    vault = make_vault()
    found = safety.state(vault)
    assert (found.backups.last, found.checked, found.drilled, found.hold) == (None, None, None, None)
    assert (found.recovery_confirmed, found.read_only, found.older_than) == (False, False, None)
    assert (found.folder, found.strangers, found.quarantine, found.synced_by) == (vault.folder, (), (), "")
    assert found.backups.external_due


def test_everything_done_shows(make_vault: MakeVault, tmp_path: Path) -> None:
    vault = make_vault()
    now = vault.keeping.clock()
    Journal(vault.database, vault.keeping.clock).quick_line("A long day")
    vault.confirm_recovery()
    backups.copy_out(vault, tmp_path / "stick")
    backups.drill(vault)
    integrity.check(vault)
    Holds(vault).begin("FOI")
    (vault.folder / "vault (1).key").touch()
    seq = vault.database.seq
    found = safety.state(vault)
    assert found.backups.last is not None
    assert (found.backups.last.made, found.backups.external) == (now, now)
    assert (found.checked, found.check_sound, found.drilled, found.drill_same) == (now, True, now, True)
    assert (found.recovery_confirmed, found.strangers) == (True, ("vault (1).key",))
    assert found.hold is not None
    assert vault.database.seq == seq  # to look changes nothing
