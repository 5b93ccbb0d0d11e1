"""What becomes of an agreement."""

from __future__ import annotations

from datetime import date

import pytest

from leaderlens.domain.agreement import Agreement, AgreementReview, AgreementState, Owner
from leaderlens.domain.people import Role

DUE = date(2026, 12, 3)


def agreement(*states: AgreementState) -> Agreement:
    reviews = tuple(AgreementReview(str(n), DUE, Role.LEADER, state) for n, state in enumerate(states))
    return Agreement("a", "p", date(2026, 11, 3), Owner.BOTH, DUE, "Ring at any hour.", reviews=reviews)


def test_a_new_agreement_is_open_and_due_on_its_day() -> None:
    new = agreement()
    assert new.state is AgreementState.OPEN
    assert new.due_by(DUE)
    assert not new.due_by(date(2026, 12, 2))


def test_the_newest_review_says_what_became_of_it() -> None:
    assert agreement(AgreementState.NOT_DONE, AgreementState.DONE).state is AgreementState.DONE


@pytest.mark.parametrize("state", AgreementState)
def test_only_what_is_done_or_let_go_is_settled(state: AgreementState) -> None:
    settled = state in {AgreementState.DONE, AgreementState.LET_GO}
    assert agreement(state).settled is settled
    assert agreement(state).due_by(DUE) is not settled


@pytest.mark.parametrize(
    ("owner", "leader", "chief"),
    [(Owner.LEADER, True, False), (Owner.CHIEF_EXECUTIVE, False, True), (Owner.BOTH, True, True)],
)
def test_an_owner_is_one_of_them_or_both(owner: Owner, leader: bool, chief: bool) -> None:
    assert (owner.includes(Role.LEADER), owner.includes(Role.CHIEF_EXECUTIVE)) == (leader, chief)
