from __future__ import annotations

import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from leaderlens.store import chain
from leaderlens.store.chain import ChainFault
from leaderlens.store.database import Database, raw
from leaderlens.store.rows import JournalEntryRow, PairRow, SecretRow

KEY = bytes(range(32))


def faults(database: Database) -> tuple[ChainFault, ...]:
    with database.reading() as session:
        return chain.faults(session.connection())


def count(database: Database) -> int:
    with database.reading() as session:
        return int(session.execute(text("SELECT count(*) FROM chain_link")).scalar_one())


def save(database: Database, number: int, body: str) -> None:
    with database.transaction() as session:
        session.merge(
            JournalEntryRow(number=number, id=f"e{number}", title="", body=body, moment=0, edited=0, tags="[]")
        )


def erase(database: Database, number: int) -> None:
    with database.transaction() as session:
        session.execute(text("DELETE FROM journal_entry WHERE number = :number"), {"number": number})


def behind_our_back(database: Database, statement: str) -> None:
    """Change the file past the end of our transactions, as a replayed page would."""
    with raw(database.path, KEY, read_only=False) as connection:
        connection.execute(statement)
        connection.execute("DELETE FROM chain_due")


def test_an_empty_vault_has_an_empty_chain(database: Database) -> None:
    assert (faults(database), count(database)) == ((), 0)


def test_every_entry_has_a_link_and_writing_on_makes_no_more(database: Database) -> None:
    for body in ("A", "A l", "A long", "A long day"):
        save(database, 1, body)
    assert (faults(database), count(database)) == ((), 1)
    save(database, 2, "Another")
    save(database, 1, "A long day after all")
    assert (faults(database), count(database)) == ((), 3)


def test_erasing_leaves_no_name_behind(database: Database) -> None:
    save(database, 1, "A")
    save(database, 2, "B")
    erase(database, 1)
    assert faults(database) == ()
    with database.reading() as session:
        assert session.execute(text("SELECT subject FROM chain_link ORDER BY number")).scalars().all() == [
            None,
            "e2",
            None,
        ]


def test_what_comes_and_goes_at_once_leaves_nothing(database: Database) -> None:
    with database.transaction() as session:
        session.add(JournalEntryRow(number=1, id="e1", title="", body="x", moment=0, edited=0, tags="[]"))
        session.flush()
        session.execute(text("DELETE FROM journal_entry"))
    assert (faults(database), count(database)) == ((), 0)


def test_a_sealed_sheet_has_a_link_also_when_its_pair_gets_another_id(database: Database) -> None:
    with database.transaction() as session:
        session.add(
            PairRow(
                id="p1", state="active", my_role="leader", leader_name="", chief_executive_name="", council="",
                term_start="", term_end=None, root="", local=1, created=0,
            )
        )  # fmt: skip
        session.flush()
        session.add(SecretRow(pair_id="p1", checkin_id="c1", salt="s", ratings="{}"))
    assert (faults(database), count(database)) == ((), 1)
    with database.transaction() as session:
        session.execute(text("UPDATE pair SET id = 'p2'"))
    assert faults(database) == ()
    behind_our_back(database, "UPDATE secret SET ratings = '{\"r\": 7}'")
    assert faults(database) == (ChainFault("sheet", "changed", "p2/c1"),)


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE journal_entry SET body = 'Older words' WHERE id = 'e1'", ChainFault("entry", "changed", "e1")),
        ("UPDATE journal_entry SET binned = 5 WHERE id = 'e1'", ChainFault("entry", "changed", "e1")),
        ("DELETE FROM journal_entry WHERE id = 'e2'", ChainFault("entry", "missing", "e2")),
        (
            "INSERT INTO journal_entry (id, title, body, moment, edited, tags) VALUES ('e9', '', '', 0, 0, '[]')",
            ChainFault("entry", "unknown", "e9"),
        ),
        ("UPDATE chain_link SET digest = zeroblob(32) WHERE number = 1", ChainFault("chain", "broken")),
        ("DELETE FROM chain_link WHERE number = 2", ChainFault("chain", "broken")),
        ("DELETE FROM meta WHERE name = 'chain'", ChainFault("chain", "broken")),
        ("UPDATE chain_link SET subject = NULL WHERE number = 1", ChainFault("chain", "broken")),
    ],
)
def test_whatever_changed_past_us_is_named(database: Database, statement: str, found: ChainFault) -> None:
    save(database, 1, "A")
    save(database, 2, "B")
    behind_our_back(database, statement)
    assert found in faults(database)


def test_case_24_one_old_page_put_back_is_noticed(database: Database) -> None:
    """Page by page: an earlier state of each page that has changed, under the same key, in the present file.

    Either it is noticed, or it holds none of what people wrote (a page of the search index, say) and every text reads
    as it was last written.
    """
    page = 4096
    for number in range(1, 30):
        save(database, number, f"entry {number} " * 60)
    before = database.path.read_bytes()
    save(database, 7, "entry 7, said otherwise " * 30)
    database.close()
    after = database.path.read_bytes()
    changed = [at for at in range(0, len(before), page) if before[at : at + page] != after[at : at + page]]
    wanted = _texts(database.path)
    noticed = 0
    for at in changed:
        database.path.write_bytes(after[:at] + before[at : at + page] + after[at + page :])
        if _noticed(database.path):
            noticed += 1
        else:
            assert _texts(database.path) == wanted
    assert noticed >= 3


def _noticed(path: Path) -> bool:
    reader = Database(path, KEY)
    try:
        assert reader.page_alarms() == ()  # the pages' own seals do not see it
        return bool(reader.tree_faults()) or bool(faults(reader))
    finally:
        reader.close()


def _texts(path: Path) -> list[tuple[str, str]]:
    with raw(path, KEY) as connection:
        return list(connection.execute("SELECT id, body FROM journal_entry ORDER BY id").fetchall())


STEPS = st.lists(
    st.tuples(
        st.integers(1, 4), st.sampled_from(["write", "erase", "both"]), st.sampled_from(["", "a", "b", "long day"])
    ),
    max_size=8,
)


@settings(max_examples=20)
@given(steps=STEPS)
def test_any_course_of_writing_and_erasing_is_sound(steps: list[tuple[int, str, str]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        database = Database.create(Path(place) / "db-1.lldb", KEY)
        for number, what, body in steps:
            if what in {"write", "both"}:
                save(database, number, body)
            if what in {"erase", "both"}:
                erase(database, number)
        assert faults(database) == ()
        database.close()


def test_settling_costs_little_beside_the_writing(database: Database) -> None:
    """A thousand entries in one transaction: the chain is no reason to wait."""
    began = time.perf_counter()
    with database.transaction() as session:
        session.add_all(
            JournalEntryRow(id=f"e{number}", title="", body="x" * 500, moment=0, edited=0, tags="[]")
            for number in range(1_000)
        )
    assert time.perf_counter() - began < 5
    assert (faults(database), count(database)) == ((), 1_000)
