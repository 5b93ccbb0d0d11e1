"""What helps two people to talk about an item: three questions, an example for each seat, and how it goes wrong."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.domain.checkin import Subject
from leaderlens.domain.lens import Prompts
from leaderlens.domain.people import Role
from leaderlens.i18n import _
from leaderlens.ui.lenses.wording_form import in_one_line, put_quietly
from leaderlens.ui.lenses.words import NO_PROMPTS, ItemWords
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.fields import Choice, TextArea
from leaderlens.ui.widgets.labels import Heading, Small

_QUESTIONS = 3
"""The fields that begin the form: to describe, to express, to check back."""


class TalkForm(QWidget):
    """All of it may stay empty. ``changed`` when the person changes anything."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().metrics.space(10))
        column.addWidget(Heading(_("For your conversation, if you like"), 3))
        column.addWidget(Small(_("Reworded at any time: the chart goes on, because nothing else is asked."), "ink2"))
        self.seat = Choice(
            _("Whom the three questions are for"),
            (
                ("", _("Both of you")),
                (Role.LEADER.value, _("The leader alone")),
                (Role.CHIEF_EXECUTIVE.value, _("The chief executive alone")),
            ),
            _("Where one of you has no question alone, the one for both is asked."),
        )
        column.addWidget(self.seat)
        self.describe = self._area(_("A question to describe what happened"))
        self.express = self._area(_("A question to say how it felt"))
        self.check_back = self._area(_("A question to check back"))
        self.examples = {
            Subject.LEADER: self._area(_("What it looks like in a leader"), _("Puts the pen down.")),
            Subject.CHIEF_EXECUTIVE: self._area(_("What it looks like in a chief executive"), _("Asks once more.")),
        }
        self.overdone = self._area(_("What it looks like when it is overdone"), _("Never comes to the point."))
        self.warning_sign = self._area(_("A warning sign"), _("You rehearse before you speak to each other."))
        for number, area in enumerate(self.areas):
            column.addWidget(area)
            area.changed.connect(self._asked if number < _QUESTIONS else self.changed)
        self._prompts = NO_PROMPTS
        self.seat.changed.connect(self._show_questions)
        self._show_questions()

    @property
    def areas(self) -> tuple[TextArea, ...]:
        """Every field, in the order in which they stand."""
        return (
            self.describe, self.express, self.check_back, *self.examples.values(), self.overdone, self.warning_sign,
        )  # fmt: skip

    def show_words(self, words: ItemWords) -> None:
        """Fill it in; for whom the questions are stays as it was chosen. Says nothing."""
        self._prompts = words.prompts
        self._show_questions()
        texts = (*(words.looks_like.get(side, "") for side in self.examples), words.overdone, words.warning_sign)
        for area, text in zip(self.areas[_QUESTIONS:], texts, strict=True):
            put_quietly(area, text)
        self.warning_sign.setVisible(words.two_sided)

    @property
    def prompts(self) -> Prompts:
        """The three questions for both, and those that one seat is asked in their place."""
        return self._prompts

    def _show_questions(self) -> None:
        """Show what is asked of whom is chosen; what both are asked stands in grey where one seat has nothing else."""
        seat, both = self.seat.value(), self._prompts
        shown = both.seats.get(Role(seat), NO_PROMPTS) if seat else both
        examples = Prompts(
            _("When did one of you wait?"), _("What was it like to be heard out?"), _("Say back what mattered to them.")
        )
        grey = both if seat else examples
        for area, text, example in zip(self.areas[:_QUESTIONS], _texts(shown), _texts(grey), strict=True):
            put_quietly(area, text)
            area.edit.setPlaceholderText(example)

    def _asked(self) -> None:
        """A question was typed: it is for whom is chosen."""
        typed = Prompts(in_one_line(self.describe), in_one_line(self.express), in_one_line(self.check_back))
        if seat := self.seat.value():
            self._prompts = replace(self._prompts, seats={**self._prompts.seats, Role(seat): typed})
        else:
            self._prompts = replace(typed, seats=self._prompts.seats)
        self.changed.emit()

    @property
    def looks_like(self) -> dict[Subject, str]:
        """An example for each seat."""
        return {side: in_one_line(area) for side, area in self.examples.items()}

    @staticmethod
    def _area(label: str, placeholder: str = "") -> TextArea:
        return TextArea(label, placeholder=placeholder, least=2, most=5)


def _texts(prompts: Prompts) -> tuple[str, str, str]:
    return prompts.describe, prompts.express, prompts.check_back
