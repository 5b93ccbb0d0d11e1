"""What every test stands on: a home of its own, Qt without a screen, and repeatable hypothesis examples."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
import shiboken6
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from leaderlens import i18n
from leaderlens.ui.collector import collect_if_due

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # `pytest` alone does not put the checkout on the path; `tests.*` helpers need it
    sys.path.insert(0, str(ROOT))

if not os.environ.get("LEADERLENS_XCB"):  # a desktop test starts a real window in a process of its own
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

gc.disable()  # as in the app (leaderlens/ui/collector.py): between two tests, and never in the midst of a widget

settings.register_profile("ci", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("ci")

_HELPERS = ("tests.vault_fixtures",)
pytest_plugins = [helper for helper in _HELPERS if find_spec(helper) is not None]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only place LeaderLens may write to during a test."""
    place = tmp_path / "home"
    monkeypatch.setenv("LEADERLENS_HOME", str(place))
    return place


@pytest.fixture(autouse=True)
def _no_widget_outlives_its_test() -> Iterator[None]:
    """Delete the windows a test leaves behind, and what it asked Qt to delete later.

    Only an event loop runs deleteLater, and tests have none: thousands of forgotten widgets would stay, and each would
    follow every change of the theme, so that every test would be slower than the one before.
    """
    before = _windows()
    yield
    left = _windows() - before
    for window in left:
        if shiboken6.isValid(window):
            window.hide()
            window.deleteLater()
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    collect_if_due()


def _windows() -> set[QWidget]:
    """Every window that nothing else owns."""
    if not isinstance(QCoreApplication.instance(), QApplication):
        return set()
    return {window for window in QApplication.topLevelWidgets() if window.parent() is None}


@pytest.fixture
def needs_tool() -> Callable[[str], str]:
    """``needs_tool("xdotool")`` answers where a desktop tool is.

    On a developer's machine without it the test is skipped with the name of what is missing; under
    LEADERLENS_REQUIRE_TOOLS (as .ci/run sets) a missing tool is a failure.
    """

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            stop = pytest.fail if os.environ.get("LEADERLENS_REQUIRE_TOOLS") else pytest.skip
            stop(f"this test needs the program {name}: see .ci/run")
        return path

    return find


@pytest.fixture
def pseudo_language() -> Iterator[None]:
    """Speak the pseudo-language: every marked text arrives as ``⟦text⟧``, so unmarked text on a screen stands out."""
    from tests.pseudo_language import PseudoTranslations

    i18n.use_catalogue(PseudoTranslations())
    yield
    i18n.use_language("en_GB")
