"""What is exported comes back through the importer to the letter (docs/formats.md)."""

from __future__ import annotations

import json
import tempfile
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from leaderlens.domain.journal import JournalEntry
from leaderlens.importers.entry import ImportedEntry, Reading
from leaderlens.importers.registry import entries, opened
from leaderlens.resources import resource
from leaderlens.services import journal_formats as formats

LONDON = ZoneInfo("Europe/London")
MADE = datetime(2026, 11, 21, 20, 15, tzinfo=UTC)
NASTY = (
    "---\nleaderlens: 1\n---\n", "trailing  \n\n\n", "\r\none\r two\n", "\u0645\u0631\u062d\u0628\u0627 \u200f\u0628",
    "\U0001f469\U0001f3fd\u200d\u2696\ufe0f \u0175", "\u2028\x85\x0b\x1c", "- [x] a\n\n\t b", "no end", "\n", "...",
    "{a: [b]} # c", "'\"\\", "\ufeffmark", "<!--llbusiness-->\nx", "null", "~",
)  # fmt: skip
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=80) | st.sampled_from(
    NASTY
)
TITLES = TEXT.filter(lambda text: bool(text.strip()))
MOMENTS = st.builds(
    datetime.fromtimestamp,
    st.integers(631152000, 2840140800),  # 1990 to 2060
    st.sampled_from((LONDON, ZoneInfo("Asia/Tokyo"))),
)


@st.composite
def written(draw: st.DrawFn) -> JournalEntry:
    moment = draw(MOMENTS)
    return JournalEntry(
        id=draw(st.text("0123456789abcdef", min_size=32, max_size=32)),
        title=draw(TITLES),
        body=draw(TEXT),
        moment=moment,
        edited=MADE,
        tags=tuple(draw(st.lists(TEXT.filter(bool), max_size=3, unique=True))),
        zone=str(moment.tzinfo),
        pinned=draw(st.booleans()),
        items=("ryley.patient",) if draw(st.booleans()) else (),
    )


def read_back(root: Path) -> ImportedEntry:
    with opened(root) as (kind, source):
        (found,) = entries(kind, source, Reading(LONDON))
    assert isinstance(found, ImportedEntry), found
    return found


def compare(found: ImportedEntry, entry: JournalEntry) -> None:
    assert found.source_id == entry.id
    assert found.body == entry.body
    assert (found.moment, found.moment.utcoffset(), found.zone) == (entry.moment, entry.moment.utcoffset(), entry.zone)
    assert found.edited == entry.edited
    assert (found.pinned, found.items) == (entry.pinned, entry.items)
    assert found.title == entry.title
    assert found.tags == entry.tags


@given(written())
@example(JournalEntry("a" * 32, "one\n---\ntwo\r\n", NASTY[0], MADE.astimezone(LONDON), MADE, NASTY, "Europe/London"))
def test_markdown_comes_back_to_the_letter(entry: JournalEntry) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / formats.entry_name(entry)).write_bytes(formats.markdown(entry, []))
        (root / formats.MARKER).write_text(formats.marker(MADE, 1, 0), "utf-8")
        compare(read_back(root), entry)


@given(written())
def test_json_comes_back_to_the_letter(entry: JournalEntry) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.json"
        text = f"{formats.json_head(MADE)}\n{formats.json_line(entry, [])}\n]}}\n"
        path.write_text(text, "utf-8", newline="\n")
        assert len(text.split("\n")) == 4
        compare(read_back(path), entry)


@given(written())
def test_front_matter_is_yaml_that_nothing_can_end_early(entry: JournalEntry) -> None:
    lines = formats.markdown(entry, []).decode().split("\n")
    end = lines.index("---", 1)
    front: dict[str, Any] = yaml.safe_load("\n".join(lines[1:end]))
    assert front["title"] == entry.title
    assert isinstance(front["date"], str)
    assert "\n".join(lines[end + 1 :]) == entry.body + "\n"


@given(TEXT)
def test_names_of_files_suit_every_computer(text: str) -> None:
    name = formats.file_name(text, "entry")
    assert 0 < len(name.encode()) <= 120
    assert not set(name) & set('<>:"/\\|?*\n\r\t\x00')
    assert not name.endswith((".", " "))


def test_a_name_begins_with_its_day() -> None:
    entry = JournalEntry(
        "3f2a9c1b" * 4, "Budget: morning / 2?", "", MADE.astimezone(LONDON), MADE, zone="Europe/London"
    )
    assert formats.entry_name(entry) == "2026-11-21 2015 Budget morning 2 3f2a9c1b.md"


def test_a_moment_keeps_its_offset_where_no_zone_is_known() -> None:
    there = datetime(2026, 7, 1, 9, 30, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    assert formats.fields(JournalEntry("a", "", "b", there, MADE))["date"] == "2026-07-01T09:30:00+05:30"


def test_what_is_empty_is_left_out() -> None:
    assert set(formats.fields(JournalEntry("a", "", "b", MADE, MADE))) == {"id", "date", "edited"}


def test_the_schema_names_every_key_that_is_written() -> None:
    schema = json.loads(resource("formats/journal-1.schema.json").read_text("utf-8"))
    entry, file = schema["$defs"]["entry"], schema["$defs"]["file"]
    whole = JournalEntry("a", "t", "b", MADE, MADE, ("x",), "Europe/London", True, ("l.i",), ("p",), "q", "o")
    told = json.loads(formats.json_line(whole, [{"id": "1"}]))
    assert told.keys() == entry["properties"].keys()
    bare = json.loads(formats.json_line(JournalEntry("a", "", "", MADE, MADE), []))
    assert bare.keys() == set(entry["required"])
    head = json.loads(formats.json_head(MADE) + "]}")
    assert head.keys() == set(schema["required"])
    assert (head["format"], head["version"]) == (
        schema["properties"]["format"]["const"],
        schema["properties"]["version"]["const"],
    )
    assert set(file["required"]) == {"id", "name", "type", "size", "sha256", "data"}


@pytest.mark.parametrize("text", NASTY)
def test_no_text_of_the_front_matter_spans_lines(text: str) -> None:
    entry = JournalEntry("a", text, "", MADE, MADE, (text,))
    front = formats.markdown(entry, []).decode().split("\n---\n")[0]
    assert len(front.splitlines()) == len(front.split("\n"))
