"""The parts of an item with two sides: told apart, in order, and carrying what is said once for the whole item."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaderlens.domain.checkin import Subject
from leaderlens.domain.lens import Item, Wording
from leaderlens.domain.lens_parts import (
    MOST_PARTS,
    part_moved,
    part_put_back,
    part_renamed,
    part_worded,
    told_by_whole,
    with_part,
    without_part,
)
from leaderlens.services.lenses import Library

WHOLE = Library().item("taylor.trust_truth_tolerance")


def names(item: Item) -> list[tuple[str, int]]:
    return [(part.name, part.order) for part in item.parts]


def test_a_part_is_added_at_the_end_with_what_the_whole_says() -> None:
    item, part_id = with_part(WHOLE, "Humour")
    part = item.parts[-1]
    assert (part.id, part_id, part.key) == (
        "trust_truth_tolerance.humour",
        "trust_truth_tolerance.humour",
        "taylor.trust_truth_tolerance.humour",
    )
    assert (part.order, part.short, part.prompts, part.definition) == (5, "Humour", WHOLE.prompts, WHOLE.definition)
    assert part.wording == {Subject.PAIR: Wording("", "")}
    twice, other = with_part(item, "Humour")
    assert other == "trust_truth_tolerance.humour_2"
    assert twice.parts[-1].short == "Humour 2"


def test_parts_are_moved_taken_out_and_put_back_where_they_stood() -> None:
    truth = WHOLE.parts[1]
    moved = part_moved(WHOLE, truth.id, 9)
    assert [part.name for part in moved.parts][-1] == "Truth"
    assert [part.order for part in moved.parts] == [1, 2, 3, 4]
    assert part_moved(moved, truth.id, 1) == WHOLE
    left = without_part(WHOLE, truth.id)
    assert names(left)[:2] == [("Trust", 1), ("Tolerance", 2)]
    assert part_put_back(left, truth) == WHOLE
    with pytest.raises(KeyError):
        without_part(left, truth.id)


def test_a_part_is_named_and_worded_and_its_neighbours_stay_as_they_are() -> None:
    truth = WHOLE.parts[1]
    said = Wording("I say it.", "They say it.", "We say it.", "Later.", "At once.", "When asked.")
    item = part_worded(part_renamed(WHOLE, truth.id, "Candour"), truth.id, said)
    assert (item.parts[1].name, item.parts[1].short, item.parts[1].wording[Subject.PAIR]) == (
        "Candour",
        "Candour",
        said,
    )
    assert item.parts[0] == WHOLE.parts[0]
    assert part_renamed(WHOLE, WHOLE.parts[3].id, WHOLE.parts[3].name) == WHOLE, "a short name of its own is kept"


def test_what_the_whole_says_holds_for_its_parts() -> None:
    told = told_by_whole(replace(WHOLE, definition="What holds the two together.", prompts=None))
    assert {(part.definition, part.prompts) for part in told.parts} == {("What holds the two together.", None)}


def test_there_are_only_so_many_parts() -> None:
    item = WHOLE
    for number in range(MOST_PARTS - len(WHOLE.parts)):
        item, _part = with_part(item, f"Part {number}")
    with pytest.raises(ValueError, match="too many"):
        with_part(item, "One more")
