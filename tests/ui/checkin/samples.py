"""Values the views can show, without a vault."""

from __future__ import annotations

from datetime import date

from leaderlens.domain.checkin import CheckIn, Question, Stage, Subject
from leaderlens.domain.people import Pair, Role
from leaderlens.services.checkins import CheckInSummary
from leaderlens.services.lenses import Library
from leaderlens.ui.checkin.asked import Asked, asked
from leaderlens.ui.checkin.words import CheckInRow, row_of

TODAY = date(2026, 11, 21)
PAIR = Pair("ab" * 16, Role.LEADER, "Cllr Robin Thackwray", "Morgan Adeyinka", "Kelderby", date(2026, 5, 19))
LIBRARY = Library()


def question(key: str = "ryley.patient:chief_executive", rater: Role = Role.LEADER) -> Asked:
    """One question as Robin is asked it."""
    found = asked(Question.parse(key), LIBRARY, rater, "Morgan")
    assert found is not None
    return found


def checkin(due: date = date(2026, 11, 27)) -> CheckIn:
    questions = tuple(Question("ryley.patient", subject) for subject in (Subject.LEADER, Subject.CHIEF_EXECUTIVE))
    return CheckIn("c1" * 16, PAIR.id, Role.LEADER, TODAY, due, ("ryley",), questions)


def row(stage: Stage, answered: int = 0, due: date = date(2026, 11, 27), *, over: bool = False) -> CheckInRow:
    """One check-in of Robin's list."""
    summary = CheckInSummary(checkin(due), stage, answered)
    return row_of(summary, LIBRARY.lenses, "Morgan", TODAY, Role.LEADER, over=over)
