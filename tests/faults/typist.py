"""A person at the desk, in a process of its own, until somebody kills it. Not imported.

``python -m tests.faults.typist FOLDER VAULT`` opens a vault and types into the real editor, a key every few
milliseconds and without a pause. Each time the editor asks for it, the words are kept as a draft on the worker, as the
journal's page does. Every key is told on standard output, once Qt has taken it.
"""

from __future__ import annotations

import dataclasses
import sys
from itertools import count
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from leaderlens.clock import system_clock
from leaderlens.domain.journal import JournalEntry
from leaderlens.services.journal import Journal
from leaderlens.services.vault import Vaults
from leaderlens.ui.background import BackgroundTasks
from leaderlens.ui.writing.editor import Editor
from tests.vault_fixtures import CHEAP, PASSPHRASE

ENTRY = "typed"
KEY_MS = 8


def line(number: int) -> str:
    """What is typed; nobody could mistake one for another."""
    return f"- [ ] word{number:05d} **loud** and on. "


def main(folder: Path, vault_id: str) -> None:
    application = QApplication([])
    vault = Vaults(folder, system_clock, CHEAP).unlock(vault_id, PASSPHRASE)
    journal, tasks = Journal(vault.database, system_clock), BackgroundTasks(print)
    now = system_clock()
    entry = JournalEntry(ENTRY, "", "", now, now)
    editor = Editor()
    editor.resize(640, 480)
    editor.show()
    editor.open(ENTRY, "")

    def keep() -> None:
        written = dataclasses.replace(entry, body=editor.text())
        tasks.run(lambda: journal.save_draft(written), lambda _done: editor.saved(ENTRY))

    editor.paused.connect(keep)
    signs = (sign for number in count() for sign in line(number))
    keys = count(1)

    def press() -> None:
        QTest.keyClicks(editor, next(signs))
        sys.stdout.write(f"{next(keys)}\n")
        sys.stdout.flush()

    timer = QTimer()
    timer.timeout.connect(press)
    timer.start(KEY_MS)
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
