"""The scripts: read one, and change a copy of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaderlens.domain.script import Script, Scripts, Speaker, Step
from leaderlens.i18n import _
from leaderlens.ui.sessions.words import minutes_words
from leaderlens.ui.style.metrics import RATING_WIDTH
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.chip import Chip, Tone
from leaderlens.ui.widgets.fields import Choice, TextArea, TextField
from leaderlens.ui.widgets.labels import Body, Eyebrow, Heading, Reading, Small
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.page import PageScaffold
from leaderlens.ui.widgets.pause import Pause

_W = TypeVar("_W", bound=QWidget)
_MINUTES = (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 15, 20, 25, 30)


def speakers(step: Step) -> str:
    """Who speaks in a step, in order."""
    names = {
        Speaker.LEADER: _("Leader"),
        Speaker.CHIEF_EXECUTIVE: _("Chief Executive"),
        Speaker.COACH: _("Coach"),
        Speaker.ADVISER: _("Adviser"),
        Speaker.FIRST: _("Whoever speaks first"),
        Speaker.SECOND: _("The other"),
    }
    return _(", then ").join(names[one] for one in step.speaks)


class StepRead(Card):
    """One step to read: what happens, what is said aloud, and the coach's tip."""

    def __init__(self, step: Step, phase: str) -> None:
        super().__init__(gap=6)
        self.add(Eyebrow(_("{phase} · {length}").format(phase=phase, length=minutes_words(step.minutes))))
        self.add(Heading(step.title, 3))
        self.add(Small(speakers(step), "ink2"))
        self.add(Reading(_("“{question}”").format(question=step.say_aloud)))
        if step.say_aloud_election:
            self.add(Small(_("Before an election: “{question}”").format(question=step.say_aloud_election), "ink2"))
        self.add(Body(step.instruction))
        if step.instruction_alone:
            self.add(Small(_("Without a coach: {instruction}").format(instruction=step.instruction_alone), "ink2"))
        self.add(Small(_("For a coach: {tip}").format(tip=step.coach_tip), "ink2"))


class StepEdit(Card):
    """One step to change. ``step()`` is what is in the fields now; ``changed`` when something is typed or chosen."""

    changed = Signal()

    def __init__(self, step: Step) -> None:
        super().__init__(gap=10)
        self._step = step
        self.title = self.add(TextField(_("Title of the step")))
        self.minutes = self.add(Choice(_("Length")))
        self.minutes.set_items(tuple((str(n), minutes_words(n)) for n in sorted({*_MINUTES, step.minutes})))
        self.question = self.add(TextArea(_("Said aloud"), least=2, most=6))
        self.instruction = self.add(TextArea(_("What happens"), least=3, most=10))
        self.tip = self.add(TextArea(_("For a coach"), least=2, most=6))
        self.title.set_text(step.title)
        self.minutes.set_value(str(step.minutes))
        self.question.set_text(step.say_aloud)
        self.instruction.set_text(step.instruction)
        self.tip.set_text(step.coach_tip)
        for said in self._texts().values():
            said.changed.connect(self.changed)
        self.minutes.changed.connect(self.changed)

    def words(self) -> dict[str, str]:
        """What stands in the fields, as it is typed."""
        return {"minutes": self.minutes.value(), **{name: field.text() for name, field in self._texts().items()}}

    def show_words(self, words: Mapping[str, str]) -> None:
        """Go on with what was typed before."""
        for name, said in self._texts().items():
            if name in words:
                said.set_text(words[name])
        self.minutes.set_value(words.get("minutes", self.minutes.value()))

    def _texts(self) -> dict[str, TextField | TextArea]:
        return {"title": self.title, "question": self.question, "instruction": self.instruction, "tip": self.tip}

    def step(self) -> Step:
        """The step as it is written now."""
        told = _one_line(self.instruction.text())
        return replace(
            self._step,
            title=_one_line(self.title.text()),
            minutes=int(self.minutes.value()),
            say_aloud=_one_line(self.question.text()),
            instruction=told,
            instruction_alone=self._step.instruction_alone if told == self._step.instruction else "",
            coach_tip=_one_line(self.tip.text()),
        )


def _one_line(text: str) -> str:
    return " ".join(text.split())


class ScriptView(PageScaffold):
    """``chosen(id)`` another script, ``kept(Script)`` a changed copy, ``restored(id)`` the original, ``closed``;
    ``typed`` while a copy is changed, ``left`` when it is to stay as it was.
    """

    chosen = Signal(str)
    kept = Signal(object)
    restored = Signal(str)
    closed = Signal()
    typed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(_("Scripts"), _("What a session goes by. You may change a copy; the original stays."),
                         width=RATING_WIDTH)  # fmt: skip
        self.back = Button(_("All sessions"), Kind.QUIET, icon="arrow-left")
        self.change = Button(_("Change a copy"), Kind.SECONDARY, icon="pencil")
        self.restore = Button(_("Go back to the original"), Kind.QUIET, icon="undo-2")
        self.keep = Button(_("Keep the copy"), Kind.PRIMARY)
        self.leave = Button(_("Leave it as it was"), Kind.QUIET)
        self.script = self.add(Choice(_("Script")))
        self.reading_row = self.add(FlowRow(self.change, self.restore, self.back, gap=8))
        self.problem = self.add(Body("", "danger"))
        self.problem.hide()
        self.writing_row = self.add(FlowRow(self.keep, self.leave, gap=8))
        self.steps: tuple[StepEdit, ...] = ()
        self.name: TextField | None = None
        self._parts: list[QWidget] = []
        self._scripts: Scripts | None = None
        self._one: Script | None = None
        self._writing = False
        self.script.changed.connect(lambda: self.chosen.emit(self.script.value()))
        self.change.clicked.connect(lambda: self._show(writing=True))
        self.leave.clicked.connect(self._leave)
        self._pause = Pause(self)
        self._pause.over.connect(self.typed)
        self.keep.clicked.connect(self._keep)
        self.restore.clicked.connect(lambda: self.restored.emit(self.script.value()))
        self.back.clicked.connect(self.closed)
        theme().changed.connect(self._again)

    @property
    def writing(self) -> bool:
        """Whether a copy is being changed."""
        return self._writing

    def words(self) -> dict[str, str]:
        """The copy in the making, field by field; empty while none is."""
        if not self._writing or self.name is None:
            return {}
        fields = {f"{step.id}.{name}": text for step, edit in self._edits() for name, text in edit.words().items()}
        return {"name": self.name.text(), **fields}

    def show_script(
        self,
        shipped: Scripts,
        scripts: tuple[Script, ...],
        one: Script,
        words: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Show ``one`` of ``scripts``; ``shipped`` says what its phases are called.

        With ``words`` a copy of it is in the making, and they are what was typed in it.
        """
        self._scripts, self._one = shipped, one
        self.script.set_items(tuple((script.id, script.title) for script in scripts))
        self.script.set_value(one.id)
        self._show(writing=bool(words))
        if words and self.name is not None:
            self.name.set_text(words.get("name", one.title))
            for step, edit in self._edits():
                inside = f"{step.id}."
                edit.show_words({n.removeprefix(inside): text for n, text in words.items() if n.startswith(inside)})
            self._pause.stop()
        self.to_top()

    def show_problem(self, sentence: str) -> None:
        """Why a copy cannot be kept yet; what is typed stays."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.to_top()

    def _show(self, *, writing: bool) -> None:
        if self._scripts is None or self._one is None:
            return
        self._writing = writing
        self._clear()
        self.show_problem("")
        one = self._one
        self.script.setVisible(not writing)
        self.reading_row.setVisible(not writing)
        self.writing_row.setVisible(writing)
        self.restore.setVisible(one.own)
        self.reading_row.updateGeometry()
        if writing:
            self.name = self._put(TextField(_("Title of the script")))
            self.name.set_text(one.title)
            self.steps = tuple(self._put(StepEdit(step)) for step in one.steps)
            self.name.changed.connect(self._pause.touch)
            for edit in self.steps:
                edit.changed.connect(self._pause.touch)
            self.name.edit.setFocus()
            return
        card = self._put(Card(gap=8))
        if one.own:
            card.add(FlowRow(Chip(_("Your copy, on this laptop only"), Tone.ACCENT)))
        card.add(Heading(one.title, 2))
        card.add(Small(_("{length} · {line}").format(length=minutes_words(one.minutes), line=one.line), "ink2"))
        for title, text in (
            (_("When"), one.when),
            (_("Before you meet"), one.before),
            (_("What you come away with"), one.outcome),
            (_("Without a coach"), one.without_coach),
        ):
            if text:
                card.add(Eyebrow(title))
                card.add(Body(text, "ink2"))
        for step in one.steps:
            self._put(StepRead(step, self._scripts.phase(step.phase).name))
        self._put(Small(self._scripts.source))

    def _edits(self) -> tuple[tuple[Step, StepEdit], ...]:
        return () if self._one is None else tuple(zip(self._one.steps, self.steps, strict=True))

    def _leave(self) -> None:
        self._show(writing=False)
        self.left.emit()

    def _keep(self) -> None:
        if self._one is not None and self.name is not None:
            steps = tuple(edit.step() for edit in self.steps)
            total = sum(step.minutes for step in steps)
            self.kept.emit(replace(self._one, title=_one_line(self.name.text()), steps=steps, minutes=total, own=True))

    def _put(self, widget: _W) -> _W:
        self._parts.append(widget)
        return self.add(widget)

    def _clear(self) -> None:
        for part in self._parts:
            self.body.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._pause.stop()
        self._parts, self.steps, self.name = [], (), None

    def _again(self) -> None:
        if not self._writing:  # what is being typed is not laid out anew
            self._show(writing=False)
