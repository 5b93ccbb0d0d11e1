"""How reports name what became of things."""

from __future__ import annotations

from leaderlens.domain.agreement import AgreementState, Owner
from leaderlens.domain.people import Pair, Role
from leaderlens.domain.session import Slot, Verdict
from leaderlens.i18n import _


def state_name(state: AgreementState) -> str:
    """What became of an agreement."""
    return {
        AgreementState.OPEN: _("Open"),
        AgreementState.DONE: _("Done"),
        AgreementState.PART: _("Done in part"),
        AgreementState.NOT_DONE: _("Not done"),
        AgreementState.LET_GO: _("Let go"),
    }[state]


def owner_name(owner: Owner, pair: Pair) -> str:
    """Who sees to something."""
    return _("Both") if owner is Owner.BOTH else pair.name_of(Role(owner.value))


def slot_name(slot: Slot) -> str:
    """Where a topic comes from."""
    return {
        Slot.CELEBRATE: _("Celebrate"),
        Slot.EXPLORE: _("Explore"),
        Slot.NOTICED: _("Noticed"),
        Slot.OWN: _("Your own"),
    }[slot]


def verdict_name(verdict: Verdict | None) -> str:
    """Whether the speaker was heard as they meant it."""
    if verdict is None:
        return _("not said yet")
    return {Verdict.YES: _("yes"), Verdict.PARTLY: _("partly"), Verdict.NO: _("no")}[verdict]
