"""The first-run wizard in the middle of the window: one step in sight, the way there and ahead above it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaderlens.domain.people import Role
from leaderlens.i18n import _
from leaderlens.ui.accessibility import announce
from leaderlens.ui.welcome.panes import DonePane, MakingPane, OpeningPane, Pane, PersonPane
from leaderlens.ui.welcome.recovery import CheckPane, WordsPane
from leaderlens.ui.widgets.full_window import FullWindow
from leaderlens.ui.widgets.new_passphrase import NewPassphrase
from leaderlens.ui.widgets.stepper import Stepper


class PassphrasePane(Pane):
    """The passphrase is chosen and typed once. The form has signals of its own."""

    def __init__(self) -> None:
        super().__init__(
            _("A passphrase for your vault"),
            _("It opens your vault each time. Nobody can reset it, so six random words are the best choice."),
        )
        self.form = NewPassphrase()
        self.body.addWidget(self.form)

    def start(self) -> None:
        self.form.start()


class WelcomePage(FullWindow):
    """The wizard. Wishes: ``begun``, ``person_given(name, role)``, ``words_written``, ``answered({number: word})``,
    ``postponed``, ``finished(page id)``, ``demo_requested``, ``unlock_requested``; ``passphrase`` has its own.
    """

    begun = Signal()
    person_given = Signal(str, object)
    words_written = Signal()
    answered = Signal(object)
    postponed = Signal()
    finished = Signal(str)
    demo_requested = Signal()
    unlock_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(width=720, parent=parent)
        self.setAccessibleName(_("First steps"))
        self.stepper = Stepper((_("Welcome"), _("You"), _("Passphrase"), _("Recovery words"), _("Ready")))
        self.add(self.stepper)
        self.opening, self.person, self._passphrase_pane = OpeningPane(), PersonPane(), PassphrasePane()
        self.passphrase = self._passphrase_pane.form
        self._making, self.words, self.check, self.done = MakingPane(), WordsPane(), CheckPane(), DonePane()
        self._steps: dict[Pane, int] = {
            self.opening: 0, self.person: 1, self._passphrase_pane: 2, self._making: 2, self.words: 3, self.check: 3,
            self.done: 4,
        }  # fmt: skip
        for pane in self._steps:
            self.add(pane)
        self._wire()
        self._show(self.opening)

    # ------------------------------------------------------------ what the presenter shows

    def show_opening(self, *, handed_over: bool, has_vaults: bool) -> None:
        self.opening.show_occasion(handed_over=handed_over, has_vaults=has_vaults)
        self._show(self.opening)

    def show_person(self, problem: str = "") -> None:
        """Ask for role and name; ``problem`` is what was wrong with the name."""
        self._show(self.person)
        if problem:
            self.person.show_problem(problem)

    def show_passphrase(self) -> None:
        self._show(self._passphrase_pane)

    def show_making(self) -> None:
        self._show(self._making)

    def show_recovery(self, words: tuple[str, ...]) -> None:
        """Show the 24 words to be written down."""
        self.words.words.show_words(words)
        self._show(self.words)

    def show_check(self, numbers: tuple[int, ...]) -> None:
        """Ask for the words with these numbers; they are off the screen meanwhile."""
        self.words.words.show_words(())
        self.check.check.ask(numbers)
        self._show(self.check)

    def show_wrong(self, numbers: tuple[int, ...]) -> None:
        """These answers are other words."""
        self.check.check.show_wrong(numbers)

    def show_done(self, first_name: str, role: Role, *, confirmed: bool) -> None:
        self.check.check.ask(())
        self.done.show_person(first_name, role, confirmed=confirmed)
        self._show(self.done)

    @property
    def pane(self) -> Pane:
        """The step in sight."""
        return self._pane

    # ------------------------------------------------------------ inside

    def _wire(self) -> None:
        self.opening.begun.connect(self.begun)
        self.opening.demo_requested.connect(self.demo_requested)
        self.opening.unlock_requested.connect(self.unlock_requested)
        self.person.given.connect(self.person_given)
        self.person.left.connect(lambda: self._show(self.opening))
        self.passphrase.left.connect(lambda: self._show(self.person))
        self.words.written.connect(self.words_written)
        self.check.answered.connect(self.answered)
        self.check.postponed.connect(self.postponed)
        self.done.wanted.connect(self.finished)

    def _show(self, pane: Pane) -> None:
        self._pane = pane
        for one in self._steps:
            one.setVisible(one is pane)
        self.stepper.show_step(self._steps[pane])
        self.to_top()
        pane.start()
        announce(self, _("{step}. {title}").format(step=self.stepper.accessibleName(), title=pane.title.text()))
