"""Negotiating an objective: what stands, what is proposed, how it goes."""

from __future__ import annotations

from datetime import date

from leaderlens.domain.objective import (
    Course,
    Objective,
    ObjectiveReview,
    ObjectiveText,
    ObjectiveVersion,
    Purpose,
)
from leaderlens.domain.people import SEATS, Role

DAY = date(2026, 6, 10)


def version(number: int, *agreed: Role) -> ObjectiveVersion:
    text = ObjectiveText(f"Title {number}", "An aim.", "A test.")
    return ObjectiveVersion(str(number), number, Role.LEADER, DAY, text, frozenset(agreed))


def objective(*versions: ObjectiveVersion, reviews: tuple[ObjectiveReview, ...] = ()) -> Objective:
    return Objective("o", "p", Purpose.DEVELOPMENT, versions, reviews)


def test_a_wording_stands_once_both_agreed_to_exactly_it() -> None:
    one = objective(version(1, Role.LEADER))
    assert (one.standing, one.proposed) == (None, one.versions[0])
    assert one.text.title == "Title 1"
    both = objective(version(1, *SEATS))
    assert (both.standing, both.proposed) == (both.versions[0], None)


def test_a_new_wording_leaves_the_old_one_standing_until_it_is_agreed() -> None:
    found = objective(version(1, *SEATS), version(2, Role.CHIEF_EXECUTIVE))
    assert found.standing == found.versions[0]
    assert found.proposed == found.versions[1]
    assert found.text.title == "Title 1"


def test_the_newest_review_says_how_it_goes_and_when_it_is_over() -> None:
    reviews = (
        ObjectiveReview("a", DAY, Role.LEADER, Course.ON_COURSE, "One page of the money."),
        ObjectiveReview("b", DAY, Role.CHIEF_EXECUTIVE, Course.MET, "Set on time."),
    )
    assert objective(version(1, *SEATS)).course is None
    assert not objective(version(1, *SEATS), reviews=reviews[:1]).over
    assert objective(version(1, *SEATS), reviews=reviews).course is Course.MET
    assert objective(version(1, *SEATS), reviews=reviews).over
