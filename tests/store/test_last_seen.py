from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from leaderlens.store import last_seen
from leaderlens.store.last_seen import LastSeen

ID, OTHER = "a" * 32, "b" * 32
MOMENT = datetime(2026, 11, 24, 21, 30, tzinfo=UTC)


def test_each_vault_is_remembered_by_itself(tmp_path: Path) -> None:
    last_seen.note(tmp_path, ID, 2, 40, MOMENT)
    last_seen.note(tmp_path, OTHER, 1, 3, MOMENT)
    last_seen.note(tmp_path, ID, 2, 41, MOMENT)
    assert last_seen.read(tmp_path, ID) == LastSeen(2, 41, MOMENT)
    assert last_seen.read(tmp_path, OTHER) == LastSeen(1, 3, MOMENT)


@pytest.mark.parametrize(
    "rubbish",
    [b"", b"\xff", b"[]", b'{"' + ID.encode() + b'": 7}', b'{"' + ID.encode() + b'": {"epoch": "x"}}', b"[" * 9_999],
)
def test_a_file_that_does_not_read_well_remembers_nothing(tmp_path: Path, rubbish: bytes) -> None:
    (tmp_path / "last-seen.json").write_bytes(rubbish)
    assert last_seen.read(tmp_path, ID) is None
    last_seen.note(tmp_path, ID, 1, 1, MOMENT)
    assert last_seen.read(tmp_path, ID) == LastSeen(1, 1, MOMENT)


def test_nothing_is_remembered_where_nothing_can_be_written(tmp_path: Path) -> None:
    last_seen.note(tmp_path / "gone", ID, 1, 1, MOMENT)
    assert last_seen.read(tmp_path / "gone", ID) is None
