"""The tests repeat the source tree file by file: who knows where a module is knows where its tests are."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

WITHOUT_A_MIRROR = {
    "analysis/pictures.py": "values only: what a chart shows, tested by those that build and draw them",
    "domain/event.py": "one value without a rule of its own",
    "store/causal.py": "the log's own rows: the tests of store/log and services/pair_log go there",
    **dict.fromkeys(
        (
            "store/rows/base.py",
            "store/rows/vault.py",
            "store/rows/journal.py",
            "store/rows/instrument.py",
            "store/rows/reflection.py",
        ),
        "the tables: every test of a store or of a migration writes and reads them",
    ),
    "ui/desk.py": "values and a promise: every presenter's test sits at a desk (tests/ui/desks.py)",
    "ui/tasks.py": "a promise without code: ui/background keeps it, and so does tests/ui/tasks_fixture.py",
}
"""Modules without a test module of their own, each with its reason."""

OTHER_ROOMS = {"architecture", "bench", "content", "desktop", "faults", "fixtures", "reference", "walks"}
"""Folders of tests that mirror no package: they ask across modules."""

SHARED = {"style", "widgets"}
"""Packages of the kit: what every page shares is tested by itself."""

ACROSS_A_PAGE = {"test_journeys.py"}
"""Test modules that may lie beside a page's own: what one does from its beginning to its end."""


def _modules() -> set[str]:
    package = ROOT / "leaderlens"
    return {
        str(path.relative_to(package).as_posix())
        for path in package.rglob("*.py")
        if path.name != "__init__.py" and "migrations" not in path.parts and "_resources" not in path.parts
    }


def _mirror_of(module: str) -> str:
    """``tests/domain/test_people.py`` for ``domain/people.py``; ``__main__`` is tested by ``test_main``."""
    path = Path(module)
    return str((Path("tests") / path.parent / f"test_{path.stem.strip('_')}.py").as_posix())


def _shown_by_its_page(module: str) -> bool:
    """Whether a module is a piece of a page, and that page's own tests show it: pages are tested whole."""
    path = Path(module)
    tests = ROOT / "tests" / path.parent
    return (
        path.parts[0] == "ui" and len(path.parts) == 3 and path.parts[1] not in SHARED and any(tests.glob("test_*.py"))
    )


def test_every_module_has_its_tests_beside_it() -> None:
    missing = {
        module: _mirror_of(module)
        for module in _modules() - WITHOUT_A_MIRROR.keys()
        if not (ROOT / _mirror_of(module)).is_file() and not _shown_by_its_page(module)
    }
    assert missing == {}


def test_only_pages_are_tested_whole() -> None:
    assert not any(_shown_by_its_page(f"ui/{package}/anything.py") for package in (*SHARED, "nowhere"))
    assert not _shown_by_its_page("services/anything.py")
    assert _shown_by_its_page("ui/today/anything.py")


def test_exceptions_are_modules_that_exist_and_still_lack_a_mirror() -> None:
    assert WITHOUT_A_MIRROR.keys() <= _modules()
    assert [module for module in WITHOUT_A_MIRROR if (ROOT / _mirror_of(module)).is_file()] == []


def test_no_test_module_outlives_its_module() -> None:
    """In a folder that mirrors a package every test module has a module or a package, or is a helper's own test."""
    packages = {path.parent for path in (ROOT / "leaderlens").rglob("__init__.py")} - {ROOT / "leaderlens"}
    mirrors = {_mirror_of(module) for module in _modules()}
    mirrors |= {_mirror_of(f"{package.relative_to(ROOT / 'leaderlens').as_posix()}.py") for package in packages}
    orphans = set()
    for path in (ROOT / "tests").rglob("test_*.py"):
        relative = path.relative_to(ROOT / "tests")
        if relative.parts[0] in OTHER_ROOMS:
            continue
        if relative.name in ACROSS_A_PAGE:
            continue
        helper = path.with_name(path.name.removeprefix("test_"))
        if f"tests/{relative.as_posix()}" not in mirrors and not helper.is_file():
            orphans.add(relative.as_posix())
    assert orphans == set()
