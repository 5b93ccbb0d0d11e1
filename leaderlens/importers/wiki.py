"""txt2tags, as RedNotebook writes it, as Markdown."""

from __future__ import annotations

import re

_HEADING = re.compile(r"^\s*(={1,5}|\+{1,5})\s*(\S.*?)\s*\1(?:\[[\w-]*\])?\s*$")
_BAR = re.compile(r"^\s*([=\-_])\1{19,}\s*$")
_ITEM = re.compile(r"^(\s*)([-+])\s(?=\S)")
_TABLE = re.compile(r"^\s*\|(\|?)\s(.*)$")
_PICTURE = re.compile(r'\[""([^"\]\n]{1,1000})""(\.\w{1,5})(?:\?\d+)?\]')
_QUOTED_LINK = re.compile(r'\[([^\[\]"\n]{1,1000}?)\s+""([^"\]\n]{1,2000})""\]')
_LINK = re.compile(r"\[([^\[\]\n]{1,1000}?)\s+((?:https?://|mailto:|www\.)[^\s\]]{1,2000})\]")
_KEPT = re.compile(r'(``[^\n]+?``|""[^\n]+?""|https?://[^\s\])>]+|\]\([^)\n]*\)|!\[[^\]\n]*\]\([^)\n]*\))')
_ITALIC = re.compile(r"(?<![:/])//(?=\S)([^\n]*?\S)//(?!/)")
_UNDER = re.compile(r"(?<!_)__(?=[^\s_])([^\n]*?[^\s_])__(?!_)")
_STRIKE = re.compile(r"(?<!-)--(?=[^\s-])([^\n]*?[^\s-])--(?!-)")
_TAG = re.compile(r"(?<![\w#&/])#([^\W\d_][\w-]{0,79})")
_LONGEST_LINE = 20_000


def markdown_of(text: str) -> str:
    """Markdown of a text in txt2tags: headings, bold, italics, struck, lists, links, code, rulers and tables."""
    lines: list[str] = []
    verbatim = False
    head_written = False
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if line.strip() == "```":
            verbatim = not verbatim
            lines.append("```")
            continue
        if verbatim or len(line) > _LONGEST_LINE:
            lines.append(line)
            continue
        row = _TABLE.match(line)
        if row is None:
            head_written = False
            lines.append(_line(line))
            continue
        cells = [_inline(cell.strip()) for cell in row[2].strip().strip("|").split("|")]
        lines.append("| " + " | ".join(cells) + " |")
        if not head_written:
            lines.append("|" + " --- |" * len(cells))
            head_written = True
    if verbatim:
        lines.append("```")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def tags_in(text: str) -> tuple[str, ...]:
    """The ``#tags`` inside a text."""
    return tuple(_TAG.findall(text))


def _line(line: str) -> str:
    if _BAR.match(line):
        return "---"
    if found := _HEADING.match(line):
        return "#" * len(found[1]) + " " + _inline(found[2])
    if found := _ITEM.match(line):
        sign = "-" if found[2] == "-" else "1."
        return f"{found[1]}{sign} {_inline(line[found.end() :])}"
    return _inline(line)


def _inline(text: str) -> str:
    text = _PICTURE.sub(lambda found: f"[{(found[1] + found[2]).rsplit('/', 1)[-1]}]", text)
    text = _QUOTED_LINK.sub(lambda found: f"[{found[1].strip()}]({_target(found[2])})", text)
    text = _LINK.sub(lambda found: f"[{found[1].strip()}]({_target(found[2])})", text)
    parts = _KEPT.split(text)
    for number, part in enumerate(parts):
        if number % 2:
            if part.startswith("``"):
                parts[number] = f"`{part[2:-2]}`"
            elif part.startswith('""'):
                parts[number] = re.sub(r"([*_`\[\]#~])", r"\\\1", part[2:-2])
        else:
            marked = _STRIKE.sub(r"~~\1~~", _UNDER.sub(r"*\1*", _ITALIC.sub(r"*\1*", part)))
            parts[number] = re.sub(r"\\\\\s*$", r"\\", marked)
    return "".join(parts)


def _target(place: str) -> str:
    place = place.strip()
    return f"<{place}>" if re.search(r"[\s()<>]", place) else place
