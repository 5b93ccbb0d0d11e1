"""Which items may be said to be too much; and the labels of items whose best lies in the middle."""

from __future__ import annotations

from leaderlens.domain.amounts import OVERDONE, asks_for_amount
from leaderlens.domain.checkin import rating_label, step_label
from leaderlens.services.lenses import Library


def test_every_named_item_is_there_and_asks() -> None:
    names = Library().names()
    assert names.keys() >= OVERDONE
    asked = {key for key, item in names.items() if key.split(".")[0] in {"ryley", "taylor"} and asks_for_amount(item)}
    assert asked == OVERDONE, "of the two main lenses exactly those the paper names"


def test_in_other_lenses_an_item_asks_where_it_says_how_it_is_overdone() -> None:
    others = [item for item in Library().names().values() if item.key.split(".")[0] not in {"ryley", "taylor"}]
    assert {asks_for_amount(item) for item in others if item.overdone} == {True}
    assert {asks_for_amount(item) for item in others if not item.overdone} == {False}


def test_a_target_in_the_middle_has_labels_of_its_own() -> None:
    assert [step_label(step, targeted=True) for step in (1, 4, 7)] == ["Far too little", "About right", "Far too much"]
    assert step_label(6) == rating_label(6) == "Almost always"
