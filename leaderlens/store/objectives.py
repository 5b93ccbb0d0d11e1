"""Objectives, their wordings and reviews, read from the pair's shared registers; and the fields to write.

A yes belongs to one seat and to exact words: it counts only when that seat's own laptop said it, and only while the
words are those it named.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from leaderlens.domain.objective import Course, Objective, ObjectiveReview, ObjectiveText, ObjectiveVersion, Purpose
from leaderlens.domain.people import SEATS, Role
from leaderlens.store import shared
from leaderlens.store.shared import Fields

OBJECTIVE = "objective"
VERSION = "objective_version"
REVIEW = "objective_review"
CONSENT = "objective_export"
"""What they are called among the shared entities of a pair. A consent's id is the digest of what may be exported."""


def objectives(session: Session, pair_id: str) -> tuple[Objective, ...]:
    """Every objective of the pair that has a wording, the oldest first."""
    versions: dict[str, list[ObjectiveVersion]] = {}
    for name, one in shared.entities(session, pair_id, VERSION).items():
        versions.setdefault(one.text("objective"), []).append(_version(name, one))
    reviews: dict[str, list[ObjectiveReview]] = {}
    for name, one in shared.entities(session, pair_id, REVIEW).items():
        reviews.setdefault(one.text("objective"), []).append(_review(name, one))
    found = [
        Objective(
            id=name,
            pair_id=pair_id,
            purpose=one.word("purpose", Purpose, Purpose.DEVELOPMENT),
            versions=_numbered(versions[name]),
            reviews=tuple(sorted(reviews.get(name, ()), key=lambda review: (review.on, review.number, review.id))),
            related=one.texts("related"),
        )
        for name, one in shared.entities(session, pair_id, OBJECTIVE).items()
        if name in versions
    ]
    return tuple(sorted(found, key=lambda one: (one.versions[0].on, one.id)))


def version_fields(objective_id: str, version: ObjectiveVersion) -> dict[str, Any]:
    """The shared fields of a wording, with the yes of whoever puts it forward."""
    text = version.text
    return {
        "aim": text.aim,
        "by": version.by.value,
        "due": "" if text.due is None else text.due.isoformat(),
        "number": version.number,
        "objective": objective_id,
        "on": version.on.isoformat(),
        "support": text.support,
        "test": text.test,
        "title": text.title,
        **{yes_field(role): text.digest for role in version.agreed},
    }


def yes_field(role: Role) -> str:
    """The field in which a seat says yes."""
    return f"yes.{role.value}"


def no_field(role: Role) -> str:
    """The field in which a seat says why it does not want these words; empty for no longer."""
    return f"no.{role.value}"


def review_fields(objective_id: str, review: ObjectiveReview) -> dict[str, Any]:
    """The shared fields of a review."""
    return {
        "by": review.by.value,
        "course": review.course.value,
        "evidence": review.evidence,
        "number": review.number,
        "objective": objective_id,
        "on": review.on.isoformat(),
        "wording": review.wording,
    }


def consents(session: Session, pair_id: str, digest: str) -> frozenset[Role]:
    """Who has said yes to exporting exactly what has that digest."""
    one = shared.one(session, pair_id, CONSENT, digest)
    return frozenset() if one is None else frozenset(role for role in SEATS if one.of(yes_field(role), role) == 1)


def _numbered(versions: list[ObjectiveVersion]) -> tuple[ObjectiveVersion, ...]:
    return tuple(sorted(versions, key=lambda one: (one.number, one.on, one.id)))


def _version(name: str, one: Fields) -> ObjectiveVersion:
    words = ObjectiveText(one.text("title"), one.text("aim"), one.text("test"), one.text("support"), one.day("due"))
    said = frozenset(role for role in SEATS if one.of(yes_field(role), role) == words.digest)
    noes = ((role, one.of(no_field(role), role)) for role in SEATS)
    return ObjectiveVersion(
        id=name,
        number=one.whole("number", 1, 10_000, 1),
        by=one.writer("title") or one.seat("by") or Role.LEADER,
        on=one.day("on") or date.min,
        text=words,
        agreed=said,
        refused=tuple((role, why) for role, why in noes if isinstance(why, str) and why and role not in said),
    )


def _review(name: str, one: Fields) -> ObjectiveReview:
    return ObjectiveReview(
        id=name,
        on=one.day("on") or date.min,
        by=one.writer("evidence") or one.seat("by") or Role.LEADER,
        course=one.word("course", Course, Course.ON_COURSE),
        evidence=one.text("evidence"),
        number=one.whole("number", 0, 10_000, 0),
        wording=one.whole("wording", 0, 10_000, 0),
    )
