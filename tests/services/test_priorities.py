"""The few priorities, their order and their cap; and the estimate that stays with whoever makes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from leaderlens.domain.priority import CAP, Horizon, TimeShare
from leaderlens.errors import NotAllowedError
from tests.reflection import Room, room


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Room]:
    with room(tmp_path) as made:
        yield made


def titles(both: Room) -> list[str]:
    return [one.title for one in both.chief.priorities.all(both.pair_id) if one.standing]


def test_a_pair_chooses_a_few_and_no_more(both: Room) -> None:
    for number in range(CAP):
        both.leader.priorities.choose(both.pair_id, f"Priority {number}", Horizon.EARLY)
    both.meet()
    assert titles(both) == [f"Priority {number}" for number in range(CAP)]
    with pytest.raises(NotAllowedError) as error:
        both.chief.priorities.choose(both.pair_id, "One more", Horizon.LONGER)
    assert error.value.code == "enough"
    both.chief.priorities.set_cap(both.pair_id, 6)
    both.chief.priorities.choose(both.pair_id, "One more", Horizon.LONGER)
    both.meet()
    assert len(titles(both)) == 6
    assert both.leader.priorities.cap(both.pair_id) == 6


def test_who_stands_behind_it_is_kept_in_plain_lists(both: Room) -> None:
    both.leader.priorities.choose(both.pair_id, "Homes above the shops", Horizon.EARLY)
    (mine,) = both.leader.priorities.all(both.pair_id)
    told = replace(mine, committed=("Robin", " Robin ", ""), delivers=("Housing team",), supports=("The chamber",),
                   partners=("The housing association",), agreements=("a1",), why="Empty upstairs.")  # fmt: skip
    both.leader.priorities.change(mine, told)
    both.meet()
    (theirs,) = both.chief.priorities.all(both.pair_id)
    assert (theirs.committed, theirs.delivers, theirs.supports) == (("Robin",), ("Housing team",), ("The chamber",))
    assert (theirs.partners, theirs.agreements, theirs.why) == (
        ("The housing association",),
        ("a1",),
        "Empty upstairs.",
    )
    assert not both.leader.priorities.change(theirs, theirs)


def test_the_order_is_chosen_and_what_is_put_down_stays_in_the_record(both: Room) -> None:
    ids = [both.leader.priorities.choose(both.pair_id, name, Horizon.EARLY)[1] for name in ("A", "B", "C")]
    both.leader.priorities.arrange(both.pair_id, [ids[2], ids[0], ids[1]])
    both.meet()
    assert titles(both) == ["C", "A", "B"]
    both.chief.priorities.put_down(both.chief.priorities.all(both.pair_id)[0])
    both.meet()
    assert titles(both) == ["A", "B"]
    assert [one.title for one in both.leader.priorities.all(both.pair_id)][-1] == "C"
    both.leader.priorities.take_up(both.leader.priorities.all(both.pair_id)[-1])
    both.meet()
    assert "C" in titles(both)


def test_a_priority_has_a_name(both: Room) -> None:
    with pytest.raises(NotAllowedError) as error:
        both.leader.priorities.choose(both.pair_id, " ", Horizon.EARLY)
    assert error.value.code == "empty"


def test_an_estimate_of_time_is_for_its_week_and_never_travels(both: Room) -> None:
    priorities = both.leader.priorities
    priorities.estimate(both.pair_id, 40, date(2026, 11, 18))
    priorities.estimate(both.pair_id, 55, date(2026, 11, 20))
    priorities.estimate(both.pair_id, 140, date(2026, 11, 25))
    both.meet()
    assert priorities.time_shares(both.pair_id) == (
        TimeShare(date(2026, 11, 16), 55), TimeShare(date(2026, 11, 23), 100),
    )  # fmt: skip
    assert both.chief.priorities.time_shares(both.pair_id) == ()
