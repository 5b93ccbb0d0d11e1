"""Below one item of a reveal: the way from it to the table of a session."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.domain.checkin import Question
from leaderlens.i18n import _
from leaderlens.ui.reveal.onward import Onward
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.labels import Small
from leaderlens.ui.widgets.layouts import FlowRow


class TableRow(QWidget):
    """``laid(session_id)`` puts the item on the table of the session that is planned, ``chosen(place)`` leads to the
    form that plans one.
    """

    laid = Signal(str)
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._onward: Onward | None = None
        self._question: Question | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.words = Small("", "ink2")
        self.lay = Button("", Kind.SECONDARY, icon="message-square")
        self.lay.clicked.connect(self._press)
        self._row = FlowRow(self.lay)
        column.addWidget(self.words)
        column.addWidget(self._row)
        self.hide()

    def show_question(self, question: Question) -> None:
        """The item that is looked at."""
        self._question = question
        self._tell()

    def show_onward(self, onward: Onward | None) -> None:
        """The session there is, or the form for one; nothing to offer with None."""
        self._onward = onward
        self._tell()

    def _tell(self) -> None:
        onward, question = self._onward, self._question
        self.setVisible(onward is not None and question is not None)
        if onward is None or question is None:
            return
        lies = question.key in onward.on_table
        said = [onward.when, _("This lies on its table.") if lies else ""]
        self.words.setText(" ".join(part for part in said if part))
        self.words.setVisible(bool(self.words.text()))
        self.lay.setText(_("Put it on the table") if onward.session_id else onward.text)
        self.lay.setEnabled(True)
        self._row.setVisible(not lies)

    def _press(self) -> None:
        if self._onward is None:
            return
        if self._onward.session_id:
            self.lay.setEnabled(False)  # once is enough
            self.laid.emit(self._onward.session_id)
        else:
            self.chosen.emit(self._onward.place)
