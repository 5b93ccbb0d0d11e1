"""Trends: how both views have moved. Eight items at a glance, one large, what changed, and trust between the two."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from leaderlens.analysis.pictures import PairedTrend, SmallMultiples
from leaderlens.domain.checkin import Question
from leaderlens.domain.people import Role
from leaderlens.i18n import _, month_year, ngettext
from leaderlens.services.trends import TrendsStory
from leaderlens.ui.charting.drawn_chart import DrawnChart
from leaderlens.ui.charting.picking import PickableChart
from leaderlens.ui.charting.subjects import SubjectChoice
from leaderlens.ui.tasks import Tasks
from leaderlens.ui.trends.item_card import ItemCard
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.empty_state import EmptyState
from leaderlens.ui.widgets.labels import Body, Heading, Small
from leaderlens.ui.widgets.page import PageScaffold


class TrendsPage(QStackedWidget):
    """The charts about one subject, or what will be here once there is something to draw.

    ``subject_asked(value)`` and ``item_asked(key)`` for other charts; ``pair_asked`` and ``checkins_asked`` from the
    empty states.
    """

    subject_asked = Signal(str)
    item_asked = Signal(str)
    pair_asked = Signal()
    checkins_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
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
        for widget in (self._blank, _page(self.no_pair), _page(self.no_reveal), _page(self.for_coach), self.charts):
            self.addWidget(widget)
        self.setAccessibleName(_("Trends"))

    def draw_with(self, tasks: Tasks) -> None:
        """Take the worker that draws the charts. Called once, before anything is shown."""
        self.subjects = self.charts.add(SubjectChoice())
        self.subjects.changed.connect(self.subject_asked)
        self.multiples = PickableChart(tasks)
        self.multiples.picked.connect(self._picked)
        self.multiples_card = self.charts.add(Card())
        self.multiples_card.add(self.multiples)
        self._hint = self.multiples_card.add(Small(_("Choose a panel to see it large below."), "ink3"))
        self.item = self.charts.add(ItemCard(tasks))
        self.item.asked.connect(self.item_asked)
        self.changed = DrawnChart(tasks)
        self.changed_card = self.charts.add(Card())
        self.changed_title = self.changed_card.add(Heading(_("What changed since last time"), 3))
        self.changed_sentence = self.changed_card.add(Body("", "ink2"))
        self.changed_card.add(self.changed)
        self.index = DrawnChart(tasks)
        self.index_card = self.charts.add(Card())
        self.index_card.add(self.index)

    # ------------------------------------------------------------ what is shown

    def show_no_pair(self, *, coach: bool = False) -> None:
        """There is no pair yet; a coach does not make one."""
        self.setCurrentIndex(3 if coach else 1)

    def show_no_reveal(self) -> None:
        """There is a pair, and nothing is revealed yet."""
        self.setCurrentIndex(2)

    def show_blank(self) -> None:
        """Nothing to show yet, or another pair's charts to take away."""
        self.setCurrentWidget(self._blank)

    def show_story(self, story: TrendsStory, chosen: Question | None) -> None:
        """Show the charts about a subject, with ``chosen`` as the item to look at; its trend follows."""
        self.charts.set_title(_("Trends"), _span(story))
        self.subjects.show_subjects(story.subjects, story.subject)
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
        self.setCurrentWidget(self.charts)

    def show_item(self, question: Question, story: TrendsStory) -> None:
        """Another item is chosen: its name at once, its chart as soon as it is drawn."""
        self.item.show_choice(story.questions, story.names, question)
        self.multiples.show_chosen(question)

    def show_trend(self, picture: PairedTrend) -> None:
        """The chosen item over time."""
        self.item.show_trend(picture)

    def show_item_card(self) -> None:
        """Scroll to the chosen item."""
        QTimer.singleShot(0, self.item, self._scroll_to_item)  # after the layout has made its room

    # ------------------------------------------------------------ inside

    def _scroll_to_item(self) -> None:
        top = self.item.mapToGlobal(QPoint(0, 0)).y() - self.charts.viewport().mapToGlobal(QPoint(0, 0)).y()
        bar = self.charts.verticalScrollBar()
        bar.setValue(bar.value() + top - 16)

    def _picked(self, key: str) -> None:
        self.item_asked.emit(key)
        self.show_item_card()


def _page(empty: EmptyState) -> PageScaffold:
    scaffold = PageScaffold(_("Trends"))
    scaffold.add(empty, 1)
    scaffold.fill_height()
    return scaffold


def _span(story: TrendsStory) -> str:
    """``23 check-ins, September 2024 to November 2026``."""
    counted = ngettext("{count} check-in", "{count} check-ins", story.check_ins).format(count=story.check_ins)
    days = _days(story.multiples)
    if not days:
        return _("{check_ins} seen by both of you.").format(check_ins=counted)
    first, last = month_year(days[0]), month_year(days[-1])
    if first == last:
        return _("{check_ins}, {month}.").format(check_ins=counted, month=first)
    return _("{check_ins}, {first} to {last}.").format(check_ins=counted, first=first, last=last)


def _days(picture: SmallMultiples | None) -> list[date]:
    if picture is None:
        return []
    return sorted({point.day for panel in picture.panels for point in panel.of(Role.LEADER)})
