"""Agreements and their reviews, read from the pair's shared registers; and the fields to write."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from leaderlens.domain.agreement import Agreement, AgreementReview, AgreementState, Owner
from leaderlens.domain.people import Role
from leaderlens.store import shared
from leaderlens.store.shared import Fields

AGREEMENT = "agreement"
REVIEW = "agreement_review"
"""What they are called among the shared entities of a pair."""


def agreements(session: Session, pair_id: str) -> tuple[Agreement, ...]:
    """Every agreement of the pair, the oldest first."""
    reviews: dict[str, list[AgreementReview]] = {}
    for name, one in shared.entities(session, pair_id, REVIEW).items():
        reviews.setdefault(one.text("agreement"), []).append(_review(name, one))
    found = [
        _agreement(pair_id, name, one, reviews.get(name, []))
        for name, one in shared.entities(session, pair_id, AGREEMENT).items()
    ]
    return tuple(sorted(found, key=lambda one: (one.made, one.id)))


def fields_of(agreement: Agreement) -> dict[str, Any]:
    """The shared fields of an agreement; its reviews are entities of their own."""
    return {
        "due": "" if agreement.due is None else agreement.due.isoformat(),
        "how": agreement.how,
        "made": agreement.made.isoformat(),
        "owner": agreement.owner.value,
        "session": agreement.session_id,
        "text": agreement.text,
    }


def review_fields(agreement_id: str, review: AgreementReview) -> dict[str, Any]:
    """The shared fields of a review."""
    return {
        "agreement": agreement_id,
        "by": review.by.value,
        "line": review.line,
        "number": review.number,
        "on": review.on.isoformat(),
        "session": review.session_id,
        "state": review.state.value,
    }


def _agreement(pair_id: str, name: str, one: Fields, reviews: list[AgreementReview]) -> Agreement:
    return Agreement(
        id=name,
        pair_id=pair_id,
        made=one.day("made") or date.min,
        owner=one.word("owner", Owner, Owner.BOTH),
        due=one.day("due"),
        text=one.text("text"),
        how=one.text("how"),
        session_id=one.text("session"),
        reviews=tuple(sorted(reviews, key=lambda review: (review.on, review.number, review.id))),
        others=one.others("text"),
    )


def _review(name: str, one: Fields) -> AgreementReview:
    return AgreementReview(
        id=name,
        on=one.day("on") or date.min,
        by=one.writer("state") or one.seat("by") or Role.LEADER,
        state=one.word("state", AgreementState, AgreementState.OPEN),
        line=one.text("line"),
        session_id=one.text("session"),
        number=one.whole("number", 0, 10_000, 0),
    )
