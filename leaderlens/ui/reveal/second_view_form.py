"""Adding a second view to one's own answer after the reveal. The sealed answer stays as it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.domain.checkin import HIGHEST, LOWEST, step_label
from leaderlens.i18n import _
from leaderlens.services.checkins import NOTE_LIMIT
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.fields import Choice, TextArea
from leaderlens.ui.widgets.labels import Small
from leaderlens.ui.widgets.layouts import FlowRow

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class SecondViewForm(QWidget):
    """Folded until asked for. ``added(note, rating or None)`` when the person adds it."""

    added = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.open_button = Button(_("Add a second view"), icon="plus")
        self.note = TextArea(
            _("What do you see differently now?"),
            _("Both of you read this at once."),
            least=2,
            most=8,
            limit=NOTE_LIMIT,
        )
        self.rating = Choice(_("Another rating, if you like"))
        self.add_button = Button(_("Add it"), Kind.PRIMARY)
        self.cancel_button = Button(_("Leave it"), Kind.QUIET)
        self._box = QWidget()
        box = QVBoxLayout(self._box)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(self.note)
        box.addWidget(self.rating)
        box.addWidget(Small(_("It is dated and stands beside your sealed answer, which never changes.")))
        box.addWidget(FlowRow(self.add_button, self.cancel_button))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(FlowRow(self.open_button))
        column.addWidget(self._box)
        self.open_button.clicked.connect(self._open)
        self.cancel_button.clicked.connect(self.fold)
        self.add_button.clicked.connect(self._add)
        self.note.changed.connect(self._ready)
        self.rating.changed.connect(self._ready)
        self.note.edit.installEventFilter(self)
        self.fold()

    @property
    def unsaved(self) -> bool:
        """Whether somebody has begun to write."""
        return bool(self.note.text().strip())

    def prepare(self, *, targeted: bool) -> None:
        """Ready for another item: folded and empty."""
        steps = ((str(n), f"{n} · {step_label(n, targeted=targeted)}") for n in range(LOWEST, HIGHEST + 1))
        self.rating.set_items((("", _("No other rating")), *steps))
        self.note.set_text("")
        self.fold()

    def fold(self) -> None:
        """Put the form away; what was typed stays in it until another item is shown."""
        self._box.hide()
        self.open_button.show()

    def show_problem(self, sentence: str) -> None:
        """Why it was not added; what was written stays."""
        self.note.show_problem(sentence)
        self._ready()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else None
        if (
            pressed is not None
            and pressed.modifiers() & Qt.KeyboardModifier.ControlModifier
            and pressed.key() in _ENTER
        ):
            self._add()
            return True
        return super().eventFilter(watched, event)

    def _open(self) -> None:
        self.open_button.hide()
        self._box.show()
        self.note.show_problem("")
        self._ready()
        self.note.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ready(self) -> None:
        self.add_button.setEnabled(self.unsaved or bool(self.rating.value()))

    def _add(self) -> None:
        if self.add_button.isEnabled():
            self.add_button.setEnabled(False)  # once is enough: the answer comes from the worker
            value = self.rating.value()
            self.added.emit(self.note.text(), int(value) if value else None)
