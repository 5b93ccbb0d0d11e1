"""Locking as a person does it: with the keyboard, in the middle of a line, and coming back to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desktop import homes, steps
from tests.desktop.desktop import App, Desktop

pytestmark = pytest.mark.desktop

LINE = "Asked before answering"


def line_of(app: App) -> str:
    """What stands in the line on Today."""
    return app.see("One line for your journal", role="text").text or ""


def test_a_line_in_the_making_is_there_again_after_the_lock(desktop: Desktop, home: Path) -> None:
    homes.one_vault(home)
    app = desktop.leaderlens(home)
    steps.unlock(app, homes.PASSPHRASE)
    desktop.press("ctrl+j")
    desktop.type(LINE)
    desktop.press("ctrl+l")
    app.see_gone("Check-ins", role="radio button", seconds=steps.ARGON)
    app.take_keyboard(steps.ARGON)
    app.see("Passphrase", role="password text")
    assert not app.sees(matching=LINE), "nothing of it is in sight, or to be heard, before unlocking"
    steps.unlock(app, homes.PASSPHRASE)
    app.settle()
    assert line_of(app) == LINE
