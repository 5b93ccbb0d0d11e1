"""What Enter, Tab and the list keys do to a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.ui.writing.lines import Start, heading, indented, listed, next_line, outdented, ticked
from leaderlens.ui.writing.marks import Block, shape_of, units

LINES = st.text(alphabet=st.sampled_from("-*+123.>#[]x \tab😀"), max_size=24).map(units)


@pytest.mark.parametrize(
    ("line", "given_"),
    [
        ("words", ""),
        ("- one", "- "),
        ("  * deep", "  * "),
        ("9. nine", "10. "),
        ("3) three", "4) "),
        ("- [x] done", "- [ ] "),
        ("+ [ ] to do", "+ [ ] "),
        ("> said", "> "),
        ("# Heading", ""),
        ("999999999. last", "999999999. "),
    ],
)
def test_enter_goes_on(line: str, given_: str) -> None:
    assert next_line(line, len(line)) == given_


def test_enter_on_an_empty_item_ends_the_list_level_by_level() -> None:
    assert next_line("  - ", 4) == Start(2, "")
    assert next_line("- ", 2) == Start(2, "")
    assert next_line("- [ ] ", 6) == Start(6, "")
    assert next_line("> ", 2) == Start(2, "")


def test_enter_before_the_marks_is_just_a_line() -> None:
    assert not next_line("- one", 0)


def test_deeper_and_back() -> None:
    assert indented("- one") == Start(0, "  ")
    assert indented("words") is None
    assert outdented("  - one") == Start(2, "")
    assert outdented("\t- one") == Start(1, "")
    assert outdented("- one") is None


def test_headings_come_and_go() -> None:
    assert heading("words", 2) == Start(0, "## ")
    assert heading("# words", 2) == Start(2, "## ")
    assert heading("## words", 2) == Start(3, "")
    assert heading("- words", 1) == Start(2, "# ")


def test_lists_come_and_go() -> None:
    assert listed("words", Block.BULLET) == Start(0, "- ")
    assert listed("  - words", Block.CHECK) == Start(4, "  - [ ] ")
    assert listed("# words", Block.NUMBER, 3) == Start(2, "3. ")
    assert listed("- [x] words", Block.BULLET, back=True) == Start(6, "")


def test_a_tick_is_turned_over() -> None:
    assert ticked("- [ ] ring") == (3, "x")
    assert ticked("  1. [X] rung") == (6, " ")
    assert ticked("- ring") is None


@given(LINES)
def test_only_the_start_of_a_line_ever_changes(line: str) -> None:
    shape = shape_of(line)
    changes = [indented(line), outdented(line), heading(line, 1), listed(line, Block.QUOTE), next_line(line, len(line))]
    for change in changes:
        if isinstance(change, Start):
            assert 0 <= change.taken <= shape.begin
