"""Entries to list and to open."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from leaderlens.domain.journal import JournalEntry, JournalLine

TODAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def line(number: int, title: str = "", excerpt: str = "") -> JournalLine:
    """The entry of ``number`` days ago."""
    return JournalLine(f"e{number}", title or f"Day {number}", excerpt or "Some words.", NOON - timedelta(days=number))


def lines(count: int) -> tuple[JournalLine, ...]:
    """``count`` entries, newest first."""
    return tuple(line(number) for number in range(count))


def entry(name: str = "e1", body: str = "I asked before answering.", title: str = "Asked") -> JournalEntry:
    return JournalEntry(name, title, body, NOON, NOON)
