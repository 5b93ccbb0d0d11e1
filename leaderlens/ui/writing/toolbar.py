"""A quiet row of what the hand reaches for while writing; everything in it has a key as well."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from leaderlens.i18n import _
from leaderlens.ui.widgets.buttons import IconButton
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.palette import shortcut_text
from leaderlens.ui.writing.editor import Editor
from leaderlens.ui.writing.keys import WRITINGS

SHOWN = ("bold", "italic", "heading-2", "bullets", "checks", "quote", "link", "focus", "plain")
"""What the row offers, in its order. The two switches at its end show whether they are on."""


class WritingBar(FlowRow):
    """The buttons for ``editor``, in as many lines as they need. One stop for Tab; the arrow keys go along the row.

    ``shown`` picks some of :data:`SHOWN`. A click leaves the caret where it was.
    """

    def __init__(self, editor: Editor, shown: tuple[str, ...] = SHOWN, parent: QWidget | None = None) -> None:
        super().__init__(gap=2, parent=parent)
        self.setAccessibleName(_("Writing tools"))
        self._editor, self._shown_names = editor, shown
        self.buttons: dict[str, IconButton] = {}
        for each in WRITINGS:
            if each.name in shown:
                self.buttons[each.name] = button = IconButton(
                    each.icon, each.words, shortcut=shortcut_text(each.shortcut)
                )
                button.setCheckable(each.switch)
                button.installEventFilter(self)
                button.clicked.connect(partial(self._pressed, each.name))
        for name in shown:
            self.add(self.buttons[name])
        self._stop_at(self.buttons[shown[0]])
        editor.mode_changed.connect(self._show_modes)
        self._show_modes()

    def set_writable(self, *, on: bool) -> None:
        """Whether the words may be changed: with nothing to change only the switches are left."""
        for each in WRITINGS:
            if each.name in self.buttons and not each.switch:
                self.buttons[each.name].setEnabled(on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys of a button: Qt would go its own way with them."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress or event.key() not in steps:
            return super().eventFilter(watched, event)
        held = [button for name in self._shown_names if (button := self.buttons[name]).isEnabled() or button is watched]
        step = steps[Qt.Key(event.key())] * (1 if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else -1)
        here = next(number for number, button in enumerate(held) if button is watched)
        following = held[(here + step) % len(held)]
        self._stop_at(following)
        following.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _stop_at(self, stop: IconButton) -> None:
        for button in self.buttons.values():
            policy = Qt.FocusPolicy.TabFocus if button is stop else Qt.FocusPolicy.NoFocus
            button.setFocusPolicy(policy)

    def _pressed(self, name: str) -> None:
        self._editor.do(name)
        self._show_modes()

    def _show_modes(self) -> None:
        for name, on in (("focus", self._editor.focus_mode), ("plain", self._editor.plain)):
            if name in self.buttons:
                self.buttons[name].setChecked(on)
