"""Words that both changed without seeing the other's: every version is kept and shown until somebody chooses one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.i18n import _
from leaderlens.ui.sessions.view import Choosing
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.labels import Reading, Small
from leaderlens.ui.widgets.layouts import FlowRow


class VersionChoice(QWidget):
    """The versions of one thing: ``kept(Versions, text)`` when one of them is chosen."""

    kept = Signal(object, str)

    def __init__(self, choosing: Choosing) -> None:
        super().__init__()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme().metrics.space(6))
        rows.addWidget(Small(choosing.what, "warm"))
        self.buttons: tuple[Button, ...] = ()
        for text, shown in choosing.shown:
            rows.addWidget(Reading(shown))
            button = Button(_("Keep this one"), Kind.SECONDARY, icon="check")
            button.setAccessibleName(_("Keep this version: {text}").format(text=shown))
            button.clicked.connect(lambda _checked=False, chosen=text: self.kept.emit(choosing.versions, chosen))
            rows.addWidget(FlowRow(button))
            self.buttons = (*self.buttons, button)
