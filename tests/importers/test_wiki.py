"""txt2tags becomes Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.importers.wiki import markdown_of, tags_in


@pytest.mark.parametrize(
    ("wiki", "markdown"),
    [
        ("=== Work ===", "### Work"),
        ("+ Numbered +", "# Numbered"),
        ("====================", "---"),
        ("**b** //i// __u__ --s--", "**b** *i* *u* ~~s~~"),
        ("see http://a.org//b// and ft--x", "see http://a.org//b// and ft--x"),
        ("- one\n+ two\n\n\nend", "- one\n1. two\n\nend"),
        ('[home ""https://e.org/a b""] [site https://e.org]', "[home](<https://e.org/a b>) [site](https://e.org)"),
        ('[""/home/x/river"".jpg]', "[river.jpg]"),
        ('``code //x//`` ""**raw**""', "`code //x//` \\*\\*raw\\*\\*"),
        ("line \\\\\nnext", "line \\\nnext"),
        ("|| a | b |\n| 1 | 2 |", "| a | b |\n| --- | --- |\n| 1 | 2 |"),
        ("```\n**x**\n", "```\n**x**\n\n```"),
        ("[2019-02-14]", "[2019-02-14]"),
    ],
)
def test_what_becomes_of_it(wiki: str, markdown: str) -> None:
    assert markdown_of(wiki) == markdown


def test_tags_in_a_text() -> None:
    assert tags_in("about #budget and #two-words, not a#b nor #12 nor http://x/#y") == ("budget", "two-words")


@given(st.text(alphabet='=+-/_*`"[]|\\ #ab\n', max_size=400))
def test_any_text_comes_through(wiki: str) -> None:
    assert isinstance(markdown_of(wiki), str)
