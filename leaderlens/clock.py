"""What time it is, as a value that is handed down, so that the demo and the tests can have their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Answers the present moment as an aware datetime (any zone; stores keep UTC)."""


def system_clock() -> datetime:
    """The computer's own clock, in its local zone."""
    return datetime.now(UTC).astimezone()


class GoingClock:
    """A clock that goes on from ``moment`` as the computer's own does: the demonstration's afternoon passes."""

    def __init__(self, moment: datetime, beneath: Clock = system_clock) -> None:
        if moment.tzinfo is None:
            raise ValueError("a clock needs a time zone")
        self._beneath = beneath
        self._ahead = moment - beneath()

    def __call__(self) -> datetime:
        return self._beneath() + self._ahead


class FixedClock:
    """A clock that stands still until somebody moves it: for the demo and for tests."""

    def __init__(self, moment: datetime) -> None:
        if moment.tzinfo is None:
            raise ValueError("a clock needs a time zone")
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment
