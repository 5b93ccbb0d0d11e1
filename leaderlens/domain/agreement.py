"""An agreement: what was agreed in a session, who sees to it, by when, and how both will know.

Nothing of it is ever wiped out: looks back, wordings that were replaced and days that were moved all stay with it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from leaderlens.domain.people import Role


class Owner(StrEnum):
    """Who sees to something."""

    LEADER = "leader"
    CHIEF_EXECUTIVE = "chief_executive"
    BOTH = "both"

    def includes(self, role: Role) -> bool:
        """Whether it is this person's to do."""
        return self is Owner.BOTH or self.value == role.value


class AgreementState(StrEnum):
    """What became of an agreement."""

    OPEN = "open"
    DONE = "done"
    PART = "part"
    NOT_DONE = "not_done"
    LET_GO = "let_go"

    @property
    def settles(self) -> bool:
        """Whether it need not be looked at again. What was done in part or not done still may be."""
        return self in {AgreementState.DONE, AgreementState.LET_GO}


class Before(StrEnum):
    """What came before an agreement that was written down without a session."""

    HEARD = "heard"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class AgreementReview:
    """A look back at an agreement: what became of it by then, with a line.

    ``number`` counts an agreement's reviews, so that two of one day keep their order. ``moved_to`` is the new day it
    was given then, ``moved_from`` the day it had before (None where it had none).
    """

    id: str
    on: date
    by: Role
    state: AgreementState
    line: str = field(default="", repr=False)
    session_id: str = ""
    number: int = 0
    moved_to: date | None = None
    moved_from: date | None = None


@dataclass(frozen=True, slots=True)
class AgreementWording:
    """How an agreement read until ``on``, when ``by`` worded it anew."""

    on: date
    by: Role
    owner: Owner
    due: date | None
    text: str = field(repr=False)
    how: str = field(default="", repr=False)
    number: int = 0


@dataclass(frozen=True, slots=True)
class Brought:
    """An agreement that somebody brought along into this pair: by whom, and the day it had when that was over already.

    The other of this pair never said yes to it: it is there to be looked at together.
    """

    by: Role
    was_due: date | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """``how`` is how they will know. ``reviews`` are oldest first, and the newest says what became of it.

    ``by`` wrote it down. ``earlier`` holds wordings that were replaced, oldest first; ``others`` texts that stand
    beside ``text`` unchosen; ``contested`` what else both changed unseen (``owner``, ``due``, ``how``), with what the
    other wrote. ``before`` is known of one that was made without a session.
    """

    id: str
    pair_id: str
    made: date
    owner: Owner
    due: date | None
    text: str = field(repr=False)
    how: str = field(default="", repr=False)
    session_id: str = ""
    reviews: tuple[AgreementReview, ...] = ()
    others: tuple[str, ...] = field(default=(), repr=False)
    contested: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    by: Role | None = None
    earlier: tuple[AgreementWording, ...] = ()
    before: Before | None = None
    brought: Brought | None = None

    @property
    def state(self) -> AgreementState:
        """What became of it, by the newest review."""
        return self.reviews[-1].state if self.reviews else AgreementState.OPEN

    @property
    def settled(self) -> bool:
        """Whether it need not be looked at again. What was done in part or not done still may be."""
        return self.state.settles

    def late_on(self, day: date) -> bool:
        """Whether it is still wanted and its day is past."""
        return not self.settled and self.due is not None and self.due < day

    def due_by(self, day: date) -> bool:
        """Whether it is open and due on or before ``day``."""
        return not self.settled and self.due is not None and self.due <= day
