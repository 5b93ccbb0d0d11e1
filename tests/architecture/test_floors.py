"""The walls between the floors stand, and each one falls when somebody walks into it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CONTRACTS = {
    contract["id"]: contract["name"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
}

# What is planted, by contract: file and content. Each must break its own contract and no other.
VIOLATIONS = [
    ("floors", {"charts/planted.py": "import leaderlens.store.rows"}),  # siblings do not know each other
    ("floors", {"planted/__init__.py": ""}),  # a new package must say on which floor it lives
    ("qt", {"charts/planted.py": "from PySide6 import QtGui"}),
    ("qt", {"domain/planted.py": "import PySide6.QtCore"}),
    ("screens", {"ui/planted.py": "from leaderlens.store import rows"}),
    ("screens", {"ui/planted/__init__.py": "", "ui/planted/page.py": "import leaderlens.crypto.kdf"}),
    ("sqlalchemy", {"services/planted.py": "import sqlalchemy.orm"}),
    ("sqlalchemy", {"exchange/planted.py": "from sqlcipher3 import dbapi2"}),
    ("presenters", {"ui/planted/__init__.py": "", "ui/planted/presenter.py": "from PySide6.QtCore import QObject"}),
    ("pages", {"ui/trends/planted.py": "import leaderlens.ui.journal"}),
    ("journals", {"analysis/planted.py": "from leaderlens.domain import journal"}),
    ("objectives", {"ui/commitments/planted.py": "from leaderlens.services import checkins"}),
    ("objectives-out", {"analysis/planted.py": "import leaderlens.domain.objective"}),
    (
        "journals",  # also by a detour
        {
            "crypto/planted.py": "import leaderlens.domain.planted",
            "domain/planted.py": "import leaderlens.domain.journal",
        },
    ),
    (
        "knots",
        {"domain/knot_a.py": "import leaderlens.domain.knot_b", "domain/knot_b.py": "import leaderlens.domain.knot_a"},
    ),
]


def verdicts(folder: Path) -> dict[str, str]:
    """What import-linter says of the ``leaderlens`` package in ``folder``, by contract id."""
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stdout.splitlines()
    said = {
        contract: line.removeprefix(name).split()[0]
        for contract, name in CONTRACTS.items()
        for line in lines
        if line.startswith(f"{name} ")
    }
    assert set(said) == set(CONTRACTS), done.stdout + done.stderr
    return said


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package and its contracts that may be spoilt."""
    shutil.copytree(ROOT / "leaderlens", tmp_path / "leaderlens", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_imports_only_go_down() -> None:
    assert set(verdicts(ROOT).values()) == {"KEPT"}


def test_every_contract_has_a_planted_violation() -> None:
    assert {contract for contract, _planted in VIOLATIONS} == set(CONTRACTS)


@pytest.mark.parametrize(
    ("contract", "planted"), VIOLATIONS, ids=[f"{contract}-{next(iter(files))}" for contract, files in VIOLATIONS]
)
def test_a_planted_violation_breaks_its_contract_and_no_other(
    copy: Path, contract: str, planted: dict[str, str]
) -> None:
    for name, line in planted.items():
        place = copy / "leaderlens" / name
        assert not place.exists()
        place.parent.mkdir(exist_ok=True)
        place.write_text(f'"""Planted."""\n\n{line}\n', encoding="utf-8")
    broken = {name for name, verdict in verdicts(copy).items() if verdict == "BROKEN"}
    assert broken == {contract}
