"""A prompt to write from, offered once and never pressed: another one at a touch, or none."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaderlens.domain.prompt import Prompt, Situation
from leaderlens.i18n import _
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.fields import Choice
from leaderlens.ui.widgets.labels import Eyebrow, Reading
from leaderlens.ui.widgets.layouts import FlowRow

ANYTHING = "-"
"""The value of the choice that lets the season lead."""


class PromptCard(Card):
    """``use_wished`` to write from the prompt shown; ``another_wished(situation)``, empty for what the season brings;
    ``own_wished`` to write prompts of one's own.
    """

    use_wished = Signal()
    another_wished = Signal(str)
    own_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.add(Eyebrow(_("If you would like somewhere to begin")))
        self.words = self.add(Reading(""))
        self.situation = Choice("", ((ANYTHING, _("Whatever suits the season")),))
        self.situation.combo.setAccessibleName(_("What the prompt is for"))
        self.situation.changed.connect(self._another)
        self.use = Button(_("Write about this"), Kind.SECONDARY, icon="pencil")
        self.another = Button(_("Another one"), Kind.QUIET, icon="refresh-cw")
        self.own = Button(_("Your own prompts"), Kind.QUIET)
        self.use.clicked.connect(self.use_wished)
        self.another.clicked.connect(self._another)
        self.own.clicked.connect(self.own_wished)
        self.add(FlowRow(self.use, self.another, self.situation, self.own))

    def show_situations(self, situations: tuple[Situation, ...]) -> None:
        """What prompts there are for; those in season first."""
        here = self.situation.value()
        items = ((ANYTHING, _("Whatever suits the season")), *((one.id, one.name) for one in situations))
        self.situation.set_items(items)
        self.situation.set_value(here)

    def show_prompt(self, prompt: Prompt) -> None:
        """Show one."""
        self.words.setText(prompt.text)

    def _another(self) -> None:
        value = self.situation.value()
        self.another_wished.emit("" if value == ANYTHING else value)
