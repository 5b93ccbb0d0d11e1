"""What the Safety page says of a vault's state."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from leaderlens.services import backups, safety
from leaderlens.services.audit import AuditEntry
from leaderlens.services.backups import Drill
from leaderlens.services.open_vault import OpenVault
from leaderlens.ui.safety.view import told_drill, view_of, when
from tests.vault_fixtures import MakeVault

NOW = datetime(2026, 11, 24, 21, 30, tzinfo=UTC)


@pytest.fixture
def vault(make_vault: MakeVault) -> OpenVault:
    return make_vault()


def test_moments_are_told_in_the_persons_zone() -> None:
    assert when(NOW, NOW) == "today at 21:30"
    assert when(NOW - timedelta(days=1), NOW) == "yesterday at 21:30"
    assert when(NOW - timedelta(days=2), NOW) == "on 22 November 2026 at 21:30"
    assert when(NOW, NOW.astimezone(timezone(timedelta(hours=3)))) == "today at 00:30"


def test_a_copy_outside_is_due_again_after_a_month(vault: OpenVault, tmp_path: Path) -> None:
    backups.copy_out(vault, tmp_path / "stick")
    fresh = safety.state(vault)
    said = view_of(fresh, (), (), NOW)
    assert (said.outside.well, said.waiting) == (True, ("Confirm your recovery words.",))
    old = replace(fresh, backups=replace(fresh.backups, external_due=True))
    said = view_of(old, (), (), NOW)
    assert said.outside.sentence.endswith("It is time for a fresh one.")
    assert "Freshen the copy outside this computer." in said.waiting


def test_a_check_that_found_something_waits(vault: OpenVault) -> None:
    found = replace(safety.state(vault), checked=NOW, check_sound=False)
    said = view_of(found, (), (), NOW)
    assert said.check.well is False
    assert "Check for damage again, and read what it says." in said.waiting


def test_strangers_in_the_folder_and_quarantine_are_named(vault: OpenVault) -> None:
    found = replace(
        safety.state(vault), synced_by="OneDrive", strangers=("db-1 (conflicted copy).lldb",),
        quarantine=(Path("db-0.lldb"), Path("db-1.lldb")),
    )  # fmt: skip
    notes = view_of(found, (), (), NOW).notes
    assert "OneDrive" in notes[0]
    assert "db-1 (conflicted copy).lldb" in notes[1]
    assert len(notes) == 2


def test_a_rehearsal_that_differs_is_no_success(vault: OpenVault) -> None:
    made = backups.backup_now(vault)
    assert told_drill(Drill(made, {"journal_entry": 2, "rating": 1}, same=True, opened=None)).sentence == (
        "It worked. 2 journal entries and 1 answer came back, and every one is the same as in your vault."
    )
    assert told_drill(Drill(made, {}, same=False, opened=None)).well is False
    assert view_of(replace(safety.state(vault), drilled=NOW, drill_same=False), (), (), NOW).drill.well is False


@pytest.mark.parametrize(
    ("kind", "detail", "said"),
    [
        ("drill", "e1-s4-20261124T093000Z.lldb", "Restore rehearsed"),
        ("restored", "e1-s4-20261124T093000Z.lldb", "Restore rehearsed: 24 November 2026, 09:30"),
        ("checked", "mended", "Restore rehearsed: an unused part was cleared"),
        ("erased", "3", "Restore rehearsed: 3"),
    ],
)
def test_the_log_speaks_plainly(vault: OpenVault, kind: str, detail: str, said: str) -> None:
    entry = AuditEntry(NOW, kind, "Restore rehearsed", detail)
    assert view_of(safety.state(vault), (), (entry,), NOW).audit[0].what == said
