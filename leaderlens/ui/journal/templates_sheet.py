"""Templates and prompts: choose one to begin from, and write, change or erase one's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from leaderlens.domain.prompt import Situation
from leaderlens.i18n import _
from leaderlens.ui.journal.beginning import Beginning, What
from leaderlens.ui.journal.reading_pane import ReadingPane
from leaderlens.ui.journal.row_item import RowItem
from leaderlens.ui.journal.rows import RowsView
from leaderlens.ui.journal.sheet import Sheet
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.fields import Choice, TextArea, TextField
from leaderlens.ui.widgets.layouts import Columns


class BeginningsSheet(Sheet):
    """Signals: ``used(id)``, ``saved(id, title, text, situation)`` (an empty id for a new one), ``removed(id)``.

    For prompts the list holds the person's own ones: the shipped sixty come one by one.
    """

    used = Signal(str)
    saved = Signal(str, str, str, str)
    removed = Signal(str)

    def __init__(self, window: QWidget, what: What) -> None:
        templates = what is What.TEMPLATES
        super().__init__(
            window,
            _("Begin from a template") if templates else _("Your own prompts"),
            "" if templates else _("Questions you want to be asked. They come up among the others."),
            widest=940 if templates else 640,
        )
        self.what = what
        self._all: dict[str, Beginning] = {}
        self._editing = ""
        self._stack = self.add(QStackedWidget())
        self._stack.addWidget(self._picker())
        self._stack.addWidget(self._writer())
        self.use = self.add_action(Button(_("Use this"), Kind.PRIMARY))
        self.new = self.add_action(Button(_("Write your own"), Kind.SECONDARY, icon="plus"))
        self.edit = self.add_action(Button(_("Change"), Kind.QUIET))
        self.remove = self.add_action(Button(_("Erase"), Kind.QUIET))
        self.save = self.add_action(Button(_("Save"), Kind.PRIMARY))
        self.back = self.add_action(Button(_("Back"), Kind.QUIET))
        self.use.clicked.connect(lambda: self._use(self.list.key()))
        self.new.clicked.connect(lambda: self._write(Beginning("", "", "")))
        self.edit.clicked.connect(lambda: self._write(self._all[self.list.key()]))
        self.remove.clicked.connect(self._remove)
        self.save.clicked.connect(self._save)
        self.back.clicked.connect(self._show_picker)

    def show_beginnings(self, beginnings: Sequence[Beginning], situations: Sequence[Situation]) -> None:
        """Show what there is to begin from."""
        self._all = {one.id: one for one in beginnings}
        self.situation.set_items((("", _("Anything")), *((one.id, one.name) for one in situations)))
        self.list.show_rows(
            [
                RowItem(one.id, one.title, one.detail, _("Your own") if one.own and one.detail != _("Your own") else "")
                for one in beginnings
            ]
        )
        if beginnings and not self.list.key():
            self.list.choose_first()
        self._show_picker()
        self.open_sheet(self.list if beginnings else self.new)

    def clear(self) -> None:
        self._all = {}
        self.list.show_rows([])
        self.preview.show_text("")
        self.name.set_text("")
        self.text.set_text("")

    def _picker(self) -> QWidget:
        self.list = RowsView(_("Templates") if self.what is What.TEMPLATES else _("Your own prompts"), most=8)
        self.list.chosen.connect(self._chosen)
        self.list.pressed_row.connect(self._chosen)
        self.preview = ReadingPane(_("What it says"))
        if self.what is What.PROMPTS:
            self.preview.hide()
            return self.list
        beside = Columns((2, 3), needs=680)
        beside.add(self.list)
        beside.add(self.preview)
        return beside

    def _writer(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        self.name = TextField(_("What you call it"))
        self.text = TextArea(
            _("The page") if self.what is What.TEMPLATES else _("The question"),
            _("Headings begin with #, list items with a dash.") if self.what is What.TEMPLATES else "",
            least=8 if self.what is What.TEMPLATES else 2,
            most=14,
        )
        self.situation = Choice(_("For"))
        for widget in (self.name, self.text, self.situation):
            column.addWidget(widget)
        self.name.setVisible(self.what is What.TEMPLATES)
        self.name.changed.connect(self._check)
        self.text.changed.connect(self._check)
        return inner

    def _chosen(self, key: str) -> None:
        one = self._all.get(key)
        if one is not None and self.what is What.TEMPLATES:
            self.preview.show_text(one.text.strip())
        own = one is not None and one.own
        self.edit.setVisible(own)
        self.remove.setVisible(own)
        self.use.setEnabled(one is not None)

    def _use(self, key: str) -> None:
        self.leave()
        if key:
            self.used.emit(key)

    def _show_picker(self) -> None:
        self.unask()
        self._stack.setCurrentIndex(0)
        self._stack.setVisible(bool(self._all))
        for button, there in (
            (self.use, bool(self._all)), (self.new, True), (self.save, False), (self.back, False),
        ):  # fmt: skip
            button.setVisible(there)
        self._chosen(self.list.key())
        self.fit()

    def _write(self, one: Beginning) -> None:
        self._editing = one.id
        self.name.set_text(one.title)
        self.text.set_text(one.text)
        self.situation.set_value(one.situation)
        self._stack.setCurrentIndex(1)
        self._stack.show()
        for button in (self.use, self.new, self.edit, self.remove):
            button.hide()
        self.save.show()
        self.back.show()
        self._check()
        self.fit()
        first = self.name.edit if self.what is What.TEMPLATES else self.text.edit
        first.setFocus()

    def _check(self) -> None:
        named = bool(self.name.text().strip()) or self.what is What.PROMPTS
        self.save.setEnabled(named and bool(self.text.text().strip()))

    def _save(self) -> None:
        self.saved.emit(self._editing, self.name.text().strip(), self.text.text(), self.situation.value())

    def _remove(self) -> None:
        key = self.list.key()
        self.ask(_("This will be erased. Entries you began from it stay as they are."), _("Erase it"),
                 lambda: self.removed.emit(key))  # fmt: skip
