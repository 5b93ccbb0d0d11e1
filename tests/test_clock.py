"""Clocks that are handed down."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from leaderlens.clock import FixedClock, system_clock


def test_the_system_clock_knows_its_zone() -> None:
    assert system_clock().tzinfo is not None


def test_a_fixed_clock_stands_still_and_needs_a_zone() -> None:
    moment = datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert FixedClock(moment)() == moment
    with pytest.raises(ValueError, match="zone"):
        FixedClock(datetime(2026, 11, 24))  # noqa: DTZ001 - the mistake under test
