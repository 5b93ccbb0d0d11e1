"""The end of a term from shared fields, well-formed or not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from leaderlens.domain.people import Role
from leaderlens.domain.record import SetFields
from leaderlens.domain.term import Carried
from leaderlens.store.terms import TERM, carried_fields, closed_fields, closing
from tests.seats import seats


def test_what_each_seat_said_comes_back_and_nonsense_does_no_harm(tmp_path: Path) -> None:
    with seats(tmp_path) as both:
        pair_id, database = both.pair_id, both.leader.laptop.database
        with database.reading() as session:
            assert closing(session, pair_id).asked == {}
        chosen = carried_fields(Role.LEADER, [Carried.TIMELINE])["carried.leader"]
        told = {**closed_fields(Role.LEADER, date(2027, 5, 10), "s1"), "carried.leader": [*chosen, "the_chairs"]}
        with database.transaction() as session:
            both.leader.log.append(session, pair_id, [SetFields(TERM, pair_id, told)])
            both.leader.log.append(session, pair_id, [SetFields(TERM, pair_id, {"closed.chief_executive": 12})])
        with database.reading() as session:
            found = closing(session, pair_id)
    assert found.asked == {Role.LEADER: date(2027, 5, 10)}
    assert found.carried == {Role.LEADER: {Carried.TIMELINE}}
    assert found.last_session == "s1"
