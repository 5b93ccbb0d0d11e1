"""Journals never travel: every module that knows what somebody wrote is behind the wall, and few doors lead in."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "leaderlens"

OF_THE_WING = re.compile(
    r"leaderlens\.("
    r"domain\.(journal\w*|paragraph|prompt\w*)"
    r"|store\.(journals?\w*|own_prompts|own_words)"
    r"|services\.(journal\w*|own_lines|own_review|own_words|prompts|quick_line)"
    r"|importers(\..+)?"
    r")"
)
"""What a module of the wing is called. Pages of the wing are looked after by the contracts "pages" and "floors"."""

PAGES = ("leaderlens.ui.journal", "leaderlens.ui.writing", "leaderlens.ui.importing", "leaderlens.ui.exporting")

DOORS = {
    "leaderlens.furniture": "puts the wing's pages together for an open vault",
    "leaderlens.services.suite": "puts the wing's services together for an open vault",
    "leaderlens.commands": "imports from the command line",
    "leaderlens.export_command": "exports from the command line",
    "leaderlens.services.demo": "writes the demonstration's entries",
    "leaderlens.services.retention": "erases entries after the time their author set",
    "leaderlens.ui.today.presenter": "keeps the quick line",
}
"""Modules outside that may import from the wing, each with its reason."""


def modules() -> dict[str, Path]:
    """Every module by its dotted name."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(path: Path) -> set[str]:
    """Every module or name that a file imports, dotted."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def behind_the_wall() -> set[str]:
    """What the contract forbids."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    return set(next(one for one in contracts if one["id"] == "journals")["forbidden_modules"])


def in_wing(name: str) -> bool:
    return OF_THE_WING.fullmatch(name) is not None or name.startswith(PAGES)


def test_every_module_of_the_wing_is_in_the_contract() -> None:
    wing = {name for name in modules() if OF_THE_WING.fullmatch(name) and not name.startswith("leaderlens.importers.")}
    assert len(wing) > 25, "the names are still the ones this test knows"
    assert wing - behind_the_wall() == set()


def test_the_contract_names_nothing_else() -> None:
    assert behind_the_wall() - {name for name in modules() if OF_THE_WING.fullmatch(name)} == set()


def test_only_the_doors_lead_in() -> None:
    outside = {
        name
        for name, path in modules().items()
        if not in_wing(name) and any(OF_THE_WING.fullmatch(one) for one in imported(path))
    }
    assert outside - DOORS.keys() == set()


def test_every_door_is_still_one() -> None:
    known = modules()
    assert {name for name in DOORS if not any(OF_THE_WING.fullmatch(one) for one in imported(known[name]))} == set()
