"""Ticking items: every question in its group, found by its letters, in the order ticked; whole sets in one press."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaderlens.domain.checkin import Question
from leaderlens.i18n import _, ngettext
from leaderlens.ui.charting.tab_order import in_tab_order
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.check_row import CheckRow
from leaderlens.ui.widgets.fields import TextField
from leaderlens.ui.widgets.labels import Body, Small, Strong
from leaderlens.ui.widgets.layouts import Columns, FlowRow


@dataclass(frozen=True, slots=True)
class TickGroup:
    """Questions under one heading, each with its name."""

    title: str
    items: tuple[tuple[Question, str], ...]


@dataclass(frozen=True, slots=True)
class Preset:
    """A set of items that one press ticks."""

    label: str
    questions: tuple[Question, ...]


class ItemTicks(Card):
    """``changed`` when the person ticks or unticks; ``ticked`` are the questions in the order they were chosen.

    ``most`` can be ticked at once; ``order`` says what that order means.
    """

    changed = Signal()

    def __init__(self, most: int, order: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=10)
        self._most, self._order = most, order
        self.ticked: tuple[Question, ...] = ()
        self._groups: tuple[TickGroup, ...] = ()
        self._presets: tuple[Preset, ...] = ()
        self.rows: dict[Question, CheckRow] = {}
        self._heads: list[tuple[Strong, Columns, tuple[Question, ...]]] = []
        self.count = self.add(Body("", "ink2"))
        self.search = self.add(TextField(_("Find an item")))
        self.search.edit.setProperty("asks", True)
        self.search.changed.connect(self._filter)
        self.presets: tuple[Button, ...] = ()
        self.none = Button(_("Untick all"), Kind.QUIET)
        self.none.clicked.connect(lambda: self._choose(()))
        self._row = self.add(FlowRow())
        self._nothing = self.add(Small(_("No item has these letters in it.")))
        self._nothing.hide()
        self._row.add(self.none)

    def show_items(
        self, groups: tuple[TickGroup, ...], ticked: tuple[Question, ...], presets: tuple[Preset, ...] = ()
    ) -> None:
        """Offer the items of ``groups``, with those ``ticked`` on. Says nothing."""
        if groups != self._groups:
            self._build(groups)
        if presets != self._presets:
            self._offer(presets)
        self._put(ticked[: self._most])

    def _offer(self, presets: tuple[Preset, ...]) -> None:
        self._row.clear()
        self._presets = presets
        self.presets = tuple(Button(preset.label, icon="check") for preset in presets)
        self.none = Button(_("Untick all"), Kind.QUIET)
        self.none.clicked.connect(lambda: self._choose(()))
        for button, preset in zip(self.presets, presets, strict=True):
            button.setEnabled(bool(preset.questions))
            button.clicked.connect(lambda _on=False, chosen=preset.questions: self._choose(chosen[: self._most]))
            self._row.add(button)
        self._row.add(self.none)
        in_tab_order(self.search.edit, (*self.presets, self.none))

    def _build(self, groups: tuple[TickGroup, ...]) -> None:
        for head, columns, _questions in self._heads:
            for old in (head, columns):
                self.body.removeWidget(old)
                old.hide()
                old.deleteLater()
        self._groups, self.rows, self._heads = groups, {}, []
        for group in groups:
            head, columns = self.add(Strong(group.title)), self.add(Columns((1, 1), needs=560, gap=8, top=True))
            self._heads.append((head, columns, tuple(question for question, _name in group.items)))
            for question, name in group.items:
                row = CheckRow(name)
                columns.add(row)
                row.setAccessibleName(_("{item}, {group}").format(item=name, group=group.title))
                row.toggled.connect(lambda on, one=question: self._toggled(one, on))
                self.rows[question] = row
        in_tab_order(self.none, tuple(self.rows.values()))
        self._filter()

    def _toggled(self, question: Question, on: bool) -> None:  # noqa: FBT001 - Qt's toggled signal carries it
        if on and question not in self.ticked:
            self._choose((*self.ticked, question)[: self._most])
        elif not on and question in self.ticked:
            self._choose(tuple(one for one in self.ticked if one != question))

    def _choose(self, ticked: tuple[Question, ...]) -> None:
        self._put(ticked)
        self.changed.emit()

    def _put(self, ticked: tuple[Question, ...]) -> None:
        self.ticked = ticked
        full = len(ticked) >= self._most
        for question, row in self.rows.items():
            here = question in ticked
            before = row.blockSignals(True)
            row.setChecked(here)
            row.blockSignals(before)
            row.setEnabled(here or not full)
            row.set_detail(_("Number {number}").format(number=ticked.index(question) + 1) if here else "")
        counted = ngettext("{count} item ticked.", "{count} items ticked.", len(ticked)).format(count=len(ticked))
        self.count.setText(f"{counted} {_('That is as many as there is room for.') if full else self._order}".strip())

    def _filter(self) -> None:
        wanted = self.search.text().casefold().strip()
        fitting = {question for question, row in self.rows.items() if wanted in row.text().casefold()}
        for head, columns, questions in self._heads:
            columns.show_only([self.rows[question] for question in questions if question in fitting])
            for part in (head, columns):
                part.setVisible(not fitting.isdisjoint(questions))
        self._nothing.setVisible(bool(self.rows) and not fitting)
