"""Icons take the colour they are asked for, and every one that the code names is shipped."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

import leaderlens
from leaderlens.resources import resource
from leaderlens.services.vault_symbol import SYMBOLS
from leaderlens.ui.style.icons import draw_icon, icon, pixmap, symbol_icon


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_is_painted_sharp_in_the_colour_asked_for(ratio: float, qapp: QApplication) -> None:
    made = pixmap("lock", 20, "#aa3311", ratio)
    assert (made.width(), made.devicePixelRatio()) == (round(20 * ratio), ratio)
    picture = made.toImage()
    inked = [
        picture.pixelColor(x, y)
        for x in range(made.width())
        for y in range(made.height())
        if picture.pixelColor(x, y).alpha() > 250
    ]
    assert inked
    assert all(abs(colour.red() - 0xAA) < 6 and abs(colour.green() - 0x33) < 6 for colour in inked)


def test_an_icon_for_a_qt_control_is_sharp_at_two_ratios(qapp: QApplication) -> None:
    assert {size.width() for size in icon("sun", 18, "#000000").availableSizes()} >= {18}


def test_an_icon_that_does_not_ship_is_a_mistake_at_once(qapp: QApplication) -> None:
    canvas = QPixmap(8, 8)
    painter = QPainter(canvas)
    with pytest.raises(FileNotFoundError):
        draw_icon(painter, "no-such-icon", QRectF(0, 0, 8, 8), QColor("black").name())
    painter.end()


def test_each_symbol_of_a_vault_has_its_own_drawing_and_an_unknown_one_a_key() -> None:
    drawings = {symbol_icon(symbol) for symbol in SYMBOLS}
    assert len(drawings) == len(SYMBOLS)
    assert symbol_icon("of-a-later-version") == symbol_icon("../../secret") == "key-round"


def test_every_icon_the_code_names_is_shipped() -> None:
    package = Path(leaderlens.__file__).parent
    named = {
        name
        for path in (package / "ui").rglob("*.py")
        for name in re.findall(r'icon(?:_name)?="([a-z0-9-]+)"', path.read_text(encoding="utf-8"))
    }
    assert named
    for name in named:
        assert resource(f"icons/{name}.svg").is_file()
