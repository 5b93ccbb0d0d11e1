"""What marks mean; and that nothing anybody can type stops the reading of them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.ui.writing.marks import Block, Kind, Shape, shape_of, spans_of, units

MARKED = st.text(alphabet=st.sampled_from("*_~`[]()#@>-+1. \t\\x é😀'\u0301"), max_size=60)


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("Plain words", Shape(Block.TEXT)),
        ("", Shape(Block.BLANK)),
        ("# Large", Shape(Block.HEADING, 1, 0, 2)),
        ("### Small", Shape(Block.HEADING, 3, 0, 4)),
        ("#budget is a tag", Shape(Block.TEXT)),
        ("- item", Shape(Block.BULLET, 0, 0, 2)),
        ("  * deeper", Shape(Block.BULLET, 1, 2, 4)),
        ("**bold** first", Shape(Block.TEXT)),
        ("12. twelfth", Shape(Block.NUMBER, 0, 0, 4)),
        ("1999 was long ago", Shape(Block.TEXT)),
        ("- [ ] ring", Shape(Block.CHECK, 0, 0, 6, checked=False)),
        ("- [x] rung", Shape(Block.CHECK, 0, 0, 6, checked=True)),
        ("- [X]", Shape(Block.CHECK, 0, 0, 5, checked=True)),
        ("> said", Shape(Block.QUOTE, 1, 0, 2)),
        (">> said again", Shape(Block.QUOTE, 2, 0, 3)),
        ("---", Shape(Block.RULE)),
        ("* * *", Shape(Block.RULE)),
        ("<!--llbusiness-->", Shape(Block.COMMENT, comment="llbusiness")),
        ("```python", Shape(Block.FENCE, fence="```")),
    ],
)
def test_what_a_line_is(line: str, shape: Shape) -> None:
    assert shape_of(line) == shape


def test_within_a_fence_all_is_code_until_it_closes() -> None:
    assert shape_of("# no heading", "```") == Shape(Block.CODE, fence="```")
    assert shape_of("```", "```") == Shape(Block.FENCE)
    assert shape_of("~~~", "```") == Shape(Block.CODE, fence="```")


def runs(line: str) -> list[tuple[Kind, str]]:
    return [(span.kind, line[span.start : span.end]) for span in spans_of(line, shape_of(line))]


def test_the_runs_of_a_line() -> None:
    assert (Kind.BOLD, "loud") in runs("so **loud** here")
    assert (Kind.ITALIC, "soft") in runs("so *soft* and _low_ here")
    assert (Kind.ITALIC, "low") in runs("so *soft* and _low_ here")
    assert (Kind.STRIKE, "gone") in runs("~~gone~~")
    assert (Kind.CODE, "a*b*c") in runs("see `a*b*c`")
    assert Kind.ITALIC not in {kind for kind, _words in runs("see `a*b*c`")}
    both = runs("***both***")
    assert (Kind.BOLD, "*both*") in both
    assert (Kind.ITALIC, "both") in both


@pytest.mark.parametrize(
    "line", ["2 * 3 * 4", "snake_case_name", "a ** b ** c", r"\*not soft\*", "* * x", "**", "****", "[no](", "5*6*7"]
)
def test_signs_that_are_no_marks(line: str) -> None:
    assert not {Kind.BOLD, Kind.ITALIC, Kind.LINK} & {kind for kind, _words in runs(line)}


def test_links_and_tags() -> None:
    line = "see [the paper](https://x.org/a(b)) and https://y.org/z. #budget @Siân_Rees me@home.org"
    spans = spans_of(line, shape_of(line))
    links = [(line[span.start : span.end], span.address) for span in spans if span.kind is Kind.LINK]
    assert links == [("the paper", "https://x.org/a(b)"), ("https://y.org/z", "https://y.org/z")]
    assert [line[span.start : span.end] for span in spans if span.kind is Kind.TAG] == ["#budget", "@Siân_Rees"]


def test_positions_are_those_of_qt() -> None:
    line = units("😀 **so**")
    bold = next(span for span in spans_of(line, shape_of(line)) if span.kind is Kind.BOLD)
    assert (bold.start, bold.end) == (5, 7)


@given(MARKED, st.sampled_from(["", "```", "~~~"]))
def test_anything_can_be_read(text: str, fence: str) -> None:
    line = units(text)
    assert len(line) == len(text.encode("utf-16-le")) // 2
    shape = shape_of(line, fence)
    assert 0 <= shape.mark <= shape.begin <= len(line)
    for span in spans_of(line, shape):
        assert 0 <= span.start < span.end <= len(line) or span.kind in {Kind.LINK, Kind.TARGET}
        assert 0 <= span.start <= span.end <= len(line)


@pytest.mark.parametrize(
    "piece", ["*a ", "**", "_a ", "[a](", "`", "``a`", "~~a", "#a", "> ", "- ", "[", "(", "http://"]
)
def test_no_line_takes_long(piece: str) -> None:
    line = piece * (20_000 // len(piece))
    begun = time.process_time()
    spans_of(line, shape_of(line))
    assert time.process_time() - begun < 2
