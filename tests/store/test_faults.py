from __future__ import annotations

import errno

import pytest

from leaderlens.store import faults


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EDQUOT, "disk-full"),
        (errno.EFBIG, "disk-full"),
        (errno.EACCES, "read-only"),
        (errno.EROFS, "read-only"),
        (errno.EIO, "unreachable"),
        (errno.ENODEV, "unreachable"),
    ],
)
def test_an_error_of_the_system_gets_its_name(number: int, code: str) -> None:
    assert faults.of_system(OSError(number, "words of the system")).code == code


def test_sentences_are_calm_and_hold_no_path() -> None:
    made = [faults.disk_full(), faults.read_only(), faults.busy(), faults.damaged(), faults.missing("db-1.lldb")]
    made += [faults.too_new(), faults.unreachable(), faults.of_system(OSError(errno.EIO, "x", "/home/robin/x"))]
    for fault in made:
        assert str(fault).endswith(".")
        assert "!" not in str(fault)
        assert "/home" not in str(fault)
