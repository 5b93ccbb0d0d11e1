"""Which items may be shown: every question of the check-in with a tick, found by its letters, in the order ticked."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from leaderlens.analysis.naming import full_name
from leaderlens.domain.checkin import Question
from leaderlens.domain.lens import Item
from leaderlens.domain.walkthrough import MOST_ITEMS
from leaderlens.i18n import _, ngettext
from leaderlens.ui.charting.subjects import ORDER, about
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.check_row import CheckRow
from leaderlens.ui.widgets.fields import TextField
from leaderlens.ui.widgets.labels import Body, Heading, Small, Strong
from leaderlens.ui.widgets.layouts import FlowRow


class ItemTicks(Card):
    """``changed`` when the person ticks or unticks; ``ticked`` are the questions in the order they were chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=10)
        self.ticked: tuple[Question, ...] = ()
        self._furthest: tuple[Question, ...] = ()
        self._questions: tuple[Question, ...] = ()
        self.rows: dict[Question, CheckRow] = {}
        self._heads: list[Strong] = []
        self.add(Heading(_("Which items"), 2))
        self.count = self.add(Body("", "ink2"))
        self.search = self.add(TextField(_("Find an item")))
        self.search.edit.setProperty("asks", True)
        self.search.changed.connect(self._filter)
        self.furthest = Button(_("Tick the furthest apart"), icon="check")
        self.none = Button(_("Untick all"), Kind.QUIET)
        self.furthest.clicked.connect(lambda: self._choose(self._furthest))
        self.none.clicked.connect(lambda: self._choose(()))
        self.add(FlowRow(self.furthest, self.none))
        self._nothing = self.add(Small(_("No item has these letters in it.")))
        self._nothing.hide()

    def show_items(
        self, questions: tuple[Question, ...], names: Mapping[str, Item], ticked: tuple[Question, ...],
        furthest: tuple[Question, ...],
    ) -> None:  # fmt: skip
        """Offer ``questions``, with those ``ticked`` on. Says nothing."""
        self._furthest = furthest
        if questions != self._questions:
            self._build(questions, names)
        self.furthest.setEnabled(bool(furthest))
        self._put(ticked)

    def _build(self, questions: tuple[Question, ...], names: Mapping[str, Item]) -> None:
        for old in (*self.rows.values(), *self._heads):
            self.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._questions, self.rows, self._heads = questions, {}, []
        before: QWidget = self.none
        for subject in ORDER:
            group = [question for question in questions if question.subject is subject]
            if group:
                self._heads.append(self.add(Strong(about(subject))))
            for question in group:
                row = self.add(CheckRow(full_name(names, question)))
                row.setAccessibleName(_("{item}, {about}").format(item=row.text(), about=about(subject)))
                row.toggled.connect(lambda on, one=question: self._toggled(one, on))
                self.setTabOrder(before, row)  # they were made late, but stand here
                self.rows[question] = row
                before = row
        self._filter()

    def _toggled(self, question: Question, on: bool) -> None:  # noqa: FBT001 - Qt's toggled signal carries it
        if on and question not in self.ticked:
            self._choose((*self.ticked, question)[:MOST_ITEMS])
        elif not on and question in self.ticked:
            self._choose(tuple(one for one in self.ticked if one != question))

    def _choose(self, ticked: tuple[Question, ...]) -> None:
        self._put(ticked)
        self.changed.emit()

    def _put(self, ticked: tuple[Question, ...]) -> None:
        self.ticked = ticked
        full = len(ticked) >= MOST_ITEMS
        for question, row in self.rows.items():
            here = question in ticked
            row.blockSignals(True)
            row.setChecked(here)
            row.blockSignals(False)
            row.setEnabled(here or not full)
            row.set_detail(_("Number {number}").format(number=ticked.index(question) + 1) if here else "")
        counted = ngettext("{count} item ticked.", "{count} items ticked.", len(ticked)).format(count=len(ticked))
        most = _("That is as many as one walk-through takes.")
        shown_so = _("They come in the order you tick them.")
        self.count.setText(f"{counted} {most if full else shown_so}")

    def _filter(self) -> None:
        wanted = self.search.text().casefold().strip()
        found = 0
        for row in self.rows.values():
            fits = wanted in row.text().casefold()
            row.setVisible(fits)
            found += fits
        groups = {question.subject for question, row in self.rows.items() if not row.isHidden()}
        offered = [subject for subject in ORDER if any(question.subject is subject for question in self._questions)]
        for head, subject in zip(self._heads, offered, strict=True):
            head.setVisible(subject in groups)
        self._nothing.setVisible(bool(self.rows) and not found)
