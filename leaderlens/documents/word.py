"""A document as a Word file: the accessible one, with headings, alternative text, named columns and a language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING

import docx
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT
from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from leaderlens.documents import word_styles
from leaderlens.documents.document import (
    Align,
    Block,
    Code,
    Document,
    Figure,
    Heading,
    Item,
    Levels,
    Listing,
    Marker,
    PageBreak,
    Paragraph,
    Quote,
    Rule,
    Run,
    Step,
    Table,
    Tone,
    followable,
    leftward,
    printable,
    words_of,
)
from leaderlens.documents.word_mark import mark
from leaderlens.documents.word_styles import element

if TYPE_CHECKING:
    from docx.oxml.text.paragraph import CT_P
    from docx.section import Section as WordSection

_TONES = {Tone.BODY: "Normal", Tone.QUIET: "Quiet", Tone.LEAD: "Lead"}
_JUSTIFIED = {Align.CENTRE: "center", Align.END: "right"}
_MM_PER_INCH, _DPI = 25.4, 150
_NOTHING = timedelta()
_ORDER = (
    "w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:widowControl", "w:numPr", "w:pBdr", "w:tabs",
    "w:bidi", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr",
)  # fmt: skip
"""The properties of a paragraph that we set stand in the order that Word's schema asks for."""
_BOXES = {True: "☑", False: "☐"}
_BAD_IMAGE = (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError, ZeroDivisionError)


def write(document: Document, target: Path | IO[bytes], step: Step | None = None) -> None:
    """Write ``document`` as a .docx file. OSError where the disk will not have it; whatever ``step`` raises.

    The file is put together in memory: nothing but ``target`` is ever written.
    """
    writer = _Writer(document)
    for done, section in enumerate(document.sections, start=1):
        writer.put(section.blocks)
        if step is not None:
            step(done)
    writer.save(target)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block stands: how deep in lists, in a quotation or not, and which marker comes before it."""

    depth: int = 0
    quoted: bool = False
    number: int = 0  # of the list it begins an item of; 0 for none
    box: bool | None = None


class _Writer:
    def __init__(self, document: Document) -> None:
        self._word = docx.Document()
        self._ids = word_styles.dress(self._word, document.language)
        self._numbering = word_styles.Numbering(self._word)
        self._end = self._word.element.body.sectPr  # what a body ends with: adding after the last block takes no search
        self._links: dict[str, str] = {}
        self._levels = Levels()
        core = self._word.core_properties
        core.title, core.author = printable(document.title)[:255], printable(document.author)[:255]
        core.language = document.language
        core.comments = core.last_modified_by = ""
        core.created = core.modified = document.made.replace(tzinfo=None) - (document.made.utcoffset() or _NOTHING)
        self._furniture(document)
        self._front(document)

    def save(self, target: Path | IO[bytes]) -> None:
        self._word.save(target if not isinstance(target, Path) else str(target))

    def put(self, blocks: Iterable[Block]) -> None:
        self._put(blocks, _Place())

    # ------------------------------------------------------------ front and edges

    def _front(self, document: Document) -> None:
        title = self._paragraph("Title")
        self._runs(title, (Run(document.title),))
        if document.cover:
            _set(title, element("w:spacing", before=str(Mm(80).twips), after=str(Mm(4).twips)))
        for line in document.lines:
            self._runs(self._paragraph("Subtitle"), (Run(line),))
        if document.cover:
            self._break_page()

    def _furniture(self, document: Document) -> None:
        section = self._word.sections[0]
        section.different_first_page_header_footer = document.cover
        self._header(section, document)
        self._footer(section, document)
        if document.cover and document.watermark:
            edge = section.first_page_header.paragraphs[0]
            edge.style = self._word.styles["Header"]
            edge.add_run(printable(document.watermark))
        if document.watermark:
            headers = (section.header, *((section.first_page_header,) if document.cover else ()))
            for number, header in enumerate(headers, start=1):
                mark(header.paragraphs[0], printable(document.watermark), number)

    def _header(self, section: WordSection, document: Document) -> None:
        edge = section.header.paragraphs[0]
        _tab_at_end(edge)
        edge.add_run(printable(document.header))
        if document.watermark:
            edge.add_run(f"\t{printable(document.watermark)}").italic = True

    def _footer(self, section: WordSection, document: Document) -> None:
        edge = section.footer.paragraphs[0]
        _tab_at_end(edge)
        edge.add_run(f"{printable(document.footer)}\t")
        for kind, text in (("begin", ""), ("", "PAGE"), ("separate", ""), ("shown", "1"), ("end", "")):
            run = edge.add_run("1" if kind == "shown" else None)
            if text and not kind:
                code = element("w:instrText")
                code.text = text
                run.element.append(code)
            elif kind != "shown":
                run.element.append(element("w:fldChar", fldCharType=kind))

    # ------------------------------------------------------------ blocks

    def _put(self, blocks: Iterable[Block], place: _Place) -> None:
        for block in blocks:
            match block:
                case Heading() if not words_of(block.runs).strip():
                    continue  # a heading without words would be one to stumble over
                case Heading():
                    self._runs(self._paragraph(f"Heading {self._levels.of(block)}", place), block.runs)
                case Paragraph():
                    self._runs(self._paragraph(_style_of(block, place), place), block.runs, box=place.box)
                case Listing():
                    self._listing(block, replace(place, number=0, box=None))
                case Quote():
                    self._put(block.blocks, replace(place, quoted=True))
                case _:
                    self._set_apart(block, place)
            place = replace(place, number=0, box=None)  # the marker stands before the first block alone

    def _set_apart(self, block: Code | Table | Figure | PageBreak | Rule, place: _Place) -> None:
        match block:
            case Code():
                self._code(block, place)
            case Table():
                self._table(block)
            case Figure():
                self._figure(block, place)
            case PageBreak():
                self._break_page()
            case Rule():
                self._rule()

    def _listing(self, listing: Listing, place: _Place) -> None:
        number = (
            self._numbering.bullets
            if listing.marker is Marker.BULLET
            else self._numbering.numbers(max(0, min(listing.start, 32767)))
        )
        for item in listing.items:
            inside = replace(place, depth=place.depth + 1, number=0 if item.done is not None else number, box=item.done)
            self._put(_beginning(item), inside)

    def _code(self, block: Code, place: _Place) -> None:
        self._runs(self._paragraph("Code", place), (Run(block.text),))
        self._paragraph("Code")

    def _table(self, table: Table) -> None:
        made = self._word.add_table(rows=0, cols=len(table.header))
        made.style = "Table Grid"
        if table.summary:
            made._tblPr.append(element("w:tblDescription", val=printable(table.summary)))  # noqa: SLF001 - no public way
        for index, row in enumerate((table.header, *table.rows)):
            line = made.add_row()
            properties = line._tr.get_or_add_trPr()  # noqa: SLF001 - no public way to name a heading row
            properties.append(element("w:cantSplit"))
            if index == 0:
                properties.append(element("w:tblHeader"))
            style = "Table Heading" if index == 0 else "Table Text"
            for column, (cell, runs) in enumerate(zip(line.cells, row, strict=False)):
                p = cell.paragraphs[0]._p  # noqa: SLF001 - paragraphs are made by their elements here
                p.style = self._ids[style]
                if table.aligned and table.aligned[column] in _JUSTIFIED:
                    _set(p, element("w:jc", val=_JUSTIFIED[table.aligned[column]]))
                self._runs(p, runs)
        self._paragraph("Quiet")

    def _figure(self, figure: Figure, place: _Place) -> None:
        paragraph = WordParagraph(self._paragraph("Normal"), self._word._body)  # noqa: SLF001 - its part is needed
        paragraph.paragraph_format.keep_with_next = bool(figure.caption)
        try:
            image = figure.image if figure.drawing is None else figure.drawing.png()
            shape = paragraph.add_run().add_picture(BytesIO(image), width=_width(figure, image))
        except _BAD_IMAGE:  # somebody's damaged picture: its words are still worth having
            self._runs(paragraph._p, (Run(figure.alt, italic=True),))  # noqa: SLF001
        else:
            named = shape._inline.docPr  # noqa: SLF001 - python-docx has no door to the alternative text
            named.set("descr", printable(figure.alt))
            named.set("name", f"{named.get('id')}")
        if figure.caption:
            self._runs(self._paragraph("Caption", replace(place, number=0, box=None)), (Run(figure.caption),))

    def _rule(self) -> None:
        edge = element("w:pBdr")
        edge.append(element("w:bottom", val="single", sz="4", space="1", color="B9B3A6"))
        _set(self._paragraph("Quiet"), edge)

    def _break_page(self) -> None:
        WordRun(self._paragraph("Quiet").add_r(), self._word._body).add_break(WD_BREAK.PAGE)  # noqa: SLF001

    # ------------------------------------------------------------ text

    def _paragraph(self, style: str, place: _Place | None = None) -> CT_P:
        made: CT_P = element("w:p")
        self._end.addprevious(made)
        made.style = self._ids[style]
        if place is None:
            return made
        if place.number:
            numbered = element("w:numPr")
            numbered.append(element("w:ilvl", val=str(min(place.depth, word_styles.LEVELS) - 1)))
            numbered.append(element("w:numId", val=str(place.number)))
            _set(made, numbered)
        steps = min(place.depth, word_styles.LEVELS) + place.quoted
        if steps:
            hanging = word_styles.STEP_MM if place.number or place.box is not None else 0
            left = Mm(word_styles.STEP_MM * steps)
            _set(made, element("w:ind", left=str(left.twips), hanging=str(Mm(hanging).twips)))
        return made

    def _runs(self, paragraph: CT_P, runs: Iterable[Run], *, box: bool | None = None) -> None:
        kept = [replace(run, text=text) for run in runs if (text := printable(run.text))]
        from_right = leftward(run.text for run in kept)
        if from_right:
            _set(paragraph, element("w:bidi"))
        if box is not None:
            paragraph.add_r().text = f"{_BOXES[box]}\t"
        for run in kept:
            made = paragraph.add_r()
            if followable(run.link):
                link = element("w:hyperlink")
                link.set(qn("r:id"), self._link(run.link))
                paragraph.append(link)
                link.append(made)
            properties = made.get_or_add_rPr()
            for tag, wanted in (("w:b", run.bold), ("w:i", run.italic), ("w:strike", run.strike)):
                if wanted:
                    properties.append(element(tag))
            if run.code:
                properties.insert(0, element("w:rFonts", ascii=word_styles.MONO, hAnsi=word_styles.MONO))
            if followable(run.link):
                properties.append(element("w:color", val=str(word_styles.LINK)))
                properties.append(element("w:u", val="single"))
            if from_right:
                properties.append(element("w:rtl"))
            made.text = run.text

    def _link(self, target: str) -> str:
        if target not in self._links:
            self._links[target] = self._word.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self._links[target]


def _set(paragraph: CT_P, made: BaseOxmlElement) -> None:
    """Give a paragraph a property, at its place among the others."""
    name = f"w:{made.tag.rpartition('}')[2]}"
    paragraph.get_or_add_pPr().insert_element_before(made, *_ORDER[_ORDER.index(name) + 1 :])


def _style_of(block: Paragraph, place: _Place) -> str:
    if place.box is not None:
        return "List Check"
    if place.number:
        return "List Bullet"
    if place.quoted:
        return "Quote"
    return "List Continue" if place.depth else _TONES[block.tone]


def _beginning(item: Item) -> tuple[Block, ...]:
    """The blocks of an item; its marker needs a paragraph to stand before."""
    if item.blocks and isinstance(item.blocks[0], Paragraph):
        return item.blocks
    return (Paragraph(()), *item.blocks)


def _width(figure: Figure, image: bytes) -> Length:
    """As wide as wished, and no wider or taller than a page can show."""
    known = Image.from_blob(image)
    wide = figure.width or known.px_width / _DPI * _MM_PER_INCH
    tallest = word_styles.TEXT_HEIGHT_MM * 0.8 * known.px_width / known.px_height
    return Mm(max(1.0, min(wide, word_styles.TEXT_WIDTH_MM, tallest)))


def _tab_at_end(edge: WordParagraph) -> None:
    stops = edge.paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(Mm(word_styles.TEXT_WIDTH_MM), WD_TAB_ALIGNMENT.RIGHT)
