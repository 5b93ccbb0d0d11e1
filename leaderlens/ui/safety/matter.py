"""One matter of the Safety page: an icon that tells how it stands, what there is to know, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from leaderlens.ui.accessibility import announce
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.busy_bar import BusyBar
from leaderlens.ui.widgets.buttons import Button
from leaderlens.ui.widgets.labels import Body, Small, Strong
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.notice import Glyph


class Matter(QWidget):
    """A title, a sentence on how it stands, buttons, and room for a form that takes their place while it is open."""

    def __init__(self, title: str, icon: str, *actions: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = theme().metrics.space
        self._icon = icon
        self._glyph = Glyph(icon, "ink3")
        self.title, self.sentence, self.outcome = Strong(title), Body("", "ink2"), Small("", "ink2")
        self._buttons = actions
        self.row = FlowRow(*actions)
        self.bar = BusyBar()
        self.column = QVBoxLayout()
        self.column.setSpacing(space(8))
        for part in (self.title, self.sentence, self.bar, self.outcome, self.row):
            self.column.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(14))
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self.column, 1)
        self.row.setVisible(bool(actions))
        for part in (self.sentence, self.outcome, self.bar):
            part.hide()
        self._form: QWidget | None = None

    def say(self, sentence: str, tone: str = "", *, well: bool | None = None) -> None:
        """How it stands. ``well`` chooses the icon: seen to, to be seen to, or (None) neither."""
        self.sentence.setText(sentence)
        self.sentence.set_tone(tone or "ink2")
        self.sentence.setVisible(bool(sentence))
        if well is None:
            self._glyph.show_icon(self._icon, "ink3")
        else:
            self._glyph.show_icon("circle-check" if well else "triangle-alert", "good" if well else "warm")

    def tell(self, sentence: str, tone: str = "ink2") -> None:
        """What came of it; an empty sentence takes it back."""
        self.outcome.setText(sentence)
        self.outcome.set_tone(tone)
        self.outcome.setVisible(bool(sentence))
        if sentence:
            announce(self.outcome, sentence)

    def set_busy(self, *, busy: bool) -> None:
        """It is being done: nothing here can be pressed meanwhile."""
        self.bar.setVisible(busy)
        self.bar.set_busy(busy=busy)
        for button in self._buttons:
            button.setEnabled(not busy)
        if busy:
            self.tell("")

    def add_form(self, form: QWidget) -> None:
        """A form that is hidden until :meth:`open_form`."""
        form.hide()
        self.column.addWidget(form)

    def open_form(self, form: QWidget | None) -> None:
        """Show ``form`` in place of the buttons; None puts an open one away."""
        if self._form is not None:
            self._form.hide()
        self._form = form
        self.row.setVisible(form is None and bool(self._buttons))
        if form is not None:
            self.tell("")
            form.show()


def stacked(*parts: QWidget, gap: int = 12) -> QWidget:
    """Widgets that come and go together."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().metrics.space(gap))
    for part in parts:
        column.addWidget(part)
    return whole
