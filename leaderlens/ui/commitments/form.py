"""A form on the page: it asks for what its kind asks for, holds every word typed, and says gently what is wanting."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.i18n import _, ngettext
from leaderlens.ui.accessibility import announce
from leaderlens.ui.commitments.form_fields import Field, Shape, fields_of
from leaderlens.ui.commitments.picks import Picks
from leaderlens.ui.commitments.view import FormView
from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.check_row import CheckRow
from leaderlens.ui.widgets.date_field import DateField
from leaderlens.ui.widgets.fields import TextArea, TextField
from leaderlens.ui.widgets.labels import Body, Heading, Small, TextLabel
from leaderlens.ui.widgets.layouts import Columns, FlowRow
from leaderlens.ui.widgets.pause import Pause


class PicksField(QWidget):
    """Picks below their label, with room for a hint or a problem."""

    changed = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.picks = Picks(field.label, field.choices)
        self._hint, self._hint_text, self._explained = Small(field.hint), field.hint, dict(field.explained)
        _column(self, _label(field.label), self.picks, self._hint)
        self.show_problem("")
        self.picks.changed.connect(self.changed)

    def text(self) -> str:
        return self.picks.value()

    def set_text(self, value: str) -> None:
        self.picks.set_value(value)
        self.show_problem("")

    def show_problem(self, sentence: str) -> None:
        told = sentence or self._explained.get(self.picks.value(), self._hint_text)
        self._hint.set_tone("danger" if sentence else "ink2" if self._explained else "ink3")
        self._hint.setText(told)
        self._hint.setVisible(bool(told))
        if sentence:
            announce(self.picks, sentence)

    def start(self) -> None:
        self.picks.start()


class DayField(QWidget):
    """A day, or none: a tick says whether there is one. The text is an ISO date, empty for none."""

    changed = Signal()

    def __init__(self, field: Field, today: date) -> None:
        super().__init__()
        self.tick = CheckRow(field.label)
        self.day = DateField("")
        self.day.edit.setAccessibleName(field.label)
        self.day.set_value(today)
        self.day.hide()
        self._problem = Small("", "danger")
        self._problem.hide()
        _column(self, self.tick, self.day, self._problem)
        self.tick.toggled.connect(self._toggled)
        self.day.changed.connect(self.changed)

    def text(self) -> str:
        return self.day.value().isoformat() if self.tick.isChecked() else ""

    def set_text(self, value: str) -> None:
        self.tick.setChecked(bool(value))
        if value:
            self.day.set_value(date.fromisoformat(value))

    def show_problem(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        if sentence:
            announce(self.day.edit, sentence)

    def start(self) -> None:
        self.day.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggled(self, chosen: bool) -> None:  # noqa: FBT001 - Qt's toggled signal carries it
        self.day.setVisible(chosen)
        self.changed.emit()


class TicksField(QWidget):
    """Any of several. The text holds the ticked values, one to a line."""

    changed = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.ticks = {value: CheckRow(text) for value, text in field.choices}
        _column(self, _label(field.label), *self.ticks.values())
        for tick in self.ticks.values():
            tick.toggled.connect(lambda _on: self.changed.emit())

    def text(self) -> str:
        return "\n".join(value for value, tick in self.ticks.items() if tick.isChecked())

    def set_text(self, value: str) -> None:
        wanted = set(value.split("\n"))
        for name, tick in self.ticks.items():
            tick.setChecked(name in wanted)


class CommitmentForm(Card):
    """``submitted`` with everything needed in it, ``left`` without; ``paused`` a moment after something was typed,
    whether the hands rest or not: keep a draft.

    What stood there at first is not worth a draft: ``touched`` tells whether it differs.
    """

    submitted = Signal()
    left = Signal()
    paused = Signal()

    def __init__(self, view: FormView, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=16)
        self.view = view
        self.add(Heading(view.title, 2))
        if view.told:
            self.add(Body(view.told, "ink2"))
        self._fields = fields_of(view.filling, view.choices)
        self.inputs: dict[str, TextField | TextArea | PicksField | DayField | TicksField] = {}
        beside = Columns((1, 1), needs=520, top=True)
        for field in self._fields:
            made = self._made(field, view.today)
            self.inputs[field.name] = made
            if field.beside:
                beside.add(made)
            else:
                if beside.parent() is None and field.shape is Shape.TICKS:
                    self.add(beside)
                self.add(made)
        if beside.parent() is None and any(field.beside for field in self._fields):
            self.add(beside)
        self.keep = Button(view.submit, Kind.PRIMARY)
        self.cancel = Button(_("Not now"), Kind.QUIET)
        self.keep.clicked.connect(self._submit)
        self.cancel.clicked.connect(self.left)
        self.add(FlowRow(self.keep, self.cancel))
        self._pause = Pause(self)
        self._pause.over.connect(self.paused)
        self.fill(view.values)
        self._pause.stop()

    @property
    def touched(self) -> bool:
        """Whether somebody wrote or chose something."""
        return self.values() != {name: self.view.values.get(name, "") for name in self.inputs}

    def values(self) -> dict[str, str]:
        """What stands in it."""
        return {name: made.text() for name, made in self.inputs.items()}

    def fill(self, values: Mapping[str, str]) -> None:
        """Show ``values``; fields that are not named stay as they are."""
        for name, words in values.items():
            if name in self.inputs:
                self.inputs[name].set_text(words)
        self._ask_what_applies()

    def start(self) -> None:
        """Put the keyboard on the first field."""
        _start(next(iter(self.inputs.values())))

    def show_busy(self, *, busy: bool) -> None:
        """It is being handed in; its words stay until they are safe."""
        self.keep.setEnabled(not busy)
        self.cancel.setEnabled(not busy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self._submit()
        else:
            super().keyPressEvent(event)

    def _made(self, field: Field, today: date) -> TextField | TextArea | PicksField | DayField | TicksField:
        made: TextField | TextArea | PicksField | DayField | TicksField
        match field.shape:
            case Shape.LINE:
                made = TextField(field.label, field.hint, limit=field.most)
            case Shape.AREA:
                made = TextArea(field.label, field.hint, least=2, limit=field.most)
            case Shape.DAY:
                made = DayField(field, today)
            case Shape.PICKS:
                made = PicksField(field)
            case Shape.TICKS:
                made = TicksField(field)
        made.changed.connect(self._pausing(field.name))
        return made

    def _pausing(self, name: str) -> Callable[[], None]:
        def changed() -> None:
            made = self.inputs.get(name)
            if made is not None and not isinstance(made, TicksField):
                made.show_problem("")
            self._ask_what_applies()
            self._pause.touch()

        return changed

    def _ask_what_applies(self) -> None:
        """Show each field only with the choices it belongs to."""
        for field in self._fields:
            name, choices = field.only_for
            if name and field.name in self.inputs:
                self.inputs[field.name].setVisible(self.inputs[name].text() in choices)

    def _submit(self) -> None:
        if not self.keep.isEnabled():
            return
        values = self.values()
        wrong: QWidget | None = None
        for field in self._fields:
            made = self.inputs[field.name]
            sentence = _problem(field, values[field.name]) or self._past(field, values[field.name])
            if sentence and not isinstance(made, TicksField):
                made.show_problem(sentence)
                wrong = wrong or made
        if wrong is None:
            self.submitted.emit()
        else:
            _start(wrong)

    def _past(self, field: Field, day: str) -> str:
        """What is wrong with a day that is newly set and over already; empty for nothing."""
        applies = not field.only_for[0] or self.inputs[field.only_for[0]].text() in field.only_for[1]
        new = day != self.view.values.get(field.name, "")
        if field.ahead and applies and new and day and day < self.view.today.isoformat():
            return _("This day is over. Choose one ahead, or none.")
        return ""


def _problem(field: Field, words: str) -> str:
    """What is wrong with what stands in a field; empty for nothing."""
    said = words.strip()
    if field.needed and not said:
        return field.needed
    over = len(said) - field.most
    if field.most and over > 0:
        return ngettext(
            "This is {count} character too long to be kept.", "This is {count} characters too long to be kept.", over
        ).format(count=over)
    return _problem_of_lines(field, [*dict.fromkeys(line.strip() for line in said.split("\n") if line.strip())])


def _problem_of_lines(field: Field, lines: list[str]) -> str:
    """What is wrong with a field of which each line is kept for itself; empty for nothing."""
    if field.lines and len(lines) > field.lines:
        told = ngettext("No more than {count} line is kept.", "No more than {count} lines are kept.", field.lines)
        return told.format(count=field.lines)
    if field.each and any(len(line) > field.each for line in lines):
        return _("One of these lines is longer than {count} characters. Please shorten it, or make it two.").format(
            count=field.each
        )
    return ""


def _start(made: QWidget) -> None:
    if isinstance(made, PicksField | DayField):
        made.start()
    elif isinstance(made, TextField | TextArea):
        made.edit.setFocus(Qt.FocusReason.OtherFocusReason)


def _label(text: str) -> TextLabel:
    return TextLabel(text, Type.SMALL_STRONG, "ink2")


def _column(whole: QWidget, *parts: QWidget) -> None:
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().metrics.space(6))
    for part in parts:
        column.addWidget(part)
