"""Preparing a walk-through: which check-in, which items, which parts of them, and the speaker’s own notes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from leaderlens.analysis.naming import full_name
from leaderlens.domain.checkin import Question
from leaderlens.domain.walkthrough import MOST_ITEMS, Part, WalkThrough
from leaderlens.i18n import _, month_year, ngettext
from leaderlens.services.walkthrough import Preparing, Slide
from leaderlens.ui.charting.item_ticks import ItemTicks, Preset, TickGroup
from leaderlens.ui.charting.subjects import ORDER, about, about_within
from leaderlens.ui.style.metrics import RATING_WIDTH
from leaderlens.ui.tasks import Tasks
from leaderlens.ui.walkthrough.presentation import Presentation
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card, HeroCard
from leaderlens.ui.widgets.check_row import CheckRow
from leaderlens.ui.widgets.empty_state import EmptyState
from leaderlens.ui.widgets.fields import Choice, TextArea
from leaderlens.ui.widgets.labels import Body, Heading, Small
from leaderlens.ui.widgets.layouts import FlowRow
from leaderlens.ui.widgets.page import PageScaffold

_PAUSE_MS = 600  # after the last key of a note


class WalkThroughPage(QStackedWidget):
    """Wishes: ``plan_changed``, ``checkin_asked(id)``, ``begin_asked(place)``, ``moved(place)``, ``ended``,
    ``back_asked``, ``checkins_asked``. ``plan`` is what is ticked and written as it stands on the page.
    """

    plan_changed = Signal()
    checkin_asked = Signal(str)
    begin_asked = Signal(int)
    moved = Signal(int)
    ended = Signal()
    back_asked = Signal()
    checkins_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tasks: Tasks | None = None
        self._preparing: Preparing | None = None
        self.plan = WalkThrough("")
        self.running: Presentation | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.plan_changed)
        self.setAccessibleName(_("Walk-through"))
        self._blank = QWidget()
        self.nothing = EmptyState(
            "presentation",
            _("A walk-through needs a reveal"),
            _("Once both of you have seen a check-in, you can step through it together on a large screen."),
            _("Go to check-ins"),
        )
        self.nothing.primary.connect(self.checkins_asked)
        empty = PageScaffold(_("Walk-through"))
        empty.add(self.nothing, 1)
        empty.fill_height()
        self.form = self._build()
        for widget in (self._blank, empty, self.form):
            self.addWidget(widget)
        self._empty = empty

    def draw_with(self, tasks: Tasks) -> None:
        """Take the worker that draws charts."""
        self._tasks = tasks

    # ------------------------------------------------------------ what is shown

    def show_blank(self) -> None:
        """Nothing yet, or another pair's plan to take away."""
        self._preparing = None
        self.setCurrentWidget(self._blank)

    def show_nothing(self) -> None:
        """There is nothing to walk through."""
        self._preparing = None
        self.setCurrentWidget(self._empty)

    def show_preparing(self, preparing: Preparing) -> None:
        """Show the plan as it is kept."""
        self._preparing, self.plan = preparing, preparing.plan
        self.checkin.set_items(tuple((one.id, month_year(one.due)) for one in preparing.checkins))
        self.checkin.set_value(preparing.plan.checkin_id)
        for part, row in self.parts.items():
            row.blockSignals(True)
            row.setChecked(part in preparing.plan.parts)
            row.blockSignals(False)
        furthest = Preset(_("Tick the furthest apart"), preparing.furthest)
        self.items.show_items(_groups(preparing), preparing.plan.questions, (furthest,))
        self.prediction_note.setVisible(not preparing.predicted)
        self._follow()
        self.setCurrentWidget(self.form)

    def show_slides(self, count: int) -> None:
        """How long it is, once the worker has counted."""
        said = ngettext("{count} step.", "{count} steps.", count).format(count=count)
        self.length.setText(said if self.plan.questions else _("Tick at least one item."))

    def present(self, slides: tuple[Slide, ...], place: int) -> None:
        """Fill the screen."""
        assert self._tasks is not None  # noqa: S101 - draw_with was called first
        self.stop()
        screens = QGuiApplication.screens()
        self.running = Presentation(self._tasks, slides, place, apart=len(screens) > 1)
        self.running.moved.connect(self.moved)
        self.running.ended.connect(self._ended)
        self.running.begin(self.screen(), screens)

    def stop(self) -> None:
        """End it, if it is running."""
        if self.running is not None:
            self.running.close()

    def settle(self) -> None:
        """What was typed and not told yet is told now."""
        if self._pause.isActive():
            self._pause.stop()
            self.plan_changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.settle()

    # ------------------------------------------------------------ inside

    def _build(self) -> PageScaffold:
        form = PageScaffold(
            _("Walk-through"),
            _("Show a check-in to the room, one step at a time. Nothing appears that is not ticked here."),
            width=RATING_WIDTH,
        )
        back = Button(_("Back to trends"), Kind.QUIET, icon="arrow-left")
        back.clicked.connect(self.back_asked)
        form.add_action(back)
        start = form.add(HeroCard())
        self.length = start.add(Body(""))
        self.resume = Button(_("Go on where you stopped"), Kind.PRIMARY, icon="presentation")
        self.begin = Button(_("Begin"), Kind.PRIMARY, icon="presentation")
        self.resume.clicked.connect(lambda: self.begin_asked.emit(self.plan.place))
        self.begin.clicked.connect(lambda: self.begin_asked.emit(0))
        self.furthest = Button(_("Tick the furthest apart"), icon="check")
        self.furthest.clicked.connect(self._tick_furthest)
        start.add(FlowRow(self.resume, self.begin, self.furthest))
        start.add(Small(_(
            "Space, the arrows, Page Up and Page Down or a clicker go on and back; Esc ends. B clears the screen, "
            "D changes between a dark and a bright room, N shows your notes beside it."
        )))  # fmt: skip
        which = form.add(Card())
        self.checkin = which.add(Choice(_("Which check-in")))
        self.checkin.changed.connect(lambda: self.checkin_asked.emit(self.checkin.value()))
        what = form.add(Card(gap=6))
        what.add(Heading(_("What may be shown"), 2))
        what.add(Small(_("In this order, one after the other, for each item."), "ink2"))
        self.parts: dict[Part, CheckRow] = {}
        for part in Part:
            row = what.add(CheckRow(part.label))
            row.toggled.connect(lambda on, one=part: self._tick(one, on))
            self.parts[part] = row
        self.prediction_note = what.add(Small(_("Nobody was asked for a prediction in this check-in.")))
        form.add(Heading(_("Which items"), 2))
        self.items = form.add(ItemTicks(MOST_ITEMS, _("They come in the order you tick them.")))
        self.items.changed.connect(self._items_changed)
        self.notes = form.add(Card())
        self.notes.add(Heading(_("Your own notes"), 2))
        self.notes.add(Small(_("For you alone: they stay in your vault and never come onto the stage."), "ink2"))
        self.about = self.notes.add(Choice(_("For which item")))
        self.about.changed.connect(self._show_remark)
        self.remark = self.notes.add(TextArea(_("What you want to remember")))
        self.remark.changed.connect(self._remarked)
        return form

    def _tick(self, part: Part, on: bool) -> None:  # noqa: FBT001 - Qt's toggled signal carries it
        self._change(replace(self.plan, parts=self.plan.parts | {part} if on else self.plan.parts - {part}))

    def _tick_furthest(self) -> None:
        self.items.presets[0].click()

    def _items_changed(self) -> None:
        self._change(replace(self.plan, questions=self.items.ticked))

    def _change(self, plan: WalkThrough) -> None:
        """Another plan begins at its beginning."""
        self.plan = replace(plan, place=0)
        self._follow()
        self.plan_changed.emit()

    def _follow(self) -> None:
        """Whatever depends on the ticks."""
        plan, preparing = self.plan, self._preparing
        missing = _("Needs both ratings to be ticked.")
        for part, row in self.parts.items():
            row.set_detail("" if part.needs <= plan.parts else missing)
        self.show_slides(preparing.slides if preparing is not None and preparing.plan == plan else 0)
        ready = bool(plan.questions)
        self.begin.setEnabled(ready)
        self.resume.setVisible(ready and plan.place > 0)
        if ready and self.furthest.hasFocus():  # it goes: what it led to is next
            self.begin.setFocus(Qt.FocusReason.OtherFocusReason)
        self.furthest.setVisible(not ready and preparing is not None and bool(preparing.furthest))
        self.begin.setText(_("From the beginning") if plan.place else _("Begin"))
        self.begin.set_kind(Kind.SECONDARY if plan.place else Kind.PRIMARY)
        self.notes.setVisible(ready)
        chosen = self.about.value()
        names = preparing.names if preparing is not None else {}
        self.about.set_items(
            tuple((q.key, f"{full_name(names, q)}, {about_within(q.subject)}") for q in plan.questions)
        )
        self.about.set_value(chosen)
        self._show_remark()

    def _show_remark(self) -> None:
        key = self.about.value()
        text = self.plan.remarks.get(Question.parse(key), "") if key else ""
        if text != self.remark.text():
            before = self.remark.edit.blockSignals(True)
            self.remark.set_text(text)
            self.remark.edit.blockSignals(before)

    def _remarked(self) -> None:
        key = self.about.value()
        if key:
            self.plan = replace(self.plan, remarks={**self.plan.remarks, Question.parse(key): self.remark.text()})
            self._pause.start()

    def _ended(self) -> None:
        if self.running is not None:
            self.plan = replace(self.plan, place=self.running.place)
            self.running = None
            self._follow()
            self.ended.emit()


def _groups(preparing: Preparing) -> tuple[TickGroup, ...]:
    """The check-in's questions by whom they are about."""
    found = (
        (subject, tuple((q, full_name(preparing.names, q)) for q in preparing.questions if q.subject is subject))
        for subject in ORDER
    )
    return tuple(TickGroup(about(subject), items) for subject, items in found if items)
