from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from leaderlens.store import audit
from leaderlens.store.database import Database, StoreBugError

MOMENT = datetime(2026, 11, 24, 21, 30, tzinfo=UTC)


def test_lines_come_newest_first_whatever_the_clock_says(database: Database) -> None:
    with database.transaction() as session:
        for number in range(3):
            audit.add(session, MOMENT - timedelta(days=number), "opened", str(number))
    with database.reading() as session:
        assert [line.detail for line in audit.lines(session, 2)] == ["2", "1"]
        assert audit.lines(session, 1)[0].moment == MOMENT - timedelta(days=2)


@pytest.mark.parametrize("statement", ["DELETE FROM audit_entry", "UPDATE audit_entry SET detail = ''"])
def test_the_log_only_grows(database: Database, statement: str) -> None:
    with database.transaction() as session:
        audit.add(session, MOMENT, "opened", "x")
    with pytest.raises(StoreBugError), database.transaction() as session:
        session.execute(text(statement))
    with database.reading() as session:
        assert len(audit.lines(session, 9)) == 1


def test_carrying_adds_only_what_came_later(database: Database) -> None:
    with database.transaction() as session:
        audit.add(session, MOMENT, "opened", "1")
        session.flush()
        early = audit.carried(session)
        audit.add(session, MOMENT, "drill", "2")
        session.flush()
        every = audit.carried(session)
        audit.carry(session, every)
        audit.carry(session, early)
    with database.reading() as session:
        assert [line.kind for line in audit.carried(session)] == ["opened", "drill"]


def test_lines_written_aside_do_not_move_the_counter(database: Database) -> None:
    before = database.seq
    with database.transaction(aside=True) as session:
        audit.add(session, MOMENT, "opened", "")
    assert database.seq == before
    with database.reading() as session:
        assert len(audit.lines(session, 9)) == 1
