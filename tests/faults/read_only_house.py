"""A whole house over a vault on a read-only medium. Not imported.

``python -m tests.faults.read_only_house VAULTS ID PASSPHRASE`` goes to every page and wherever the palette leads, types
into whatever takes typing, and prints as JSON what could be written in and what was said.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QFileDialog, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from leaderlens.destinations import destinations
from leaderlens.furniture import pages
from leaderlens.services.vault import Vaults
from leaderlens.ui.desk import Place
from leaderlens.ui.widgets.labels import TextLabel
from leaderlens.ui.widgets.rating import RatingScale
from tests.house import a_house, still
from tests.two_people import CHEAP

EDITORS = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)


def open_to_writing(widget: QWidget) -> bool:
    """Whether something can be put into ``widget`` that would have to be saved."""
    if isinstance(widget, RatingScale):
        return widget.isEnabled()
    if isinstance(widget, EDITORS):
        return widget.isEnabled() and not widget.isReadOnly() and not widget.property("asks")
    return False


def places() -> tuple[Place, ...]:
    """Every page there is, and every act of one that the palette leads to."""
    return tuple(Place(page.name) for page in pages()) + tuple(there.place for there in destinations())


def main() -> None:
    vaults, vault_id, passphrase = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    application = QApplication([])
    found: dict[str, object] = {"open": [], "typed": 0, "told": []}
    open_ones: list[str] = []
    QFileDialog.getOpenFileName = lambda *_asked: ("", "")  # nobody is there to choose a file
    with tempfile.TemporaryDirectory() as home, a_house(Path(home), application) as house:
        house.problems.tell = lambda error: found["told"].append(str(error))  # type: ignore[attr-defined,method-assign]
        house.vaults = Vaults(vaults, house.clock, CHEAP)
        house.window.resize(1280, 800)
        house.window.show()
        vault = house.vaults.unlock(vault_id, passphrase)
        found["read_only"] = vault.read_only
        house.open_vault(vault)
        still(house)
        assert house.rooms is not None
        for place in places():
            house.rooms.go(place)
            still(house)
            for widget in house.window.findChildren(QWidget):
                if not widget.isVisible() or isinstance(widget.parent(), QAbstractSpinBox):
                    continue
                if open_to_writing(widget):
                    open_ones.append(f"{place.page} {place.act}: {widget.accessibleName()}")
                elif isinstance(widget, QTextEdit):
                    before = widget.toPlainText()
                    QTest.keyClicks(widget, "In vain")
                    found["typed"] = int(widget.toPlainText() != before)
            still(house)
        found["open"] = open_ones
        assert house.caretaker is not None
        house.caretaker.show_hold(None)
        found["banner"] = house.window.banner.isVisible()
        found["said"] = sorted({label.text() for label in house.window.findChildren(TextLabel) if label.isVisible()})
        search = next(edit for edit in house.window.findChildren(QLineEdit) if edit.property("asks"))
        QTest.keyClicks(search, "long")
        QTest.keyClick(search, Qt.Key.Key_Return)
        found["search"] = search.text()
        found["closed"] = house.close_vault()
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
