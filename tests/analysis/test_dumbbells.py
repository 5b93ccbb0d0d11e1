from __future__ import annotations

from datetime import date

from leaderlens.analysis.dumbbells import dumbbell
from leaderlens.analysis.naming import Naming
from leaderlens.domain.checkin import Missing, Reveal, Subject
from tests.analysis.reference import example
from tests.analysis.rounds import US, Given, ask, lens, meet, names

CE = Subject.CHIEF_EXECUTIVE
DAY = date(2025, 11, 17)


def november() -> Reveal:
    """The worked wave A1, with the Leader's one null as *no chance to see it*."""
    given = example("A1_")["input"]
    items = [item.key for item in lens("ryley").asked]
    pairs: list[tuple[Given, Given]] = [
        (Missing.NO_CHANCE if other is None else other, own)
        for own, other in zip(given["ce_self"], given["leader_view"], strict=True)
    ]
    return meet(DAY, {ask(item): pair for item, pair in zip(items, pairs, strict=True)})


def test_the_headline_counts_in_words() -> None:
    picture = dumbbell(november(), CE, names())
    assert picture.headline == "Three attributes are seen differently; sixteen are within one step"
    assert picture.subtitle == "The Chief Executive, November 2025."


def test_the_note_says_what_chance_would_bring() -> None:
    assert dumbbell(november(), CE, names()).note == (
        "A gap does not say who is right. With 19 items seen by both, about two or three two-step gaps would turn up "
        "by chance even if you saw everything identically; a gap that is there again next time is the one to explore."
    )


def test_groups_stand_in_their_order_and_only_gaps_are_to_ask_about() -> None:
    groups = dumbbell(november(), CE, names()).groups
    assert [group.title for group in groups] == ["Seen differently", "Shared strengths", "Seen alike", "Not yet seen"]
    assert [group.alert for group in groups] == [True, False, False, False]
    assert [row.steps for row in groups[0].rows] == [3, 2, 2]
    assert groups[-1].rows[0].missing_text == "Leader: no chance to see it"


def test_rows_alike_step_down_from_high_to_low() -> None:
    shared = dumbbell(november(), CE, names()).groups[1]
    levels = [(row.leader or 0) + (row.chief_executive or 0) for row in shared.rows]
    assert levels == sorted(levels, reverse=True)


def test_low_and_unexplored_have_groups_of_their_own() -> None:
    reveal = meet(
        DAY,
        {
            ask("risk_taking"): (2, 3),
            ask("unselfish"): (Missing.NO_CHANCE, Missing.NO_CHANCE),
            ask("honest"): (Missing.TALK, None),
        },
    )
    groups = dumbbell(reveal, CE, names()).groups
    assert [(group.title, group.line) for group in groups] == [
        ("Seen alike, low", "both 3 or less"),
        ("Not yet explored", "by either of you"),
    ]
    assert [row.missing_text for row in groups[1].rows] == [
        "Both: no chance to see it",
        "Leader: would rather talk about it; Chief Executive: not answered",
    ]


def test_the_two_of_them_and_first_names() -> None:
    reveal = meet(DAY, dict.fromkeys(US, (5, 5)))
    picture = dumbbell(reveal, Subject.PAIR, names(), naming=Naming("Robin", "Morgan"))
    assert picture.headline == "Three principles were rated by both of you, all within one step"
    assert picture.subtitle == "The two of you, November 2025."
    assert picture.table.columns[2:4] == ("Robin’s view", "Morgan’s view")


def test_headlines_at_the_edges() -> None:
    def headline(*pairs: tuple[Given, Given]) -> str:
        items = [item.key for item in lens("ryley").asked]
        return dumbbell(
            meet(DAY, {ask(item): pair for item, pair in zip(items, pairs, strict=False)}), CE, names()
        ).headline

    assert headline((5, None), (5, Missing.TALK)) == "Nothing here was rated by both of you this time"
    assert headline((5, 5)) == "One attribute was rated by both of you, within one step"
    assert headline((2, 5)) == "One attribute is seen differently"
    assert headline((2, 5), (5, 5)) == "One attribute is seen differently; one is within one step"


def test_chance_is_said_gently_where_little_was_rated() -> None:
    note = dumbbell(meet(DAY, {ask("honest"): (5, 5)}), CE, names()).note
    assert "Now and then a two-step gap turns up by chance" in note
    assert dumbbell(meet(DAY, {ask("honest"): (5, None)}), CE, names()).note == "A gap does not say who is right."


def test_gaps_that_were_there_before_are_named() -> None:
    before = meet(date(2025, 10, 13), {ask("honest"): (3, 6), ask("patient"): (5, 5)})
    now = meet(DAY, {ask("honest"): (4, 6), ask("patient"): (3, 5)})
    assert dumbbell(now, CE, names(), earlier=[before, now]).note.endswith("There last time too: honest.")


def test_the_table_and_the_alt_text_hold_what_the_picture_holds() -> None:
    picture = dumbbell(november(), CE, names())
    rows = [row for group in picture.groups for row in group.rows]
    assert len(picture.table.rows) == len(rows) == 20
    assert all(len(row) == len(picture.table.columns) for row in picture.table.rows)
    assert picture.table.rows[-1][2] == "no chance to see it"
    assert picture.alt.startswith(
        "Dumbbell chart of 20 attributes about the Chief Executive, both views side by side, scale 1 to 7, November"
    )
    assert all(group.title in picture.alt for group in picture.groups)
    assert picture.alt.endswith("Table view available.")


def test_one_lens_at_a_time() -> None:
    reveal = meet(DAY, {ask("honest"): (5, 5), ask("taylor.no_side"): (2, 6)})
    picture = dumbbell(reveal, CE, names(), lens="taylor")
    assert [row.question for group in picture.groups for row in group.rows] == [ask("taylor.no_side")]
    assert picture.headline == "One principle is seen differently"


def test_a_check_in_that_asked_nothing_about_the_subject() -> None:
    picture = dumbbell(november(), Subject.LEADER, names())
    assert picture.groups == ()
    assert picture.headline == "Nothing here was rated by both of you this time"
