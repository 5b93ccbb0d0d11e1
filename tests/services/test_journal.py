"""The private journal in a real encrypted vault."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaderlens.clock import FixedClock
from leaderlens.errors import NotAllowedError
from leaderlens.services.journal import BIN_DAYS, Journal
from leaderlens.services.journal_files import Attachments
from leaderlens.services.journal_history import History
from leaderlens.store import audit, holds, pairs
from leaderlens.store.database import Database
from tests.seats import seats

if TYPE_CHECKING:
    from collections.abc import Iterator

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


# ---------------------------------------------------------------- finding
def write(journal: Journal, title: str, body: str = "words", **fields: object) -> str:
    entry = replace(journal.blank(), title=title, body=body, **fields)  # type: ignore[arg-type]
    journal.save(entry)
    return entry.id


def titles(journal: Journal, query: str) -> list[str]:
    found = [line.title for line in journal.lines(query)]
    assert journal.count(query) == len(found)
    assert len(journal.ids(query)) == len(found)
    return found


@pytest.fixture
def shelf(journal: Journal) -> Journal:
    """Five entries a day apart, the newest first: fifth … first."""
    day = timedelta(days=1)
    write(journal, "first", "The budget at the four walls", tags=("budget", "Ely"), moment=NOON - 400 * day)
    write(journal, "second", "Four cold walls", tags=("budget night",), items=("ryley.patient",), moment=NOON - 3 * day)
    write(journal, "third", "<!--llbusiness-->\nA heron", items=("taylor.open_lines",), moment=NOON - 2 * day)
    write(journal, "fourth", "café and weir", tags=("family",), pinned=True, moment=NOON - day)
    write(journal, "fifth", "<!--llreflection-->\nweir again", moment=NOON)
    return journal


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["fifth", "fourth", "third", "second", "first"]),
        ("wei", ["fifth", "fourth"]),
        ('"four walls"', ["first"]),
        ("walls four", ["second", "first"]),
        ("CAFE", ["fourth"]),
        ("weir -cafe", ["fifth"]),
        ("-weir", ["third", "second", "first"]),
        ("tag:budget", ["second", "first"]),
        ('tag:"budget"', ["first"]),
        ("tag:ELY walls", ["first"]),
        ("-tag:family weir", ["fifth"]),
        ("tag:nothing", []),
        ("-tag:nothing weir", ["fifth", "fourth"]),
        ("item:patient", ["second"]),
        ("item:ryley.pat", ["second"]),
        ("item:open-lines", ["third"]),
        ("item:taylor", ["third"]),
        ("before:2026-11", ["first"]),
        ("after:2026-11-23", ["fifth", "fourth"]),
        ("on:yesterday", ["fourth"]),
        ("on:2026 -on:today", ["fourth", "third", "second"]),
        ("is:pinned", ["fourth"]),
        ("is:business", ["third"]),
        ("-is:pinned is:reflection", ["fifth"]),
        ("has:tag", ["fourth", "second", "first"]),
        ("has:file", []),
        ("is:imported", []),
        ("before:20 heron", ["third"]),
    ],
)
def test_filters_combine(shelf: Journal, query: str, found: list[str]) -> None:
    assert titles(shelf, query) == found


def test_pages_follow_one_another(shelf: Journal) -> None:
    pages = [line.title for offset in (0, 2, 4) for line in shelf.lines("", 2, offset)]
    assert pages == ["fifth", "fourth", "third", "second", "first"]


def test_hits_are_marked_in_title_and_excerpt(journal: Journal) -> None:
    write(journal, "The Weirs", "word " * 200 + "at the **weir** today")
    (line,) = journal.lines("weir")
    assert [line.title[start:end] for start, end in line.title_hits] == ["Weirs"]
    assert [line.excerpt[start:end] for start, end in line.hits] == ["weir"]
    assert "at the weir today" in line.excerpt


@given(st.text(st.characters(categories=None)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_nothing_typed_is_an_error(shelf: Journal, query: str) -> None:
    assert shelf.count(query) == len(shelf.lines(query))


def test_a_person_is_found_by_name_or_pair(tmp_path: Path) -> None:
    with seats(tmp_path) as both:
        journal = both.leader.journal
        write(journal, "about us", people=(both.pair_id,))
        write(journal, "about nobody")
        with both.leader.laptop.database.reading() as session:
            pair = pairs.pair(session, both.pair_id)
        assert pair is not None
        assert titles(journal, f"person:{pair.chief_executive.split()[0].lower()}") == ["about us"]
        assert titles(journal, f"person:{both.pair_id}") == ["about us"]
        assert titles(journal, "person:nobody") == []
        assert titles(journal, f"person:{pair.leader.split()[0]}") == [], "one's own name says nothing"


# ---------------------------------------------------------------- days
def test_a_day_is_the_day_where_it_was_written(journal: Journal) -> None:
    late = datetime(2026, 7, 1, 3, 30, tzinfo=UTC)
    write(journal, "zone", moment=late, zone="America/New_York")
    write(journal, "offset", moment=late.astimezone(timezone(timedelta(hours=-5))))
    write(journal, "home", moment=late)
    assert journal.days(2026) == {date(2026, 6, 30): 2, date(2026, 7, 1): 1}
    assert titles(journal, "on:2026-06") == ["offset", "zone"]
    by_title = {line.title: line for line in journal.lines()}
    assert by_title["zone"].moment.tzinfo == ZoneInfo("America/New_York")
    entry = journal.entry(by_title["offset"].id)
    assert entry is not None
    assert (entry.day, entry.moment.hour) == (date(2026, 6, 30), 22)


def test_years_days_and_this_day_in_other_years(journal: Journal) -> None:
    for year, month, day in ((2024, 2, 29), (2025, 2, 28), (2023, 2, 28), (2023, 3, 1), (1066, 10, 14)):
        write(journal, f"{year}-{month}-{day}", moment=datetime(year, month, day, 12, tzinfo=UTC))
    assert journal.years() == (1066, 2023, 2024, 2025)
    assert journal.days(1066) == {date(1066, 10, 14): 1}
    assert journal.days(0) == {}
    assert [line.title for line in journal.on_this_day(date(2025, 2, 28))] == ["2024-2-29", "2023-2-28"]
    assert journal.on_this_day(date(2024, 2, 29)) == ()


def test_tagged_lines_are_by_item_since_then_and_count_for_parts(shelf: Journal) -> None:
    since = NOON - timedelta(days=10)
    found = shelf.tagged_lines(["ryley.patient", "ryley.honest", "taylor.open_lines.listening"], since)
    assert {item: [line.title for line in lines] for item, lines in found.items()} == {
        "ryley.patient": ["second"],
        "taylor.open_lines.listening": ["third"],
    }
    assert shelf.tagged_lines(["ryley.patient"], NOON) == {}


# ---------------------------------------------------------------- tags and pins
def test_tags_are_counted_renamed_and_made_one(shelf: Journal) -> None:
    write(shelf, "binned", tags=("old",))
    shelf.bin(shelf.lines("binned")[0].id)
    assert [(tag.name, tag.count) for tag in shelf.tags()] == [
        ("Ely", 1),
        ("budget", 1),
        ("budget night", 1),
        ("family", 1),
    ]
    assert shelf.rename_tag("Ely", "cathedral").journal
    assert titles(shelf, "tag:cathedral") == ["first"]
    assert shelf.merge_tags(["budget night", "cathedral", "old"], "budget").journal
    assert [(tag.name, tag.count) for tag in shelf.tags()] == [("budget", 2), ("family", 1)]
    assert shelf.lines("first")[0].tags == ("budget",)
    assert shelf.remove_tag("family").journal
    assert not shelf.remove_tag("family")
    with pytest.raises(NotAllowedError) as caught:
        shelf.rename_tag("budget", " # ")
    assert caught.value.code == "empty"


def test_a_new_tag_is_spelt_as_it_was_before(shelf: Journal) -> None:
    write(shelf, "sixth", tags=("BUDGET", "Budget", "new"))
    assert shelf.lines("sixth")[0].tags == ("budget", "new")


def test_a_pin_stays_through_a_save(shelf: Journal) -> None:
    line = shelf.lines("second")[0]
    assert shelf.pin(line.id).journal
    assert {one.title for one in shelf.lines("is:pinned")} == {"second", "fourth"}
    shelf.pin(line.id, pinned=False)
    assert titles(shelf, "is:pinned") == ["fourth"]


# ---------------------------------------------------------------- drafts
def test_a_draft_is_found_again_and_gone_once_it_is_kept(journal: Journal, clock: FixedClock) -> None:
    entry = replace(journal.blank(), title="Half a", body="thought\ud800", tags=("x",), items=("ryley.patient",))
    before = journal.database.seq
    journal.save_draft(entry)
    journal.save_draft(replace(entry, body="thought and a half"))
    assert journal.count() == 0
    assert journal.database.seq == before, "no backup is due for a draft"
    (draft,) = journal.drafts()
    assert (draft.entry, draft.saved) == (replace(entry, body="thought and a half"), NOON)
    assert not draft.overwrites
    clock.moment += timedelta(minutes=1)
    journal.save(draft.entry)
    assert journal.drafts() == ()
    journal.save_draft(replace(draft.entry, body="changed"))
    assert journal.drafts()[0].overwrites
    journal.drop_draft(entry.id)
    assert journal.drafts() == ()


def test_an_empty_new_draft_is_none(journal: Journal) -> None:
    entry = replace(journal.blank(), body="x")
    journal.save_draft(entry)
    journal.save_draft(replace(entry, body=" "))
    assert journal.drafts() == ()


def test_saving_what_is_there_changes_nothing(journal: Journal, clock: FixedClock) -> None:
    entry = replace(journal.blank(), body="words")
    assert journal.save(entry)
    before = journal.database.seq
    clock.moment += timedelta(hours=1)
    assert not journal.save(entry)
    assert journal.database.seq == before


# ---------------------------------------------------------------- for good
def test_what_is_erased_takes_everything_with_it(journal: Journal, clock: FixedClock) -> None:
    entry_id = write(journal, "one", "first")
    Attachments(journal.database, clock).attach(entry_id, "a.txt", "text/plain", b"words")
    clock.moment += timedelta(hours=1)
    entry = journal.entry(entry_id)
    assert entry is not None
    journal.save(replace(entry, body="second"))
    journal.save_draft(replace(entry, body="third"))
    other = write(journal, "other")
    journal.bin(other)
    assert [line.title for line in journal.binned()] == ["other"]
    assert journal.erase([entry_id]).journal
    assert journal.entry(entry_id) is None
    assert (journal.drafts(), History(journal.database, clock).versions(entry_id)) == ((), ())
    assert Attachments(journal.database, clock).total() == 0
    assert not journal.erase([entry_id])
    assert journal.empty_bin().journal
    assert journal.binned() == ()
    with journal.database.reading() as session:
        assert [(one.kind, one.detail) for one in audit.lines(session, 5)] == [("erased-by-hand", "1")] * 2


def test_a_hold_refuses_every_way_of_losing_words(journal: Journal) -> None:
    entry_id = write(journal, "one", "first", tags=("a",))
    binned = write(journal, "two", "second")
    journal.bin(binned)
    with journal.database.transaction() as session:
        holds.begin(session, NOON, "FOI 2026/114")
    entry = journal.entry(entry_id)
    assert entry is not None
    for refused in (
        lambda: journal.save(replace(entry, body="milder")),
        lambda: journal.bin(entry_id),
        lambda: journal.erase([binned]),
        journal.empty_bin,
        lambda: journal.rename_tag("a", "b"),
        lambda: journal.remove_tag("a"),
    ):
        with pytest.raises(NotAllowedError) as caught:
            refused()
        assert caught.value.code == "held"
    assert not journal.empty_old_bin()
    journal.save_draft(replace(entry, body="milder"))
    assert journal.drafts()[0].entry.body == "milder", "what is typed is never lost"
    assert journal.pin(entry_id).journal
