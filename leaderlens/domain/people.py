"""Who there is: a person with a role, and the pair of a leader and a chief executive for one term."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from leaderlens.i18n import _


class Role(StrEnum):
    """What a person is in LeaderLens. The value is what content files and bundles say."""

    LEADER = "leader"
    CHIEF_EXECUTIVE = "chief_executive"
    COACH = "coach"

    @property
    def label(self) -> str:
        """``Chief Executive``: the role as people say it, in the person's language."""
        return {Role.LEADER: _("Leader"), Role.CHIEF_EXECUTIVE: _("Chief Executive"), Role.COACH: _("Coach")}[self]

    @property
    def other(self) -> Role:
        """The other seat of a pair. Raises ValueError for a coach, who has none."""
        if self is Role.LEADER:
            return Role.CHIEF_EXECUTIVE
        if self is Role.CHIEF_EXECUTIVE:
            return Role.LEADER
        raise ValueError("a coach has no seat in a pair")


SEATS = (Role.LEADER, Role.CHIEF_EXECUTIVE)
"""The two seats of a pair, in the order charts and tables list them."""


@dataclass(frozen=True, slots=True)
class Person:
    """One human with one vault. ``name`` is how they are called on screen (``Robin Thackwray``)."""

    id: str
    name: str
    role: Role

    @property
    def first_name(self) -> str:
        """What the app calls them: ``Robin`` for ``Cllr Robin Thackwray``."""
        return without_titles(self.name).split()[0] if self.name.split() else self.name


_TITLES = {
    *("councillor", "cllr", "cynghorydd", "cyng"),
    *("sir", "dame", "lord", "lady", "baroness", "baron"),
    *("dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx"),
}


def without_titles(name: str) -> str:
    """``Robin Thackwray`` for ``Cllr. Robin Thackwray``; a name that is nothing but titles stays as it is."""
    words = name.split()
    kept = [word for word in words if word.rstrip(".").lower() not in _TITLES]
    return " ".join(kept or words)


@dataclass(frozen=True, slots=True)
class Pair:
    """One leader and one chief executive for one term, seen from the vault of ``me``.

    ``connected`` is False while the invitation has gone out and no reply is in: then the other's name is only what
    ``me`` typed.
    """

    id: str
    me: Role
    leader: str
    chief_executive: str
    council: str
    term_start: date
    term_end: date | None = None
    connected: bool = True

    def name_of(self, role: Role) -> str:
        """The name of the person in that seat."""
        return self.leader if role is Role.LEADER else self.chief_executive

    @property
    def over(self) -> bool:
        """Whether the term has ended: what the pair holds can be read and no longer changes."""
        return self.term_end is not None

    @property
    def partner(self) -> Role:
        """The other seat."""
        return self.me.other
