"""Before a rating: what its author wrote about the item since the last check-in. Folded until they want to see it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.i18n import _, ngettext
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.labels import Body, Small


class OwnLines(QWidget):
    """``show_lines`` offers (day, words); without any there is nothing to see."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = Button("", Kind.QUIET, icon="notebook-pen", trailing="chevron-down")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._fold)
        self._box = QWidget()
        self._lines = QVBoxLayout(self._box)
        self._lines.setContentsMargins(12, 2, 0, 6)
        self._lines.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.button)
        column.addWidget(self._box)
        self._box.hide()
        self.hide()

    def show_lines(self, lines: tuple[tuple[str, str], ...]) -> None:
        """Offer what was written, folded."""
        while (item := self._lines.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for day, words in lines:
            self._lines.addWidget(Small(day))
            self._lines.addWidget(Body(words, "ink2"))
        if lines:
            self._lines.addWidget(
                Small(_("From your journal. Only you see this, and nothing of it goes with your answer."))
            )
        self.button.setText(
            ngettext("You wrote about this ({count})", "You wrote about this ({count})", len(lines)).format(
                count=len(lines)
            )
        )
        self.button.setChecked(False)
        self._box.hide()
        self.setVisible(bool(lines))

    def _fold(self, open_now: bool) -> None:  # noqa: FBT001 - Qt's toggled signal carries it
        self._box.setVisible(open_now)
