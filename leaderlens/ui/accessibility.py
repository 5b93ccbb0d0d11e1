"""What a screen reader hears: roles that Qt does not know by itself, and sentences said aloud as things happen.

Qt asks the factory for each widget by the names of its classes; widgets say which role they play by class name, so this
module knows none of them.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QWidget

ROLES = {
    "Heading": QAccessible.Role.Heading,
    "ChartView": QAccessible.Role.Chart,
    "Sparkline": QAccessible.Role.Chart,
    "SegmentedProgress": QAccessible.Role.ProgressBar,
    "RatingScale": QAccessible.Role.Grouping,
    "SegmentedChoice": QAccessible.Role.Grouping,
    "NoticeBar": QAccessible.Role.Note,
    "NavRail": QAccessible.Role.ToolBar,
    "Chip": QAccessible.Role.StaticText,
    "WordGrid": QAccessible.Role.StaticText,
}

_alive: dict[int, QAccessibleInterface] = {}  # Qt does not own what Python made: keep each as long as its widget


class _Speaking(QAccessibleWidget):
    """A widget in a role of ours. A heading's name is its own text."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role)
        self._label = widget if isinstance(widget, QLabel) else None

    def text(self, kind: QAccessible.Text) -> str:
        if kind is QAccessible.Text.Name and self._label is not None:
            return self._label.accessibleName() or self._label.text()
        return super().text(kind)


def _interface(class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    role = ROLES.get(class_name)
    if role is None or not isinstance(thing, QWidget):
        return None
    key = id(thing)
    made = _Speaking(thing, role)
    _alive[key] = made
    thing.destroyed.connect(lambda _gone=None: _alive.pop(key, None))
    return made


_installed: list[bool] = []


def install() -> None:
    """Teach Qt our roles, once per process."""
    if not _installed:
        QAccessible.installFactory(_interface)
        _installed.append(True)


def announce(widget: QWidget, sentence: str) -> None:
    """Have a screen reader say ``sentence`` now; nothing changes on screen."""
    if sentence and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
