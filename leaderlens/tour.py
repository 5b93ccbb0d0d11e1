"""The tour: every page of the demonstration as a PNG picture, drawn without a screen and named by page.

It drives the real house over real demonstration vaults; only the platform is Qt's offscreen one. The pictures in the
README are made by it, and looking through them is how a change to the interface is reviewed.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from leaderlens.domain.checkin import Question, Reveal
from leaderlens.domain.people import SEATS, Role
from leaderlens.i18n import _

if TYPE_CHECKING:
    from leaderlens.rooms import Rooms

PAGES = (
    "today", "checkins", "checkin-opening", "checkin-settings", "moments", "sheet", "guesses", "paper", "review",
    "sealed", "reveal", "reveal-item", "trends",
    "trends-item", "trends-timeline", "trends-usual", "trends-shifted", "trends-alike", "trends-predicted",
    "trends-compared", "walkthrough",
    "journal", "journal-new", "journal-calendar", "journal-tags", "journal-templates", "journal-bin",
    "sessions", "session-plan", "session-told", "session-scripts", "session-opening", "session-turn",
    "reports", "agreements", "agreement", "objectives", "objective", "priorities", "priority",
    "lenses", "timeline", "timeline-council", "people", "safety",
    "settings", "palette", "shortcuts", "door", "unlock", "welcome",
)  # fmt: skip
"""Every stop by name. Whose vault is open decides between a sheet to fill in and one that is sealed."""

_SEALED = (("sealed", "status"),)
_TO_FILL_IN = (
    ("moments", "moments"), ("sheet", "rate"), ("guesses", "guesses"), ("paper", "paper"), ("review", "review"),
)  # fmt: skip
_TURN = 0.005  # seconds between two looks
_STILL_TURNS = 80  # looks without work after which a page counts as settled: longer than any debounce of the pages
_AT_WORK = 0.03  # seconds: a round of events that took longer did something
_PATIENCE = 300.0  # seconds a page may take to come to rest; a guard, not a wait


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for on the command line. ``size`` is in logical pixels, ``text`` a percentage."""

    folder: Path
    theme: str = "light"
    size: tuple[int, int] = (1280, 800)
    text: int = 100
    person: str = "leader"
    page: str = ""


def run(wish: Wish) -> int:
    """Draw the pictures ``wish`` asks for; answers the exit code. Says each picture's name as it is written."""
    if wish.page and wish.page not in PAGES:
        print(_("leaderlens tour: there is no page called {name}").format(name=wish.page), file=sys.stderr)
        return 2
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    wish.folder.mkdir(parents=True, exist_ok=True)
    guide = _Guide(wish)
    try:
        drawn = guide.go_round()
    finally:
        guide.close()
    if not drawn:
        print(_("leaderlens tour: this person has no page {name} just now").format(name=wish.page), file=sys.stderr)
        return 2
    return 0


def _worth_a_look(reveal: Reveal) -> Question:
    """The question with a note whose two ratings are furthest apart."""

    def steps(question: Question) -> int:
        ratings = [answer.rating for role in SEATS if (answer := reveal.answer(role, question)) and answer.rating]
        return max(ratings) - min(ratings) if len(ratings) == len(SEATS) else 0

    noted = [
        question
        for question in reveal.checkin.questions
        if any((answer := reveal.answer(role, question)) and answer.note for role in SEATS)
    ]
    return max(noted or reveal.checkin.questions, key=steps)


class _Guide:
    """Walks through the demonstration and takes pictures."""

    def __init__(self, wish: Wish) -> None:
        from PySide6.QtWidgets import QApplication

        from leaderlens.app import House
        from leaderlens.clock import system_clock
        from leaderlens.demo_house import DemoHouse
        from leaderlens.paths import Paths
        from leaderlens.settings import Settings
        from leaderlens.ui.style.theme import Look

        self.wish = wish
        self._home = tempfile.TemporaryDirectory(prefix="leaderlens-tour-")
        application = QApplication.instance() or QApplication(["leaderlens"])
        assert isinstance(application, QApplication)  # noqa: S101 - nobody made another kind before us
        self.application = application
        self.house = House(application, Paths.below(Path(self._home.name)), system_clock)
        self.house.settings = Settings(theme=wish.theme, text_size=wish.text)
        self.house.theme.set_calm(calm=True)
        self.house.theme.set_look(Look(wish.theme))
        self.house.theme.set_text_size(wish.text)
        self.visitor = DemoHouse(self.house)
        self.window = self.house.window
        self.window.resize(*wish.size)

    def go_round(self) -> int:
        """Take every picture that is wanted; answers how many."""
        self.arrive(Role(self.wish.person))
        drawn = 0
        for name, arrange in self._stops():
            if self.wish.page in {"", name}:
                arrange()
                self._rest()
                self._picture(name)
                self._close_sheets()
                drawn += 1
        return drawn

    def arrive(self, role: Role) -> None:
        """Build the demonstration and wait until the rooms of that person are furnished and still."""
        self.visitor.start(role)
        deadline = time.monotonic() + _PATIENCE
        while self.house.rooms is None or not self.house.window.page:
            if time.monotonic() > deadline:
                raise TimeoutError("the demonstration does not open")
            self.application.processEvents()
            time.sleep(_TURN)
        self._rest()

    def close(self) -> None:
        """Take the demonstration off the disk."""
        self.window.close()
        self._home.cleanup()

    def _stops(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """Every page by the name of its picture, with how to get there."""
        from leaderlens.ui.desk import Place

        rooms = self.house.rooms
        assert rooms is not None  # noqa: S101 - a vault was opened before the first stop
        pair = rooms.pair()

        def go(**where: str) -> Callable[[], None]:
            return lambda: rooms.go(Place(**where))

        yield "today", go(page="today")
        yield "checkins", go(page="checkins")
        if pair is not None:
            found = rooms.services.checkins.overview(pair.id)
            under_way = next(one.checkin.id for one in found if one.stage.under_way)
            shown = rooms.services.checkins.reveals(pair.id)
            story = next(one for one in shown if one.checkin.due.isoformat().startswith("2026-03"))  # after the leak
            told, apart = story.checkin, _worth_a_look(story).key
            yield "checkin-opening", go(page="checkins", act="open")
            yield "checkin-settings", go(page="checkins", act="settings")
            for stop, act in _SEALED if found[0].stage.sealed_by_me else _TO_FILL_IN:
                yield stop, go(page="checkins", checkin_id=under_way, act=act)
            yield "reveal", go(page="reveal", checkin_id=told.id)
            yield "reveal-item", go(page="reveal", checkin_id=told.id, question=apart)
        yield "trends", go(page="trends")
        if pair is not None:
            yield "trends-item", go(page="trends", question=apart)
            for asking in ("timeline", "usual", "shifted", "alike", "predicted", "compared"):
                yield f"trends-{asking}", go(page="trends", act=asking)
            yield "walkthrough", go(page="walkthrough", checkin_id=told.id)
        newest = rooms.services.journal.lines()
        yield "journal", go(page="journal", entry_id=newest[0].id if newest else "")
        yield "journal-new", go(page="journal", act="new")
        for act in ("calendar", "tags", "templates", "bin"):
            yield f"journal-{act}", go(page="journal", act=act)
        yield "sessions", go(page="sessions")
        if pair is not None:
            yield from self._sessions(rooms, pair.id)
        yield "reports", go(page="reports", act="pair")
        if pair is not None:
            for tab, one, found_in in (
                ("agreements", "agreement", rooms.services.agreements.all(pair.id)),
                ("objectives", "objective", rooms.services.objectives.all(pair.id)),
                ("priorities", "priority", rooms.services.priorities.all(pair.id)),
            ):
                yield tab, go(page="commitments", act=tab)
                yield one, go(page="commitments", act=tab, entry_id=found_in[0].id)
        yield "lenses", go(page="lenses")
        yield "timeline", go(page="timeline")
        yield "timeline-council", go(page="timeline", act="council")
        yield "people", go(page="people")
        yield "safety", go(page="safety")
        yield "settings", go(page="settings")
        yield "palette", self.window.palette_sheet.show_palette
        yield "shortcuts", self.window.shortcuts.show_sheet
        yield "door", self.visitor.show_door
        self.window.set_banner("")  # what follows is met before any vault is open
        yield "unlock", self.house.show_unlock
        yield "welcome", self.house.show_welcome

    def _sessions(self, rooms: Rooms, pair_id: str) -> Iterator[tuple[str, Callable[[], object]]]:
        """A plan, a session told, its scripts, and one that begins: planned for today, and opened before our eyes."""
        from leaderlens.ui.desk import Place
        from leaderlens.ui.sessions.running_page import RunningPage

        s = rooms.services
        told = next(one for one in s.sessions.all(pair_id) if one.state.over)
        yield "session-plan", lambda: rooms.go(Place("sessions", act="plan"))
        yield "session-told", lambda: rooms.go(Place("sessions", session_id=told.id))
        yield "session-scripts", lambda: rooms.go(Place("sessions", act="scripts"))
        if self.wish.page not in {"", "session-opening", "session-turn"}:
            return
        topics = s.session_topics.cards(pair_id).cards
        _changes, planned = s.sessions.plan(pair_id, "regular_check_in", s.clock(), 45, "", topics)

        def sit_down() -> None:
            rooms.go(Place("session", session_id=planned))

        def begin() -> None:
            sit_down()
            self._rest()
            page = self.window.page_widget("session").findChild(RunningPage)
            assert page is not None  # noqa: S101 - we have just gone there
            page.opening.begin.click()

        yield "session-opening", sit_down
        yield "session-turn", begin

    def _close_sheets(self) -> None:
        """Put away whatever lies over the page: the palette, the shortcuts, an item looked at closely."""
        from leaderlens.ui.widgets.overlay import Overlay

        for sheet in self.window.findChildren(Overlay):
            if sheet.isVisible():
                sheet.leave()

    def _rest(self) -> None:
        """Let the worker and the screen come to rest: for a while nothing is asked for and nothing is left to paint."""
        deadline = time.monotonic() + _PATIENCE
        still = 0  # counted in turns, not in seconds: a worker that keeps Python to itself stops the clock, too
        while still < _STILL_TURNS:
            began = time.monotonic()
            if began > deadline:
                raise TimeoutError("a page of the tour does not come to rest")
            at_work = not self.house.tasks.idle
            self.application.processEvents()
            at_work |= not self.house.tasks.idle or time.monotonic() - began > _AT_WORK
            still = 0 if at_work else still + 1  # what the work asked of the layouts is still to come
            time.sleep(_TURN)

    def _picture(self, name: str) -> None:
        path = self.wish.folder / f"{name}.png"
        self.window.grab().save(str(path))
        print(path)
