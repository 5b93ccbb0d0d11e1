"""The private journal in a real encrypted vault."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from leaderlens.clock import FixedClock
from leaderlens.services.journal import BIN_DAYS, Journal
from leaderlens.store.database import Database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture
def journal(tmp_path: Path, clock: FixedClock) -> Iterator[Journal]:
    database = Database.create(tmp_path / "db.lldb", bytes(range(32)))
    yield Journal(database, clock)
    database.close()


def test_what_is_written_is_read_back(journal: Journal) -> None:
    entry = replace(journal.blank(), title="Budget night", body="Carried, *just*.\n\n- thank Pat", tags=("budget",))
    assert journal.save(entry).journal
    assert journal.entry(entry.id) == entry
    assert [line.title for line in journal.lines()] == ["Budget night"]


def test_saving_an_empty_new_entry_stores_nothing(journal: Journal) -> None:
    assert not journal.save(replace(journal.blank(), body="  \n "))
    assert journal.lines() == ()


def test_an_entry_emptied_by_its_author_is_kept_empty(journal: Journal) -> None:
    entry = replace(journal.blank(), body="a first thought")
    journal.save(entry)
    journal.save(replace(entry, body=""))
    found = journal.entry(entry.id)
    assert found is not None
    assert found.body == ""


def test_newest_entries_come_first_and_a_backdated_one_in_its_place(journal: Journal) -> None:
    for days, title in ((3, "three days ago"), (0, "today"), (1, "yesterday")):
        journal.save(replace(journal.blank(NOON - timedelta(days=days)), title=title))
    assert [line.title for line in journal.lines()] == ["today", "yesterday", "three days ago"]


def test_every_word_of_a_search_must_begin_a_word(journal: Journal) -> None:
    journal.save(replace(journal.blank(), title="Scrutiny", body="Dafydd asked about the waiting list"))
    journal.save(replace(journal.blank(), title="Waiting", body="for the train"))
    assert [line.title for line in journal.lines("wait list")] == ["Scrutiny"]
    assert len(journal.lines("WAITING")) == 2
    assert journal.lines('"* OR NEAR(') == ()
    assert len(journal.lines("-- \"'")) == 2  # nothing searchable in it: the plain list


def test_a_changed_entry_is_found_by_its_new_words_only(journal: Journal) -> None:
    entry = replace(journal.blank(), body="heron")
    journal.save(entry)
    journal.save(replace(entry, body="kingfisher"))
    assert journal.lines("heron") == ()
    assert len(journal.lines("kingfisher")) == 1


def test_63_paste_of_a_lone_surrogate_nul_rtl_and_emoji_is_kept(journal: Journal) -> None:
    entry = replace(journal.blank(), body="a\ud800b\x00c שלום 🌧️ \U0001f469\u200d\U0001f4bb")
    journal.save(entry)
    found = journal.entry(entry.id)
    assert found is not None
    assert found.body == "a\ufffdb\ufffdc שלום 🌧️ \U0001f469\u200d\U0001f4bb"


def test_a_binned_entry_is_out_of_sight_and_comes_back(journal: Journal) -> None:
    entry = replace(journal.blank(), title="Too sharp", body="words")
    journal.save(entry)
    journal.bin(entry.id)
    assert journal.lines() == ()
    assert journal.lines("words") == ()
    journal.restore(entry.id)
    assert [line.id for line in journal.lines()] == [entry.id]


def test_the_bin_is_emptied_after_its_days_and_not_before(journal: Journal, clock: FixedClock) -> None:
    entry = replace(journal.blank(), body="words")
    journal.save(entry)
    journal.bin(entry.id)
    clock.moment = NOON + timedelta(days=BIN_DAYS)
    assert not journal.empty_old_bin()
    assert journal.entry(entry.id) is not None
    clock.moment = NOON + timedelta(days=BIN_DAYS, minutes=1)
    assert journal.empty_old_bin().journal
    assert journal.entry(entry.id) is None


def test_a_quick_line_is_an_entry_of_its_own(journal: Journal) -> None:
    journal.quick_line("  Asked before answering. ")
    (line,) = journal.lines()
    found = journal.entry(line.id)
    assert found is not None
    assert (found.title, found.body, found.moment) == ("", "Asked before answering.", NOON)
    assert not journal.quick_line("   ")
