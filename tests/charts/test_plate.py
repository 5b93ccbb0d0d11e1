"""Charts for pages: the same picture as lines with letters, and as pixels."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pypdfium2
import pytest
from lxml import etree
from PIL import Image, ImageChops, ImageStat

from leaderlens.charts.figure import size_for
from leaderlens.charts.plate import WIDTH, plate
from leaderlens.charts.theme import LIGHT
from leaderlens.documents import pdf
from leaderlens.documents.document import Document, Figure, Section
from tests.charts.samples import DUMBBELL, EVERY, MULTIPLES

SVG = "{http://www.w3.org/2000/svg}"


def letters(svg: bytes) -> list[str]:
    """The lines of text in a drawing."""
    return ["".join(one.itertext()).strip() for one in etree.fromstring(svg).iter(f"{SVG}text")]


def page_of(figure: Figure) -> pypdfium2.PdfPage:
    made = pdf.compose(Document("T", (Section((figure,)),), datetime(2026, 11, 22, tzinfo=UTC)))
    return pypdfium2.PdfDocument(made)[0]


@pytest.mark.parametrize("kind", EVERY)
def test_lines_and_pixels_look_alike(kind: str) -> None:
    """Set both ways and blurred to where the eye looks, no place is of another colour."""
    made = plate(EVERY[kind])
    assert (made.width, made.height) == size_for(EVERY[kind], WIDTH, LIGHT, show_headline=False)
    figures = (
        Figure(b"", "alt", "caption", 150.0, made),
        Figure(made.png(), "alt", "caption", 150.0),
    )
    small = [page_of(one).render(scale=1).to_pil().convert("RGB").resize((74, 105)) for one in figures]
    difference = ImageChops.difference(*small).convert("L")
    assert ImageStat.Stat(difference).mean[0] < 2.5
    assert max(difference.tobytes()) < 90


def test_every_word_of_a_chart_can_be_copied() -> None:
    made = plate(DUMBBELL)
    page = page_of(Figure(b"", "alt", width=150.0, drawing=made))
    found = " ".join(page.get_textpage().get_text_range().split())
    assert len(letters(made.svg())) > 20
    assert all(" ".join(one.split()) in found for one in letters(made.svg()) if len(one) > 3)
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in [one.type for one in page.get_objects()]


def test_the_pixels_are_of_the_same_picture() -> None:
    made = plate(MULTIPLES)
    image = Image.open(io.BytesIO(made.png()))
    assert image.size == (round(made.width * 3), round(made.height * 3))
    for mark in (LIGHT.leader, LIGHT.chief_executive):
        assert mark.colour.lower().encode() in made.svg()
        assert tuple(bytes.fromhex(mark.colour[1:])) in {
            found for _count, found in image.convert("RGB").getcolors(1 << 24) or ()
        }


def test_the_same_chart_gives_the_same_bytes_and_says_nothing_of_when() -> None:
    assert plate(MULTIPLES).svg() == plate(MULTIPLES).svg()
    assert b"<dc:date>" not in plate(MULTIPLES).svg()


def test_the_headline_is_left_to_the_page() -> None:
    without, with_it = (letters(plate(MULTIPLES, show_headline=shown).svg()) for shown in (False, True))
    assert not any(text and text in MULTIPLES.headline for text in without if len(text.split()) > 3)
    assert len(with_it) > len(without)
