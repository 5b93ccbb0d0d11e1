"""One sentence leaves the journal when its owner says so: that one, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from leaderlens.errors import NotAllowedError
from leaderlens.services.journal_parking import KIND, LONGEST, Parking
from leaderlens.store import audit, log
from tests.seats import Seats, seats

if TYPE_CHECKING:
    from collections.abc import Iterator

SENTENCE = "I would like us to talk about **who speaks first** in cabinet."
SAID = "I would like us to talk about who speaks first in cabinet."


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Seats]:
    with seats(tmp_path) as found:
        yield found


@pytest.fixture
def parking(both: Seats) -> Parking:
    return Parking(both.leader.laptop.database, both.clock, both.leader.log)


def written(both: Seats, body: str) -> str:
    entry = replace(both.leader.journal.blank(), title="A heron", body=body)
    both.leader.journal.save(entry)
    return entry.id


def test_exactly_the_chosen_sentence_reaches_the_other_and_is_logged(both: Seats, parking: Parking) -> None:
    entry_id = written(both, f"Nobody may read this.\n\n> {SENTENCE}\n\nNor this.")
    shown = parking.prepared(SENTENCE)
    assert shown == SAID
    assert parking.park(entry_id, shown, both.pair_id).journal
    both.leader.log.sync()
    both.chief.log.sync()
    with both.chief.laptop.database.reading() as session:
        ((_id, fields),) = log.registers(session, both.pair_id, KIND).items()
    assert {name: register.value for name, register in fields.items()} == {
        "text": SAID,
        "by": "leader",
        "on": both.clock().date().isoformat(),
        "session": "",
    }
    (line,) = parking.parked()
    assert (line.text, line.pair_id, line.entry_id) == (SAID, both.pair_id, entry_id)
    assert parking.parked(entry_id) == (line,)
    assert parking.parked("f" * 32) == ()
    with both.leader.laptop.database.reading() as session:
        assert [(one.kind, one.detail) for one in audit.lines(session, 1)] == [("parked", "")]


def test_what_the_entry_does_not_say_is_not_parked(both: Seats, parking: Parking) -> None:
    entry_id = written(both, SENTENCE)
    for entry, said in ((entry_id, "Something else altogether."), ("f" * 32, SAID)):
        with pytest.raises(NotAllowedError) as caught:
            parking.park(entry, said, both.pair_id)
        assert caught.value.code == "not-in-entry"
    with pytest.raises(NotAllowedError):
        parking.park(entry_id, SAID, "0" * 32)
    assert parking.parked() == ()
    with both.leader.laptop.database.reading() as session:
        assert log.registers(session, both.pair_id, KIND) == {}


def test_nothing_and_a_page_cannot_be_parked(parking: Parking) -> None:
    for said, code in ((" \n ** ", "nothing-to-park"), ("word " * LONGEST, "too-long-to-park")):
        with pytest.raises(NotAllowedError) as caught:
            parking.prepared(said.replace("**", ""))
        assert caught.value.code == code


def test_the_log_outlives_the_entry(both: Seats, parking: Parking) -> None:
    entry_id = written(both, SENTENCE)
    parking.park(entry_id, SAID, both.pair_id)
    both.clock.moment += timedelta(minutes=1)
    both.leader.journal.erase([entry_id])
    (line,) = parking.parked()
    assert (line.text, line.entry_id) == (SAID, "")
