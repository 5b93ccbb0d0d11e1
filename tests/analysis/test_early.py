from __future__ import annotations

from datetime import date

from leaderlens.analysis.early import early_days, index_point
from leaderlens.analysis.naming import Naming
from leaderlens.analysis.pictures import Absence
from leaderlens.domain.checkin import Missing
from tests.analysis.rounds import US, C, Given, L, ask, meet, monthly

Three = tuple[int, int, int]


MOCK_UP = monthly(
    {
        US[0]: [(5, 6), (6, 6), (5, 6)],
        US[1]: [(5, 6), (6, 6), (5, 6)],
        US[2]: [(6, 5), (5, 5), (5, 6)],
    }
)
"""The three check-ins of design chart 10: Leader 5.3, 5.7, 5.0 and Chief Executive 5.7, 5.7, 6.0."""


def test_three_check_ins_are_a_starting_picture() -> None:
    picture = early_days(MOCK_UP)
    assert picture.headline == "Three check-ins in: a starting picture, too early to call a direction"
    assert picture.subtitle == "Trust, truth and tolerance, each person’s own view (1–7)."
    assert picture.can_say == (
        "You are one step apart: Leader 5.0, Chief Executive 6.0.",
        "Since September: Leader 0.3 lower, Chief Executive 0.3 higher.",
        "Moves of this size are within everyday wobble.",
    )
    assert picture.cannot_say == (
        "Whether this is a trend, or what is usual for you.",
        "A first, provisional usual range appears after six check-ins.",
    )
    assert picture.note == "No trend line, no range and no test are drawn below six check-ins."
    assert (picture.low, picture.high) == (4.0, 7.0)


def test_the_index_is_like_for_like() -> None:
    reveal = meet(date(2025, 9, 15), {US[0]: (5, 5), US[1]: (Missing.NO_CHANCE, 6), US[2]: (6, 6)})
    assert index_point(reveal, L).absence is Absence.NO_CHANCE
    assert index_point(reveal, C).value == 17 / 3
    assert early_days([reveal]).can_say == ("Chief Executive: 5.7.",)
    assert early_days([reveal]).table.rows == (("15 September 2025", "no chance to see it", "5.7"),)


def test_a_check_in_that_did_not_ask_all_three_is_not_part_of_it() -> None:
    reveals = [*MOCK_UP, meet(date(2026, 3, 1), {US[0]: (1, 1), ask("honest"): (5, 5)})]
    assert early_days(reveals).leader == early_days(MOCK_UP).leader


def test_one_check_in() -> None:
    picture = early_days(MOCK_UP[:1], naming=Naming("Robin", "Morgan"))
    assert picture.headline == "One check-in in: a starting picture"
    assert picture.can_say == ("You are less than one step apart: Robin 5.3, Morgan 5.7.",)
    assert picture.cannot_say[0] == "Whether either view is moving, or what is usual for you."


def test_none_at_all() -> None:
    picture = early_days([])
    assert picture.headline == "Trust, truth and tolerance have not been rated yet"
    assert (picture.leader, picture.can_say, picture.low) == ((), (), 4.0)
    assert picture.alt == "A chart of trust, truth and tolerance without any point yet. Table view available."


def test_missed_by_both() -> None:
    reveals = monthly({question: [(None, None)] for question in US})
    picture = early_days(reveals)
    assert picture.headline == "Trust, truth and tolerance have not been rated yet"
    assert picture.alt.count("no ratings") == 2


def test_how_far_apart_in_words() -> None:
    def apart(leader: Three, chief_executive: Three) -> str:
        reveals = monthly({q: [(leader[i], chief_executive[i])] for i, q in enumerate(US)})
        return early_days(reveals).can_say[0]

    assert apart((6, 6, 6), (6, 6, 6)) == "You are at the same point: Leader 6.0, Chief Executive 6.0."
    assert apart((4, 4, 4), (6, 6, 6)) == "You are two steps apart: Leader 4.0, Chief Executive 6.0."
    assert apart((4, 4, 4), (5, 5, 6)) == "You are 1.3 steps apart: Leader 4.0, Chief Executive 5.3."


def test_a_large_move_is_more_than_wobble_and_the_axis_goes_down_with_it() -> None:
    reveals = monthly({question: [(6, 6), (2, 6)] for question in US})
    picture = early_days(reveals)
    assert "Since September: Leader 4.0 lower, Chief Executive the same." in picture.can_say
    assert "A move of this size is more than everyday wobble; see whether it holds." in picture.can_say
    assert picture.low == 2.0


def test_views_that_begin_in_different_months_are_told_apart() -> None:
    pairs: list[tuple[Given, Given]] = [(None, 5), (5, 5), (6, 6)]
    picture = early_days(monthly(dict.fromkeys(US, pairs)))
    assert picture.can_say[1:3] == ("Since October: Leader 1.0 higher.", "Since September: Chief Executive 1.0 higher.")


def test_from_seven_points_on_the_usual_range_is_told() -> None:
    wave: list[tuple[Given, Given]] = [(6, 6), (5, 6), (6, 6), (5, 6), (6, 6), (5, 6), (2, 6)]
    picture = early_days(monthly(dict.fromkeys(US, wave)))
    assert picture.headline == "Seven check-ins in: enough to say what is usual"
    assert picture.can_say == (
        "You are four steps apart: Leader 2.0, Chief Executive 6.0.",
        "Leader: 2.0 is outside the usual range of 2.8 to 7.0. What was going on in March?",
        "Chief Executive: 6.0 is inside the usual range of 5.1 to 6.9, which is still provisional.",
    )


def test_with_twelve_earlier_points_the_range_is_no_longer_provisional() -> None:
    picture = early_days(monthly({question: [(6, 5)] * 13 for question in US}))
    assert picture.can_say[1] == "Leader: 6.0 is inside the usual range of 5.1 to 6.9."


def test_somebody_who_often_missed_has_points_only() -> None:
    pairs: list[tuple[Given, Given]] = [(6, 5), (None, 5)] * 8 + [(None, 5), (6, 5)]
    picture = early_days(monthly(dict.fromkeys(US, pairs)))
    assert not any(sentence.startswith("Leader:") for sentence in picture.can_say)
    assert any(sentence.startswith("Chief Executive:") for sentence in picture.can_say)


def test_six_check_ins_with_holes_say_so() -> None:
    pairs: list[tuple[Given, Given]] = [(6, None), (None, 5)] * 4
    picture = early_days(monthly(dict.fromkeys(US, pairs)))
    assert picture.headline == "Eight check-ins in: not yet enough of them complete to say what is usual"
    assert "4 check-ins without all three ratings" in picture.alt
