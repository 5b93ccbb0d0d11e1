"""Tiles: one radio group, no names."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from leaderlens.services.vault import VaultListing
from leaderlens.ui.unlock.symbol_tiles import SymbolTiles
from tests.ui.fitting import settle

OAK, KITE, BELL = (VaultListing(f"{number:032x}", symbol) for number, symbol in enumerate(("oak", "kite", "bell")))


def _tiles(qtbot: QtBot) -> SymbolTiles:
    tiles = SymbolTiles("Which is yours?")
    qtbot.addWidget(tiles)
    tiles.resize(500, 120)
    tiles.show_vaults((OAK, KITE, BELL))
    tiles.show()
    return tiles


def test_a_tile_is_named_by_its_symbol_and_says_that_it_is_one_of_several(qtbot: QtBot) -> None:
    tiles = _tiles(qtbot)
    interface = QAccessible.queryAccessibleInterface(tiles.tiles[1])
    assert (interface.text(QAccessible.Text.Name), interface.role()) == ("kite", QAccessible.Role.RadioButton)
    assert [tile.isChecked() for tile in tiles.tiles] == [True, False, False]


def test_arrow_keys_move_and_choose(qtbot: QtBot) -> None:
    tiles = _tiles(qtbot)
    tiles.activateWindow()
    settle()
    tiles.tiles[0].setFocus()
    assert tiles.tiles[0].hasFocus()
    with qtbot.waitSignal(tiles.changed) as told:
        qtbot.keyClick(tiles.tiles[0], Qt.Key.Key_Right)
    assert told.args == [KITE.id]
    assert tiles.value() == KITE.id
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert tiles.value() == OAK.id


def test_choosing_from_outside_says_nothing(qtbot: QtBot) -> None:
    tiles = _tiles(qtbot)
    with qtbot.assertNotEmitted(tiles.changed):
        tiles.set_value(BELL.id)
        tiles.set_value("f" * 32)
    assert tiles.value() == BELL.id


def test_no_vaults_is_no_value(qtbot: QtBot) -> None:
    tiles = _tiles(qtbot)
    tiles.show_vaults(())
    assert not tiles.value()
