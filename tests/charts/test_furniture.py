"""What stands around a chart: headline, key and note, and never outside the page."""

from __future__ import annotations

import pytest

from leaderlens.charts.drawing import Drawing
from leaderlens.charts.furniture import Frills, close_page, naming_of, open_page, scale_words
from leaderlens.charts.theme import LIGHT, ChartTheme
from leaderlens.domain.people import SEATS, Role
from tests.charts.samples import MULTIPLES


def finished(width: float, frills: Frills, theme: ChartTheme = LIGHT, raters: tuple[Role, ...] = SEATS) -> Drawing:
    page = open_page(MULTIPLES, theme, width, frills, raters=raters, scale=True)
    return close_page(page, MULTIPLES, frills)


def said(drawing: Drawing, gid: str) -> str:
    return " ".join(words.text for words in drawing.words if words.gid == gid)


def test_all_texts_are_there_in_full() -> None:
    drawing = finished(900, Frills())
    assert said(drawing, "headline") == MULTIPLES.headline
    assert said(drawing, "subtitle") == MULTIPLES.subtitle
    assert said(drawing, "note") == MULTIPLES.note
    naming = naming_of(MULTIPLES)
    for role in SEATS:
        assert naming.view(role) in said(drawing, "key")
    assert scale_words() in said(drawing, "key")


def test_on_a_card_headline_and_note_are_left_to_real_text() -> None:
    paper, card = finished(900, Frills()), finished(900, Frills(headline=False, note=False))
    assert said(card, "headline") == said(card, "note") == ""
    assert said(card, "key") == said(paper, "key")
    assert card.height < paper.height


@pytest.mark.parametrize("width", [280, 420, 900])
def test_nothing_reaches_over_the_edges(width: float) -> None:
    drawing = finished(width, Frills())
    assert all(words.left >= 0 and words.right <= width for words in drawing.words)
    assert max(words.y for words in drawing.words) < drawing.height


def test_both_marks_stand_in_the_key_and_only_those_of_the_raters_shown() -> None:
    both = {stamp.gid for stamp in finished(900, Frills()).stamps}
    assert both == {f"key:{role.value}" for role in SEATS}
    one = finished(900, Frills(), raters=(Role.LEADER,))
    assert {stamp.gid for stamp in one.stamps} == {"key:leader"}
