"""What a person would stumble over on a page: words that are cut off, controls without a name, untranslated text."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from leaderlens.ui.style.theme import Look, Theme, theme
from leaderlens.ui.style.tokens import Accent
from leaderlens.ui.widgets.labels import TextLabel
from tests.pseudo_language import unmarked

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)
_OF_ANOTHER = (QAbstractSpinBox, QComboBox)  # the line inside speaks for nobody


_worn: list[Theme] = []  # dressing the whole application anew for each test takes seconds


def dressed(application: QApplication) -> Theme:
    """Light, calm and at 100 %, put on once for all tests that ask."""
    if not _worn or theme() is not _worn[0]:
        _worn[:] = [Theme(Look.LIGHT, calm=True)]
        _worn[0].apply(application)
    worn = _worn[0]
    if worn.metrics.percent != 100:
        worn.set_text_size(100)
    if worn.look is not Look.LIGHT:
        worn.set_look(Look.LIGHT)
    worn.set_accent(Accent.INK)
    return worn


def settle() -> None:
    """Let every layout come to rest."""
    for _round in range(6):
        QApplication.processEvents()


def shown(page: QWidget) -> Iterator[QWidget]:
    """Everything on ``page`` that is in sight."""
    return (widget for widget in page.findChildren(QWidget) if widget.isVisible())


def clipped(page: QWidget) -> list[str]:
    """Words that do not fit: lines cut off, labels of buttons shortened, things beyond the page's edges."""
    settle()
    found = []
    for widget in shown(page):
        if isinstance(widget, QLabel | QAbstractButton) and widget.text():
            words = widget.text()
            wraps = widget.hasHeightForWidth()
            if wraps and widget.heightForWidth(widget.width()) > widget.height() + 1:
                found.append(f"too low: {words}")
            if not wraps and widget.sizeHint().width() > widget.width() + 1:
                found.append(f"too narrow: {words}")
            left = widget.mapTo(page, QPoint(0, 0)).x()
            if left < 0 or left + widget.width() > page.width():
                found.append(f"beyond the edge: {words}")
    return found


def nameless(page: QWidget) -> list[str]:
    """Controls that a screen reader could not name."""
    return [
        type(widget).__name__
        for widget in shown(page)
        if isinstance(widget, CONTROLS)
        and not isinstance(widget.parent(), _OF_ANOTHER)
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.accessibleName()
    ]


def untranslated(page: QWidget) -> set[str]:
    """Words in sight or spoken that went past the catalogue. Only under the pseudo-language."""
    texts = set()
    for widget in shown(page):
        texts.add(widget.accessibleName())
        texts.add(widget.toolTip())
        if isinstance(widget, QAbstractButton | TextLabel):
            texts.add(widget.text())
    return {left for text in texts if (left := unmarked(text))}
