"""The history of an entry: how it stood before, beside how it stands now; bring a version back, or let them all go."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.i18n import _
from leaderlens.ui.journal.comparison import Comparison
from leaderlens.ui.journal.pieces_view import PiecesView
from leaderlens.ui.journal.row_item import RowItem
from leaderlens.ui.journal.rows import RowsView
from leaderlens.ui.journal.sheet import Sheet
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.labels import Body, Strong
from leaderlens.ui.widgets.layouts import Columns


class HistorySheet(Sheet):
    """``version_chosen(key)`` to compare it, ``restore_wished(key)``, ``purge_wished``."""

    version_chosen = Signal(str)
    restore_wished = Signal(str)
    purge_wished = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("History of this entry"), widest=1040)
        self.nothing = self.add(
            Body(
                _("There is no earlier version yet. One is kept whenever you come back to an entry and change it."),
                "ink2",
            )
        )
        self.list = self.add(RowsView(_("Earlier versions"), most=4))
        self.list.chosen.connect(self.version_chosen)
        self.then, self.now = PiecesView(_("As it was"), old=True), PiecesView(_("As it is now"))
        self.then_title, self.now_title = Strong(_("As it was")), Strong(_("As it is now"))
        self.beside = self.add(Columns((1, 1), needs=720))
        for title, view in ((self.then_title, self.then), (self.now_title, self.now)):
            column = QWidget()
            lines = QVBoxLayout(column)
            lines.setContentsMargins(0, 0, 0, 0)
            lines.setSpacing(6)
            lines.addWidget(title)
            lines.addWidget(view, 1)
            self.beside.add(column)
        self.same = self.add(Body(_("The words are the same; its title, tags or date may not have been."), "ink2"))
        self.restore = self.add_action(Button(_("Bring this version back"), Kind.PRIMARY, icon="undo-2"))
        self.purge = self.add_action(Button(_("Erase the earlier versions"), Kind.QUIET))
        self.restore.clicked.connect(lambda: self.restore_wished.emit(self.list.key()))
        self.purge.clicked.connect(self._purge)

    def show_versions(self, versions: Sequence[RowItem], *, held: bool) -> None:
        """Show the versions, newest first. While the vault is on hold none can be erased."""
        self.list.show_rows(versions)
        self.nothing.setVisible(not versions)
        for widget in (self.list, self.beside, self.restore, self.purge):
            widget.setVisible(bool(versions))
        self.same.hide()
        self.purge.setEnabled(not held)
        self.purge.setToolTip(_("Your vault is on hold: nothing can be erased.") if held else "")
        self.open_sheet(self.list if versions else self.close_button)
        if versions:
            self.list.choose_first()

    def show_comparison(self, found: Comparison) -> None:
        """Show the chosen version beside the words of today."""
        self.then.show_pieces(found.before)
        self.now.show_pieces(found.after)
        self.same.setVisible(found.same)
        self.fit()

    def clear(self) -> None:
        self.list.show_rows([])
        self.then.show_pieces(())
        self.now.show_pieces(())

    def _purge(self) -> None:
        self.ask(
            _("The earlier versions of this entry will be erased for good. The entry itself stays as it is."),
            _("Erase them"),
            self.purge_wished.emit,
        )
