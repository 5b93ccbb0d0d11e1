"""The list of lenses: one's own, those shared with the other, and those that come with LeaderLens."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.i18n import _
from leaderlens.ui.lenses.view import Act, LensRow, Listing
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card, Divider
from leaderlens.ui.widgets.chip import Chip
from leaderlens.ui.widgets.labels import Body, Heading, Small, Strong
from leaderlens.ui.widgets.layouts import Columns, FlowRow

_LEADING = {Act.AGREE, Act.EDIT, Act.PROPOSE}


class Row(QWidget):
    """One lens. ``acted(key, act)``."""

    acted = Signal(str, str)

    def __init__(self, row: LensRow) -> None:
        super().__init__()
        self.row = row
        told = QWidget()
        column = QVBoxLayout(told)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().metrics.space(4))
        head = FlowRow(Strong(row.name, wrap=False), gap=12)
        if row.state:
            head.add(Chip(row.state, row.tone))
        column.addWidget(head)
        column.addWidget(Small(row.line, "ink2"))
        self.buttons = {act: Button(act.label, self._kind(act)) for act in row.acts}
        for act, button in self.buttons.items():
            button.setAccessibleName(_("{act}: {name}").format(act=act.label, name=row.name))
            button.clicked.connect(lambda _checked=False, act=act: self.acted.emit(row.key, act.value))
        beside = Columns((1, 1), needs=700, gap=8, top=True)
        beside.add(told)
        beside.add(FlowRow(*self.buttons.values(), gap=4))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme().metrics.space(4), 0, theme().metrics.space(4))
        whole.addWidget(beside)

    @staticmethod
    def _kind(act: Act) -> Kind:
        return Kind.SECONDARY if act in _LEADING else Kind.QUIET


class Section(Card):
    """Lenses of one kind."""

    acted = Signal(str, str)

    def __init__(self, title: str, nothing: str) -> None:
        super().__init__(gap=8)
        self.add(Heading(title, 2))
        self.nothing = self.add(Body(nothing, "ink2"))
        self._column = QVBoxLayout()
        self._column.setSpacing(theme().metrics.space(8))
        self.body.addLayout(self._column)
        self._parts: list[QWidget] = []
        self.rows: list[Row] = []

    def show_rows(self, rows: tuple[LensRow, ...]) -> None:
        """Show these lenses; where nothing changed everything stays, the keyboard too."""
        self.nothing.setVisible(not rows)
        if rows == tuple(row.row for row in self.rows):
            return
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.rows = [], []
        for told in rows:
            if self._parts:
                self._put(Divider())
            row = Row(told)
            row.acted.connect(self.acted)
            self.rows.append(row)
            self._put(row)

    def _put(self, part: QWidget) -> None:
        self._column.addWidget(part)
        self._parts.append(part)


class ListView(QWidget):
    """``acted(key, act)``, and the two ways to begin one: ``new_wanted(name, about)``, ``import_wanted``."""

    acted = Signal(str, str)
    new_wanted = Signal()
    import_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().metrics.space(16))
        self.new = Button(_("Write a lens"), Kind.PRIMARY, icon="plus")
        self.take_in = Button(_("Import a lens…"), icon="download")
        column.addWidget(FlowRow(self.new, self.take_in))
        self.shared = Section(
            _("Shared by the two of you"),
            _("Nothing yet. A finished lens of your own can be proposed, and is shared once both have agreed."),
        )
        self.own = Section(
            _("Your own"),
            _("Nothing yet. Write one from nothing, or copy one of those below and make it yours."),
        )
        self.shipped = Section(_("With LeaderLens"), "")
        for section in (self.shared, self.own, self.shipped):
            column.addWidget(section)
            section.acted.connect(self.acted)
        self.new.clicked.connect(self.new_wanted)
        self.take_in.clicked.connect(self.import_wanted)

    def show_listing(self, found: Listing) -> None:
        rows = (*self.shared.rows, *self.own.rows, *self.shipped.rows)
        held = [(row.row.key, act) for row in rows for act, button in row.buttons.items() if button.hasFocus()]
        self.shared.show_rows(found.shared)
        self.own.show_rows(found.own)
        self.shipped.show_rows(found.shipped)
        self.shared.setVisible(found.paired)
        if held:
            self.place_of(*held[0]).setFocus()

    def place_of(self, key: str, act: str) -> QWidget:
        """The button that did ``act`` to a lens, else the first of its row; without such a row the way to a new one."""
        for row in (*self.shared.rows, *self.own.rows, *self.shipped.rows):
            if row.row.key == key:
                return next(
                    (button for one, button in row.buttons.items() if one == act), next(iter(row.buttons.values()))
                )
        return self.new
