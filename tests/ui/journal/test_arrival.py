"""The first time the journal is gone to: what a crash left is kept, and what private means is told once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from leaderlens.clock import FixedClock
from leaderlens.ui.desk import Place
from leaderlens.ui.journal.page import JournalPage
from leaderlens.ui.journal.presenter import JournalPresenter
from leaderlens.ui.journal.wing import Wing
from tests.ui.desks import KeptDesk
from tests.ui.journal.wings import wing_of
from tests.vault_fixtures import MakeVault


@dataclass
class Morning:
    """A vault that was opened, before anybody has gone to the journal."""

    wing: Wing
    page: JournalPage
    presenter: JournalPresenter
    said: list[str]

    def bodies(self) -> list[str]:
        lines = self.wing.journal.lines()
        return [entry.body for line in lines if (entry := self.wing.journal.entry(line.id)) is not None]


@pytest.fixture
def morning(make_vault: MakeVault, clock: FixedClock, qtbot: QtBot) -> Morning:
    vault = make_vault()
    page = JournalPage()
    qtbot.addWidget(page)
    page.resize(1100, 800)
    page.show()
    said: list[str] = []
    page.said.connect(said.append)
    wing = wing_of(vault, clock)
    return Morning(wing, page, JournalPresenter(page, KeptDesk(vault.person, clock).desk, wing), said)


def test_a_draft_of_a_new_entry_becomes_one(morning: Morning) -> None:
    journal = morning.wing.journal
    journal.save_draft(replace(journal.blank(), body="Typed and not kept"))
    morning.presenter.show(Place("journal"))
    assert morning.bodies() == ["Typed and not kept"]
    assert journal.drafts() == ()
    assert "found and kept" in morning.said[0]
    morning.presenter.show(Place("journal"))
    assert len(morning.said) == 1, "once"


def test_a_newer_draft_replaces_what_is_stored(morning: Morning, clock: FixedClock) -> None:
    journal = morning.wing.journal
    entry = replace(journal.blank(), body="First")
    journal.save(entry)
    clock.moment += timedelta(seconds=5)
    journal.save_draft(replace(entry, body="First, and more"))
    morning.presenter.show(Place("journal"))
    assert morning.bodies() == ["First, and more"]


def test_an_older_draft_stands_beside_what_was_written_since(morning: Morning, clock: FixedClock) -> None:
    journal = morning.wing.journal
    entry = replace(journal.blank(), body="Stored")
    journal.save(entry)
    journal.save_draft(replace(entry, body="From before"))
    drafted = journal.drafts()
    clock.moment += timedelta(seconds=5)
    journal.save_all([replace(entry, body="Written since", edited=clock())])
    assert drafted
    morning.presenter.show(Place("journal"))
    assert sorted(morning.bodies()) == ["From before", "Written since"]


def test_what_private_means_is_told_once_and_never_over_writing(morning: Morning) -> None:
    morning.presenter.show(Place("journal", act="new"))
    assert morning.page.editor.isVisible(), "whoever writes is not stopped"
    assert not morning.wing.guidance.read()
