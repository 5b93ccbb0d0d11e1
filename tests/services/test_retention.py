from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from leaderlens.clock import FixedClock
from leaderlens.errors import NotAllowedError
from leaderlens.services.hold import Holds
from leaderlens.services.journal import Journal
from leaderlens.services.retention import MONTHS_ON_OFFER, Retention, months_before
from tests.vault_fixtures import MakeVault


def test_for_ever_unless_the_person_says_otherwise(make_vault: MakeVault, clock: FixedClock) -> None:
    vault = make_vault()
    journal, retention = Journal(vault.database, clock), Retention(vault, clock)
    for years in range(6):
        journal.save(replace(journal.blank(clock() - timedelta(days=366 * years)), body=f"heron {years}"))
    assert (retention.months(), retention.due(), retention.erase_due()) == (None, 0, 0)
    retention.choose(24)
    assert (retention.months(), retention.due()) == (24, 4)
    assert len(journal.lines()) == 6  # choosing erases nothing by itself
    assert retention.erase_due() == 4
    assert (len(journal.lines()), len(journal.lines("heron")), retention.due()) == (2, 2, 0)
    retention.choose(None)
    assert retention.months() is None


def test_a_hold_stands_above_the_rule(make_vault: MakeVault, clock: FixedClock) -> None:
    vault = make_vault()
    journal, retention = Journal(vault.database, clock), Retention(vault, clock)
    journal.save(replace(journal.blank(clock() - timedelta(days=900)), body="old"))
    retention.choose(6)
    Holds(vault).begin()
    with pytest.raises(NotAllowedError) as caught:
        retention.erase_due()
    assert caught.value.code == "held"
    assert len(journal.lines()) == 1


def test_only_what_is_on_offer(make_vault: MakeVault, clock: FixedClock) -> None:
    retention = Retention(make_vault(), clock)
    with pytest.raises(NotAllowedError):
        retention.choose(1)
    assert retention.months() is None
    assert min(MONTHS_ON_OFFER) == 6


@pytest.mark.parametrize(
    ("moment", "months", "before"),
    [((2026, 8, 31), 6, (2026, 2, 28)), ((2024, 8, 31), 6, (2024, 2, 29)), ((2026, 1, 15), 12, (2025, 1, 15)),
     ((2026, 1, 15), 1, (2025, 12, 15))],
)  # fmt: skip
def test_months_before(moment: tuple[int, int, int], months: int, before: tuple[int, int, int]) -> None:
    assert months_before(datetime(*moment, tzinfo=UTC), months) == datetime(*before, tzinfo=UTC)
