"""``make bench``: how long a person waits, as ratios to a bare PySide6 window in the same run.

Every case is a fresh process under one Xvfb. The cases take turns, and of each the fastest of several runs counts: what
else this machine does meanwhile can only make a run slower. Prints a table and writes ``build/bench.json``.
"""

from __future__ import annotations

import argparse
import json
import os
import select
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from leaderlens.clock import system_clock
from leaderlens.domain.people import Role
from tests.bench import journal_open, journal_search, vault_load
from tests.desktop.desktop import ROOT, Desktop, missing_tool

CHILD = Path(__file__).with_name("first_paint.py")
CHARTS = Path(__file__).with_name("demo_charts.py")
CHART_TURNS = 8
PASSPHRASE = "ribbon orchard velvet anchor thunder maple"
TARGET = 2.0
"""Times a bare window: what first paint of LeaderLens may take (docs: issue 2)."""
NEVER_BEFORE_PAINT = ("matplotlib", "sqlalchemy", "alembic")
PATIENCE = 90.0


@dataclass
class Case:
    """One thing that is timed, over and over: ``run`` answers milliseconds."""

    name: str
    run: Callable[[], float]
    times: list[float] = field(default_factory=list)

    @property
    def best(self) -> float:
        return min(self.times)


@dataclass(frozen=True)
class Line:
    """One line of the table: milliseconds (fastest and middle) and how many bare ones that is."""

    name: str
    fastest_ms: float
    median_ms: float
    ratio: float
    of: str
    target: float | None = None


def main() -> int:
    """Run everything; answers 1 where something was imported too early or first paint misses its target."""
    wishes = argparse.ArgumentParser(description=__doc__)
    wishes.add_argument("--runs", type=int, default=8, help="turns for each case; the fastest counts")
    runs = wishes.parse_args().runs
    missing = missing_tool()
    if missing:
        sys.stderr.write(f"make bench needs {missing}: see .ci/run\n")
        return 1
    with tempfile.TemporaryDirectory(prefix="leaderlens-bench-") as scratch:
        report = windows(Path(scratch), runs)
    report["lines"] += vault_load.lines(Line) + journal_search.lines(Line) + journal_open.lines(Line)
    _say(report)
    target = ROOT / "build" / "bench.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(report, indent=2, default=asdict) + "\n", encoding="utf-8")
    return 0 if report["first_paint_in_target"] and not report["imported_too_early"] else 1


def windows(scratch: Path, runs: int) -> dict[str, Any]:
    """First paint, the way to Today, imports: LeaderLens beside a bare window."""
    home = scratch / "home"
    _make_vault(home)
    early: set[str] = set()
    with Desktop.opened(scratch / "desktop", accessible=False) as desktop:
        environment = _plain_python(desktop.environment, scratch) | {"LEADERLENS_HOME": str(home)}

        def first_paint(kind: str) -> float:
            began, marks = _child([kind], environment)
            early.update(set(marks["paint"]["heavy"]) & set(NEVER_BEFORE_PAINT))
            if kind == "leaderlens" and not marks["paint"]["asks_passphrase"]:
                raise SystemExit("the first window of LeaderLens did not ask for a passphrase")
            return _ms(marks["paint"]["at"] - began)

        def today() -> float:
            marks = _child(["leaderlens", PASSPHRASE], environment)[1]
            return _ms(marks["today"]["at"] - marks["enter"]["at"])

        def imports(modules: str) -> float:
            return _import_ms(modules, environment)

        bare = Case("bare window: start to first paint", lambda: first_paint("bare"))
        ours = Case("unlock page: start to first paint", lambda: first_paint("leaderlens"))
        unlocked = Case("passphrase entered to Today painted", today)
        argon = Case("of that, Argon2id at its default cost", lambda: _argon_ms(environment))
        qt = Case("import PySide6.QtWidgets", lambda: imports("PySide6.QtWidgets"))
        app = Case("import leaderlens.app", lambda: imports("leaderlens.app"))
        interleave([bare, ours, unlocked, argon, qt, app], runs)
        counts = {name: _module_count(name, environment) for name in ("PySide6.QtWidgets", "leaderlens.app")}
        demo = _demo(environment)
    lines = [
        _line(bare, bare, "bare window"),
        _line(ours, bare, "bare window", TARGET),
        _line(unlocked, bare, "bare window"),
        _line(argon, bare, "bare window"),
        _line(qt, qt, "PySide6 alone"),
        _line(app, qt, "PySide6 alone"),
        *_chart_lines(demo["charts"]),
    ]
    return {
        "lines": lines,
        "modules": counts,
        "imported_too_early": sorted(early),
        "first_paint_in_target": ours.best / bare.best <= TARGET,
        "demo_build_seconds": round(min(demo["build"]), 2),
        "today_less_argon": round((unlocked.best - argon.best) / bare.best, 2),
        "runs": runs,
    }


def _chart_lines(charts: dict[str, list[float]]) -> list[Line]:
    """The charts of the demo beside the bare one, which comes first."""
    bare, *drawn = (Case(f"chart: {name}", lambda: 0.0, times) for name, times in charts.items())
    return [_line(case, bare, "bare line chart") for case in (bare, *drawn)]


def _demo(environment: dict[str, str]) -> dict[str, Any]:
    """What ``demo_charts.py`` measures."""
    reading, writing = os.pipe()
    command = [sys.executable, str(CHARTS), str(CHART_TURNS), str(writing)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, pass_fds=(writing,), check=False, capture_output=True, text=True,
        timeout=3 * PATIENCE,
    )  # fmt: skip
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        found: dict[str, Any] = json.loads(pipe.read() or b"null")
    if found is None or done.returncode:
        raise SystemExit(f"the demo could not be timed\n{done.stderr}")
    return found


def interleave(cases: list[Case], runs: int) -> None:
    """Let the cases take turns; the first turn of each only warms caches and does not count."""
    for turn in range(runs + 1):
        for case in cases:
            took = case.run()
            if turn:
                case.times.append(took)


def _line(case: Case, beside: Case, of: str, target: float | None = None) -> Line:
    middle = statistics.median(case.times)
    return Line(case.name, round(case.best, 1), round(middle, 1), round(case.best / beside.best, 2), of, target)


def _child(arguments: list[str], environment: dict[str, str]) -> tuple[int, dict[str, dict[str, Any]]]:
    """Run the timed process; answers when it was started and its marks by name."""
    reading, writing = os.pipe()
    kind, *rest = arguments
    began = time.monotonic_ns()
    process = subprocess.Popen(
        [sys.executable, str(CHILD), kind, str(writing), *rest], cwd=ROOT, env=environment, pass_fds=(writing,),
        stdin=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip
    os.close(writing)
    marks: dict[str, dict[str, Any]] = {}
    with process, os.fdopen(reading, "rb") as pipe:
        try:
            while select.select([pipe], [], [], PATIENCE)[0] and (line := pipe.readline()):
                mark = json.loads(line)
                marks[mark["what"]] = mark
        finally:
            process.kill()
        errors = process.stderr.read().decode() if process.stderr else ""
    wanted = "today" if rest else "paint"
    if wanted not in marks:
        raise SystemExit(f"{arguments[0]}: no {wanted}, only {sorted(marks)}\n{errors}")
    return began, marks


def _import_ms(modules: str, environment: dict[str, str]) -> float:
    code = f"import time; t = time.perf_counter(); import {modules}; print((time.perf_counter() - t) * 1e3)"
    return float(_python(code, environment))


def _module_count(modules: str, environment: dict[str, str]) -> int:
    return int(_python(f"import sys, {modules}; print(len(sys.modules))", environment))


def _argon_ms(environment: dict[str, str]) -> float:
    code = (
        "import time; from leaderlens.crypto.kdf import DEFAULT, derive; derive.__doc__; "
        "import cryptography.hazmat.primitives.kdf.argon2; t = time.perf_counter(); "
        f"derive({PASSPHRASE.encode()!r}, bytes(16), DEFAULT); print((time.perf_counter() - t) * 1e3)"
    )
    return float(_python(code, environment))


def _python(code: str, environment: dict[str, str]) -> str:
    command = [sys.executable, "-c", code]
    return subprocess.run(
        command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True, timeout=PATIENCE
    ).stdout


def _plain_python(environment: dict[str, str], scratch: Path) -> dict[str, str]:
    """As an installed app finds it: compiled modules are kept (here below ``scratch``), output is buffered."""
    left_out = {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON"}
    kept = {name: value for name, value in environment.items() if name not in left_out}
    return kept | {"PYTHONPYCACHEPREFIX": str(scratch / "compiled"), "PYTHONPATH": str(ROOT)}


def _make_vault(home: Path) -> None:
    """One vault at the default cost, for somebody called Ada."""
    from leaderlens.paths import Paths
    from leaderlens.services.vault import Vaults

    opened = Vaults(Paths.below(home).vaults, system_clock).create("Ada Brook", Role.LEADER, PASSPHRASE)
    opened.confirm_recovery()
    opened.close()


def _ms(nanoseconds: int) -> float:
    return nanoseconds / 1e6


def _say(report: dict[str, Any]) -> None:
    """The table, for people."""
    wide = max(len(line.name) for line in report["lines"])
    out = [f"{'':{wide}}  fastest   median   ratio"]
    for line in report["lines"]:
        goal = f"  (target {line.target:g}x)" if line.target else ""
        out.append(
            f"{line.name:{wide}} {line.fastest_ms:7.0f} ms {line.median_ms:5.0f} ms {line.ratio:6.2f}x {line.of}{goal}"
        )
    counts = ", ".join(f"{name} {count}" for name, count in report["modules"].items())
    out += [
        f"{'Today without Argon2id':{wide}} {report['today_less_argon']:27.2f}x bare window",
        f"demo built in {report['demo_build_seconds']} s (fastest of two)",
        f"modules loaded: {counts}",
        "imported before first paint against the rule: " + (", ".join(report["imported_too_early"]) or "nothing"),
    ]
    sys.stdout.write("\n".join(out) + "\n")


if __name__ == "__main__":
    sys.exit(main())
