"""What covers the window while a vault is closed and that takes longer than a moment."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from leaderlens.i18n import _
from leaderlens.ui.widgets.busy_bar import BusyBar
from leaderlens.ui.widgets.full_window import FullWindow
from leaderlens.ui.widgets.labels import Body, Heading


class ClosingCover(FullWindow):
    """Nothing private is in sight any more; the last backup is being made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(_("Backing up…"))
        self.add(Heading(_("Backing up…"), 1))
        self.add(
            Body(
                _("Everything you wrote is saved. One more copy is being made and read through, then this is done."),
                "ink2",
            )
        )
        self.bar = BusyBar()
        self.add(self.bar)
        self.bar.set_busy(busy=True)
