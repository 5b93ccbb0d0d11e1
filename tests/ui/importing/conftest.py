"""The import page with a real vault behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.clock import FixedClock
from leaderlens.domain.people import Person, Role
from leaderlens.services.journal import Journal
from leaderlens.services.journal_import import JournalImport
from leaderlens.store.database import Database
from leaderlens.ui import accessibility
from leaderlens.ui.desk import Place
from leaderlens.ui.importing.page import ImportingPage
from leaderlens.ui.importing.presenter import ImportingPresenter
from leaderlens.ui.style.theme import Theme
from tests.importers.exports import EXPORTS
from tests.ui.desks import KeptDesk
from tests.ui.fitting import dressed


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Theme:
    """Light, and calm: nothing moves."""
    accessibility.install()
    return dressed(qapp)


@dataclass
class AtImport:
    """The page in front of its owner, and a place with exports."""

    page: ImportingPage
    kept: KeptDesk
    journal: Journal
    presenter: ImportingPresenter
    folder: Path

    def choose(self, format_id: str) -> Path:
        path = EXPORTS[format_id](self.folder)
        self.page.choose.chosen.emit(path)
        return path

    def bring(self, format_id: str) -> Path:
        path = self.choose(format_id)
        self.page.look.bring.click()
        return path


@pytest.fixture
def at_import(database: Database, clock: FixedClock, qtbot: QtBot, tmp_path: Path) -> Iterator[AtImport]:
    page = ImportingPage()
    qtbot.addWidget(page)
    page.resize(936, 640)
    page.show()
    kept = KeptDesk(Person("p", "Robin", Role.LEADER), clock)
    presenter = ImportingPresenter(page, kept.desk, JournalImport(database, clock, "Europe/London"))
    folder = tmp_path / "exports"
    folder.mkdir()
    presenter.show(Place("importing"))
    yield AtImport(page, kept, Journal(database, clock), presenter, folder)
    assert kept.tasks.told == []
