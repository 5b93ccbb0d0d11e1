"""Second views as registers: only what the rater themselves wrote counts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from leaderlens.domain.checkin import Question, SecondView, Subject
from leaderlens.domain.people import Role
from leaderlens.domain.record import SetFields
from leaderlens.services.pair_log import PairLog
from leaderlens.store import second_views
from tests.two_people import two_people

PATIENT = Question("ryley.patient", Subject.LEADER)


def view(name: str, day: int, rater: Role = Role.LEADER, rating: int | None = None) -> SecondView:
    return SecondView(name * 32, rater, PATIENT, date(2026, 11, day), "On reflection.", rating)


def test_they_are_read_by_check_in_oldest_first_and_forged_ones_are_not(tmp_path: Path) -> None:
    with two_people(tmp_path) as two:
        log = PairLog(two.leader.database, two.clock)
        sound = [view("b", 2, rating=4), view("a", 1)]
        events = [SetFields(second_views.KIND, one.id, second_views.fields_of("c1", one)) for one in sound]
        forged = view("c", 3, Role.CHIEF_EXECUTIVE)
        events.append(SetFields(second_views.KIND, forged.id, second_views.fields_of("c1", forged)))
        for number, change in enumerate(({"rating": 9}, {"note": 5}, {"question": "patient"}, {"on": "later"})):
            fields: dict[str, Any] = {**second_views.fields_of("c1", view("d", 4, rating=4)), **change}
            events.append(SetFields(second_views.KIND, f"d{number}", fields))
        with two.leader.database.transaction() as session:
            log.append(session, two.pair_id, events)
        with two.leader.database.reading() as session:
            assert second_views.second_views(session, two.pair_id) == {"c1": (view("a", 1), view("b", 2, rating=4))}
