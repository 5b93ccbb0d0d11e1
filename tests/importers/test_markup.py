"""HTML becomes Markdown, and nothing of it that acts survives."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.importers.markup import DEEPEST, LONGEST, escaped, markdown_of


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>One</p><p>Two<br>lines</p>", "One\n\nTwo\\\nlines"),
        ("<h2>Head <b>ing</b></h2><p>x", "## Head **ing**\n\nx"),
        ("<p>a <b>bold </b>and <i>it</i> <s>gone</s></p>", "a **bold** and *it* ~~gone~~"),
        ("<ul><li>one<ul><li>deep</li></ul></li><li><p>two</p></li></ul>", "- one\n  - deep\n- two"),
        ("<ol><li>one</li><li>two</li></ol><p>x</p>", "1. one\n2. two\n\nx"),
        ("<blockquote><p>said</p><p>again</p></blockquote>", "> said\n>\n> again"),
        ("<pre>a\n  b * c</pre>", "```\na\n  b * c\n```"),
        ('<a href="https://e.org/a b">x</a> <a href="javascript:alert(1)">y</a>', "[x](<https://e.org/a b>) y"),
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>1|</td><td>2</td></tr></table>",
            "| a | b |\n| --- | --- |\n| 1\\| | 2 |",
        ),
        ("<p># not a heading *or* [link]</p>", "\\# not a heading \\*or\\* \\[link\\]"),
        ("<script>alert(1)</script><style>p{}</style><p onclick=x>kept</p>", "kept"),
        ("a<hr>b", "a\n\n---\n\nb"),
        ("&lt;b&gt; &amp; snake_case _x_", "\\<b\\> & snake_case \\_x\\_"),
    ],
)
def test_what_becomes_of_it(html: str, markdown: str) -> None:
    assert markdown_of(html) == (markdown, ())


def test_pictures_of_the_export_are_shown_and_others_are_not() -> None:
    html = '<img src="a.png" alt="river"><img src="https://e.org/spy.gif">'
    assert markdown_of(html, lambda source: "attachment:1" if source == "a.png" else "")[0] == "![river](attachment:1)"


def test_tangled_or_endless_html_is_taken_as_words_in_little_time() -> None:
    started = time.perf_counter()
    assert markdown_of("<div>" * (DEEPEST + 1) + "words") == ("words", ("plain",))
    assert markdown_of("<div>" * 100_000 + "words")[0] == "words"
    assert markdown_of("<" * LONGEST + "<p>")[1] == ("plain",)
    assert time.perf_counter() - started < 5


def test_escaping_keeps_line_starts_literal() -> None:
    assert escaped("1. a\n- b\n> c\n2020 d-e") == "1\\. a\n\\- b\n\\\\> c\n2020 d-e".replace("\\\\", "\\")


@given(st.text(alphabet="<>/abpuloih1 =\"'&;#x-\n*_[]()|`", max_size=300))
def test_no_html_survives_whatever_is_thrown_at_it(html: str) -> None:
    markdown, _notes = markdown_of(html)
    assert "<b>" not in markdown.replace("\\<", "")
    assert "<p" not in markdown.replace("\\<", "").replace("](<", "").replace("`", "")
