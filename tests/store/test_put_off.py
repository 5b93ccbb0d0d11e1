"""What a person keeps to themselves about sessions, as rows."""

from __future__ import annotations

from pathlib import Path

from leaderlens.store import put_off as rows
from tests.seats import seats


def test_topics_and_causes_are_remembered_per_session_and_pair(tmp_path: Path) -> None:
    with seats(tmp_path) as both:
        pair_id, database = both.pair_id, both.leader.laptop.database
        with database.transaction() as session:
            rows.set_aside(session, pair_id, "s1", "ryley.patient:leader")
            rows.set_aside(session, pair_id, "s1", "ryley.patient:leader")
            rows.set_aside(session, pair_id, "s2", "ryley.honest:leader")
            rows.put_off(session, pair_id, "rhythm", 100)
            rows.put_off(session, pair_id, "rhythm", 200)
            rows.bring_back(session, pair_id, "s2", "ryley.honest:leader")
        with database.reading() as session:
            assert rows.not_today(session, pair_id, "s1") == {"ryley.patient:leader"}
            assert rows.not_today(session, pair_id, "s2") == frozenset()
            assert rows.put_off_until(session, pair_id, "rhythm") == 200
            assert rows.put_off_until(session, pair_id, "season") == 0
