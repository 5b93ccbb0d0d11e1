"""Hits are marked where the index found them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.domain.journal_hits import EXCERPT, excerpt, fold, pattern, spans
from leaderlens.domain.journal_query import parse_query

ANYTHING = st.text(st.characters(categories=None))


def marked(text: str, query: str) -> list[str]:
    wanted = pattern(parse_query(query, date(2026, 11, 24)).terms)
    return [text[start:end] for start, end in spans(text, wanted)]


@pytest.mark.parametrize(
    ("text", "query", "hits"),
    [
        ("The waiting list waits", "wait", ["waiting", "waits"]),
        ("Café, CAFE and cafe\u0301s", "café", ["Café", "CAFE", "cafe\u0301s"]),
        ("a cafe\u0301 is not a cafés", '"cafe"', ["cafe\u0301"]),
        ("four   walls, four-walls, walls", '"four walls"', ["four   walls", "four-walls"]),
        ("forewarned", '"war"', []),
        ("Morgan’s view, morgans", '"morgan"', ["Morgan"]),
        ("Ŵythnos ŵyth", "wyth", ["Ŵythnos", "ŵyth"]),
        ("words", "-words", []),
        ("a_b", "b", ["b"]),
    ],
)
def test_a_hit_is_the_whole_word(text: str, query: str, hits: list[str]) -> None:
    assert marked(text, query) == hits


@given(ANYTHING)
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(ANYTHING, ANYTHING)
def test_any_search_marks_within_the_text(text: str, query: str) -> None:
    wanted = pattern(parse_query(query, date(2026, 11, 24)).terms)
    shown = excerpt(text, wanted)
    assert len(shown) <= EXCERPT
    assert all(0 <= start < end <= len(shown) for start, end in spans(shown, wanted))


def test_an_excerpt_is_around_the_first_hit() -> None:
    body = "# Long\n\n" + "before " * 300 + "the **heron** stood " + "after " * 300
    wanted = pattern(parse_query("heron", date(2026, 11, 24)).terms)
    shown = excerpt(body, wanted)
    assert shown.startswith("… ")
    assert "the heron stood" in shown
    assert [shown[start:end] for start, end in spans(shown, wanted)] == ["heron"]
    assert excerpt(body).startswith("Long before")
