"""Objectives negotiated, reviewed, and exported only with both people's yes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from leaderlens.domain.objective import Course, Objective, ObjectiveText, Purpose
from leaderlens.domain.people import Role
from leaderlens.domain.record import SetFields
from leaderlens.errors import NotAllowedError
from leaderlens.store import objectives as rows
from tests.reflection import Chair, Room, room

BUDGET = ObjectiveText("A budget that balances honestly", "Set it each year.", "Agreed on time.", "Kit Amory")


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Room]:
    with room(tmp_path) as made:
        yield made


def set_out(both: Room) -> None:
    both.leader.objectives.set_out(both.pair_id, BUDGET, Purpose.DEVELOPMENT, ["taylor.clear_thinking"])
    both.meet()


def only(chair: Chair, both: Room) -> Objective:
    (found,) = chair.objectives.all(both.pair_id)
    return found


def test_the_leader_sets_out_and_it_stands_once_the_other_says_yes(both: Room) -> None:
    set_out(both)
    theirs = only(both.chief, both)
    assert (theirs.standing, theirs.text, theirs.related) == (None, BUDGET, ("taylor.clear_thinking",))
    both.chief.objectives.agree(theirs, theirs.versions[0])
    both.meet()
    assert only(both.leader, both).standing == only(both.chief, both).versions[0]


def test_the_chief_executive_answers_with_another_wording(both: Room) -> None:
    set_out(both)
    theirs = only(both.chief, both)
    other = replace(BUDGET, test="Agreed on time; reserves above the floor.")
    both.chief.objectives.propose(theirs, other)
    both.meet()
    mine = only(both.leader, both)
    assert mine.proposed is not None
    assert (mine.proposed.number, mine.proposed.text.test) == (2, other.test)
    both.leader.objectives.agree(mine, mine.proposed)
    both.meet()
    assert only(both.chief, both).text == other
    with pytest.raises(NotAllowedError) as error:
        both.chief.objectives.withdraw_yes(only(both.chief, both), only(both.chief, both).versions[1])
    assert error.value.code == "agreed"


def test_a_yes_can_be_taken_back_before_the_other_said_theirs(both: Room) -> None:
    set_out(both)
    mine = only(both.leader, both)
    both.leader.objectives.withdraw_yes(mine, mine.versions[0])
    theirs = only(both.chief, both)
    both.chief.objectives.agree(theirs, theirs.versions[0])
    both.meet()
    assert only(both.leader, both).standing is None


def test_nobody_can_say_yes_for_the_other_or_stretch_a_yes_to_other_words(both: Room) -> None:
    set_out(both)
    mine = only(both.leader, both)
    version = mine.versions[0]
    with both.leader.seat.laptop.database.transaction() as session:
        forged = {"yes.chief_executive": version.text.digest}
        both.leader.seat.log.append(session, both.pair_id, [SetFields(rows.VERSION, version.id, forged)])
    assert only(both.leader, both).standing is None
    both.meet()
    theirs = only(both.chief, both)
    both.chief.objectives.agree(theirs, theirs.versions[0])
    both.meet()
    assert only(both.leader, both).standing is not None
    with both.leader.seat.laptop.database.transaction() as session:
        sharper = {"aim": "Do it alone.", "yes.leader": replace(BUDGET, aim="Do it alone.").digest}
        both.leader.seat.log.append(session, both.pair_id, [SetFields(rows.VERSION, version.id, sharper)])
    both.meet()
    assert only(both.chief, both).standing is None


def test_only_the_leader_sets_out_and_nothing_empty_is_kept(both: Room) -> None:
    with pytest.raises(NotAllowedError) as error:
        both.chief.objectives.set_out(both.pair_id, BUDGET, Purpose.APPRAISAL)
    assert error.value.code == "leaders"
    with pytest.raises(NotAllowedError) as error:
        both.leader.objectives.set_out(both.pair_id, replace(BUDGET, aim=" "), Purpose.APPRAISAL)
    assert error.value.code == "empty"
    set_out(both)
    with pytest.raises(NotAllowedError) as error:
        both.leader.objectives.review(only(both.leader, both), Course.MET, "")
    assert error.value.code == "empty"


def test_reviews_carry_evidence_and_say_what_is_due(both: Room) -> None:
    set_out(both)
    theirs = only(both.chief, both)
    both.chief.objectives.agree(theirs, theirs.versions[0])
    both.meet()
    today = both.seats.clock().date()
    assert both.leader.objectives.due_for_review(both.pair_id, today + timedelta(days=100)) == ()
    assert len(both.leader.objectives.due_for_review(both.pair_id, today + timedelta(days=365))) == 1
    both.leader.objectives.review(only(both.leader, both), Course.MET, "Agreed by full council in February.")
    both.meet()
    found = only(both.chief, both)
    assert (found.course, found.over, found.reviews[0].evidence) == (
        Course.MET, True, "Agreed by full council in February.",
    )  # fmt: skip
    assert both.leader.objectives.due_for_review(both.pair_id, today + timedelta(days=400)) == ()


def test_a_no_says_why_and_gives_way_to_a_yes(both: Room) -> None:
    set_out(both)
    theirs = only(both.chief, both)
    with pytest.raises(NotAllowedError) as error:
        both.chief.objectives.refuse(theirs, theirs.versions[0], " ")
    assert error.value.code == "empty"
    both.chief.objectives.refuse(theirs, theirs.versions[0], "Two years, not one.")
    both.meet()
    mine = only(both.leader, both)
    assert mine.versions[0].refused == ((Role.CHIEF_EXECUTIVE, "Two years, not one."),)
    assert mine.proposed == mine.versions[0]
    both.chief.objectives.agree(theirs, theirs.versions[0])
    both.meet()
    mine = only(both.leader, both)
    assert (mine.standing, mine.versions[0].refused) == (mine.versions[0], ())
    with pytest.raises(NotAllowedError) as error:
        both.chief.objectives.refuse(mine, mine.versions[0], "Too late.")
    assert error.value.code == "agreed"


def test_a_look_answers_for_a_day_that_is_past(both: Room) -> None:
    today = both.seats.clock().date()
    both.leader.objectives.set_out(both.pair_id, replace(BUDGET, due=today + timedelta(days=3)), Purpose.DEVELOPMENT)
    both.meet()
    theirs = only(both.chief, both)
    both.chief.objectives.agree(theirs, theirs.versions[0])
    later = today + timedelta(days=5)
    assert len(both.chief.objectives.due_for_review(both.pair_id, later)) == 1
    both.seats.clock.moment += timedelta(days=5)
    both.chief.objectives.review(only(both.chief, both), Course.ON_COURSE, "Nearly.")
    assert both.chief.objectives.due_for_review(both.pair_id, later) == ()


def test_what_was_over_is_taken_up_again_by_new_words(both: Room) -> None:
    set_out(both)
    theirs = only(both.chief, both)
    both.chief.objectives.agree(theirs, theirs.versions[0])
    both.chief.objectives.review(only(both.chief, both), Course.PART_MET, "Better, not done.")
    assert (only(both.chief, both).over, only(both.chief, both).reviews[0].wording) == (True, 1)
    both.meet()
    both.leader.objectives.propose(only(both.leader, both), replace(BUDGET, title="A second year of it"))
    both.meet()
    found = only(both.chief, both)
    assert (found.over, found.course, found.text.title) == (False, Course.PART_MET, BUDGET.title)
    assert found.proposed is not None
    both.chief.objectives.agree(found, found.proposed)
    both.meet()
    found = only(both.leader, both)
    assert (found.over, found.course, found.text.title) == (False, None, "A second year of it")
    both.leader.objectives.review(found, Course.MET, "Done.")
    assert (only(both.leader, both).over, only(both.leader, both).reviews[-1].wording) == (True, 2)


def test_an_export_needs_both_yeses_to_exactly_what_is_written_now(both: Room) -> None:
    set_out(both)
    with pytest.raises(NotAllowedError) as error:
        both.leader.objectives.for_export(both.pair_id)
    assert error.value.code == "both"
    both.leader.objectives.say_yes_to_export(both.pair_id)
    both.meet()
    assert not both.chief.objectives.consent(both.pair_id).given
    both.chief.objectives.say_yes_to_export(both.pair_id)
    both.meet()
    assert len(both.leader.objectives.for_export(both.pair_id)) == 1
    mine = only(both.leader, both)
    both.leader.objectives.withdraw_yes(mine, mine.versions[0])
    for chair in (both.leader, both.chief):
        chair.objectives.say_yes_to_export(both.pair_id)
        both.meet()
    assert both.leader.objectives.for_export(both.pair_id) == (), "words taken back are nobody's objective"
    both.leader.objectives.agree(mine, mine.versions[0])
    both.meet()
    both.chief.objectives.review(only(both.chief, both), Course.AT_RISK, "The flood.")
    both.meet()
    assert not both.leader.objectives.consent(both.pair_id).given
