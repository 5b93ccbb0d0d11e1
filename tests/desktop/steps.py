"""What people do with the app, in their words: each step is keys pressed, and a wait for what they would wait for."""

from __future__ import annotations

import re

from tests.desktop.desktop import App, Node

ARGON = 40.0
"""Seconds to wait for a passphrase to be worked on: one or two, unless the machine is busy."""


def make_vault(app: App, role: str, name: str) -> str:
    """Go through the wizard from its first page to its last with the keyboard alone; answers the passphrase."""
    app.take_keyboard()
    app.push("Begin")
    app.see("Who are you?", role="heading")
    app.choose(role)
    app.fill("Your name", name)
    app.push("Continue")
    offered = app.see("Six words for a passphrase", described=True)
    passphrase = " ".join(words_of(offered))
    app.push("I have written it down")
    app.fill("Your passphrase", passphrase)
    app.push("Use this passphrase")
    app.see("Your recovery words", role="heading", seconds=ARGON)
    recovery = words_of(app.see("Recovery words", described=True))
    assert len(recovery) == 24
    app.push("I have written them down")
    app.see("Three of your words", role="heading")
    for field in app.nodes(matching=r"^Word \d+$", role=["text"]):
        app.fill(field.name, recovery[int(field.name.split()[1]) - 1])
    app.push("Confirm")
    app.see(matching="^Your vault is ready", role="heading")
    return passphrase


def words_of(node: Node) -> list[str]:
    """The numbered words a screen reader hears, in order."""
    numbered = re.findall(r"(\d+) ([a-z]+)", node.description)
    assert [int(number) for number, _word in numbered] == list(range(1, len(numbered) + 1))
    return [word for _number, word in numbered]


def unlock(app: App, passphrase: str) -> None:
    """Type the passphrase into the unlock window and wait for the pages behind it."""
    app.take_keyboard()
    app.see("Passphrase", role="password text", states=["enabled"])
    app.fill("Passphrase", passphrase)
    app.desktop.press("Return")
    app.see("Check-ins", role="radio button", seconds=ARGON)


def invite(app: App, name: str, council: str) -> None:
    """Set up the pair from the inviter's People page."""
    app.fill("Their name", name)
    app.fill("Council", council)
    app.push("Invite")
    app.see(f"{name} is invited", role="heading")


GUESSES = "Ask each of us what we think the other gave"


def open_checkin(app: App, lens: str, *, pulse: bool = False, guesses: bool = False) -> None:
    """Open a check-in with this one lens: the full form without guesses, unless said otherwise."""
    wanted = {lens, GUESSES} if guesses else {lens}
    app.desktop.press("ctrl+2")
    app.push("Open a check-in")
    app.see("Which lenses?", role="heading")
    if pulse:
        app.reach("Full", role="radio button")  # the first is always a full one, unless its opener says otherwise
        app.desktop.press("Left", "space")
        app.see("Pulse", role="radio button", states=["checked"])
    for box in app.nodes(role=["check box"]):
        if ("checked" in box.states) != (box.name in wanted):
            app.push(box.name, role="check box")
    for box in app.nodes(role=["check box"]):
        assert ("checked" in box.states) == (box.name in wanted), f"{box} should be the other way round"
    app.push("Open")
    app.see_gone("Which lenses?", role="heading")


def begin(app: App) -> None:
    """Take up the sheet that waits, past the moments before its questions."""
    app.desktop.press("ctrl+2")
    app.push("Begin")
    app.see("Before you rate", role="heading")
    app.desktop.press("ctrl+Return")


def answer(app: App, keys: str) -> None:
    """Begin the sheet that waits and answer its questions in order with these keys, each followed by Enter."""
    begin(app)
    for number, key in enumerate(keys, start=1):
        app.see(f"{number} of {len(keys)}", role="label")
        app.desktop.press(key)
        if key.isdigit():
            app.see(matching=f"^{key}, ", role="radio button", states=["checked"])
        app.desktop.press("Return")
    app.see("Look your answers over", role="heading")


def seal(app: App) -> None:
    """From the answers looked over to the sealed sheet."""
    app.push("Go on to sealing")
    app.see("Seal your sheet", role="heading")
    app.push("I have finished", role="check box")
    app.push("Seal my sheet")
    app.see("You: sealed", role="label")


def see_reveal(app: App) -> Node:
    """Go to the revealed check-in; answers its chart."""
    app.desktop.press("ctrl+2")
    app.push("See the reveal")
    app.see("Item by item", role="heading")
    return app.see(role="chart", described=True)
