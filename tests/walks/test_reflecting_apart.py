"""Notes and agreements edited on two laptops, in any order, with meetings in between: both end with the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaderlens.domain.agreement import AgreementState, Owner
from leaderlens.domain.people import SEATS, Role
from tests.reflection import Chair, Room, room

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf")), min_size=1, max_size=12).filter(str.strip)
STEP = st.tuples(
    st.sampled_from(SEATS), st.sampled_from(["add", "edit", "clear", "agree", "word", "review", "meet"]), WORDS
)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    with room(tmp_path_factory.mktemp("apart")) as made:
        yield made


def act(both: Room, chair: Chair, session_id: str, what: str, words: str) -> None:
    pair_id, sessions, agreements = both.pair_id, chair.sessions, chair.agreements
    lines = sessions.record(pair_id, session_id).lines
    mine = agreements.made_in(pair_id, session_id)
    if what == "meet":
        both.meet()
    elif what == "add" or (what in {"edit", "clear"} and not lines):
        sessions.add_line(pair_id, session_id, "describe", words)
    elif what in {"edit", "clear"}:
        sessions.edit_line(pair_id, lines[0].id, words if what == "edit" else "")
    elif what == "agree" or not mine:
        agreements.make(pair_id, words, Owner.BOTH, None, session_id=session_id)
    elif what == "word":
        agreements.change(mine[0], words, Owner.LEADER, None, words)
    else:
        agreements.review(pair_id, mine[0].id, AgreementState.PART, words, session_id)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(STEP, min_size=2, max_size=8))
def test_two_laptops_come_to_the_same(both: Room, steps: list[tuple[Role, str, str]]) -> None:
    sessions = both.leader.sessions
    before = sessions.under_way(both.pair_id)
    if before is not None:  # of an example before this one: two at once would not be begun
        sessions.finish(both.pair_id, before.id)
    _changes, session_id = sessions.plan(both.pair_id, "regular_check_in", both.seats.clock(), 45)
    sessions.begin(both.pair_id, session_id, Role.LEADER)
    script = sessions.record(both.pair_id, session_id).script
    sessions.leave_out(both.pair_id, session_id, [step.id for step in script.before_agreeing((), ())])
    both.meet()
    for role, what, words in steps:
        act(both, both.of(role), session_id, what, words)
    both.meet()
    records = [both.of(role).sessions.record(both.pair_id, session_id) for role in SEATS]
    assert records[0] == records[1]
    assert both.leader.seat.log.problems() == both.chief.seat.log.problems() == ()
    said = {words.strip() for _role, what, words in steps if what == "add"}
    kept = {text for line in records[0].lines for text in (line.text, *line.others)}
    assert said <= kept or any(what in {"edit", "clear"} for _role, what, _words in steps)
