"""What of an entry is kept, and how its tags are spelt."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from leaderlens.domain.journal import JournalEntry
from leaderlens.domain.journal_text import LONGEST_TAG, MOST_TAGS, clean_entry, clean_tags

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@given(st.lists(st.text(st.characters(categories=None))))
def test_tags_are_short_single_and_not_empty(tags: list[str]) -> None:
    cleaned = clean_tags(tags)
    assert len({tag.casefold() for tag in cleaned}) == len(cleaned) <= MOST_TAGS
    assert all(tag and len(tag) <= LONGEST_TAG and tag == tag.strip() for tag in cleaned)
    assert clean_tags(cleaned) == cleaned


def test_a_tag_is_spelt_as_the_one_that_is_there() -> None:
    assert clean_tags(["#budget", " one-to-one ", "BUDGET", ""], ["Budget"]) == ("Budget", "one-to-one")


def test_63_every_text_of_an_entry_can_be_stored() -> None:
    entry = JournalEntry("1", "two\nlines\ud800", "a\x00b\r\n", NOON, NOON, ("x\ud800",), items=("ryley.patient",) * 2)
    kept = clean_entry(entry)
    assert kept == replace(entry, title="two lines�", body="a�b\r\n", tags=("x�",), items=("ryley.patient",))
