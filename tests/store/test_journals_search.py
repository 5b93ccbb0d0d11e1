"""Pages of the journal: only the rows shown are read, whatever is asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import text

from leaderlens.domain.journal import JournalEntry
from leaderlens.domain.journal_query import JournalQuery, parse_query
from leaderlens.store import journals, journals_search
from leaderlens.store.database import Database

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def fill(database: Database, entries: int) -> None:
    with database.transaction() as session:
        for number in range(entries):
            moment = NOON - timedelta(hours=number)
            journals.save(session, JournalEntry(f"{number:032x}", str(number), "a weir", moment, NOON), NOON)


def test_a_long_list_comes_in_pages_without_gaps_and_in_one_order(database: Database) -> None:
    fill(database, 1_203)
    with database.reading() as session:
        for query in (JournalQuery(), parse_query("wei", NOON.date())):
            every = [
                line.title
                for offset in range(0, 1_300, 100)
                for line in journals_search.lines(session, query, 100, offset)
            ]
            assert every == [str(number) for number in range(1_203)]
            assert journals_search.count(session, query) == 1_203
        assert len(journals_search.lines(session, JournalQuery(), -1)) == 1_203
        assert journals_search.ids(session, JournalQuery())[0] == f"{1_202:032x}"


def test_entries_of_one_moment_keep_one_order(database: Database) -> None:
    with database.transaction() as session:
        for number in range(20):
            journals.save(session, JournalEntry(f"{number:032x}", str(number), "weir", NOON, NOON), NOON)
    with database.reading() as session:
        pages = [journals_search.lines(session, JournalQuery(), 7, offset) for offset in (0, 7, 14)]
    assert [line.title for page in pages for line in page] == [str(number) for number in reversed(range(20))]


def test_a_page_is_found_without_reading_an_entry(database: Database) -> None:
    """The plan of a search: the small index covers it."""
    with database.reading() as session:
        asked = journals_search._Conditions(session, parse_query("weir is:pinned after:2026", NOON.date()))
        plan = session.execute(
            text(f"EXPLAIN QUERY PLAN SELECT e.number {journals_search._SHOWN}{asked.sql} ORDER BY e.moment DESC"),
            asked.values,
        )
        steps = [str(row[3]) for row in plan]
    assert "SEARCH e USING COVERING INDEX journal_entry_shown (binned=?)" in steps
    assert not [step for step in steps if "USE TEMP B-TREE FOR ORDER BY" in step]


def test_every_name_is_found_by_skipping(database: Database) -> None:
    with database.transaction() as session:
        for number, tags in enumerate((("b", "a"), ("c",), ("a",))):
            journals.save(session, JournalEntry(f"{number:032x}", "", "x", NOON, NOON, tags), NOON)
        assert journals_search.names_of(session, "tag") == ("a", "b", "c")
        assert journals_search.names_of(session, "item") == ()


def test_the_ends_of_the_calendar_are_days_like_others(database: Database) -> None:
    with database.transaction() as session:
        for number, year in enumerate((1, 9999)):
            moment = datetime(year, 6, 1, tzinfo=UTC)
            journals.save(session, JournalEntry(f"{number:032x}", "", "x", moment, NOON, zone="Asia/Tokyo"), NOON)
        assert journals_search.days(session, 9998) == {}
        assert journals_search.days(session, 1) == {date(1, 6, 1): 1}
        assert [line.moment.year for line in journals_search.lines(session, JournalQuery(), 5)] == [9999, 1]
