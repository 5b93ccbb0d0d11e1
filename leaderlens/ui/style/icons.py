"""Icons: one-colour drawings from resources/icons, tinted when they are painted so that they follow the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from leaderlens.resources import resource

# Where the drawing of a vault's symbol (services/vault_symbol.py) has another name.
_SYMBOLS = {
    "oak": "tree-deciduous",
    "harbour": "ship",
    "heron": "bird",
    "maple": "leaf",
    "sail": "sailboat",
    "wheel": "ship-wheel",
}
_NEUTRAL_SYMBOL = "key-round"


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = resource(f"icons/{name}.svg").read_bytes().replace(b"currentColor", colour.encode())
    return QSvgRenderer(QByteArray(drawing))


def symbol_icon(symbol: str) -> str:
    """The icon of a vault's symbol (``"oak"``); a neutral key for a symbol this version does not know."""
    name = f"symbols/{_SYMBOLS.get(symbol, symbol)}"
    try:
        resource(f"icons/{name}.svg")
    except (FileNotFoundError, ValueError):
        return _NEUTRAL_SYMBOL
    return name


def draw_icon(painter: QPainter, name: str, box: QRectF, colour: str) -> None:
    """Paint icon ``name`` into ``box``, in ``#RRGGBB``. Raises FileNotFoundError for an icon we do not ship."""
    _renderer(name, colour).render(painter, box)


@lru_cache(maxsize=256)
def pixmap(name: str, side: int, colour: str, ratio: float) -> QPixmap:
    """Icon ``name`` as a square of ``side`` logical px at device pixel ratio ``ratio``."""
    made = QPixmap(round(side * ratio), round(side * ratio))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    draw_icon(painter, name, QRectF(0, 0, made.width(), made.height()), colour)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def icon(name: str, side: int, colour: str) -> QIcon:
    """Icon ``name`` for a Qt control that wants a QIcon, sharp at 1x to 3x."""
    made = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        made.addPixmap(pixmap(name, side, colour, ratio))
    return made
