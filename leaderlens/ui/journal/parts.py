"""The large parts of the journal's page, which can be made one by one before anybody goes there."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from shiboken6 import delete, isValid

from leaderlens.ui.journal.editor import EntryEditor
from leaderlens.ui.journal.landing import Landing
from leaderlens.ui.journal.list_panel import ListPanel


class Parts:
    """Each is made when first asked for. They are for one page."""

    @cached_property
    def panel(self) -> ListPanel:
        """The list at the side."""
        return ListPanel()

    @cached_property
    def editor(self) -> EntryEditor:
        """Where an entry is written."""
        return EntryEditor()

    @cached_property
    def landing(self) -> Landing:
        """What is shown before an entry is open."""
        return Landing()

    @property
    def has_landing(self) -> bool:
        """Whether the landing was made already."""
        return "landing" in vars(self)

    def let_go(self) -> None:
        """Take down what never came into a page, now: Python alone holds it, and might let it go on another thread."""
        for part in vars(self).values():
            if isValid(part) and part.parent() is None:
                delete(part)

    def pieces(self) -> tuple[Callable[[], object], ...]:
        """What makes each, in the order in which they are wanted."""
        return lambda: self.panel, lambda: self.editor, lambda: self.landing
