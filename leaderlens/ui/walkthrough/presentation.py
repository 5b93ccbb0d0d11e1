"""A walk-through that is running: the stage on the projector, the speaker's notes on the other screen or beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QScreen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from leaderlens.services.walkthrough import Slide
from leaderlens.ui.tasks import Tasks
from leaderlens.ui.walkthrough.speaker import SpeakerNotes
from leaderlens.ui.walkthrough.stage import Stage

_ON = {Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
_BACK = {Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace}
_BLANK = {Qt.Key.Key_B, Qt.Key.Key_Period}
_BESIDE = 0.32  # of the window for the notes, where there is one screen


class Presentation(QWidget):
    """The window for the room. ``moved(place)`` at every step; ``ended`` when it is over, however it came to that.

    With a second screen the stage goes there and the notes stay here in a window of their own. With one screen the
    notes wait beside the stage until N is pressed: a projector may be showing this very screen.
    """

    moved = Signal(int)
    ended = Signal()

    def __init__(self, tasks: Tasks, slides: tuple[Slide, ...], place: int, *, apart: bool) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle("LeaderLens")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.slides, self.place = slides, min(max(place, 0), len(slides) - 1)
        self._apart, self._over = apart, False
        self.stage = Stage(tasks)
        self.notes = SpeakerNotes(None if apart else self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.stage, 1)
        if apart:
            self.notes.installEventFilter(self)
        else:
            row.addWidget(self.notes)
            self.notes.hide()
        for wish, act in (
            (self.notes.next_wanted, lambda: self.step(1)), (self.notes.back_wanted, lambda: self.step(-1)),
            (self.notes.end_wanted, self.close), (self.notes.blank_wanted, self.toggle_blank),
            (self.notes.light_wanted, self.toggle_light),
        ):  # fmt: skip
            wish.connect(act)
        self._show()

    def begin(self, here: QScreen | None, screens: Sequence[QScreen]) -> None:
        """Fill the other screen, or this one where there is no other."""
        other = next((screen for screen in screens if screen is not here), None)
        if self._apart and other is not None:
            self.setGeometry(other.geometry())
            if here is not None:
                self.notes.setGeometry(here.availableGeometry().adjusted(60, 60, -60, -60))
            self.notes.show()
        elif here is not None:
            self.setGeometry(here.geometry())
        self.showFullScreen()
        self.activateWindow()
        self.stage.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """On or back; an empty screen is filled again first."""
        if self.stage.blank:
            self.toggle_blank()
            return
        to = min(max(self.place + by, 0), len(self.slides) - 1)
        if to != self.place:
            self.place = to
            self._show()
            self.moved.emit(to)

    def toggle_blank(self) -> None:
        """Nothing on the screen, and back."""
        self.stage.set_blank(blank=not self.stage.blank)
        self.notes.show_blank(blank=self.stage.blank)

    def toggle_light(self) -> None:
        """For a dark room or a bright one."""
        self.stage.set_dark(dark=not self.stage.dark)

    def toggle_notes(self) -> None:
        """Show or hide the notes beside the stage; those in a window of their own come to the front."""
        if self._apart:
            self.notes.show()
            self.notes.raise_()
            return
        self.notes.setVisible(self.notes.isHidden())
        self.notes.setFixedWidth(max(320, round(self.width() * _BESIDE)))
        self.stage.setFocus(Qt.FocusReason.OtherFocusReason)

    # ------------------------------------------------------------ keys and clickers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._pressed(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.step(-1 if event.button() is Qt.MouseButton.RightButton else 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys mean the same in the notes' own window; closing that window ends it all."""
        if watched is self.notes and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._pressed(Qt.Key(event.key()))
        if watched is self.notes and event.type() is QEvent.Type.Close and not self._over:
            self.close()
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._over:
            self._over = True
            self.notes.close()
            self.ended.emit()
        super().closeEvent(event)

    def _pressed(self, key: Qt.Key) -> bool:
        if key in _ON | _BACK:
            self.step(1 if key in _ON else -1)
        elif key in _BLANK:
            self.toggle_blank()
        elif key is Qt.Key.Key_D:
            self.toggle_light()
        elif key is Qt.Key.Key_N:
            self.toggle_notes()
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.step(-len(self.slides) if key is Qt.Key.Key_Home else len(self.slides))
        elif key is Qt.Key.Key_Escape:
            self.close()
        else:
            return False
        return True

    def _show(self) -> None:
        self.stage.show_slide(self.slides[self.place])
        self.notes.show_place(self.slides, self.place)
        self.notes.show_blank(blank=False)
