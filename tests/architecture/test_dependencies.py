"""The libraries underneath are the ones we chose, free of the faults we know, and asleep until they are needed."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import distributions, version
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SLOW = ("matplotlib", "numpy", "alembic", "sqlalchemy", "sqlcipher3", "typst", "PIL", "pypdfium2")
"""What must not be loaded before the first window paints (docs/adr/0011): each costs from 10 to 600 ms."""


def _release(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text)[:3])


def _python(code: str) -> str:
    """What a fresh interpreter prints; a crash is a failure with its last words."""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def _name(requirement: str) -> str:
    return re.split(r"[<>=!~ \[]", requirement)[0]


def test_qt_does_not_leak_references() -> None:
    """PySide6 6.12.0 on Python 3.11 drops one reference to None with every void call and ends in an abort."""
    drift = _python(
        "import sys\n"
        "from PySide6.QtCore import QObject\n"
        "thing = QObject()\n"
        "before = sys.getrefcount(None)\n"
        "for _ in range(1000): thing.setObjectName('x')\n"
        "print(sys.getrefcount(None) - before)"
    )
    assert -100 < int(drift) < 100


def test_signals_do_not_leak_references() -> None:
    drift = _python(
        "import sys\n"
        "from PySide6.QtCore import QObject, Signal\n"
        "class Bell(QObject):\n"
        "    rung = Signal()\n"
        "bell = Bell()\n"
        "before = sys.getrefcount(True)\n"
        "for _ in range(1000): bell.rung.emit()\n"
        "print(sys.getrefcount(True) - before)"
    )
    assert -100 < int(drift) < 100


def test_qt_is_the_release_that_was_tried() -> None:
    assert _release(version("PySide6-Essentials"))[:2] == (6, 11)


def test_the_cipher_is_the_kept_build_with_a_sound_sqlite() -> None:
    """sqlcipher3-wheels stopped at a SQLite with the WAL-reset fault; 3.51.3 is the first release without it."""
    installed = {re.sub(r"[-_.]+", "-", dist.metadata["Name"]).lower() for dist in distributions()}
    assert "sqlcipher3-wheels" not in installed
    assert _release(version("sqlcipher3")) >= (0, 6, 4)
    assert _release(_python("from sqlcipher3 import dbapi2; print(dbapi2.sqlite_version)")) >= (3, 51, 3)


def test_every_dependency_is_bounded_and_accounted_for() -> None:
    account = (ROOT / "docs/adr/0011-dependencies.md").read_text(encoding="utf-8")
    development = PROJECT["optional-dependencies"]["dev"]
    for requirement in (*PROJECT["dependencies"], *development):
        assert ">=" in requirement, f"{requirement} has no floor"
        assert "<" in requirement, f"{requirement} has no ceiling"
        assert _name(requirement) in account, f"docs/adr/0011 does not account for {requirement}"
    assert {_name(requirement) for requirement in PROJECT["dependencies"]} == {
        "PySide6-Essentials", "SQLAlchemy", "sqlcipher3", "cryptography", "alembic", "matplotlib", "platformdirs",
        "mnemonic", "chunspell", "markdown-it-py", "nh3", "PyYAML", "icalendar", "python-dateutil", "python-docx",
        "tzdata", "typst", "pillow", "pypdfium2",
    }  # fmt: skip


@pytest.mark.parametrize("module", ["leaderlens.__main__", "leaderlens.app"])
def test_nothing_slow_is_loaded_at_the_start(module: str) -> None:
    loaded = _python(f"import sys, {module}; print(*(name for name in {SLOW!r} if name in sys.modules))")
    assert loaded == ""
