"""Lenses to show: one that is finished, one in the making."""

from __future__ import annotations

from datetime import date

from leaderlens.domain.anchors import Anchors, ProposedAnchors
from leaderlens.domain.checkin import Subject
from leaderlens.domain.lens import Band, Wording
from leaderlens.domain.lens_draft import LensDraft
from leaderlens.domain.people import Pair, Role
from leaderlens.domain.proposal import Proposal, Word
from leaderlens.services.lenses import Library
from leaderlens.services.own_lenses import OwnLens, SharedLens

PAIR = Pair("p", Role.LEADER, "Robin Thackwray", "Morgan Ellis", "Kelderby", date(2024, 5, 1))
CHIEF = Role.CHIEF_EXECUTIVE


def whole() -> tuple[LensDraft, str]:
    """A draft that can be finished, and its item."""
    draft, item = LensDraft.new("own_1f0c2d3e", "How we listen").added("Lets people finish")
    draft = draft.worded(item, "I let people finish.", "They let people finish.")
    return draft.anchored(item, "Cuts in.", "Waits, and asks one more question."), item


def half() -> tuple[LensDraft, str]:
    """The same with a second item that is still empty, best in the middle, and in a group."""
    draft, _item = whole()
    draft, item = draft.added("Speaks up in time")
    return draft.aimed(item, Band(3, 5)).clustered("In the room")[0], item


def two_sided() -> tuple[LensDraft, str]:
    """A draft whose items have two sides, and its item, which is asked in one part."""
    draft, item = LensDraft.new("own_1f0c2d3e", "What each owes", "relationship").added("Plain speaking")
    for side in (Subject.LEADER, Subject.CHIEF_EXECUTIVE):
        draft = draft.worded(item, "I speak plainly.", "They speak plainly.", side=side)
        draft = draft.anchored(item, "Hints.", "Says it.", side=side)
    draft, part = draft.part_added(item, "In private")
    return draft.part_told(item, part, "In private", Wording("I do.", "They do.", "We do.", "No.", "Yes.")), item


LENS = whole()[0].finished()
OWN = (OwnLens("own_1f0c2d3e", (LENS,), half()[0]), OwnLens("own_2", (), LensDraft.new("own_2", "Budget nights")))
SHARED = (SharedLens(Proposal("x", CHIEF, {}, {CHIEF: Word.AGREED}), LENS),)
SHIPPED = Library().shipped()
PATIENT = Library().item("ryley.patient")
SETS = (
    ProposedAnchors(
        Proposal("1", Role.LEADER, {}, {CHIEF: Word.AGREED, Role.LEADER: Word.AGREED}),
        Anchors(PATIENT.key, tuple(PATIENT.wording), "Presses on.", "Mostly waits.", "Waits well.", 1),
    ),
    ProposedAnchors(
        Proposal("2", CHIEF, {}, {CHIEF: Word.AGREED}),
        Anchors(PATIENT.key, tuple(PATIENT.wording), "Presses on when asked.", "Waits, sighing.", "Uses the time.", 2),
    ),
)
