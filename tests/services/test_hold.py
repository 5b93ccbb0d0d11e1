from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from leaderlens.clock import FixedClock
from leaderlens.errors import NotAllowedError
from leaderlens.services.audit import Audit
from leaderlens.services.hold import Holds
from leaderlens.services.journal import BIN_DAYS, Journal
from tests.vault_fixtures import MakeVault


def test_a_hold_stops_bin_change_and_purge_and_nothing_else(make_vault: MakeVault, clock: FixedClock) -> None:
    vault = make_vault()
    journal, holds = Journal(vault.database, clock), Holds(vault)
    journal.quick_line("kept")
    journal.quick_line("binned")
    binned, kept = (line.id for line in journal.lines())
    journal.bin(binned)
    clock.moment += timedelta(days=BIN_DAYS + 1)
    assert holds.begin("  FOI\n2026/114 ")
    found = holds.standing()
    assert found is not None
    assert (found.since, found.about) == (clock(), "FOI 2026/114")
    assert not holds.begin("again")
    assert not journal.empty_old_bin()
    entry = journal.entry(kept)
    assert entry is not None
    for forbidden in (lambda: journal.bin(kept), lambda: journal.save(replace(entry, body="milder"))):
        with pytest.raises(NotAllowedError) as caught:
            forbidden()
        assert caught.value.code == "held"
    journal.restore(binned)
    fresh = replace(journal.blank(), body="begun after")
    journal.save(fresh)
    journal.save(replace(fresh, body="begun after, and written on"))
    assert len(journal.lines()) == 3
    assert holds.end()
    assert not holds.end()
    journal.bin(kept)
    clock.moment += timedelta(days=BIN_DAYS + 1)
    assert journal.empty_old_bin()
    assert [entry.kind for entry in Audit(vault).entries()][:2] == ["hold-off", "hold-on"]
