"""Sealing: what it means in three lines, a tick that says one has finished, and only then the button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.i18n import _, ngettext
from leaderlens.ui.style.metrics import READING_WIDTH
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import HeroCard
from leaderlens.ui.widgets.check_row import CheckRow
from leaderlens.ui.widgets.chip import Tone
from leaderlens.ui.widgets.labels import Body, Small, Strong
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.notice import Glyph, NoticeBar
from leaderlens.ui.widgets.page import PageScaffold


class SealView(PageScaffold):
    """``sealed`` when the person seals, ``back_wanted`` to look over once more."""

    sealed = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("Seal your sheet"), width=READING_WIDTH)
        self._said = self.add(QWidget())
        self._notices = QVBoxLayout(self._said)
        self._notices.setContentsMargins(0, 0, 0, 0)
        self._said.hide()
        self.notice: NoticeBar | None = None
        card = self.add(HeroCard(gap=14))
        self.lines = (Body(), Body(), Body())
        for icon, line in zip(("lock", "eye-off", "users"), self.lines, strict=True):
            card.add_row(Glyph(icon, "accent"), line, gap=14, trail=False)
        card.add_divider()
        self.left_out = card.add(Strong())
        self.unshared = card.add(Small("", "ink2"))
        self.finished = card.add(CheckRow(_("I have finished")))
        self.finished.toggled.connect(self._ready)
        self.seal_button = Button(_("Seal my sheet"), Kind.PRIMARY, icon="lock")
        self.seal_button.clicked.connect(self._seal)
        self.back_button = Button(_("Look over once more"), Kind.QUIET)
        self.back_button.clicked.connect(self.back_wanted)
        self.body.addSpacing(theme().metrics.space(2))
        self.add(FlowRow(self.seal_button, self.back_button))

    def show_sealing(self, partner: str, unanswered: int, title: str, unshared: int = 0) -> None:
        """Explain, and wait for the tick. ``unanswered`` questions stay so; ``unshared`` moments stay here."""
        self.set_title(_("Seal your sheet"), title)
        never, nobody, both = self.lines
        never.setText(_("Once sealed, your answers never change: not by you, not by anybody."))
        nobody.setText(
            _("Until {name} has sealed too, nobody can read them. Neither can this app on {name}’s side.").format(
                name=partner
            )
        )
        both.setText(_("When both of you have sealed, both of you see both."))
        self.left_out.setText(
            ngettext(
                "{count} question is not answered and stays so.",
                "{count} questions are not answered and stay so.",
                unanswered,
            ).format(count=unanswered)
        )
        self.left_out.setVisible(unanswered > 0)
        self.unshared.setText(
            ngettext(
                "{count} moment is for you alone: it stays in your vault, and {name} never sees it.",
                "{count} moments are for you alone: they stay in your vault, and {name} never sees them.",
                unshared,
            ).format(count=unshared, name=partner)
        )
        self.unshared.setVisible(unshared > 0)
        self.finished.setChecked(False)
        self.finished.setEnabled(True)
        self.show_problem("")
        self._ready()
        self.to_top()

    def show_problem(self, sentence: str) -> None:
        """Why it could not be sealed; the sheet is still a draft, and sealing may be tried again."""
        if self.notice is not None:
            self._notices.removeWidget(self.notice)
            self.notice.hide()
            self.notice.deleteLater()
            self.notice = None
        if sentence:
            self.notice = NoticeBar(sentence, Tone.WARM, _("Try again"), closable=False)
            self.notice.acted.connect(self._seal)
            self._notices.addWidget(self.notice)
            self.to_top()
        self._said.setVisible(bool(sentence))
        self.finished.setEnabled(True)
        self.back_button.setEnabled(True)
        self.seal_button.setText(_("Seal my sheet"))
        self._ready()

    def _ready(self) -> None:
        self.seal_button.setEnabled(self.finished.isChecked())

    def _seal(self) -> None:
        """Ask once: until the worker answers there is nothing more to press."""
        self.seal_button.setText(_("Sealing"))
        for control in (self.seal_button, self.back_button, self.finished):
            control.setEnabled(False)
        self.sealed.emit()
