"""Markdown and text files of any program."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importers.exports import EXPORTS, OWN_MARKDOWN, read, taken


def test_dates_titles_tags_and_pictures(tmp_path: Path) -> None:
    entries, problems = taken("markdown", tmp_path)
    plain, walk = entries
    assert (plain.title, plain.body, plain.moment.isoformat()) == ("", "Plain words.", "2023-01-02T09:30:00+00:00")
    assert (walk.title, walk.tags, walk.moment.isoformat(), walk.zone) == (
        "A walk", ("walking", "rain"), "2024-02-29T18:05:00+01:00", "Europe/Paris",
    )  # fmt: skip
    assert [one.name for one in walk.files] == ["river 1.png", "minutes.pdf"]
    assert walk.body == (
        f"![the river](attachment:{walk.files[0].id}) and ![web](https://example.org/a.png), "
        f"[minutes](attachment:{walk.files[1].id})."
    )
    assert [(one.where, one.code) for one in problems] == [("undated.md", "no-date")]


@pytest.mark.parametrize(
    ("name", "text", "moment"),
    [
        ("2024/05/06.md", "x", "2024-05-06T12:00:00+01:00"),
        ("20240506.txt", "x", "2024-05-06T12:00:00+01:00"),
        ("a.md", "---\ncreated: 2024-05-06T10:00:00Z\n---\nx", "2024-05-06T11:00:00+01:00"),
        ("2024-05-06.md", "---\nbroken: [\n---\nx", "2024-05-06T12:00:00+01:00"),
    ],
)
def test_where_a_date_may_stand(name: str, text: str, moment: str, tmp_path: Path) -> None:
    path = tmp_path / "in" / name
    path.parent.mkdir(parents=True)
    path.write_text(text)
    ((entry,), _problems) = read(tmp_path / "in")
    assert entry.moment.isoformat() == moment


@pytest.mark.parametrize(
    "target", ["../../secret.png", "/etc/hostname", "..%2f..%2fsecret.png", "C:\\x.png", "a\\..\\..\\secret.png"]
)
def test_a_picture_outside_is_never_read(target: str, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"secret")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "2024-05-06.md").write_text(f"![x]({target})")
    ((entry,), _problems) = read(tmp_path / "in")
    assert entry.files == ()
    assert entry.body == f"![x]({target})"


def test_our_own_front_matter_is_ours_also_among_other_files(tmp_path: Path) -> None:
    path = EXPORTS["markdown"](tmp_path)
    (path / "ours.md").write_text(OWN_MARKDOWN)
    assert {one.source for one in read(path)[0]} == {"markdown", "leaderlens"}
