"""Rich text from the clipboard as Markdown: cleaned by nh3, read by Qt, which knows the styles of word processors.

Pictures, style sheets and addresses other than of the web and mail are taken out before Qt sees anything, so that
nothing is ever fetched.
"""

from __future__ import annotations

import re

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextDocument, QTextFormat, QTextListFormat

from leaderlens.ui.writing.marks import Block, Kind, shape_of, spans_of, units

_TAGS = {
    "p", "div", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "b", "strong", "i", "em", "s", "del", "strike", "ul",
    "u", "ol", "li", "blockquote", "pre", "code", "tt", "a", "span", "table", "tbody", "thead", "tr", "td", "th",
}  # fmt: skip
_STYLES = {"font-weight", "font-style", "text-decoration"}
_ORDERED = {
    QTextListFormat.Style.ListDecimal, QTextListFormat.Style.ListLowerAlpha, QTextListFormat.Style.ListUpperAlpha,
    QTextListFormat.Style.ListLowerRoman, QTextListFormat.Style.ListUpperRoman,
}  # fmt: skip
_RULE = QTextFormat.Property.BlockTrailingHorizontalRulerWidth
_QUOTED = QTextFormat.Property.BlockQuoteLevel
_SIGNS = re.compile(r"([\\`*_~\[\]])")


def markdown_from(html: str) -> str:
    """The Markdown of a piece of rich text; empty where it has no formatting that Markdown knows."""
    import nh3  # only a paste needs it, not the way to the first window

    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href"}, **{tag: {"style"} for tag in ("span", "b", "i", "p", "div", "strong", "em")}},
        filter_style_properties=_STYLES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setHtml(clean)
    written: list[str] = []
    known = False
    before: Block | None = None
    block = document.firstBlock()
    while block.isValid():
        line, kind, marked = _line(block)
        known = known or marked
        if line.strip():
            together = kind is before and kind in {Block.BULLET, Block.CODE}
            if written and not together:
                written.append("> " if kind is before is Block.QUOTE else "")
            if kind is Block.CODE and before is not Block.CODE:
                written.append("```")
            written.append(line)
            if kind is Block.CODE and _kind(block.next()) is not Block.CODE:
                written.append("```")
            before = kind
        block = block.next()
    return "\n".join(written) if known else ""


def _kind(block: QTextBlock) -> Block:
    form = block.blockFormat()
    if not block.isValid():
        return Block.TEXT
    if form.hasProperty(_RULE):
        return Block.RULE
    if form.nonBreakableLines():
        return Block.CODE
    if block.textList() is not None:
        return Block.BULLET
    if form.headingLevel():
        return Block.HEADING
    return Block.QUOTE if form.intProperty(_QUOTED) else Block.TEXT


def _line(block: QTextBlock) -> tuple[str, Block, bool]:
    """A paragraph as Markdown, what it is, and whether any of its looks is worth keeping."""
    kind = _kind(block)
    if kind is Block.RULE:
        return "---", kind, True
    if kind is Block.CODE:
        return block.text().replace("\u2028", "\n"), kind, True
    runs, marked = _runs(block, heading=kind is Block.HEADING)
    words = runs.strip()
    if kind is Block.HEADING:
        return "#" * block.blockFormat().headingLevel() + " " + words.replace("\n", " "), kind, True
    if kind is Block.BULLET:
        form = block.textList().format()
        mark = f"{block.textList().itemNumber(block) + 1}. " if form.style() in _ORDERED else "- "
        lead = "  " * max(0, form.indent() - 1)
        return lead + mark + words.replace("\n", "\n" + lead + " " * len(mark)), kind, True
    if kind is Block.QUOTE:
        return "\n".join("> " + line for line in words.split("\n")), kind, True
    return "\n".join(_started(line) for line in words.split("\n")), kind, marked


def _runs(block: QTextBlock, *, heading: bool) -> tuple[str, bool]:
    """The words of a paragraph with their marks."""
    parts: list[tuple[str, str, str]] = []  # words, marks, address
    step = block.begin()
    while not step.atEnd():
        fragment = step.fragment()
        form = fragment.charFormat()
        words = fragment.text().replace("\ufffc", "").replace("\u2028", "\n").replace("\xa0", " ")
        marks = _marks(form, heading=heading)
        address = form.anchorHref() if form.isAnchor() else ""
        if parts and parts[-1][1:] == (marks, address):
            parts[-1] = (parts[-1][0] + words, marks, address)
        else:
            parts.append((words, marks, address))
        step += 1
    written = "".join(_run(*part) for part in parts)
    return written, any((marks or address) and words.strip() for words, marks, address in parts)


def _marks(form: QTextCharFormat, *, heading: bool) -> str:
    if form.fontFixedPitch():
        return "`"
    strong = form.fontWeight() >= QFont.Weight.DemiBold.value and not heading
    return ("**" if strong else "") + ("*" if form.fontItalic() else "") + ("~~" if form.fontStrikeOut() else "")


def _run(words: str, marks: str, address: str) -> str:
    """One run: marks stand right beside a word, and on each of its lines, or they would not count."""
    if not marks and not address:
        return _escaped(words)
    return "\n".join(_marked(line, marks, address) for line in words.split("\n"))


def _marked(words: str, marks: str, address: str) -> str:
    core = words.strip()
    if not core:
        return words
    lead, trail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    if marks == "`":
        core = f"`{core}`" if "`" not in core else f"`` {core} ``"
    else:
        closing = "".join(reversed(re.findall(r"\*\*|\*|~~", marks)))
        core = marks + (core if core == address else _escaped(core)) + closing
    if address and core != address and not re.search(r"[\s()]", address):
        core = f"[{core}]({address})"
    return lead + core + trail


def _escaped(words: str) -> str:
    """Words with backslashes before signs that would be read as marks; words that hold none stay as they are."""
    if not _SIGNS.search(words):
        return words
    lines = []
    for line in words.split("\n"):
        shown = units(line)
        meant = any(
            span.kind is not Kind.TAG and not _bare(span.address, line) for span in spans_of(shown, shape_of("x"))
        )
        lines.append(_SIGNS.sub(r"\\\1", line) if meant else line)
    return "\n".join(lines)


def _bare(address: str, line: str) -> bool:
    return bool(address) and address in line and f"]({address})" not in line


def _started(line: str) -> str:
    """A plain line that must not be read as a heading, an item or a quotation."""
    shape = shape_of(units(line))
    if shape.block in {Block.HEADING, Block.QUOTE, Block.BULLET, Block.CHECK, Block.RULE, Block.FENCE}:
        return line[: len(line) - len(line.lstrip())] + "\\" + line.lstrip()
    return line
