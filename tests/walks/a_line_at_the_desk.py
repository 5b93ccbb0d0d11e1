"""The real house in a process of its own, with a line that is typed and not entered. Says the vault's id, then waits.

Argument: ``typing`` to speak at once, ``paused`` to speak once the line is on the disk.
"""

from __future__ import annotations

import signal
import sys

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from leaderlens import app
from leaderlens.domain.people import Role
from leaderlens.services.quick_line import QuickLine
from leaderlens.services.vault import Vaults
from leaderlens.ui.today.page import TodayPage
from tests.house import still
from tests.two_people import CHEAP, PASSPHRASE

LINE = "A heliotrope umbrella"


def main() -> int:
    """Sit down, type, and stay."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # whoever runs the tests may have been started with nohup
    house = app.begin()
    house.vaults = Vaults(house.paths.vaults, house.clock, CHEAP)
    house.window.show()
    vault = house.vaults.create("Robin Thackwray", Role.LEADER, PASSPHRASE)
    house.open_vault(vault)
    still(house)
    still(house)
    page = house.window.findChild(TodayPage)
    assert isinstance(page, TodayPage)
    QTest.keyClicks(page.quick.edit, LINE)

    def speak() -> None:
        if sys.argv[1] == "typing" or QuickLine(vault.database).draft() == LINE:
            timer.stop()
            sys.stdout.write(f"{vault.id}\n")
            sys.stdout.flush()

    timer = QTimer()
    timer.timeout.connect(speak)
    timer.start(20)
    return house.application.exec()


if __name__ == "__main__":
    sys.exit(main())
