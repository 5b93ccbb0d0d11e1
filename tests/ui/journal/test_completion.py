"""What the search offers, and its filters in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.ui.journal.completion import FilterChip, Vocabulary, filter_chips, offers, with_filter

WORDS = Vocabulary(
    (("budget", 9), ("first impressions", 3)),
    (("ryley.patient", "Patient"), ("taylor.no_surprises", "No surprises")),
    ("Morgan Hale",),
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["tag:", "item:", "person:", "after:", "before:", "is:"]),
        ("tag:bud", ["tag:budget "]),
        ("silence tag:first", ['silence tag:"first impressions" ']),
        ("item:pat", ["item:ryley.patient "]),
        ("person:mor", ['person:"Morgan Hale" ']),
        ("is:p", ["is:pinned "]),
        ("-tag:bud", ["-tag:budget "]),
        ("bud", ["tag:budget "]),
        ("surp", ["item:taylor.no_surprises "]),
        ("b", []),
        ('"bud', []),
        ("after:20", []),
    ],
)
def test_offers(query: str, found: list[str]) -> None:
    assert [offer.query for offer in offers(query, WORDS)] == found


def test_filters_become_chips_that_can_go() -> None:
    query = 'silence tag:budget item:ryley.patient after:2026-11 -person:"Morgan Hale" is:pinned before:'
    assert [chip.text for chip in filter_chips(query, WORDS)] == [
        "Tag: budget", "About: Patient", "From 2026-11", "Not: With: Morgan Hale", "Pinned",
    ]  # fmt: skip
    assert filter_chips("tag:budget silence", WORDS) == (FilterChip("Tag: budget", "silence"),)


def test_a_click_on_a_tag_adds_its_filter_once() -> None:
    assert with_filter("", "tag", "first impressions") == 'tag:"first impressions" '
    assert with_filter("silence tag:budget", "tag", "budget") == "silence tag:budget"


@given(st.text(max_size=80))
def test_nothing_that_is_typed_raises(query: str) -> None:
    assert isinstance(offers(query, WORDS), tuple)
    assert all(chip.without != query or not chip.text for chip in filter_chips(query, WORDS))
