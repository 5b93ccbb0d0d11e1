"""Three check-ins of a real pair with something to see in each: gaps that last, notes, and answers without a number."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from leaderlens.domain.checkin import Answer, Missing, Question, Subject
from leaderlens.domain.people import Pair, Role
from leaderlens.services.lenses import Library
from leaderlens.ui.desk import Desk, Place
from tests.seats import Seats, all_rated
from tests.ui.tasks_fixture import ImmediateTasks

LENSES = ("ryley", "taylor")
PATIENT = Question("ryley.patient", Subject.LEADER)
HONEST = Question("ryley.honest", Subject.CHIEF_EXECUTIVE)
DECISIVE = Question("ryley.decisive", Subject.CHIEF_EXECUTIVE)
TRUST = Question("taylor.trust_truth_tolerance.trust", Subject.PAIR)
MARKUP = "<b>You</b> let me finish & <img src='x'> twice.\nThank you."
PLAIN = "I hurried the budget <i>again</i>."


def answers(role: Role, rating: int, *, apart: bool) -> dict[Question, Answer]:
    """One sheet; with ``apart`` the two differ by four steps about the leader's patience."""
    sheet = all_rated(Library().questions(LENSES), rating)
    leads = role is Role.LEADER
    if apart:
        sheet[PATIENT] = Answer(2, note=PLAIN) if leads else Answer(6, note=MARKUP)
    sheet[HONEST] = Answer(rating) if leads else Answer(missing=Missing.NO_CHANCE)
    sheet[DECISIVE] = Answer(missing=Missing.TALK, note="On Thursday?") if leads else Answer(rating)
    return sheet


def one_more(both: Seats, *, apart: bool = True, rating: int = 6) -> str:
    """A check-in sealed by both and seen by both. Answers its id; four weeks go by."""
    checkin_id = both.open_checkin(LENSES, both.clock().date())
    both.reveal(
        checkin_id, answers(Role.LEADER, rating, apart=apart), answers(Role.CHIEF_EXECUTIVE, rating, apart=apart)
    )
    both.clock.moment += timedelta(days=28)
    return checkin_id


def three_check_ins(both: Seats) -> tuple[str, str, str]:
    """The first without a gap, the later two with the same one. Answers their ids, oldest first."""
    return one_more(both, apart=False), one_more(both), one_more(both)


class LeadersDesk:
    """The leader's desk with a worker that works at once; ``went`` keeps every place that was asked for."""

    def __init__(self, both: Seats, *, paired: bool = True) -> None:
        self.tasks = ImmediateTasks()
        self.went: list[Place] = []
        pairs = both.leader.laptop.pairing.pairs() if paired else ()
        self.pair: Pair | None = pairs[0] if pairs else None
        self.desk = Desk(
            both.leader.laptop.vault.person,
            both.clock,
            self.tasks,
            self.went.append,
            lambda _changes: None,
            lambda: self.pair,
        )

    def meet_somebody_else(self) -> None:
        """Another pair is in view from now on."""
        assert self.pair is not None
        self.pair = replace(self.pair, id="ef" * 16)
