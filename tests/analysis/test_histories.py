from __future__ import annotations

from datetime import date

from leaderlens.analysis.histories import ALWAYS, Attendance, Period, Stack
from leaderlens.analysis.pictures import Absence
from leaderlens.domain.people import Role

DAY = date(2025, 9, 15)


def test_a_period_holds_both_its_ends_and_an_open_end_holds_all() -> None:
    assert Period(DAY, DAY).holds(DAY)
    assert not Period(date(2025, 9, 16)).holds(DAY)
    assert not Period(None, date(2025, 9, 14)).holds(DAY)
    assert ALWAYS.holds(date.min)


def test_a_column_knows_what_it_is_out_of() -> None:
    assert (Stack(DAY, (8, 8, 2, 1)).total, Stack(DAY, (8, 8, 2, 1)).near) == (19, 16)
    assert (Stack(DAY, None, "missed").total, Stack(DAY, None).near) == (0, 0)


def test_attendance_is_told_for_each_person() -> None:
    found = Attendance(DAY, None, Absence.MISSED)
    assert (found.of(Role.LEADER), found.of(Role.CHIEF_EXECUTIVE)) == (None, Absence.MISSED)
