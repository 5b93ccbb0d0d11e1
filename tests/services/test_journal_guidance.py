"""What a vault remembers of how its journal is used."""

from __future__ import annotations

from leaderlens.clock import FixedClock
from leaderlens.services.journal_guidance import Guidance
from leaderlens.services.vault import Vaults
from tests.vault_fixtures import PASSPHRASE, MakeVault


def test_the_guidance_is_read_once_and_stays_read(vaults: Vaults, make_vault: MakeVault, clock: FixedClock) -> None:
    vault = make_vault()
    guidance = Guidance(vault.database, clock)
    assert not guidance.read()
    guidance.note_read()
    assert guidance.read()
    vault.close()
    again = vaults.unlock(vault.id, PASSPHRASE)
    assert Guidance(again.database, clock).read()
    again.close()


def test_the_languages_of_spelling_survive_a_restart(vaults: Vaults, make_vault: MakeVault, clock: FixedClock) -> None:
    vault = make_vault()
    guidance = Guidance(vault.database, clock)
    assert guidance.languages() == ("en_GB",), "British English unless told"
    guidance.choose_languages(("en_GB", "cy_GB"))
    vault.close()
    again = vaults.unlock(vault.id, PASSPHRASE)
    kept = Guidance(again.database, clock)
    assert kept.languages() == ("en_GB", "cy_GB")
    kept.choose_languages(())
    assert kept.languages() == ()
    assert not kept.read(), "the two notes do not write over one another"
    again.close()
