"""Words that are kept while they are typed."""

from __future__ import annotations

from leaderlens.ui.sessions.scribe import Scribe
from tests.ui.tasks_fixture import ImmediateTasks


class Disk:
    """Takes pieces by id, unless it is full."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.full = False
        self.writes = 0

    def write(self, text: str, kept: str) -> str:
        self.writes += 1
        if self.full:
            raise OSError("full")
        name = kept or f"piece {len(self.kept) + 1}"
        self.kept[name] = text
        return name


def test_each_pause_changes_the_same_piece_and_nothing_is_written_twice() -> None:
    disk = Disk()
    scribe = Scribe(ImmediateTasks(), disk.write)
    for text in ("", "Mon", "Mon", "Mondays"):
        scribe.put(text)
    assert (disk.kept, disk.writes, scribe.id, scribe.unsaved) == ({"piece 1": "Mondays"}, 2, "piece 1", False)


def test_what_no_disk_would_take_is_held_and_tried_again() -> None:
    disk, tasks = Disk(), ImmediateTasks()
    scribe = Scribe(tasks, disk.write)
    disk.full = True
    scribe.put("Mondays")
    assert (scribe.unsaved, len(tasks.told)) == (True, 1)
    disk.full = False
    scribe.try_again()
    assert (disk.kept, scribe.unsaved) == ({"piece 1": "Mondays"}, False)
