"""The harness itself, tried on a tiny window: if this fails, look here before you look at the app."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.desktop.desktop import App, Desktop, NotSeenError, until

pytestmark = pytest.mark.desktop

SMALL = str(Path(__file__).with_name("small_window.py"))


@pytest.fixture
def small(desktop: Desktop) -> App:
    app = desktop.start([sys.executable, SMALL])
    app.see("Your name", role="text")
    app.take_keyboard()
    return app


def test_keys_arrive_and_their_effect_is_seen(small: App) -> None:
    small.fill("Your name", "Ada Lovelace", role="text")
    small.push("Tell")

    assert small.see("Hello, Ada Lovelace", role="label").name == "Hello, Ada Lovelace"
    assert [node.text for node in small.nodes(role=["text"])] == ["Ada Lovelace"]


def test_a_process_that_becomes_a_fresh_one_is_still_known(small: App) -> None:
    small.see("Life 1")
    small.push("Begin again")

    small.see("Life 2")
    small.take_keyboard()
    small.fill("Your name", "Grace")
    assert small.see("Your name", states=["focused"]).text == "Grace"


def test_a_wait_in_vain_leaves_a_picture_and_says_what_was_there(small: App, desktop: Desktop) -> None:
    with pytest.raises(NotSeenError, match="Nobody yet"):
        small.see("Something else", seconds=0.3)

    assert (desktop.folder / "failure-1.png").stat().st_size > 1_000


def test_everything_started_is_ended(desktop_tools: None, tmp_path: Path) -> None:
    with Desktop.opened(tmp_path) as desktop:
        app = desktop.start([sys.executable, SMALL])
        app.see("Your name")
        display = desktop.environment["DISPLAY"]
    assert not app.alive
    socket = Path("/tmp/.X11-unix") / f"X{display[1:]}"  # noqa: S108 - where X puts its socket
    until(lambda: not socket.exists(), "the X server to go", 5.0)
