"""Word files, opened again with python-docx and as the XML they are."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from leaderlens.documents import word
from leaderlens.documents.document import Document, Figure, Paragraph, Section, plain
from tests.documents.samples import MADE, WATERMARK, broken, document, png


def opened(wanted: Document) -> tuple[WordDocument, str]:
    """The file and the XML of its body."""
    out = BytesIO()
    word.write(wanted, out)
    with zipfile.ZipFile(out) as archive:
        assert archive.testzip() is None
        xml = archive.read("word/document.xml").decode("utf-8")
    return docx.Document(out), xml


@pytest.fixture(scope="module")
def made() -> tuple[WordDocument, str]:
    return opened(document())


def styled(found: WordDocument) -> list[tuple[str, str]]:
    return [(one.style.name or "", one.text) for one in found.paragraphs if one.style is not None]


def test_headings_are_headings(made: tuple[WordDocument, str]) -> None:
    found = styled(made[0])
    assert ("Title", "A report") in found
    assert ("Subtitle", "Rowan Hale") in found
    assert [text for style, text in found if style == "Heading 1"] == ["Chapter 1", "Chapter 2"]
    assert [text for style, text in found if style == "Heading 2"] == ["Below", "Below"], "no level is left out"
    assert ("Quote", "quoted") in found
    assert ("Caption", "Figure 1") in found


def test_pictures_have_words(made: tuple[WordDocument, str]) -> None:
    named = list(made[0].element.iter(qn("wp:docPr")))
    assert [one.get("descr") for one in named] == ["A violet field"] * 2
    assert round(made[0].inline_shapes[0].width.mm) == 60


def test_the_file_says_its_language_author_and_time(made: tuple[WordDocument, str]) -> None:
    core = made[0].core_properties
    assert (core.title, core.author, core.language, core.comments) == ("A report", "Rowan Hale", "en-GB", "")
    assert core.created == MADE.replace(tzinfo=core.created.tzinfo if core.created else None)
    assert {one.get(qn("w:val")) for one in made[0].styles.element.iter(qn("w:lang"))} == {"en-GB"}


def test_tables_name_their_columns(made: tuple[WordDocument, str]) -> None:
    table = made[0].tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Meeting", "Minutes"], ["Cabinet", "120"]]
    assert [bool(list(row._tr.iter(qn("w:tblHeader")))) for row in table.rows] == [True, False]
    assert table.rows[0].cells[0].paragraphs[0].style is not None
    assert table.rows[0].cells[0].paragraphs[0].style.name == "Table Heading"


def test_every_numbered_list_counts_for_itself(made: tuple[WordDocument, str]) -> None:
    numbered = made[0].part.numbering_part.element
    starts = [one.get(qn("w:val")) for one in numbered.iter(qn("w:startOverride"))]
    assert starts.count("5") == 2
    used = re.findall(r'<w:numId w:val="(\d+)"', made[1])
    known = {one.get(qn("w:numId")) for one in numbered.findall(qn("w:num"))}
    assert set(used) <= known
    assert len(set(used)) == 5  # bullets, and two numbered lists in each of two chapters


def test_check_boxes_can_be_read(made: tuple[WordDocument, str]) -> None:
    boxes = [text for style, text in styled(made[0]) if style == "List Check"]
    assert boxes == ["\u2610\topen", "\u2611\tdone"] * 2


def test_what_runs_from_right_to_left_says_so(made: tuple[WordDocument, str]) -> None:
    assert made[1].count("<w:bidi/>") == 2
    assert "<w:rtl/>" in made[1]


def test_edges_carry_watermark_and_page(made: tuple[WordDocument, str]) -> None:
    section = made[0].sections[0]
    assert section.different_first_page_header_footer
    assert section.header.paragraphs[0].text == f"A report, November 2026\t{WATERMARK}"
    assert section.first_page_header.paragraphs[0].text == WATERMARK
    assert "PAGE" in section.footer.part.element.xml
    assert section.footer.paragraphs[0].text.startswith("Private")


def test_links_lead_where_they_say(made: tuple[WordDocument, str]) -> None:
    links = [one for one in made[0].part.rels.values() if one.is_external]
    assert [one.target_ref for one in links] == ["https://example.org/minutes"]
    assert made[0].paragraphs[4].hyperlinks or any(one.hyperlinks for one in made[0].paragraphs)


def test_properties_stand_in_the_order_of_the_schema(made: tuple[WordDocument, str]) -> None:
    for properties in made[0].element.iter(qn("w:pPr")):
        order = [f"w:{child.tag.rpartition('}')[2]}" for child in properties]
        assert order == sorted(order, key=word._ORDER.index)


def test_a_damaged_picture_leaves_its_words() -> None:
    found, _xml = opened(Document("x", (Section((Figure(b"no picture", "What it showed"),)),), MADE))
    assert ("Normal", "What it showed") in styled(found)


def test_a_wide_picture_fits_the_page() -> None:
    found, _xml = opened(Document("x", (Section((Figure(png(3000, 30), "w"), Figure(png(30, 3000), "t"))),), MADE))
    assert round(found.inline_shapes[0].width.mm) == 156
    assert found.inline_shapes[1].height.mm < 240


def test_long_tables_and_odd_letters_do_no_harm() -> None:
    found, _xml = opened(broken(tables=40))
    assert len(found.tables[0].rows) == 41
    odd, _xml = opened(Document("\x00t", (Section((Paragraph(plain("a\x0bb\x01\ud800c")),)),), MADE))
    assert ("Normal", "a\nbc") in styled(odd)


def test_steps_are_told_and_can_stop(tmp_path: Path) -> None:
    done: list[int] = []
    word.write(document(3), tmp_path / "a.docx", done.append)
    assert done == [1, 2, 3]

    def stop(_done: int) -> None:
        raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        word.write(replace(document(), cover=False), tmp_path / "b.docx", stop)
    assert not (tmp_path / "b.docx").exists()
