"""A fresh process really is fresh, and a handed-over secret arrives without showing in its arguments."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from leaderlens import relaunch

_PROBE = """
import sys
from leaderlens import relaunch
if len(sys.argv) > 1:
    print("argv", sys.argv[1:-1], relaunch.received_secret(int(sys.argv[-1])))
else:
    relaunch._command = lambda: [sys.executable, __file__]
    relaunch.into_fresh_process(["--quiet"], "oak kite river salt")
"""


def test_the_successor_gets_the_secret_through_the_pipe_only(tmp_path: Path) -> None:
    probe = tmp_path / "probe.py"
    probe.write_text(_PROBE, "utf-8")
    environment = os.environ | {"PYTHONPATH": str(Path.cwd())}
    done = subprocess.run(
        [sys.executable, str(probe)], capture_output=True, text=True, check=True, env=environment, timeout=60
    )
    assert done.stdout.strip() == "argv ['--quiet', '--hand-over'] oak kite river salt"


def test_no_handle_or_a_wrong_one_is_no_secret() -> None:
    assert not relaunch.received_secret(None)
    assert not relaunch.received_secret(987)
