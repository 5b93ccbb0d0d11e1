"""A whole day in the real house, in a process of its own: names, a note, an entry, every page, an error, then the lock.

Run with a folder for LEADERLENS_HOME and one for TMPDIR; argument: the four sentinels as JSON. Says ``open`` when
everything is on the screen, waits for a line, and locks: from then on the same process is a fresh one.
"""

from __future__ import annotations

import json
import sys
from datetime import date, timedelta

from PySide6.QtWidgets import QApplication

from leaderlens import app, settings
from leaderlens.domain.checkin import Answer
from leaderlens.domain.people import Role
from leaderlens.services.lenses import Library
from leaderlens.services.pairing import Pairing
from leaderlens.services.vault import Vaults
from leaderlens.settings import Settings
from leaderlens.ui.desk import Place
from leaderlens.ui.journal.page import JournalPage
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
    page = house.window.findChild(JournalPage)
    assert isinstance(page, JournalPage)
    page.editor.body.insertPlainText(said["entry"])
    page.editor.body.selectAll()
    page.editor.body.copy()
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


def _stumble(words: str) -> None:
    """A mistake of ours, with somebody's words in its hands."""
    raise ValueError(words)


if __name__ == "__main__":
    main()
