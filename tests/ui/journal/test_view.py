"""The values between the journal's page and its presenter."""

from __future__ import annotations

from dataclasses import replace

from leaderlens.ui.journal.view import SaveState, Written
from tests.ui.journal.lines import NOON


def test_what_is_written_is_a_value_and_the_four_states_differ() -> None:
    written = Written("A title", "A body", NOON)
    assert replace(written, body="Another") != written == Written("A title", "A body", NOON)
    assert len({state.value for state in SaveState}) == 4
