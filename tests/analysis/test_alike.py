from __future__ import annotations

from dataclasses import replace
from datetime import date

from leaderlens.analysis.alike import agreement_over_time, predictions_over_time
from leaderlens.domain.checkin import Answer, CheckIn, Missing, Reveal, Sheet, Subject
from tests.analysis.rounds import C, Given, L, ask, meet, monthly

A1_SELF = (6, 5, 6, 4, 7, 6, 4, 5, 6, 6, 6, 7, 5, 7, 6, 5, 6, 7, 7, 5)
A1_OTHER = (5, 4, 6, 5, 6, 3, 3, 5, 4, 6, 6, 6, None, 6, 6, 5, 4, 7, 7, 6)
DAY = date(2025, 9, 15)


def a1() -> Reveal:
    given: dict[object, tuple[Given, Given]] = {
        ask(f"item_{place}"): (other or Missing.NO_CHANCE, own)
        for place, (own, other) in enumerate(zip(A1_SELF, A1_OTHER, strict=True))
    }
    return meet(DAY, given)  # type: ignore[arg-type]


def test_the_worked_example_is_counted() -> None:
    """A1: of 19 items 8 the same, 8 one step, 2 two, 1 three or more."""
    found = agreement_over_time([a1()], Subject.CHIEF_EXECUTIVE)
    assert found is not None
    (stack,) = found.panels[0].stacks
    assert stack.counts == (8, 8, 2, 1)
    assert (stack.near, stack.total) == (16, 19)
    assert found.headline == "You saw 16 of 19 attributes within one step of each other"
    assert found.table.rows[0][1:] == ("8", "8", "2", "1", "16", "19")


def test_columns_of_one_height_are_compared_as_counts() -> None:
    rows = {ask(f"item_{place}"): [(5, 5), (5, 5 if place else 2)] for place in range(4)}
    found = agreement_over_time(monthly(rows), Subject.CHIEF_EXECUTIVE)
    assert found is not None
    assert found.headline == "Each time, you saw 3 to 4 attributes within one step of each other"


def test_a_pulse_and_a_full_form_are_each_told_with_what_they_are_out_of() -> None:
    full = meet(DAY, {ask(f"item_{place}"): (5, 5) for place in range(9)})
    pulse = meet(date(2025, 10, 13), {ask("item_1"): (5, 5), ask("item_2"): (2, 5)})
    found = agreement_over_time([full, pulse], Subject.CHIEF_EXECUTIVE)
    assert found is not None
    assert found.headline == "Within one step: 9 of 9 in September 2025, 1 of 2 in October 2025"
    assert "“of 2”" in found.note


def test_a_check_in_without_anything_in_common_says_why() -> None:
    reveals = [
        meet(DAY, {ask("decisive"): (5, 5)}),
        meet(date(2025, 10, 13), {ask("decisive"): (None, 5)}),
        meet(date(2025, 11, 10), {ask("decisive"): (Missing.NO_CHANCE, 5)}),
        meet(date(2025, 12, 8), {ask("decisive", Subject.LEADER): (5, 5)}),
    ]
    found = agreement_over_time(reveals, Subject.CHIEF_EXECUTIVE)
    assert found is not None
    assert [one.label for one in found.panels[0].stacks] == ["", "missed", "nothing rated by both", "not asked"]
    assert agreement_over_time(reveals, Subject.PAIR) is None


def test_nothing_rated_by_both_is_said() -> None:
    found = agreement_over_time([meet(DAY, {ask("decisive"): (None, 5)})], Subject.CHIEF_EXECUTIVE)
    assert found is not None
    assert found.headline == "Nothing here has been rated by both of you yet"


def predicted(day: date, *pairs: tuple[int | None, int]) -> Reveal:
    """The leader's predictions of what the chief executive gave."""
    questions = tuple(ask(f"item_{place}", Subject.LEADER) for place in range(len(pairs)))
    checkin = CheckIn(f"c-{day}", "p", L, day, day, ("ryley",), questions, predict=True)
    leader = {one: Answer(rating=5, prediction=pair[0]) for one, pair in zip(questions, pairs, strict=True)}
    chief = {one: Answer(rating=pair[1]) for one, pair in zip(questions, pairs, strict=True)}
    return Reveal(checkin, Sheet(checkin.id, L, leader), Sheet(checkin.id, C, chief))


def test_predictions_are_counted_for_each_person() -> None:
    found = predictions_over_time([predicted(DAY, (5, 5), (5, 6), (2, 6), (None, 4))])
    assert found is not None
    leader, chief = found.panels
    assert leader.stacks[0].counts == (1, 1, 0, 1)
    assert (chief.stacks[0].counts, chief.stacks[0].label) == (None, "no predictions")
    assert found.headline == "Latest predictions within one step: 2 of 3 by the Leader"


def test_a_check_in_that_did_not_ask_for_predictions_says_so() -> None:
    first = predicted(DAY, (None, 5))
    first = replace(first, checkin=replace(first.checkin, predict=False))
    found = predictions_over_time([first, predicted(date(2025, 10, 13), (5, 5))])
    assert found is not None
    assert found.panels[0].stacks[0].label == "not asked"
    assert predictions_over_time([first]) is None
