"""Proposals as registers: content that cannot change, words that only their own seat can say."""

from __future__ import annotations

from pathlib import Path

from leaderlens.domain.people import Role
from leaderlens.domain.proposal import Word, proposal_id
from leaderlens.domain.record import SetFields
from leaderlens.services.pair_log import PairLog
from leaderlens.store import proposals
from tests.two_people import two_people

BODY = {"low": "a", "number": 1}
NAME = proposal_id("anchors", BODY)


def test_what_was_proposed_is_what_is_read_and_nothing_else(tmp_path: Path) -> None:
    with two_people(tmp_path) as two:
        mine, theirs = (PairLog(laptop.database, two.clock) for laptop in two.both())
        with two.leader.database.transaction() as session:
            fields = proposals.fields_of(BODY, Role.LEADER)
            mine.append(
                session, two.pair_id, [SetFields("anchors", NAME, fields), SetFields("anchors", "f" * 32, fields)]
            )
        mine.sync()
        theirs.sync()
        with two.chief_executive.database.reading() as session:
            (found,) = proposals.proposals(session, two.pair_id, "anchors")
            assert set(proposals.seats(session, two.pair_id).values()) == {Role.LEADER, Role.CHIEF_EXECUTIVE}
        assert (found.id, found.proposed_by, dict(found.body)) == (NAME, Role.LEADER, BODY)
        assert found.words == {Role.LEADER: Word.AGREED}
        with two.chief_executive.database.transaction() as session:
            theirs.append(
                session, two.pair_id, [SetFields("anchors", NAME, proposals.word_of(Role.LEADER, Word.DECLINED))]
            )
        with two.chief_executive.database.reading() as session:
            (found,) = proposals.proposals(session, two.pair_id, "anchors")
        assert found.words == {}, "a word somebody else wrote is no word"
        with two.chief_executive.database.transaction() as session:
            nonsense = [SetFields("anchors", NAME, {"word_chief_executive": "perhaps"})]
            theirs.append(session, two.pair_id, nonsense)
        with two.chief_executive.database.reading() as session:
            assert proposals.proposals(session, two.pair_id, "anchors") == ()
