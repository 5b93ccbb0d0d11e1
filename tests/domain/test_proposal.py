"""A proposal is what its content says, and in force once both have agreed."""

from __future__ import annotations

from leaderlens.domain.people import Role
from leaderlens.domain.proposal import Proposal, Word, proposal_id

L, C = Role.LEADER, Role.CHIEF_EXECUTIVE


def test_the_id_follows_from_kind_and_content() -> None:
    body = {"low": "a", "number": 1}
    assert proposal_id("anchors", body) == proposal_id("anchors", {"number": 1, "low": "a"})
    assert proposal_id("anchors", body) != proposal_id("lens", body)
    assert proposal_id("anchors", body) != proposal_id("anchors", {"low": "b", "number": 1})
    assert len(proposal_id("anchors", body)) == 32


def test_it_takes_both() -> None:
    one = Proposal("p", L, {}, {L: Word.AGREED})
    assert (one.agreed, one.declined, one.waits_for(C), one.waits_for(L)) == (False, False, True, False)
    both = Proposal("p", L, {}, {L: Word.AGREED, C: Word.AGREED})
    assert (both.agreed, both.waits_for(C)) == (True, False)
    no = Proposal("p", L, {}, {L: Word.AGREED, C: Word.DECLINED})
    assert (no.agreed, no.declined, no.waits_for(C)) == (False, True, False)
