"""An objective: what the leader wants the chief executive to achieve, negotiated between them (Taylor's thirteenth).

A wing of its own. No rating ever flows in here, and nothing here flows into a chart of ratings: an objective may be
part of an appraisal, a rating never is.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from leaderlens.domain.canonical import canon
from leaderlens.domain.people import SEATS, Role
from leaderlens.i18n import _


class Purpose(StrEnum):
    """What an objective is for: every page about it says which."""

    DEVELOPMENT = "development"
    APPRAISAL = "appraisal"

    @property
    def label(self) -> str:
        """What it is for, in a word or two."""
        return _("For development") if self is Purpose.DEVELOPMENT else _("Part of an appraisal")

    @property
    def sentence(self) -> str:
        """What every page about an objective says of it."""
        if self is Purpose.DEVELOPMENT:
            return _("Developmental, not an appraisal. No rating and no journal flows in here.")
        return _(
            "Part of an appraisal, and not of reflection: nothing from check-ins, sessions or journals flows in here, "
            "and nothing of this flows there."
        )


class Course(StrEnum):
    """How an objective stands at a review."""

    ON_COURSE = "on_course"
    AT_RISK = "at_risk"
    MET = "met"
    PART_MET = "part_met"
    NOT_MET = "not_met"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """How it stands, in a word or two."""
        return {
            Course.ON_COURSE: _("On course"),
            Course.AT_RISK: _("At risk"),
            Course.MET: _("Met"),
            Course.PART_MET: _("Met in part"),
            Course.NOT_MET: _("Not met"),
            Course.WITHDRAWN: _("Withdrawn"),
        }[self]


OVER = frozenset({Course.MET, Course.PART_MET, Course.NOT_MET, Course.WITHDRAWN})
"""After these nothing more is expected of it."""


@dataclass(frozen=True, slots=True)
class ObjectiveText:
    """The wording of one version. ``test`` is how both will know it was met; ``support`` names who helps to see
    fairly whether it was: somebody independent of both.
    """

    title: str = field(repr=False)
    aim: str = field(repr=False)
    test: str = field(repr=False)
    support: str = field(default="", repr=False)
    due: date | None = None

    @property
    def digest(self) -> str:
        """Thirty-two hex digits that stand for exactly these words: what a yes names."""
        due = "" if self.due is None else self.due.isoformat()
        words = canon([self.title, self.aim, self.test, self.support, due])
        return hashlib.sha256(b"LeaderLens-objective-v1\0" + words).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class ObjectiveVersion:
    """One proposed wording: ``number`` from 1, who put it forward and when, and who has said yes to just this one.

    ``refused`` holds what somebody said who does not want these words.
    """

    id: str
    number: int
    by: Role
    on: date
    text: ObjectiveText
    agreed: frozenset[Role] = frozenset()
    refused: tuple[tuple[Role, str], ...] = field(default=(), repr=False)

    @property
    def agreed_by_both(self) -> bool:
        """Whether both have said yes to exactly these words."""
        return self.agreed >= set(SEATS)


@dataclass(frozen=True, slots=True)
class ObjectiveReview:
    """A dated look: how it stands, and by what evidence one can tell.

    ``number`` counts an objective's reviews, so that two of one day keep their order. ``wording`` is the number of the
    wording that was looked at, 0 where that was not kept.
    """

    id: str
    on: date
    by: Role
    course: Course
    evidence: str = field(repr=False)
    number: int = 0
    wording: int = 0


@dataclass(frozen=True, slots=True)
class Objective:
    """One objective with every wording it had, oldest first, and every review, oldest first."""

    id: str
    pair_id: str
    purpose: Purpose
    versions: tuple[ObjectiveVersion, ...]
    reviews: tuple[ObjectiveReview, ...] = ()
    related: tuple[str, ...] = ()

    @property
    def standing(self) -> ObjectiveVersion | None:
        """The newest wording that both agreed to; None while there is none."""
        return next((one for one in reversed(self.versions) if one.agreed_by_both), None)

    @property
    def proposals(self) -> tuple[ObjectiveVersion, ...]:
        """Newer wordings that are still being talked about: two where both put one forward unseen, mostly one.

        Words count while somebody says yes to them, and until newer ones were put forward.
        """
        standing = 0 if self.standing is None else self.standing.number
        live = [one for one in self.versions if one.number > standing and one.agreed and not one.agreed_by_both]
        newest = max((one.number for one in live), default=0)
        return tuple(one for one in live if one.number == newest)

    @property
    def proposed(self) -> ObjectiveVersion | None:
        """The newest wording that is still being talked about; None when there is none."""
        return next(reversed(self.proposals), None)

    @property
    def taken_back(self) -> bool:
        """Whether whoever put it forward took it back, before both had agreed to any words."""
        return self.standing is None and not self.proposals

    @property
    def text(self) -> ObjectiveText:
        """The wording to show: the one that stands, or else the newest."""
        return (self.standing or self.versions[-1]).text

    @property
    def course(self) -> Course | None:
        """How it stood at the newest review; None for one that was over and has been agreed anew since."""
        newest = self.reviews[-1].course if self.reviews else None
        anew = self.standing is not None and self._later(self.standing)
        return None if newest in OVER and anew else newest

    @property
    def over(self) -> bool:
        """Whether it has come to an end. Words put forward after that end take it up again."""
        ended = bool(self.reviews) and self.reviews[-1].course in OVER
        anew = any(one.agreed and self._later(one) for one in self.versions)
        return self.taken_back or (ended and not anew)

    def before(self, version: ObjectiveVersion) -> ObjectiveVersion | None:
        """The wording that came before one; None for the first."""
        place = self.versions.index(version)
        return self.versions[place - 1] if place else None

    def _later(self, version: ObjectiveVersion) -> bool:
        """Whether a wording is newer than what the newest review looked at, as far as that is known."""
        return bool(self.reviews) and 0 < self.reviews[-1].wording < version.number
