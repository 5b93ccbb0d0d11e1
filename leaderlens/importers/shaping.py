"""Last touches that all formats share: a title out of a first line, an id where there is none, bounds."""

from __future__ import annotations

import re
from dataclasses import replace

from leaderlens.importers.entry import EntryProblemError, ImportedEntry, made_id
from leaderlens.importers.fields import LONGEST_TEXT, MOST_FILES, MOST_TAGS

LONGEST_TITLE = 300
"""Characters of a title; a longer first line stays in the body."""
_HEADING = re.compile(r"#{1,6}[ \t]+(.*?)[ \t]*#*\s*\Z")


def title_of(text: str) -> tuple[str, str]:
    """A leading Markdown heading becomes the title; without one there is no title. Answers title and the rest."""
    stripped = text.strip("\n")
    first, _break, rest = stripped.partition("\n")
    found = _HEADING.fullmatch(first.strip()) if len(first) <= LONGEST_TITLE + 8 else None
    if found is None or "](" in first:
        return "", stripped.rstrip()
    return _plain(found[1]), rest.strip("\n").rstrip()


def first_line(text: str) -> tuple[str, str]:
    """The first line as the title whatever it looks like: for journals that mean it so. Answers title and the rest."""
    first, _break, rest = text.strip("\n").partition("\n")
    if len(first) > LONGEST_TITLE:
        return "", text.strip("\n").rstrip()
    found = _HEADING.fullmatch(first.strip())
    return _plain(found[1] if found else first), rest.strip("\n").rstrip()


def _plain(heading: str) -> str:
    """A title is plain text: backslashes before signs and pairs of stars go."""
    bare = re.sub(r"\*\*(\S(?:[^*]*\S)?)\*\*|__(\S(?:[^_]*\S)?)__", lambda found: found[1] or found[2], heading)
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", bare).strip()


def finished(entry: ImportedEntry) -> ImportedEntry:
    """``entry`` with an id, and within bounds. EntryProblemError ``empty`` when there is nothing to keep."""
    if not (entry.title.strip() or entry.body.strip() or entry.files or entry.mood):
        raise EntryProblemError("empty")
    if len(entry.title) + len(entry.body) > LONGEST_TEXT:
        raise EntryProblemError("too-large")
    notes = entry.notes
    if len(entry.tags) > MOST_TAGS or len(entry.files) > MOST_FILES:
        notes = (*notes, "cut")
    return replace(
        entry,
        source_id=entry.source_id or made_id(entry.moment, entry.title, entry.body),
        tags=entry.tags[:MOST_TAGS],
        files=entry.files[:MOST_FILES],
        notes=tuple(dict.fromkeys(notes)),
    )


def shown(file_id: str, alt: str = "") -> str:
    """How a body shows an attachment."""
    return f"![{alt}](attachment:{file_id})"
