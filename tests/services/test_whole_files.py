from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from leaderlens.errors import ExportError
from leaderlens.services import whole_files
from leaderlens.services.whole_files import whole_file, whole_folder


class StumbledError(Exception):
    """Something went wrong half way."""


def test_a_file_appears_whole_and_for_its_owner_alone(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    with whole_file(target) as unfinished:
        unfinished.write_text("half")
        assert not target.exists()
        assert unfinished.parent == tmp_path
    assert target.read_text() == "half"
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]
    if os.name == "posix":
        assert target.stat().st_mode & 0o077 == 0


def test_nothing_is_left_of_a_file_that_was_given_up(tmp_path: Path) -> None:
    def stumble() -> None:
        with whole_file(tmp_path / "a.json") as unfinished:
            unfinished.write_text("half")
            raise StumbledError

    with pytest.raises(StumbledError):
        stumble()
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_left_of_a_folder_that_was_given_up(tmp_path: Path) -> None:
    def stumble() -> None:
        with whole_folder(tmp_path / "journal") as unfinished:
            (unfinished / "one.md").write_text("half")
            raise StumbledError

    with pytest.raises(StumbledError):
        stumble()
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_left_alone_unless_told(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    target.write_text("mine")
    with pytest.raises(ExportError) as caught, whole_file(target):
        pass
    assert caught.value.code == "exists"
    assert target.read_text() == "mine"
    with whole_file(target, replace=True) as unfinished:
        unfinished.write_text("new")
    assert target.read_text() == "new"
    (tmp_path / "folder").mkdir()
    for attempt in (whole_folder(tmp_path / "folder"), whole_file(tmp_path / "folder", replace=True)):
        with pytest.raises(ExportError, match="folder"), attempt:
            pass


def test_somebody_who_was_quicker_keeps_the_name(tmp_path: Path) -> None:
    target = tmp_path / "a.json"

    def race() -> None:
        with whole_file(target) as unfinished:
            unfinished.write_text("ours")
            target.write_text("theirs")

    with pytest.raises(ExportError) as caught:
        race()
    assert caught.value.code == "exists"
    assert target.read_text() == "theirs"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_stick_without_hard_links_takes_files_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_paths: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(whole_files.os, "link", refuse)
    with whole_file(tmp_path / "a.json") as unfinished:
        unfinished.write_text("whole")
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "disk-full"), (errno.EACCES, "read-only"), (errno.EROFS, "read-only"), (errno.EIO, "unreachable")],
)
def test_what_the_disk_says_is_told_in_a_sentence(tmp_path: Path, number: int, code: str) -> None:
    def fail() -> None:
        with whole_file(tmp_path / "secret-name.json") as unfinished:
            unfinished.write_text("half")
            raise OSError(number, "the disk's own words")

    with pytest.raises(ExportError) as caught:
        fail()
    assert caught.value.code == code
    assert "own words" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_no_place(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as caught, whole_folder(tmp_path / "gone" / "journal"):
        pass
    assert caught.value.code == "unreachable"
