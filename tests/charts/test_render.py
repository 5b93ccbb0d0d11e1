from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from leaderlens.charts.figure import size_for
from leaderlens.charts.fonts import width_of
from leaderlens.charts.lettering import letters
from leaderlens.charts.render import export_pdf, export_png, export_svg, forget, render_rgba
from leaderlens.charts.theme import DARK, LIGHT, ChartTheme
from tests.charts.samples import EVERY, MULTIPLES


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("kind", EVERY)
def test_pixels_are_opaque_and_as_many_as_the_screen_wants(kind: str, theme: ChartTheme) -> None:
    width, height = size_for(EVERY[kind], 700, theme)
    pixels, wide, high = render_rgba(EVERY[kind], theme, width, height, 1.5)
    assert (wide, high) == (int(width * 1.5), int(height * 1.5))
    assert len(pixels) == wide * high * 4
    assert set(pixels[3::4]) == {255}
    assert tuple(pixels[:3]) == tuple(bytes.fromhex(theme.surface[1:]))


def test_the_letters_are_on_the_picture() -> None:
    width, height = size_for(MULTIPLES, 900, LIGHT)
    whole, wide, _high = render_rgba(MULTIPLES, LIGHT, width, height)
    headline_rows = whole[wide * 4 * 30 : wide * 4 * 50]
    assert bytes.fromhex(LIGHT.text[1:]) + b"\xff" in headline_rows


def test_workers_draw_the_same_picture_at_once() -> None:
    width, height = size_for(MULTIPLES, 900, LIGHT)
    with ThreadPoolExecutor(2) as pool:
        pictures = list(pool.map(lambda _turn: render_rgba(MULTIPLES, LIGHT, width, height)[0], range(4)))
    assert len(set(pictures)) == 1


def test_a_png_carries_its_alt_text() -> None:
    file = io.BytesIO()
    export_png(MULTIPLES, file, 800)
    assert file.getvalue().startswith(b"\x89PNG")
    assert MULTIPLES.alt.encode() in file.getvalue()


def test_a_pdf_is_the_same_every_time_and_has_no_date() -> None:
    first, second = io.BytesIO(), io.BytesIO()
    export_pdf(MULTIPLES, first)
    export_pdf(MULTIPLES, second)
    assert first.getvalue().startswith(b"%PDF")
    assert b"CreationDate" not in first.getvalue()
    assert first.getvalue() == second.getvalue()


def test_locking_a_vault_drops_the_letters() -> None:
    render_rgba(MULTIPLES, LIGHT, 600, 900)
    assert letters.cache_info().currsize > 0
    forget()
    assert letters.cache_info().currsize == width_of.cache_info().currsize == 0


@pytest.mark.parametrize("kind", EVERY)
def test_an_svg_says_what_it_shows_and_nothing_of_who_made_it(kind: str) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    export_svg(EVERY[kind], first)
    export_svg(EVERY[kind], second)
    drawn = first.getvalue()
    assert drawn == second.getvalue()
    root = ET.fromstring(drawn)  # noqa: S314 - a file that was written two lines above
    space = {"svg": "http://www.w3.org/2000/svg"}
    assert root.findtext("svg:title", namespaces=space) == EVERY[kind].headline
    assert root.findtext("svg:desc", namespaces=space) == EVERY[kind].alt
    assert not list(root.iter("{http://www.w3.org/2000/svg}text"))  # outlines: the same letters everywhere
    ids = [found.get("id") for found in root.iter() if found.get("id")]
    assert len(ids) == len(set(ids))
    assert b"atplotlib v" not in drawn
    assert b"<dc:date>" not in drawn
    assert str(Path.home()).encode() not in drawn
