"""Inside a blank page: a prompt in a quiet voice, which goes with the first letter."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.i18n import _
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.labels import Reading
from leaderlens.ui.widgets.layouts import FlowRow


class PromptStrip(QWidget):
    """``wished`` for a prompt, or another; ``used`` to write from the one shown; ``templates_wished``."""

    wished = Signal()
    used = Signal()
    templates_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Reading("", "ink2")
        self.words.hide()
        self.show_one = Button(_("Show me a prompt"), Kind.QUIET, icon="message-circle")
        self.use = Button(_("Write about this"), Kind.QUIET, icon="pencil")
        self.templates = Button(_("Begin from a template"), Kind.QUIET, icon="file-text")
        self.use.hide()
        self.show_one.clicked.connect(self.wished)
        self.use.clicked.connect(self.used)
        self.templates.clicked.connect(self.templates_wished)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.words)
        column.addWidget(FlowRow(self.use, self.show_one, self.templates, gap=2))
        self.hide()

    def offer(self) -> None:
        """The page is blank: be there, and say nothing yet."""
        self.words.hide()
        self.use.hide()
        self.show_one.setText(_("Show me a prompt"))
        self.show()

    def show_prompt(self, text: str) -> None:
        """Show a prompt."""
        self.words.setText(text)
        self.words.show()
        self.use.show()
        self.show_one.setText(_("Another one"))

    def put_away(self) -> None:
        """Something is written."""
        if not self.isHidden():
            self.hide()
