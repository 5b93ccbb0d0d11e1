"""Charts in a PDF: letters that can be copied, lines where the picture has them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest
from PIL import ImageChops, ImageStat

from leaderlens.charts.plate import Letters, Stroke, plate
from leaderlens.documents.document import Document, Figure, Section
from leaderlens.ui.printing import pdf
from leaderlens.ui.printing.strokes import drawing
from tests.charts.samples import DUMBBELL, EVERY, MULTIPLES

pytestmark = pytest.mark.usefixtures("qapp")


def written(figure: Figure, path: Path) -> pypdfium2.PdfPage:
    pdf.write(Document("T", (Section((figure,)),), datetime(2026, 11, 22, tzinfo=UTC)), path)
    return pypdfium2.PdfDocument(path.read_bytes())[0]


def test_every_word_of_a_chart_can_be_copied(tmp_path: Path) -> None:
    made = plate(DUMBBELL)
    text = written(Figure(made.png, "alt", width=150, draw=drawing(made)), tmp_path / "a.pdf").get_textpage()
    # Inter draws the apostrophe of letters and the closing quotation mark with one glyph: Qt names it by the former
    found = " ".join(text.get_text_range().split()).replace("\u02bc", "\u2019")
    for one in made.strokes:
        if isinstance(one, Letters) and len(one.text) > 3:
            assert one.text in found
    assert (tmp_path / "a.pdf").stat().st_size < len(made.png)


@pytest.mark.parametrize("kind", EVERY)
def test_strokes_and_pixels_look_alike(kind: str, tmp_path: Path) -> None:
    """Drawn both ways and blurred to where the eye looks, no place is of another colour."""
    made = plate(EVERY[kind])
    pages = [
        written(Figure(made.png, "alt", width=150, draw=draw), tmp_path / name).render(scale=1).to_pil().convert("RGB")
        for draw, name in ((drawing(made), "lines.pdf"), (None, "pixels.pdf"))
    ]
    small = [page.resize((page.width // 8, page.height // 8)) for page in pages]
    difference = ImageChops.difference(*small).convert("L")
    assert ImageStat.Stat(difference).mean[0] < 2.5
    assert max(difference.tobytes()) < 90


def test_dashes_and_shapes_survive() -> None:
    shapes = [one for one in plate(MULTIPLES).strokes if isinstance(one, Stroke)]
    assert any(one.dashes for one in shapes)
    assert {name for one in shapes for name, _points in one.moves} >= {"to", "line", "cubic", "close"}
