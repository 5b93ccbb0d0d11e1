"""Files, folders and archives: nothing outside, nothing endless, and everything refused has a name."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from pathlib import Path

import pytest

from leaderlens.errors import ImportSourceError
from leaderlens.importers import source as sources
from leaderlens.importers.source import FolderSource, ZipSource, escapes, ignored, open_source
from tests.importers.exports import zipped


def test_members_that_lead_outside_are_refused_by_name() -> None:
    source = ZipSource(
        "x.zip", zipped({"../up.md": "a", "/etc/x.md": "b", "C:/x.md": "c", "a/../b.md": "d", "ok.md": "e"})
    )
    assert source.names == ("ok.md",)
    assert {(one.where, one.code) for one in source.refused} == {
        (name, "outside") for name in ("../up.md", "/etc/x.md", "C:/x.md", "a/../b.md")
    }


def test_a_link_inside_an_archive_is_refused() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        member = zipfile.ZipInfo("link.md")
        member.create_system = 3
        member.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(member, "/etc/passwd")
    source = ZipSource("x.zip", kept.getvalue())
    assert (source.names, source.refused[0].code) == ((), "link")


def test_what_unpacks_to_far_more_than_its_size_is_not_opened() -> None:
    source = ZipSource("x.zip", zipped({"bomb.json": b"0" * 5_000_000, "good.md": "x"}))
    assert (source.names, [one.code for one in source.refused]) == (("good.md",), ["bomb"])


def test_the_same_name_twice_is_read_once() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("a.md", "first")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.md", "second")
    source = ZipSource("x.zip", kept.getvalue())
    assert (source.read("a.md"), source.refused[0].code) == (b"first", "twice")


def test_too_many_members_and_too_much_in_all_are_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_FILES", 2)
    with pytest.raises(ImportSourceError, match="more than 2 files"):
        ZipSource("x.zip", zipped({"a": "", "b": "", "c": ""}))
    monkeypatch.setattr(sources, "TOTAL_LIMIT", 1)
    with pytest.raises(ImportSourceError, match="GB"):
        ZipSource("x.zip", zipped({"a": "12"}))


def test_a_member_is_never_read_beyond_its_limit(tmp_path: Path) -> None:
    data = zipped({"a.md": "x" * 2_000})
    with pytest.raises(ImportSourceError) as caught:
        ZipSource("x.zip", data).read("a.md", 1_000)
    assert caught.value.code == "too-large"
    (tmp_path / "big.txt").write_bytes(b"x" * 2_000)
    with pytest.raises(ImportSourceError, match=r"larger than"):
        open_source(tmp_path / "big.txt").read("big.txt", 1_000)


def test_a_lie_about_a_size_is_found_while_reading() -> None:
    data = bytearray(zipped({"a.md": "x" * 3_000}))
    at = data.rindex(b"PK\x01\x02") + 24  # uncompressed size in the central directory
    data[at : at + 4] = (10).to_bytes(4, "little")
    with pytest.raises(ImportSourceError):
        ZipSource("x.zip", bytes(data)).read("a.md")


def test_links_pipes_and_hidden_files_of_a_folder_are_left_alone(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("secret")
    folder = tmp_path / "in"
    (folder / ".git").mkdir(parents=True)
    (folder / ".git" / "a.md").write_text("x")
    (folder / "link.md").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe.md")
    (folder / "a.md").write_text("x")
    source = FolderSource(folder)
    assert source.names == ("a.md",)
    assert {(one.where, one.code) for one in source.refused} == {("link.md", "link"), ("loop", "link")}
    with pytest.raises(ImportSourceError):
        source.read("../outside.md")


def test_a_file_that_becomes_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").write_text("x")
    source = FolderSource(tmp_path / "in")
    (tmp_path / "in" / "a.md").unlink()
    (tmp_path / "in" / "a.md").symlink_to("/etc/hostname")
    with pytest.raises(ImportSourceError):
        source.read("a.md")
    assert source.head("a.md") == b""


def test_nothing_there_and_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(ImportSourceError) as caught:
        open_source(tmp_path / "nowhere")
    assert caught.value.code == "missing"
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(ImportSourceError):
        open_source(tmp_path / "pipe")
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04 not really")
    with pytest.raises(ImportSourceError, match="could not be read"):
        open_source(tmp_path / "x.zip")


def test_names_that_escape_and_clutter() -> None:
    assert all(escapes(name) for name in ("", "/a", "..", "a/../b", "c:x", "a\x00b", "x" * 1_001))
    assert not escapes("a/b..c.md")
    assert ignored("__MACOSX/a.md")
    assert ignored("a/.DS_Store")
    assert not ignored("a/b.md")
