"""An evening at the journal with real keys: written within one key of unlocking, found, tagged, binned, brought back,
and there again after the lock. What is on the way is heard by a screen reader under its name.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desktop import homes, steps
from tests.desktop.desktop import App, Desktop

pytestmark = pytest.mark.desktop

WORDS = "Let the silence run at the scrutiny meeting"


def body_of(app: App) -> str:
    """What stands in the editor, as a screen reader hears it."""
    return (app.see("Your entry", role="text").text or "").strip()


def test_an_evening_at_the_journal(desktop: Desktop, home: Path) -> None:
    homes.one_vault(home)
    app = desktop.leaderlens(home)
    steps.unlock(app, homes.PASSPHRASE)

    desktop.press("ctrl+n")
    app.see("Your entry", role="text", states=["focused"])
    desktop.type(WORDS)
    app.see("Saved", role="label")
    assert body_of(app) == WORDS

    desktop.press("ctrl+t")
    app.see("Type a tag, an attribute, a principle or a name", role="text", states=["focused"])
    desktop.type("listening")
    desktop.press("Return")
    desktop.press("Escape")
    app.see("listening", role="push button")

    desktop.press("ctrl+f")
    app.see("Search your journal", role="text", states=["focused"])
    desktop.type("tag:listening sil")
    app.see("1 entry found", role="label")
    app.see(matching="^Tag: listening")
    desktop.press("Escape")
    app.see("Journal entries", role="list")

    app.push("Put this entry in the bin")
    app.see(matching="in the bin for 30 days")
    desktop.press("ctrl+k")
    desktop.type("journal bin")
    desktop.press("Return")
    app.see("Entries in the bin", role="list")
    desktop.picture("journal-bin")
    app.push("Bring it back")
    app.see("The bin is empty.", role="label")
    desktop.press("Escape")

    desktop.press("ctrl+l")
    app.see_gone("Check-ins", role="radio button", seconds=steps.ARGON)
    app.take_keyboard(steps.ARGON)
    app.see("Passphrase", role="password text")
    assert not app.sees(matching="silence"), "nothing of it is in sight, or to be heard, before unlocking"
    steps.unlock(app, homes.PASSPHRASE)
    desktop.press("ctrl+4")
    app.settle()
    if app.sees("I understand", role="push button"):
        app.push("I understand")
    app.reach("Journal entries", role="list")
    desktop.press("Down")
    desktop.press("Return")
    app.see("Your entry", role="text", states=["focused"])
    assert body_of(app) == WORDS
