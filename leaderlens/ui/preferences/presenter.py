"""Acts for the settings page: every choice holds at once."""

from __future__ import annotations

import platform
import sqlite3
import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from leaderlens import __version__
from leaderlens.domain.changes import Changes
from leaderlens.i18n import _
from leaderlens.services.vault import OpenVault
from leaderlens.settings import LOCK_MINUTES, TEXT_SIZES, Settings
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.preferences.view import PreferencesView

if TYPE_CHECKING:
    from leaderlens.ui.preferences.page import PreferencesPage

_PARTS = ("PySide6-Essentials", "SQLAlchemy", "sqlcipher3", "cryptography", "matplotlib")


class PreferencesPresenter:
    """Settings, for the person at the desk. ``settings`` answers the choices in force, ``change`` puts new ones so."""

    unsaved = False  # nothing that is typed here waits for the disk

    def __init__(
        self,
        page: PreferencesPage,
        desk: Desk,
        settings: Callable[[], Settings],
        change: Callable[[Settings], None],
        vault: OpenVault,
    ) -> None:
        self._page, self._desk, self._vault = page, desk, vault
        self._settings, self._change = settings, change
        page.theme_chosen.connect(lambda theme: self._choose(theme=theme))
        page.text_size_chosen.connect(lambda percent: self._choose(text_size=percent))
        page.lock_minutes_chosen.connect(lambda minutes: self._choose(lock_minutes=minutes))
        page.reminders_chosen.connect(lambda wanted: self._choose(reminders=wanted))
        page.quiet_chosen.connect(lambda begins, ends: self._choose(quiet_from=begins, quiet_until=ends))
        page.people_wished.connect(lambda: desk.go(Place("people")))
        page.safety_wished.connect(lambda: desk.go(Place("safety")))

    def show(self, _place: Place) -> None:
        person, chosen = self._desk.person, self._settings()
        self._page.show_view(
            PreferencesView(
                name=person.name,
                role=person.role.label,
                folder=self._vault.folder,
                version=__version__,
                text_sizes=TEXT_SIZES,
                lock_minutes=LOCK_MINUTES,
                diagnostics=diagnostics(chosen),
            )
        )
        self._show_choices(chosen)
        self._read_recovery()

    def refresh(self, changes: Changes) -> None:
        if changes.people:
            self._read_recovery()

    def leave(self) -> None:
        """Nothing is typed here."""

    def _read_recovery(self) -> None:
        self._desk.tasks.run(
            lambda: self._vault.recovery_confirmed, lambda known: self._page.show_recovery(confirmed=known)
        )

    def _show_choices(self, chosen: Settings) -> None:
        self._page.show_choices(chosen.theme, chosen.text_size, chosen.lock_minutes)
        self._page.show_reminders(wanted=chosen.reminders, begins=chosen.quiet_from, ends=chosen.quiet_until)

    def _choose(self, **choices: object) -> None:
        self._change(self._settings().with_choice(**choices))
        self._show_choices(self._settings())


def diagnostics(chosen: Settings) -> str:
    """What helps to find a fault: versions and choices, and nothing about the person, the council or the folders."""
    python = f"{platform.python_version()} ({platform.python_implementation()}, {sys.platform}, {platform.machine()})"
    choices = (
        f"theme={chosen.theme} text_size={chosen.text_size} lock_minutes={chosen.lock_minutes} "
        f"language={chosen.language}"
    )
    lines = [
        _("LeaderLens {version}").format(version=__version__),
        f"Python {python}",
        f"{platform.system()} {platform.release()}",
        f"SQLite (Python) {sqlite3.sqlite_version}",
        *(f"{part} {_version(part)}" for part in _PARTS),
        choices,
    ]
    return "\n".join(lines)


def _version(part: str) -> str:
    try:
        return version(part)
    except PackageNotFoundError:
        return "?"
