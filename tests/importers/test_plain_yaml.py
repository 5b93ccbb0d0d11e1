"""YAML without its surprises."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.importers.plain_yaml import NotPlainError, read


def test_texts_lists_and_maps() -> None:
    text = "a: 1\nb: [x, 2024-01-01, null]\nc:\n  d: |\n    two\n    lines\ne: ~\nf: 'null'\n3: !!python/unicode 'x'\n"
    assert read(text) == {
        "a": "1", "b": ["x", "2024-01-01", None], "c": {"d": "two\nlines\n"}, "e": None, "f": "null", "3": "x",
    }  # fmt: skip
    assert read("") is None


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [1]\nb: *a",
        "a: &a {x: 1}\nb: {<<: *a}",
        "[" * 100_000,
        "a: [b",
        "a: b: c",
        "\x07",
        "- " * 50_000 + "x",
    ],
)
def test_the_rest_is_one_named_error_in_little_time(text: str) -> None:
    started = time.perf_counter()
    with pytest.raises(NotPlainError):
        read(text)
    assert time.perf_counter() - started < 5


def test_no_object_is_ever_made() -> None:
    assert read("!!python/object/apply:os.system ['true']") == ["true"]


@given(st.text(alphabet="ab:-[]{}&*!|>'\"#\n ,?", max_size=120))
def test_any_text_is_values_or_the_named_error(text: str) -> None:
    try:
        found = read(text)
    except NotPlainError:
        return
    assert found is None or isinstance(found, str | list | dict)
