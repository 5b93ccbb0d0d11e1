"""The folder: whole files only, names are hints, nothing of anybody else is touched."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from leaderlens.errors import ExchangeError
from leaderlens.exchange import folder as module
from leaderlens.exchange.errands import Errands
from leaderlens.exchange.folder import ExchangeFolder

PAIR, ME, THEM = "ab" * 16, "11" * 16, "22" * 16
DATA = b"LLX1 any bytes will do here"
DIGEST = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def mine(tmp_path: Path) -> ExchangeFolder:
    return ExchangeFolder(tmp_path, PAIR, ME)


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    place = tmp_path / "ll1" / PAIR / THEM
    place.mkdir(parents=True)
    return place


def found(folder: ExchangeFolder, settled: set[str] | None = None) -> list[bytes | None]:
    return [arrival.data for arrival in folder.arrivals(settled or set())]


def test_a_file_is_posted_whole_under_its_number_and_hash(mine: ExchangeFolder, tmp_path: Path) -> None:
    assert mine.post(7, DATA) == DIGEST
    (file,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert file.relative_to(tmp_path).as_posix() == f"ll1/{PAIR}/{ME}/00000007-{DIGEST[:24]}.llx"
    assert file.read_bytes() == DATA
    assert len(file.relative_to(tmp_path).as_posix()) < 120
    if os.name != "nt":
        assert file.stat().st_mode & 0o077 == 0


def test_the_file_and_its_name_are_flushed_to_disk(mine: ExchangeFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    real_sync, real_replace = os.fsync, Path.replace

    def sync(descriptor: int) -> None:
        order.append("sync")
        real_sync(descriptor)

    def replace(path: Path, target: Path) -> Path:
        order.append("rename")
        return real_replace(path, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "replace", replace)
    mine.post(1, DATA)
    assert order == ["sync", "rename", "sync"]


@pytest.mark.parametrize(
    "name",
    [
        f"00000001-{DIGEST[:24]}.llx",
        f"00000001-{DIGEST[:24]}.sync-conflict-20261121-191922-O6DQEYN.llx",
        f"00000001-{DIGEST[:24]}-DESKTOP-1234.llx",
        f"00000001-{DIGEST[:24]} (Sam's conflicted copy 2026-11-21).llx",
        f"00000001-{DIGEST[:24]} (1).llx",
        f"00000001-{DIGEST[:24]}.LLX".upper(),
        "renamed by hand.llx",
    ],
)
def test_whatever_a_tool_calls_it_a_content_arrives_once(mine: ExchangeFolder, theirs: Path, name: str) -> None:
    (theirs / name).write_bytes(DATA)
    (theirs / "another copy.llx").write_bytes(DATA)
    assert found(mine) == [DATA]
    assert not found(mine, {DIGEST})


def test_a_file_moved_to_another_folder_of_the_pair_arrives(mine: ExchangeFolder, tmp_path: Path) -> None:
    place = tmp_path / "ll1" / PAIR / "New folder" / "deeper"
    place.mkdir(parents=True)
    (place / "x.llx").write_bytes(DATA)
    assert found(mine) == [DATA]


def test_a_settled_content_is_skipped_by_its_name_without_opening_it(
    mine: ExchangeFolder, theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (theirs / f"00000001-{DIGEST[:24]}.llx").write_bytes(DATA)
    opened: list[object] = []
    real = os.open
    monkeypatch.setattr(module.os, "open", lambda *given, **more: (opened.append(given), real(*given, **more))[1])
    assert not found(mine, {DIGEST})
    assert not opened


def test_a_settled_content_under_a_foreign_name_is_read_once(
    mine: ExchangeFolder, theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (theirs / "foreign.llx").write_bytes(DATA)
    assert found(mine) == [DATA]
    opened: list[object] = []
    real = os.open
    monkeypatch.setattr(module.os, "open", lambda *given, **more: (opened.append(given), real(*given, **more))[1])
    assert not found(mine, {DIGEST})
    assert not opened
    (theirs / "foreign.llx").write_bytes(b"something else")
    assert found(mine, {DIGEST}) == [b"something else"]


def test_other_peoples_and_tools_files_are_ignored(mine: ExchangeFolder, theirs: Path, tmp_path: Path) -> None:
    for name in (
        ".syncthing.00000001.llx.tmp", "~00000001.llx", ".hidden.llx", "00000001.llx.tmp", "desktop.ini",
        "notes.txt", "00000001.llx.part", ".~lock.llx",
    ):  # fmt: skip
        (theirs / name).write_bytes(DATA)
    elsewhere = tmp_path / "elsewhere.llx"
    elsewhere.write_bytes(DATA)
    (theirs / "link.llx").symlink_to(elsewhere)
    (theirs / "loop").symlink_to(theirs.parent, target_is_directory=True)
    (theirs / "dangling.llx").symlink_to(theirs / "nowhere")
    (theirs / "folder.llx").mkdir()
    os.mkfifo(theirs / "pipe.llx")
    assert not found(mine)


def test_a_huge_file_is_told_of_but_never_read(mine: ExchangeFolder, theirs: Path) -> None:
    with (theirs / "huge.llx").open("wb") as file:
        file.truncate(5 * 1024**3)
    (arrival,) = mine.arrivals(set())
    assert arrival.data is None


def test_only_so_many_files_are_looked_at(mine: ExchangeFolder, theirs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_NEW_FILES", 3)
    for number in range(5):
        (theirs / f"{number:08}.llx").write_bytes(bytes([number]))
    assert found(mine) == [b"\0", b"\1", b"\2"]
    assert not mine.whole
    settled = {hashlib.sha256(bytes([number])).hexdigest() for number in range(3)}
    assert found(mine, settled) == [b"\3", b"\4"]
    assert mine.whole
    monkeypatch.setattr(module, "MOST_FILES", 2)
    assert len(found(mine)) <= 2


def test_a_slow_folder_gives_what_it_can_and_the_rest_next_time(
    tmp_path: Path, theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        (theirs / f"{number:08}.llx").write_bytes(bytes([number]))
    monkeypatch.setattr(module, "_AT_ONCE", 1)
    seconds = count(step=30)
    folder = ExchangeFolder(tmp_path, PAIR, ME, errands=Errands(70, lambda: next(seconds)))
    assert found(folder) == [b"\0", b"\1"], "a look and two files take half a minute each"
    assert not folder.whole


def test_an_absent_folder_is_a_calm_error_and_is_not_made(tmp_path: Path) -> None:
    away = ExchangeFolder(tmp_path / "stick", PAIR, ME)
    with pytest.raises(ExchangeError) as refused:
        away.begin()
    assert refused.value.code == "folder-absent"
    assert not found(away)
    with pytest.raises(ExchangeError) as refused:
        away.post(1, DATA)
    assert refused.value.code == "folder-absent"
    assert not (tmp_path / "stick").exists()


def test_this_laptops_own_folder_is_made(tmp_path: Path) -> None:
    here = ExchangeFolder(tmp_path / "home" / "exchange", PAIR, ME, local=True)
    here.begin()
    assert not found(here)
    here.post(1, DATA)
    assert found(here) == [DATA]


def _refusing(code: int) -> Callable[[int], None]:
    def sync(_descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    return sync


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (errno.ENOSPC, "folder-full"),
        (errno.EDQUOT, "folder-full"),
        (errno.EACCES, "folder-read-only"),
        (errno.EROFS, "folder-read-only"),
        (errno.ENOENT, "folder-absent"),
        (errno.EIO, "folder-unreachable"),
    ],
)
def test_a_failed_post_leaves_nothing_behind(
    mine: ExchangeFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int, expected: str
) -> None:
    monkeypatch.setattr(os, "fsync", _refusing(fault))
    with pytest.raises(ExchangeError) as refused:
        mine.post(1, DATA)
    assert refused.value.code == expected
    assert str(tmp_path) not in str(refused.value)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_link_in_place_of_our_folder_is_not_followed(mine: ExchangeFolder, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (tmp_path / "ll1" / PAIR).mkdir(parents=True)
    (tmp_path / "ll1" / PAIR / ME).symlink_to(outside, target_is_directory=True)
    with pytest.raises(ExchangeError) as refused:
        mine.post(1, DATA)
    assert refused.value.code == "folder-read-only"
    assert not list(outside.iterdir())


def test_vanished_files_are_noticed(mine: ExchangeFolder, tmp_path: Path) -> None:
    one, two = mine.post(1, DATA), mine.post(2, DATA + b"2")
    assert mine.vanished({}) == ()
    assert mine.vanished({1: [one], 2: [two]}) == ()
    next((tmp_path / "ll1" / PAIR / ME).glob("00000001-*")).unlink()
    assert mine.vanished({1: [one], 2: ["0" * 64, two], 3: []}) == (1, 3)


def test_our_own_file_is_noticed_when_something_damaged_it_and_is_removed(mine: ExchangeFolder, tmp_path: Path) -> None:
    one = mine.post(1, DATA)
    (file,) = (tmp_path / "ll1" / PAIR / ME).iterdir()
    assert mine.vanished({1: [one]}) == ()
    file.write_bytes(DATA[:5])
    assert mine.vanished({1: [one]}) == (1,)
    assert not file.exists()


def test_what_an_interrupted_post_left_is_swept_from_our_own_folder_only(
    mine: ExchangeFolder, theirs: Path, tmp_path: Path
) -> None:
    mine.post(1, DATA)
    own = tmp_path / "ll1" / PAIR / ME
    (own / "00000002-aa.llx.tmp").write_bytes(b"half")
    (own / "someone elses.tmp").write_bytes(b"kept")
    (theirs / "00000002-aa.llx.tmp").write_bytes(b"kept")
    mine.begin()
    assert sorted(path.name for path in own.iterdir()) == [f"00000001-{DIGEST[:24]}.llx", "someone elses.tmp"]
    assert (theirs / "00000002-aa.llx.tmp").exists()


def test_a_file_that_cannot_be_read_now_is_tried_again(
    mine: ExchangeFolder, theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (theirs / "placeholder.llx").write_bytes(DATA)
    with monkeypatch.context() as patched:
        patched.setattr(module.os, "open", lambda *_given, **_more: (_ for _ in ()).throw(OSError(errno.EIO, "later")))
        assert not found(mine)
    assert found(mine) == [DATA]
