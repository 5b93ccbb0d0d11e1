"""The sheet on the desk."""

from __future__ import annotations

from dataclasses import replace

from leaderlens.domain.checkin import Answer, Missing, Question, Subject
from leaderlens.ui.checkin.open_sheet import OpenSheet
from leaderlens.ui.checkin.sheet_keeper import SheetKeeper
from tests.ui.checkin.seats import Seat


def opened(seat: Seat, checkin_id: str, *extra: Question) -> OpenSheet:
    view = seat.checkins.sheet(seat.two.pair_id, checkin_id)
    keeper = SheetKeeper(
        seat.tasks, seat.checkins, seat.two.pair_id, checkin_id, lambda _how, _why: None, lambda _changes: None
    )
    return OpenSheet.of(replace(view, order=(*view.order, *extra)), "November check-in", "Morgan", keeper)


def test_the_other_first_then_self_then_us(robin: Seat) -> None:
    sheet = opened(robin, robin.open("taylor"))
    assert sheet.blocks == (12, 12, 4)
    assert [one.block for one in sheet.asked] == ["other"] * 12 + ["self"] * 12 + ["us"] * 4


def test_answers_count_at_once_and_can_be_taken_back(robin: Seat) -> None:
    checkin_id = robin.open()
    sheet = opened(robin, checkin_id)
    sheet.put(Answer(missing=Missing.TALK, note="Thursday?"))
    assert sheet.done == {0}
    line = sheet.lines()[0]
    assert (line.answer, line.noted, line.block) == ("I’d rather talk about this", True, "About Morgan")
    sheet.put(None)
    assert sheet.done == frozenset()
    assert {line.answer for line in sheet.lines()} == {""}


def test_a_question_this_app_does_not_have_is_not_asked(robin: Seat) -> None:
    newer = (Question("ryley.from_a_later_version", Subject.LEADER), Question("another.lens", Subject.PAIR))
    sheet = opened(robin, robin.open(), *newer)
    assert len(sheet.asked) == 18
    assert sheet.position_of("another.lens:pair") is None


def test_the_position_stays_within_the_sheet(robin: Seat) -> None:
    checkin_id = robin.open()
    robin.checkins.sheet(robin.two.pair_id, checkin_id)
    robin.checkins.keep_position(robin.two.pair_id, checkin_id, 400)
    sheet = opened(robin, checkin_id)
    assert sheet.last
    assert sheet.position_of(sheet.here.question.key) == 17
