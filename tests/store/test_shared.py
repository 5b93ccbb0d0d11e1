"""Fields of shared entities: whatever a patched peer wrote, reading answers something sensible."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from leaderlens.domain.agreement import Owner
from leaderlens.domain.people import Role
from leaderlens.domain.record import SetFields
from leaderlens.store import shared
from leaderlens.store.log import Register
from leaderlens.store.shared import Fields
from tests.seats import seats

SEATS = {"kid-l": Role.LEADER, "kid-c": Role.CHIEF_EXECUTIVE}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


def fields(**values: Any) -> Fields:
    return Fields({name: Register(value, (), "kid-l") for name, value in values.items()}, SEATS)


def test_what_is_right_is_read() -> None:
    one = fields(
        text="Words", count=3, on=1, day="2026-11-24", at=1_790_000_000, owner="both", seat="leader", list=["a"]
    )
    assert (one.text("text"), one.whole("count", 0, 9, 0), one.flag("on")) == ("Words", 3, True)
    assert one.day("day") == date(2026, 11, 24)
    assert one.moment("at") == datetime.fromtimestamp(1_790_000_000, UTC)
    assert one.word("owner", Owner, Owner.LEADER) is Owner.BOTH
    assert (one.seat("seat"), one.texts("list")) == (Role.LEADER, ("a",))
    assert "text" in one
    assert "nothing" not in one


@given(JSON)
def test_nonsense_is_read_as_nothing(value: Any) -> None:
    one = fields(field=value)
    assert isinstance(one.text("field"), str)
    assert 0 <= one.whole("field", 0, 9, 5) <= 9
    assert one.day("field") is None or isinstance(value, str)
    assert one.moment("field") is None or isinstance(value, int)
    assert one.word("field", Owner, Owner.BOTH) in Owner
    assert all(isinstance(text, str) for text in one.texts("field"))
    assert all(isinstance(table, dict) for table in one.tables("field"))
    assert one.seat("field") in {None, Role.LEADER, Role.CHIEF_EXECUTIVE}
    assert one.others("field") == ()


def test_a_field_of_one_seat_counts_only_in_its_own_hand() -> None:
    one = Fields({"yes": Register(1, (), "kid-c"), "odd": Register(1, (), "kid-unknown")}, SEATS)
    assert one.of("yes", Role.CHIEF_EXECUTIVE) == 1
    assert one.of("yes", Role.LEADER) is None
    assert one.writer("odd") is None
    assert one.of("odd", Role.LEADER) is None
    assert one.writer("never") is None


def test_switched_on_fields_are_found_by_their_beginning() -> None:
    one = fields(**{"done.describe": 1, "done.express": 0, "left_out.keep": 1, "done.agree": "1"})
    assert one.named("done.") == {"describe"}


def test_what_both_changed_unseen_is_named() -> None:
    one = Fields({"a": Register("x", ("y", 3), "kid-l"), "b": Register("x", (), "kid-l")}, SEATS)
    assert one.contested == ("a",)
    assert one.others("a") == ("y",)


def test_what_is_struck_out_is_not_read(tmp_path: Path) -> None:
    with seats(tmp_path) as both:
        pair_id, database = both.pair_id, both.leader.laptop.database
        with database.transaction() as session:
            both.leader.log.append(session, pair_id, [
                SetFields("line", "l1", {"text": "One"}), SetFields("line", "l2", {"text": "Two", "gone": 1}),
            ])  # fmt: skip
        with database.reading() as session:
            assert {name: one.text("text") for name, one in shared.entities(session, pair_id, "line").items()} == {
                "l1": "One"
            }
            assert shared.one(session, pair_id, "line", "l2") is None
            assert shared.one(session, pair_id, "line", "l3") is None
            found = shared.one(session, pair_id, "line", "l1")
        assert found is not None
        assert found.writer("text") is Role.LEADER
