from __future__ import annotations

from datetime import date

import pytest

from leaderlens.analysis.multiples import most_telling, paired_trend, small_multiples
from leaderlens.analysis.naming import Naming
from leaderlens.domain.checkin import Missing, Subject
from leaderlens.domain.event import Event
from tests.analysis.rounds import Given, ask, meet, monthly, names

CE = Subject.CHIEF_EXECUTIVE
DECISIVE, ACCESSIBLE, PATIENT, HONEST = ask("decisive"), ask("accessible"), ask("patient"), ask("honest")

STORY = monthly(
    {
        DECISIVE: [(6, 6), (5, 6), (4, 6), (3, 6), (3, 6)],
        ACCESSIBLE: [(6, 6), (6, 6), (None, 6), (4, 6), (4, 6)],
        PATIENT: [(5, 4), (5, 4), (5, 4), (5, 4), (5, 4)],
        HONEST: [(6, 6), (6, 6), (Missing.NO_CHANCE, 6), (6, 6), (6, 7)],
    }
)
"""Five check-ins, four weeks apart from 15 September 2025."""

EVENTS = [
    Event("e1", date(2025, 10, 20), "budget", "An early look at the budget", major=True),
    Event("e2", date(2025, 11, 20), "session", "A session"),
    Event("e3", date(2024, 1, 1), "election", "Long ago", major=True),
]


def test_lasting_gaps_come_first_and_ties_keep_their_order() -> None:
    assert most_telling(STORY, CE) == (DECISIVE, ACCESSIBLE, HONEST, PATIENT)
    assert most_telling(STORY[::-1], CE, 2) == (DECISIVE, ACCESSIBLE)
    assert most_telling(STORY, CE, lens="taylor") == ()
    assert most_telling(STORY, Subject.LEADER) == ()


def test_when_all_is_calm_what_has_travelled_most_is_telling() -> None:
    reveals = monthly(
        {
            PATIENT: [(5, 5)] * 8,
            HONEST: [(6, 6), (6, 6), (3, 6), *[(6, 6)] * 5],
            DECISIVE: [(6, 6), (4, 6), (4, 6), *[(6, 6)] * 5],
        }
    )
    assert most_telling(reveals, CE) == (DECISIVE, HONEST, PATIENT)
    assert small_multiples(reveals, [DECISIVE, PATIENT], names()).headline == (
        "Your views of decisive were apart, and have been within one step since December 2025"
    )


def test_what_nobody_rated_is_not_telling() -> None:
    reveals = [meet(date(2025, 9, 15), {HONEST: (None, Missing.NO_CHANCE), PATIENT: (5, None)})]
    assert most_telling(reveals, CE) == (PATIENT,)


def test_small_multiples() -> None:
    picture = small_multiples(STORY, most_telling(STORY, CE), names(), EVENTS)
    assert picture.headline == "Decisive and accessible have been two steps or more apart since December 2025"
    assert picture.subtitle == "Ratings of the Chief Executive over 5 check-ins."
    assert [panel.apart_label for panel in picture.panels] == [
        "3 steps apart",
        "2 steps apart",
        "1 step apart",
        "1 step apart",
    ]
    assert [(mark.day, mark.label) for mark in picture.events] == [(date(2025, 10, 20), "Budget")]


def test_the_note_explains_dotted_links_and_small_numbers() -> None:
    note = small_multiples(STORY, [DECISIVE, ACCESSIBLE, HONEST], names()).note
    assert note == (
        "Dotted link = no rating that time (there was no chance to see it or it was left without a number); nothing is "
        "filled in. Lines are nudged apart where you agree. Below six check-ins it is too early to call a direction. "
        "Most one-step moves are everyday wobble: look for two steps that last."
    )


def test_a_missed_check_in_is_named() -> None:
    reveals = monthly({PATIENT: [(5, 5), (None, 5), (5, 5)]})
    assert "(Leader missed October 2025)" in small_multiples(reveals, [PATIENT], names()).note
    assert "missed" in small_multiples(reveals, [PATIENT], names()).table.rows[0]


def test_alt_text_tells_latest_highest_lowest_and_how_far_apart() -> None:
    alt = small_multiples(STORY, [DECISIVE, PATIENT], names(), EVENTS).alt
    assert alt == (
        "Two small line charts: ratings of the Chief Executive, scale 1 to 7, 5 check-ins, September 2025 to January "
        "2026. Decisive: Leader latest 3, highest 6, lowest 3; Chief Executive 6 throughout; 3 steps apart; two "
        "steps or more apart since November 2025. Patient: Leader 5 throughout; Chief Executive 4 throughout; "
        "1 step apart. Marked events: Budget 20 October 2025. Table view available."
    )


def test_the_table_has_a_row_for_every_line() -> None:
    table = small_multiples(STORY, [DECISIVE, HONEST], names(), naming=Naming("Robin", "Morgan")).table
    assert table.columns[:3] == ("Item", "View", "15 September 2025")
    assert table.rows[2] == ("Honest", "Robin’s view", "6", "6", "no chance to see it", "6", "6")


@pytest.mark.parametrize(
    ("pairs", "headline"),
    [
        ([[(5, 5)]], "Where you both rated, you are within one step of each other"),
        ([[(3, 6)]], "Decisive is two steps or more apart"),
        ([[(6, 6), (4, 6)]], "Decisive is two steps or more apart this time; see whether it holds"),
        ([[(3, 6), (5, 6)]], "Your views of decisive are closer than last time"),
        ([[(None, 6)]], "Nothing here has been rated by both of you yet"),
        ([[(3, 6)]] * 3, "All three are two steps or more apart"),
        ([[(3, 6), (3, 6)]] * 3, "All three have been two steps or more apart more than once"),
        (
            [[(3, 6), (3, 6), (5, 6), (5, 6)]] * 3,
            "Your views of all three were apart, and have come together",
        ),
        ([[(3, 6), (5, 6)]] * 3, "On three items your views are closer than last time"),
    ],
)
def test_headlines(pairs: list[list[tuple[Given, Given]]], headline: str) -> None:
    questions = [DECISIVE, PATIENT, HONEST][: len(pairs)]
    reveals = monthly(dict(zip(questions, pairs, strict=True)))
    assert small_multiples(reveals, questions, names()).headline == headline


def test_a_mixture_of_subjects_is_called_chosen() -> None:
    mixed = [DECISIVE, ask("decisive", Subject.LEADER)]
    assert small_multiples(STORY, mixed, names()).subtitle == "Chosen ratings over 5 check-ins."


def test_no_check_in_at_all() -> None:
    assert small_multiples([], [DECISIVE], names()).panels == ()
    assert small_multiples(STORY, [], names()).headline == "There is no check-in to show yet"
    assert paired_trend([], DECISIVE, names()).headline == "There is no check-in to show yet"


def test_one_check_in_draws_no_conclusion() -> None:
    note = small_multiples(STORY[:1], [DECISIVE], names()).note
    assert note == "One check-in is a starting picture: there is nothing to compare it with yet."


def test_one_item_large() -> None:
    picture = paired_trend(STORY, DECISIVE, names(), EVENTS)
    assert (
        picture.headline
        == "The two views of decisive are three steps apart, and have been two or more since November 2025"
    )
    assert [mark.label for mark in picture.events] == ["An early look at the budget", "A session"]
    assert picture.table.rows[-1] == ("5 January 2026", "3", "6", "3 steps apart")
    assert picture.series is not None
    assert picture.series.steps_apart == 3
    assert "Marked events: An early look at the budget 20 October 2025 and A session 20 November 2025." in picture.alt


def test_a_move_is_told_in_the_note_of_the_large_chart() -> None:
    reveals = monthly({DECISIVE: [(6, 6), (4, 6)]})
    assert paired_trend(reveals, DECISIVE, names()).note.startswith(
        "On decisive, the Leader’s view of the Chief Executive is two steps lower than last time; see whether it holds."
    )


def test_a_crowd_of_events_leaves_only_the_major_ones() -> None:
    crowd = [Event(f"e{n}", date(2025, 10, 1 + n), "press", f"Story {n}", major=n % 2 == 0) for n in range(20)]
    assert [mark.label for mark in paired_trend(STORY, DECISIVE, names(), crowd).events] == [
        f"Story {n}" for n in (4, 6, 8, 10, 12, 14, 16, 18)
    ]


@pytest.mark.parametrize(
    ("pairs", "headline"),
    [
        ([(3, 6)], "A first picture of decisive: Leader 3, Chief Executive 6"),
        ([(6, 6), (4, 6)], "The two views of decisive are two steps apart this time; see whether it holds"),
        ([(3, 6), (5, 6)], "The two views of decisive are closer: three steps apart last time, now one step"),
        ([(3, 6), (6, 6)], "The two views of decisive are closer: three steps apart last time, now the same"),
        ([(5, 6), (5, 6)], "The two views of decisive are within one step"),
        ([(5, 6), (6, 6)], "The two views of decisive are the same"),
        (
            [(3, 6), (4, 6), (5, 6), (6, 6)],
            "The two views of decisive were apart, and have been within one step since November",
        ),
        ([(5, 6), (None, 6)], "One of the two views of decisive is missing this time"),
        ([(5, 6), (Missing.TALK, None)], "Both views of decisive are missing this time"),
        ([(None, 6)], "One of the two views of decisive is missing this time"),
        ([(None, Missing.TALK)], "There are not yet two views of decisive"),
    ],
)
def test_headlines_of_the_large_chart(pairs: list[tuple[Given, Given]], headline: str) -> None:
    reveals = monthly({DECISIVE: pairs, PATIENT: [(5, 5)] * len(pairs)})
    assert paired_trend(reveals, DECISIVE, names()).headline == headline
