"""What a screen reader sees, answered as JSON lines. A program for the system's Python, which has gi; not imported.

Each line read is a question, ``{"ask": "nodes" | "focused" | "forget" | "moved" | "wait" | "gone", ...}``; each line
written is ``{"answer": ...}`` or ``{"trouble": "..."}``. Nodes are looked up by the process they belong to (``pid``),
because a LeaderLens that locks becomes a new application on the accessibility bus under its old process number.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - a version must be required before the import

POLL_MS = 40
CALL_MS = 2_000  # an application that does not answer one call in this time is busy; we ask again
DEEPEST = 60

arrivals: list[Any] = []  # what told that it got the keyboard, since we were last asked to forget


def main() -> None:
    """Answer questions until standard input closes."""
    Atspi.init()
    Atspi.set_timeout(CALL_MS, CALL_MS)
    listener = Atspi.EventListener.new(arrived)
    listener.register("object:state-changed:focused")
    for line in sys.stdin:
        question = json.loads(line)
        try:
            reply = {"answer": answer(question)}
        except GLib.Error as trouble:  # the application went away or is busy
            reply = {"trouble": trouble.message}
        sys.stdout.write(json.dumps(reply) + "\n")
        sys.stdout.flush()


def answer(question: dict[str, Any]) -> Any:
    """One question's answer."""
    ask = question["ask"]
    if ask == "nodes":
        return [described(node, depth) for node, depth in walk(question["pid"]) if fits(node, question)]
    if ask == "focused":
        return focused(question)
    if ask == "forget":
        let_events_in(0)
        arrivals.clear()
        return True
    if ask == "moved":
        return moved(question)
    wanted = ask == "wait"
    deadline = time.monotonic() + question["seconds"]
    while True:
        try:
            found = first(question)
        except GLib.Error:
            found = None  # it is starting, locking or busy: nothing of it can be seen now
        if (found is not None) == wanted:
            return found if wanted else True
        if time.monotonic() > deadline:
            return None if wanted else False
        let_events_in(POLL_MS)


def first(question: dict[str, Any]) -> dict[str, Any] | None:
    """The first node in reading order that fits."""
    for node, depth in walk(question["pid"]):
        if fits(node, question):
            return described(node, depth)
    return None


def arrived(event: Any) -> None:
    """Something got the keyboard or lost it."""
    if event.detail1:
        arrivals.append(event.source)


def moved(question: dict[str, Any]) -> dict[str, Any] | None:
    """Wait until something gets the keyboard after the last ``forget``; None if nothing does."""
    deadline = time.monotonic() + question["seconds"]
    while time.monotonic() < deadline:
        let_events_in(0 if arrivals else 5)
        if arrivals and process_of(arrivals[-1].get_application()) == question["pid"]:
            return described(arrivals[-1], 0)
    return None


def focused(question: dict[str, Any]) -> dict[str, Any] | None:
    """What has the keyboard: the innermost control that says so.

    Something that passes the keyboard on to a child says it has it too, and so does the inside of a text field.
    """
    holders = [(node, depth) for node, depth in walk(question["pid"]) if has(node, Atspi.StateType.FOCUSED)]
    controls = [(node, depth) for node, depth in holders if has(node, Atspi.StateType.FOCUSABLE)]
    for node, depth in reversed(controls or holders):
        return described(node, depth)
    return None


def walk(pid: int) -> Iterator[tuple[Any, int]]:
    """Every node of the application with this process number that is on the screen, in reading order."""
    let_events_in(0)
    desk = Atspi.get_desktop(0)
    desk.clear_cache()
    for number in range(desk.get_child_count()):
        application = desk.get_child_at_index(number)
        if application is None or process_of(application) != pid:
            continue
        application.clear_cache()
        waiting = [(application, 0)]
        while waiting:
            node, depth = waiting.pop()
            if depth and not node.get_state_set().contains(Atspi.StateType.VISIBLE):
                continue  # hidden, and so is everything in it
            yield node, depth
            if depth < DEEPEST and not has(node, Atspi.StateType.MANAGES_DESCENDANTS):
                children = [node.get_child_at_index(index) for index in range(node.get_child_count())]
                waiting += [(child, depth + 1) for child in reversed(children) if child is not None]


def process_of(application: Any) -> int:
    try:
        return int(application.get_process_id())
    except GLib.Error:
        return 0


def has(node: Any, state: Any) -> bool:
    return bool(node.get_state_set().contains(state))


def fits(node: Any, question: dict[str, Any]) -> bool:
    """Whether a node has the role, the name (exact, or ``matching`` as a pattern), all the states, and a description
    if it should be ``described``.
    """
    if question.get("role") and node.get_role_name() not in question["role"]:
        return False
    if question.get("name") is not None and (node.get_name() or "") != question["name"]:
        return False
    if question.get("described") and not node.get_description():
        return False
    if question.get("matching") and not re.search(question["matching"], node.get_name() or ""):
        return False
    held = node.get_state_set()
    states = question.get("states", ())
    return all(held.contains(getattr(Atspi.StateType, state.upper().replace("-", "_"))) for state in states)


def described(node: Any, depth: int) -> dict[str, Any]:
    """A node as plain values. ``box`` is left, top, width, height on the screen."""
    try:
        place = node.get_extents(Atspi.CoordType.SCREEN)
        box = [place.x, place.y, place.width, place.height]
    except GLib.Error:
        box = [0, 0, 0, 0]
    return {
        "role": node.get_role_name(),
        "name": node.get_name() or "",
        "description": node.get_description() or "",
        "states": [state.value_nick for state in node.get_state_set().get_states()],
        "text": text_of(node),
        "box": box,
        "depth": depth,
    }


def text_of(node: Any) -> str | None:
    """What is written in a node that holds text; None in any other."""
    if node.get_text_iface() is None:
        return None
    try:
        return str(Atspi.Text.get_text(node, 0, -1))
    except GLib.Error:
        return None


def let_events_in(milliseconds: int) -> None:
    """Take in what the bus has to tell for so long; returns early only when there is no time to spend."""
    context = GLib.MainContext.default()
    if milliseconds:
        loop = GLib.MainLoop()
        GLib.timeout_add(milliseconds, loop.quit)
        loop.run()
    while context.pending():
        context.iteration(False)


if __name__ == "__main__":
    main()
