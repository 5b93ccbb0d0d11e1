"""How Markdown looks here: the formats of every kind of line and run, made once for each theme and text size."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QTextBlockFormat, QTextCharFormat

from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.theme import theme
from leaderlens.ui.style.tokens import Tokens
from leaderlens.ui.writing.marks import Block, Kind, Shape

LEADING = 1.5
"""Line height as a multiple of the type size."""

HEADINGS = {1: 1.55, 2: 1.28, 3: 1.1}
"""Size of a heading's letters as a multiple of the text's; deeper ones are as large as the text."""

_LINE = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


@dataclass(slots=True)
class Dress:
    """The formats for the theme in use. ``plain`` shows the source as it is, with nothing but marks dimmed.

    ``labels`` are shown in the place of a comment that stands alone on its line, by what the comment says.
    """

    font: QFont
    tokens: Tokens
    plain: bool = False
    labels: dict[str, str] = field(default_factory=dict)
    runs: dict[Kind, QTextCharFormat] = field(default_factory=dict)
    heads: dict[int, QTextCharFormat] = field(default_factory=dict)
    hidden: QTextCharFormat = field(default_factory=QTextCharFormat)
    unseen: QTextCharFormat = field(default_factory=QTextCharFormat)
    both: QTextCharFormat = field(default_factory=QTextCharFormat)
    quote: QTextCharFormat = field(default_factory=QTextCharFormat)
    done: QTextCharFormat = field(default_factory=QTextCharFormat)
    misspelt: QTextCharFormat = field(default_factory=QTextCharFormat)
    _blocks: dict[tuple[Block, int, int], QTextBlockFormat] = field(default_factory=dict)
    _widths: dict[str, float] = field(default_factory=dict)

    @property
    def em(self) -> float:
        return float(self.font.pixelSize())

    def block(self, shape: Shape, marks: str) -> QTextBlockFormat:
        """The format of a line that begins with ``marks``."""
        hang = 0 if self.plain else self.hang(shape, marks)
        level = 0 if self.plain else shape.level
        kind = Block.TEXT if self.plain and shape.block is not Block.BLANK else shape.block
        key = (kind, level, hang)
        made = self._blocks.get(key)
        if made is None:
            made = self._blocks[key] = self._block(kind, level, hang)
        return made

    def inset(self, shape: Shape) -> int:
        """How far from the margin the words of a list item, a quote or code stand, in px."""
        if shape.block in {Block.BULLET, Block.CHECK, Block.NUMBER}:
            return round(self.em * (1.45 + 1.4 * shape.level))
        if shape.block is Block.QUOTE:
            return round(self.em * (0.35 + 0.75 * shape.level))
        return round(self.em * 0.8) if shape.block in {Block.CODE, Block.FENCE} else 0

    def hang(self, shape: Shape, marks: str) -> int:
        """How far the marks of an item stick out to the left of its words, in px."""
        if shape.block not in {Block.BULLET, Block.CHECK, Block.NUMBER}:
            return 0
        shown = marks[shape.mark :]
        if shape.block is Block.CHECK:
            shown = shown[shown.index("[") :]
        width = self._widths.get(shown)
        if width is None:
            width = self._widths[shown] = QFontMetricsF(self.font).horizontalAdvance(shown)
        return round(width)

    def _block(self, kind: Block, level: int, hang: int) -> QTextBlockFormat:
        made = QTextBlockFormat()
        natural = QFontMetricsF(self.font).height()
        share = 100 * LEADING * self.em / natural if natural else 100.0
        if kind is Block.BLANK:
            share *= 0.62  # an empty line parts two paragraphs: less than a line, as in a book
        if kind is Block.COMMENT:
            made.setTopMargin(self.em * 0.2)
            share *= 0.9
        if kind is Block.HEADING:
            share *= 0.86
            made.setTopMargin(self.em * {1: 0.7, 2: 0.6}.get(level, 0.45))
            made.setBottomMargin(self.em * 0.15)
        inset = max(hang, self.inset(Shape(kind, level)))
        if inset:
            made.setIndent(inset)  # of 1 px each, see prepare(): unlike a margin it changes sides with the script
            made.setTextIndent(-hang)
        if kind in {Block.BULLET, Block.CHECK, Block.NUMBER}:
            made.setTopMargin(self.em * 0.12)
        made.setLineHeight(share, _LINE)
        return made


def dress(labels: dict[str, str], *, plain: bool = False) -> Dress:
    """The formats for the theme in use now."""
    look = theme()
    t, font = look.tokens, look.font(Type.READING)
    made = Dress(font, t, plain, labels)
    code = _run(t.ink)
    code.setFontFamilies([QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()])
    code.setProperty(QTextCharFormat.Property.FontPixelSize, round(made.em * 0.8))
    bold, italic, strike = QTextCharFormat(), QTextCharFormat(), _run(t.ink2)
    bold.setFontWeight(QFont.Weight.DemiBold)
    italic.setFontItalic(True)
    strike.setFontStrikeOut(True)
    link, target = _run(t.accent), _run(t.ink3)
    if not plain:
        link.setFontUnderline(True)
        link.setUnderlineColor(QColor(t.accent_line))
    made.runs = {
        Kind.MARK: _run(t.ink3), Kind.BOLD: bold, Kind.ITALIC: italic, Kind.STRIKE: strike, Kind.CODE: code,
        Kind.LINK: link, Kind.TARGET: target, Kind.TAG: _run(t.accent),
    }  # fmt: skip
    for level in range(1, 7):
        head = QTextCharFormat()
        head.setFontWeight(QFont.Weight.Medium if level < 3 else QFont.Weight.DemiBold)
        if not plain:
            head.setProperty(QTextCharFormat.Property.FontPixelSize, round(made.em * HEADINGS.get(level, 1.0)))
        made.heads[level] = head
    made.unseen.setForeground(QColor(0, 0, 0, 0))
    made.hidden.setForeground(QColor(0, 0, 0, 0))
    made.hidden.setProperty(QTextCharFormat.Property.FontPixelSize, 1)
    made.hidden.setFontLetterSpacingType(QFont.SpacingType.PercentageSpacing)
    made.hidden.setFontLetterSpacing(1)  # a long address takes no room either
    made.both.setFontWeight(QFont.Weight.Bold)  # the italic has no cut of its own to be bold in: Qt draws it stronger
    made.quote, made.done = _run(t.ink2), _run(t.ink3)
    made.quote.setFontItalic(True)
    made.misspelt.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
    made.misspelt.setUnderlineColor(QColor(t.danger))
    return made


def _run(colour: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    return made
