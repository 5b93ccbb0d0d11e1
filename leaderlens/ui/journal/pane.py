"""What stands beside the journal's list: an entry, somewhere to begin, what private means here, or bare paper."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from leaderlens.i18n import _
from leaderlens.ui.journal.conscience import Conscience
from leaderlens.ui.journal.landing import Landing
from leaderlens.ui.journal.parts import Parts
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.empty_state import EmptyState


class Pane(QWidget):
    """The white sheet with one of them on it. What it shows is made when it is first seen, unless it was made ahead.

    ``writing``: an entry is open; ``empty``: nothing was ever written; ``telling``: the conscience is being read. Set
    them, then :meth:`settle`. ``landing_made(Landing)`` once.
    """

    new_wished = Signal()
    templates_wished = Signal()
    entry_chosen = Signal(str)
    understood = Signal()
    landing_made = Signal(object)

    def __init__(self, parts: Parts, parent: QWidget) -> None:
        super().__init__(parent)
        self.writing = self.empty = self.telling = False
        self._parts = parts
        self._landing: Landing | None = None
        self._stack = QStackedWidget(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._paper = QWidget()  # until it is known what there is to show
        self._stack.addWidget(self._paper)
        self._stack.addWidget(parts.editor)
        if parts.has_landing:
            self._stack.addWidget(parts.landing)

    def settle(self) -> None:
        """Show what is to be shown now."""
        self._stack.setCurrentWidget(self._in_sight())

    @cached_property
    def landing(self) -> Landing:
        """What is shown before an entry is open."""
        made = self._landing = self._parts.landing  # it may lie here already, unseen
        made.new_wished.connect(self.new_wished)
        made.templates_wished.connect(self.templates_wished)
        made.entry_chosen.connect(self.entry_chosen)
        self._stack.addWidget(made)
        self.landing_made.emit(made)
        self.settle()
        return made

    @property
    def greeting(self) -> Landing | None:
        """The landing, once it was asked for."""
        return self._landing

    @cached_property
    def nothing_written(self) -> EmptyState:
        """What is shown while the journal is empty."""
        made = EmptyState(
            "notebook-pen",
            _("A page nobody else will ever read"),
            _("Write what happened today and what you made of it. One sentence is enough to begin."),
            _("Write your first entry"),
            _("Begin from a template"),
            action_icon="pencil",
        )
        made.primary.connect(self.new_wished)
        made.secondary.connect(self.templates_wished)
        self._stack.addWidget(made)
        return made

    @cached_property
    def conscience(self) -> Conscience:
        """What private means here."""
        made = Conscience()
        made.understood.connect(self.understood)
        self._stack.addWidget(made)
        return made

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(theme().tokens.surface))

    def _in_sight(self) -> QWidget:
        """What stands here; paper while it is not known yet."""
        if self.telling:
            return self.conscience
        if self.writing:
            return self._parts.editor
        if self.empty:
            return self.nothing_written
        return self._landing or self._paper
