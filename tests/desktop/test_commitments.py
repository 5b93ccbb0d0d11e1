"""What two people settle, on a real screen with keys alone: an objective negotiated and exported, an agreement looked
back at, a priority with its people, and the week's estimate; each seen again in the other's vault.
"""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from leaderlens.domain.people import Role
from tests.desktop import homes, steps
from tests.desktop.desktop import App, Desktop

pytestmark = pytest.mark.desktop

AIM, TEST, OTHER = "Set it each year.", "Agreed on time.", "Agreed on time, reserves above the floor."
RAIL = 240
"""How far the places at the side reach, in px: one of them is called as a part of the page."""
PARTS = ("Agreements", "Objectives", "Priorities")
TITLE, AGREEMENT, LINE = "A budget that balances", "Ten minutes on Mondays.", "Twice out of three."


def unlock(desktop: Desktop, app: App, symbol: str) -> None:
    """Open that vault; what the other left in the exchange folder arrives with it."""
    app.take_keyboard(steps.ARGON)
    app.choose(symbol)
    steps.unlock(app, homes.PASSPHRASE)
    desktop.press("ctrl+6")
    app.see("What to look at")
    app.settle()


def lock(desktop: Desktop, app: App) -> None:
    desktop.press("ctrl+l")
    app.see_gone("Check-ins", role="radio button", seconds=steps.ARGON)


def part(desktop: Desktop, app: App, name: str) -> None:
    """Go to one of the three parts of the page."""
    desktop.press("ctrl+1")
    app.see_gone("What to look at")
    desktop.press("ctrl+6")
    app.see("What to look at")
    app.settle()
    at = app.tab()
    while at is None or at.role != "radio button" or at.name not in PARTS or at.box[0] < RAIL:
        at = app.tab()
    desktop.press(*["Left"] * PARTS.index(at.name), *["Right"] * PARTS.index(name), "space")
    app.see(name, role="heading")
    app.settle()


def agree_on_an_objective(desktop: Desktop, app: App, home: homes.Home) -> None:
    """The leader sets one out, the chief executive words it otherwise, the leader says yes."""
    unlock(desktop, app, home.symbols[Role.LEADER])
    part(desktop, app, "Objectives")
    app.push("Set out an objective")
    app.see(matching="^Developmental, not an appraisal")
    app.fill("Name", TITLE)
    app.fill("Aim", AIM)
    app.fill("How will you know?", TEST)
    app.fill("Independent supporter", "Kit Amory")
    desktop.press("ctrl+Return")
    app.see(matching=f"^{TITLE}. Proposed. For development, waiting for Morgan", role="push button")
    lock(desktop, app)

    unlock(desktop, app, home.symbols[Role.CHIEF_EXECUTIVE])
    part(desktop, app, "Objectives")
    assert not app.sees("Set out an objective"), "the leader sets objectives"
    app.push(matching=f"^{TITLE}. Proposed. For development, waiting for you")
    app.see(matching="^Developmental, not an appraisal")
    app.push("Propose other words")
    app.fill("How will you know?", OTHER)
    desktop.press("ctrl+Return")
    app.see("You said yes", role="label")
    desktop.picture("counter-wording")
    lock(desktop, app)

    unlock(desktop, app, home.symbols[Role.LEADER])
    part(desktop, app, "Objectives")
    app.push(matching=f"^{TITLE}. Proposed. For development, waiting for you")
    for words in (TEST, OTHER, "Changed", "Morgan said yes"):
        app.see(words, role="label")
    desktop.picture("two-wordings")
    app.push("Say yes to these words")
    app.see("Agreed by both", role="label")


def settle_the_rest(desktop: Desktop, app: App) -> None:
    """Still the leader: an agreement, a priority, the week's guess, and a yes to taking the objectives elsewhere."""
    part(desktop, app, "Agreements")
    app.push("Write down an agreement")
    app.choose("We left that out on purpose")
    app.fill("What you agreed", AGREEMENT)
    desktop.press("ctrl+Return")
    app.push(matching=f"^{AGREEMENT} Open")
    app.push("Say what became of it")
    app.choose("Done in part")
    app.see("Give it a new day", role="check box")
    app.fill("A line about it", LINE)
    desktop.press("ctrl+Return")
    app.see(LINE, role="label")

    part(desktop, app, "Priorities")
    app.push("Choose a priority")
    app.fill("Name", "Homes")
    app.fill("Wholly committed", "Robin")
    app.fill("Deliver it", "Housing team")
    app.fill("Support it while it suits them", "The chamber")
    desktop.press("ctrl+Return")
    app.see(matching="^Homes. Should show early. Wholly committed: Robin", role="push button")
    app.reach("Per cent of this week", role="slider")
    desktop.press("Home", *["Right"] * 9)
    app.push("Keep this week’s guess")
    app.see(matching="^1 week: 45 per cent", role="label")

    part(desktop, app, "Objectives")
    app.push("Say yes to an export")
    app.see(matching="^You have said yes")
    assert not app.sees("Save as Word…"), "one yes is not enough"


def test_what_two_people_settle_is_settled_in_both_vaults(desktop: Desktop, home: Path) -> None:
    place = homes.a_pair(home)
    app = desktop.leaderlens(home)
    agree_on_an_objective(desktop, app, place)
    settle_the_rest(desktop, app)
    lock(desktop, app)

    unlock(desktop, app, place.symbols[Role.CHIEF_EXECUTIVE])
    app.push(matching=f"^{AGREEMENT} Done in part")
    app.see(LINE, role="label")
    part(desktop, app, "Priorities")
    assert not app.sees("Per cent of this week"), "the estimate is the leader's own"
    app.push(matching="^Homes. Should show early. Wholly committed: Robin")
    for words in ("Wholly committed", "Housing team", "The chamber"):
        app.see(words, role="label")
    part(desktop, app, "Objectives")
    assert not app.sees("Save as Word…")
    app.push("Say yes to an export")
    app.push("Save as Word…")
    target = home / "objectives.docx"
    app.see(matching="Where should the objectives go", role="dialog")
    desktop.press("ctrl+a")
    desktop.type(str(target))
    desktop.press("Return")
    app.see(matching="not encrypted")
    assert not target.exists(), "nothing leaves before the warning was read"
    app.push("Write “objectives.docx”")
    app.see(matching="^1 objective is now in “objectives.docx”, unencrypted")
    told = [paragraph.text for paragraph in docx.Document(str(target)).paragraphs]
    assert {TITLE, AIM, OTHER} <= set(told)
    part(desktop, app, "Objectives")
    app.push(matching=f"^{TITLE}. Agreed")
    app.see("Agreed by both", role="label")
    desktop.picture("agreed-in-both")
    assert "a mistake of ours" not in (home / "data" / "log" / "leaderlens.log").read_text(encoding="utf-8")
