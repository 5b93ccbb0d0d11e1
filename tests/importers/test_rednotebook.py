"""RedNotebook."""

from __future__ import annotations

from pathlib import Path

from tests.importers.exports import read, taken


def test_days_become_entries_and_old_copies_are_passed_over(tmp_path: Path) -> None:
    entries, problems = taken("rednotebook", tmp_path)
    assert [(one.source_id, one.title, one.body, one.tags) for one in entries] == [
        ("2024-05-07", "Work", "Met the **Leader** about #budget\n\n---\n\n*Family*", ("budget",)),
        ("2024-05-08", "", "Plain\n\n### Ideas\n\n- ring the LGA", ("quiet",)),
    ]
    assert [one.code for one in problems] == ["no-date"]


def test_a_month_of_aliases_or_lists_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "2024-01.txt").write_text("1: &a {text: x}\n2: *a\n")
    (tmp_path / "2024-02.txt").write_text("- 1\n")
    (tmp_path / "2024-03.txt").write_text("")
    entries, problems = read(tmp_path)
    assert (entries, [one.code for one in problems]) == ([], ["unreadable", "no-entry", "empty"])
