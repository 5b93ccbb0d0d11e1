"""The stories other tests rely on hold what they promise."""

from __future__ import annotations

from leaderlens.domain.checkin import Missing
from leaderlens.domain.people import Role
from tests.ui.check_in_stories import DECISIVE, HONEST, MARKUP, PATIENT, TRUST, answers


def test_the_two_sheets_differ_where_the_tests_look() -> None:
    leader, chief = (answers(role, 5, apart=True) for role in (Role.LEADER, Role.CHIEF_EXECUTIVE))
    assert (leader[PATIENT].rating, chief[PATIENT].rating, chief[PATIENT].note) == (2, 6, MARKUP)
    assert (leader[DECISIVE].missing, chief[HONEST].missing) == (Missing.TALK, Missing.NO_CHANCE)
    assert leader[TRUST] == chief[TRUST]
    assert answers(Role.LEADER, 5, apart=False)[PATIENT].rating == 5
