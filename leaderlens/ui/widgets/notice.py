"""Calm sentences across the top of the page: what happened, what to do; and the banner that says where one is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from leaderlens.i18n import _
from leaderlens.ui.accessibility import announce
from leaderlens.ui.style.icons import draw_icon
from leaderlens.ui.style.metrics import RADIUS_BUTTON
from leaderlens.ui.style.painting import box, painter_for
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, IconButton, Kind
from leaderlens.ui.widgets.chip import Tone
from leaderlens.ui.widgets.labels import Body, Small

_ICONS = {
    Tone.NEUTRAL: "info",
    Tone.ACCENT: "info",
    Tone.WARM: "triangle-alert",
    Tone.GOOD: "circle-check",
    Tone.DANGER: "triangle-alert",
}


class Glyph(QWidget):
    """An icon that only decorates the text beside it. ``tone`` names a colour of Tokens."""

    def __init__(self, icon: str, tone: str = "ink2", side: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._tone, self._side = icon, tone, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.restyle)
        self.restyle()

    def show_icon(self, icon: str, tone: str | None = None) -> None:
        self._icon = icon
        self._tone = tone or self._tone
        self.update()

    def restyle(self) -> None:
        side = theme().metrics.icon(self._side)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_icon(painter_for(self), self._icon, QRectF(self.rect()), getattr(theme().tokens, self._tone))


class NoticeBar(QWidget):
    """One sentence, perhaps one action, and a way to close it. It announces itself when it is shown.

    ``acted`` when the action is pressed, ``closed`` when the notice is put away (after acting, too).
    """

    acted = Signal()
    closed = Signal()

    def __init__(
        self,
        sentence: str,
        tone: Tone | str = Tone.ACCENT,
        action: str = "",
        *,
        closable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.sentence, self.tone = sentence, Tone(tone)
        self.setAccessibleName(sentence)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        metrics = theme().metrics
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.space(16), 8, 8, 8)
        row.setSpacing(metrics.space(12))
        row.addWidget(Glyph(_ICONS[self.tone], self.tone.ink))
        row.addWidget(Body(sentence), 1, Qt.AlignmentFlag.AlignVCenter)
        self.action = Button(action, Kind.QUIET)
        self.action.setVisible(bool(action))
        self.action.clicked.connect(self._act)
        row.addWidget(self.action)
        self.close_button = IconButton("x", _("Close this message"))
        self.close_button.setVisible(closable)
        self.close_button.clicked.connect(self.closed)
        row.addWidget(self.close_button)
        theme().changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme().tokens
        soft, line = getattr(t, self.tone.soft), getattr(t, self.tone.ink)
        painter = painter_for(self)
        box(painter, QRectF(self.rect()), RADIUS_BUTTON, soft, t.line)
        box(painter, QRectF(0, 10, 3, self.height() - 20), 1.5, line)

    def _act(self) -> None:
        self.acted.emit()
        self.closed.emit()


class NoticeArea(QWidget):
    """Where notices appear: newest below, the same sentence never twice, three at most."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 12, 24, 0)
        self._column.setSpacing(8)
        self.notices: list[NoticeBar] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.hide()

    def say(
        self, sentence: str, tone: Tone | str = Tone.ACCENT, action: str = "", act: Callable[[], object] | None = None
    ) -> NoticeBar:
        """Show ``sentence``; ``act`` runs when its ``action`` is pressed."""
        for notice in self.notices:
            if notice.sentence == sentence:
                announce(notice, sentence)
                return notice
        while len(self.notices) >= 3:
            self._remove(self.notices[0])
        notice = NoticeBar(sentence, tone, action)
        if act is not None:
            notice.acted.connect(act)
        notice.closed.connect(lambda: self._remove(notice))
        self.notices.append(notice)
        self._column.addWidget(notice)
        self.show()
        announce(notice, sentence)
        return notice

    def clear(self) -> None:
        for notice in list(self.notices):
            self._remove(notice)

    def _remove(self, notice: NoticeBar) -> None:
        if notice in self.notices:
            self.notices.remove(notice)
            self._column.removeWidget(notice)
            notice.hide()
            notice.deleteLater()
        self.setVisible(bool(self.notices))


class Banner(QWidget):
    """A strip over the whole window that says what kind of place this is: a demonstration, read only, or on hold."""

    acted = Signal()

    def __init__(self, sentence: str = "", action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 3, 16, 3)
        row.setSpacing(10)
        self._words = Small(sentence, "warm")
        self._glyph = Glyph("presentation", "warm", 18)
        row.addWidget(self._glyph)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        self.action = Button(action, Kind.QUIET)
        self.action.clicked.connect(self.acted)
        row.addWidget(self.action)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.show_sentence(sentence, action)
        theme().changed.connect(self.update)

    def show_sentence(self, sentence: str, action: str = "", icon: str = "presentation") -> None:
        """Say ``sentence``; an empty one hides the banner."""
        self._sentence = sentence
        self._glyph.show_icon(icon)
        self._say(sentence)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.setVisible(bool(sentence))

    def add_sentence(self, more: str) -> None:
        """Say ``more`` after what the banner says already; an empty one takes that back."""
        self._say(_("{sentence}. {more}").format(sentence=self._sentence, more=more) if more else self._sentence)

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self.setAccessibleName(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme().tokens
        painter = painter_for(self)
        box(painter, QRectF(self.rect()), 0, t.warm_soft)
        box(painter, QRectF(0, self.height() - 1, self.width(), 1), 0, t.line)


class Toast(QWidget):
    """A word about what was just done, with Undo; it goes by itself, but not while the keyboard is on it."""

    undone = Signal()
    gone = Signal()

    def __init__(self, parent: QWidget, seconds: float = 8) -> None:
        super().__init__(parent)
        self._over = parent
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(12)
        self._words = Body("", wrap=False)
        self.undo = Button(_("Undo"), Kind.QUIET, icon="undo-2")
        self.undo.clicked.connect(self._undo)
        self.close_button = IconButton("x", _("Close this message"))
        self.close_button.clicked.connect(self.leave)
        for widget in (self._words, self.undo, self.close_button):
            row.addWidget(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(seconds * 1000))
        self._timer.timeout.connect(self._time_is_up)
        theme().changed.connect(self.update)
        self.hide()

    def say(self, sentence: str, *, undo: bool = False) -> None:
        """Show ``sentence`` at the foot of the parent."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.undo.setVisible(undo)
        self.place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, sentence)

    def place(self) -> None:
        """Sit at the foot of the parent; the window calls this when it changes size."""
        parent = self._over
        self.adjustSize()
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - 24)

    def leave(self) -> None:
        self._timer.stop()
        self.hide()
        self.gone.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        t = theme().tokens
        box(painter_for(self), QRectF(self.rect()), RADIUS_BUTTON + 2, t.surface, t.line_strong)

    def _time_is_up(self) -> None:
        if self.undo.hasFocus() or self.close_button.hasFocus() or self.underMouse():
            self._timer.start()
        else:
            self.leave()

    def _undo(self) -> None:
        self.leave()
        self.undone.emit()
