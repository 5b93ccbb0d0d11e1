"""A pulse answered by keys alone: a moment, ratings with a tag, guesses, and the seal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desktop import steps
from tests.desktop.desktop import Desktop

pytestmark = pytest.mark.desktop


def test_a_pulse_from_the_moment_to_the_seal(desktop: Desktop, home: Path) -> None:
    app = desktop.leaderlens(home)
    steps.make_vault(app, "Leader", "Robin Thackwray")
    app.push("Set up our pair")
    app.see("Set up our pair", role="heading", seconds=steps.ARGON)
    steps.invite(app, "Morgan Adeyinka", "Kelderby Council")
    app.push("Hand over to Morgan")
    app.see("You have been handed this laptop to make your own vault", role="heading", seconds=steps.ARGON)
    steps.make_vault(app, "Chief Executive", "Morgan Adeyinka")
    app.push("Set up our pair")
    app.see(matching="^Robin Thackwray, Leader, invites you", seconds=steps.ARGON)
    app.push("Join")
    app.see("Our pair", role="heading")

    steps.open_checkin(app, "The convening leader", pulse=True, guesses=True)
    app.desktop.press("ctrl+2")
    app.push("Begin")
    app.see("Before you rate", role="heading")
    app.desktop.type("The walk through Port Hale")
    app.desktop.press("ctrl+Return")

    counted = app.see(matching=r"^1 of \d+$", role="label").name
    questions = int(counted.split()[-1])
    for number in range(1, questions + 1):
        app.see(f"{number} of {questions}", role="label")
        app.desktop.press(str(1 + number % 7))
        app.see(matching=f"^{1 + number % 7}, ", role="radio button", states=["checked"])
        if number == 1:
            app.desktop.press("b")
            app.see(matching="One moment$", states=["checked"])
        app.desktop.press("Return")

    app.see("What do you think Robin gave you?", role="heading")
    rows = app.nodes(role=["slider"])
    assert rows
    for _row in rows:
        app.desktop.press("5")
    app.push("Look my answers over")
    app.see("Look your answers over", role="heading")
    app.see(f"{len(rows)} of {len(rows)} guessed", role="push button")
    app.see("1 moment", role="push button")
    app.push("Go on to sealing")
    app.see("Seal your sheet", role="heading")
    app.see(matching="^1 moment is for you alone", role="label")
    app.push("I have finished", role="check box")
    app.push("Seal my sheet")
    app.see("You: sealed", role="label")
    desktop.picture("pulse-sealed")
