"""What was told about the council, as registers: field by field, and nonsense passed over."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from leaderlens.domain.political_calendar import CouncilCalendar, Cycle
from leaderlens.domain.record import SetFields
from leaderlens.services.pair_log import PairLog
from leaderlens.store import council
from tests.two_people import two_people

TOLD = CouncilCalendar(
    Cycle.THIRDS, date(2027, 5, 6), 2029, True, date(2027, 3, 24), date(2027, 2, 24), date(2027, 5, 19),
    date(2026, 11, 30), date(2028, 4, 1),
)  # fmt: skip


def test_what_is_written_is_read_and_what_nobody_can_read_is_not_told(tmp_path: Path) -> None:
    with two_people(tmp_path) as two:
        log = PairLog(two.leader.database, two.clock)

        def say(fields: dict[str, Any]) -> CouncilCalendar:
            with two.leader.database.transaction() as session:
                log.append(session, two.pair_id, [SetFields(council.KIND, council.ENTITY, fields)])
            with two.leader.database.reading() as session:
                found, beside = council.calendar(session, two.pair_id)
            assert beside == {}
            return found

        assert say(council.fields_of(CouncilCalendar(), TOLD)) == TOLD
        assert council.fields_of(TOLD, TOLD) == {}
        assert say(council.fields_of(TOLD, CouncilCalendar())) == CouncilCalendar()
        nonsense = {
            "cycle": "weekly",
            "next_election": "2027-02-30",
            "fallow_year": 12,
            "mayoral": "yes",
            "notice": 5,
            "weather": "fine",
        }
        assert say(nonsense) == CouncilCalendar()
        assert say({"fallow_year": True}) == CouncilCalendar()
