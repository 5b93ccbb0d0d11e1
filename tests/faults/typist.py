"""A person at the journal's page, in a process of its own, until somebody kills it. Not imported.

``python -m tests.faults.typist FOLDER VAULT`` opens a vault, begins an entry on the real page and types into it, a key
every few milliseconds and without a pause; the page's own presenter keeps drafts on the real worker. Every key is told
on standard output, once Qt has taken it.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from leaderlens.clock import system_clock
from leaderlens.services.vault import Vaults
from leaderlens.ui.background import BackgroundTasks
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.journal.page import JournalPage
from leaderlens.ui.journal.presenter import JournalPresenter
from tests.ui.journal.wings import wing_of
from tests.vault_fixtures import CHEAP, PASSPHRASE

KEY_MS = 8


def line(number: int) -> str:
    """What is typed; nobody could mistake one for another."""
    return f"- [ ] word{number:05d} **loud** and on. "


def main(folder: Path, vault_id: str) -> None:
    application = QApplication([])
    vault = Vaults(folder, system_clock, CHEAP).unlock(vault_id, PASSPHRASE)
    tasks = BackgroundTasks(print)
    desk = Desk(vault.person, system_clock, tasks, lambda _place: None, lambda _changes: None, lambda: None)
    page = JournalPage()
    page.resize(1280, 800)
    presenter = JournalPresenter(page, desk, wing_of(vault, system_clock))
    page.show()
    presenter.show(Place("journal", act="new"))
    signs = (sign for number in count() for sign in line(number))
    keys = count(1)

    def press() -> None:
        if not page.editor.body.entry_id:
            return  # nobody types before there is something to type into
        QTest.keyClicks(page.editor.body, next(signs))
        sys.stdout.write(f"{next(keys)}\n")
        sys.stdout.flush()

    timer = QTimer()
    timer.timeout.connect(press)
    timer.start(KEY_MS)
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
