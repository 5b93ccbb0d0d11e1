"""HTML of other journals as Markdown: cleaned first by nh3, then written anew, so that no tag of theirs survives."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape
from html.parser import HTMLParser

import nh3

DEEPEST = 128
"""Tags within tags; a text that goes deeper is taken as plain words."""
LONGEST = 2_000_000
"""Characters of HTML in one entry; a longer one is taken as plain words."""
_TAGS = {
    "p", "div", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "b", "strong", "i", "em", "s", "del", "strike", "ul",
    "ol", "li", "blockquote", "pre", "code", "a", "img", "table", "thead", "tbody", "tr", "td", "th",
}  # fmt: skip
_SCHEMES = {"http", "https", "mailto", "tel"}
_BLOCKS = {"p", "div", "ul", "ol", "blockquote", "pre", "table", "h1", "h2", "h3", "h4", "h5", "h6"}
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "s": "~~", "del": "~~", "strike": "~~"}
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)[^<>]*?(/?)>")
_VOID = {"br", "hr", "img", "input", "meta", "link", "wbr", "col", "area", "base", "embed", "source", "track"}
_INLINE_SIGNS = re.compile(r"([\\`*\[\]<>]|(?<![^\W_])_|_(?![^\W_]))")
_SIGNS = "\\`*_[]<>"  # the backslash first: it escapes the others
_LINE_START = re.compile(r"^(\s*)(?:([#>])|([-+])(?=\s)|(\d{1,9})([.)])(?=\s))")

Pictures = Callable[[str], str]
"""Answers what to show for an image's source: ``attachment:ID``, or nothing when it is not in the export."""


def markdown_of(html: str, pictures: Pictures = lambda _source: "") -> tuple[str, tuple[str, ...]]:
    """Markdown of an HTML text, with notes (``plain`` when only its words could be kept)."""
    if len(html) > LONGEST or _depth(html) > DEEPEST:
        return _plain(html), ("plain",)
    clean = nh3.clean(
        html, tags=_TAGS, attributes={"a": {"href"}, "img": {"src", "alt"}}, url_schemes=_SCHEMES, link_rel=None
    )
    writer = _Writer(pictures)
    writer.feed(clean)
    writer.close()
    return writer.markdown(), ()


def escaped(text: str) -> str:
    """Plain words as Markdown that shows exactly them."""
    return "\n".join(_line_escaped(_INLINE_SIGNS.sub(r"\\\1", line)) for line in text.split("\n"))


def _line_escaped(line: str) -> str:
    found = _LINE_START.match(line)
    if found is None:
        return line
    rest = line[found.end() :]
    if found[4]:
        return f"{found[1]}{found[4]}\\{found[5]}{rest}"
    return f"{found[1]}\\{found[2] or found[3]}{rest}"


def _depth(html: str) -> int:
    deepest = depth = 0
    for closing, name, itself in _TAG.findall(html):
        if closing:
            depth = max(0, depth - 1)
        elif not itself and name.lower() not in _VOID:
            depth += 1
            deepest = max(deepest, depth)
    return deepest


def _plain(html: str) -> str:
    words = re.sub(r"\n{3,}", "\n\n", unescape(re.sub(r"<[^<>]*>", "\n", html))).strip()
    for sign in _SIGNS:
        words = words.replace(sign, f"\\{sign}")
    return "\n".join(_line_escaped(line) for line in words.split("\n"))


_Given = Mapping[str, str | None]


class _Writer(HTMLParser):
    """Writes Markdown for the few tags that nh3 lets through; everything is closed and in order by then."""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__(convert_charrefs=True)
        self._pictures = pictures
        self._blocks: list[str] = []
        self._line: list[str] = []
        self._prefixes: list[str] = []
        self._lists: list[int | None] = []
        self._links: list[str] = []
        self._heading = ""
        self._item = ""
        self._raw = 0
        self._cells: list[str] | None = None
        self._rows = 0

    def markdown(self) -> str:
        self._end_block()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self._blocks)).strip("\n")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _MARKS:
            self._mark(_MARKS[tag], opening=True)
        elif tag in _OPENERS:
            _OPENERS[tag](self, given)
        elif tag in _BLOCKS:
            self._begin_block(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _MARKS:
            self._mark(_MARKS[tag], opening=False)
        elif tag in _CLOSERS:
            _CLOSERS[tag](self)
        elif tag in _BLOCKS:
            self._close_block(tag)

    def open_link(self, given: _Given) -> None:
        self._links.append(given.get("href") or "")
        if self._links[-1]:
            self._line.append("[")

    def close_link(self) -> None:
        target = self._links.pop() if self._links else ""
        if target:
            self._line.append(f"](<{target}>)" if re.search(r"[\s()<>]", target) else f"]({target})")

    def show_picture(self, given: _Given) -> None:
        shown = self._pictures(given.get("src") or "")
        alt = re.sub(r"[\[\]\\\n]", " ", given.get("alt") or "").strip()
        if shown:
            self._line.append(f"![{alt}]({shown})")
        elif alt:
            self._line.append(_INLINE_SIGNS.sub(r"\\\1", alt))

    def break_line(self, _given: _Given) -> None:
        self._line.append("\n")

    def rule(self, _given: _Given) -> None:
        self._end_block()
        self._blank()
        self._put("---")
        self._blank()

    def open_code(self, _given: _Given) -> None:
        self.close_code()

    def close_code(self) -> None:
        if not self._raw:
            self._line.append("`")

    def open_row(self, _given: _Given) -> None:
        self._end_block()
        self._cells = []

    def close_row(self) -> None:
        if self._cells:
            self._put("| " + " | ".join(self._cells) + " |")
            if not self._rows:
                self._put("|" + " --- |" * len(self._cells))
            self._rows += 1
        self._cells = None

    def open_cell(self, _given: _Given) -> None:
        self._end_block()

    def close_cell(self) -> None:
        if self._cells is not None:
            self._cells.append(" ".join("".join(self._line).split()).replace("|", "\\|"))
            self._line = []

    def open_item(self, _given: _Given) -> None:
        self._end_block()
        number = self._lists[-1] if self._lists else None
        self._item = "- " if number is None else f"{number}. "
        if number is not None:
            self._lists[-1] = number + 1
        self._prefixes.append(" " * len(self._item))

    def close_item(self) -> None:
        self._end_block()
        self._item = ""
        if self._prefixes:
            self._prefixes.pop()

    def handle_data(self, data: str) -> None:
        if self._raw:
            self._line.append(data)
            return
        words = re.sub(r"[ \t\r\n\f]+", " ", data.replace("\u200b", ""))
        if words.strip() or self._line:
            self._line.append(_INLINE_SIGNS.sub(r"\\\1", words))

    def _mark(self, sign: str, *, opening: bool) -> None:
        """``**`` around words; blanks go outside, for Markdown wants the sign beside a word. An empty pair vanishes."""
        if not opening and self._line and self._line[-1] == sign:
            self._line.pop()
            return
        if not opening and self._line and self._line[-1].endswith(" "):
            self._line[-1] = self._line[-1].rstrip(" ")
            self._line.extend((sign, " "))
            return
        self._line.append(sign)

    def _begin_block(self, tag: str) -> None:
        self._end_block()
        if tag in {"ul", "ol"}:
            if not self._lists:
                self._blank()
            self._lists.append(1 if tag == "ol" else None)
            return
        if not self._lists or tag != "p":
            self._blank()
        if tag == "blockquote":
            self._prefixes.append("> ")
        elif tag == "pre":
            self._raw += 1
            self._put("```")
        elif tag == "table":
            self._rows = 0
        elif tag.startswith("h"):
            self._heading = "#" * int(tag[1]) + " "

    def _close_block(self, tag: str) -> None:
        if tag == "pre" and self._raw:
            for line in "".join(self._line).strip("\n").split("\n"):
                self._put(line)
            self._line = []
            self._raw -= 1
            self._put("```")
        self._end_block()
        self._heading = ""
        if tag in {"ul", "ol"}:
            if self._lists:
                self._lists.pop()
            if self._lists:
                return
        elif tag == "blockquote" and self._prefixes:
            while self._blocks and not self._blocks[-1].strip("> "):
                self._blocks.pop()
            self._prefixes.pop()
        elif self._lists:
            return
        self._blank()

    def _end_block(self) -> None:
        """Write the words gathered so far, one line of Markdown for each line of theirs."""
        words = "".join(self._line).strip(" \n")
        self._line = []
        if not words:
            return
        if self._heading:
            self._put(self._heading + " ".join(words.split()))
            return
        lines = [line.strip(" ") for line in words.split("\n")]
        for number, line in enumerate(lines):
            self._put(
                (_line_escaped(line) if line else "")
                + ("\\" if line and number < len(lines) - 1 and lines[number + 1] else "")
            )

    def _put(self, line: str) -> None:
        prefix = "".join(self._prefixes)
        if self._item:
            prefix = prefix[: -len(self._item)] + self._item
            self._item = ""
        self._blocks.append((prefix + line).rstrip())

    def _blank(self) -> None:
        if self._blocks and self._blocks[-1].strip("> "):
            self._blocks.append("".join(self._prefixes).rstrip())


_OPENERS: dict[str, Callable[[_Writer, _Given], None]] = {
    "a": _Writer.open_link, "img": _Writer.show_picture, "br": _Writer.break_line, "hr": _Writer.rule,
    "code": _Writer.open_code, "tr": _Writer.open_row, "td": _Writer.open_cell, "th": _Writer.open_cell,
    "li": _Writer.open_item,
}  # fmt: skip
_CLOSERS: dict[str, Callable[[_Writer], None]] = {
    "a": _Writer.close_link, "code": _Writer.close_code, "tr": _Writer.close_row, "td": _Writer.close_cell,
    "th": _Writer.close_cell, "li": _Writer.close_item,
}  # fmt: skip
