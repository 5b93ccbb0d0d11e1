"""Rich text from other programs: its looks become marks, its words stay words, and nothing is fetched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.ui.writing.from_html import markdown_from
from leaderlens.ui.writing.marks import Kind, shape_of, spans_of, units


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>So <b>loud</b> and <i>soft</i></p>", "So **loud** and *soft*"),
        ("<h2>What changed</h2><p>This.</p>", "## What changed\n\nThis."),
        ("<ul><li>one</li><li>two<ul><li>deeper</li></ul></li></ul>", "- one\n- two\n  - deeper"),
        ("<ol><li>first</li><li>second</li></ol>", "1. first\n2. second"),
        ('<p>See <a href="https://x.org/a">the paper</a>.</p>', "See [the paper](https://x.org/a)."),
        ("<blockquote><p>Said.</p></blockquote>", "> Said."),
        ("<pre>x = 1\ny = 2</pre>", "```\nx = 1\ny = 2\n```"),
        ("<p>a</p><hr><p>b</p>", "a\n\n---\n\nb"),
        ("<p><b>a<br>b</b></p>", "**a**\n**b**"),
        ("<p><b> spaced </b>out</p>", "**spaced** out"),
        ('<b style="font-weight:normal"><p>plain <span style="font-weight:700">bold</span></p></b>', "plain **bold**"),
        ('<p><span style="font-style:italic">soft</span></p>', "*soft*"),
        ("<p><b><i>both</i></b></p>", "***both***"),
        ("<p><b>x</b> 2*3*4 and *these*</p>", r"**x** 2\*3\*4 and \*these\*"),
        ("<p><s>gone</s></p>", "~~gone~~"),
    ],
)
def test_looks_become_marks(html: str, markdown: str) -> None:
    assert markdown_from(html) == markdown


def test_without_any_looks_the_plain_text_is_as_good() -> None:
    assert not markdown_from("<p>Just words</p><p>and more</p>")


def test_nothing_dangerous_survives() -> None:
    html = '<img src="file:///etc/passwd"><style>b{}</style><script>alert(1)</script><b>ok</b>'
    assert markdown_from(html) == "**ok**"
    assert markdown_from('<b>x</b> <a href="javascript:alert(1)">y</a>') == "**x** y"
    assert markdown_from('<b>x</b> <a href="file:///etc/passwd">y</a>') == "**x** y"


@given(st.text(max_size=40), st.sampled_from(["b", "i", "h1", "li", "blockquote", "pre", "a", "td", "div", "p"]))
def test_any_text_comes_through(words: str, tag: str) -> None:
    made = markdown_from(f"<{tag}>{words}</{tag}><b>end</b>")
    assert "**end**" in made or "end" in made


@given(st.text(alphabet=st.sampled_from("*_`[]()~ ab"), min_size=1, max_size=20))
def test_words_beside_looks_never_turn_into_looks(words: str) -> None:
    line = units(markdown_from(f"<p>{words}|<b>end</b></p>").split("|", maxsplit=1)[0])
    kinds = {span.kind for span in spans_of(line, shape_of(line))}
    assert not kinds & {Kind.BOLD, Kind.ITALIC, Kind.STRIKE, Kind.CODE, Kind.LINK}
