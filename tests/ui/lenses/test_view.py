"""What the lens pages say: what can be done with a lens, what is still to be written, and which anchors hold."""

from __future__ import annotations

from dataclasses import replace

from leaderlens.domain.checkin import Subject
from leaderlens.domain.people import Role
from leaderlens.domain.proposal import Proposal, Word
from leaderlens.services.own_lenses import SharedLens
from leaderlens.ui.lenses import view
from leaderlens.ui.lenses.view import Act
from tests.ui.lenses.samples import CHIEF, LENS, OWN, PAIR, PATIENT, SETS, SHARED, SHIPPED


def test_each_lens_offers_what_can_be_done_with_it() -> None:
    found = view.listing(OWN, SHARED, SHIPPED, PAIR)
    listening, budget = found.own
    assert listening.acts == (Act.EDIT, Act.READ, Act.EXPORT, Act.DROP), "it is proposed already"
    assert listening.state == "Version 1, and a draft of the next"
    assert (budget.acts, budget.state) == ((Act.EDIT, Act.DROP), "Draft")
    (shared,) = found.shared
    assert shared.acts == (Act.AGREE, Act.DECLINE, Act.READ)
    assert (shared.state, shared.line) == ("Waits for you", "Version 1, proposed by Morgan. 1 item")
    assert [row.acts for row in found.shipped] == [(Act.READ, Act.COPY)] * 5
    assert Act.PROPOSE in view.listing(OWN, (), SHIPPED, PAIR).own[0].acts
    alone = view.listing(OWN, (), SHIPPED, None)
    assert (alone.paired, alone.shared) == (False, ())
    assert Act.PROPOSE not in alone.own[0].acts


def test_the_state_of_a_proposal_is_said_from_ones_own_chair() -> None:
    mine = Proposal("x", Role.LEADER, {}, {Role.LEADER: Word.AGREED})
    assert view.state_of(mine, PAIR)[0] == "Waits for Morgan"
    assert view.state_of(replace(mine, words={**mine.words, CHIEF: Word.DECLINED}), PAIR)[0] == "Declined"
    agreed = replace(mine, words={**mine.words, CHIEF: Word.AGREED})
    assert view.state_of(agreed, PAIR)[0] == "Agreed by both"
    row = view.listing((), (SharedLens(agreed, LENS),), SHIPPED, PAIR).shared[0]
    assert row.acts == (Act.READ, Act.COPY, Act.EXPORT)
    assert "proposed by you" in row.line


def test_the_anchors_in_force_are_the_agreed_ones_and_others_wait() -> None:
    found = view.anchors_of(PATIENT, SETS, PAIR)
    assert (found.low, found.middle, found.high) == ("Presses on.", "Mostly waits.", "Waits well.")
    assert found.source.startswith("These are in force")
    assert [(row.title, row.state, row.waits_for_me) for row in found.rows] == [
        ("Wording 2, by Morgan", "Waits for you", True),
        ("Wording 1, by you", "Agreed by both", False),
    ]
    own = view.anchors_of(PATIENT, (), PAIR)
    assert own.low == PATIENT.wording[Subject.LEADER].low
    assert own.rows == ()
