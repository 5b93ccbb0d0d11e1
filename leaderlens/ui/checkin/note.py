"""The note beneath an answer: it waits for one, asks for an example where that helps, and has an end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from leaderlens.domain.checkin import HIGHEST, LOWEST
from leaderlens.i18n import _
from leaderlens.services.checkins import NOTE_LIMIT
from leaderlens.ui.widgets.fields import TextArea

ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_EXTREMES = (LOWEST, LOWEST + 1, HIGHEST)
"""Ratings that an example makes easier to talk about (measurement.md section 1)."""


class Note(TextArea):
    """``typed`` at every change by hand, ``left`` when the keyboard leaves, ``escaped`` (Esc), ``on_wanted``
    (Ctrl+Enter). It holds no more than ``NOTE_LIMIT`` characters.
    """

    typed = Signal()
    left = Signal()
    escaped = Signal()
    on_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("What did it look like?"), least=2, most=10, beside=True, limit=NOTE_LIMIT)
        self.changed.connect(self.typed)
        self.edit.installEventFilter(self)

    def show_note(self, text: str) -> None:
        """Put in what is held, silently."""
        self.edit.blockSignals(True)
        self.set_text(text)
        self.edit.blockSignals(False)
        self.edit.updateGeometry()

    def show_answer(self, rating: int | None, *, answered: bool) -> None:
        """Be open for writing once there is an answer, with a question that suits its ``rating``."""
        self.label.setText(_("One example?") if rating in _EXTREMES else _("What did it look like?"))
        self.edit.setAccessibleName(self.label.text())
        self.edit.setEnabled(answered)
        self.edit.setPlaceholderText(
            _("A moment you have in mind, if you like.") if answered else _("Room for a note, once you have answered.")
        )
        self.show_hint(_("Both of you read this after the reveal."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit:
            if event.type() is QEvent.Type.FocusOut:
                self.left.emit()
            if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                if event.key() == Qt.Key.Key_Escape:
                    self.escaped.emit()
                    return True
                if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self.on_wanted.emit()
                    return True
        return super().eventFilter(watched, event)
