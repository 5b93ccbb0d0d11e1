"""What goes along into a new pair tells nothing of the old one, and nothing goes that was left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from leaderlens.domain.agreement import Owner
from leaderlens.domain.objective import ObjectiveText, Purpose
from leaderlens.domain.people import Role
from leaderlens.domain.priority import Horizon
from leaderlens.domain.record import SetFields
from leaderlens.domain.term import Carried
from leaderlens.services.carrying import Luggage, Piece
from tests.reflection import Room, room

ALL = frozenset(Carried)
LATER = date(2027, 3, 1)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """What Robin and Morgan settled, some of it about Robin."""
    with room(tmp_path_factory.mktemp("carrying")) as made:
        furnish(made)
        yield made


def furnish(both: Room) -> None:
    pair, leader = both.pair_id, both.leader
    today = both.seats.clock().date()
    for words, owner, how in (
        ("Robin rings on Sundays.", Owner.BOTH, "Thackwray’s phone says so."),
        ("Ten minutes on Mondays.", Owner.CHIEF_EXECUTIVE, "Ask Robin."),
        ("Only the leader’s.", Owner.LEADER, ""),
    ):
        leader.agreements.make(pair, words, owner, today, how)
    leader.priorities.choose(pair, "Homes", Horizon.EARLY, "Because ROBIN says so.")
    (priority,) = leader.priorities.all(pair)
    people = ("Robin Thackwray", "Robin’s group", "Housing", "Robinson & Sons")
    leader.priorities.change(priority, replace(priority, committed=people))
    words = ObjectiveText("Budget", "Set it.", "As Robin wants it.", "Kit Amory", today + timedelta(days=30))
    leader.objectives.set_out(pair, words, Purpose.DEVELOPMENT)
    both.meet()
    (objective,) = both.chief.objectives.all(pair)
    both.chief.objectives.agree(objective, objective.versions[0])
    both.meet()


def packed(both: Room, chosen: dict[str, str] | None = None) -> list[SetFields]:
    with both.chief.seat.laptop.database.reading() as session:
        return list(Luggage(session, both.pair_id, Role.CHIEF_EXECUTIVE, LATER).packed(ALL, chosen))


def pieces(both: Room) -> tuple[Piece, ...]:
    with both.chief.seat.laptop.database.reading() as session:
        return Luggage(session, both.pair_id, Role.CHIEF_EXECUTIVE, LATER).pieces()


def test_what_the_other_promised_stays_and_what_names_them_is_pointed_out(both: Room) -> None:
    assert {(one.words, one.named) for one in pieces(both)} == {
        ("Robin rings on Sundays.", True), ("Ten minutes on Mondays.", False), ("Homes", False), ("Budget", False),
    }  # fmt: skip


def test_words_beside_that_name_the_other_stay_behind(both: Room) -> None:
    found = {event.fields.get("text") or event.fields.get("title"): event.fields for event in packed(both)}
    agreement, priority, objective = found["Ten minutes on Mondays."], found["Homes"], found["Budget"]
    assert (agreement["how"], agreement["due"], agreement["made"]) == ("", "", LATER.isoformat())
    assert agreement["was_due"] == both.seats.clock().date().isoformat()
    assert (priority["committed"], priority["why"]) == (["Housing", "Robinson & Sons"], "")
    assert (objective["test"], objective["support"], objective["due"]) == ("", "Kit Amory", "")
    assert not any(name.startswith("yes.") for name in objective)


def test_only_what_is_chosen_goes_in_the_words_it_is_given(both: Room) -> None:
    named = next(one for one in pieces(both) if one.named)
    (event,) = packed(both, {named.id: "We ring on Sundays.", "not ours": "Something else"})
    assert (event.fields["text"], event.fields["how"]) == ("We ring on Sundays.", "")
    assert packed(both, {}) == []
