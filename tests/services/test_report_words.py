from __future__ import annotations

from datetime import date

from leaderlens.domain.agreement import AgreementState, Owner
from leaderlens.domain.people import Pair, Role
from leaderlens.domain.session import Slot, Verdict
from leaderlens.services.report_words import owner_name, slot_name, state_name, verdict_name

PAIR = Pair("p", Role.LEADER, "Robin", "Morgan", "Kelderby", date(2026, 5, 19))


def test_everything_has_a_name_of_its_own() -> None:
    for names in (
        [state_name(one) for one in AgreementState],
        [slot_name(one) for one in Slot],
        [verdict_name(one) for one in (*Verdict, None)],
        [owner_name(one, PAIR) for one in Owner],
    ):
        assert all(names)
        assert len(set(names)) == len(names)


def test_an_owner_goes_by_their_name() -> None:
    assert [owner_name(one, PAIR) for one in (Owner.LEADER, Owner.CHIEF_EXECUTIVE, Owner.BOTH)] == [
        "Robin", "Morgan", "Both",
    ]  # fmt: skip
