"""Planning a session: which script, when, how long and where."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QLineEdit, QTimeEdit

from leaderlens.i18n import _
from leaderlens.ui.sessions.view import Plan, Planned, ScriptOffer
from leaderlens.ui.sessions.words import day_of, day_words, minutes_words
from leaderlens.ui.style.metrics import RATING_WIDTH
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.check_row import CheckRow
from leaderlens.ui.widgets.date_field import DateField
from leaderlens.ui.widgets.fields import Choice, Labelled, TextField
from leaderlens.ui.widgets.labels import Body, Heading, Small
from leaderlens.ui.widgets.layouts import Columns, FlowRow
from leaderlens.ui.widgets.page import PageScaffold
from leaderlens.ui.widgets.pause import Pause

_LENGTHS = (30, 40, 45, 60, 75, 90, 100, 120)


class TimeField(Labelled):
    """The time of day, on the clock of 24 hours."""

    def __init__(self, label: str) -> None:
        self.edit = QTimeEdit()
        self.edit.setDisplayFormat("HH:mm")
        super().__init__(label, self.edit)
        theme().changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        inner = self.edit.findChild(QLineEdit)
        if inner is not None:  # the sheet's margin does not reach the line inside
            inner.setTextMargins(theme().metrics.space(12), 0, 0, 0)

    def value(self) -> tuple[int, int]:
        """Hour and minute."""
        return self.edit.time().hour(), self.edit.time().minute()

    def set_value(self, hour: int, minute: int) -> None:
        self.edit.setTime(QTime(hour, minute))


class PlanView(PageScaffold):
    """``planned(Planned)`` when it is kept, ``cancelled``; ``day_chosen(date)`` to hear whether the day is free;
    ``script_wanted(id)`` to read the script first, ``typed`` while it is filled in.
    """

    planned = Signal(object)
    cancelled = Signal()
    day_chosen = Signal(object)
    script_wanted = Signal(str)
    typed = Signal()

    def __init__(self) -> None:
        super().__init__(_("Plan a session"), width=RATING_WIDTH)
        self._session_id = ""
        self._scripts: dict[str, ScriptOffer] = {}
        what = self.add(Card())
        what.add(Heading(_("What kind of session?"), 3))
        self.reason = what.add(Body("", "ink2"))
        self.script = what.add(Choice(_("Script")))
        self.script_line = what.add(Body())
        self.script_when = what.add(Small("", "ink2"))
        self.read = Button(_("Read the script"), Kind.QUIET, icon="file-text")
        what.add(FlowRow(self.read))
        when = self.add(Card())
        when.add(Heading(_("When and where?"), 3))
        self.suggested = FlowRow()
        self.day_buttons: tuple[Button, ...] = ()
        self._suggested_field = when.add(Labelled(_("Days that look free"), self.suggested))
        fields = Columns((3, 2), needs=560, top=True)
        self.day, self.time = DateField(_("Day")), TimeField(_("Time"))
        self.minutes = Choice(_("Length"))
        self.place = TextField(_("Place"), _("A room that belongs to neither of you"))
        for one in (self.day, self.time, self.place, self.minutes):
            fields.add(one)
        when.add(fields)
        self.clash = when.add(Body("", "warm"))
        self.coached = when.add(CheckRow(_("A coach leads this session")))
        self.keep = Button("", Kind.PRIMARY)
        self.cancel = Button(_("Not now"), Kind.QUIET)
        self.add(Small(_("The plan appears on both laptops. Either of you may change it."), "ink2"))
        self.add(FlowRow(self.keep, self.cancel))
        self._touched = False
        self._pause = Pause(self)
        self._pause.over.connect(self.typed)
        self.script.changed.connect(self._script_changed)
        self.read.clicked.connect(lambda: self.script_wanted.emit(self.script.value()))
        self.day.changed.connect(lambda: self.day_chosen.emit(self.day.value()))
        self.keep.clicked.connect(self._keep)
        self.cancel.clicked.connect(self._cancel)
        for changed in (self.script.changed, self.day.changed, self.time.edit.timeChanged, self.minutes.changed):
            changed.connect(self._touch)
        for changed in (self.place.changed, self.coached.clicked):
            changed.connect(self._touch)
        theme().changed.connect(self.restyle)

    def words(self) -> dict[str, str]:
        """The form as it is filled in so far; empty while nobody has touched it."""
        if not self._touched:
            return {}
        hour, minute = self.time.value()
        return {
            "coached": "1" if self.coached.isChecked() else "",
            "day": self.day.value().isoformat(),
            "minutes": self.minutes.value(),
            "place": self.place.text(),
            "script": self.script.value(),
            "time": f"{hour:02d}:{minute:02d}",
        }

    def show_plan(self, plan: Plan) -> None:
        """A fresh form, or that of a plan to change; or one that was begun before."""
        self._session_id = plan.session_id
        self._scripts = {one.id: one for one in plan.scripts}
        self.set_title(_("Change the plan") if plan.session_id else _("Plan a session"))
        self.reason.setText(plan.reason)
        self.reason.setVisible(bool(plan.reason))
        self.script.set_items(tuple((one.id, one.title) for one in plan.scripts))
        self.script.set_value(plan.script)
        self.suggested.clear()
        self.day_buttons = tuple(Button(day_words(one.date())) for one in plan.days)
        for button, moment in zip(self.day_buttons, plan.days, strict=True):
            button.clicked.connect(lambda _checked=False, chosen=moment: self._take(chosen))
            self.suggested.add(button)
        self._suggested_field.setVisible(bool(plan.days))
        self.day.set_earliest(plan.earliest)
        self.day.set_value(plan.moment.date())
        self.time.set_value(plan.moment.hour, plan.moment.minute)
        self._offer_lengths(plan.minutes)
        self.place.set_text(plan.place)
        self.coached.setChecked(plan.coached)
        self.keep.setText(_("Keep the changes") if plan.session_id else _("Plan it"))
        self.keep.setEnabled(True)
        self.show_clash("")
        self._go_on_with(plan.begun)
        self._say_script()
        self._touched = bool(plan.begun)
        self._pause.stop()
        self.to_top()

    def show_clash(self, sentence: str) -> None:
        """What the chosen day clashes with; it may be chosen all the same."""
        self.clash.setText(sentence)
        self.clash.setVisible(bool(sentence))

    def show_ready(self) -> None:
        """It could not be kept; the form stays, to try again."""
        self.keep.setEnabled(True)

    def _go_on_with(self, begun: Mapping[str, str]) -> None:
        """Put what was filled in before over what is proposed."""
        if not begun:
            return
        if begun.get("script") in self._scripts:
            self.script.set_value(begun["script"])
        if begun.get("minutes", "").isdecimal():
            self._offer_lengths(int(begun["minutes"]))
        self.day.set_value(day_of(begun.get("day", "")) or self.day.value())
        hour, _colon, minute = begun.get("time", "").partition(":")
        if hour.isdecimal() and minute.isdecimal():
            self.time.set_value(int(hour), int(minute))
        self.place.set_text(begun.get("place", ""))
        self.coached.setChecked(bool(begun.get("coached")))

    def _touch(self) -> None:
        self._touched = True
        self._pause.touch()

    def forget(self) -> None:
        """It is handed in, or put away: nothing of it waits."""
        self._touched = False
        self._pause.stop()

    def _cancel(self) -> None:
        self.forget()
        self.cancelled.emit()

    def _offer_lengths(self, minutes: int) -> None:
        lengths = sorted({*_LENGTHS, minutes})
        self.minutes.set_items(tuple((str(one), minutes_words(one)) for one in lengths))
        self.minutes.set_value(str(minutes))

    def _take(self, moment: datetime) -> None:
        self.day.set_value(moment.date())
        self.time.set_value(moment.hour, moment.minute)
        self._touch()
        self.day_chosen.emit(moment.date())

    def _script_changed(self) -> None:
        self._say_script()
        self._offer_lengths(self._scripts[self.script.value()].minutes)

    def _say_script(self) -> None:
        one = self._scripts[self.script.value()]
        self.script_line.setText(one.line)
        self.script_when.setText(one.when)
        self.coached.set_detail(one.coach)

    def _keep(self) -> None:
        self.keep.setEnabled(False)  # once is enough
        hour, minute = self.time.value()
        self.planned.emit(
            Planned(
                script=self.script.value(),
                day=self.day.value(),
                hour=hour,
                minute=minute,
                minutes=int(self.minutes.value()),
                place=self.place.text(),
                coached=self.coached.isChecked(),
                session_id=self._session_id,
            )
        )
