"""What every presenter is handed: who sits here, what time it is, one worker, and three ways to speak to the house.

No Qt: presenters are plain Python and are tested with plain fakes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from leaderlens.clock import Clock
from leaderlens.domain.changes import Changes
from leaderlens.domain.people import Pair, Person
from leaderlens.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go in the app. ``page`` is a page's id; the rest says what to show there, where it matters.

    ``chosen`` is what a form there begins with: a lens of a check-in, a script of a session.
    """

    page: str
    checkin_id: str = ""
    question: str = ""
    entry_id: str = ""
    act: str = ""
    session_id: str = ""
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """One presenter's view of the house.

    ``go`` asks for another place, ``changed`` tells everybody what a write touched, ``pair`` answers the pair in view
    (None before there is one).
    """

    person: Person
    clock: Clock
    tasks: Tasks
    go: Callable[[Place], None]
    changed: Callable[[Changes], None]
    pair: Callable[[], Pair | None]


class Presenter(Protocol):
    """What the main window asks of every presenter."""

    @property
    def unsaved(self) -> bool:
        """Whether it holds words that are not on the disk. After ``leave`` that means no disk would take them."""

    def show(self, place: Place) -> None:
        """The page comes into view: read what it needs and show it."""

    def refresh(self, changes: Changes) -> None:
        """Something was written elsewhere: read again if it concerns this page. Only called while in view."""

    def leave(self) -> None:
        """The page goes out of view or the vault is about to lock: hand every unsaved word to the worker now."""
