"""How our Word files look: A4, Georgia for what is read, Calibri for what stands around it, both known to any office.

Word's own style names are kept, so that headings are headings to its navigation pane and to a screen reader, and so
that a council's house style can be laid over them.
"""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

SERIF, SANS, MONO = "Georgia", "Calibri", "Consolas"
INK, INK2, LINK = RGBColor(0x1A, 0x28, 0x27), RGBColor(0x46, 0x54, 0x52), RGBColor(0x0E, 0x5A, 0x55)
TEXT_WIDTH_MM, TEXT_HEIGHT_MM = 156.0, 240.0
STEP_MM = 7.0
"""How far each level of a list stands in."""
LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Look:
    """Sizes and space are in points; ``line`` is a multiple."""

    font: str
    size: float
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    bold: bool = False
    italic: bool = False
    colour: RGBColor = INK
    keep: bool = False


_LOOKS = {
    "Normal": _Look(SERIF, 11, after=7, line=1.32),
    "Title": _Look(SERIF, 26, before=0, after=6),
    "Subtitle": _Look(SANS, 11.5, after=3, colour=INK2),
    "Heading 1": _Look(SERIF, 18, before=22, after=4, keep=True),
    "Heading 2": _Look(SERIF, 14, before=16, after=4, keep=True),
    "Heading 3": _Look(SANS, 11.5, before=12, after=3, bold=True, keep=True),
    "List Bullet": _Look(SERIF, 11, after=3, line=1.28),
    "List Number": _Look(SERIF, 11, after=3, line=1.28),
    "List Continue": _Look(SERIF, 11, after=3, line=1.28),
    "Quote": _Look(SERIF, 11, after=6, line=1.3, italic=True, colour=INK2),
    "Caption": _Look(SANS, 9.5, after=12, colour=INK2),
    "Header": _Look(SANS, 9, colour=INK2),
    "Footer": _Look(SANS, 9, colour=INK2),
}
_OWN = {
    "Quiet": _Look(SANS, 9.5, after=8, colour=INK2),
    "Lead": _Look(SERIF, 13, after=10, line=1.35),
    "Code": _Look(MONO, 9.5, after=0),
    "List Check": _Look(SERIF, 11, after=3, line=1.28),
    "Table Text": _Look(SANS, 10, before=2, after=2),
    "Table Heading": _Look(SANS, 10, before=2, after=2, bold=True),
}
ALL = (*_LOOKS, *_OWN)


def dress(word: WordDocument, language: str) -> dict[str, str]:
    """Give a new file our page, styles and language; answers each style's id by its name."""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(27)
    section.top_margin, section.bottom_margin = Mm(27), Mm(25)
    section.header_distance = section.footer_distance = Mm(13)
    for name, look in _OWN.items():
        made = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = word.styles["Normal"]
        _wear(made, look)
    for name, look in _LOOKS.items():
        _wear(word.styles[name], look)
    for element in word.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), language)
        element.set(qn("w:eastAsia"), language)
    return {name: word.styles[name].style_id for name in ALL}


def _wear(style: object, look: _Look) -> None:
    if not isinstance(style, ParagraphStyle):
        raise TypeError("Word's template has no such paragraph style")
    for theirs in ("w:pBdr", "w:contextualSpacing", "w:numPr", "w:ind"):
        for found in style.element.findall(f".//{qn(theirs)}"):
            found.getparent().remove(found)
    font, form = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = look.font, Pt(look.size), look.bold, look.italic
    font.color.rgb = look.colour
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):  # the template's theme would win over a name
        del fonts.attrib[name]
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), look.font)
    form.space_before, form.space_after, form.line_spacing = Pt(look.before), Pt(look.after), look.line
    form.keep_with_next = look.keep
    form.widow_control = True


class Numbering:
    """The bullets and numbers of one file; every numbered list counts for itself."""

    def __init__(self, word: WordDocument) -> None:
        self._root = word.part.numbering_part.element
        taken = [int(found.get(qn("w:abstractNumId"), "0")) for found in self._root.findall(qn("w:abstractNum"))]
        self._next = max((int(found.get(qn("w:numId"), "0")) for found in self._root.findall(qn("w:num"))), default=0)
        self._bulleted, self._numbered = max(taken, default=0) + 1, max(taken, default=0) + 2
        first = self._root.find(qn("w:num"))
        for number, form in ((self._bulleted, "bullet"), (self._numbered, "decimal")):
            made = _scheme(number, form)
            if first is None:
                self._root.append(made)
            else:
                first.addprevious(made)
        self.bullets = self._list(self._bulleted)

    def numbers(self, start: int) -> int:
        """A new list that counts from ``start``; answers its id."""
        return self._list(self._numbered, start)

    def _list(self, scheme: int, start: int | None = None) -> int:
        self._next += 1
        made = element("w:num", numId=str(self._next))
        made.append(element("w:abstractNumId", val=str(scheme)))
        if start is not None:
            for level in range(LEVELS):
                over = element("w:lvlOverride", ilvl=str(level))
                over.append(element("w:startOverride", val=str(start if level == 0 else 1)))
                made.append(over)
        self._root.append(made)
        return self._next


def _scheme(number: int, form: str) -> BaseOxmlElement:
    made = element("w:abstractNum", abstractNumId=str(number))
    made.append(element("w:multiLevelType", val="hybridMultilevel"))
    for level in range(LEVELS):
        one = element("w:lvl", ilvl=str(level))
        one.append(element("w:start", val="1"))
        one.append(element("w:numFmt", val=form))
        one.append(element("w:lvlText", val="•" if form == "bullet" else f"%{level + 1}."))
        one.append(element("w:lvlJc", val="left"))
        where = element("w:pPr")
        where.append(element("w:ind", left=str(Mm(STEP_MM * (level + 1)).twips), hanging=str(Mm(STEP_MM).twips)))
        one.append(where)
        made.append(one)
    return made


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """An element of Word's with attributes of Word's."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made
