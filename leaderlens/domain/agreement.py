"""An agreement: what was agreed in a session, who sees to it, by when, and how both will know."""

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


@dataclass(frozen=True, slots=True)
class AgreementReview:
    """A look back at an agreement: what became of it by then, with a line.

    ``number`` counts an agreement's reviews, so that two of one day keep their order.
    """

    id: str
    on: date
    by: Role
    state: AgreementState
    line: str = field(default="", repr=False)
    session_id: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Agreement:
    """``how`` is how they will know. ``reviews`` are oldest first, and the newest says what became of it.

    ``earlier`` holds texts that were changed since; ``others`` versions that stand beside ``text`` unchosen.
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

    @property
    def state(self) -> AgreementState:
        """What became of it, by the newest review."""
        return self.reviews[-1].state if self.reviews else AgreementState.OPEN

    @property
    def settled(self) -> bool:
        """Whether it need not be looked at again. What was done in part or not done still may be."""
        return self.state in {AgreementState.DONE, AgreementState.LET_GO}

    def due_by(self, day: date) -> bool:
        """Whether it is open and due on or before ``day``."""
        return not self.settled and self.due is not None and self.due <= day
