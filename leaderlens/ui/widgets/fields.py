"""Fields to type in: a label above, a hint or a problem below, and the field between them."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from leaderlens.i18n import _
from leaderlens.ui.accessibility import announce
from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets import room
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.labels import Small, TextLabel


class Labelled(QWidget):
    """A field with its label, and room below for a hint or a problem. ``field`` is the control itself.

    ``beside`` puts the hint at the far end of the label's line instead.
    """

    def __init__(
        self, label: str, field: QWidget, hint: str = "", parent: QWidget | None = None, *, beside: bool = False
    ) -> None:
        super().__init__(parent)
        self.field = field
        self._hint_text, self._room_text = hint, ""
        self.label = TextLabel(label, Type.SMALL_STRONG, "ink2")
        self.label.setBuddy(field)
        self._hint = Small(hint)
        if not hint:  # shown before it has a parent, it would flash up as a window of its own
            self._hint.hide()
        self.row = QHBoxLayout()
        self.row.setSpacing(8)
        self.row.addWidget(field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if beside:
            self._hint.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignBottom)
            head = QHBoxLayout()
            head.setSpacing(12)
            head.addWidget(self.label, 2)
            head.addWidget(self._hint, 3)
            column.addLayout(head)
            column.addLayout(self.row)
        else:
            column.addWidget(self.label)
            column.addLayout(self.row)
            column.addWidget(self._hint)
        self.label.setVisible(bool(label))
        field.setAccessibleName(label)
        field.setAccessibleDescription(hint)
        self.setFocusProxy(field)

    def show_hint(self, hint: str) -> None:
        """Say ``hint`` below the field from now on."""
        self._hint_text = hint
        self._say_hint()

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong, in words and in the field's outline; an empty sentence takes it back."""
        if sentence:
            self._say(sentence, "danger", problem=True)
            announce(self.field, sentence)
        else:
            self._say_hint()

    def _say_hint(self) -> None:
        """The hint, or how much room is left while there is little."""
        if self._room_text:
            self._say(self._room_text, "warm", problem=False)
        else:
            self._say(self._hint_text, "ink3", problem=False)

    def _show_room(self, left: int, limit: int, *, cut: bool) -> None:
        """Say how much room is left, in place of the hint and of what was wrong before; aloud when there is none."""
        said = room.told(left, limit, cut=cut)
        if said != self._room_text:
            self._room_text = said
            self._say_hint()
            if left <= 0:
                announce(self.field, said)

    def _say(self, text: str, tone: str, *, problem: bool) -> None:
        self._hint.set_tone(tone)
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
        self.field.setAccessibleDescription(text)
        self.field.setProperty("problem", problem)
        self.field.style().polish(self.field)


class TextField(Labelled):
    """One line of text. With a ``limit`` it takes no more characters than that, and says so when they run out."""

    changed = Signal()
    submitted = Signal()

    def __init__(
        self, label: str, hint: str = "", *, placeholder: str = "", limit: int = 0, parent: QWidget | None = None
    ) -> None:
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(placeholder)
        super().__init__(label, self.edit, hint, parent)
        self._limit, self._cut = limit, False
        if limit:
            self.edit.setMaxLength(limit)
            self.edit.inputRejected.connect(self._refused)
            self.edit.textChanged.connect(self._measure)
        self.edit.textChanged.connect(lambda _text: self.changed.emit())
        self.edit.returnPressed.connect(self.submitted)

    def text(self) -> str:
        return self.edit.text()

    def set_text(self, text: str) -> None:
        if self._limit:  # what was kept already is shown whole
            self.edit.setMaxLength(max(self._limit, room.units(text)))
        self.edit.setText(text)

    def _refused(self) -> None:
        self._cut = True
        self._show_room(self._left(), self._limit, cut=True)

    def _measure(self) -> None:
        left = self._left()
        self._show_room(left, self._limit, cut=self._cut and not left)
        self._cut = False

    def _left(self) -> int:
        return self._limit - room.units(self.edit.text())


class PassphraseField(TextField):
    """A passphrase: hidden until shown, never remembered by the input method, with a word about Caps Lock.

    Caps Lock is told from what is typed: a capital without Shift, or a small letter with it.
    """

    def __init__(self, label: str = "", hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(label or _("Passphrase"), hint, parent=parent)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.edit.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.reveal = Button(_("Show"), Kind.QUIET)
        self.reveal.setCheckable(True)
        self.reveal.setAccessibleName(_("Show the passphrase"))
        self.reveal.toggled.connect(self._reveal)
        self.row.addWidget(self.reveal)
        self.edit.installEventFilter(self)
        self.caps_lock = False

    def take(self) -> str:
        """The passphrase, and an empty field behind it."""
        words = self.edit.text()
        self.edit.clear()
        self.reveal.setChecked(False)
        return words

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            letter = event.text()
            if len(letter) == 1 and letter.isalpha() and letter.lower() != letter.upper():
                shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._caps(on=letter.isupper() is not shift)
            elif event.key() == Qt.Key.Key_CapsLock and self.caps_lock:
                self._caps(on=False)
        return super().eventFilter(watched, event)

    def _caps(self, *, on: bool) -> None:
        if on is self.caps_lock:
            return
        self.caps_lock = on
        if on:
            sentence = _("Caps Lock is on.")
            self._say(sentence, "warm", problem=False)
            announce(self.edit, sentence)
        else:
            self._say(self._hint_text, "ink3", problem=False)

    def _reveal(self, shown: bool) -> None:  # noqa: FBT001 - Qt's toggled signal carries it
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.reveal.setText(_("Hide") if shown else _("Show"))
        self.reveal.setAccessibleName(_("Hide the passphrase") if shown else _("Show the passphrase"))


class _GrowingText(QPlainTextEdit):
    """Plain text that is as tall as what is written in it, between two bounds. Tab moves on."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.updateGeometry())

    def sizeHint(self) -> QSize:
        font = QFontMetricsF(self.font())
        line = ceil(font.ascent()) + ceil(font.descent())  # as a text layout rounds it
        lines = max(self._least, min(self._most, round(self.document().size().height())))
        frame = 2 * (theme().metrics.space(8) + 1) + 3 * round(self.document().documentMargin())
        return QSize(240, lines * line + frame)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()


class TextArea(Labelled):
    """Several lines of plain text that grow with what is written, from ``least`` to ``most`` lines. With a ``limit``
    they take no more characters than that, and say so when they run out: what stood there is never cut, only what came.
    """

    changed = Signal()

    def __init__(
        self,
        label: str = "",
        hint: str = "",
        *,
        placeholder: str = "",
        least: int = 3,
        most: int = 12,
        beside: bool = False,
        limit: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        self.edit = _GrowingText(least, most)
        self.edit.setPlaceholderText(placeholder)
        super().__init__(label, self.edit, hint, parent, beside=beside)
        self._bound, self._held, self._putting = limit, 0, False
        if limit:
            self.edit.textChanged.connect(self._keep_within)  # before anybody hears of it
        self.edit.textChanged.connect(self.changed)

    def text(self) -> str:
        return self.edit.toPlainText()

    def set_text(self, text: str) -> None:
        self._putting = True  # what was kept already is shown whole
        self.edit.setPlainText(text)
        self._putting = False
        if self._bound:  # even where nobody is to hear of it
            self._measure()

    def _keep_within(self) -> None:
        over = len(self.text()) - max(self._bound, self._held)
        cut = over > 0 and not self._putting
        if cut:
            room.take_back(self.edit, over)
        self._measure(cut=cut)

    def _measure(self, *, cut: bool = False) -> None:
        self._held = len(self.text())
        self._show_room(self._bound - self._held, self._bound, cut=cut)


class Choice(Labelled):
    """One of several, from a drop-down list. Items are (value, text)."""

    changed = Signal()

    def __init__(
        self, label: str, items: tuple[tuple[str, str], ...] = (), hint: str = "", parent: QWidget | None = None
    ) -> None:
        self.combo = QComboBox()
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        super().__init__(label, self.combo, hint, parent)
        self.set_items(items)
        self.combo.activated.connect(lambda _index: self.changed.emit())

    def set_items(self, items: tuple[tuple[str, str], ...]) -> None:
        self.combo.clear()
        for value, text in items:
            self.combo.addItem(text, value)

    def value(self) -> str:
        """The chosen value, empty when there is nothing to choose."""
        return str(self.combo.currentData() or "")

    def set_value(self, value: str) -> None:
        """Show ``value``; unknown values leave the choice as it is. Says nothing."""
        index = self.combo.findData(value)
        if index >= 0:
            self.combo.setCurrentIndex(index)
