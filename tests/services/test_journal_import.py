"""Bringing a journal in: look, take in once, take back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from leaderlens.clock import FixedClock
from leaderlens.errors import ImportSourceError
from leaderlens.services import journal_import
from leaderlens.services.audit import sentences
from leaderlens.services.journal import Journal
from leaderlens.services.journal_files import Attachments
from leaderlens.services.journal_import import ImportStoppedError, JournalImport, MoodPlan, MoodsAs, home_zone
from leaderlens.store import audit
from leaderlens.store.database import Database
from tests.importers.exports import DAYLIO_CSV, EXPORTS, OWN, PICTURE


@pytest.fixture
def bringing(database: Database, clock: FixedClock) -> JournalImport:
    return JournalImport(database, clock, "Europe/London")


@pytest.fixture
def journal(database: Database, clock: FixedClock) -> Journal:
    return Journal(database, clock)


def test_looking_changes_nothing_and_counts_everything(
    bringing: JournalImport, database: Database, tmp_path: Path
) -> None:
    before = database.seq
    preview = bringing.preview(EXPORTS["dayone"](tmp_path))
    assert (preview.told, preview.new, preview.known, preview.changed) == ("a Day One export", 3, 0, 0)
    assert (preview.first, preview.last, preview.files, preview.total) == (date(2021, 3, 3), date(2022, 1, 2), 1, 3)
    assert [one.code for one in preview.problems] == ["no-date", "empty"]
    assert dict(preview.notes) == {"file-missing": 1, "unknown-zone": 1}
    assert database.seq == before


@pytest.mark.parametrize("format_id", EXPORTS)
def test_each_journal_comes_in_once_and_is_taken_back(
    format_id: str, bringing: JournalImport, journal: Journal, tmp_path: Path
) -> None:
    path = EXPORTS[format_id](tmp_path)
    preview = bringing.preview(path)
    changes, report = bringing.run(preview)
    assert changes.journal
    assert (report.added, report.left, report.files, report.problem_count) == (
        preview.new, 0, preview.files, preview.problem_count,
    )  # fmt: skip
    assert journal.count() == preview.new
    again = bringing.preview(path)
    assert (again.new, again.known, again.changed) == (0, preview.new, 0)
    assert bringing.run(again)[1].added == 0
    (batch,) = bringing.batches()
    assert (batch.entries, batch.left) == (preview.new, preview.new)
    bringing.undo(report.batch_id)
    assert journal.count() == 0
    assert bringing.preview(path).new == preview.new


def test_zones_pictures_and_bodies_arrive(bringing: JournalImport, journal: Journal, tmp_path: Path) -> None:
    bringing.run(bringing.preview(EXPORTS["dayone"](tmp_path)))
    (line,) = journal.lines("packed")
    entry = journal.entry(line.id)
    assert entry is not None
    assert (entry.moment.isoformat(), entry.zone, entry.tags) == (
        "2021-03-03T22:48:50+11:00", "Australia/Sydney", ("travel", "work"),
    )  # fmt: skip
    (file,) = Attachments(journal.database, journal.clock).of(entry.id)
    assert f"![](attachment:{file.id})" in entry.body
    assert Attachments(journal.database, journal.clock).data(file.id) == PICTURE


def test_what_was_changed_here_stays_and_is_counted(bringing: JournalImport, journal: Journal, tmp_path: Path) -> None:
    path = EXPORTS["jrnl-json"](tmp_path)
    bringing.run(bringing.preview(path))
    entry = journal.entry(journal.lines("second")[0].id)
    assert entry is not None
    journal.save(replace(entry, body="Mine now"))
    again = bringing.preview(path)
    assert (again.new, again.known, again.changed) == (0, 1, 1)
    bringing.run(again)
    kept = journal.entry(entry.id)
    assert kept is not None
    assert kept.body == "Mine now"


@pytest.mark.parametrize(
    ("plan", "tags", "body"),
    [
        (MoodPlan(MoodsAs.TAGS, {"Spent": "tired"}), ("tired",), ""),
        (MoodPlan(MoodsAs.LINE, {"Spent": "tired"}), (), "\n\n*Mood: tired*"),
        (MoodPlan(MoodsAs.NOTHING), (), ""),
        (MoodPlan(MoodsAs.TAGS, {"Spent": " "}), (), ""),
        (MoodPlan(), ("Spent",), ""),
    ],
)
def test_moods_become_what_the_person_chose(
    plan: MoodPlan, tags: tuple[str, ...], body: str, bringing: JournalImport, journal: Journal, tmp_path: Path
) -> None:
    path = EXPORTS["daylio-csv"](tmp_path)
    preview = bringing.preview(path)
    assert preview.moods == (("rad", 1), ("Spent", 1))
    bringing.run(preview, plan)
    entry = journal.entry(journal.lines("second")[0].id)
    assert entry is not None
    assert (entry.tags, entry.body) == (tags, "First line\\\nsecond **line**" + body)
    assert bringing.preview(path).known == 2


def test_an_export_of_this_vault_changes_nothing_here(
    bringing: JournalImport, journal: Journal, tmp_path: Path
) -> None:
    journal.save(replace(journal.blank(), id=OWN["entries"][0]["id"], body="Written here"))
    preview = bringing.preview(EXPORTS["leaderlens-json"](tmp_path))
    assert (preview.new, preview.changed) == (0, 1)
    report = bringing.run(preview)[1]
    assert (report.added, report.left, journal.count()) == (0, 1, 1)


def test_stopping_leaves_nothing_behind(
    bringing: JournalImport, journal: Journal, database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "many.csv"
    head, _break, row = DAYLIO_CSV.partition("\n")
    path.write_text(head + "\n" + "".join(row.replace("Awesome", f"Day {number}") for number in range(50)))
    steps: list[tuple[int, int]] = []

    def step(done: int, total: int) -> None:
        steps.append((done, total))
        if done >= 60:
            raise ImportStoppedError

    preview = bringing.preview(path)
    before = database.seq
    with pytest.raises(ImportStoppedError):
        bringing.run(preview, step=step)
    assert (journal.count(), bringing.batches(), database.seq) == (0, (), before)
    assert steps == [(0, 100), (20, 100), (40, 100), (60, 100)]


def test_a_source_that_became_another_is_not_taken_in(
    bringing: JournalImport, journal: Journal, tmp_path: Path
) -> None:
    path = EXPORTS["jrnl-json"](tmp_path)
    preview = bringing.preview(path)
    path.write_text(json.dumps(OWN))
    with pytest.raises(ImportSourceError) as caught:
        bringing.run(preview)
    assert (caught.value.code, journal.count()) == ("altered-source", 0)


def test_files_beyond_the_limit_stay_behind_and_the_words_come(
    bringing: JournalImport, journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_import, "LARGEST_FILE", 10)
    preview = bringing.preview(EXPORTS["dayone"](tmp_path))
    report = bringing.run(preview)[1]
    assert (preview.files, preview.files_refused, report.added, report.files, report.files_refused) == (0, 1, 3, 0, 1)
    assert journal.count() == 3


def test_every_import_is_in_the_log_without_a_word_of_it(
    bringing: JournalImport, database: Database, tmp_path: Path
) -> None:
    bringing.run(bringing.preview(EXPORTS["jrnl-text"](tmp_path)))
    with database.reading() as session:
        (line,) = audit.lines(session, 10)
    assert (line.kind, line.detail) == ("imported", "2")
    assert line.kind in sentences()


@pytest.fixture
def _zone_of_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", ":Australia/Sydney")


@pytest.mark.usefixtures("_zone_of_environment")
def test_the_zone_is_the_computers_unless_another_is_named(
    database: Database, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert home_zone().key == "Australia/Sydney"
    path = EXPORTS["jrnl-json"](tmp_path)
    assert JournalImport(database, clock).preview(path).zone == "Australia/Sydney"
    with pytest.raises(ImportSourceError, match="no time zone"):
        JournalImport(database, clock, "Mars/Olympus").preview(path)
    monkeypatch.setenv("TZ", "nonsense/zone")
    assert home_zone().key == "Europe/London"
