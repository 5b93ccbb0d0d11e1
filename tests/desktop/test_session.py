"""A whole session on a real screen, with keys alone: planned, opened, told, said back, agreed, read by the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaderlens.domain.people import Role
from leaderlens.domain.script import Phase, Speaker
from leaderlens.services.session_scripts import shipped
from tests.desktop import homes, steps
from tests.desktop.desktop import App, Desktop

pytestmark = pytest.mark.desktop

HEARD = {
    "Robin": "You hope for the library and fear the rows about it.",
    "Morgan": "You worry that nobody will say so.",
}
AGREEMENT, HOW, LAST = "Ten minutes on Mondays, before the papers go out.", "It is in both diaries.", "Worth the hour."
NOTE = "The first Monday in office."
NAMES = {Speaker.LEADER: "Robin", Speaker.CHIEF_EXECUTIVE: "Morgan"}


def plan(app: App, desktop: Desktop) -> None:
    """Take up what is proposed, and sit down to it."""
    desktop.press("ctrl+5")
    app.push("Plan a session")
    app.see("What kind of session?", role="heading")
    app.fill("Place", "The library")
    app.push("Plan it")
    app.push("Begin")
    app.see("Who opens?", role="heading")
    app.push("Begin")


def talk(app: App, desktop: Desktop) -> None:
    """Go through the script turn by turn, as it asks for it."""
    script = shipped().script("first_conversation")
    agreed = False
    for step in script.steps:
        for speaker in step.turns(Role.LEADER, absent=(Speaker.COACH,)):
            name, verb = NAMES[speaker], "says back" if step.phase is Phase.CHECK_BACK else "speaks"
            app.see(step.title, role="heading")
            app.see(f"{name} {verb}", role="label")
            assert app.sees(step.say_aloud, role="label")
            assert not app.sees(step.coach_tip), "no coach leads this one"
            if step.phase is Phase.CHECK_BACK:
                app.fill(f"What {name} heard", HEARD[name])
                app.push("Yes, that is it", role="check box")
            elif step.phase is Phase.DESCRIBE and name == "Robin":
                app.fill("A line for both of you", NOTE)
                desktop.press("Return")
                app.see(NOTE, role="label")
            elif step.phase is Phase.AGREE and not agreed:
                app.fill("We agree that", AGREEMENT)
                app.fill("How we will know", HOW)
                app.push("Keep this agreement")
                app.see(AGREEMENT, role="label")
                agreed = True
            desktop.press("ctrl+Return")


def test_a_session_from_the_proposal_to_the_agreements_on_both_vaults(desktop: Desktop, home: Path) -> None:
    place = homes.a_pair(home)
    app = desktop.leaderlens(home)
    app.take_keyboard()
    app.choose(place.symbols[Role.LEADER])
    steps.unlock(app, homes.PASSPHRASE)
    plan(app, desktop)
    talk(app, desktop)

    app.see("That was your session", role="heading")
    app.fill("A sentence to end on, if you like", LAST)
    desktop.picture("closing")
    app.push("Read what you kept")
    app.see(AGREEMENT, role="label")
    desktop.press("ctrl+l")
    app.see_gone("Check-ins", role="radio button", seconds=steps.ARGON)

    app.take_keyboard(steps.ARGON)
    app.choose(place.symbols[Role.CHIEF_EXECUTIVE])
    steps.unlock(app, homes.PASSPHRASE)
    desktop.press("ctrl+5")
    app.push(matching="^Open: .*First conversation")
    for words in (LAST, AGREEMENT, NOTE, *HEARD.values()):
        app.see(words, role="label")
    desktop.picture("read-by-the-other")
    assert "a mistake of ours" not in (home / "data" / "log" / "leaderlens.log").read_text(encoding="utf-8")
