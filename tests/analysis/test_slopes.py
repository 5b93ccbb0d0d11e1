from __future__ import annotations

from datetime import date

from leaderlens.analysis.naming import Naming
from leaderlens.analysis.slopes import what_changed
from leaderlens.domain.checkin import Missing, Reveal, Subject
from tests.analysis.rounds import C, Given, L, ask, meet, names

OCTOBER, NOVEMBER = date(2025, 10, 13), date(2025, 11, 17)


def two(*items: tuple[str, tuple[Given, Given], tuple[Given, Given]]) -> tuple[Reveal, Reveal]:
    """Two check-ins about both people; each item with (leader of chief executive, chief executive of leader)."""
    halves = []
    for place, day in ((1, OCTOBER), (2, NOVEMBER)):
        given: dict[object, tuple[Given, Given]] = {}
        for item in items:
            pair = item[place]
            assert isinstance(pair, tuple)
            given[ask(item[0], Subject.CHIEF_EXECUTIVE)] = (pair[0], 5)
            given[ask(item[0], Subject.LEADER)] = (5, pair[1])
        halves.append(meet(day, given))  # type: ignore[arg-type]
    return halves[0], halves[1]


MOVED = two(
    ("positive", (5, 6), (7, 6)),
    ("patient", (4, 3), (4, 5)),
    ("attuned_to_others", (4, 5), (4, 3)),
    ("honest", (6, 6), (5, 6)),
    ("ethical", (Missing.NO_CHANCE, 6), (6, 6)),
    ("friendly", (6, 6), (6, 6)),
)


def test_the_headline_counts_the_moves_worth_naming() -> None:
    picture = what_changed(*MOVED, names())
    assert picture.headline == "Since October: three ratings moved by two steps or more; most did not move"
    assert [panel.title for panel in picture.panels] == [
        "Leader’s view of the Chief Executive",
        "Chief Executive’s view of the Leader",
    ]


def test_the_largest_moves_come_first_and_missing_ones_are_counted() -> None:
    first, second = what_changed(*MOVED, names()).panels
    assert [(move.name, move.steps) for move in first.moves][:2] == [("Positive", 2), ("Honest", -1)]
    assert [(move.name, move.steps) for move in second.moves][:2] == [("Patient", 2), ("Attuned", -2)]
    assert (first.rater, first.left_out, second.rater, second.left_out) == (L, 1, C, 0)
    assert (first.before, first.after) == (OCTOBER, NOVEMBER)


def test_the_note_speaks_of_wobble_and_of_what_is_left_out() -> None:
    note = what_changed(*MOVED, names()).note
    assert "About one in eight ratings moves two steps by everyday wobble alone" in note
    assert note.endswith("1 rating is left out because it is missing at one of the two check-ins.")


def test_table_and_alt_text() -> None:
    picture = what_changed(*MOVED, names())
    assert picture.table.columns == ("View", "Item", "13 October 2025", "17 November 2025", "Steps moved")
    assert ("Leader’s view of the Chief Executive", "Positive", "5", "7", "+2") in picture.table.rows
    assert ("Leader’s view of the Chief Executive", "Ethical", "no chance to see it", "6", "–") in picture.table.rows
    assert "Positive from 5 to 7; 3 unchanged; 1 moved one step; 1 left out." in picture.alt
    assert picture.alt.endswith("Table view available.")


def test_own_ratings_make_two_more_panels() -> None:
    picture = what_changed(*MOVED, names(), own=True, naming=Naming("Robin", "Morgan"))
    assert [panel.title for panel in picture.panels] == [
        "Robin’s view of Morgan",
        "Morgan’s view of Robin",
        "Robin’s own ratings",
        "Morgan’s own ratings",
    ]
    assert all(move.steps == 0 for move in picture.panels[2].moves)


def test_headlines_at_the_edges() -> None:
    still = two(("honest", (5, 5), (5, 6)))
    assert what_changed(*still, names()).headline == "Since October: no rating moved by two steps or more"
    one = two(("honest", (5, 5), (3, 6)))
    assert what_changed(*one, names()).headline == "Since October: one rating moved by two steps or more"
    none = two(("honest", (None, 5), (3, None)))
    assert what_changed(*none, names()).headline == "Since October: nothing was rated both times"


def test_two_check_ins_of_one_month_are_told_apart_by_their_days() -> None:
    before = meet(date(2025, 11, 3), {ask("honest"): (5, 5)})
    after = meet(date(2025, 11, 17), {ask("honest"): (5, 5)})
    assert what_changed(before, after, names()).headline.startswith("Since 3 Nov: ")


def test_different_questions_leave_nothing_to_compare() -> None:
    before, after = meet(OCTOBER, {ask("honest"): (5, 5)}), meet(NOVEMBER, {ask("patient"): (5, 5)})
    picture = what_changed(before, after, names())
    assert [panel.left_out for panel in picture.panels] == [2, 0]
    assert picture.headline == "Since October: nothing was rated both times"
    assert picture.table.rows[0][2:] == ("not asked", "5", "–")


def test_the_first_check_in_says_that_it_is_the_first() -> None:
    picture = what_changed(None, MOVED[1], names())
    assert picture.panels == ()
    assert picture.headline == "This is your first check-in, so there is nothing to compare it with yet"
