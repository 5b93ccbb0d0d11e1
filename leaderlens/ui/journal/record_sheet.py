"""Move to the official record: the council's business of an entry, saved where the council keeps such things."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from leaderlens.domain.paragraph import Mark, Paragraph, plain
from leaderlens.i18n import _
from leaderlens.ui.journal.row_item import RowItem
from leaderlens.ui.journal.rows import RowsView
from leaderlens.ui.journal.sheet import Sheet
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.labels import Small


class RecordSheet(Sheet):
    """``move_wished(numbers, path, replace)``: these paragraphs, to that file. The person chose both, and was asked
    whether a file of that name may be replaced; where its ending was added here, nobody was.
    """

    move_wished = Signal(object, str, bool)

    def __init__(self, window: QWidget) -> None:
        super().__init__(
            window,
            _("Move to the official record"),
            _("Choose the paragraphs that belong to the council. They are saved as a file where you say, and a line "
              "stays here that tells when and where to."),
            widest=720,
        )  # fmt: skip
        self._name = ""
        self._ticked: set[int] = set()
        self._paragraphs: tuple[Paragraph, ...] = ()
        self.list = self.add(RowsView(_("Paragraphs of this entry"), most=8))
        self.list.pressed_row.connect(self._toggle)
        self.add(Small(_("The file is not encrypted: save it where your council keeps its records. The words stay "
                         "among this entry’s earlier versions until you erase those.")))  # fmt: skip
        self.move_away = self.add_action(Button(_("Choose where to save…"), Kind.PRIMARY, icon="landmark"))
        self.keep = self.add_action(Button(_("Leave them here"), Kind.QUIET))
        self.move_away.clicked.connect(self._move)
        self.keep.clicked.connect(self.leave)

    def show_paragraphs(self, paragraphs: Sequence[Paragraph], name: str) -> None:
        """Show an entry's paragraphs, the council business ticked. ``name`` is what the file may be called."""
        self._paragraphs, self._name = tuple(paragraphs), name
        self._ticked = {number for number, one in enumerate(paragraphs) if one.mark is Mark.BUSINESS}
        self._show()
        self.open_sheet(self.list)
        self.list.choose_first()

    def clear(self) -> None:
        self.list.show_rows([])
        self._paragraphs, self._ticked, self._name = (), set(), ""

    def _show(self) -> None:
        names = {Mark.BUSINESS: _("Council business"), Mark.REFLECTION: _("Personal reflection")}
        self.list.show_rows(
            [
                RowItem(str(number), plain(one.text), trailing=names.get(one.mark, ""), ticked=number in self._ticked)
                for number, one in enumerate(self._paragraphs)
                if one.mark is not Mark.MOVED
            ]
        )
        self.move_away.setEnabled(bool(self._ticked))

    def _toggle(self, key: str) -> None:
        self._ticked ^= {int(key)}
        self._show()

    def _move(self) -> None:
        title, numbers = _("Where your council keeps its records"), frozenset(self._ticked)
        kinds = {_("Word (*.docx)"): ".docx", _("Markdown (*.md)"): ".md"}
        path, kind = QFileDialog.getSaveFileName(self, title, self._name, ";;".join(kinds))
        if path and numbers:
            named = path.lower().endswith(tuple(kinds.values()))
            self.leave()
            self.move_wished.emit(numbers, path if named else path + kinds.get(kind, ".docx"), named)
