"""Choosing a passphrase: six words are offered, one's own is possible, and either is typed once before it counts."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.i18n import _
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.fields import PassphraseField
from leaderlens.ui.widgets.labels import Body
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.word_grid import WordGrid


class NewPassphrase(QWidget):
    """First choose, then type it once. ``chosen(passphrase)`` at the end.

    ``another_requested``: fresh words are wanted (answer with ``offer``); ``typed(text)``: one's own is being typed
    (answer with ``show_advice``); ``left``: Back from the first of the two steps.
    """

    another_requested = Signal()
    typed = Signal(str)
    chosen = Signal(str)
    left = Signal()

    def __init__(self, back: str = "", parent: QWidget | None = None) -> None:
        """``back`` is what the way out of the first step is called; plain Back when empty."""
        super().__init__(parent)
        self._own = False
        self._allowed = False
        self._passphrase = ""
        self._build(back or _("Back"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._choosing, self._typing):
            self._column.addWidget(part)
        self.start()

    def start(self) -> None:
        """Begin anew, with six words."""
        self._passphrase = ""
        self.own_field.set_text("")
        self.again.set_text("")
        self._own = True
        self._toggle_own()
        self._show_step(typing=False)

    def offer(self, words: tuple[str, ...]) -> None:
        """Offer these six words."""
        self.grid.show_words(words)
        self._follow()

    def show_advice(self, sentence: str, *, ok: bool) -> None:
        """Say what the one's own passphrase is worth; only one that is ``ok`` can be taken."""
        self._allowed = ok
        self.own_field.show_hint(sentence)
        self._follow()

    def set_busy(self, *, busy: bool) -> None:
        """Nothing can be pressed while it is being set."""
        self.setEnabled(not busy)

    def _build(self, back: str) -> None:
        space = theme().metrics.space
        self.grid = WordGrid()
        self.grid.setAccessibleName(_("Six words for a passphrase"))
        self.another = Button(_("Another six"), Kind.SECONDARY, icon="refresh-cw")
        self.another.clicked.connect(self.another_requested)
        self.own = Button("", Kind.QUIET)
        self.own.clicked.connect(self._toggle_own)
        self.own_field = PassphraseField(_("A passphrase of my own"))
        self.own_field.changed.connect(lambda: self.typed.emit(self.own_field.text()))
        self.own_field.submitted.connect(self._go_on)
        self.go_on = Button("", Kind.PRIMARY, trailing="arrow-right")
        self.go_on.clicked.connect(self._go_on)
        self.back = Button(back, Kind.QUIET)
        self.back.clicked.connect(self.left)
        self._choosing = QWidget()
        first = QVBoxLayout(self._choosing)
        first.setContentsMargins(0, 0, 0, 0)
        first.setSpacing(space(12))
        self._advice = Body(_("Write these six words down, in this order, with spaces between them."), "ink2")
        first.addWidget(self._advice)
        first.addWidget(self.grid)
        first.addWidget(self.own_field)
        first.addWidget(FlowRow(self.another, self.own))
        first.addSpacing(space(8))
        first.addWidget(FlowRow(self.go_on, self.back))
        self.again = PassphraseField(_("Your passphrase"))
        self.again.changed.connect(self._retyped)
        self.again.submitted.connect(self._compare)
        self.take = Button(_("Use this passphrase"), Kind.PRIMARY, trailing="arrow-right")
        self.take.clicked.connect(self._compare)
        self.back_to_words = Button(_("Back"), Kind.QUIET)
        self.back_to_words.clicked.connect(lambda: self._show_step(typing=False))
        self._typing = QWidget()
        second = QVBoxLayout(self._typing)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(space(12))
        second.addWidget(Body(_("Now type it once, from what you wrote down, to be sure of it."), "ink2"))
        second.addWidget(self.again)
        second.addSpacing(space(8))
        second.addWidget(FlowRow(self.take, self.back_to_words))

    def _toggle_own(self) -> None:
        self._own = not self._own
        for widget in (self.grid, self.another, self._advice):
            widget.setVisible(not self._own)
        self.own_field.setVisible(self._own)
        self.own.setText(_("Offer me six words") if self._own else _("I would rather choose my own"))
        self.go_on.setText(_("Continue") if self._own else _("I have written it down"))
        if self._own:
            self.own_field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.typed.emit(self.own_field.text())
        self._follow()

    def _follow(self) -> None:
        self.go_on.setEnabled(self._allowed if self._own else bool(self.grid.words))

    def _go_on(self) -> None:
        if not self.go_on.isEnabled():
            return
        self._passphrase = self.own_field.text() if self._own else " ".join(self.grid.words)
        self._show_step(typing=True)

    def _show_step(self, *, typing: bool) -> None:
        self.again.set_text("")
        self.again.show_problem("")
        self._choosing.setVisible(not typing)
        self._typing.setVisible(typing)
        if typing:
            self.again.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.isVisible():
            (self.own_field.edit if self._own else self.go_on).setFocus(Qt.FocusReason.OtherFocusReason)

    def _retyped(self) -> None:
        self.again.show_problem("")

    def _compare(self) -> None:
        if _spelt(self.again.text()) != _spelt(self._passphrase):
            self.again.show_problem(_("This is not the same yet. You can go back and look at it again."))
            self.again.edit.selectAll()
            return
        passphrase, self._passphrase = self._passphrase, ""
        for field in (self.again, self.own_field):
            field.take()
        self.grid.show_words(())
        self.chosen.emit(passphrase)


def _spelt(passphrase: str) -> str:
    """One spelling on every keyboard, as the vault reads it."""
    return unicodedata.normalize("NFKC", passphrase).strip()
