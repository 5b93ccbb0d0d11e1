"""Day One's Markdown: its backslashes undone where they mean nothing, its own links turned into ours."""

from __future__ import annotations

import re
from collections.abc import Callable

_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_PLAIN = set("!\"$%&',./:;=?@^{}-+()#>")
_LINK = re.compile(r"!?\[([^\]\n]{0,500})\]\((dayone[\w-]*:/{1,2}[^\s)]{0,500})\)")
_MOMENT = re.compile(r"dayone-moment:/{1,2}(?:(?:photo|audio|video|pdfAttachment)/)?([^\s/?]+)")


def plain_signs(text: str) -> str:
    r"""``text`` without needless backslashes: ``finally \.\.`` is ``finally ..``.

    One stays where taking it away would make Markdown of it: before a sign at the beginning of a line (a heading, a
    list, a quote), in ``1\.``, around emphasis, links and code.
    """
    parts: list[str] = []
    end = 0
    for found in _ESCAPE.finditer(text):
        parts.append(text[end : found.start()])
        end = found.end()
        parts.append(found[1] if _needless(text, found) else found[0])
    parts.append(text[end:])
    return "".join(parts).replace("\u200b", "")


def _needless(text: str, found: re.Match[str]) -> bool:
    """Whether the sign means nothing where it stands, so that its backslash can go."""
    sign, after = found[1], text[found.end() : found.end() + 1]
    before = text[max(0, found.start() - 12) : found.start()]
    line = before.rsplit("\n", 1)[-1]
    begins = found.start() < 12 or "\n" in before  # ``line`` is all that stands before it on its line
    if sign == "_":
        return before[-1:].isalnum() and after.isalnum()
    needed = {
        **dict.fromkeys("-+#>=", begins and not line.strip()),
        ".": begins and line.strip().isdigit(),
        ")": (begins and line.strip().isdigit()) or "](" in line,
        "!": after == "[",
        "(": before.endswith("]"),
    }
    return sign in _PLAIN and not needed.get(sign, False)


def own_links(text: str, attachment: Callable[[str], str]) -> str:
    """Day One's links as ours. ``attachment`` answers what to show for a picture's or recording's id, or nothing.

    A link to another entry keeps its words and loses its target, which exists in Day One alone.
    """

    def replaced(found: re.Match[str]) -> str:
        moment = _MOMENT.match(found[2])
        if moment is None:
            return found[1]
        shown = attachment(moment[1])
        return f"![{found[1]}]({shown})" if shown else ""

    return _LINK.sub(replaced, text)
