from __future__ import annotations

import subprocess
import sys

import pytest

from leaderlens.crypto.kdf import DEFAULT, KdfCost, derive

OUT_OF_BOUNDS = [
    (4 * 1024**3, 3, 4),
    (8 * 1024 - 1, 3, 4),
    (1024 * 1024 + 1, 3, 4),
    (64 * 1024, 0, 4),
    (64 * 1024, 10**12, 4),
    (64 * 1024, 3, 0),
    (64 * 1024, 3, 9),
]
SHORT_OF_MEMORY = """
import resource
from leaderlens.crypto.kdf import KdfCost, derive
from leaderlens.errors import VaultError
import cryptography.hazmat.primitives.kdf.argon2
resource.setrlimit(resource.RLIMIT_AS, (600 * 1024**2, 600 * 1024**2))
try:
    derive(b"x", bytes(16), KdfCost(1024 * 1024, 1, 1))
except VaultError as error:
    print(error.code)
"""


def test_known_answer() -> None:
    """From the test suite of the reference implementation, github.com/P-H-C/phc-winner-argon2, src/test.c."""
    key = derive(b"password", b"somesalt", KdfCost(memory_kib=64 * 1024, iterations=2, lanes=1))
    assert key.hex() == "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"


def test_default_cost_is_a_quarter_gibibyte() -> None:
    assert (DEFAULT.memory_kib, DEFAULT.iterations, DEFAULT.lanes) == (256 * 1024, 3, 4)


@pytest.mark.parametrize(("memory", "iterations", "lanes"), OUT_OF_BOUNDS)
def test_case_7_hostile_cost_is_refused_before_any_work(memory: int, iterations: int, lanes: int) -> None:
    with pytest.raises(ValueError, match="outside its bounds"):
        KdfCost(memory, iterations, lanes)


def test_case_14_too_little_memory_is_named_and_is_not_a_wrong_passphrase() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SHORT_OF_MEMORY], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "no-memory"
