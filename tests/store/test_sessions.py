"""Sessions from shared fields, well-formed or not."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from leaderlens.domain.checkin import Subject
from leaderlens.domain.people import Role
from leaderlens.domain.session import ReflectionSession, SessionState, Slot, Topic, Turn
from leaderlens.store.log import Register
from leaderlens.store.sessions import session_of, topics_of, turn_of
from leaderlens.store.shared import Fields
from tests.store.test_shared import JSON

NOW = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
NAMES = ("script", "state", "planned", "minutes", "place", "first", "opened_by", "coached", "topics", "turn", "began",
         "ended", "closing", "done.describe")  # fmt: skip


def read(**values: Any) -> ReflectionSession:
    return session_of("p", "s", Fields({name: Register(value, (), "k") for name, value in values.items()}, {}))


def test_topics_and_turns_come_back_as_they_were_written() -> None:
    topics = (
        Topic(Slot.EXPLORE, "Decisive", "Three steps apart.", "ryley.decisive", Subject.CHIEF_EXECUTIVE),
        Topic(Slot.OWN, "The Tuesday call", "", "", None, Role.LEADER),
    )
    turn = Turn(3, 1, NOW, 240)
    found = read(topics=topics_of(topics), turn=turn_of(turn), state="running", planned=int(NOW.timestamp()))
    assert (found.topics, found.turn, found.state, found.planned) == (topics, turn, SessionState.RUNNING, NOW)


@given(st.dictionaries(st.sampled_from(NAMES), JSON, max_size=8))
def test_any_nonsense_is_still_a_session(values: dict[str, Any]) -> None:
    found = read(**values)
    assert found.state in SessionState
    assert 0 <= found.minutes <= 24 * 60
    assert found.turn.place >= 0
    assert all(isinstance(topic.title, str) for topic in found.topics)


@given(st.fixed_dictionaries({name: st.integers() for name in ("left", "number", "place", "since")}))
def test_a_turn_of_any_numbers_is_kept_within_reason(turn: dict[str, int]) -> None:
    found = read(turn=turn).turn
    assert abs(found.left) <= 24 * 3600
    assert 0 <= found.place <= 200
