"""Agreements, their reviews and their earlier wordings, read from the pair's shared registers; and what to write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from leaderlens.domain.agreement import (
    Agreement,
    AgreementReview,
    AgreementState,
    AgreementWording,
    Before,
    Brought,
    Owner,
)
from leaderlens.domain.people import Role
from leaderlens.store import shared
from leaderlens.store.shared import Fields

AGREEMENT = "agreement"
REVIEW = "agreement_review"
WORDING = "agreement_wording"
"""What they are called among the shared entities of a pair."""


def agreements(session: Session, pair_id: str) -> tuple[Agreement, ...]:
    """Every agreement of the pair, the oldest first."""
    reviews: dict[str, list[AgreementReview]] = {}
    for name, one in shared.entities(session, pair_id, REVIEW).items():
        reviews.setdefault(one.text("agreement"), []).append(_review(name, one))
    earlier: dict[str, list[AgreementWording]] = {}
    for one in shared.entities(session, pair_id, WORDING).values():
        earlier.setdefault(one.text("agreement"), []).append(_wording(one))
    found = [
        _agreement(pair_id, name, one, reviews.get(name, []), earlier.get(name, []))
        for name, one in shared.entities(session, pair_id, AGREEMENT).items()
    ]
    return tuple(sorted(found, key=lambda one: (one.made, one.id)))


def fields_of(agreement: Agreement) -> dict[str, Any]:
    """The shared fields of an agreement; its reviews and earlier wordings are entities of their own."""
    return {
        "before": "" if agreement.before is None else agreement.before.value,
        "due": _iso(agreement.due),
        "how": agreement.how,
        "made": agreement.made.isoformat(),
        "owner": agreement.owner.value,
        "session": agreement.session_id,
        "text": agreement.text,
    }


def brought_fields(brought: Brought) -> dict[str, Any]:
    """The shared fields that mark an agreement as brought along, beside :func:`fields_of`."""
    return {"brought": 1, "was_due": _iso(brought.was_due)}


def wording_fields(agreement_id: str, wording: AgreementWording) -> dict[str, Any]:
    """The shared fields of a wording that is being replaced."""
    return {
        "agreement": agreement_id,
        "by": wording.by.value,
        "due": _iso(wording.due),
        "how": wording.how,
        "number": wording.number,
        "on": wording.on.isoformat(),
        "owner": wording.owner.value,
        "text": wording.text,
    }


def review_fields(agreement_id: str, review: AgreementReview) -> dict[str, Any]:
    """The shared fields of a review."""
    return {
        "agreement": agreement_id,
        "by": review.by.value,
        "line": review.line,
        "moved_from": _iso(review.moved_from),
        "moved_to": _iso(review.moved_to),
        "number": review.number,
        "on": review.on.isoformat(),
        "session": review.session_id,
        "state": review.state.value,
    }


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _agreement(
    pair_id: str, name: str, one: Fields, reviews: list[AgreementReview], earlier: list[AgreementWording]
) -> Agreement:
    brought = Brought(one.writer("brought") or Role.LEADER, one.day("was_due")) if one.flag("brought") else None
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
        contested=tuple(_contested(one)),
        by=one.writer("made"),
        earlier=_in_order(earlier),
        before=Before(said) if (said := one.text("before")) in set(Before) else None,
        brought=brought,
    )


def _contested(one: Fields) -> Iterator[tuple[str, str]]:
    """What both wrote unseen into a field other than the text, as far as it can be read."""
    for name in ("owner", "due", "how"):
        for other in one.others(name):
            if name == "how" or (name == "owner" and other in set(Owner)) or (name == "due" and _is_day(other)):
                yield name, other


def _is_day(text: str) -> bool:
    return not text or shared.day_of(text) is not None


def _in_order(wordings: list[AgreementWording]) -> tuple[AgreementWording, ...]:
    """Oldest first. A wording that both replaced at the same time is one wording."""
    found: list[AgreementWording] = []
    for one in sorted(wordings, key=lambda wording: (wording.on, wording.number, wording.text)):
        words = replace(one, on=date.min, by=Role.LEADER)
        if not found or replace(found[-1], on=date.min, by=Role.LEADER) != words:
            found.append(one)
    return tuple(found)


def _wording(one: Fields) -> AgreementWording:
    return AgreementWording(
        on=one.day("on") or date.min,
        by=one.writer("text") or one.seat("by") or Role.LEADER,
        owner=one.word("owner", Owner, Owner.BOTH),
        due=one.day("due"),
        text=one.text("text"),
        how=one.text("how"),
        number=one.whole("number", 0, 10_000, 0),
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
        moved_to=one.day("moved_to"),
        moved_from=one.day("moved_from"),
    )
