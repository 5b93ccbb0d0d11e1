"""A walk-through on a screen: prepared with the keyboard, stepped with a clicker's keys, resumed after a lock."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaderlens.domain.people import Role
from tests.desktop import homes, steps
from tests.desktop.desktop import App, Desktop

pytestmark = pytest.mark.desktop


def open_walk_through(app: App) -> None:
    """From wherever one is to the page that prepares it."""
    app.desktop.press("ctrl+3")
    app.push("Walk through")
    app.see("Walk-through", role="heading")


def test_the_curtain_opens_step_by_step_and_waits_where_it_was_left(desktop: Desktop, home: Path) -> None:
    folder = homes.a_pair(home)
    app = desktop.leaderlens(home)
    app.take_keyboard()
    app.choose(folder.symbols[Role.LEADER])
    steps.unlock(app, homes.PASSPHRASE)

    open_walk_through(app)
    app.push("Tick the furthest apart")
    app.push("Begin")
    app.see(matching=r"^Our check-in of .*things to look at together")
    desktop.press("space")
    app.see(matching=r", about the ")
    assert not app.sees(matching=r"view: \d"), "the item stands alone before anybody's view of it"
    desktop.press("Next")
    app.see(matching=r"own view: [^.]*\.$|Leader’s view: [^.]*\.$")
    desktop.press("Right")
    app.see(matching=r"view: .*view: .*The two views are .* apart\.$")
    desktop.picture("both-views")
    desktop.press("Prior")
    app.see_gone(matching=r"The two views are")
    desktop.press("Down")
    app.see(matching=r"The two views are .* apart\.$")
    desktop.press("b")
    app.see("Nothing is on the screen.")
    desktop.press("b")
    desktop.press("Escape")
    app.see("Go on where you stopped", role="push button")

    desktop.press("ctrl+l")
    app.see_gone("Check-ins", role="radio button", seconds=steps.ARGON)
    app.take_keyboard(steps.ARGON)
    app.choose(folder.symbols[Role.LEADER])
    steps.unlock(app, homes.PASSPHRASE)
    open_walk_through(app)
    app.push("Go on where you stopped")
    app.see(matching=r"The two views are .* apart\.$")
    desktop.press("Escape")
    app.see("Go on where you stopped", role="push button")
    assert "a mistake of ours" not in (home / "data" / "log" / "leaderlens.log").read_text(encoding="utf-8")
