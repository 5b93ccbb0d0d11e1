"""On the way to the disk: newer words win, refused ones are kept and tried again, a hold sends them elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from pytestqt.qtbot import QtBot

from leaderlens.clock import FixedClock
from leaderlens.domain.changes import Changes
from leaderlens.domain.journal import JournalEntry
from leaderlens.errors import NotAllowedError, VaultError
from leaderlens.services.journal import Journal
from leaderlens.ui.journal.page import JournalPage
from leaderlens.ui.journal.saver import Saver
from tests.ui.desks import KeptDesk
from tests.ui.journal.waiting_tasks import WaitingTasks
from tests.vault_fixtures import MakeVault

FULL = VaultError("The disk is full. Your words are still here.", code="disk-full")
HELD = NotAllowedError("Your vault is on hold.", code="held")


@dataclass(frozen=True, slots=True)
class Refusing(Journal):
    """A journal that raises what ``mood`` holds."""

    mood: list[Exception] = field(default_factory=list)

    def save(self, entry: JournalEntry) -> Changes:
        if self.mood:
            raise self.mood[0]
        return Journal.save(self, entry)

    def save_draft(self, entry: JournalEntry) -> None:
        if self.mood:
            raise self.mood[0]
        Journal.save_draft(self, entry)


@dataclass
class Desk:
    """A saver over a real vault, with a worker that waits."""

    saver: Saver
    journal: Refusing
    tasks: WaitingTasks
    kept: KeptDesk
    page: JournalPage
    states: list[str]
    held: list[JournalEntry]

    def entry(self, body: str) -> JournalEntry:
        return replace(self.journal.blank(), body=body)

    def stored(self, entry: JournalEntry) -> str:
        found = self.journal.entry(entry.id)
        return found.body if found is not None else ""


@pytest.fixture
def desk(make_vault: MakeVault, clock: FixedClock, qtbot: QtBot) -> Desk:
    vault, tasks = make_vault(), WaitingTasks()
    page = JournalPage()
    qtbot.addWidget(page)
    kept = KeptDesk(vault.person, clock, tasks=tasks)
    journal, states, held = Refusing(vault.database, clock), list[str](), list[JournalEntry]()
    saver = Saver(page, kept.desk, journal, states.append, held.append)
    saver.in_view = True
    return Desk(saver, journal, tasks, kept, page, states, held)


def test_words_wait_here_until_they_have_arrived(desk: Desk) -> None:
    entry = desk.entry("One")
    desk.saver.save(entry)
    assert desk.saver.waiting
    assert desk.saver.held(entry.id) == entry
    assert entry.id not in desk.saver.stored
    desk.tasks.go()
    assert not desk.saver.waiting
    assert desk.saver.held(entry.id) is None
    assert entry.id in desk.saver.stored
    assert desk.states == [entry.id]
    assert [changes.journal for changes in desk.kept.told] == [True]
    assert desk.stored(entry) == "One"


def test_an_older_answer_does_not_call_newer_words_saved(desk: Desk) -> None:
    older = desk.entry("One")
    newer = replace(older, body="One, and two")
    desk.saver.save(older)
    desk.saver.save(newer)
    desk.tasks.step()
    assert desk.saver.held(older.id) == newer
    assert desk.saver.waiting
    desk.tasks.go()
    assert not desk.saver.waiting
    assert desk.stored(newer) == "One, and two"


def test_an_older_refusal_after_newer_words_arrived_is_not_tried_over_them(desk: Desk) -> None:
    older = desk.entry("One")
    desk.journal.mood.append(FULL)
    desk.saver.save(older)
    desk.tasks.go()
    assert desk.saver.refused(older.id)
    desk.journal.mood.clear()
    newer = replace(older, body="One, and two")
    desk.saver.save(newer)
    desk.tasks.go()
    desk.saver.retry()
    desk.tasks.go()
    assert desk.stored(newer) == "One, and two"
    assert not desk.saver.refused(newer.id)
    assert desk.page.editor.notice is None


def test_a_refusal_keeps_the_words_says_why_and_tries_again(desk: Desk) -> None:
    entry = desk.entry("Precious")
    desk.journal.mood.append(FULL)
    desk.saver.save(entry)
    desk.tasks.go()
    assert desk.saver.refused(entry.id)
    assert desk.saver.waiting
    assert desk.page.editor.notice is not None
    assert desk.tasks.told == []
    desk.journal.mood.clear()
    desk.saver.retry()
    desk.tasks.go()
    assert desk.stored(entry) == "Precious"
    assert desk.page.editor.notice is None


def test_out_of_sight_a_refusal_is_told_at_the_one_door(desk: Desk) -> None:
    desk.saver.in_view = False
    desk.journal.mood.append(FULL)
    desk.saver.save(desk.entry("Precious"))
    desk.tasks.go()
    assert desk.tasks.told == [FULL]


def test_a_retry_leaves_out_the_one_that_is_saved_anyway(desk: Desk) -> None:
    one, two = desk.entry("One"), desk.entry("Two")
    desk.journal.mood.append(FULL)
    for entry in (one, two):
        desk.saver.save(entry)
    desk.tasks.go()
    desk.journal.mood.clear()
    desk.saver.retry(but=one.id)
    assert len(desk.tasks.waiting) == 1
    desk.tasks.go()
    assert (desk.stored(one), desk.stored(two)) == ("", "Two")
    assert desk.saver.waiting, "the first is still here"


def test_a_hold_sends_the_words_elsewhere_and_waits_for_nothing(desk: Desk) -> None:
    entry = desk.entry("Rewritten")
    desk.journal.mood.append(HELD)
    desk.saver.save(entry)
    desk.tasks.go()
    assert desk.held == [entry]
    assert not desk.saver.waiting
    assert desk.tasks.told == []


def test_a_mistake_of_ours_keeps_the_words_and_is_told(desk: Desk) -> None:
    entry = desk.entry("Still here")
    mistake = ZeroDivisionError()
    desk.journal.mood.append(mistake)
    desk.saver.save(entry)
    desk.tasks.go()
    assert desk.tasks.told == [mistake]
    assert desk.saver.held(entry.id) == entry
    assert desk.page.editor.notice is not None
    assert "still here" in desk.page.editor.notice.sentence


def test_one_draft_at_a_time_and_a_failed_one_does_not_end_drafting(desk: Desk) -> None:
    entry = desk.entry("So far")
    desk.saver.draft(entry)
    desk.saver.draft(replace(entry, body="So far, so good"))
    assert len(desk.tasks.waiting) == 1
    desk.tasks.go()
    assert [draft.entry.body for draft in desk.journal.drafts()] == ["So far"]
    desk.journal.mood.append(FULL)
    desk.saver.draft(replace(entry, body="Lost on the way"))
    desk.tasks.go()
    assert desk.tasks.told == []
    desk.journal.mood.clear()
    desk.saver.draft(replace(entry, body="Kept"))
    desk.tasks.go()
    assert [draft.entry.body for draft in desk.journal.drafts()] == ["Kept"]


def test_a_mistake_of_ours_in_a_draft_is_told(desk: Desk) -> None:
    mistake = ZeroDivisionError()
    desk.journal.mood.append(mistake)
    desk.saver.draft(desk.entry("So far"))
    desk.tasks.go()
    assert desk.tasks.told == [mistake]
