from __future__ import annotations

import subprocess
import sys

HARDENED = """
import ctypes, resource
from leaderlens.services.hardening import harden_process
print(harden_process(), resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


def test_case_57_no_core_file_and_no_reading_of_memory() -> None:
    """prctl(PR_GET_DUMPABLE) answers 0: the kernel then refuses ptrace and /proc/<pid>/mem to our own account."""
    done = subprocess.run([sys.executable, "-c", HARDENED], capture_output=True, text=True, check=True, timeout=30)
    assert done.stdout.strip() == "True (0, 0) 0"
