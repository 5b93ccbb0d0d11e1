from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from leaderlens.analysis.agreement import Zone
from leaderlens.analysis.findings import shift
from leaderlens.analysis.naming import Naming
from leaderlens.analysis.pictures import Absence, Break, Point
from leaderlens.analysis.series import (
    about,
    absence_text,
    both,
    cell,
    in_order,
    last_asked,
    newest_wordings,
    paired_series,
    point,
    points,
    rating,
    zone_of,
)
from leaderlens.domain.checkin import Missing, Subject
from leaderlens.domain.lens import Band
from leaderlens.domain.people import Role
from tests.analysis.rounds import C, L, ask, meet, monthly, names

DECISIVE, PATIENT = ask("decisive"), ask("patient")
DAY = date(2025, 9, 15)


def test_a_point_has_a_number_or_the_reason_why_not() -> None:
    reveal = meet(DAY, {DECISIVE: (3, Missing.NO_CHANCE), PATIENT: (None, Missing.TALK)})
    assert point(reveal, L, DECISIVE) == Point(DAY, 3)
    assert point(reveal, C, DECISIVE) == Point(DAY, None, Absence.NO_CHANCE)
    assert point(reveal, C, PATIENT) == Point(DAY, None, Absence.TALK)
    assert point(reveal, L, PATIENT) == Point(DAY, None, Absence.UNANSWERED)
    assert point(reveal, L, ask("honest")) == Point(DAY, None, Absence.NOT_ASKED)
    assert rating(reveal, L, ask("honest")) is None


def test_a_sheet_without_any_answer_was_missed() -> None:
    reveal = meet(DAY, {DECISIVE: (None, 5), PATIENT: (None, 4)})
    assert point(reveal, L, DECISIVE).absence is Absence.MISSED


def test_points_stand_in_order_of_the_occasion_and_nothing_is_filled_in() -> None:
    reveals = monthly({DECISIVE: [(4, 6), (None, 6), (5, 6)], PATIENT: [(4, 4), (4, 4), (4, 4)]})
    line = points(in_order(reveals[::-1]), L, DECISIVE)
    assert [one.value for one in line] == [4, None, 5]
    assert [one.day for one in line] == sorted(one.day for one in line)
    assert both(reveals, DECISIVE) == [(reveals[0].checkin.due, 4, 6), (reveals[2].checkin.due, 5, 6)]


def test_the_latest_gap_is_of_the_newest_check_in_that_asked() -> None:
    reveals = monthly({DECISIVE: [(4, 4), (3, 6)], PATIENT: [(4, 4), (4, 4), (4, 4)]})
    panel = paired_series(reveals, DECISIVE, names(), Naming("Robin", "Morgan"))
    assert (panel.name, panel.subject_name) == ("Decisive", "Morgan")
    assert (panel.steps_apart, panel.apart_label) == (3, "3 steps apart")
    assert panel.leader[-1].absence is Absence.NOT_ASKED
    assert last_asked(reveals, DECISIVE) is reveals[1]


@pytest.mark.parametrize(
    ("pair", "steps", "label"),
    [((5, 5), 0, "same"), ((5, 6), 1, "1 step apart"), ((Missing.NO_CHANCE, 6), None, "")],
)
def test_the_gap_in_words(pair: tuple[int | Missing, int], steps: int | None, label: str) -> None:
    panel = paired_series([meet(DAY, {DECISIVE: pair})], DECISIVE, names())
    assert (panel.steps_apart, panel.apart_label) == (steps, label)


def test_a_question_nobody_ever_asked() -> None:
    panel = paired_series([], DECISIVE, names())
    assert (panel.leader, panel.chief_executive, panel.steps_apart) == ((), (), None)
    assert last_asked([], DECISIVE) is None


def test_who_is_self_depends_on_the_subject() -> None:
    reveal = meet(DAY, {ask("decisive", subject): (6, 3) for subject in Subject})
    assert zone_of(reveal, ask("decisive", Subject.LEADER)) is Zone.SELF_SEES_MORE
    assert zone_of(reveal, ask("decisive", Subject.CHIEF_EXECUTIVE)) is Zone.OTHER_SEES_MORE
    assert zone_of(reveal, ask("decisive", Subject.PAIR)) is Zone.SELF_SEES_MORE


def test_questions_by_subject_and_lens() -> None:
    questions = [DECISIVE, ask("decisive", Subject.LEADER), ask("taylor.no_side")]
    assert about(questions, Subject.CHIEF_EXECUTIVE) == [DECISIVE, ask("taylor.no_side")]
    assert about(questions, lens="ryley") == questions[:2]
    assert about(questions) == questions


def test_every_absence_has_words_and_a_number_has_none() -> None:
    words = [absence_text(absence) for absence in Absence]
    assert len(set(words)) == len(words)
    assert all(words)
    assert absence_text(None) == ""
    assert [cell(Point(DAY, 5)), cell(Point(DAY, 5.25)), cell(Point(DAY, None, Absence.MISSED))] == [
        "5",
        "5.2",
        "missed",
    ]


def test_a_new_wording_begins_a_new_series_drawn_with_a_break() -> None:
    worded = replace(DECISIVE, wording="1f0c2d3e")
    reveals = [
        meet(DAY, {DECISIVE: (2, 2)}),
        meet(DAY + timedelta(days=28), {ask("patient"): (4, 4)}),
        meet(DAY + timedelta(days=56), {worded: (6, 6)}),
        meet(DAY + timedelta(days=84), {worded: (6, 5)}),
    ]
    panel = paired_series(reveals, worded, names())
    assert [one.value for one in panel.leader] == [2, None, 6, 6]
    assert panel.leader[1].absence is Absence.NOT_ASKED
    assert panel.breaks == (Break(DAY + timedelta(days=56), "new wording"),)
    assert [one.value for one in points(reveals, Role.LEADER, worded)] == [None, None, 6, 6], "numbers never mix them"
    assert shift(reveals, worded, Role.LEADER) is None
    assert newest_wordings(reveals) == [worded, ask("patient")]
    assert paired_series(reveals[:2], DECISIVE, names()).breaks == ()


def test_sealed_and_never_opened_is_not_missed() -> None:
    reveal = meet(DAY, {DECISIVE: (None, None)})
    closed = replace(reveal, leader=replace(reveal.leader, unopened=True))
    assert point(closed, Role.LEADER, DECISIVE).absence is Absence.UNOPENED
    assert point(closed, Role.CHIEF_EXECUTIVE, DECISIVE).absence is Absence.MISSED


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        ((4, 5), Zone.SHARED_STRENGTH),
        ((6, 7), Zone.SEEN_ALIKE),
        ((5, 6), Zone.SEEN_ALIKE),
        ((1, 2), Zone.SEEN_ALIKE),
        ((2, 5), Zone.SELF_SEES_MORE),
    ],
)
def test_where_the_best_lies_in_the_middle_the_ends_are_no_strength(ratings: tuple[int, int], expected: Zone) -> None:
    assert zone_of(meet(DAY, {DECISIVE: ratings}), DECISIVE, Band(3, 5)) is expected
