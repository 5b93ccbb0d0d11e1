"""What was agreed and is due: one row for each, which leads to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaderlens.i18n import _
from leaderlens.ui.desk import Place
from leaderlens.ui.today.rows import ROW_INSET, EntryRow
from leaderlens.ui.today.view import JournalRow
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.labels import Heading


class DueCard(Card):
    """``wished(Place)`` when one is pressed. It is not there while nothing is due."""

    wished = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=2)
        head = self.add(Heading(_("Agreed, and due"), 3))
        head.setContentsMargins(ROW_INSET, 0, ROW_INSET, 4)
        self._rows: tuple[EntryRow, ...] = ()
        self.hide()

    @property
    def rows(self) -> tuple[EntryRow, ...]:
        return self._rows

    def restyle(self) -> None:
        """Rows reach out to both sides, so that their words stand in line with the heading."""
        super().restyle()
        margins = self.body.contentsMargins()
        self.body.setContentsMargins(
            margins.left() - ROW_INSET, margins.top() - 4, margins.right() - ROW_INSET, margins.bottom() - 8
        )

    def show_rows(self, rows: tuple[JournalRow, ...]) -> None:
        """Show what is due, the earliest first."""
        for old in self._rows:
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = tuple(self.add(EntryRow(row)) for row in rows)
        for row in self._rows:
            row.clicked.connect(lambda _checked=False, known=row.row.entry_id: self._open(known))
        self.setVisible(bool(rows))

    def _open(self, agreement_id: str) -> None:
        self.wished.emit(Place("commitments", act="agreements", entry_id=agreement_id))
