"""Charts for pages: the same picture as pixels and as strokes."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from leaderlens.charts.figure import size_for
from leaderlens.charts.plate import WIDTH, Letters, Stroke, plate
from leaderlens.charts.theme import LIGHT
from tests.charts.samples import EVERY, MULTIPLES


@pytest.mark.parametrize("kind", EVERY)
def test_every_chart_becomes_lines_and_letters_inside_its_frame(kind: str) -> None:
    made = plate(EVERY[kind])
    assert (made.width, made.height) == size_for(EVERY[kind], WIDTH, LIGHT, show_headline=False)
    letters = [one for one in made.strokes if isinstance(one, Letters)]
    shapes = [one for one in made.strokes if isinstance(one, Stroke)]
    assert letters
    assert shapes
    for one in letters:
        assert 0 <= one.x <= made.width
        assert 0 <= one.y <= made.height
        assert one.size >= 12
    numbers = [number for shape in shapes for _name, points in shape.moves for number in points]
    assert max(numbers) <= max(made.width, made.height) + 3  # half a mark may stand over the edge
    assert min(numbers) >= -3


def test_the_pixels_are_of_the_same_picture() -> None:
    made = plate(MULTIPLES)
    image = Image.open(io.BytesIO(made.png))
    assert image.size == (round(made.width * 3), round(made.height * 3))
    marks = {
        tuple(round(channel * 255) for channel in one.fill)
        for one in made.strokes
        if isinstance(one, Stroke) and one.fill is not None
    }
    for mark in (LIGHT.leader, LIGHT.chief_executive):
        colour = tuple(bytes.fromhex(mark.colour[1:]))
        assert (*colour, 255) in marks
        assert colour in {found for _count, found in image.convert("RGB").getcolors(1 << 24) or ()}


def test_the_headline_is_left_to_the_page() -> None:
    words = {one.text for one in plate(MULTIPLES).strokes if isinstance(one, Letters)}
    assert not any(text and text in MULTIPLES.headline for text in words if len(text.split()) > 3)
    with_it = {one.text for one in plate(MULTIPLES, show_headline=True).strokes if isinstance(one, Letters)}
    assert len(with_it) > len(words)
