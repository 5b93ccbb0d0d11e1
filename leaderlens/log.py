"""A log without private content: what happened by kind and code, never with anybody's words.

Only names from our own code are written: event names, error codes, exception class names. Messages of exceptions are
never written, because they may carry text from a vault (vault.md section 2.6).
"""

from __future__ import annotations

import logging
from pathlib import Path

from leaderlens.errors import LeaderLensError

_LARGEST = 100_000  # bytes

_logger = logging.getLogger("leaderlens")


def start(folder: Path) -> None:
    """Keep a small log in ``folder``, and the one before it; where that cannot be written there is simply no log.

    It is turned over here only, as every lock starts the process anew. ``logging.handlers``, which could do it at any
    time, costs 11 ms before the first window.
    """
    for noisy in ("sqlalchemy", "alembic", "matplotlib", "fontTools"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
        logging.getLogger(noisy).propagate = False
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "leaderlens.log"
        if file.is_file() and file.stat().st_size > _LARGEST:
            file.replace(folder / "leaderlens.log.1")
        handler = logging.FileHandler(file, encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _logger.addHandler(handler)
    _logger.setLevel(logging.INFO)
    _logger.propagate = False


def happened(event: str) -> None:
    """Note that something of our own naming happened (``"vault-opened"``)."""
    _logger.info("%s", event)


def failed(error: BaseException) -> None:
    """Note an error by its code or class and the places in our own code it passed through, and by nothing else."""
    kind = error.code if isinstance(error, LeaderLensError) else type(error).__name__
    _logger.error("%s at %s", kind, trail(error))


def trail(error: BaseException) -> str:
    """The chain of our own functions an error passed through: file name, line and function, no values."""
    steps: list[str] = []
    step = error.__traceback__
    while step is not None:
        code = step.tb_frame.f_code
        if "leaderlens" in code.co_filename:
            steps.append(f"{Path(code.co_filename).name}:{step.tb_lineno} {code.co_name}")
        step = step.tb_next
    return " > ".join(steps) or "outside our own code"
