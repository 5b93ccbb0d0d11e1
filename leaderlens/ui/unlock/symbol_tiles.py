"""A tile with a picture for each vault: two people who share a laptop find theirs, a stranger learns no name."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from leaderlens.services.vault import VaultListing
from leaderlens.ui.style.icons import draw_icon, symbol_icon
from leaderlens.ui.style.metrics import RADIUS_CARD, Type
from leaderlens.ui.style.painting import box, focus_ring, painter_for, placed
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import PaintedButton
from leaderlens.ui.widgets.layouts import FlowRow


class SymbolTile(PaintedButton):
    """One vault's picture with its name below; chosen ones say so by outline, ground and a tick."""

    def __init__(self, listing: VaultListing, parent: QWidget | None = None) -> None:
        self.vault_id = listing.id
        self._icon = symbol_icon(listing.symbol)
        super().__init__(listing.label, parent)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        look = theme()
        words = look.font_metrics(Type.SMALL_STRONG)
        wide = max(look.metrics.text(96), words.horizontalAdvance(self.text()) + 2 * look.metrics.space(14))
        return QSize(wide, look.metrics.icon(30) + words.height() + 2 * look.metrics.space(13) + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        t = look.tokens
        painter = painter_for(self)
        area = QRectF(self.rect())
        chosen, here = self.isChecked(), self.isEnabled()
        ink = t.ink3 if not here else (t.accent if chosen else t.ink2)
        fill = t.accent_soft if chosen or (here and self.underMouse()) else t.surface
        box(painter, area, RADIUS_CARD - 2, fill, t.accent if chosen else t.line_strong, 2 if chosen else 1)
        side = look.metrics.icon(30)
        top = look.metrics.space(13)
        draw_icon(painter, self._icon, QRectF((self.width() - side) / 2, top, side, side), ink)
        painter.setFont(look.font(Type.SMALL_STRONG))
        painter.setPen(QColor(t.ink if here else t.ink3))
        room = QRect(0, top + side + 4, self.width(), self.height() - top - side - 8)
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self.text())
        if chosen:
            tick = look.metrics.icon(16)
            spot = placed(self, QRect(self.width() - tick - 7, 7, tick, tick))
            draw_icon(painter, "circle-check", QRectF(spot), ink)
        if self.ring:
            focus_ring(painter, area, RADIUS_CARD - 2, t.focus)


class SymbolTiles(FlowRow):
    """All vaults of this laptop in one radio group: one Tab stop, arrows move and choose. ``changed(vault_id)``."""

    changed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(gap=10, parent=parent)
        self.setAccessibleName(name)
        self.tiles: tuple[SymbolTile, ...] = ()

    def show_vaults(self, listings: tuple[VaultListing, ...]) -> None:
        """A tile for each; the first is chosen."""
        self.clear()
        self.tiles = tuple(SymbolTile(listing, self) for listing in listings)
        for tile in self.tiles:
            self.add(tile)
            tile.clicked.connect(lambda _checked=False, vault_id=tile.vault_id: self.changed.emit(vault_id))
        if self.tiles:
            self.tiles[0].setChecked(True)

    def value(self) -> str:
        """The chosen vault's id; empty where there is no vault."""
        return next((tile.vault_id for tile in self.tiles if tile.isChecked()), "")

    def set_value(self, vault_id: str) -> None:
        """Choose a vault. Says nothing; an unknown id changes nothing."""
        for tile in self.tiles:
            if tile.vault_id == vault_id:
                tile.setChecked(True)
