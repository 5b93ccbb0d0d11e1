"""Agreements from shared fields, well-formed or not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from leaderlens.domain.agreement import Agreement, AgreementReview, AgreementState, Owner
from leaderlens.domain.people import Role
from leaderlens.domain.record import SetFields
from leaderlens.store.agreements import AGREEMENT, REVIEW, agreements, fields_of, review_fields
from tests.seats import seats

DAY = date(2026, 11, 24)


def test_an_agreement_comes_back_with_its_reviews_and_nonsense_does_no_harm(tmp_path: Path) -> None:
    wanted = Agreement("a1", "", DAY, Owner.LEADER, date(2026, 12, 1), "Send two lines.", "A note", "s1", (
        AgreementReview("r1", DAY, Role.LEADER, AgreementState.PART, "Half the time.", "s2"),
    ))  # fmt: skip
    with seats(tmp_path) as both:
        pair_id = both.pair_id
        with both.leader.laptop.database.transaction() as session:
            both.leader.log.append(session, pair_id, [
                SetFields(AGREEMENT, "a1", fields_of(wanted)),
                SetFields(REVIEW, "r1", review_fields("a1", wanted.reviews[0])),
                SetFields(AGREEMENT, "a2", {"text": 7, "owner": "mayor", "due": "soon", "made": [1]}),
                SetFields(REVIEW, "r2", {"agreement": "a2", "state": "splendid", "on": 3}),
            ])  # fmt: skip
        with both.leader.laptop.database.reading() as session:
            odd, found = agreements(session, pair_id)
    assert (found.text, found.owner, found.due, found.how, found.reviews) == (
        wanted.text, wanted.owner, wanted.due, wanted.how, wanted.reviews,
    )  # fmt: skip
    assert (odd.text, odd.owner, odd.due, odd.state) == ("", Owner.BOTH, None, AgreementState.OPEN)
