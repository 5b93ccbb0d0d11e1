"""Priorities from shared fields, well-formed or not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from leaderlens.domain.priority import CAP, Horizon, Priority, TimeShare
from leaderlens.domain.record import SetFields
from leaderlens.store.priorities import (
    CAP_ID,
    CHOICE,
    PRIORITY,
    cap,
    fields_of,
    keep_time_share,
    priorities,
    time_shares,
)
from tests.seats import seats


def test_a_priority_comes_back_and_nonsense_does_no_harm(tmp_path: Path) -> None:
    with seats(tmp_path) as both:
        pair_id = both.pair_id
        names = ("Robin",), ("Team",), ("Chamber",), ("Association",)
        wanted = Priority("p1", pair_id, "Homes", Horizon.EARLY, date(2026, 6, 1), "Empty.", *names, ("a1",), 2)
        odd = {"title": "Odd", "horizon": "never", "committed": {"who": "all"}, "order": -3, "put_down": "x"}
        with both.leader.laptop.database.transaction() as session:
            both.leader.log.append(session, pair_id, [
                SetFields(PRIORITY, "p1", fields_of(wanted)), SetFields(PRIORITY, "p2", odd),
                SetFields(CHOICE, CAP_ID, {"most": 4000}),
            ])  # fmt: skip
            keep_time_share(session, pair_id, TimeShare(date(2026, 11, 16), 40))
            keep_time_share(session, pair_id, TimeShare(date(2026, 11, 16), 60))
        with both.leader.laptop.database.reading() as session:
            other, found = priorities(session, pair_id)
            most, shares = cap(session, pair_id), time_shares(session, pair_id)
    assert found == wanted
    assert (other.title, other.horizon, other.committed, other.order) == ("Odd", Horizon.LONGER, (), 0)
    assert (most, shares) == (CAP, (TimeShare(date(2026, 11, 16), 60),))
