"""Daylio: CSV and backup."""

from __future__ import annotations

from pathlib import Path

from tests.importers.exports import PICTURE, read, taken


def test_csv_with_both_clocks_and_an_own_mood(tmp_path: Path) -> None:
    entries, problems = taken("daylio-csv", tmp_path)
    assert [(one.moment.strftime("%H:%M"), one.mood, one.tags, one.title, one.body) for one in entries] == [
        ("18:50", "rad", ("friends", "gaming", "programming", "nap"), "", "Awesome"),
        ("20:39", "Spent", (), "A title", "First line\\\nsecond **line**"),
    ]
    assert problems == []


def test_backup_with_offsets_names_and_photos(tmp_path: Path) -> None:
    entries, problems = taken("daylio-backup", tmp_path)
    first, second = entries
    assert (first.moment.isoformat(), first.zone) == ("2020-05-30T20:50:00+02:00", "")
    assert (second.moment.isoformat(), second.zone) == ("2020-05-30T20:06:40+01:00", "Europe/London")
    assert (first.mood, first.tags, second.mood) == ("Spent", ("friends", "late meeting"), "rad")
    assert [(file.mime, file.read()) for file in first.files] == [("image/jpeg", PICTURE)]
    assert problems == []


def test_a_row_beyond_all_bounds_is_one_problem(tmp_path: Path) -> None:
    head = "full_date,date,weekday,time,mood,activities,note_title,note\n"
    (tmp_path / "a.csv").write_text(
        head + "2020-05-30,,,6:50 pm,rad,,," + "x" * 4_100_000 + "\n2020-05-30,,,6:50 pm,rad,,,kept\n"
    )
    entries, problems = read(tmp_path / "a.csv")
    assert ([one.body for one in entries], [one.code for one in problems]) == (["kept"], ["unreadable"])
