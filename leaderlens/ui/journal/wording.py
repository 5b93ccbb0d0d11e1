"""What an entry is called in a list, and the day it is from."""

from __future__ import annotations

import re
from datetime import date, timedelta

from leaderlens.domain.journal import JournalLine, by_its_clock
from leaderlens.i18n import _, day_name, short_date

_FIRST_WORDS = 48  # characters of a first sentence that serve as a title


def words_of(line: JournalLine) -> tuple[str, str]:
    """What an entry is called and what stands below: its title and first words, or its first words and the next."""
    title, words = line.title.strip(), line.excerpt.strip()
    if title:
        return title, words
    if not words:
        return _("An entry without words"), ""
    sentence = re.match(r"(.{1,60}?)[.!?]\s+", words)
    if sentence:
        return sentence.group(1), words[sentence.end() :]
    if len(words) <= _FIRST_WORDS:
        return words, ""
    cut = words.rfind(" ", 0, _FIRST_WORDS)
    return (words[:cut] + "…", words[cut + 1 :]) if cut > 0 else (words, "")


def title_of(line: JournalLine) -> str:
    """What an entry is called: its title, or its first words."""
    return words_of(line)[0]


def day_of(line: JournalLine, today: date) -> str:
    """``Today``, ``Sunday``, ``8 Nov``, ``8 Nov 2025``."""
    day = by_its_clock(line.moment).date()
    if day == today:
        return _("Today")
    if timedelta(0) < today - day < timedelta(days=7):
        return day_name(day)
    if day.year == today.year:
        return short_date(day)
    return _("{day} {year}").format(day=short_date(day), year=day.year)
