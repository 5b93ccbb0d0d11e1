"""RedNotebook: a folder, or a zip of it, with one YAML file for each month: day number to text and categories."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from leaderlens.importers import plain_yaml
from leaderlens.importers.entry import EntryProblemError, Found, ImportedEntry, Problem, Reading
from leaderlens.importers.fields import decoded, each_of, tags_of, text_of, whole_of
from leaderlens.importers.moments import sensible
from leaderlens.importers.shaping import finished, title_of
from leaderlens.importers.source import Source
from leaderlens.importers.wiki import markdown_of, tags_in

ID = "rednotebook"
_MONTH = re.compile(r"(?:.*/)?(\d{4})-(\d{2})\.txt")
_LARGEST = 16 * 1024**2


def recognises(source: Source) -> bool:
    return any(_MONTH.fullmatch(name) for name in source.names)


def read(source: Source, reading: Reading) -> Iterator[Found]:
    """One entry for each day, at noon: RedNotebook keeps no time of day."""
    for name, content in each_of(source, tuple(name for name in source.names if _MONTH.fullmatch(name))):
        found = _MONTH.fullmatch(name)
        if found is None or isinstance(content, str) or len(content) > _LARGEST:
            yield Problem(name, content if isinstance(content, str) else "too-large")
            continue
        try:
            days = plain_yaml.read(decoded(content))
        except plain_yaml.NotPlainError:
            yield Problem(name, "unreadable")
            continue
        if not isinstance(days, dict):
            yield Problem(name, "no-entry" if days is not None else "empty")
            continue
        for number, day in days.items():
            try:
                yield _entry(int(found[1]), int(found[2]), number, day, reading)
            except EntryProblemError as error:
                yield Problem(f"{name}: {number[:20]}", error.code)


def _entry(year: int, month: int, number: str, day: Any, reading: Reading) -> ImportedEntry:
    if not isinstance(day, dict):
        raise EntryProblemError("no-entry")
    try:
        moment = datetime(year, month, whole_of(number) or 0, 12, tzinfo=reading.home)
    except (ValueError, OverflowError) as error:
        raise EntryProblemError("no-date") from error
    source_text = text_of(day.get("text"))
    categories, tags = _categories({key: value for key, value in day.items() if key != "text"})
    title, body = title_of(markdown_of(source_text))
    body = "\n\n".join(part for part in (body, *categories) if part)
    return finished(
        ImportedEntry(
            ID, f"{year:04}-{month:02}-{moment.day:02}", title, body, sensible(moment), reading.home.key,
            tags=tags_of([*tags, *tags_in(source_text)]),
        )
    )  # fmt: skip


def _categories(given: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """The right-hand column of old: a list under a heading for each category; a category without entries is a tag."""
    lists: list[str] = []
    tags: list[str] = []
    for name, entries in given.items():
        words = list(entries) if isinstance(entries, dict) else entries if isinstance(entries, list) else []
        lines = [text_of(word) for word in words if isinstance(word, str) and word.strip()]
        if name.casefold() == "tags":
            tags.extend(lines)
        elif not lines:
            tags.append(name)
        else:
            heading = " ".join(text_of(name).split())
            lists.append(f"### {heading}\n\n" + "\n".join(f"- {markdown_of(line)}" for line in lines))
    return lists, tags
