"""Saying back: the listener types what they heard; the speaker says yes, partly or no, and puts right what was not."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance

from leaderlens.domain.session import LONGEST_LINE, Verdict
from leaderlens.i18n import _
from leaderlens.ui.sessions.rows import Rows
from leaderlens.ui.sessions.story_view import SaidBackWords
from leaderlens.ui.sessions.version_choice import VersionChoice
from leaderlens.ui.sessions.view import Choosing, Hearing, SaidBack
from leaderlens.ui.sessions.words import verdict_word
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.fields import TextArea
from leaderlens.ui.widgets.labels import Heading, Strong
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.pause import Pause


class HeardPanel(Card):
    """``heard_typed(text)`` and ``correction_typed(text)`` while somebody types, ``judged(Verdict)``, ``again_wanted``
    to say it back once more, ``kept(Versions, text)`` for a version chosen.
    """

    heard_typed = Signal(str)
    correction_typed = Signal(str)
    judged = Signal(object)
    again_wanted = Signal()
    kept = Signal(object, str)

    def __init__(self) -> None:
        super().__init__(gap=10)
        self.title = self.add(Heading("", 3))
        self._earlier = self.add(Rows(10))
        self._versions = self.add(Rows(10))
        self.heard = self.add(TextArea(_("What I heard"), least=3, most=8, limit=LONGEST_LINE))
        self.ask = self.add(Strong())
        self.buttons = {verdict: Button(verdict_word(verdict), Kind.SECONDARY) for verdict in Verdict}
        self._verdicts = self.add(FlowRow(*self.buttons.values(), gap=8))
        self.correction = self.add(TextArea(_("What I meant"), least=2, most=8, limit=LONGEST_LINE))
        self.again = Button(_("Say it back once more"), Kind.QUIET, icon="refresh-cw")
        self._again_row = self.add(FlowRow(self.again))
        self._pauses = (self._pause(self.heard, self.heard_typed), self._pause(self.correction, self.correction_typed))
        for verdict, button in self.buttons.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, chosen=verdict: self._judge(chosen))
        self.again.clicked.connect(self.again_wanted)
        self._shown: tuple[SaidBack, ...] | None = None
        self._choosing: tuple[Choosing, ...] = ()
        self._versions.hide()

    def show_hearing(self, hearing: Hearing, *, words: bool) -> None:
        """Show how far it is. ``words`` puts the kept words into the fields: not while somebody types in them."""
        self.title.setText(_("{listener} says back what they heard").format(listener=hearing.listener))
        self.heard.label.setText(_("What {listener} heard").format(listener=hearing.listener))
        self.heard.edit.setAccessibleName(self.heard.label.text())
        self.ask.setText(_("{speaker}, is that what you meant?").format(speaker=hearing.speaker))
        self.correction.label.setText(_("What {speaker} meant").format(speaker=hearing.speaker))
        self.correction.edit.setAccessibleName(self.correction.label.text())
        self._show_earlier(hearing)
        chosen = len(hearing.choosing) < len(self._choosing)
        if hearing.choosing != self._choosing:
            self._choosing = hearing.choosing
            self._versions.put(*(self._choice(one) for one in hearing.choosing))
        if words or chosen:
            self._fill(self.heard, hearing.heard)
            self._fill(self.correction, hearing.correction)
        for verdict, button in self.buttons.items():
            button.setChecked(hearing.verdict is verdict)
        mended = hearing.verdict in {Verdict.PARTLY, Verdict.NO}
        self.correction.setVisible(mended)
        self._again_row.setVisible(mended)

    def empty(self) -> None:
        """Fresh fields, to say it back once more."""
        self._fill(self.heard, "")
        self._fill(self.correction, "")
        for pause in self._pauses:
            pause.stop()

    def texts(self) -> tuple[str, str]:
        """What stands in the two fields: what was heard, and what was meant."""
        return self.heard.text(), self.correction.text()

    def _judge(self, verdict: Verdict) -> None:
        for one, button in self.buttons.items():
            button.setChecked(one is verdict)
        self.judged.emit(verdict)

    def _show_earlier(self, hearing: Hearing) -> None:
        if hearing.earlier == self._shown:
            return
        self._shown = hearing.earlier
        said_back = [SaidBackWords(hearing.listener, said) for said in hearing.earlier]
        for one in said_back:
            one.kept.connect(self.kept)
        self._earlier.put(*said_back)

    def _choice(self, choosing: Choosing) -> VersionChoice:
        choice = VersionChoice(choosing)
        choice.kept.connect(self.kept)
        return choice

    def _fill(self, area: TextArea, text: str) -> None:
        if area.text() != text:
            before = area.blockSignals(True)
            area.set_text(text)
            area.blockSignals(before)

    def _pause(self, area: TextArea, signal: SignalInstance) -> Pause:
        pause = Pause(self)
        pause.over.connect(lambda: signal.emit(area.text()))
        area.changed.connect(pause.touch)
        return pause
