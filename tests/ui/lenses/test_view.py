"""What the lens pages say: what can be done with a lens, what is still to be written, and which anchors hold."""

from __future__ import annotations

from dataclasses import replace

from leaderlens.domain.checkin import Subject
from leaderlens.domain.lens import Band
from leaderlens.domain.lens_draft import LensDraft
from leaderlens.domain.people import Role
from leaderlens.domain.proposal import Proposal, Word
from leaderlens.services.lenses import Library
from leaderlens.services.own_lenses import SharedLens
from leaderlens.ui.lenses import view
from leaderlens.ui.lenses.view import Act
from tests.ui.lenses.samples import CHIEF, LENS, OWN, PAIR, PATIENT, SETS, SHARED, SHIPPED, half, whole


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


def test_what_is_missing_is_said_by_its_field() -> None:
    draft, item = half()
    found = view.missing(draft)
    assert set(found.items) == {item}
    assert found.items[item] == {
        "self": "Please write this statement.",
        "other": "Please write this statement.",
        "low": "Please say what a 1 looks like.",
        "high": "Please say what a 7 looks like.",
    }
    assert not view.missing(whole()[0]).anything
    empty = view.missing(LensDraft.new("own_1f0c2d3e", ""))
    assert empty.name
    assert empty.lens == ("A lens needs at least one item.",)
    long = whole()[0].worded(whole()[1], "x" * 121, "They.")
    assert view.missing(long).items[whole()[1]] == {"self": "This has 121 characters; the most is 120."}


def test_what_the_fields_find_is_what_the_file_finds() -> None:
    for lens in SHIPPED:
        copy = LensDraft.of(lens, "own_1f0c2d3e")
        assert (view.missing(copy).anything, copy.problems()) == (False, ())
        first = copy.lens.items[0].id
        gap = copy.item_renamed(first, "")
        assert view.missing(gap).anything
        assert gap.problems()


def test_a_form_writes_back_what_it_was_shown() -> None:
    for lens in SHIPPED:
        draft = LensDraft.of(lens, "own_1f0c2d3e")
        for item in draft.lens.items:
            assert view.applied(draft, item.id, view.words_of(draft, item)) == draft
    draft, item_id = whole()
    words = replace(view.words_of(draft, draft.item(item_id)), target=Band(3, 5), name="Listens")
    changed = view.applied(draft, item_id, words).item(item_id)
    assert (changed.target, changed.name, changed.short) == (Band(3, 5), "Listens", "Listens")
    taylor = LensDraft.of(Library().lens("taylor"), "own_1f0c2d3e")
    two_sided = next(item for item in taylor.lens.items if item.wording)
    assert set(view.words_of(taylor, two_sided).wordings) == {Subject.LEADER, Subject.CHIEF_EXECUTIVE}


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
