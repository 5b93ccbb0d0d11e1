"""What a walk-through says aloud judges nobody."""

from __future__ import annotations

import pytest

from leaderlens.analysis.agreement import Zone
from leaderlens.analysis.words import banned_in
from leaderlens.domain.checkin import Subject
from leaderlens.domain.people import Role
from leaderlens.domain.walkthrough import Part
from leaderlens.services.walkthrough_words import about, ask, eyebrow, reads, rest_of


@pytest.mark.parametrize("zone", [None, *Zone])
def test_questions_judge_nobody(zone: Zone | None) -> None:
    asked = ask(zone)
    assert asked.endswith("?")
    assert banned_in(asked) is None


def test_a_view_is_somebodys() -> None:
    assert reads(Role.LEADER, Subject.LEADER, "Usually", 5) == "The Leader’s own view: 5, usually."
    assert reads(Role.LEADER, Subject.PAIR, "", 4) == "The Leader’s view: 4."
    assert reads(Role.CHIEF_EXECUTIVE, Subject.LEADER, "no chance to see it", None) == (
        "The Chief Executive’s view: no chance to see it."
    )
    assert {about(subject) for subject in Subject} == {
        "about the Leader",
        "about the Chief Executive",
        "about the two of you",
    }
    for subject in Subject:
        assert eyebrow(subject) == about(subject)[:1].upper() + about(subject)[1:]


def test_the_last_words_fit_what_was_shown() -> None:
    assert "A gap" in rest_of({Part.OTHER})
    assert "A gap" not in rest_of({Part.OWN})
