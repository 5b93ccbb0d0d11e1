"""Clocks that are handed down."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from leaderlens.clock import FixedClock, GoingClock, system_clock


def test_the_system_clock_knows_its_zone() -> None:
    assert system_clock().tzinfo is not None


def test_a_fixed_clock_stands_still_and_needs_a_zone() -> None:
    moment = datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert FixedClock(moment)() == moment
    with pytest.raises(ValueError, match="zone"):
        FixedClock(datetime(2026, 11, 24))  # noqa: DTZ001 - the mistake under test


def test_a_going_clock_goes_on_from_its_moment_and_needs_a_zone() -> None:
    beneath, story = FixedClock(datetime(2030, 1, 1, 8, tzinfo=UTC)), datetime(2026, 11, 24, 9, tzinfo=UTC)
    clock = GoingClock(story, beneath)
    assert clock() == story
    beneath.moment += timedelta(minutes=7)
    assert clock() == story + timedelta(minutes=7)
    with pytest.raises(ValueError, match="zone"):
        GoingClock(datetime(2026, 11, 24))  # noqa: DTZ001 - the mistake under test
