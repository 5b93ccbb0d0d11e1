from __future__ import annotations

from datetime import date

from leaderlens.analysis.hearing import hearing_record
from leaderlens.analysis.histories import Period

FIRST, SECOND = date(2025, 9, 15), date(2025, 11, 10)


def test_each_listener_has_a_line_and_an_unjudged_session_no_point() -> None:
    found = hearing_record([(SECOND, None, 1.0), (FIRST, 0.5, 0.0)])
    assert found is not None
    assert [one.value for one in found.leader] == [0.5, None]
    assert [one.value for one in found.chief_executive] == [0.0, 1.0]
    assert found.headline == "Heard as it was meant, at the latest check-back: Leader 50 %, Chief Executive 100 %"
    assert found.table.rows == (
        ("15 September 2025", "50 %", "0 %"),
        ("10 November 2025", "not judged", "100 %"),
    )
    assert "From two sessions nothing can be said about a direction." in found.note
    assert "Leader: latest 50 % in September 2025" in found.alt


def test_while_nothing_was_judged_there_is_no_chart() -> None:
    assert hearing_record([]) is None
    assert hearing_record([(FIRST, None, None)]) is None
    assert hearing_record([(FIRST, 1.0, 1.0)], period=Period(SECOND)) is None


def test_from_six_sessions_on_the_caution_goes() -> None:
    found = hearing_record([(date(2025, month, 1), 1.0, 0.5) for month in range(1, 7)])
    assert found is not None
    assert "direction" not in found.note
