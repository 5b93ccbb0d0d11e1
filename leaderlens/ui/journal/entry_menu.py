"""The two quiet menus of the journal: of one entry, and of the whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from leaderlens.ui.journal.choices import Choice


def menu_of(owner: QWidget, name: str, choices: Sequence[Choice]) -> QMenu:
    """A menu that goes when it is closed. Its keys are shown; the page hears them itself."""
    menu = QMenu(owner)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(name)
    for choice in choices:
        if choice.run is None:
            menu.addSeparator()
            continue
        keys = QKeySequence(choice.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        action = menu.addAction(f"{choice.text}\t{keys}" if keys else choice.text)
        action.setEnabled(choice.enabled)
        if choice.ticked is not None:
            action.setCheckable(True)
            action.setChecked(choice.ticked)
        action.triggered.connect(lambda _on=False, run=choice.run: run())
    return menu


def pop_up(menu: QMenu, below: QWidget) -> None:
    """Open ``menu`` under a widget, at the side where reading ends."""
    width = menu.sizeHint().width()
    left = below.layoutDirection() is Qt.LayoutDirection.RightToLeft
    corner = below.mapToGlobal(QPoint(0 if left else below.width(), below.height() + 4))
    menu.popup(corner if left else QPoint(corner.x() - width, corner.y()))
