"""A whole day in the real house, in a process of its own: names, a note, an entry with all that belongs to it, every
page, an error, then the lock.

Run with a folder for LEADERLENS_HOME and one for TMPDIR; argument: the sentinels as JSON, and the path of a ``file``.
Says ``open`` when everything is on the screen, waits for a line, and locks: from then on the same process is a fresh
one.
"""

from __future__ import annotations

import json
import sys
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from leaderlens import app, settings
from leaderlens.app import House
from leaderlens.domain.checkin import Answer
from leaderlens.domain.people import Role
from leaderlens.services.lenses import Library
from leaderlens.services.pairing import Pairing
from leaderlens.services.vault import Vaults
from leaderlens.settings import Settings
from leaderlens.ui.desk import Place
from leaderlens.ui.journal.choices import Choice
from leaderlens.ui.journal.editor import DRAFT_MS
from leaderlens.ui.journal.history_sheet import HistorySheet
from leaderlens.ui.journal.links_sheet import LinksSheet
from leaderlens.ui.journal.page import JournalPage
from leaderlens.ui.journal.park_sheet import ParkSheet
from leaderlens.ui.journal.search_field import SEARCH_AFTER_MS
from leaderlens.ui.people.page import PeoplePage
from tests.house import still
from tests.two_people import CHEAP, COUNCIL, PASSPHRASE, TERM_START


def main() -> None:
    """Live the day."""
    said = json.loads(sys.argv[1])
    house = app.begin()
    settings.save(house.paths.settings_file, Settings(theme="light"))
    house.vaults = Vaults(house.paths.vaults, house.clock, CHEAP)
    house.window.show()
    chief = house.vaults.create(said["partner"], Role.CHIEF_EXECUTIVE, PASSPHRASE)
    leader = house.vaults.create(said["name"], Role.LEADER, PASSPHRASE)
    inviting = Pairing(leader.database, leader.person, house.clock, house.exchange)
    sent = inviting.invite(said["partner"], COUNCIL, TERM_START)
    pair_id = Pairing(chief.database, chief.person, house.clock, house.exchange).accept(sent.code).id
    chief.close()
    house.open_vault(leader)
    still(house)
    still(house)
    assert house.rooms is not None
    rooms, s = house.rooms, house.rooms.services
    _changes, checkin_id = s.checkins.open(pair_id, date.today() + timedelta(days=7), ("convenor",))  # noqa: DTZ011
    questions = Library().questions(("convenor",))
    s.checkins.answer_all(pair_id, checkin_id, {questions[0]: Answer(rating=3, note=said["note"])})
    rooms.go(Place("journal", act="new"))
    still(house)
    _write_an_entry(house, said)
    places = [Place(name) for name in house.window.rail.places]
    places += [Place("checkins", checkin_id=checkin_id, act=act) for act in ("rate", "review", "status")]
    for place in [*places, Place("journal")]:
        rooms.go(place)
        still(house)
        house.window.grab()
    safety = next(screen.page for screen in house.window.screens if type(screen.page).__name__ == "SafetyPage")
    for button in (safety.backups.back_up, safety.backups.practise, safety.check.check):  # type: ignore[attr-defined]
        button.click()
        still(house)
    assert house.window.findChild(PeoplePage) is not None
    house.tasks.run(lambda: _stumble(said["entry"]), lambda _none: None)
    still(house)
    rooms.go(Place("journal"))
    still(house)
    sys.stdout.write(f"open {QApplication.platformName()} {house.window.windowTitle()}\n")
    sys.stdout.flush()
    sys.stdin.readline()
    house.lock()


def _write_an_entry(house: House, said: dict[str, str]) -> None:
    """With real keys: earlier words, a title, a tag, a file, the words that stay, a sentence that is parked."""
    rooms = house.rooms
    page = house.window.findChild(JournalPage)
    assert rooms is not None
    assert isinstance(page, JournalPage)
    QTest.keyClicks(page.editor.title, said["title"])
    QTest.keyClicks(page.editor.body, said["earlier"] + " It was a long day, and none of this will stay." * 9)
    _settled(house, page)
    page.editor.body.selectAll()
    QTest.keyClicks(page.editor.body, said["entry"])
    _settled(house, page)
    page.editor.links.add_wished.emit()
    still(house)
    links = page.sheets.showing()
    assert isinstance(links, LinksSheet)
    QTest.keyClicks(links.field.edit, said["tag"])
    QTest.keyClick(links.field.edit, Qt.Key.Key_Return)
    links.leave()
    page.files_chosen.emit([said["file"]])
    _settled(house, page)
    cursor = page.editor.body.textCursor()
    cursor.movePosition(cursor.MoveOperation.End)
    page.editor.body.setTextCursor(cursor)
    QTest.keyClicks(page.editor.body, f" {said['parked']}")
    choices = {one.text: one.run for one in _menu(page)}
    choices["Park for our next session…"]()
    still(house)
    parking = page.sheets.showing()
    assert isinstance(parking, ParkSheet)
    assert said["parked"] in parking.words.text()
    parking.park.click()
    _settled(house, page)
    choices["History…"]()
    still(house)
    history = page.sheets.showing()
    assert isinstance(history, HistorySheet)
    assert history.list.rows.rowCount() == 1
    house.window.grab()
    history.leave()
    page.look_for_words()
    QTest.keyClicks(page.panel.search.edit, said["tag"])
    QTest.qWait(2 * SEARCH_AFTER_MS)
    still(house)
    house.window.grab()
    page.panel.search.edit.clear()
    page.editor.body.selectAll()
    page.editor.body.copy()
    (line,) = rooms.services.journal.lines()
    assert (line.title, line.tags, line.has_attachments) == (said["title"], (said["tag"],), True)


def _menu(page: JournalPage) -> list[Choice]:
    """What the entry's own menu offers, as a person would see it."""
    offered: list[Choice] = []
    page.open_menu = offered.extend  # type: ignore[assignment,method-assign] # a menu would wait for a hand
    page.editor.more.click()
    return offered


def _settled(house: House, page: JournalPage) -> None:
    """A pause long enough that everything typed is on the disk."""
    for _moment in range(100):
        QTest.qWait(DRAFT_MS)
        still(house)
        if page.editor.state.text() == "Saved":
            return
    raise TimeoutError("the words are not saved")


def _stumble(words: str) -> None:
    """A mistake of ours, with somebody's words in its hands."""
    raise ValueError(words)


if __name__ == "__main__":
    main()
