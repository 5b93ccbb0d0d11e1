"""The two forms that make a pair: inviting somebody, and answering an invitation with its six words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.domain.people import Role
from leaderlens.i18n import _
from leaderlens.ui.people.seat import Seat
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.busy_bar import BusyBar
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.date_field import DateField
from leaderlens.ui.widgets.fields import TextField
from leaderlens.ui.widgets.labels import Body, Heading
from leaderlens.ui.widgets.layouts import Columns, FlowRow


class InviteCard(Card):
    """Set up a pair. ``invited(name, council, date)``; ``join_wanted`` for somebody who was given six words."""

    invited = Signal(str, str, object)
    join_wanted = Signal()

    def __init__(self, me: Role, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=14)
        self.add(Heading(_("Set up our pair"), 2))
        line = (
            _("A pair is you and the Chief Executive, for as long as you both hold office.")
            if me is Role.LEADER
            else _("A pair is you and the Leader, for as long as you both hold office.")
        )
        how = _(
            "You can both use this laptop. When you hand it over, your vault locks and they make one of their own; "
            "neither of you can open the other’s."
        )
        self.add(Body(_("{line} {how}").format(line=line, how=how), "ink2"))
        self.name = TextField(_("Their name"), _("As colleagues would write it."))
        self.council = TextField(_("Council"), _("Such as Kelderby Council."))
        self.since = DateField(_("Term began"), _("The day the two of you began to work as a pair."))
        self.since.set_value(today)
        fields = Columns((1, 1), needs=560, top=True)
        fields.add_wide(self.name)
        fields.add(self.council)
        fields.add(self.since)
        self.add(fields)
        self.bar = BusyBar()
        self.bar.hide()
        self.add(self.bar)
        self.invite = Button(_("Invite"), Kind.PRIMARY, trailing="arrow-right")
        self.join = Button(_("I have been given six words"), Kind.QUIET)
        self.add(FlowRow(self.invite, self.join))
        for field in (self.name, self.council):
            field.changed.connect(self._follow)
            field.submitted.connect(self._give)
        self.invite.clicked.connect(self._give)
        self.join.clicked.connect(self.join_wanted)
        self._follow()

    def show_problem(self, code: str, sentence: str) -> None:
        """What is wrong, at the field it is about (``code`` of the error)."""
        self.set_busy(busy=False)
        field = self.council if code == "council" else self.name
        field.show_problem(sentence)
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, *, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.bar.set_busy(busy=busy)
        for widget in (self.name, self.council, self.since):
            widget.setEnabled(not busy)
        self.invite.setText(_("Inviting…") if busy else _("Invite"))
        self._follow()

    def start(self) -> None:
        self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        for field in (self.name, self.council):
            field.show_problem("")
        ready = bool(self.name.text().strip() and self.council.text().strip())
        self.invite.setEnabled(ready and not self.bar.busy)

    def _give(self) -> None:
        if self.invite.isEnabled():
            self.invited.emit(self.name.text(), self.council.text(), self.since.value())


class JoinCard(Card):
    """Answer an invitation. ``looked(code)``, then ``joined(code)``; ``invite_wanted`` to invite somebody instead."""

    looked = Signal(str)
    joined = Signal(str)
    invite_wanted = Signal()

    def __init__(self, *, waiting: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=14)
        self.add(Heading(_("An invitation is waiting") if waiting else _("Answer an invitation"), 2))
        self._line = self.add(
            Body(_("Please type the six words you were told. Only they show who invites you, and to what."), "ink2")
        )
        self.code = TextField(_("The six words"), _("The first four letters of each word are enough."))
        self.code.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.add(self.code)
        self.bar = BusyBar()
        self.look = Button(_("Look at the invitation"), Kind.PRIMARY)
        self.instead = Button(_("Invite somebody instead"), Kind.QUIET)
        self._looking = FlowRow(self.look, self.instead)
        self._found = QWidget()
        self._found_column = QVBoxLayout(self._found)
        self._found_column.setContentsMargins(0, 0, 0, 0)
        self._found_column.setSpacing(theme().metrics.space(14))
        self.join = Button(_("Join"), Kind.PRIMARY, trailing="arrow-right")
        self.not_now = Button(_("Not now"), Kind.QUIET)
        self._joining = FlowRow(self.join, self.not_now)
        self.bar.hide()
        for widget in (self._found, self.bar, self._looking, self._joining):
            self.add(widget)
        self.code.changed.connect(self._follow)
        self.code.submitted.connect(self._look)
        self.look.clicked.connect(self._look)
        self.instead.clicked.connect(self.invite_wanted)
        self.join.clicked.connect(lambda: self.joined.emit(self.code.text()))
        self.not_now.clicked.connect(self._ask_again)
        self._ask_again()

    def fill(self, code: str) -> None:
        """The words came with the laptop."""
        self.code.set_text(code)

    def show_invitation(self, name: str, role: Role, sentence: str) -> None:
        """Who invites, and to what; joining is one press away."""
        self.set_busy(busy=False)
        while self._found_column.count():
            item = self._found_column.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self._found_column.addWidget(Seat(name, role))
        self._found_column.addWidget(Body(sentence))
        self._show(found=True)
        self.join.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, sentence: str) -> None:
        self.set_busy(busy=False)
        self._show(found=False)
        self.code.show_problem(sentence)
        self.code.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.code.edit.selectAll()

    def set_busy(self, *, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.bar.set_busy(busy=busy)
        self.code.setEnabled(not busy)
        self.join.setEnabled(not busy)
        self.look.setText(_("Looking…") if busy else _("Look at the invitation"))
        self.look.setEnabled(not busy and bool(self.code.text().strip()))

    def start(self) -> None:
        self.code.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        self.code.show_problem("")
        self.look.setEnabled(not self.bar.busy and bool(self.code.text().strip()))

    def _look(self) -> None:
        if self.look.isEnabled():
            self.looked.emit(self.code.text())

    def _ask_again(self) -> None:
        self._show(found=False)
        self._follow()

    def _show(self, *, found: bool) -> None:
        asked: tuple[QWidget, ...] = (self._line, self.code, self._looking)
        answered: tuple[QWidget, ...] = (self._found, self._joining)
        for widget in asked:
            widget.setVisible(not found)
        for widget in answered:
            widget.setVisible(found)
