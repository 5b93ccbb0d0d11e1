"""Trends: one question at a time, in plain words, and the chart that answers it; what stands out comes first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from leaderlens.analysis.pictures import PairedTrend
from leaderlens.domain.checkin import Question
from leaderlens.i18n import _, month_year, ngettext
from leaderlens.services.trends import TrendsStory
from leaderlens.ui.charting.drawn_chart import DrawnChart
from leaderlens.ui.charting.picking import PickableChart
from leaderlens.ui.charting.readable_chart import ReadableChart
from leaderlens.ui.tasks import Tasks
from leaderlens.ui.trends.answers import Answer
from leaderlens.ui.trends.filters import FilterBar
from leaderlens.ui.trends.gallery import Gallery
from leaderlens.ui.trends.item_card import ItemCard
from leaderlens.ui.trends.sheets import ItemPicker, KeepSheet
from leaderlens.ui.widgets.buttons import Button
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.empty_state import EmptyState
from leaderlens.ui.widgets.labels import Body, Heading, Small
from leaderlens.ui.widgets.page import PageScaffold


class TrendsPage(QStackedWidget):
    """The charts that answer a question, or what will be here once there is something to draw.

    ``wish_changed(Wish)`` for another question or another choice, ``item_asked(key)`` for another item of the overview,
    ``opened(Stop)`` for more about a day, ``row_opened(key)`` about an item of the check-in in view. ``kept(chart,
    what)`` to take a chart elsewhere, ``file_chosen(path, replace)`` and ``sure(path)`` on the way there,
    ``copied`` once a table went to the clipboard. ``done(sentence)`` is for the window to say.
    ``pair_asked``, ``checkins_asked`` and ``walk_asked`` lead elsewhere.
    """

    wish_changed = Signal(object)
    item_asked = Signal(str)
    row_opened = Signal(str)
    opened = Signal(object)
    kept = Signal(object, str)
    file_chosen = Signal(object, bool)
    sure = Signal(object)
    copied = Signal()
    gate_opened = Signal()
    done = Signal(str)
    pair_asked = Signal()
    checkins_asked = Signal()
    walk_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._answer: Answer | None = None
        self._picker: ItemPicker | None = None
        self._keeping: KeepSheet | None = None
        self._landed: int | None = None  # where the way to an item ended
        self._blank = QWidget()
        self.no_pair = EmptyState(
            "users",
            _("Trends need the two of you"),
            _("Once you and the other person are connected and have checked in, this page shows how both views move."),
            _("Set up our pair"),
        )
        self.for_coach = EmptyState(
            "trending-up",
            _("Trends are drawn from a pair’s check-ins"),
            _("Once a Leader and a Chief Executive have both asked you in, their charts stand here, read only."),
        )
        self.no_reveal = EmptyState(
            "trending-up",
            _("Your charts begin with the first reveal"),
            _(
                "After it you see both views of every item side by side. From the second on you also see what moved, "
                "and over months where you meet and where you part."
            ),
            _("Go to check-ins"),
        )
        self.no_pair.primary.connect(self.pair_asked)
        self.no_reveal.primary.connect(self.checkins_asked)
        self.charts = PageScaffold(_("Trends"))
        self.walk = Button(_("Walk through"), icon="presentation")
        self.walk.setAccessibleDescription(_("Show a check-in on a large screen, one step at a time"))
        self.walk.clicked.connect(self.walk_asked)
        self.charts.add_action(self.walk)
        for widget in (self._blank, _page(self.no_pair), _page(self.no_reveal), _page(self.for_coach), self.charts):
            self.addWidget(widget)
        self.setAccessibleName(_("Trends"))

    def draw_with(self, tasks: Tasks) -> None:
        """Take the worker that draws the charts. Called once, before anything is shown."""
        self.filters = self.charts.add(FilterBar())
        self.subjects = self.filters.subjects
        self.filters.changed.connect(self.wish_changed)
        self.filters.items_asked.connect(self._pick_items)
        self.multiples = PickableChart(tasks)
        self.multiples.picked.connect(self._picked)
        self.multiples_card = self.charts.add(Card())
        self.multiples_card.add(self.multiples)
        self._hint = self.multiples_card.add(Small(_("Choose a panel to see it large below."), "ink3"))
        self.item = self.charts.add(ItemCard(tasks))
        self.item.asked.connect(self.item_asked)
        self.item.installEventFilter(self)
        self.changed = DrawnChart(tasks)
        self.changed_card = self.charts.add(Card())
        self.changed_title = self.changed_card.add(Heading(_("What changed since last time"), 3))
        self.changed_sentence = self.changed_card.add(Body("", "ink2"))
        self.changed_card.add(self.changed)
        self.index = ReadableChart(tasks)
        self.index_card = self.charts.add(Card())
        self.index_card.add(self.index)
        self.gallery = Gallery(tasks)
        self.gallery.made.connect(self._listen)
        self.gallery.gate_opened.connect(self.gate_opened)
        self.charts.add(self.gallery)
        for chart in (self.multiples, self.item.chart, self.changed, self.index):
            self._listen(chart)

    # ------------------------------------------------------------ what is shown

    def show_no_pair(self, *, coach: bool = False) -> None:
        """There is no pair yet; a coach does not make one."""
        self.setCurrentIndex(3 if coach else 1)

    def show_no_reveal(self) -> None:
        """There is a pair, and nothing is revealed yet."""
        self.setCurrentIndex(2)

    def show_blank(self) -> None:
        """Nothing to show yet, or another pair's charts to take away."""
        self.put_away()
        self.setCurrentWidget(self._blank)

    def show_answer(self, answer: Answer, chosen: Question | None) -> None:
        """Show what answers the wish; in an overview with ``chosen`` as the item to look at, whose trend follows."""
        self._answer = answer
        self.charts.set_title(_("Trends"), _span(answer))
        self.filters.show_answer(answer)
        story = answer.story
        for part in (self.multiples_card, self.item, self.changed_card, self.index_card):
            part.setVisible(story is not None)
        self.gallery.setVisible(story is None)
        if story is not None:
            self._show_story(story, chosen)
        else:
            self.gallery.show_answer(answer)
        self.setCurrentWidget(self.charts)

    def show_item(self, question: Question, story: TrendsStory) -> None:
        """Another item is chosen: its name at once, its chart as soon as it is drawn."""
        self.item.show_choice(story.questions, story.names, question)
        self.multiples.show_chosen(question)

    def show_trend(self, picture: PairedTrend) -> None:
        """The chosen item over time."""
        self.item.show_trend(picture)

    def to_top(self) -> None:
        """Begin where one chooses what to know."""
        self._landed = None
        self.charts.to_top()

    def show_item_card(self) -> None:
        """Scroll to the chosen item, and stay with it while the charts above it are drawn and get their height."""
        QTimer.singleShot(0, self.item, self._scroll_to_item)  # after the layout has made its room

    def put_away(self) -> None:
        """Close whatever lies over the charts."""
        for sheet in (self._picker, self._keeping):
            if sheet is not None:
                sheet.leave()

    def ask_file(self, name: str, kind: str, suffix: str) -> None:
        """Ask for a file, offering ``name``. The dialogue itself asks before it takes one that is there."""
        chosen, _kind = QFileDialog.getSaveFileName(
            self.window(), _("Where should the chart go?"), str(Path.home() / name), f"{kind} (*{suffix})"
        )
        if chosen:
            path = Path(chosen)
            whole = path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
            self.file_chosen.emit(whole, whole == path)

    def ask_sure(self, target: Path, warning: str) -> None:
        """Say where the chart is going to lie."""
        if self._keeping is None:
            self._keeping = KeepSheet(self.window())
            self._keeping.sure.connect(self.sure)
        self._keeping.ask(target, warning)

    def put_on_clipboard(self, png: bytes) -> None:
        """The picture, for another program."""
        QGuiApplication.clipboard().setImage(QImage.fromData(png))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """T where no chart has the focus: the first chart in sight."""
        if event.key() == Qt.Key.Key_T and not event.modifiers() and self.currentWidget() is self.charts:
            overview = self._answer is not None and self._answer.story is not None
            chart = self.multiples if overview else next((card.chart for card in self.gallery.shown), None)
            if chart is not None:
                chart.table_button.toggle()
                return
        super().keyPressEvent(event)

    # ------------------------------------------------------------ inside

    def _scroll_to_item(self) -> None:
        top = self.item.mapToGlobal(QPoint(0, 0)).y() - self.charts.viewport().mapToGlobal(QPoint(0, 0)).y()
        bar = self.charts.verticalScrollBar()
        bar.setValue(bar.value() + top - 16)
        self._landed = bar.value()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A chart above the item has another height now. Whoever has scrolled since is left where they are."""
        if event.type() is QEvent.Type.Move and self.charts.verticalScrollBar().value() == self._landed:
            self.show_item_card()
        return super().eventFilter(watched, event)

    def _picked(self, key: str) -> None:
        self.item_asked.emit(key)
        self.show_item_card()

    def _show_story(self, story: TrendsStory, chosen: Question | None) -> None:
        self.multiples_card.setVisible(story.multiples is not None)
        if story.multiples is not None:
            self.multiples.show_picture(story.multiples)
        self.multiples.show_chosen(chosen)
        self.item.setVisible(chosen is not None)
        if chosen is not None:
            self.item.show_choice(story.questions, story.names, chosen)
        self.changed_card.setVisible(story.changed is not None)
        if story.changed is not None:
            drawn = bool(story.changed.panels)
            self.changed.setVisible(drawn)
            self.changed_title.setVisible(not drawn)
            self.changed_sentence.setVisible(not drawn)
            self.changed_sentence.setText(story.changed.alt)
            if drawn:
                self.changed.show_picture(story.changed)
        self.index_card.setVisible(story.index is not None)
        if story.index is not None:
            self.index.show_picture(story.index)

    def _listen(self, chart: DrawnChart) -> None:
        chart.offer_files()
        chart.kept.connect(lambda what: self.kept.emit(chart.picture, what))
        chart.copied.connect(self.copied)
        if isinstance(chart, ReadableChart):
            chart.let_open(can=True)
            chart.opened.connect(self.opened)
        elif isinstance(chart, PickableChart) and chart is not self.multiples:
            chart.picked.connect(self.row_opened)

    def _pick_items(self) -> None:
        if self._answer is None:
            return
        if self._picker is None:
            self._picker = ItemPicker(self.window())
            self._picker.chosen.connect(self._items_picked)
        self._picker.ask(self._answer)

    def _items_picked(self, items: tuple[Question, ...]) -> None:
        self.wish_changed.emit(replace(self.filters.wish, items=items))


def _page(empty: EmptyState) -> PageScaffold:
    scaffold = PageScaffold(_("Trends"))
    scaffold.add(empty, 1)
    scaffold.fill_height()
    return scaffold


def _span(answer: Answer) -> str:
    """``23 check-ins, September 2024 to November 2026``."""
    checkins = answer.offers.checkins
    counted = ngettext("{count} check-in", "{count} check-ins", len(checkins)).format(count=len(checkins))
    first, last = month_year(checkins[-1].due), month_year(checkins[0].due)
    if first == last:
        return _("{check_ins}, {month}.").format(check_ins=counted, month=first)
    return _("{check_ins}, {first} to {last}.").format(check_ins=counted, first=first, last=last)
