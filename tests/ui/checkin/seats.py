"""A seat at the check-ins page: the real page and presenter over a real vault of two paired people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import Answer
from leaderlens.domain.people import Pair
from leaderlens.errors import VaultError
from leaderlens.services.checkins import CheckIns
from leaderlens.services.events import Events
from leaderlens.services.lenses import Library
from leaderlens.services.pair_log import PairLog
from leaderlens.services.pair_settings import PairChoices
from leaderlens.store.database import Database
from leaderlens.ui.checkin.page import CheckInsPage
from leaderlens.ui.checkin.presenter import CheckInsPresenter
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.tasks import Tasks
from leaderlens.ui.widgets.labels import TextLabel
from tests.two_people import Laptop, TwoPeople, two_people
from tests.ui.tasks_fixture import ImmediateTasks

LENS = "convenor"
"""Eighteen questions: nine about each."""


@dataclass
class Seat:
    """One person at the page. ``went`` are the places they asked for elsewhere, ``told`` what was written."""

    two: TwoPeople
    laptop: Laptop
    page: CheckInsPage
    checkins: CheckIns
    choices: PairChoices
    events: Events
    tasks: ImmediateTasks
    pair: Pair | None
    went: list[Place] = field(default_factory=list)
    told: list[Changes] = field(default_factory=list)
    presenter: CheckInsPresenter = field(init=False)

    def sit(self, tasks: Tasks | None = None) -> None:
        """Put a presenter behind the page; the app would send places of this page back to it, and so do we."""
        desk = Desk(
            self.laptop.vault.person, self.two.clock, tasks or self.tasks, self.go, self.told.append, lambda: self.pair
        )
        self.presenter = CheckInsPresenter(self.page, desk, self.checkins, self.choices, self.events)

    def go(self, place: Place) -> None:
        if place.page == "checkins":
            self.presenter.show(place)
        else:
            self.went.append(place)

    def open(self, lens: str = LENS, days: int = 7, *, predict: bool = False) -> str:
        """Open a check-in; its id."""
        due = self.two.clock().date().fromordinal(self.two.clock().date().toordinal() + days)
        return self.checkins.open(self.two.pair_id, due, (lens,), predict=predict)[1]

    def answer_everything(self, checkin_id: str, rating: int = 4) -> None:
        """Fill in the sheet without the page."""
        order = self.checkins.sheet(self.two.pair_id, checkin_id).order
        self.checkins.answer_all(self.two.pair_id, checkin_id, {q: Answer(rating=rating) for q in order})

    def stored(self, checkin_id: str) -> list[Answer | None]:
        """What the vault holds, in the order asked."""
        view = self.checkins.sheet(self.two.pair_id, checkin_id)
        return [view.sheet.answers.get(question) for question in view.order]

    def rate(self, checkin_id: str) -> None:
        """Take up the sheet, past the moments before it."""
        self.presenter.show(Place("checkins", checkin_id, act="rate"))
        if self.page.currentWidget() is self.page.moments:
            self.page.moments.go_on.click()


def seat(two: TwoPeople, laptop: Laptop) -> Seat:
    """Somebody at a fresh page."""
    log = PairLog(laptop.database, two.clock)
    checkins = CheckIns(laptop.database, log, Library(), laptop.vault.person.role, two.clock)
    pair = laptop.pairing.pairs()[0]
    choices = PairChoices(laptop.database, log, two.clock)
    events = Events(laptop.database, log)
    made = Seat(two, laptop, CheckInsPage(), checkins, choices, events, ImmediateTasks(), pair)
    made.sit()
    return made


@contextmanager
def both_seats(folder: Path, qtbot: QtBot) -> Iterator[tuple[Seat, Seat]]:
    """Robin and Morgan, each at their own page in a window-like size."""
    with two_people(folder) as two:
        seats = seat(two, two.leader), seat(two, two.chief_executive)
        for one in seats:
            qtbot.addWidget(one.page)
            one.page.resize(936, 640)
            one.page.show()
        yield seats


def fill_disk(database: Database) -> None:
    """From now on the vault finds no room for anything of a page or more: every page it may have is taken."""
    with database.transaction() as session:
        session.execute(text("CREATE TABLE ballast (weight TEXT)"))
        pages = session.execute(text("PRAGMA page_count")).scalar_one()
        session.execute(text(f"PRAGMA max_page_count = {pages}"))
    for size in (8_000, 2_000):
        while _carries(database, size):
            pass


def _carries(database: Database, size: int) -> bool:
    try:
        with database.transaction() as session:
            session.execute(text("INSERT INTO ballast VALUES (:weight)"), {"weight": "x" * size})
    except VaultError:
        return False
    return True


def free_disk(database: Database) -> None:
    """There is room again."""
    with database.transaction() as session:
        session.execute(text("PRAGMA max_page_count = 1000000"))


def clipped(page: QWidget) -> list[str]:
    """Names of labels and buttons in sight that have less room than their text needs."""
    found = []
    for widget in page.findChildren(QWidget):
        if not widget.isVisibleTo(page):
            continue
        if isinstance(widget, TextLabel):
            needed = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
            narrow = not widget.wordWrap() and widget.width() < widget.sizeHint().width()
            if widget.text() and (widget.height() < needed or narrow):
                found.append(f"{widget.text()} {widget.width()}x{widget.height()} needs {needed}")
        elif isinstance(widget, QAbstractButton) and widget.accessibleName():
            hint = widget.sizeHint()
            needed = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else hint.height()
            wide = widget.hasHeightForWidth() or widget.width() >= hint.width()
            if widget.height() < min(needed, hint.height()) or not wide:
                found.append(f"{widget.accessibleName()} {widget.width()}x{widget.height()} needs {hint}")
    return found


def nameless(page: QWidget) -> list[str]:
    """Controls that a screen reader could not name."""
    return [
        type(widget).__name__
        for widget in page.findChildren(QAbstractButton)
        if widget.isVisibleTo(page) and not widget.accessibleName() and not isinstance(widget, QLabel)
    ]
