from __future__ import annotations

import sys
from datetime import date

import pytest

from leaderlens.analysis.agreement import Zone
from leaderlens.analysis.findings import Tier
from leaderlens.analysis.naming import Naming
from leaderlens.analysis.summary import latest_headline, reveal_summary
from leaderlens.domain.checkin import Missing, Subject
from tests.analysis.rounds import US, Given, ask, meet, monthly, names

CE, LEADER = Subject.CHIEF_EXECUTIVE, Subject.LEADER
DECISIVE, PATIENT, HONEST = ask("decisive"), ask("patient"), ask("honest", LEADER)

TWO = monthly(
    {
        DECISIVE: [(4, 6), (3, 6)],
        PATIENT: [(5, 5), (5, 5)],
        HONEST: [(7, 6), (7, 6)],
        US[0]: [(6, 6), (6, 6)],
    }
)


def test_the_first_check_in() -> None:
    found = reveal_summary(TWO[0], [], names())
    assert found.headline == "You see 3 of 4 items within one step; decisive (Chief Executive) is furthest apart"
    assert found.sentences == (
        "Of the 4 items you both rated, 3 are within one step; two are shared strengths.",
        "The widest gap is decisive (Chief Executive): Leader 4, Chief Executive 6.",
        "This is your first check-in, so there is nothing to compare it with yet.",
    )


def test_the_second_check_in() -> None:
    found = reveal_summary(TWO[1], TWO, names(), naming=Naming("Robin", "Morgan"))
    assert found.sentences == (
        "Of the 4 items you both rated, 3 are within one step; two are shared strengths.",
        "The widest gap is decisive (Morgan): Robin 3, Morgan 6, and it has lasted for two check-ins.",
        "Ratings are otherwise much as before.",
    )


def test_later_check_ins_do_not_reach_back() -> None:
    assert reveal_summary(TWO[0], TWO, names()) == reveal_summary(TWO[0], [], names())


def test_views_alike_and_apart() -> None:
    found = reveal_summary(TWO[1], TWO[:1], names())
    assert [(view.question, view.zone) for view in found.seen_alike] == [
        (HONEST, Zone.SHARED_STRENGTH),
        (US[0], Zone.SHARED_STRENGTH),
        (PATIENT, Zone.SEEN_ALIKE),
    ]
    (apart,) = found.seen_differently
    assert (apart.question, apart.steps, apart.zone, apart.tier) == (DECISIVE, 3, Zone.SELF_SEES_MORE, Tier.HOLDS_UP)
    assert apart.name == "Decisive"


def test_closeness_is_counted_for_each_subject() -> None:
    found = reveal_summary(TWO[1], TWO[:1], names()).closeness
    assert set(found) == set(Subject)
    assert (found[CE].k, found[CE].within_one, found[CE].mean_gap) == (2, 1, 1.5)
    assert (found[LEADER].k, found[LEADER].mean_gap) == (1, 1.0)


def test_what_moved_and_what_came_closer() -> None:
    reveals = monthly({DECISIVE: [(3, 6), (6, 6)], PATIENT: [(5, 5), (5, 4)]})
    assert reveal_summary(reveals[1], reveals[:1], names()).sentences[1:] == (
        (
            "On decisive, the Leader’s view of the Chief Executive is three steps higher than last time; "
            "see whether it holds."
        ),
        "Your views of decisive (Chief Executive) are the same now; last time they were three steps apart.",
    )


def test_a_quiet_check_in_says_so() -> None:
    reveals = monthly({DECISIVE: [(5, 6), (6, 6)]})
    assert reveal_summary(reveals[1], reveals[:1], names()).sentences == (
        "You both rated one item, and your views of it are within one step.",
        "Ratings are much as before.",
    )


def test_other_questions_than_before() -> None:
    first, second = meet(date(2025, 9, 15), {DECISIVE: (5, 5)}), meet(date(2025, 10, 13), {PATIENT: (5, 5)})
    assert reveal_summary(second, [first], names()).sentences[-1] == (
        "Nothing here was rated before, so there is nothing to compare it with yet."
    )


@pytest.mark.parametrize(
    ("pairs", "headline"),
    [
        ([(5, 5)], "You see the one item you both rated within one step"),
        ([(5, 5), (4, 5)], "You see everything you both rated within one step"),
        ([(5, 5), (None, Missing.TALK)], "You see the one item you both rated within one step"),
        ([(None, 5)], "There is nothing yet that both of you rated"),
        ([(2, 5)], "Your views differ; decisive (Chief Executive) is furthest apart"),
        ([(2, 5), (2, 5)], "Your views differ; decisive and patient (Chief Executive) are furthest apart"),
        ([(2, 5)] * 3, "You see everything you both rated differently"),
        ([(2, 5)] * 3 + [(5, 5)], "You see 1 of 4 items within one step; three are two steps or more apart"),
        (
            [(2, 5), (2, 5), (5, 5)],
            "You see 1 of 3 items within one step; decisive and patient (Chief Executive) are furthest apart",
        ),
    ],
)
def test_headlines(pairs: list[tuple[Given, Given]], headline: str) -> None:
    questions = [DECISIVE, PATIENT, ask("honest"), ask("ethical")]
    reveal = meet(date(2025, 9, 15), dict(zip(questions, pairs, strict=False)))
    assert latest_headline([reveal], names()) == headline


def test_gaps_about_different_people_say_whom_they_are_about() -> None:
    reveal = meet(date(2025, 9, 15), {DECISIVE: (2, 5), HONEST: (6, 3), US[0]: (5, 5)})
    assert latest_headline([reveal], names()) == (
        "You see 1 of 3 items within one step; decisive (Chief Executive) and honest (Leader) are furthest apart"
    )


def test_before_the_first_reveal_there_is_no_headline() -> None:
    assert latest_headline([], names()) == ""


def test_two_check_ins_on_one_day() -> None:
    day = date(2025, 9, 15)
    first, second = meet(day, {DECISIVE: (5, 5)}), meet(day, {DECISIVE: (5, 5)})
    assert latest_headline([first, second], names()) == "You see the one item you both rated within one step"


def test_the_analysis_loads_without_numpy() -> None:
    import subprocess

    code = (
        "import sys, leaderlens.analysis.summary, leaderlens.analysis.multiples, leaderlens.analysis.early;"
        "sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
