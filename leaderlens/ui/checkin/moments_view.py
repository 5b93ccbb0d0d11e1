"""Before the questions: one or two moments since last time, picked from the timeline or typed. All of it optional."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QSpinBox

from leaderlens.domain.checkin import MOST_ITEMS_OF_A_MOMENT, MOST_MOMENTS, Moment, Remarks
from leaderlens.i18n import _, ngettext
from leaderlens.services.checkins import NOTE_LIMIT
from leaderlens.ui.checkin.moments import MomentsAsked, ShareAsked
from leaderlens.ui.style.metrics import RATING_WIDTH
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, IconButton, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.check_row import CheckRow
from leaderlens.ui.widgets.fields import Choice, Labelled, TextArea
from leaderlens.ui.widgets.labels import Body, Heading, Small
from leaderlens.ui.widgets.layouts import Columns, FlowRow
from leaderlens.ui.widgets.page import PageScaffold
from leaderlens.ui.widgets.pause import Pause

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_NOT_SAID = -1


class MomentForm(Card):
    """One moment. ``changed`` when it is another; ``removed`` when it is to go; ``on_wanted`` on Ctrl+Enter."""

    changed = Signal()
    removed = Signal()
    on_wanted = Signal()

    def __init__(self, number: int, asked: MomentsAsked, moment: Moment | None) -> None:
        super().__init__(gap=12)
        self._asked = asked
        self._items: list[str] = list(moment.items) if moment else []
        self.remove = IconButton("x", _("Remove moment {number}").format(number=number))
        self.remove.clicked.connect(self.removed)
        self.add_row(Heading(_("Moment {number}").format(number=number), 3), self.remove, trail=False)
        self.text = TextArea(_("What happened, and what did you see?"), least=2, most=8, limit=NOTE_LIMIT)
        self.text.edit.setAccessibleName(
            _("Moment {number}: what happened, and what did you see?").format(number=number)
        )
        self.text.set_text(moment.text if moment else "")
        self.add(self.text)
        self.event_choice = Choice(_("From the council’s timeline"), self._events(moment))
        self.event_choice.set_value(moment.event_id if moment else "")
        self.item_choice = Choice(_("What does it show? Up to three"), (("", _("Choose …")), *asked.items))
        for choice in (self.event_choice, self.item_choice):
            _narrow(choice.combo)
        beside = Columns((1, 1), needs=520, top=True)
        beside.add(self.event_choice)
        beside.add(self.item_choice)
        self.event_choice.setVisible(bool(asked.events) or bool(moment and moment.event_id))
        self.add(beside)
        self.chips = FlowRow(gap=6)
        self.add(self.chips)
        self.share = CheckRow(
            _("Show it to {name} at the reveal").format(name=asked.partner),
            _("Otherwise it stays in your vault, and only you ever see it."),
        )
        self.share.setChecked(bool(moment and moment.shared))
        self.add(self.share)
        self._pause = Pause(self)
        self._pause.over.connect(self.changed)
        self.text.changed.connect(self._pause.touch)
        self.event_choice.changed.connect(self.changed)
        self.item_choice.changed.connect(self._pick)
        self.share.toggled.connect(lambda _on: self.changed.emit())
        self.text.edit.installEventFilter(self)
        self._show_items()

    def moment(self) -> Moment | None:
        """What the form says; None while it says nothing."""
        text, event_id = self.text.text().strip(), self.event_choice.value()
        if not (text or event_id):
            return None
        day = next((event.day for event in self._asked.events if event.event_id == event_id), None)
        return Moment(text, event_id, day, tuple(self._items), self.share.isChecked())

    def stop(self) -> None:
        """What was typed is being said now."""
        self._pause.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else None
        if (
            pressed is not None
            and pressed.modifiers() & Qt.KeyboardModifier.ControlModifier
            and pressed.key() in _ENTER
        ):
            self.on_wanted.emit()
            return True
        return super().eventFilter(watched, event)

    def _events(self, moment: Moment | None) -> tuple[tuple[str, str], ...]:
        """None, then every event; one that has left the timeline since is kept by name."""
        offers = [(event.event_id, event.label) for event in self._asked.events]
        if moment and moment.event_id and moment.event_id not in {event_id for event_id, _label in offers}:
            offers.append((moment.event_id, _("An event that is no longer on the timeline")))
        return (("", _("None of these")), *offers)

    def _pick(self) -> None:
        key = self.item_choice.value()
        if key and key not in self._items and len(self._items) < MOST_ITEMS_OF_A_MOMENT:
            self._items.append(key)
            self.changed.emit()
        self.item_choice.combo.setCurrentIndex(0)
        self._show_items()

    def _drop(self, key: str) -> None:
        self._items.remove(key)
        self._show_items()
        self.item_choice.combo.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _show_items(self) -> None:
        self.chips.clear()
        names = dict(self._asked.items)
        for key in self._items:
            chip = Button(names.get(key, key), icon="x")
            chip.setAccessibleName(_("Take {item} away").format(item=names.get(key, key)))
            chip.clicked.connect(lambda _checked=False, gone=key: self._drop(gone))
            self.chips.add(chip)
        self.chips.setVisible(bool(self._items))
        self.item_choice.combo.setEnabled(len(self._items) < MOST_ITEMS_OF_A_MOMENT)


class ShareField(Labelled):
    """A share in per cent, or nothing said. ``changed`` when it is another."""

    changed = Signal()

    def __init__(self, asked: ShareAsked, value: int | None) -> None:
        self.asked = asked
        self.edit = QSpinBox()
        self.edit.setRange(_NOT_SAID, 100)
        self.edit.setSpecialValueText(_("Not said"))
        self.edit.setSuffix(_(" %"))
        self.edit.setSingleStep(5)
        super().__init__(asked.statement, self.edit, asked.note)
        self.edit.setValue(_NOT_SAID if value is None else value)
        self.edit.setMaximumWidth(theme().metrics.text(160))
        self.edit.valueChanged.connect(lambda _value: self.changed.emit())

    def value(self) -> int | None:
        """The share, or None where nothing is said."""
        return None if self.edit.value() == _NOT_SAID else self.edit.value()


class MomentsView(PageScaffold):
    """``remarked(Remarks)`` when what it holds is another; ``questions_wanted``, ``later_wanted``, ``paper_wanted``."""

    remarked = Signal(object)
    questions_wanted = Signal()
    later_wanted = Signal()
    paper_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("", width=RATING_WIDTH)
        self._asked: MomentsAsked | None = None
        self._said = Remarks()
        self.forms: list[MomentForm] = []
        self.shares: tuple[ShareField, ...] = ()
        self._shares_card: Card | None = None
        self.go_on = Button(_("On to the questions"), Kind.PRIMARY, trailing="arrow-right")
        self.another = Button(_("Another moment"), icon="plus")
        self.paper = Button(_("On paper instead"), Kind.QUIET, icon="printer")
        self.later = Button(_("Finish later"), Kind.QUIET)
        self._problem = Body("", "warm")
        self._problem.hide()
        self._foot = FlowRow(self.go_on, self.another, self.paper, self.later)
        self._hint = Small(_("Ctrl+Enter goes on to the questions, with or without a moment."))
        self.go_on.clicked.connect(self._go_on)
        self.another.clicked.connect(self._add_another)
        self.paper.clicked.connect(self._to_paper)
        self.later.clicked.connect(self._later)

    def show_moments(self, asked: MomentsAsked, remarks: Remarks) -> None:
        """Ask for moments; ``remarks`` is what this sheet holds so far."""
        self._asked, self._said = asked, remarks
        self.set_title(
            _("Before you rate"),
            _(
                "{checkin}. One or two things you remember since last time make a rating fairer. Nothing here is "
                "compulsory."
            ).format(checkin=asked.title),
        )
        for form in self.forms:
            self._put_away(form)
        self.forms = []
        if self._shares_card is not None:
            self._put_away(self._shares_card)
        for part in (self._problem, self._foot, self._hint):
            self.body.removeWidget(part)
        for moment in remarks.moments or (None,):
            self._add(moment)
        self._show_shares(asked, remarks)
        for part in (self._problem, self._foot, self._hint):
            self.body.addWidget(part)
        self.show_problem("")
        self.to_top()
        self.forms[0].text.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, sentence: str) -> None:
        """Why something could not be saved; it stays on the page."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def remarks(self) -> Remarks:
        """What the page holds."""
        said = tuple(moment for form in self.forms if (moment := form.moment()) is not None)
        shares = {field.asked.question: value for field in self.shares if (value := field.value()) is not None}
        return Remarks(said, shares)

    def flush(self) -> None:
        """Say now what was typed and not said yet."""
        for form in self.forms:
            form.stop()
        if self._asked is not None and (now := self.remarks()) != self._said:
            self._said = now
            self.remarked.emit(now)

    # ------------------------------------------------------------ inside

    def _show_shares(self, asked: MomentsAsked, remarks: Remarks) -> None:
        self.shares, self._shares_card = (), None
        if not asked.shares:
            return
        card = self.add(Card(gap=12))
        card.add(Heading(ngettext("And one number", "And a few numbers", len(asked.shares)), 3))
        self.shares = tuple(card.add(ShareField(share, remarks.measures.get(share.question))) for share in asked.shares)
        for field in self.shares:
            field.changed.connect(self.flush)
        self._shares_card = card

    def _add(self, moment: Moment | None) -> MomentForm:
        assert self._asked is not None  # noqa: S101 - only called once something is asked
        form = MomentForm(len(self.forms) + 1, self._asked, moment)
        form.changed.connect(self.flush)
        form.removed.connect(lambda: self._remove(form))
        form.on_wanted.connect(self._go_on)
        self.body.insertWidget(1 + len(self.forms), form)
        self.forms.append(form)
        self.another.setEnabled(len(self.forms) < MOST_MOMENTS)
        return form

    def _add_another(self) -> None:
        form = self._add(None)
        form.text.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(form)

    def _remove(self, gone: MomentForm) -> None:
        """Take one away; the rest are shown anew, so that they are numbered without a gap."""
        self.forms.remove(gone)
        self._put_away(gone)
        self.flush()
        if self._asked is not None:
            self.show_moments(self._asked, self._said)

    def _put_away(self, part: Card) -> None:
        self.body.removeWidget(part)
        part.hide()
        part.deleteLater()

    def _go_on(self) -> None:
        self.flush()
        self.questions_wanted.emit()

    def _to_paper(self) -> None:
        self.flush()
        self.paper_wanted.emit()

    def _later(self) -> None:
        self.flush()
        self.later_wanted.emit()


def _narrow(combo: QComboBox) -> None:
    """A list of long titles must not make the page as wide as its longest."""
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(12)
