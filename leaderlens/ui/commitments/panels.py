"""The two faces of a tab: its list, and one thing closely."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leaderlens.domain.priority import HIGHEST_CAP
from leaderlens.i18n import _, ngettext
from leaderlens.ui.commitments.row import INSET, Row
from leaderlens.ui.commitments.share_card import ShareCard
from leaderlens.ui.commitments.sheet_card import LooksCard, SheetCard, deed_row
from leaderlens.ui.commitments.view import Cap, DetailView, Emptiness, Group, ListView, Notice, Open
from leaderlens.ui.style.metrics import GAP
from leaderlens.ui.style.theme import theme
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.empty_state import EmptyState
from leaderlens.ui.widgets.fields import Choice
from leaderlens.ui.widgets.labels import Body, Eyebrow, Heading, Small, TextLabel
from leaderlens.ui.widgets.layouts import Columns, FlowRow
from leaderlens.ui.widgets.notice import NoticeBar


class _Column(QWidget):
    """Parts below each other. ``wished(wish)`` from any of them."""

    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme().metrics.space(GAP))

    def add_notices(self, notices: tuple[Notice, ...]) -> None:
        for notice in notices:
            self.column.addWidget(NoticeBar(notice.sentence, notice.tone, closable=False))


class _GroupCard(Card):
    """Rows reach out to both sides, so that their words stand in line with the heading."""

    def __init__(self, group: Group) -> None:
        super().__init__(gap=2)
        self.add(_inset(Heading(group.title, 3)))
        if group.told:
            self.add(_inset(Body(group.told, "ink2")))

    def restyle(self) -> None:
        super().restyle()
        margins = self.body.contentsMargins()
        self.body.setContentsMargins(
            margins.left() - INSET, margins.top(), margins.right() - INSET, margins.bottom() - INSET // 2
        )


def _inset(label: TextLabel) -> TextLabel:
    label.setContentsMargins(INSET, 0, INSET, 0)
    return label


class ListPanel(_Column):
    """A tab's list. Also ``cap_chosen(most)`` and ``estimated(percent)``."""

    cap_chosen = Signal(int)
    estimated = Signal(int)

    def __init__(self, view: ListView) -> None:
        super().__init__()
        self.rows: dict[str, Row] = {}
        self.cap: Choice | None = None
        self.share: ShareCard | None = None
        self.empty: EmptyState | None = None
        self.foot: SheetCard | None = None
        self.add_notices(view.notices)
        if view.deeds:
            self.column.addWidget(deed_row(view.deeds, self.wished.emit))
        if view.empty is not None:
            self.empty = empty_state(view.empty, self.wished.emit)
            self.column.addWidget(self.empty)
        for group in view.groups:
            self.column.addWidget(self._group(group))
        if view.cap is not None:
            self._add_cap(view.cap)
        if view.share is not None:
            self.share = ShareCard(view.share)
            self.share.estimated.connect(self.estimated)
            self.column.addWidget(self.share)
        if view.foot is not None:
            self.foot = SheetCard(view.foot, self.wished.emit)
            self.column.addWidget(self.foot)

    def focus_on(self, line_id: str) -> None:
        """Put the keyboard on a row: where one came back from."""
        row = self.rows.get(line_id)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _group(self, group: Group) -> Card:
        card = _GroupCard(group)
        for line in group.lines:
            row = card.add(Row(line))
            row.clicked.connect(lambda _checked=False, known=line.id: self.wished.emit(Open(known)))
            self.rows[line.id] = row
        return card

    def _add_cap(self, cap: Cap) -> None:
        said = ngettext(
            "{standing} of the {count} you allow yourselves.",
            "{standing} of the {count} you allow yourselves.",
            cap.most,
        ).format(standing=cap.standing, count=cap.most)
        card = Card(gap=12)
        card.add(Body(said, "ink2"))
        if cap.changeable:
            numbers = tuple((str(number), str(number)) for number in range(1, HIGHEST_CAP + 1))
            self.cap = Choice(_("How many at most?"), numbers)
            self.cap.set_value(str(cap.most))
            chosen = self.cap
            chosen.changed.connect(lambda: self.cap_chosen.emit(int(chosen.value())))
            card.add(FlowRow(chosen))
            card.add(Small(_("Five is plenty for most pairs. Both of you see this."), "ink3"))
        self.column.addWidget(card)


class DetailPanel(_Column):
    """One thing closely. Esc and the button at the top go back to the list; below a form (not ``reading``) there is
    neither, nor anything else to press, and the form says what there is to know.
    """

    def __init__(self, view: DetailView, *, reading: bool = True) -> None:
        super().__init__()
        self.back = Button(view.back, Kind.QUIET, icon="arrow-left")
        self.back.clicked.connect(self._leave)
        way = FlowRow(self.back)
        self.column.addWidget(way)
        way.setVisible(reading)
        self.add_notices(view.notices if reading else ())
        shown = view.sheets if reading else tuple(replace(sheet, deeds=()) for sheet in view.sheets)
        self.sheets = tuple(SheetCard(sheet, self.wished.emit) for sheet in shown)
        if view.beside:
            columns = Columns((1, 1), needs=620)
            for card in self.sheets:
                columns.add(card)
            self.column.addWidget(columns)
        else:
            for card in self.sheets:
                self.column.addWidget(card)
        self.deeds = deed_row(view.deeds, self.wished.emit)
        self.column.addWidget(self.deeds)
        self.deeds.setVisible(reading and bool(view.deeds))
        if view.looks:
            self.column.addWidget(LooksCard(view.looks_title, view.looks))
        if view.earlier:
            self.column.addWidget(Eyebrow(view.earlier_title))
            columns = Columns((1, 1), needs=620)
            for sheet in view.earlier:
                columns.add(SheetCard(sheet, self.wished.emit))
            self.column.addWidget(columns)

    def start(self) -> None:
        """Put the keyboard on the way back, which is also where reading begins."""
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        self.wished.emit(Open())


def empty_state(empty: Emptiness, wished: object) -> EmptyState:
    """What stands where there is nothing yet, with its one button."""
    deed = empty.deed
    state = EmptyState(
        empty.icon, empty.title, empty.line, deed.text if deed else "", action_icon=deed.icon if deed else ""
    )
    if deed is not None and callable(wished):
        state.primary.connect(lambda: wished(deed.wish))
    return state
