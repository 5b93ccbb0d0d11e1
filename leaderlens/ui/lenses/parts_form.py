"""The parts of an item with two sides: each with its name, its statements and its anchors."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.domain.lens_parts import MOST_PARTS
from leaderlens.i18n import _
from leaderlens.ui.lenses.wording_form import WordingForm
from leaderlens.ui.lenses.words import PartWords
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, IconButton, Kind
from leaderlens.ui.widgets.card import Divider
from leaderlens.ui.widgets.fields import TextField
from leaderlens.ui.widgets.labels import Heading, Small
from leaderlens.ui.widgets.layouts import FlowRow


class PartForm(QWidget):
    """One part. ``moved(step)`` and ``removed`` as its buttons say."""

    changed = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self, part: PartWords, number: int, count: int) -> None:
        super().__init__()
        self.id = part.id
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().metrics.space(10))
        column.addWidget(Divider())
        self.name = TextField(_("Name of part {number}").format(number=number), limit=60)
        told = part.name or _("part {number}").format(number=number)
        self.up = IconButton("chevron-up", _("Move up: {name}").format(name=told))
        self.down = IconButton("chevron-down", _("Move down: {name}").format(name=told))
        self.remove = IconButton("x", _("Take out: {name}").format(name=told))
        for button in (self.up, self.down, self.remove):
            self.name.row.addWidget(button)
        self.up.setEnabled(number > 1)
        self.down.setEnabled(number < count)
        column.addWidget(self.name)
        self.wording = WordingForm(place=f"{part.id}.", pair=True)
        column.addWidget(self.wording)
        self.show_part(part)
        self.name.changed.connect(self.changed)
        self.wording.changed.connect(self.changed)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.remove.clicked.connect(self.removed)

    def show_part(self, part: PartWords) -> None:
        """Fill it in. Says nothing."""
        before = self.blockSignals(True)
        if self.name.text() != part.name:
            self.name.set_text(part.name)
        self.wording.show_wording(part.wording)
        self.blockSignals(before)

    def part(self) -> PartWords:
        """What it holds."""
        return PartWords(self.id, " ".join(self.name.text().split()), self.wording.wording())

    def show_missing(self, found: Mapping[str, str]) -> None:
        """Say beside each field what is still to be written."""
        self.name.show_problem(found.get(f"{self.id}.name", ""))
        self.wording.show_missing(found)


class PartsForm(QWidget):
    """All parts of an item. ``added``, ``moved(part, step)`` and ``removed(part)`` as its buttons say."""

    changed = Signal()
    added = Signal()
    moved = Signal(str, int)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().metrics.space(10))
        column.addWidget(Heading(_("Parts"), 3))
        self.told = Small(
            _("An item with parts is asked through them: each once, about the two of you, instead of its two sides."),
            "ink2",
        )
        column.addWidget(self.told)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme().metrics.space(12))
        column.addLayout(self._column)
        self.add = Button(_("Add a part"), Kind.QUIET, icon="plus")
        column.addWidget(FlowRow(self.add))
        self.forms: list[PartForm] = []
        self.add.clicked.connect(self.added)

    def show_parts(self, parts: tuple[PartWords, ...]) -> None:
        """Show these parts; those that are here already keep their caret. Says nothing."""
        if [form.id for form in self.forms] != [part.id for part in parts]:
            self._rebuild(parts)
        for form, part in zip(self.forms, parts, strict=True):
            form.show_part(part)
        self.add.setEnabled(len(parts) < MOST_PARTS)

    def parts(self) -> tuple[PartWords, ...]:
        """What they hold."""
        return tuple(form.part() for form in self.forms)

    def show_missing(self, found: Mapping[str, str]) -> None:
        """Say beside each field what is still to be written."""
        for form in self.forms:
            form.show_missing(found)

    def begin(self, part_id: str) -> None:
        """Lead the keyboard into the name of that part, all of it chosen."""
        for form in self.forms:
            if form.id == part_id:
                form.name.edit.selectAll()
                form.name.edit.setFocus()

    def _rebuild(self, parts: tuple[PartWords, ...]) -> None:
        for form in self.forms:
            self._column.removeWidget(form)
            form.hide()
            form.deleteLater()
        self.forms = [PartForm(part, number, len(parts)) for number, part in enumerate(parts, start=1)]
        for form in self.forms:
            self._column.addWidget(form)
            form.changed.connect(self.changed)
            form.moved.connect(lambda step, part=form.id: self.moved.emit(part, step))
            form.removed.connect(lambda part=form.id: self.removed.emit(part))
