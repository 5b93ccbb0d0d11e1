"""The page our documents are printed on, and its type: all lengths in points (1/72 inch), at any resolution."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont

from leaderlens.ui.style.fonts import load_fonts

MM = 72 / 25.4
PAGE = (210 * MM, 297 * MM)
SIDE, TOP, BOTTOM = 30 * MM, 27 * MM, 27 * MM
HEADER_AT, FOOTER_AT = 15 * MM, 15 * MM
WIDTH, HEIGHT = PAGE[0] - 2 * SIDE, PAGE[1] - TOP - BOTTOM
INDENT = 7 * MM
SERIF, SANS = "Newsreader", "Inter"
INK, INK2, LINE, LINK = "#1A2827", "#465452", "#C9C3B6", "#0E5A55"

_JOINED = ("liga", "clig", "calt", "dlig", "locl")
"""Features of fonts that are off here: Qt's PDF names letters only for the glyphs of the font's own table of letters.

With these, "first" would be copied out of a PDF as "rst", and every A of Inter as nothing."""


@dataclass(frozen=True, slots=True)
class Face:
    """A way of setting text: family, size and leading in points, and the space around the paragraph."""

    family: str
    size: float
    leading: float
    before: float = 0.0
    after: float = 0.0
    weight: int = 400
    italic: bool = False
    colour: str = INK

    def font(self) -> QFont:
        """As Qt's font. Loads our families first: PDFs carry them along."""
        load_fonts()
        made = QFont(self.family)
        if self.family == MONO:
            made.setStyleHint(QFont.StyleHint.Monospace)
        made.setPointSizeF(self.size)
        made.setWeight(QFont.Weight(self.weight))
        made.setItalic(self.italic)
        for feature in _JOINED:
            made.setFeature(QFont.Tag(feature), 0)
        made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return made


TITLE = Face(SERIF, 28, 34, after=8, weight=500)
SUBTITLE = Face(SANS, 10.5, 15, after=2, colour=INK2)
HEADINGS = (
    Face(SERIF, 19, 24, before=26, after=5, weight=500),
    Face(SERIF, 14.5, 19, before=18, after=4, weight=500),
    Face(SANS, 10.5, 15, before=13, after=3, weight=600),
)
BODY = Face(SERIF, 11, 16, after=7)
LEAD = Face(SERIF, 13, 19, after=10)
QUIET = Face(SANS, 8.5, 12, after=8, colour=INK2)
LISTED = Face(SERIF, 11, 15.5, after=3)
QUOTED = Face(SERIF, 11, 16, after=6, italic=True, colour=INK2)
MONO = "monospace"
CODE = Face(MONO, 9, 12.5, after=8)
CELL = Face(SANS, 9, 12.5)
COLUMN = Face(SANS, 9, 12.5, weight=600)
CAPTION = Face(SANS, 8.5, 12, before=5, after=12, colour=INK2)
EDGE = Face(SANS, 8, 11, colour=INK2)
