"""What check-ins are called: dates, stages, burden, questions from one's own chair."""

from __future__ import annotations

from datetime import date

import pytest

from leaderlens.domain.checkin import Answer, Missing, Stage
from leaderlens.domain.people import Role
from leaderlens.services.checkins import CheckInSummary
from leaderlens.ui.checkin import words
from tests.ui.checkin.samples import LIBRARY, PAIR, TODAY, checkin, question, row


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (date(2026, 11, 21), "Due today"),
        (date(2026, 11, 22), "Due tomorrow"),
        (date(2026, 11, 27), "Due Friday 27 November"),
        (date(2027, 1, 8), "Due 8 January 2027"),
        (date(2026, 11, 14), "Was due 14 November 2026"),
    ],
)
def test_a_due_date_in_words(due: date, said: str) -> None:
    assert words.due_words(due, TODAY) == said


def test_a_check_in_is_called_by_its_month() -> None:
    assert words.title_of(checkin(), TODAY) == "November check-in"
    assert words.title_of(checkin(date(2027, 1, 8)), TODAY) == "January 2027 check-in"


def test_the_main_form_is_68_judgements_of_about_eight_minutes() -> None:
    count = sum(len(LIBRARY.lens(lens).questions) for lens in ("ryley", "taylor"))
    assert words.burden(count) == "68 judgements, about 8 minutes"
    assert words.burden(1) == "1 judgement, about 1 minute"


def test_the_lenses_of_the_pair_are_ticked() -> None:
    offers = [words.offer_of(lens, ("ryley", "taylor")) for lens in LIBRARY.lenses]
    assert [offer.lens_id for offer in offers if offer.chosen] == ["ryley", "taylor"]


@pytest.mark.parametrize(
    ("today", "labels"),
    [
        (date(2026, 11, 16), ["This Friday, 20 Nov", "In two weeks, 30 Nov"]),
        (date(2026, 11, 20), ["Next Friday, 27 Nov", "In two weeks, 4 Dec"]),
        (date(2026, 11, 21), ["Next Friday, 27 Nov", "In two weeks, 5 Dec"]),
    ],
)
def test_quick_dates_name_their_day(today: date, labels: list[str]) -> None:
    assert [quick.label for quick in words.quick_dates(today)] == labels
    assert all(quick.day > today for quick in words.quick_dates(today))


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_has_words(stage: Stage) -> None:
    said = words.stage_words(stage, "Morgan")
    assert all((said.title, said.line, said.chip, said.tone))
    assert "{" not in said.title + said.line + said.chip


def test_only_what_the_stage_allows_is_offered() -> None:
    assert row(Stage.TO_DO).action == "Begin"
    assert row(Stage.OTHER_WAITING, answered=1).action == "Continue"
    assert {row(stage).act for stage in Stage if not stage.sealed_by_me} == {"rate"}
    assert [stage for stage in Stage if row(stage).act == "reveal"] == [Stage.REVEALED]


def test_the_badge_counts_my_own_sheets_only() -> None:
    stages = (Stage.TO_DO, Stage.OTHER_WAITING, Stage.SEALED_WAITING, Stage.REVEALED)
    assert words.badge(CheckInSummary(checkin(), stage, 0) for stage in stages) == "2 due"
    assert words.badge([CheckInSummary(checkin(), Stage.SEALED_WAITING, 0)]) == ""


def test_a_question_is_asked_from_ones_own_chair() -> None:
    other, mine = question("ryley.patient:chief_executive"), question("ryley.patient:leader")
    assert (other.about, mine.about) == ("About Morgan", "About you")
    assert other.statement != mine.statement
    assert [whose for whose, _text in other.examples] == ["What it can look like for a Chief Executive"]
    us = question("taylor.trust_truth_tolerance.trust:pair")
    assert us.about == "About the two of you"
    assert len(us.examples) == 2


def test_answers_in_words() -> None:
    assert words.answer_words(Answer(rating=6)) == "6, Almost always"
    assert words.answer_words(Answer(missing=Missing.TALK)) == "I’d rather talk about this"
    assert words.answer_words(None) == "Not answered"


def test_people_are_called_by_their_first_names() -> None:
    assert [words.first_name(PAIR, role) for role in (Role.LEADER, Role.CHIEF_EXECUTIVE)] == ["Robin", "Morgan"]
