"""A journal is exported, and another vault takes it in: every word, tag, zone and file is there again."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaderlens.clock import FixedClock
from leaderlens.domain.journal import JournalEntry
from leaderlens.domain.journal_text import clean_entry
from leaderlens.importers.attachments import Shelf
from leaderlens.importers.entry import ImportedEntry, Reading
from leaderlens.importers.own import entry_of, from_front, front_of
from leaderlens.importers.source import ZipSource
from leaderlens.services import journal_formats
from leaderlens.services.journal import Journal
from leaderlens.services.journal_export import Choice, Format, JournalExport
from leaderlens.services.journal_files import Attachments
from leaderlens.services.journal_import import JournalImport
from tests.importers.exports import PICTURE, zipped
from tests.vault_fixtures import MakeVault

NOON = datetime(2026, 6, 21, 12, tzinfo=ZoneInfo("Europe/London"))
BODIES = (
    "Plain",
    "---\nnot front matter\n---\n\n# Heading\n\n- [ ] to do\n",
    "<!--llbusiness-->\nAgreed.\n\n\n\ntrailing blanks  \n\n",
    "\u202eright to left\u202c \U0001f469\u200d\U0001f4bc tabs\tand\u00a0spaces\u2028 line\u0085 ends",
    "*", " leading", "a: b\n? c\n%d\n...\n---\n",
)  # fmt: skip


def _written(journal: Journal) -> list[JournalEntry]:
    entries = []
    for number, body in enumerate(BODIES):
        entry = replace(
            journal.blank(NOON + timedelta(days=number)), title=f"{body[:9]}: 'q' \"d\" #{number}", body=body,
            tags=("budget", "before: cabinet", "null", "yes"), zone="Europe/London", pinned=number % 2 == 0,
            items=("ryley.patient",), people=("pair-1",), prompt="after-cabinet",
        )  # fmt: skip
        journal.save(entry)
        kept = journal.entry(entry.id)
        assert kept is not None
        entries.append(kept)
    offset = replace(
        journal.blank(datetime(2020, 1, 1, 8, tzinfo=timezone(timedelta(hours=5, minutes=45)))), body="Elsewhere"
    )
    journal.save(offset)
    found = journal.entry(offset.id)
    assert found is not None
    return [*entries, found]


@pytest.mark.parametrize(("form", "name"), [(Format.MARKDOWN, "export"), (Format.JSON, "export.json")])
def test_nothing_is_lost_on_the_way(
    form: Format, name: str, make_vault: MakeVault, tmp_path: Path, clock: FixedClock
) -> None:
    first, second = make_vault(), make_vault("Another")
    journal, other = Journal(first.database, clock), Journal(second.database, clock)
    written = _written(journal)
    file = Attachments(first.database, clock).attach(written[0].id, "a: picture.png", "image/png", PICTURE)
    JournalExport(first).export(Choice(), form, tmp_path / name)
    bringing = JournalImport(second.database, clock, "America/New_York")
    preview = bringing.preview(tmp_path / name)
    assert (preview.new, preview.problem_count, preview.files) == (len(written), 0, 1)
    bringing.run(preview)
    came = {one.origin: one for line in other.lines() if (one := other.entry(line.id)) is not None}
    for entry in written:
        mine = came[f"leaderlens:{entry.id}"]
        assert replace(mine, id=entry.id, origin="", edited=entry.edited) == entry
        assert mine.moment.utcoffset() == entry.moment.utcoffset()
    kept = Attachments(second.database, clock)
    (again,) = kept.of(came[f"leaderlens:{written[0].id}"].id)
    assert (again.id, again.name, again.mime, kept.data(again.id)) == (file.id, file.name, file.mime, PICTURE)
    at_home = JournalImport(first.database, clock, "Europe/London").preview(tmp_path / name)
    assert (at_home.new, at_home.known, at_home.changed) == (0, len(written), 0)


TEXTS = st.text(max_size=60)
ENTRIES = st.builds(
    lambda title, body, tags, moment: clean_entry(
        JournalEntry("3f2a9c1b5d7e4f60", title, body, moment, datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), tags=tags)
    ),
    TEXTS,
    TEXTS.filter(str.strip),
    st.lists(TEXTS, max_size=4).map(tuple),
    st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - bounds are naive
)


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(entry=ENTRIES)
def test_any_entry_comes_back_from_both_formats(entry: JournalEntry) -> None:
    reading = Reading(ZoneInfo("America/New_York"))
    shelf = Shelf(ZipSource("x.zip", zipped({})))
    parts = front_of(journal_formats.markdown(entry, []).decode())
    assert parts is not None
    told = json.loads(journal_formats.json_line(entry, []))
    for found in (
        from_front(*parts, "a.md", shelf, reading),
        entry_of(told, told["body"], reading, lambda _file: None),
    ):
        assert isinstance(found, ImportedEntry)
        assert (found.title, found.body, found.tags, found.moment) == (
            entry.title,
            entry.body,
            entry.tags,
            entry.moment,
        )
