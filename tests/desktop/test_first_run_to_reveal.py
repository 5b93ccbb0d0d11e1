"""From an empty laptop to a revealed check-in, as two people live through it: real keys, a real window, real locks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desktop import steps
from tests.desktop.desktop import Desktop

pytestmark = pytest.mark.desktop

LEADER, CHIEF_EXECUTIVE = "Robin Thackwray", "Morgan Adeyinka"
LENS, QUESTIONS = "Working with partners", 5


def test_two_people_come_from_the_first_run_to_the_reveal(desktop: Desktop, home: Path) -> None:
    app = desktop.leaderlens(home)

    leaders_passphrase = steps.make_vault(app, "Leader", LEADER)
    app.push("Set up our pair")
    app.see("Set up our pair", role="heading", seconds=steps.ARGON)
    steps.invite(app, CHIEF_EXECUTIVE, "Kelderby Council")
    app.push("Hand over to Morgan")

    app.see("You have been handed this laptop to make your own vault", role="heading", seconds=steps.ARGON)
    chiefs_passphrase = steps.make_vault(app, "Chief Executive", CHIEF_EXECUTIVE)
    app.push("Set up our pair")
    app.see(matching=f"^{LEADER}, Leader, invites you to Kelderby Council", seconds=steps.ARGON)
    app.push("Join")
    app.see("Our pair", role="heading")
    app.push("Hand over to Robin")

    steps.unlock(app, leaders_passphrase)
    steps.open_checkin(app, LENS)
    steps.answer(app, "65tn7")
    steps.seal(app)
    assert app.sees("Morgan: not sealed yet", role="label")
    app.push("Hand the laptop to Morgan")

    steps.unlock(app, chiefs_passphrase)
    steps.answer(app, "52347")
    steps.seal(app)
    app.push("Hand the laptop to Robin")

    steps.unlock(app, leaders_passphrase)
    leaders_chart = steps.see_reveal(app)
    desktop.picture("leaders-reveal")
    app.push(role="push button", matching="Hand over$")

    steps.unlock(app, chiefs_passphrase)
    chiefs_chart = steps.see_reveal(app)

    assert leaders_chart.description
    assert leaders_chart.description == chiefs_chart.description
    assert "a mistake of ours" not in (home / "data" / "log" / "leaderlens.log").read_text(encoding="utf-8")
