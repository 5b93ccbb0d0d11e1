"""What the triggers of a hold refuse, whoever asks."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from leaderlens.errors import NotAllowedError
from leaderlens.store import holds
from leaderlens.store.database import Database
from leaderlens.store.holds import Hold
from leaderlens.store.rows import JournalEntryRow, JournalFileRow, JournalVersionRow, ParkedRow, Row

MOMENT = datetime(2026, 11, 24, 21, 30, tzinfo=UTC)
KEPT = {
    "journal_entry",
    "bundle",
    "commitment",
    "opening",
    "rating",
    "secret",
    "audit_entry",
    "journal_version",
    "journal_file",
    "journal_parked",
    "own_lens",
    "time_share",
    "own_script",
}
"""Tables whose rows a hold protects (the audit log is protected always)."""
NOT_KEPT = {
    "alembic_version": "a number of ours",
    "chain_due": "names that wait for a link, within one transaction",
    "chain_link": "made from the entries; a link holds no text",
    "device_key": "keys, not records; go with an invitation that was never answered",
    "draft": "a sheet in the making, not yet sent to anybody; sealed sheets are kept",
    "draft_answer": "as draft",
    "journal_batch": "which imports there were; their entries are kept",
    "journal_draft": "an editor's text before it is an entry; what is stored is kept",
    "journal_label": "made from the entries, by triggers",
    "lens_draft": "a lens in the making; finished versions are kept",
    "meta": "notes about the vault, among them the hold itself",
    "not_today": "what somebody would rather not talk about that day: a wish, not a record",
    "own_prompt": "questions to write from, not what was written",
    "own_template": "as own_prompt",
    "own_word": "spelling",
    "pair": "goes only with an invitation that was never answered",
    "person": "one row, never deleted",
    "problem": "verdicts that follow from the bundles, which are kept",
    "put_off": "when a proposal may come back",
    "register": "follows from the bundles, which are kept with every earlier value",
    "seen_file": "which files were read",
}


def add(database: Database, *numbers: int) -> None:
    with database.transaction() as session:
        session.add_all(
            JournalEntryRow(number=number, id=f"e{number}", title="", body="words", moment=0, edited=0, tags="[]")
            for number in numbers
        )
        session.flush()
        session.add_all(
            row
            for number in numbers
            for row in (
                JournalVersionRow(id=f"v{number}", entry_id=f"e{number}", title="", body="former", written=0, kept=1),
                JournalFileRow(
                    id=f"f{number}", entry_id=f"e{number}", name="", mime="", size=1, digest="", added=0, data=b"x"
                ),
                ParkedRow(id=f"p{number}", pair_id="p", entry_id=f"e{number}", text="said", moment=0),
            )
        )


@pytest.fixture
def held(database: Database) -> Database:
    add(database, 1, 2)
    with database.transaction() as session:
        holds.begin(session, MOMENT, "FOI 2026/114")
    return database


def refused(database: Database, statement: str) -> bool:
    try:
        with database.transaction() as session:
            session.execute(text(statement))
    except NotAllowedError as error:
        return error.code == "held"
    return False


def test_a_hold_is_known_by_its_beginning_and_its_note(held: Database) -> None:
    with held.reading() as session:
        assert holds.standing(session) == Hold(MOMENT, "FOI 2026/114")


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM journal_entry WHERE number = 1",
        "DELETE FROM journal_entry",
        "UPDATE journal_entry SET body = 'milder words' WHERE number = 1",
        "UPDATE journal_entry SET title = 'x' WHERE number = 1",
        "UPDATE journal_entry SET moment = 99 WHERE number = 1",
        "UPDATE journal_entry SET binned = 5 WHERE number = 1",
        "UPDATE journal_entry SET tags = '[\"milder\"]' WHERE number = 1",
        "UPDATE journal_entry SET items = '[\"ryley.honest\"]' WHERE number = 1",
        "UPDATE journal_entry SET people = '[\"p\"]' WHERE number = 1",
        "UPDATE journal_entry SET shift = 60 WHERE number = 1",
        "DELETE FROM journal_version WHERE id = 'v1'",
        "UPDATE journal_version SET body = 'milder' WHERE id = 'v1'",
        "DELETE FROM journal_file WHERE id = 'f1'",
        "UPDATE journal_file SET data = 'y' WHERE id = 'f1'",
        "DELETE FROM journal_parked WHERE id = 'p1'",
        "UPDATE journal_parked SET text = 'milder' WHERE id = 'p1'",
    ],
)
def test_nothing_that_was_there_can_be_deleted_or_changed(held: Database, statement: str) -> None:
    assert refused(held, statement)
    with held.reading() as session:
        assert session.execute(text("SELECT count(*) FROM journal_entry WHERE body = 'words'")).scalar_one() == 2


def test_an_entry_begun_later_can_be_written_on_and_not_deleted(held: Database) -> None:
    add(held, 3)
    assert not refused(held, "UPDATE journal_entry SET body = 'more words' WHERE number = 3")
    assert refused(held, "DELETE FROM journal_entry WHERE number = 3")


def test_saving_an_entry_unchanged_is_no_overwriting(held: Database) -> None:
    assert not refused(held, "UPDATE journal_entry SET body = 'words', edited = 7 WHERE number = 1")


def test_pinning_and_new_attachments_change_nothing_that_was_there(held: Database) -> None:
    assert not refused(held, "UPDATE journal_entry SET pinned = 1 WHERE number = 1")
    add(held, 3)
    assert refused(held, "DELETE FROM journal_file WHERE id = 'f3'"), "nothing is deleted while it lasts"


def test_when_it_ends_all_is_as_before(held: Database) -> None:
    with held.transaction() as session:
        holds.end(session)
    assert not refused(held, "DELETE FROM journal_entry WHERE number = 1")
    with held.reading() as session:
        assert holds.standing(session) is None


def test_every_table_is_kept_by_a_hold_or_says_why_not(database: Database) -> None:
    """A new table has to decide: a trigger of its own, or a reason here."""
    with database.reading() as session:
        triggers = session.execute(
            text("SELECT tbl_name FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%RAISE%'")
        )
        guarded = set(triggers.scalars())
    assert guarded == KEPT
    assert set(Row.metadata.tables) | {"alembic_version"} == KEPT | NOT_KEPT.keys()
