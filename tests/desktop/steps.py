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
