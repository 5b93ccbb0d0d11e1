"""Objectives from shared fields, well-formed or not."""

from __future__ import annotations

from pathlib import Path

from leaderlens.domain.objective import Course, Purpose
from leaderlens.domain.people import Role
from leaderlens.domain.record import SetFields
from leaderlens.store.objectives import CONSENT, OBJECTIVE, REVIEW, VERSION, consents, objectives
from tests.seats import seats


def test_nonsense_does_no_harm_and_an_objective_without_words_is_none(tmp_path: Path) -> None:
    odd = {"objective": "o1", "number": "one", "title": "Budget", "on": 5, "yes.leader": 1}
    with seats(tmp_path) as both:
        with both.leader.laptop.database.transaction() as session:
            both.leader.log.append(session, both.pair_id, [
                SetFields(OBJECTIVE, "o1", {"purpose": 4, "related": "all"}),
                SetFields(VERSION, "v1", odd),
                SetFields(REVIEW, "r1", {"objective": "o1", "course": "sideways", "evidence": 9}),
                SetFields(OBJECTIVE, "o2", {"purpose": "development"}),
                SetFields(CONSENT, "d" * 32, {"yes.leader": 1, "yes.chief_executive": 1}),
            ])  # fmt: skip
        with both.leader.laptop.database.reading() as session:
            (found,) = objectives(session, both.pair_id)
            said = consents(session, both.pair_id, "d" * 32)
            none = consents(session, both.pair_id, "e" * 32)
    assert (found.purpose, found.related, found.course) == (Purpose.DEVELOPMENT, (), Course.ON_COURSE)
    assert (found.versions[0].number, found.versions[0].by, found.standing) == (1, Role.LEADER, None)
    assert (said, none) == (frozenset({Role.LEADER}), frozenset())
