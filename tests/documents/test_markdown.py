from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from leaderlens.documents.document import (
    Align,
    Code,
    Figure,
    Heading,
    Item,
    Listing,
    Marker,
    Paragraph,
    Quote,
    Rule,
    Run,
    Table,
    plain,
)
from leaderlens.documents.markdown import blocks


def test_styles_of_a_paragraph() -> None:
    (found,) = blocks("A *b* **c** ***d*** ~~e~~ `f` [g](https://h)")
    assert found == Paragraph(
        (
            Run("A "), Run("b", italic=True), Run(" "), Run("c", bold=True), Run(" "), Run("d", bold=True, italic=True),
            Run(" "), Run("e", strike=True), Run(" "), Run("f", code=True), Run(" "), Run("g", link="https://h"),
        )
    )  # fmt: skip


def test_line_ends_stay_and_html_is_text() -> None:
    assert blocks("one\ntwo  \nthree <b>x</b>") == (Paragraph(plain("one\ntwo\nthree <b>x</b>")),)


def test_headings_stand_below_what_is_above_them() -> None:
    levels = [block.level for block in blocks("# a\n## b\n###### c", below=1) if isinstance(block, Heading)]
    assert levels == [2, 3, 3]


def test_lists_nest_count_and_tick() -> None:
    (found,) = blocks("- [ ] a\n- [x] **b** c\n- d\n\n  3. e\n  4. f\n- [X]\n- [y] g")
    assert isinstance(found, Listing)
    assert [item.done for item in found.items] == [False, True, None, True, None]
    assert found.items[0] == Item((Paragraph(plain("a")),), done=False)
    assert found.items[1].blocks == (Paragraph((Run("b", bold=True), Run(" c"))),)
    inner = found.items[2].blocks[1]
    assert inner == Listing(Marker.NUMBER, (Item((Paragraph(plain("e")),)), Item((Paragraph(plain("f")),))), 3)


def test_quotes_rules_and_code() -> None:
    assert blocks("> a\n> > b\n\n---\n\n```\n x  y\n```") == (
        Quote((Paragraph(plain("a")), Quote((Paragraph(plain("b")),)))), Rule(), Code(" x  y"),
    )  # fmt: skip


def test_a_table_has_columns_with_names() -> None:
    (found,) = blocks("|a|b|c|\n|-|:-:|-:|\n|1|**2**|\n")
    assert found == Table(
        (plain("a"), plain("b"), plain("c")), ((plain("1"), (Run("2", bold=True),), ()),),
        aligned=(Align.START, Align.CENTRE, Align.END),
    )  # fmt: skip


def test_pictures_that_are_found_stand_between_the_words() -> None:
    def find(target: str, alt: str) -> Figure | None:
        return Figure(b"", alt) if target == "attachment:1" else None

    assert blocks("before\n![one](attachment:1)\nafter ![two](attachment:2)", figure=find) == (
        Paragraph(plain("before\n")), Figure(b"", "one"), Paragraph(plain("\nafter two")),
    )  # fmt: skip
    assert blocks("![one](attachment:1)", figure=find) == (Figure(b"", "one"),)


@given(st.text(max_size=120) | st.text("-*_#>[]()`~|\n 1.x", max_size=120))
def test_nothing_that_is_typed_is_too_odd(source: str) -> None:
    assert isinstance(blocks(source), tuple)


def test_deep_nesting_comes_to_an_end() -> None:
    assert blocks(">" * 5000 + " deep")
    assert blocks("- " * 2000 + "deep")
