"""Small pieces of language that sentences share: number words, lists, counted steps, months.

Each is a phrase that can stand inside a translated sentence; whole sentences are made where they are meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from leaderlens.i18n import N_, _, month_name, month_year, ngettext

BANNED = (
    r"significan\w*", r"improv\w*", r"caus(?:e|es|ed|ing)", r"accura\w*", r"objective(?:ly)?", r"declin\w*",
    r"worse\w*", r"better", r"alert\w*", r"prov(?:e|es|ed|en)", r"drop(?:s|ped)?", r"fail\w*", r"harsh\w*",
    r"blind\w*", r"(?:over|under)-?estimat\w*", r"out of control", r"trend(?:s|ing)? (?:up|down)", r"no change", r"nan",
)  # fmt: skip
"""Words no generated sentence may contain: two people's ratings cannot carry them (measurement.md decision 11)."""

_BANNED = re.compile(rf"\b(?:{'|'.join(BANNED)})\b", re.IGNORECASE)

_NUMBERS = (
    N_("no"), N_("one"), N_("two"), N_("three"), N_("four"), N_("five"), N_("six"), N_("seven"), N_("eight"),
    N_("nine"), N_("ten"), N_("eleven"), N_("twelve"), N_("thirteen"), N_("fourteen"), N_("fifteen"), N_("sixteen"),
    N_("seventeen"), N_("eighteen"), N_("nineteen"), N_("twenty"),
)  # fmt: skip


def banned_in(text: str) -> str | None:
    """The first banned word in ``text``, or None. For tests, and for reports that quote generated sentences."""
    found = _BANNED.search(text)
    return found.group() if found else None


def number(count: int) -> str:
    """``three``; digits above twenty."""
    return _(_NUMBERS[count]) if 0 <= count < len(_NUMBERS) else str(count)


def capital(text: str) -> str:
    """``text`` with a capital at its start, past any opening quotation mark."""
    for place, letter in enumerate(text):
        if letter.isalnum():
            return text[:place] + letter.upper() + text[place + 1 :]
    return text


def listing(parts: Sequence[str]) -> str:
    """``a, b and c``."""
    if len(parts) < 2:
        return "".join(parts)
    return _("{first} and {last}").format(first=", ".join(parts[:-1]), last=parts[-1])


def steps(count: int) -> str:
    """``two steps``."""
    return ngettext("{number} step", "{number} steps", count).format(number=number(count))


def check_ins(count: int) -> str:
    """``13 check-ins``."""
    return ngettext("{count} check-in", "{count} check-ins", count).format(count=count)


def roughly(expected: float) -> tuple[str, int]:
    """An expected count as people say it (``two or three``), and the count its sentence agrees with."""
    whole = int(expected)
    part = expected - whole
    if 0.3 <= part <= 0.7 and whole:
        return _("{low} or {high}").format(low=number(whole), high=number(whole + 1)), whole + 1
    nearest = max(1, round(expected))
    return number(nearest), nearest


def month(day: date, seen_from: date) -> str:
    """``October``, with its year when ``seen_from`` lies in another one."""
    return month_name(day) if day.year == seen_from.year else month_year(day)


def span(first: date, last: date) -> str:
    """``September 2024 to November 2025``, or the one month when both ends share it."""
    if (first.year, first.month) == (last.year, last.month):
        return month_year(first)
    return _("{first} to {last}").format(first=month_year(first), last=month_year(last))


def tenths(value: float) -> str:
    """An index value as it is printed: ``5.7``."""
    return f"{value:.1f}"
