"""One question with its statement, the scale, the two answers without a number, and room for a note.

Nothing is chosen until the person chooses: no default, and nothing of an earlier check-in.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from leaderlens.domain.checkin import HIGHEST, LOWEST, Answer, Missing, step_label
from leaderlens.i18n import _
from leaderlens.ui.checkin.asked import Asked
from leaderlens.ui.checkin.note import ENTER, Note
from leaderlens.ui.checkin.own_lines import OwnLines
from leaderlens.ui.checkin.passage import Passage
from leaderlens.ui.checkin.tags import Tags
from leaderlens.ui.style.metrics import Type
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card, Divider
from leaderlens.ui.widgets.labels import Body, Eyebrow, Heading, Reading, Small
from leaderlens.ui.widgets.layouts import Columns, FlowRow
from leaderlens.ui.widgets.pause import Pause
from leaderlens.ui.widgets.rating import RatingScale

_TIGHT_GAP = 3
_THREE, _ENDS = (1, 1, 1), (3, 1, 3)  # how what ratings look like shares the width: all three, or the ends alone


class QuestionCard(Card):
    """``changed(answer)`` whenever the answer is another: at once for a choice, after a pause for a note.

    ``on_wanted`` when Enter on a chosen answer, or Ctrl+Enter in the note, asks for the next question.
    """

    changed = Signal(object)
    on_wanted = Signal()

    def __init__(self) -> None:
        self._roomy, self._tight = True, False
        self._gaps: list[tuple[QSpacerItem, tuple[int, int]]] = []
        super().__init__(gap=0)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the keyboard rests here, on no answer
        self._said: Answer | None = None
        self._exemplified = False
        self._aside: QVBoxLayout | None = None
        self.about = Eyebrow("", "accent")
        self.name = Heading("", 2)
        self.definition = Body("", "ink2")
        self.own = OwnLines()
        self.stem = Small("", "ink2")
        self.statement = Reading()
        self.scale = RatingScale()
        self.low, self.middle, self.high = Passage(), Passage(), Passage()
        self.no_chance = Button(_("No chance to see it"), icon="eye-off")
        self.talk = Button(_("I’d rather talk about this"), icon="message-circle")
        self.take_back = Button(_("Take my answer back"), Kind.QUIET, icon="undo-2")
        self.example_button = Button(_("An example"), Kind.QUIET, icon="chevron-down")
        self.examples = (Passage(), Passage())
        self.note = Note()
        self.tags = Tags()
        self._pause = Pause(self)
        self._pause.over.connect(self.flush)
        self._build()
        self._connect()

    # ------------------------------------------------------------ what the view asks

    def show_question(self, asked: Asked, answer: Answer | None) -> None:
        """Ask ``asked``; ``answer`` is what this sheet holds for it. The keyboard comes to rest on the card."""
        self._pause.stop()
        self._said = answer
        self.about.setText(asked.about)
        self.name.setText(asked.name)
        self.definition.setText(asked.definition)
        self.own.show_lines(())
        self.stem.setText(asked.stem)
        self.explained_below.setText(_("{stem} {definition}").format(stem=asked.stem, definition=asked.definition))
        self._show_explanation()
        self.statement.setText(asked.statement)
        self.setAccessibleName(_("{about}. {name}. {statement}").format(
            about=asked.about, name=asked.name, statement=asked.statement))  # fmt: skip
        self.setAccessibleDescription(asked.stem)
        self.scale.set_name(_("Your rating: {name}, {about}").format(name=asked.name, about=asked.about))
        self.scale.setAccessibleDescription(asked.statement)
        self.scale.set_labels(tuple(step_label(step, targeted=asked.targeted) for step in range(LOWEST, HIGHEST + 1)))
        self._show_anchors(asked)
        for place, passage in enumerate(self.examples):
            passage.show_text(*(asked.examples[place] if place < len(asked.examples) else ("", "")))
        self._exemplified = bool(asked.examples)
        self._show_examples()
        self.note.show_note(answer.note if answer else "")
        self.tags.show_answer(answer, amount=asked.amount)
        self._show_choice(answer)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def answer(self) -> Answer | None:
        """What the card shows now."""
        note = self.note.text()
        if self.scale.value is not None:
            return Answer(
                rating=self.scale.value, note=note, basis=self.tags.chosen_basis, amount=self.tags.chosen_amount
            )
        for button, missing in ((self.no_chance, Missing.NO_CHANCE), (self.talk, Missing.TALK)):
            if button.isChecked():
                return Answer(missing=missing, note=note)
        return None

    def flush(self) -> None:
        """Say now what was typed and not said yet."""
        self._pause.stop()
        answer = self.answer()
        if answer != self._said:
            self._said = answer
            self.changed.emit(answer)

    def choose(self, rating: int) -> None:
        """Choose a step of the scale, as if pressed."""
        self.scale.choose(rating)

    def choose_missing(self, missing: Missing) -> None:
        """Choose one of the two answers without a number."""
        self.scale.set_value(None)
        self.no_chance.setChecked(missing is Missing.NO_CHANCE)
        self.talk.setChecked(missing is Missing.TALK)
        self._chosen()

    def tag(self, letter: str) -> bool:
        """Choose the next basis (``b``) or amount (``a``); False where it is not asked."""
        row = {"b": self.tags.basis, "a": self.tags.amount}.get(letter)
        if row is None or row.isHidden() or self.tags.isHidden():
            return False
        row.cycle()
        return True

    @property
    def writing(self) -> bool:
        """Whether the keyboard is in the note."""
        return self.note.edit.hasFocus()

    # ------------------------------------------------------------ inside

    def _build(self) -> None:
        head, titles = QHBoxLayout(), QVBoxLayout()
        titles.setSpacing(4)
        titles.addWidget(self.about)
        titles.addWidget(self.name)
        head.addLayout(titles, 1)
        head.addWidget(self.example_button, 0, Qt.AlignmentFlag.AlignTop)
        self.example_button.setCheckable(True)
        self._example_box = QWidget()
        box = QVBoxLayout(self._example_box)
        box.setContentsMargins(0, 8, 0, 0)
        box.setSpacing(8)
        for passage in self.examples:
            passage.words.set_tone("ink")
            box.addWidget(passage)
        self._example_box.hide()
        self.anchors = QWidget()
        anchored = QVBoxLayout(self.anchors)
        anchored.setContentsMargins(0, 0, 0, 0)
        anchored.setSpacing(6)
        self.agreed = Small(_("As the two of you agreed it"), "accent")
        self._side_by_side = Columns(_THREE, needs=560)
        for passage in (self.low, self.middle, self.high):
            self._side_by_side.add(passage)
        anchored.addWidget(self.agreed)
        anchored.addWidget(self._side_by_side)
        for button in (self.no_chance, self.talk):
            button.setCheckable(True)
        self.no_chance.setAccessibleDescription(_("Key N"))
        self.talk.setAccessibleDescription(_("Key T"))
        self.missing = FlowRow(self.no_chance, self.talk, self.take_back)
        self.explained_below = Small("", "ink2")
        self._note_box = QWidget()
        self._note_room = QVBoxLayout(self._note_box)
        self._note_room.setContentsMargins(0, 0, 0, 0)
        self._note_room.addWidget(Divider())
        self._note_room.addWidget(self.note)
        self._note_room.addWidget(self.tags)
        self._titles = titles
        self.body.addLayout(head)
        for widget, gaps in (
            (self.definition, (7, 6)), (self.own, (0, 0)), (self._example_box, (0, 0)), (self.stem, (17, 14)),
            (self.statement, (5, 5)),
            (self.scale, (17, 14)), (self.anchors, (12, 12)), (self.missing, (16, 14)),
            (self.explained_below, (0, 0)), (self._note_box, (17, 16)),
        ):  # fmt: skip
            spacer = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            self._gaps.append((spacer, gaps))
            self.body.addSpacerItem(spacer)
            self.body.addWidget(widget)
        self.restyle()

    def set_roomy(self, *, roomy: bool, tight: bool = False) -> None:
        """Stand with more air and a larger title where the window is tall, closer where it is not.

        ``tight``: the text is so large for the window that what explains an item stands below its scale.
        """
        if tight is not self._tight:
            self._tight = tight
            self.scale.set_close(close=tight)
            self._show_explanation()
            self.restyle()
        if roomy is not self._roomy:
            self._roomy = roomy
            self.restyle()

    def _show_anchors(self, asked: Asked) -> None:
        """The two ends as the lens has them, or what both agreed that 1, 4 and 7 look like."""
        three = bool(asked.middle)
        low, high = (_("1 looks like"), _("7 looks like")) if three else (_("Low looks like"), _("High looks like"))
        for passage, heading, text in (
            (self.low, low, asked.low),
            (self.middle, _("4 looks like"), asked.middle),
            (self.high, high, asked.high),
        ):
            passage.show_text(heading, text)
        self._side_by_side.set_stretches(_THREE if three else _ENDS)
        self.agreed.setVisible(asked.agreed)
        self.anchors.setVisible(bool(asked.low or asked.middle or asked.high))

    def _show_explanation(self) -> None:
        for part in (self.definition, self.stem):
            part.setVisible(bool(part.text()) and not self._tight)
        self.explained_below.setVisible(self._tight)

    def put_examples(self, aside: QVBoxLayout | None) -> None:
        """Let the examples stand in ``aside``, a column beside the card; None takes them back into it."""
        if aside is self._aside:
            return
        self._aside = aside
        if aside is not None:
            aside.insertWidget(0, self._example_box)
        else:
            self.body.insertWidget(self.body.indexOf(self.definition) + 2, self._example_box)
        self._show_examples()

    def restyle(self) -> None:
        super().restyle()
        if not self._gaps:
            return  # Card dresses itself before there is anything in it
        space = theme().metrics.space
        if self._roomy:
            self.body.setContentsMargins(space(36), space(26), space(36), space(26))
        self._titles.setSpacing(space(8 if self._roomy else 4))
        self.name.set_role(Type.DISPLAY if self._roomy else Type.TITLE)
        self.statement.set_role(Type.STATEMENT if self._roomy else Type.READING)
        self._note_room.setSpacing(space(14))
        for spacer, (roomy, close) in self._gaps:
            spacer.changeSize(0, space(roomy if self._roomy else min(close, _TIGHT_GAP) if self._tight else close))
        if self._tight:
            self.body.setContentsMargins(space(10), space(6), space(10), space(10))
        self.body.invalidate()

    def _connect(self) -> None:
        self.scale.chosen.connect(self._rated)
        self.no_chance.clicked.connect(lambda: self.choose_missing(Missing.NO_CHANCE))
        self.talk.clicked.connect(lambda: self.choose_missing(Missing.TALK))
        self.take_back.clicked.connect(self._take_back)
        self.example_button.toggled.connect(self._show_example)
        self.note.typed.connect(self._typed)
        self.note.left.connect(self.flush)
        self.note.escaped.connect(self._rest)
        self.note.on_wanted.connect(self.on_wanted)
        self.tags.changed.connect(self.flush)
        for button in (*self.scale.steps, self.no_chance, self.talk):
            button.installEventFilter(self)

    def _rated(self, _rating: int) -> None:
        self.no_chance.setChecked(False)
        self.talk.setChecked(False)
        self._chosen()

    def _chosen(self) -> None:
        self._show_choice(self.answer())
        self.flush()

    def _take_back(self) -> None:
        self._show_choice(None)
        self._rest()

    def _show_choice(self, answer: Answer | None) -> None:
        self.scale.set_value(answer.rating if answer else None)
        self.no_chance.setChecked(answer is not None and answer.missing is Missing.NO_CHANCE)
        self.talk.setChecked(answer is not None and answer.missing is Missing.TALK)
        self._show_note(answered=answer is not None)
        self.tags.offer(rated=answer is not None and answer.rating is not None)

    def _show_note(self, *, answered: bool) -> None:
        """A note belongs to an answer, and an answer with a note is not taken back."""
        self.note.show_answer(self.scale.value, answered=answered)
        self.take_back.setVisible(answered and not self.note.text())

    def _typed(self) -> None:
        self._show_note(answered=self.answer() is not None)
        self._pause.touch()

    def _show_example(self, shown: bool) -> None:  # noqa: FBT001 - Qt's toggled signal carries it
        self.example_button.set_icon("chevron-up" if shown else "chevron-down")
        self._show_examples()

    def _show_examples(self) -> None:
        """In the card on request; beside it always."""
        aside = self._aside is not None
        self.example_button.setVisible(self._exemplified and not aside)
        self._example_box.setVisible(self._exemplified and (aside or self.example_button.isChecked()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.key() if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else None
        if pressed in ENTER and isinstance(watched, QWidget) and watched.property("checked"):
            self.on_wanted.emit()  # Enter on what is chosen already goes on
            return True
        return super().eventFilter(watched, event)

    def _rest(self) -> None:
        """Out of the note: what was typed is said, and the keyboard rests on the card."""
        self.flush()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
