"""What somebody hears who cannot see the screen, and how far somebody comes who has no mouse."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaderlens.domain.checkin import HIGHEST, LOWEST, rating_label
from leaderlens.domain.people import Role
from tests.desktop import homes, steps
from tests.desktop.desktop import App, Desktop, Node

pytestmark = pytest.mark.desktop

PAGES = {
    "Today": "ctrl+1",
    "Check-ins": "ctrl+2",
    "Trends": "ctrl+3",
    "Journal": "ctrl+4",
    "Sessions": "ctrl+5",
    "Agreements": "ctrl+6",
    "Timeline": "ctrl+7",
    "People": "ctrl+8",
    "Safety": "ctrl+9",
    "Settings": "ctrl+comma",
}
ONE_STOP = {"radio button", "list item", "table cell", "table column header", "table row header", "menu item"}
"""Reached by arrow keys from their neighbours: a group of them is one stop of the Tab key."""
LANDING = ("layered pane", "Page")
"""Where the keyboard rests when a page comes in, so that Tab goes on into the page; Tab itself never stops there."""
READER = ("filler", "Points of the chart")
MOST_STOPS = 120


@pytest.fixture
def app(desktop: Desktop, home: Path) -> App:
    """The chief executive's vault: two check-ins revealed, a third one waiting."""
    place = homes.a_pair(home)
    started = desktop.leaderlens(home)
    started.take_keyboard()
    started.choose(place.symbols[Role.CHIEF_EXECUTIVE])
    steps.unlock(started, homes.PASSPHRASE)
    return started


def test_the_rating_scale_is_seven_radio_buttons_that_say_what_they_mean(app: App, desktop: Desktop) -> None:
    steps.begin(app)
    group = app.see(matching="^Your rating: ", role="panel")
    steps_of_scale = [node for node in app.nodes(role=["radio button"]) if node.depth > group.depth]

    expected = [f"{value}, {rating_label(value)}" for value in range(LOWEST, HIGHEST + 1)]
    assert [node.name for node in steps_of_scale] == expected
    assert not any("checked" in node.states for node in steps_of_scale)
    assert app.sees("No chance to see it")
    assert app.sees("I’d rather talk about this")

    desktop.press("5")
    app.see("5, Usually", role="radio button", states=["checked"])


def test_every_control_has_a_name_and_tab_reaches_it_and_leaves_it_again(app: App, desktop: Desktop) -> None:
    problems = []
    for page, keys in PAGES.items():
        desktop.press(keys)
        app.see(matching=f"^{page}\\b", role="radio button", states=["checked"])
        app.settle()
        controls = [node for node in app.nodes() if "focusable" in node.states and "enabled" in node.states]
        problems += [f"{page}: {node.role} without a name at {node.box}" for node in controls if not node.name]
        passed = _walk(app)
        if passed is None:
            problems.append(f"{page}: Tab never comes round")
            continue
        reached = {_known_by(node) for node in passed} | {LANDING}
        missed = {_known_by(node) for node in controls if node.role not in ONE_STOP} - reached
        charts = [{node.name for node in nodes if _known_by(node) == READER} for nodes in (controls, passed)]
        problems += [f"{page}: Tab reaches {len(charts[1])} of {len(charts[0])} charts"] * (
            len(charts[1]) < len(charts[0])
        )
        problems += [f"{page}: Tab does not reach the {role} “{name}”" for role, name in sorted(missed)]
    assert problems == [], "\n".join(problems)


def test_a_chart_says_what_it_shows(app: App, desktop: Desktop) -> None:
    desktop.press("ctrl+3")
    chart = app.see(role="chart", described=True, seconds=40)

    assert chart.name
    assert len(chart.description) > len(chart.name)
    assert app.sees(matching="(?i)table", role="push button") or app.sees(matching="(?i)table", role="check box")


def _known_by(node: Node) -> tuple[str, str]:
    """Role and name; what reads a chart's points is named after what the chart shows, which a row of another picks."""
    return READER if node.name.startswith(READER[1]) else (node.role, node.name)


def _walk(app: App) -> list[Node] | None:
    """Everything the keyboard comes to: Tab from the rail round to the rail, and arrow keys inside each chart.

    None where Tab does not come round.
    """
    passed: list[Node] = []
    rows = _rows_of_charts(app)
    rounds = 0
    for _press in range(2 * MOST_STOPS):
        at = app.tab()
        if at is None:
            continue
        if at.name == "Find or do anything":
            rounds += 1
        if rounds == 2:
            return passed
        if rounds:
            passed.append(at)
            if (at.role, at.name) in rows:
                passed += _down_the_rows(app, at)
    return None


def _rows_of_charts(app: App) -> set[tuple[str, str]]:
    """What can be chosen inside the charts on the screen."""
    found: set[tuple[str, str]] = set()
    depth: int | None = None
    for node in app.nodes():
        if depth is not None and node.depth <= depth:
            depth = None
        if depth is not None and node.role == "push button":
            found.add((node.role, node.name))
        if node.role == "chart" and depth is None:
            depth = node.depth
    return found


def _down_the_rows(app: App, first: Node) -> list[Node]:
    """The rows of a chart from its one stop of the Tab key down to the last, and back: a row chooses what is shown."""
    rows = [first]
    while (at := app.tab("Down", 0.6)) is not None and at.name not in {row.name for row in rows}:
        rows.append(at)
    for _row in rows[1:]:
        app.tab("Up", 0.6)
    return rows
