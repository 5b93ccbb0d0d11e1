"""The grammar of a search: forgiving, and the same for everybody who types it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.domain.journal_query import LONGEST, MOST_TERMS, JournalQuery, Period, State, parse_query, quoted

TODAY = date(2026, 11, 24)
ANYTHING = st.text(st.characters(categories=None))
TYPED = st.lists(
    st.sampled_from(
        [
            '"',
            "-",
            "tag:",
            "item:",
            "after:",
            "before:2026",
            "on:0000-99",
            "is:pinned",
            "has:",
            "*",
            " ",
            "budget",
            "::",
        ]
    )
    | ANYTHING
).map("".join)


def parsed(text: str) -> JournalQuery:
    return parse_query(text, TODAY)


def terms(text: str) -> list[tuple[str, bool, bool]]:
    return [(one.text, one.begins, one.absent) for one in parsed(text).terms]


def labels(text: str) -> list[tuple[str, str, bool, bool]]:
    return [(one.kind, one.text, one.exact, one.absent) for one in parsed(text).labels]


@given(ANYTHING | TYPED)
def test_nothing_that_can_be_typed_is_an_error(text: str) -> None:
    query = parsed(text)
    assert len(query.terms) + len(query.labels) + len(query.periods) + len(query.states) <= MOST_TERMS
    assert parsed(text[:LONGEST]) == query


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("wait list", [("wait", True, False), ("list", True, False)]),
        ('"four walls" weir', [("four walls", False, False), ("weir", True, False)]),
        ('"four wa', [("four wa", True, False)]),
        ("pre*", [("pre*", True, False)]),
        ("-weir", [("weir", True, True)]),
        ("one-to-one don’t", [("one-to-one", True, False), ("don’t", True, False)]),
        ("http://heron", [("http //heron", True, False)]),
        ("-- \"' , _", []),
    ],
)
def test_words_phrases_and_beginnings(text: str, expected: list[tuple[str, bool, bool]]) -> None:
    assert terms(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tag:budget", [("tag", "budget", False, False)]),
        ('TAG:"first impressions"', [("tag", "first impressions", True, False)]),
        ("-tag:family item:pat*", [("tag", "family", False, True), ("item", "pat", False, False)]),
        ('person:"Morgan', [("person", "Morgan", False, False)]),
        ('tag: tag:""', []),
    ],
)
def test_labels(text: str, expected: list[tuple[str, str, bool, bool]]) -> None:
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("text", "first", "end"),
    [
        ("on:2026-11-24", date(2026, 11, 24), date(2026, 11, 25)),
        ("on:2026-12", date(2026, 12, 1), date(2027, 1, 1)),
        ("on:2024", date(2024, 1, 1), date(2025, 1, 1)),
        ("after:2026-11", date(2026, 11, 1), None),
        ("before:2026-11-03", None, date(2026, 11, 3)),
        ("on:today", TODAY, date(2026, 11, 25)),
        ("after:Yesterday", date(2026, 11, 23), None),
    ],
)
def test_periods(text: str, first: date | None, end: date | None) -> None:
    assert parsed(text).periods == (Period(first, end),)


@pytest.mark.parametrize(
    "text", ["before:20", "on:2026-13", "after:soon", "on:9999", "is:purple", "has:", "before:0000"]
)
def test_a_filter_that_makes_no_sense_yet_has_no_effect_and_is_told(text: str) -> None:
    query = parsed(text)
    assert query.empty
    assert query.ignored == (text,)


def test_states_and_their_absence() -> None:
    assert parsed("is:pinned -has:file is:business").states == (
        State("pinned"),
        State("file", absent=True),
        State("business"),
    )


def test_a_tag_with_any_name_can_be_asked_for() -> None:
    assert labels("tag:" + quoted('a "quoted" one')) == [("tag", "a  quoted  one", True, False)]
    assert parsed("").empty


def test_what_was_typed_is_not_in_a_traceback() -> None:
    assert "heron" not in repr(parsed('heron tag:heron on:heron "heron'))
