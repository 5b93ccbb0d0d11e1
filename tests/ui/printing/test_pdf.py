"""PDFs, read again and turned into pictures by another library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtPrintSupport import QPrinter

from leaderlens.documents.document import Document, Figure, Heading, Paragraph, Run, Section, plain
from leaderlens.ui.printing import pdf, printer
from tests.documents.samples import MADE, SENTENCE, WATERMARK, broken, document, png

pytestmark = pytest.mark.usefixtures("qapp")


def written(wanted: Document, folder: Path) -> pypdfium2.PdfDocument:
    pdf.write(wanted, folder / "a.pdf")
    return pypdfium2.PdfDocument((folder / "a.pdf").read_bytes())


def texts(found: pypdfium2.PdfDocument) -> list[str]:
    return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in found]


def words(text: str) -> list[str]:
    return text.split()


def ink(page: Any) -> tuple[int, int, int, int]:
    """Where on a page anything is drawn: left, top, right and bottom in points."""
    image = page.render(scale=1).to_pil().convert("L").point(lambda value: 255 if value < 245 else 0)
    box = image.getbbox()
    assert box is not None
    return box  # type: ignore[no-any-return]


def test_a_title_page_and_pages_with_edges(tmp_path: Path) -> None:
    found = written(document(3), tmp_path)
    pages = texts(found)
    assert words(pages[0]) == words(f"A report Rowan Hale {WATERMARK}") or set(words(pages[0])) == set(
        words(f"A report Rowan Hale {WATERMARK}")
    )
    for number, text in enumerate(pages[1:], start=2):
        assert "A report, November 2026" in text
        assert WATERMARK in text
        assert "Private" in text
        assert str(number) in text
    assert found.get_metadata_dict()["Title"] == "A report"
    assert found.get_metadata_dict()["Author"] == "Rowan Hale"


def test_every_word_can_be_copied_once(tmp_path: Path) -> None:
    sentences = [f"Sentence{number} of a fine official office." for number in range(300)]
    found = written(Document("T", (Section((Paragraph(plain(" ".join(sentences))),)),), MADE), tmp_path)
    assert len(found) > 2
    whole = " ".join(texts(found))
    for number in range(300):
        assert words(whole).count(f"Sentence{number}") == 1
    assert whole.count("official") == 300
    assert whole.count("office.") == 300


def test_every_sign_of_both_families_can_be_copied(tmp_path: Path) -> None:
    signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 \u0174\u0175\u0176\u0177 .,:;!?()%&"
    blocks = (Paragraph(plain(signs)), Heading(3, plain(signs)), Paragraph((Run(signs, bold=True, italic=True),)))
    (text,) = texts(written(Document("T", (Section(blocks),), MADE), tmp_path))
    assert words(text).count("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3
    assert words(text).count("\u0174\u0175\u0176\u0177") == 3


def test_nothing_leaves_the_type_area(tmp_path: Path) -> None:
    wide = Figure(png(3000, 200), "wide")
    tall = Figure(png(200, 3000), "tall", "caption")
    long = Paragraph(plain("w" * 400))
    found = written(Document("T" * 90, (Section((wide, tall, long)),), MADE, header="h", footer="f"), tmp_path)
    for page in found:
        left, top, right, bottom = ink(page)
        assert left >= 30 / 25.4 * 72 - 2
        assert right <= (210 - 30) / 25.4 * 72 + 2
        assert top > 30
        assert bottom < 842 - 30


def test_no_page_ends_with_a_heading_or_one_line_of_a_paragraph(tmp_path: Path) -> None:
    for lines in range(36, 46):
        body = Paragraph(plain("\n".join(f"Line{number}" for number in range(lines))))
        blocks = (body, Heading(2, plain("Heading")), Paragraph(plain("After1\nAfter2\nAfter3")))
        pages = texts(written(Document("T", (Section(blocks),), MADE), tmp_path))
        for page in pages[:-1]:
            kept = [line for line in page.split("\n") if line.startswith(("Line", "Heading", "After"))]
            assert kept[-1] not in {"Heading", "After1", "After2"}
            assert kept[-1] != f"Line{lines - 2}"


def test_tables_name_their_columns_on_every_page(tmp_path: Path) -> None:
    pages = texts(written(broken(tables=120), tmp_path))
    assert len(pages) >= 4
    assert "before" in pages[0]
    assert "Number" not in pages[0]
    for page in pages[1:]:
        assert "".join(page.split()).count("NumberSquare") == 1
    whole = "".join("".join(page.split()).removeprefix("NumberSquare")[: -len(str(number))]
        for number, page in enumerate(pages[1:], start=2))  # fmt: skip
    assert whole == "".join(f"{number}{number * number}" for number in range(120))


def test_links_can_be_followed_and_only_harmless_ones(tmp_path: Path) -> None:
    runs = (Run("good", link="https://example.org/a"), Run(" bad", link="file:///etc/passwd"))
    pdf.write(Document("T", (Section((Paragraph(runs),)),), MADE), tmp_path / "a.pdf")
    content = (tmp_path / "a.pdf").read_bytes()
    assert b"example.org/a" in content
    assert b"passwd" not in content


def test_our_fonts_are_inside(tmp_path: Path) -> None:
    pdf.write(document(1), tmp_path / "a.pdf")
    content = (tmp_path / "a.pdf").read_bytes()
    assert b"Newsreader" in content
    assert b"Inter" in content
    assert b"FontFile" in content


def test_a_picture_is_in_its_colours(tmp_path: Path) -> None:
    page = written(Document("T", (Section((Figure(png(), "violet", width=100),)),), MADE), tmp_path)[0]
    image = page.render(scale=1).to_pil().convert("RGB")
    assert image.getpixel((298, 250)) == (0x55, 0x23, 0x7D)


def test_a_figure_may_be_drawn_with_lines(tmp_path: Path) -> None:
    def draw(painter: QPainter, width: float, height: float) -> None:
        painter.fillRect(QRectF(0, 0, width, height), QColor("#0E5A55"))

    page = written(Document("T", (Section((Figure(png(), "pine", width=100, draw=draw),)),), MADE), tmp_path)[0]
    assert page.render(scale=1).to_pil().convert("RGB").getpixel((298, 250)) == (0x0E, 0x5A, 0x55)
    kinds = [one.type for one in page.get_objects()]
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in kinds


def test_a_damaged_picture_leaves_its_words(tmp_path: Path) -> None:
    (text,) = texts(written(Document("T", (Section((Figure(b"no", "What it showed"),)),), MADE), tmp_path))
    assert "What it showed" in text


def test_what_is_taller_than_a_page_goes_on(tmp_path: Path) -> None:
    cell = SENTENCE * 120
    table = replace(broken(tables=1).sections[0].blocks[-1], rows=((plain("a"), plain(cell)),))  # type: ignore[index]
    found = written(Document("T", (Section((table,)),), MADE), tmp_path)
    assert len(found) >= 2


def test_sections_are_read_one_by_one_and_can_be_stopped(tmp_path: Path) -> None:
    read: list[int] = []

    def sections() -> Iterator[Section]:
        for number in range(10):
            read.append(number)
            yield Section((Paragraph(plain("x")),))

    def stop(done: int) -> None:
        if done == 4:
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        pdf.write(Document("T", sections(), MADE), tmp_path / "a.pdf", stop)
    assert read == [0, 1, 2, 3]


def test_a_disk_that_will_not_have_it_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r".+"):
        pdf.write(document(1), tmp_path / "gone" / "a.pdf")


def test_the_same_pages_go_to_a_printer(tmp_path: Path) -> None:
    machine = QPrinter(QPrinter.PrinterMode.HighResolution)
    machine.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    machine.setOutputFileName(str(tmp_path / "p.pdf"))
    machine.setFullPage(True)
    count = printer.print_on(document(2), machine)
    del machine
    found = pypdfium2.PdfDocument((tmp_path / "p.pdf").read_bytes())
    assert len(found) == count == len(written(document(2), tmp_path))
    assert "Chapter 1" in texts(found)[1]
