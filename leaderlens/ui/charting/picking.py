"""A chart one can choose in: every row or panel is a button, for the pointer, the keyboard and the screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

from leaderlens.analysis.pictures import Dumbbell, DumbbellRow, Picture, SmallMultiples
from leaderlens.domain.checkin import Question
from leaderlens.i18n import _, ngettext
from leaderlens.ui.charting.drawing import spots_in
from leaderlens.ui.charting.drawn_chart import DrawnChart
from leaderlens.ui.charting.tab_order import in_tab_order
from leaderlens.ui.style.painting import box, focus_ring, painter_for
from leaderlens.ui.style.theme import theme
from leaderlens.ui.tasks import Tasks
from leaderlens.ui.widgets.buttons import PaintedButton

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from leaderlens.charts.drawing import Spot

_RADIUS = 8
_PANEL_AIR = 6  # px between a panel and the outline of the chosen one; rows stand too close for any
_BACK = {Qt.Key.Key_Up, Qt.Key.Key_Left}
_ON = {Qt.Key.Key_Down, Qt.Key.Key_Right}


def choices_in(picture: Picture) -> dict[Question, str]:
    """What can be chosen in a picture, in reading order, each with the words a screen reader says."""
    if isinstance(picture, Dumbbell):
        return {row.question: _row_words(row) for group in picture.groups for row in group.rows}
    if isinstance(picture, SmallMultiples):
        return {
            panel.question: _("{item}, {apart}").format(item=panel.name, apart=panel.apart_label)
            if panel.apart_label
            else panel.name
            for panel in picture.panels
        }
    return {}


def _row_words(row: DumbbellRow) -> str:
    if row.leader is None or row.chief_executive is None or row.steps is None:
        return _("{item}. {missing}").format(item=row.name, missing=row.missing_text)
    return ngettext(
        "{item}: Leader {leader}, Chief Executive {chief_executive}, {count} step apart",
        "{item}: Leader {leader}, Chief Executive {chief_executive}, {count} steps apart",
        row.steps,
    ).format(item=row.name, leader=row.leader, chief_executive=row.chief_executive, count=row.steps)


class SpotButton(PaintedButton):
    """One place in the chart. Invisible until pointed at or reached."""

    reached = Signal()
    stepped = Signal(int)

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self.chosen = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _BACK | _ON:
            self.stepped.emit(-1 if event.key() in _BACK else 1)
        elif event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.stepped.emit(-10_000 if event.key() == Qt.Key.Key_Home else 10_000)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = painter_for(self)
        area = QRectF(self.rect())
        veil = f"#{'1A' if tokens.dark else '12'}{tokens.accent[1:]}"
        if self.underMouse() or self.isDown():
            box(painter, area, _RADIUS, veil)
        if self.chosen:
            box(painter, area.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, None, tokens.accent_line, 1.5)
        if self.ring:
            focus_ring(painter, area, _RADIUS, tokens.focus)


class PickableChart(DrawnChart):
    """A chart whose rows or panels can be chosen: ``picked`` says the question's key.

    Tab reaches one of them, the arrow keys the others, Enter chooses. In the table view Enter chooses a row.
    """

    picked = Signal(str)

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(tasks, parent)
        self._tasks = tasks
        self._chosen: Question | None = None
        self.spots: dict[Question, SpotButton] = {}
        self.ready.connect(self._locate)
        self.table.activated.connect(self._row_activated)

    def show_picture(self, picture: Picture) -> None:
        if picture != self.picture:
            self._build(choices_in(picture))
        super().show_picture(picture)

    def show_chosen(self, question: Question | None) -> None:
        """Outline the one that is chosen."""
        self._chosen = question
        for one, button in self.spots.items():
            button.chosen = one == question
            button.update()

    def focus_on(self, question: Question) -> None:
        """Put the keyboard on a row, if it is drawn."""
        button = self.spots.get(question)
        if button is not None and button.isVisible():
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, choices: dict[Question, str]) -> None:
        for button in self.spots.values():
            button.hide()
            button.deleteLater()
        self.spots = {}
        for question, words in choices.items():
            button = SpotButton(words, self.canvas)
            button.hide()  # until the drawing says where
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus if self.spots else Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _on=False, key=question.key: self.picked.emit(key))
            button.reached.connect(lambda one=question: self._reached(one))
            button.stepped.connect(lambda by, one=question: self._step(one, by))
            self.spots[question] = button
        in_tab_order(self.table_button, tuple(self.spots.values()))
        self.show_chosen(self._chosen)

    def _locate(self) -> None:
        """The drawing is on screen: ask where everything stands in it."""
        picture, pixmap = self.picture, self.canvas.pixmap
        if picture is None or pixmap is None or not self.spots:
            return
        width, scale = round(pixmap.deviceIndependentSize().width()), theme().metrics.scale
        self._tasks.run(lambda: spots_in(picture, width, scale), lambda spots: self._place(picture, width, spots))

    def _place(self, picture: Picture, width: int, spots: tuple[Spot, ...]) -> None:
        if not isValid(self) or picture is not self.picture:
            return
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        shift = self.canvas.width() - width if mirrored else 0
        air = _PANEL_AIR if isinstance(picture, SmallMultiples) else 0
        for spot in spots:
            button = None if spot.question is None else self.spots.get(spot.question)
            if button is not None:
                near = QPoint(round(spot.left) + shift, round(spot.top))
                far = QPoint(round(spot.right) + shift, round(spot.bottom))
                area = QRect(near, far).adjusted(-air, -air, air, air)
                area.setRight(min(area.right(), self.canvas.width() - 1))
                button.setGeometry(area)
                button.show()

    def _reached(self, question: Question) -> None:
        """The keyboard's place in the chart: Tab comes back to it, and the page shows it."""
        for one, button in self.spots.items():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one == question else Qt.FocusPolicy.ClickFocus)
        around = self.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(self.spots[question], 20, 60)
                return
            around = around.parentWidget()

    def _step(self, question: Question, by: int) -> None:
        order = list(self.spots)
        to = min(max(order.index(question) + by, 0), len(order) - 1)
        self.spots[order[to]].setFocus(Qt.FocusReason.TabFocusReason)

    def _row_activated(self, index: QModelIndex) -> None:
        """A row of the dumbbell's table is one item, in the order of the chart; other tables list check-ins."""
        order = list(self.spots)
        if isinstance(self.picture, Dumbbell) and 0 <= index.row() < len(order):
            self.picked.emit(order[index.row()].key)
