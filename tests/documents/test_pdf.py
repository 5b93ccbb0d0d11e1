"""PDFs, read again and turned into pictures by another library."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from leaderlens.documents import pdf
from leaderlens.documents.document import (
    Code,
    Document,
    Figure,
    Heading,
    Item,
    Listing,
    Marker,
    Paragraph,
    Quote,
    Run,
    Section,
    Table,
    Tone,
    plain,
)
from leaderlens.documents.markdown import blocks
from leaderlens.errors import ExportError
from leaderlens.resources import resource
from tests.documents.pages import ink, tagged, texts, words
from tests.documents.samples import MADE, SENTENCE, WATERMARK, broken, document, png

MARKUP = '#panic("x") #import "@preview/x:1.0.0" $x$ @ref <lab> *b* _i_ \\ // c /* d */ = H `r` ~ "q" -- ... #{1+1} []'


def made(wanted: Document) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(pdf.compose(wanted))


def one(*found: object) -> Document:
    """A document of one section with these blocks."""
    return Document("T", (Section(found),), MADE)  # type: ignore[arg-type]


def universal(content: bytes) -> bool:
    """Whether a file says of itself that it is PDF/UA-1."""
    return b"<pdfuaid:part>1<" in content


# ---------------------------------------------------------------- who listens


def test_a_screen_reader_finds_everything_by_name() -> None:
    content = pdf.compose(document(1))
    found = pypdfium2.PdfDocument(content)
    kinds = [element.kind for element in tagged(found[1])]
    assert {"H1", "H2", "P", "L", "LI", "Lbl", "LBody", "BlockQuote", "Code", "Table", "TH", "TD", "Link"} <= set(kinds)
    assert kinds.count("TH") == 2
    assert [element.alt for element in tagged(found[1]) if element.kind == "Figure"] == ["A violet field"]
    assert "Caption" in kinds
    assert b"/Lang(en-GB)" in content
    assert b"/DisplayDocTitle true" in content
    assert universal(content)


def test_the_headings_are_an_outline_that_leaves_no_level_out() -> None:
    headings = [Heading(level, plain(f"H{number}")) for number, level in enumerate((3, 1, 3, 2, 1))]
    found = made(one(*headings))
    assert [(mark.level, mark.get_title()) for mark in found.get_toc()] == [
        (0, "H0"), (0, "H1"), (1, "H2"), (1, "H3"), (0, "H4"),
    ]  # fmt: skip
    assert [element.kind for element in tagged(found[0]) if element.kind.startswith("H")] == [
        "H1",
        "H1",
        "H2",
        "H2",
        "H1",
    ]


def test_a_picture_without_words_is_named_all_the_same() -> None:
    page = made(one(Figure(png(), "")))[0]
    assert [element.alt for element in tagged(page) if element.kind == "Figure"] == ["Picture"]


def test_a_heading_without_words_is_none() -> None:
    content = pdf.compose(one(Heading(1, ()), Heading(2, plain(" \n")), Paragraph(()), Paragraph(plain("text"))))
    assert universal(content)
    assert not pypdfium2.PdfDocument(content).get_toc() or not list(pypdfium2.PdfDocument(content).get_toc())


# ---------------------------------------------------------------- whose words


def test_what_people_wrote_is_never_read_as_code() -> None:
    everywhere = (
        Heading(1, plain(MARKUP)), Paragraph((Run(MARKUP, bold=True), Run(MARKUP, code=True))), Code(MARKUP),
        Quote((Paragraph(plain(MARKUP)),)), Listing(Marker.NUMBER, (Item((Paragraph(plain(MARKUP)),)),), 3),
        Table((plain(MARKUP),), ((plain(MARKUP),),)), Figure(png(), MARKUP, MARKUP),
    )  # fmt: skip
    wanted = replace(one(*everywhere), title=MARKUP, author=MARKUP, header=MARKUP, watermark=MARKUP, lines=(MARKUP,))
    found = made(replace(wanted, footer=MARKUP))
    whole = "".join("".join(texts(found)).split())
    assert whole.count("".join(MARKUP.split())) >= 11
    assert found.get_metadata_dict()["Title"] == MARKUP
    assert found.get_metadata_dict()["Author"] == MARKUP


def test_every_word_can_be_copied_once() -> None:
    sentences = [f"Sentence{number} of a fine official office." for number in range(300)]
    found = made(one(Paragraph(plain(" ".join(sentences)))))
    assert len(found) > 2
    whole = " ".join(texts(found))
    for number in range(300):
        assert words(whole).count(f"Sentence{number}") == 1
    assert whole.count("official") == 300
    assert whole.count("office.") == 300


def test_every_sign_of_both_families_can_be_copied() -> None:
    signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 \u0174\u0175\u0176\u0177 .,:;!?()%&"
    found = made(
        one(Paragraph(plain(signs)), Heading(3, plain(signs)), Paragraph((Run(signs, bold=True, italic=True),)))
    )
    (text,) = texts(found)
    assert words(text).count("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3
    assert words(text).count("\u0174\u0175\u0176\u0177") == 3


def test_letters_of_other_alphabets_come_from_the_machine() -> None:
    """Arabic and an emoji: this needs a font that has them, which every desktop does."""
    content = pdf.compose(
        one(Paragraph(plain("\u0645\u0631\u062d\u0628\u0627 first \U0001f600")), Paragraph(plain("left")))
    )
    page = pypdfium2.PdfDocument(content)[0]
    text = page.get_textpage()
    assert "first" in text.get_text_range()
    assert "\U0001f600" in text.get_text_range()
    assert "\u062d" in text.get_text_range()
    place = text.get_text_range().index("first")
    assert text.get_charbox(place)[0] > 300, "what begins in Arabic stands on the right"


def test_a_letter_that_no_font_has_keeps_the_rest() -> None:
    content = pdf.compose(one(Paragraph(plain("before \U000e1234 after"))))
    (text,) = texts(pypdfium2.PdfDocument(content))
    assert "before" in text
    assert "after" in text
    assert not universal(content)
    assert b"/StructTreeRoot" in content


def test_the_letters_taken_for_ours_need_no_font_of_the_machine() -> None:
    ours = "".join(letter for letter in map(chr, range(32, 0x2300)) if pdf._FOREIGN.search(letter) is None)
    assert len(ours) > 350
    assert universal(pdf.compose(one(Paragraph(plain(ours)), Heading(3, plain(ours)))))
    assert set(pdf._fonts(system=False).families()) >= {"DejaVu Sans Mono", "Inter", "Newsreader"}


# ---------------------------------------------------------------- who looks


def test_a_title_page_and_pages_with_edges() -> None:
    found = made(document(3))
    pages = texts(found)
    assert set(words(pages[0])) == set(words(f"A report Rowan Hale {WATERMARK}"))
    for number, text in enumerate(pages[1:], start=2):
        assert "A report, November 2026" in text
        assert WATERMARK in text
        assert "Private" in text
        assert f"{number} of {len(pages)}" in text
    assert found.get_metadata_dict()["Title"] == "A report"
    assert found.get_metadata_dict()["Author"] == "Rowan Hale"
    assert found.get_metadata_dict()["CreationDate"].startswith("D:20261121201500")


def test_without_a_cover_the_first_page_is_marked_too() -> None:
    (text,) = texts(made(replace(one(Paragraph(plain("x"))), watermark=WATERMARK, header="head", footer="foot")))
    assert WATERMARK in text
    assert "foot" in text
    assert "1 of 1" in text
    assert "head" not in text


def test_nothing_leaves_the_type_area() -> None:
    wide = Figure(png(3000, 200), "wide")
    tall = Figure(png(200, 3000), "tall", "caption")
    long = Paragraph(plain("w" * 400))
    cells = Table((plain("w" * 80), plain("b")), ((plain("w" * 80), plain("w" * 80)),))
    code = Code("x" * 300)
    blocks = (Section((wide, tall, long, cells, code)),)
    found = made(Document("T" * 90, blocks, MADE, ("l" * 200,), header="h", footer="f", watermark="w"))
    for page in found:
        left, top, right, bottom = ink(page)
        assert left >= 30 / 25.4 * 72 - 2
        assert right <= (210 - 30) / 25.4 * 72 + 2
        assert top > 30
        assert bottom < 842 - 30
    assert "".join("".join(texts(found)).split()).count("w" * 400) == 1


def test_no_page_ends_with_a_heading_or_one_line_of_a_paragraph() -> None:
    for lines in range(36, 46):
        body = Paragraph(plain("\n".join(f"Line{number}" for number in range(lines))))
        pages = texts(made(one(body, Heading(2, plain("Heading")), Paragraph(plain("After1\nAfter2\nAfter3")))))
        for page in pages[:-1]:
            kept = [line for line in page.split("\n") if line.startswith(("Line", "Heading", "After"))]
            assert kept[-1] not in {"Heading", "After1", "After2"}
            assert kept[-1] != f"Line{lines - 2}"


def test_the_small_print_below_a_heading_stays_with_what_it_is_about() -> None:
    for lines in range(36, 46):
        body = Paragraph(plain("\n".join(f"Line{number}" for number in range(lines))))
        small = (Paragraph(plain("Small1"), Tone.QUIET), Paragraph(plain("Small2"), Tone.QUIET))
        rest = (Heading(1, plain("Heading")), *small, Heading(2, plain("Below")), Paragraph(plain("After")))
        for page in texts(made(one(body, *rest)))[:-1]:
            assert not {"Heading", "Small1", "Small2", "Below"} & set(page.split("\n")) or "After" in page


def test_the_mark_is_read_out_once() -> None:
    for lines, count in (((), 1), ((f"{WATERMARK}. No rating is in it.",), 1), (("Rowan Hale",), 1)):
        page = made(replace(one(Paragraph(plain("x"))), watermark=WATERMARK, lines=lines))[0]
        (behind, *said) = page.get_textpage().get_text_range().split(WATERMARK)[1:]
        assert len(said) == count, behind


def test_tables_name_their_columns_on_every_page() -> None:
    pages = texts(made(broken(tables=120)))
    assert len(pages) >= 4
    assert "before" in pages[0]
    assert "Number" not in pages[0]
    for page in pages[1:]:
        assert "".join(page.split()).count("NumberSquare") == 1
    whole = "".join("".join(page.split()).removeprefix("NumberSquare") for page in pages[1:])
    assert re.sub(r"(?<=\d)[2-9]of\d", "", whole) == "".join(f"{number}{number * number}" for number in range(120))


def test_a_short_column_takes_no_more_room_than_it_needs() -> None:
    table = Table((plain("No."), plain("Statement")), ((plain("1"), plain("A sentence of a certain length" * 2)),))
    text = made(one(table))[0].get_textpage()
    place = text.get_text_range().index("Statement")
    assert text.get_charbox(place)[0] < 150


def test_lists_lie_no_deeper_than_a_page_is_wide() -> None:
    source = "".join("  " * level + f"- level{level}\n" for level in range(40))
    quotes = "".join(">" * level + f" quoted{level}\n\n" for level in range(1, 40))
    found = made(one(*blocks(source), *blocks(quotes)))
    whole = " ".join(texts(found))
    assert all(f"level{level}" in words(whole) for level in range(40))
    assert all(f"quoted{level}" in words(whole) for level in range(1, 40))
    assert all(ink(page)[2] <= (210 - 30) / 25.4 * 72 + 2 for page in found)


def test_links_can_be_followed_and_only_harmless_ones() -> None:
    runs = (
        Run("good", link="https://example.org/a"), Run(" bad", link="file:///etc/passwd"),
        Run(" long", link="https://example.org/" + "a" * 9000),
    )  # fmt: skip
    content = pdf.compose(one(Paragraph(runs)))
    assert b"/URI(https://example.org/a)" in content
    assert b"aaaa" not in content
    assert b"passwd" not in content
    assert universal(content)


def test_our_fonts_are_inside() -> None:
    content = pdf.compose(document(1))
    assert b"Newsreader" in content
    assert b"Inter" in content
    assert b"FontFile" in content


# ---------------------------------------------------------------- pictures


class Pine:
    """A green field with a word in it."""

    width, height = 600.0, 400.0

    def svg(self) -> bytes:
        return (
            b'<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400">'
            b'<rect width="600" height="400" fill="#0E5A55"/>'
            b'<text x="20" y="40" font-family="Inter" font-size="12">Letters</text></svg>'
        )

    def png(self) -> bytes:
        raise AssertionError("a PDF is drawn with lines")


def test_a_picture_is_in_its_colours() -> None:
    page = made(one(Figure(png(), "violet", width=100)))[0]
    assert page.render(scale=1).to_pil().convert("RGB").getpixel((298, 250)) == (0x55, 0x23, 0x7D)


def test_a_figure_may_be_lines_and_letters() -> None:
    page = made(one(Figure(b"", "pine", width=100, drawing=Pine())))[0]
    assert page.render(scale=1).to_pil().convert("RGB").getpixel((298, 250)) == (0x0E, 0x5A, 0x55)
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in [found.type for found in page.get_objects()]
    assert "Letters" in page.get_textpage().get_text_range()


def test_a_damaged_picture_leaves_its_words() -> None:
    found = made(one(Figure(b"no", "What it showed"), Figure(png()[:80], "What it showed too")))
    (text,) = texts(found)
    assert "What it showed" in text
    assert "What it showed too" in text


def test_the_sections_are_read_one_by_one_and_can_be_stopped(tmp_path: Path) -> None:
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
    assert not (tmp_path / "a.pdf").exists()


def test_it_can_be_stopped_while_the_pages_are_set() -> None:
    """After the last section, steps go on with the same number until the pages are there."""
    sections = tuple(Section((Paragraph(plain(f"{number} {SENTENCE}" * 20)),)) for number in range(600))
    heard: list[int] = []

    def stop(done: int) -> None:
        heard.append(done)
        if heard.count(600) == 2:
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        pdf.compose(Document("T", sections, MADE), stop)
    assert heard[-2:] == [600, 600]


def test_other_threads_go_on_meanwhile() -> None:
    sections = tuple(Section((Paragraph(plain(f"{number}: {SENTENCE}" * 20)),)) for number in range(300))
    ticks: list[int] = []
    over = threading.Event()

    def tick() -> None:
        while not over.wait(0.005):
            ticks.append(1)

    watcher = threading.Thread(target=tick)
    watcher.start()
    try:
        before = len(ticks)
        found = made(Document("T", sections, MADE))
    finally:
        over.set()
        watcher.join()
    assert len(found) > 30
    assert len(ticks) - before >= 10


def test_what_is_taller_than_a_page_goes_on() -> None:
    table = Table((plain("a"), plain("b")), ((plain("a"), plain(SENTENCE * 120)),))
    found = made(one(table))
    assert len(found) >= 2
    assert "".join(texts(found)).replace("\n", " ").count("budget") == 120


def test_nothing_but_the_file_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TMPDIR", "TEMP", "TMP", "HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "elsewhere"))
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    pdf.write(document(1), tmp_path / "here" / "a.pdf")
    assert [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*"))] == [
        "elsewhere", "here", "here/a.pdf",
    ]  # fmt: skip


def test_a_disk_that_will_not_have_it_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r".+"):
        pdf.write(document(1), tmp_path / "gone" / "a.pdf")


def test_what_typst_says_goes_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its errors may quote what somebody wrote."""
    monkeypatch.setattr(pdf, "resource", lambda name: _Broken() if name.endswith(".typ") else resource(name))
    with pytest.raises(ExportError) as caught:
        pdf.compose(one(Paragraph(plain("a secret"))))
    assert caught.value.code == "typesetting"
    assert caught.value.__cause__ is None
    assert "secret" not in str(caught.value)


class _Broken:
    """A template that quotes its data."""

    def read_bytes(self) -> bytes:
        return b'#panic(read("document.json"))'


def test_a_photograph_is_turned_and_stays_a_photograph() -> None:
    held = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held upright
    Image.new("RGB", (300, 100), (200, 30, 30)).save(held, "JPEG", exif=exif)
    content = pdf.compose(one(Figure(held.getvalue(), "red", width=30)))
    image = pypdfium2.PdfDocument(content)[0].render(scale=1).to_pil().convert("RGB")
    assert image.getpixel((298, 350))[0] > 180  # 30 mm wide and 90 mm high, in the middle
    assert image.getpixel((200, 200)) == (255, 255, 255)
    assert b"/DCTDecode" in content
