"""How the story's levels become ratings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leaderlens.domain.checkin import Question, Subject
from leaderlens.domain.people import Role
from leaderlens.domain.story import Story, StoryCheckIn, StoryMove, rating_of
from leaderlens.domain.story_file import load_story
from leaderlens.services.lenses import Library

PATIENT = Question("ryley.patient", Subject.LEADER)


@pytest.fixture(scope="module")
def story() -> Story:
    return load_story(Library().shipped())


@pytest.mark.parametrize(("level", "rating"), [(0, 1), (20, 1), (50, 3), (68, 5), (78, 6), (83, 6), (84, 7), (100, 7)])
def test_a_level_of_a_hundred_spans_the_seven_steps(level: int, rating: int) -> None:
    assert rating_of(level) == rating


def test_a_move_lasts_and_reaches_only_what_it_names(story: Story) -> None:
    move = StoryMove("c03", Role.LEADER, Subject.LEADER, -20, ("ryley.patient",), "tired")
    told = replace(story, moves=(move,))
    first = story.baseline[Role.LEADER, Subject.LEADER, "ryley.patient"]
    levels = [told.levels(check_in.id)[Role.LEADER, Subject.LEADER, "ryley.patient"] for check_in in told.check_ins]
    assert levels == [first] * 2 + [first - 20] * 21
    assert (
        told.levels("c23")[Role.CHIEF_EXECUTIVE, Subject.LEADER, "ryley.patient"]
        == (story.baseline[Role.CHIEF_EXECUTIVE, Subject.LEADER, "ryley.patient"])
    )


def test_another_seed_wobbles_differently_and_stays_on_the_scale(story: Story) -> None:
    other = replace(story, seed=story.seed + 1)
    assert other.ratings("c05") != story.ratings("c05")
    assert other.ratings("c05", wobble=0) == story.ratings("c05", wobble=0)
    wild = replace(story, baseline=dict.fromkeys(story.baseline, 100), moves=())
    assert set(wild.ratings("c01").values()) <= {6, 7}


def test_ratings_come_in_the_order_asked_the_leaders_first(story: Story) -> None:
    asked = list(story.ratings("c02"))
    assert asked[0] == (Role.LEADER, Question("ryley.open_minded", Subject.LEADER))
    assert [rater for rater, _question in asked] == [Role.LEADER] * 68 + [Role.CHIEF_EXECUTIVE] * 68
    assert [question for rater, question in asked if rater is Role.LEADER] == list(story.questions("c02"))


def test_a_check_in_is_opened_a_week_before_and_only_the_leader_may_be_late() -> None:
    check_in = StoryCheckIn("c", date(2026, 3, 10), ("ryley",), "p", "", leader_days_late=4)
    assert check_in.opened_on == date(2026, 3, 3)
    assert check_in.sealed_on(Role.LEADER) == date(2026, 3, 14)
    assert check_in.sealed_on(Role.CHIEF_EXECUTIVE) == date(2026, 3, 10)


def test_people_are_found_by_role_and_unknown_check_ins_are_not(story: Story) -> None:
    assert story.person(Role.COACH).known_as == "Jude"
    assert story.check_in("c01") is story.check_ins[0]
    with pytest.raises(KeyError):
        story.check_in("c24")
