"""The rooms of one open vault: every page meets its services, and what is written in one is heard in the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar, cast

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from leaderlens.app import House
from leaderlens.domain.changes import Changes
from leaderlens.domain.people import Role
from leaderlens.rooms import Rooms
from leaderlens.services.lenses import Library
from leaderlens.services.suite import services_of
from leaderlens.ui.desk import Place
from leaderlens.ui.journal.page import JournalPage
from leaderlens.ui.preferences.page import PreferencesPage
from leaderlens.ui.reveal.page import RevealPage
from leaderlens.ui.widgets.labels import TextLabel
from tests.house import KeptDepartures, a_house, still
from tests.seats import all_rated
from tests.two_people import TwoPeople, two_people

_Page = TypeVar("_Page", bound=QWidget)
PAGES = ("today", "checkins", "trends", "journal", "sessions", "people", "reveal", "settings")


@dataclass(frozen=True, slots=True)
class Home:
    """The leader's house with the vault open, and the other person's vault beside it."""

    house: House
    two: TwoPeople
    rooms: Rooms

    def said(self) -> str:
        return " ".join(label.text() for label in self.house.window.findChildren(TextLabel) if label.isVisible())

    def find(self, kind: type[_Page]) -> _Page:
        return cast("_Page", self.house.window.findChild(kind))


@pytest.fixture
def home_of_robin(tmp_path: Path, qapp: QApplication) -> Iterator[Home]:
    with two_people(tmp_path) as two, a_house(tmp_path / "installation", qapp) as house:
        house.exchange = two.exchange
        house.clock = two.clock
        house.window.show()
        house.open_vault(two.leader.vault)
        still(house)
        assert house.rooms is not None
        yield Home(house, two, house.rooms)


def test_every_page_comes_to_the_front_when_asked_for(home_of_robin: Home) -> None:
    window = home_of_robin.house.window
    for page in PAGES:
        home_of_robin.rooms.go(Place(page))
        still(home_of_robin.house)
        assert window.page == page
        assert window.page_widget(page).isVisible()


def test_the_pair_is_known_to_every_page(home_of_robin: Home) -> None:
    pair = home_of_robin.rooms.pair()
    assert pair is not None
    assert (pair.id, pair.partner, pair.connected) == (home_of_robin.two.pair_id, Role.CHIEF_EXECUTIVE, True)
    home_of_robin.rooms.choose_pair("of nobody")
    still(home_of_robin.house)
    assert home_of_robin.rooms.pair() == pair


def test_of_several_pairs_the_one_in_view_is_named_only_where_nobody_looks_on(home_of_robin: Home) -> None:
    house, rooms = home_of_robin.house, home_of_robin.rooms
    shown = house.window.rail.pair
    rooms.go(Place("today"))
    still(house)
    assert not shown.isVisible(), "there is one pair"
    (first,) = rooms.pairs
    rooms.pairs = (first, replace(first, id="ef" * 16, chief_executive="Sam Okonjo-Reeve", term_end=date(2026, 5, 6)))
    seen = {}
    for page in (*PAGES, "session", "timeline", "walkthrough"):
        if page in rooms._furnished:
            rooms._show_pair(page)
            seen[page] = shown.isVisible()
    assert {page for page, visible in seen.items() if visible} == {"today", "checkins", "people"}
    assert len(seen) >= len(PAGES)
    rooms._show_pair("today")
    assert shown.words == "Pair with Morgan"
    shown.click()
    still(house)
    assert house.window.page == "people"


def test_what_the_other_wrote_arrives_with_the_next_look_at_the_folder(home_of_robin: Home) -> None:
    two, rooms, house = home_of_robin.two, home_of_robin.rooms, home_of_robin.house
    badge = house.window.rail.places["checkins"].accessibleDescription()
    theirs = services_of(two.chief_executive.vault, two.exchange, two.clock)
    theirs.checkins.open(two.pair_id, two.clock().date() + timedelta(days=7), ("convenor",))
    rooms.sync()
    still(house)
    assert len(rooms.services.checkins.overview(two.pair_id)) == 1
    assert house.window.rail.places["checkins"].accessibleDescription() != badge


def test_both_seal_and_the_reveal_opens_without_another_step(home_of_robin: Home) -> None:
    two, rooms, house = home_of_robin.two, home_of_robin.rooms, home_of_robin.house
    theirs = services_of(two.chief_executive.vault, two.exchange, two.clock)
    questions = Library().questions(("convenor",))
    _changes, checkin_id = theirs.checkins.open(two.pair_id, date(2026, 12, 1), ("convenor",))
    theirs.checkins.answer_all(two.pair_id, checkin_id, all_rated(questions, 6))
    theirs.checkins.seal(two.pair_id, checkin_id)
    rooms.services.arrive()
    rooms.services.checkins.answer_all(two.pair_id, checkin_id, all_rated(questions, 3))
    rooms.services.checkins.seal(two.pair_id, checkin_id)
    theirs.arrive()
    rooms.sync()
    still(house)
    rooms.go(Place("reveal", checkin_id=checkin_id))
    still(house)
    assert home_of_robin.find(RevealPage).isVisible()
    assert "You see everything you both rated differently" in home_of_robin.said()


def test_going_elsewhere_saves_the_words_on_the_page(home_of_robin: Home) -> None:
    rooms, house = home_of_robin.rooms, home_of_robin.house
    house.window.commands.run("journal.new")
    still(house)
    page = home_of_robin.find(JournalPage)
    page.editor.body.insertPlainText("A long day.")
    assert rooms.unsaved
    rooms.go(Place("today"))
    still(house)
    assert not rooms.unsaved
    assert len(rooms.services.journal.lines()) == 1


def test_a_line_can_be_written_from_anywhere(home_of_robin: Home) -> None:
    rooms, house = home_of_robin.rooms, home_of_robin.house
    rooms.go(Place("trends"))
    still(house)
    assert house.window.commands.run("journal.line")
    still(house)
    assert house.window.page == "today"


def test_nothing_to_tell_is_not_told(home_of_robin: Home) -> None:
    house = home_of_robin.house
    home_of_robin.rooms.tell(Changes())
    assert house.tasks.idle
    home_of_robin.rooms.tell(Changes(people=True))
    assert not house.tasks.idle
    still(house)


def test_the_settings_page_can_lock(home_of_robin: Home) -> None:
    kept = KeptDepartures()
    home_of_robin.house.departures = kept
    home_of_robin.rooms.go(Place("settings"))
    still(home_of_robin.house)
    home_of_robin.find(PreferencesPage).lock_requested.emit()
    assert kept.gone == ["lock"]


def test_closed_rooms_no_longer_listen(home_of_robin: Home) -> None:
    house = home_of_robin.house
    home_of_robin.rooms.close()
    house.window.show_page("trends")
    assert house.tasks.idle
    assert not {"journal.line", "journal.new", "safety.backup"} & {
        command.id for command in house.window.commands.all()
    }
    house.window.page_shown.connect(home_of_robin.rooms._shown)  # the house closes them once more
    house.window.pair_requested.connect(home_of_robin.rooms._look_elsewhere)
    home_of_robin.rooms._offer_commands()


@pytest.mark.parametrize("role", list(Role))
def test_everybody_has_their_rooms(role: Role, tmp_path: Path, qapp: QApplication) -> None:
    with a_house(tmp_path, qapp) as house:
        house.open_vault(house.vaults.create("Jo Vale", role, "six words that only a test would use"))
        still(house)
        assert house.rooms is not None
        assert house.rooms.pair() is None
        for page in PAGES:
            house.rooms.go(Place(page))
            still(house)
        assert house.window.page == PAGES[-1]
