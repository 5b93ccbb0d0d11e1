"""Everything that names a person: for one's own conscience, and for the day when somebody asks by right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from leaderlens.i18n import _, ngettext
from leaderlens.ui.accessibility import announce
from leaderlens.ui.journal.row_item import RowItem
from leaderlens.ui.journal.rows import RowsView
from leaderlens.ui.journal.sheet import Sheet
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.fields import TextField
from leaderlens.ui.widgets.labels import Small

_AFTER_MS = 200


class PersonSheet(Sheet):
    """``name_typed(name)`` a moment after the last letter, ``entry_chosen(id)`` to open an entry."""

    name_typed = Signal(str)
    entry_chosen = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(
            window,
            _("Everything about a person"),
            _("Finds every entry that names them, in the bin and in earlier versions too."),
            widest=680,
        )
        self.name = self.add(TextField(_("Their name"), _("A surname alone finds most.")))
        self.list = self.add(RowsView(_("Where they are named"), most=8))
        self.list.pressed_row.connect(self._open)
        self.count = self.add(Small())
        self.open_entry = self.add_action(Button(_("Open the entry"), Kind.PRIMARY))
        self.open_entry.clicked.connect(lambda: self._open(self.list.key()))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(lambda: self.name_typed.emit(self.name.text().strip()))
        self.name.changed.connect(self._timer.start)
        self.name.submitted.connect(lambda: self.name_typed.emit(self.name.text().strip()))

    def begin(self) -> None:
        """Open the sheet with an empty field."""
        self.clear()
        self.open_sheet(self.name.edit)

    def show_found(self, name: str, rows: Sequence[RowItem]) -> None:
        """Show where ``name`` is found; an empty name shows nothing."""
        if name != self.name.text().strip():
            return  # more has been typed since
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.open_entry.setVisible(bool(rows))
        if not name:
            self.count.setText("")
        elif rows:
            self.count.setText(ngettext("{count} place", "{count} places", len(rows)).format(count=len(rows)))
            self.list.choose_first()
        else:
            self.count.setText(_("Nothing in your journal names them."))
        announce(self.list, self.count.text())
        self.fit()

    def clear(self) -> None:
        self._timer.stop()
        before = self.name.blockSignals(True)
        self.name.set_text("")
        self.name.blockSignals(before)
        self._timer.stop()
        self.list.show_rows([])
        self.list.hide()
        self.open_entry.hide()
        self.count.setText("")

    def _open(self, entry_id: str) -> None:
        self.leave()
        if entry_id:
            self.entry_chosen.emit(entry_id)
