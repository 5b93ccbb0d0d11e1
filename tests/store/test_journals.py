"""Journal entries as rows: kept whole, found by any word, and gone for good only when asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from leaderlens.domain.journal import JournalEntry
from leaderlens.domain.journal_query import JournalQuery, parse_query
from leaderlens.store import journals, journals_search
from leaderlens.store.database import Database

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def entry(number: int, title: str = "", body: str = "A word.") -> JournalEntry:
    moment = NOON + timedelta(hours=number)
    return JournalEntry(f"{number:032x}", title, body, moment, moment, ("council",))


def keep(database: Database, *entries: JournalEntry) -> None:
    with database.transaction() as session:
        for one in entries:
            journals.save(session, one, NOON)


def titles(database: Database, words: str = "", most: int = 50) -> list[str]:
    with database.reading() as session:
        query = parse_query(words, NOON.date())
        return [line.title for line in journals_search.lines(session, query, most)]


def test_an_entry_comes_back_as_it_was_written_and_as_it_was_changed(database: Database) -> None:
    first = entry(1, "Tŷ’r cyngor", "“Quotes”, an emoji 🌊,\n\nand a second paragraph.")
    keep(database, first)
    with database.reading() as session:
        assert journals.entry(session, first.id) == first
        assert journals.entry(session, "f" * 32) is None
    changed = replace(first, title="Changed", tags=(), edited=NOON + timedelta(days=1))
    keep(database, changed)
    with database.reading() as session:
        assert journals.entry(session, first.id) == changed
        assert journals_search.count(session, JournalQuery()) == 1


def test_the_list_is_newest_first_with_an_excerpt_on_one_line_and_no_longer_than_asked(database: Database) -> None:
    keep(database, entry(1, "old"), entry(3, "new", "line one\n\n  line two " + "x" * 1_000), entry(2, "middle"))
    with database.reading() as session:
        lines = journals_search.lines(session, JournalQuery(), 2)
    assert [line.title for line in lines] == ["new", "middle"]
    assert lines[0].excerpt.startswith("line one line two x")
    assert len(lines[0].excerpt) <= 240


def test_words_are_found_by_their_beginning_in_title_and_body_also_after_a_change(database: Database) -> None:
    keep(database, entry(1, "Budget", "The depot again"), entry(2, "Depots", "and budgets"), entry(3, "Else", "no"))
    assert titles(database, "depot budg") == ["Depots", "Budget"]
    assert titles(database, 'dep" OR *') == [], "what a person types is words, never a query"
    assert titles(database, " ,;") == ["Else", "Depots", "Budget"]
    keep(database, entry(1, "Budget", "The library now"))
    assert titles(database, "depot") == ["Depots"]
    assert titles(database, "librar") == ["Budget"]


def test_the_bin_hides_an_entry_until_it_is_taken_out_or_its_time_is_over(database: Database) -> None:
    keep(database, entry(1, "one", "heron"), entry(2, "two", "heron"))
    with database.transaction() as session:
        journals.set_binned(session, entry(1).id, NOON)
    assert titles(database) == titles(database, "heron") == ["two"]
    with database.reading() as session:
        assert journals.entry(session, entry(1).id) is not None, "it can still be read, to be brought back"
    with database.transaction() as session:
        assert journals.erase_binned_before(session, NOON) == 0
        journals.set_binned(session, entry(1).id, None)
    assert titles(database, "heron") == ["two", "one"]
    with database.transaction() as session:
        journals.set_binned(session, entry(1).id, NOON)
        assert journals.erase_binned_before(session, NOON + timedelta(seconds=1)) == 1
    with database.reading() as session:
        assert journals.entry(session, entry(1).id) is None
    assert titles(database, "heron") == ["two"]


def test_what_is_older_than_a_day_is_counted_and_erased_with_its_index(database: Database) -> None:
    keep(database, entry(1, "one", "kite"), entry(2, "two", "kite"), entry(3, "three", "kite"))
    with database.transaction() as session:
        journals.set_binned(session, entry(1).id, NOON)
        before = NOON + timedelta(hours=3)
        assert journals.count_before(session, before) == 2
        assert journals.erase_before(session, before) == 2
        assert journals.count_before(session, before) == 0
    assert titles(database, "kite") == ["three"]
