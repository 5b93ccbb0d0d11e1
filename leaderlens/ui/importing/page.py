"""The import page: one card at a time, earlier imports below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaderlens.i18n import _
from leaderlens.ui.importing.cards import ChooseCard, DoneCard, EarlierCard, LookCard
from leaderlens.ui.importing.view import Earlier, Looked
from leaderlens.ui.style.metrics import RATING_WIDTH
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.page import PageScaffold


class ImportingPage(PageScaffold):
    """``back_wanted``. ``stepped(done, total)`` may be emitted on the worker: it tells how far it is."""

    back_wanted = Signal()
    stepped = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            _("Import a journal"),
            _("Bring in what you wrote elsewhere. It stays private, and nothing here is written over."),
            width=RATING_WIDTH,
            parent=parent,
        )
        self.back = Button(_("Back to the journal"), Kind.QUIET, icon="arrow-left")
        self.back.clicked.connect(self.back_wanted)
        self.add_action(self.back)
        self.choose = self.add(ChooseCard())
        self.look = self.add(LookCard())
        self.done = self.add(DoneCard())
        self.earlier = self.add(EarlierCard())
        self.stepped.connect(self._step)

    def show_start(self) -> None:
        """Ready to choose."""
        self.choose.show_busy("")
        self.choose.show()
        self.look.hide()
        self.done.hide()

    def show_busy(self, sentence: str) -> None:
        """Something is read or taken in; the rest waits."""
        self.choose.show_busy(sentence)
        self.choose.show()
        self.look.hide()
        self.done.hide()
        self.earlier.setEnabled(False)

    def show_looked(self, found: Looked) -> None:
        """What would come in."""
        self._rest()
        self.choose.hide()
        self.done.hide()
        self.look.show_looked(found)
        self.to_top()

    def show_done(self, sentence: str, *, undoable: bool) -> None:
        """What came of it."""
        self._rest()
        self.choose.hide()
        self.look.hide()
        self.done.show_done(sentence, undoable=undoable)
        self.to_top()

    def show_problem(self, sentence: str, tone: str = "danger") -> None:
        """Why it did not go; another can be chosen."""
        self._rest()
        self.show_start()
        self.choose.tell(sentence, tone)

    def show_earlier(self, imports: tuple[Earlier, ...]) -> None:
        """Imports of before."""
        self.earlier.show_earlier(imports)

    def _rest(self) -> None:
        self.choose.show_busy("")
        self.earlier.setEnabled(True)

    def _step(self, done: int, total: int) -> None:
        if total:
            told = _("{done} of {total} entries. Leaving this page stops it, and then nothing is brought in.")
            self.choose.progress.setText(told.format(done=done, total=total))
        elif done:
            self.choose.progress.setText(_("{done} entries so far").format(done=done))
