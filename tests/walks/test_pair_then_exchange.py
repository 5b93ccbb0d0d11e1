"""The first walk of two vaults: pair through a folder, then each reads in their own vault what the other wrote."""

from pathlib import Path
from typing import Any

from leaderlens.domain.record import SetFields
from leaderlens.services.pair_log import PairLog
from leaderlens.store.log import registers
from tests.two_people import Laptop, two_people


def _fields(person: Laptop, pair_id: str) -> dict[str, dict[str, Any]]:
    """Every event the person's vault has, as plain values by id and field."""
    with person.database.reading() as session:
        found = registers(session, pair_id, "event")
        return {entity: {name: kept.value for name, kept in fields.items()} for entity, fields in found.items()}


def test_a_pair_exchanges_one_event_each_way(tmp_path: Path) -> None:
    with two_people(tmp_path) as two:
        logs = [PairLog(person.database, two.clock) for person in two.both()]
        budget = {"title": "Budget agreed", "day": "2026-02-25"}
        review = {"title": "Peer challenge", "day": "2026-10-06"}

        for person, log, entity, fields in zip(two.both(), logs, ("budget", "review"), (budget, review), strict=True):
            with person.database.transaction() as session:
                log.append(session, two.pair_id, [SetFields("event", entity, fields)])
        assert _fields(two.leader, two.pair_id) == {"budget": budget}
        assert _fields(two.chief_executive, two.pair_id) == {"review": review}

        for log in (*logs, *logs):
            log.sync()
        for person in two.both():
            assert _fields(person, two.pair_id) == {"budget": budget, "review": review}

        # whoever accepted has been heard now, so the answer may leave the folder: nothing of the pairing is left
        for person in two.both():
            person.pairing.complete()
        assert list((two.exchange / "ll1" / "invitations").iterdir()) == []
