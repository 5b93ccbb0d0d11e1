"""A clock that changes is noticed, said once, and marks what is saved meanwhile (vault.md section 4, row 40)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leaderlens.clock import FixedClock
from leaderlens.services.audit import Audit
from leaderlens.services.clock_watch import ClockWatch
from leaderlens.services.journal import Journal
from leaderlens.services.open_vault import OpenVault
from leaderlens.services.vault import Vaults
from tests.vault_fixtures import PASSPHRASE, MakeVault

THREE_YEARS = timedelta(days=3 * 365)


class Elapsed:
    """Time that only goes on when told."""

    def __init__(self) -> None:
        self.seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def elapsed() -> Elapsed:
    return Elapsed()


def write(vault: OpenVault, clock: FixedClock, words: str) -> str:
    journal = Journal(vault.database, clock)
    journal.quick_line(words)
    return next(line.id for line in journal.lines() if line.excerpt == words)


def kinds(vault: OpenVault) -> list[str]:
    return [line.kind for line in Audit(vault).entries() if line.kind == "clock-changed"]


def test_40_a_clock_that_went_back_is_said_once_and_marks_what_is_saved_until_it_is_right(
    vaults: Vaults, make_vault: MakeVault, clock: FixedClock, elapsed: Elapsed
) -> None:
    vault = make_vault()
    first = ClockWatch(vault, elapsed)
    assert first.look() == ""
    before = write(vault, clock, "before")
    right = clock.moment
    vault.close()
    clock.moment -= THREE_YEARS
    again = vaults.unlock(vault.id, PASSPHRASE)
    try:
        watch = ClockWatch(again, elapsed)
        assert "has gone back: it says 25 November 2023" in watch.look()
        assert watch.look() == "", "once"
        assert kinds(again) == ["clock-changed"]
        meanwhile = write(again, clock, "meanwhile")
        assert watch.marked() == {meanwhile}
        clock.moment = right + timedelta(minutes=1)
        assert watch.look() == ""
        after = write(again, clock, "after")
        assert watch.marked() == {meanwhile}
        assert before != after
        assert kinds(again) == ["clock-changed"]
    finally:
        again.close()


def test_40_a_clock_put_forward_and_back_again_marks_what_lies_between(
    make_vault: MakeVault, clock: FixedClock, elapsed: Elapsed
) -> None:
    vault = make_vault()
    watch = ClockWatch(vault, elapsed)
    watch.look()
    write(vault, clock, "before")
    clock.moment += THREE_YEARS
    elapsed.seconds += 60
    assert "was put forward" in watch.look()
    meanwhile = write(vault, clock, "meanwhile")
    clock.moment += timedelta(hours=1)
    elapsed.seconds += 3_600
    assert watch.look() == ""
    clock.moment -= THREE_YEARS
    elapsed.seconds += 60
    assert watch.look() == ""
    write(vault, clock, "after")
    assert watch.marked() == {meanwhile}


def test_40_time_that_passes_or_is_slept_through_is_no_change(
    make_vault: MakeVault, clock: FixedClock, elapsed: Elapsed
) -> None:
    vault = make_vault()
    watch = ClockWatch(vault, elapsed)
    watch.look()
    for seconds in (60, 8 * 3_600, 200):
        clock.moment += timedelta(seconds=seconds - 100)  # and it is put right a little
        elapsed.seconds += seconds
        assert watch.look() == ""
    assert kinds(vault) == []
    assert watch.marked() == frozenset()


def test_40_whoever_says_that_the_clock_is_right_is_believed(
    make_vault: MakeVault, clock: FixedClock, elapsed: Elapsed
) -> None:
    vault = make_vault()
    watch = ClockWatch(vault, elapsed)
    watch.look()
    clock.moment -= THREE_YEARS
    assert watch.look()
    write(vault, clock, "meanwhile")
    watch.trust()
    assert watch.marked() == frozenset()
    assert ClockWatch(vault, elapsed).look() == ""
