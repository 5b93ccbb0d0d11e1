"""A lens written and read again is the same lens, in the same letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.domain.checkin import Subject
from leaderlens.domain.lens import Band, Prompts
from leaderlens.domain.lens_draft import LensDraft
from leaderlens.domain.lens_file import parse_lens
from leaderlens.domain.lens_writer import write_lens
from leaderlens.domain.people import SEATS
from leaderlens.services.lenses import Library

WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], include_characters="\n\"'\\"), min_size=1, max_size=40
).filter(str.strip)
MAYBE = st.just("") | WORDS
SEAT_PROMPTS = st.dictionaries(st.sampled_from(SEATS), st.builds(Prompts, WORDS, MAYBE, MAYBE))
ANY_PROMPTS = st.none() | st.builds(Prompts, WORDS, WORDS, WORDS, SEAT_PROMPTS)
ANY_BAND = st.none() | st.sampled_from([Band(3, 5), Band(4, 4), Band(2, 6)])


@st.composite
def drafts(draw: st.DrawFn) -> LensDraft:
    draft = LensDraft.new("own_1f0c2d3e", draw(WORDS), draw(st.sampled_from(["person", "pair"])))
    draft = draft.described(intro=draw(WORDS), author=draw(st.just("") | WORDS))
    if draw(st.booleans()):
        draft, _cluster = draft.clustered(draw(WORDS))
    for _number in range(draw(st.integers(1, 4))):
        draft, item = draft.added(draw(WORDS))
        draft = draft.worded(item, draw(WORDS), draw(WORDS), draw(WORDS) if draft.lens.about == "pair" else "")
        draft = draft.anchored(item, draw(WORDS), draw(WORDS), draw(st.just("") | WORDS))
        draft = draft.aimed(item, draw(ANY_BAND)).prompted(item, draw(ANY_PROMPTS))
        if draw(st.booleans()):
            draft = draft.illustrated(item, {Subject.LEADER: draw(WORDS), Subject.CHIEF_EXECUTIVE: draw(WORDS)})
    return draft


@given(drafts())
def test_there_and_back(draft: LensDraft) -> None:
    text = draft.text
    assert LensDraft.parse(text) == draft
    if draft.problems():
        return
    lens = draft.finished()
    assert lens == draft.lens
    assert write_lens(lens) == text


@pytest.mark.parametrize("lens_id", ["ryley", "taylor", "collaboration", "place", "convenor"])
def test_every_shipped_lens_comes_back_the_same(lens_id: str) -> None:
    lens = Library().lens(lens_id)
    again = parse_lens(write_lens(lens), "again.toml")
    assert again == lens
    assert write_lens(again) == write_lens(lens)
