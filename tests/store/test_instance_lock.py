from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from leaderlens.errors import VaultError
from leaderlens.store.instance_lock import InstanceLock

HOLD = """
import sys
from pathlib import Path
from leaderlens.store.instance_lock import InstanceLock
lock = InstanceLock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def hold(path: Path) -> subprocess.Popen[str]:
    """Another process that holds the lock until it is told to go."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def let_go(process: subprocess.Popen[str]) -> None:
    process.communicate(timeout=30)


def code_of_taking(path: Path) -> str:
    with pytest.raises(VaultError) as caught:
        InstanceLock(path)
    return caught.value.code


def test_case_37_a_second_one_is_told(tmp_path: Path) -> None:
    first = InstanceLock(tmp_path / "vault.lock")
    assert code_of_taking(tmp_path / "vault.lock") == "already-open"
    first.release()
    first.release()
    InstanceLock(tmp_path / "vault.lock").release()


def test_case_37_another_process_is_told(tmp_path: Path) -> None:
    process = hold(tmp_path / "vault.lock")
    assert code_of_taking(tmp_path / "vault.lock") == "already-open"
    let_go(process)
    InstanceLock(tmp_path / "vault.lock").release()


def test_case_38_killed_holder_frees_it_at_once(tmp_path: Path) -> None:
    process = hold(tmp_path / "vault.lock")
    process.send_signal(signal.SIGKILL)
    let_go(process)
    InstanceLock(tmp_path / "vault.lock").release()
    assert process.returncode == -signal.SIGKILL


@pytest.mark.parametrize("content", [b"", b"\x00\xff" * 400, b"4242\nLeaderLens\nother-host\n"])
def test_case_38_what_a_stale_file_says_does_not_matter(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "vault.lock"
    path.write_bytes(content)
    InstanceLock(path).release()
    assert path.read_bytes() == content


def test_a_process_we_become_does_not_keep_it(tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path / "vault.lock")
    assert not os.get_inheritable(lock._descriptor)
    lock.release()


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    assert code_of_taking(tmp_path / "gone" / "vault.lock") == "unreachable"
