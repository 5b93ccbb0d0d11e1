"""Whatever is written in LeaderLens is nowhere but in the vault, and after the lock not in memory (vault.md section 4,
rows 53, 56, 58): sentinel sentences through the whole house, then a search of every file and of the process.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
SENTINELS = {
    "name": "Quillon Vantrease",
    "partner": "Ottoline Marchbanks",
    "note": "the zephyr ledger was never squared",
    "entry": "A heliotrope umbrella hung over the depot vote tonight.",
    "title": "Marmalade quorum at the orangery",
    "earlier": "The periwinkle minutes were softer than this.",
    "tag": "gooseberry covenant",
    "parked": "Saffron promises need a second look.",
    "attached": "the vermilion annexe is not for sale",
    "filename": "turquoise-allotment-sketch.txt",
}
_PATIENCE = 120.0  # seconds until the successor has its window; a guard, not a wait


def hits(content: bytes) -> set[str]:
    """Which sentinels are in ``content``, as UTF-8 or as UTF-16, in one piece or as Qt and Python keep text."""
    found = set()
    for name, words in SENTINELS.items():
        for piece in (words, words[:17]):
            if any(piece.encode(coding) in content for coding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")):
                found.add(name)
    return found


def files_below(*folders: Path) -> list[Path]:
    return sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())


def memory_of(process: int) -> Iterator[bytes]:
    """Every readable and writable region. PermissionError where the kernel refuses (row 57)."""
    maps = Path(f"/proc/{process}/maps").read_text(encoding="utf-8")
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in maps.splitlines():
            region = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", line)
            if region is None or "[vvar" in line:
                continue
            start, end = (int(bound, 16) for bound in region.groups())
            memory.seek(start)
            try:
                yield memory.read(end - start)
            except OSError:
                continue


def found_in_memory(process: int) -> set[str]:
    """What is in the memory of ``process``, searched region by region."""
    return {name for region in memory_of(process) for name in hits(region)}


@dataclass(frozen=True, slots=True)
class Day:
    """What was found: in memory while open (None where the kernel refuses to be asked) and after the lock; the files
    it left; what it printed and logged.
    """

    open: set[str] | None
    locked: set[str] | None
    files: dict[str, set[str]]
    said: str
    log: str


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    place = tmp_path_factory.mktemp("day")
    home, temporary, work = place / "home", place / "tmp", place / "work"
    for folder in (home, temporary, work):
        folder.mkdir()
    environment = os.environ | {
        "LEADERLENS_HOME": str(home), "TMPDIR": str(temporary), "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"), "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "share"), "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(CHECKOUT), "DBUS_SESSION_BUS_ADDRESS": "", "XDG_RUNTIME_DIR": str(temporary),
    }  # fmt: skip
    own = place / "elsewhere" / SENTINELS["filename"]  # the person's own file, which stays where it was
    own.parent.mkdir()
    own.write_text(SENTINELS["attached"], encoding="utf-8")
    told = json.dumps(SENTINELS | {"file": str(own)})
    arguments = [sys.executable, "-m", "tests.walks.a_day_at_the_desk", told]
    with (
        (place / "said").open("wb") as said,
        subprocess.Popen(
            arguments, cwd=work, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said, text=True
        ) as process,
    ):
        try:
            assert process.stdout is not None
            assert process.stdin is not None
            first = process.stdout.readline()
            assert first == "open offscreen LeaderLens\n", (place / "said").read_text(encoding="utf-8")
            before = _asked(process.pid)
            process.stdin.write("lock\n")
            process.stdin.flush()
            _successor(process)
            after = _asked(process.pid)
        finally:
            process.kill()
    files = {str(path.relative_to(place)): hits(path.read_bytes()) for path in files_below(home, temporary, work)}
    log = (home / "data" / "log" / "leaderlens.log").read_text(encoding="utf-8")
    return Day(before, after, files, (place / "said").read_text(encoding="utf-8"), log)


def _asked(process: int) -> set[str] | None:
    try:
        return found_in_memory(process)
    except PermissionError:
        return None


def _successor(process: subprocess.Popen[str]) -> None:
    """Wait until the same process is a LeaderLens started anew, with its window up."""
    pause, deadline = threading.Event(), time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        assert process.poll() is None
        command = Path(f"/proc/{process.pid}/cmdline").read_bytes().split(b"\0")
        if b"tests.walks.a_day_at_the_desk" not in command and b"leaderlens" in command:
            state = Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
            if state == "S" and b"QtWidgets" in Path(f"/proc/{process.pid}/maps").read_bytes():
                return
        pause.wait(0.1)
    raise TimeoutError("the successor has not come")


def test_53_no_file_holds_a_word(day: Day) -> None:
    assert {path: found for path, found in day.files.items() if found} == {}
    vaults = [path for path in day.files if path.endswith(".lldb")]
    assert len(vaults) >= 3, "two vaults and a backup were there to be searched"


def test_53_no_file_is_named_after_anybody(day: Day) -> None:
    assert not any(hits(path.encode()) for path in day.files)


def test_56_neither_log_nor_terminal_holds_a_word(day: Day) -> None:
    assert hits(day.said.encode()) == set()
    assert hits(day.log.encode()) == set()
    assert "ValueError" in day.log, "the mistake was noted, by its class alone"


def test_57_and_58_memory_is_refused_or_after_the_lock_empty_of_it(day: Day) -> None:
    """Root may read what the account itself is refused: then the search must find before, and not find after."""
    if os.geteuid() != 0:
        assert (day.open, day.locked) == (None, None)
    else:
        assert day.open is not None
        assert {"name", "entry"} <= day.open, "the search itself works"
        assert day.locked == set()


def test_the_search_finds_what_is_there() -> None:
    for coding in ("utf-8", "utf-16-le"):
        assert hits(b"\x00\x01" + SENTINELS["note"].encode(coding) + b"\x02") == {"note"}
    assert hits(b"an umbrella") == set()
