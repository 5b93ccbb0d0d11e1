"""A real house for tests, over a folder of its own; only leaving is written down and not done."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from leaderlens.app import House
from leaderlens.clock import FixedClock
from leaderlens.paths import Paths
from leaderlens.services.vault import Vaults
from leaderlens.settings import Settings, save
from leaderlens.ui.style.theme import theme, use_theme
from tests.two_people import CHEAP, MOMENT


@dataclass
class KeptDepartures:
    """Where the house would have gone; the process stays."""

    gone: list[str] = field(default_factory=list)

    def lock(self) -> None:
        self.gone.append("lock")

    def hand_over(self, code: str) -> None:
        self.gone.append(f"hand over {code}".strip())


def still(house: House) -> None:
    """Let the worker finish everything that was asked for, and Qt show it."""
    house.tasks.drain()
    QApplication.processEvents()
    house.tasks.drain()


def full_page(house: House) -> QWidget:
    """The page that is shown without the rail."""
    item = house.window._full.itemAt(0)
    widget = item.widget() if item is not None else None
    assert widget is not None
    assert widget.isVisible()
    return widget


@contextmanager
def a_house(home: Path, application: QApplication) -> Iterator[House]:
    """A house below ``home`` under a clock that stands still, with vaults whose passphrase costs milliseconds."""
    paths, clock = Paths.below(home), FixedClock(MOMENT)
    save(paths.settings_file, Settings(theme="light"))
    hook, look = sys.excepthook, theme()
    house = House(application, paths, clock)
    house.theme.set_calm(calm=True)
    house.vaults = Vaults(paths.vaults, clock, CHEAP)
    house.departures = KeptDepartures()
    try:
        yield house
    finally:
        house.window.close()
        house.idle.stop()
        application.removeEventFilter(house.idle)
        house.idle.deleteLater()
        house.deleteLater()
        sys.excepthook = hook
        use_theme(look)
