"""How a pair checks in: how often, which form and lenses, what is in focus, guesses, reminders. Shared by both."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

from leaderlens.domain.pair_settings import FEWEST_DAYS, MOST_DAYS, Cadence, FormRule, PairSettings, Rhythm
from leaderlens.domain.pulse import MOST_FOCUS
from leaderlens.i18n import _
from leaderlens.ui.checkin.pair_choices import Conflict, SettingsForm, form_words
from leaderlens.ui.style.metrics import RATING_WIDTH
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card, HeroCard
from leaderlens.ui.widgets.check_row import CheckRow
from leaderlens.ui.widgets.fields import Choice, Labelled
from leaderlens.ui.widgets.labels import Body, Heading, Small, Strong
from leaderlens.ui.widgets.layouts import Columns, FlowRow
from leaderlens.ui.widgets.page import PageScaffold

_DEFAULT_DAYS = 28


class SettingsView(PageScaffold):
    """``kept(PairSettings)`` when the person keeps them, ``settled(field, PairSettings)``, ``back_wanted``."""

    kept = Signal(object)
    settled = Signal(str, object)
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(_("How you check in"), width=RATING_WIDTH)
        self._form: SettingsForm | None = None
        self._focus: list[str] = []
        self.lens_rows: dict[str, CheckRow] = {}
        self.settle_buttons: tuple[Button, ...] = ()
        self._settling = self.add(HeroCard(gap=8))
        self._build_rhythm()
        self._build_questions()
        self._build_focus()
        self._build_reminders()
        self.problem = self.add(Body("", "danger"))
        self.problem.hide()
        self.said = self.add(Body("", "good"))
        self.said.hide()
        self.keep_button = Button(_("Keep these settings"), Kind.PRIMARY)
        self.back_button = Button(_("Back"), Kind.QUIET)
        self.keep_button.clicked.connect(self._keep)
        self.back_button.clicked.connect(self.back_wanted)
        self.add(FlowRow(self.keep_button, self.back_button))

    def show_settings(self, form: SettingsForm) -> None:
        """What is set now."""
        self._form = form
        settings = form.settings
        self.set_title(
            _("How you check in"),
            _("You and {name} share these settings, and either of you may change them.").format(name=form.partner),
        )
        self.rhythm.set_value(settings.cadence.rhythm.value)
        self.days.setValue(settings.cadence.days or _DEFAULT_DAYS)
        self.form_rule.set_value(settings.form.value)
        self._show_lenses(form)
        self.mirrors.setChecked(settings.mirrors)
        self.prediction.setChecked(settings.prediction)
        self.reminder.setChecked(form.me in settings.reminded)
        self._focus = list(settings.focus)
        self._show_focus()
        self._show_conflicts(form.conflicts)
        self._show_days()
        self.show_problem("")
        self.to_top()

    def show_problem(self, sentence: str) -> None:
        """Why they could not be kept; the form stays as it is."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.said.hide()
        self.keep_button.setEnabled(True)

    def show_kept(self) -> None:
        """They are kept."""
        if self._form is not None:
            self._form = replace(self._form, settings=self.settings())
        self.show_problem("")
        self.said.setText(_("Kept. They hold from the next check-in on."))
        self.said.show()
        self.ensureWidgetVisible(self.said)

    def settings(self) -> PairSettings:
        """What the form says."""
        assert self._form is not None  # noqa: S101 - nothing can be kept before it is shown
        before = self._form.settings
        rhythm = Rhythm(self.rhythm.value())
        days = self.days.value() if rhythm is Rhythm.OWN else 0
        me = frozenset({self._form.me})
        return replace(
            before,
            cadence=Cadence(rhythm, days),
            lenses=tuple(lens for lens, row in self.lens_rows.items() if row.isChecked()),
            focus=tuple(self._focus),
            mirrors=self.mirrors.isChecked(),
            prediction=self.prediction.isChecked(),
            form=FormRule(self.form_rule.value()),
            reminded=before.reminded | me if self.reminder.isChecked() else before.reminded - me,
        )

    # ------------------------------------------------------------ parts

    def _build_rhythm(self) -> None:
        card = self.add(Card(gap=12))
        card.add(Heading(_("How often, and how much"), 3))
        self.rhythm = Choice(_("How often"), tuple((one.value, _rhythm_words(one)) for one in Rhythm))
        self.days = QSpinBox()
        self.days.setRange(FEWEST_DAYS, MOST_DAYS)
        self._days_field = Labelled(_("Days from one to the next"), self.days)
        self.form_rule = Choice(_("Which form"), tuple((one.value, form_words(one)) for one in FormRule))
        fields = Columns((1, 1), needs=520, top=True)
        for field in (self.rhythm, self.form_rule, self._days_field):
            fields.add(field)
        card.add(fields)
        card.add(
            Small(
                _(
                    "A pulse asks what is always asked, what is in focus, and a third of everything else in turn: "
                    "about five minutes. The first check-in is always a full one."
                )
            )
        )
        self.rhythm.changed.connect(self._show_days)

    def _build_questions(self) -> None:
        self._lens_card = self.add(Card(gap=4))
        self._lens_card.add(Heading(_("What is asked"), 3))
        self._lens_card.add_divider()
        self.mirrors = self._lens_card.add(
            CheckRow(
                _("Ask principles from both sides"),
                _("Taylor’s principles are about the Chief Executive; each has a Leader’s side that allows it."),
            )
        )
        self.prediction = self._lens_card.add(
            CheckRow(
                _("Ask each of us what we think the other gave"),
                _("A short block before sealing. The reveal shows where you were surprised."),
            )
        )

    def _build_focus(self) -> None:
        card = self.add(Card(gap=10))
        card.add(Heading(_("In focus"), 3))
        card.add(
            Small(_("Up to {count} items that every pulse asks. Three is a good number.").format(count=MOST_FOCUS))
        )
        self.focus_choice = Choice(_("Put an item in focus"))
        self.focus_choice.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.focus_choice.combo.setMinimumContentsLength(14)
        self.focus_choice.changed.connect(self._pick)
        card.add(self.focus_choice)
        self.chips = FlowRow(gap=6)
        card.add(self.chips)
        self.nothing_in_focus = card.add(Body(_("Nothing is in focus yet."), "ink2"))

    def _build_reminders(self) -> None:
        card = self.add(Card(gap=4))
        self.reminder = card.add(
            CheckRow(_("LeaderLens may remind me"), _("Of a check-in that is due, on this laptop only."))
        )

    # ------------------------------------------------------------ inside

    def _show_lenses(self, form: SettingsForm) -> None:
        for row in self.lens_rows.values():
            self._lens_card.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.lens_rows = {}
        for place, offer in enumerate(form.offers):
            row = CheckRow(offer.name, offer.detail)
            row.setChecked(offer.chosen)
            self._lens_card.body.insertWidget(1 + place, row)
            self.lens_rows[offer.lens_id] = row

    def _show_focus(self) -> None:
        assert self._form is not None  # noqa: S101 - shown before
        names = dict(self._form.items)
        left = tuple((key, name) for key, name in self._form.items if key not in self._focus)
        self.focus_choice.set_items((("", _("Choose …")), *left))
        self.focus_choice.combo.setEnabled(len(self._focus) < MOST_FOCUS)
        self.chips.clear()
        for key in self._focus:
            chip = Button(names.get(key, key), icon="x")
            chip.setAccessibleName(_("Take {item} out of focus").format(item=names.get(key, key)))
            chip.clicked.connect(lambda _checked=False, gone=key: self._drop(gone))
            self.chips.add(chip)
        self.chips.setVisible(bool(self._focus))
        self.nothing_in_focus.setVisible(not self._focus)

    def _pick(self) -> None:
        key = self.focus_choice.value()
        if key and len(self._focus) < MOST_FOCUS:
            self._focus.append(key)
            self._show_focus()

    def _drop(self, key: str) -> None:
        self._focus.remove(key)
        self._show_focus()
        self.focus_choice.combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_days(self) -> None:
        self._days_field.setVisible(self.rhythm.value() == Rhythm.OWN.value)

    def _show_conflicts(self, conflicts: tuple[Conflict, ...]) -> None:
        body = self._settling.body
        for widget in self._settling.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            body.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        buttons: list[Button] = []
        if conflicts:
            self._settling.add(Heading(_("You both changed this at the same time"), 3))
            self._settling.add(Body(_("Choose what holds. Until then the first of them does."), "ink2"))
        for conflict in conflicts:
            self._settling.add(Strong(conflict.title))
            row = FlowRow(gap=6)
            for wish, said in conflict.wishes:
                button = Button(said)
                button.setAccessibleName(_("{setting}: {wish}").format(setting=conflict.title, wish=said))
                button.clicked.connect(
                    lambda _checked=False, field=conflict.field, wanted=wish: self.settled.emit(field, wanted)
                )
                row.add(button)
                buttons.append(button)
            self._settling.add(row)
        self.settle_buttons = tuple(buttons)
        self._settling.setVisible(bool(conflicts))

    def _keep(self) -> None:
        self.keep_button.setEnabled(False)  # once is enough: the answer comes from the worker
        self.kept.emit(self.settings())


def _rhythm_words(rhythm: Rhythm) -> str:
    return {
        Rhythm.WEEKLY: _("Every week"),
        Rhythm.FORTNIGHTLY: _("Every two weeks"),
        Rhythm.MONTHLY: _("Every month"),
        Rhythm.QUARTERLY: _("Every three months"),
        Rhythm.OWN: _("Our own number of days"),
    }[rhythm]
