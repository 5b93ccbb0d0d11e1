"""Topics laid out, parked, and set aside in private."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from leaderlens.domain.checkin import Answer
from leaderlens.domain.people import Role
from leaderlens.domain.record import SetFields
from leaderlens.domain.session import Slot
from tests.reflection import Chair, Room, room


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Room]:
    with room(tmp_path) as made:
        yield made


def reveal(both: Room) -> None:
    checkin_id = both.seats.open_checkin(("ryley",))
    questions = both.leader.seat.checkins.overview(both.pair_id)[0].checkin.questions
    decisive = {"ryley.decisive": (3, 6), "ryley.honest": (7, 7)}
    sheets = [{q: Answer(decisive.get(q.item, (5, 5))[side]) for q in questions} for side in (0, 1)]
    both.seats.reveal(checkin_id, *sheets)


def test_cards_come_from_the_newest_reveal_and_are_the_same_for_both(both: Room) -> None:
    assert both.leader.topics.cards(both.pair_id).cards == ()
    reveal(both)
    mine, theirs = (chair.topics.cards(both.pair_id) for chair in (both.leader, both.chief))
    assert mine == theirs
    assert [card.slot for card in mine.cards] == [Slot.CELEBRATE, Slot.EXPLORE, Slot.NOTICED]
    assert mine.cards[1].item == "ryley.decisive"


def test_not_today_is_heeded_and_stays_in_its_vault(both: Room) -> None:
    reveal(both)
    _changes, session_id = both.leader.sessions.plan(both.pair_id, "regular_check_in", both.seats.clock(), 45)
    both.meet()
    before = len(both.chief.seat.log.problems())
    for subject in ("leader", "chief_executive"):
        both.leader.topics.not_today(both.pair_id, session_id, f"ryley.decisive:{subject}")
    both.meet()
    assert all(card.item != "ryley.decisive" for card in both.leader.topics.cards(both.pair_id, session_id).cards)
    assert any(card.item == "ryley.decisive" for card in both.chief.topics.cards(both.pair_id, session_id).cards)
    assert both.chief.topics.set_aside(both.pair_id, session_id) == frozenset()
    assert len(both.chief.seat.log.problems()) == before
    both.leader.topics.bring_back(both.pair_id, session_id, "ryley.decisive:leader")
    assert both.leader.topics.set_aside(both.pair_id, session_id) == {"ryley.decisive:chief_executive"}


def park(chair: Chair, both: Room, text: str) -> None:
    fields = {"by": "leader", "on": "2026-11-20", "session": "", "text": text}
    with chair.seat.laptop.database.transaction() as session:
        chair.seat.log.append(session, both.pair_id, [SetFields("parked", text.split(maxsplit=1)[0].lower(), fields)])


def test_a_parked_sentence_waits_until_a_session_takes_it_up(both: Room) -> None:
    park(both.leader, both, "Why did I learn of it from the paper?")
    both.meet()
    (waiting,) = both.chief.topics.parked(both.pair_id)
    assert (waiting.by, waiting.on, waiting.text) == (
        Role.LEADER, date(2026, 11, 20), "Why did I learn of it from the paper?",
    )  # fmt: skip
    assert (waiting.topic.slot, waiting.topic.brought_by) == (Slot.OWN, Role.LEADER)
    both.chief.topics.take_up(both.pair_id, "s1", waiting)
    both.meet()
    assert both.leader.topics.parked(both.pair_id) == ()


def test_who_parked_a_sentence_is_who_wrote_it(both: Room) -> None:
    park(both.chief, both, "Forged in the other name.")
    assert both.chief.topics.parked(both.pair_id)[0].by is Role.CHIEF_EXECUTIVE
