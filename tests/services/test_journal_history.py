"""Earlier versions: kept at the right times, brought back without loss, purged from the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from leaderlens.clock import FixedClock
from leaderlens.errors import NotAllowedError
from leaderlens.services.journal import Journal
from leaderlens.services.journal_history import KEEP_EVERY, MOST_VERSIONS, History
from leaderlens.store import holds
from leaderlens.store.database import Database

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture
def journal(database: Database, clock: FixedClock) -> Journal:
    return Journal(database, clock)


@pytest.fixture
def history(database: Database, clock: FixedClock) -> History:
    return History(database, clock)


def write(journal: Journal, clock: FixedClock, *steps: tuple[float, str]) -> str:
    """Save one entry over and over: so many minutes after noon, this text. Answers its id."""
    entry = journal.blank()
    for minutes, body in steps:
        clock.moment = NOON + timedelta(minutes=minutes)
        journal.save(replace(entry, body=body))
    return entry.id


def bodies(history: History, entry_id: str) -> list[str]:
    return [version.body for version in history.versions(entry_id)]


def test_autosaves_of_one_session_leave_one_version_in_five_minutes(
    journal: Journal, history: History, clock: FixedClock
) -> None:
    entry_id = write(journal, clock, *((second / 60, f"text {second}") for second in range(0, 12 * 60, 10)))
    assert bodies(history, entry_id) == ["text 590", "text 290"]


def test_the_text_at_the_end_of_a_session_is_there_when_the_next_one_changes_it(
    journal: Journal, history: History, clock: FixedClock
) -> None:
    entry_id = write(journal, clock, (0, "Monday, a first thought"), (1, "Monday, said well"), (1440, "Tuesday"))
    (version,) = history.versions(entry_id)
    assert version.body == "Monday, said well"
    assert version.written == NOON + timedelta(minutes=1)
    assert version.kept == NOON + timedelta(minutes=1440)
    assert version.words == 3


def test_the_loss_of_most_of_a_text_is_kept_at_once(journal: Journal, history: History, clock: FixedClock) -> None:
    entry_id = write(journal, clock, (0, "long " * 100), (0.1, ""))
    assert bodies(history, entry_id) == ["long " * 100]


def test_a_change_of_tags_or_a_pin_keeps_nothing(journal: Journal, history: History, clock: FixedClock) -> None:
    entry = replace(journal.blank(), body="words")
    journal.save(entry)
    clock.moment += KEEP_EVERY * 2
    journal.save(replace(entry, tags=("budget",)))
    journal.pin(entry.id)
    assert history.versions(entry.id) == ()


def test_bringing_one_back_keeps_the_present_text_too(journal: Journal, history: History, clock: FixedClock) -> None:
    entry_id = write(journal, clock, (0, "first"), (10, "second"))
    (first,) = history.versions(entry_id)
    assert history.restore(first.id).journal
    found = journal.entry(entry_id)
    assert found is not None
    assert found.body == "first"
    assert bodies(history, entry_id)[0] == "second"
    assert not history.restore(first.id), "it is the text already"
    with pytest.raises(NotAllowedError) as caught:
        history.restore("f" * 32)
    assert caught.value.code == "no-version"


def test_there_are_only_so_many_and_the_oldest_goes(journal: Journal, history: History, clock: FixedClock) -> None:
    entry_id = write(journal, clock, *((number * 6, f"text {number}") for number in range(MOST_VERSIONS + 5)))
    kept = bodies(history, entry_id)
    assert len(kept) == MOST_VERSIONS
    assert kept[0] == f"text {MOST_VERSIONS + 3}"
    assert kept[-1] == "text 4"


def test_a_hold_keeps_every_version(journal: Journal, history: History, clock: FixedClock, database: Database) -> None:
    entry_id = write(journal, clock, (0, "first"), (10, "second"))
    with database.transaction() as session:
        holds.begin(session, clock(), "FOI 2026/114")
    (version,) = history.versions(entry_id)
    for refused in (
        lambda: history.purge(entry_id),
        lambda: history.purge_one(version.id),
        lambda: history.restore(version.id),
    ):
        with pytest.raises(NotAllowedError) as caught:
            refused()
        assert caught.value.code == "held"
    later = write(journal, clock, *((20 + number * 6, f"text {number}") for number in range(MOST_VERSIONS + 5)))
    assert len(history.versions(later)) == MOST_VERSIONS + 4
    assert bodies(history, entry_id) == ["first"]


def test_purging_takes_all_or_one(journal: Journal, history: History, clock: FixedClock) -> None:
    entry_id = write(journal, clock, (0, "first"), (10, "second"), (20, "third"))
    assert history.purge_one(history.versions(entry_id)[0].id).journal
    assert bodies(history, entry_id) == ["first"]
    assert history.purge(entry_id).journal
    assert history.versions(entry_id) == ()
    assert not history.purge(entry_id)
