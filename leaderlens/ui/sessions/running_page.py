"""The page of a session that is held: it takes the whole window, and shows the opening, a turn, a rest or the end."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from leaderlens.i18n import _
from leaderlens.ui.sessions.closing_view import ClosingView
from leaderlens.ui.sessions.opening_view import OpeningView, StillView
from leaderlens.ui.sessions.step_view import StepView
from leaderlens.ui.sessions.view import Opening, Paused, StepShown, Story

_TICK_MS = 1_000


class RunningPage(QStackedWidget):
    """``ticked`` once a second while a turn is in view, ``took_room(bool)`` when the window is wanted whole and when
    it is given back, ``alive`` while two people talk whom no key gives away.
    """

    ticked = Signal()
    took_room = Signal(bool)
    alive = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Session"))
        self.opening, self.step, self.still, self.closing = OpeningView(), StepView(), StillView(), ClosingView()
        self._nothing = QWidget()  # until it is known what there is to show
        for view in (self._nothing, self.opening, self.step, self.still, self.closing):
            self.addWidget(view)
        self._ticker = QTimer(self)
        self._ticker.setInterval(_TICK_MS)
        self._ticker.timeout.connect(self.ticked)
        self.currentChanged.connect(lambda _index: self._wind())

    def show_opening(self, opening: Opening) -> None:
        """Before the first turn."""
        self.opening.show_opening(opening)
        self._bring(self.opening)

    def show_step(self, shown: StepShown) -> None:
        """A turn."""
        came = self.currentWidget() is not self.step
        self.step.show_step(shown)
        self._bring(self.step)
        if came:
            self.step.next.setFocus()

    def show_left(self, seconds: int) -> None:
        """What the clock says."""
        self.step.show_left(seconds)

    def show_still(self, paused: Paused) -> None:
        """A session that stands still."""
        self.still.show_still(paused.title, paused.script, paused.where)
        came = self.currentWidget() is not self.still
        self._bring(self.still)
        if came:
            self.still.resume.setFocus()

    def show_closing(self, story: Story) -> None:
        """The end."""
        self.closing.show_closing(story, words=self.currentWidget() is not self.closing)
        self._bring(self.closing)

    def take_room(self, *, whole: bool) -> None:
        """Ask the house for the whole window, or give it back."""
        self.took_room.emit(whole)

    def rest(self) -> None:
        """Nobody looks: the hand stops, and nothing of this session waits for the next."""
        self.step.forget()
        self.opening.forget()
        self._bring(self._nothing)

    @property
    def shows_step(self) -> bool:
        """Whether a turn is in view."""
        return self.currentWidget() is self.step

    @property
    def shows_opening(self) -> bool:
        """Whether the moment before the first turn is in view."""
        return self.currentWidget() is self.opening

    @property
    def shows_closing(self) -> bool:
        """Whether the end is in view."""
        return self.currentWidget() is self.closing

    def _bring(self, view: QWidget) -> None:
        self.setCurrentWidget(view)
        self._wind()

    def _wind(self) -> None:
        """The clock's hand moves only while a turn is in view."""
        if self.currentWidget() is self.step:
            self._ticker.start()
        else:
            self._ticker.stop()
