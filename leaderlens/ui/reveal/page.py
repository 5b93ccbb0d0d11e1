"""The reveal: a headline, three sentences, what is seen alike and differently, and every item in one chart."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from leaderlens.analysis.pictures import Dumbbell
from leaderlens.domain.checkin import Question, Subject
from leaderlens.domain.people import Role
from leaderlens.i18n import _, month_year
from leaderlens.services.trends import ItemStory, RevealStory
from leaderlens.ui.charting.picking import PickableChart, choices_in
from leaderlens.ui.charting.subjects import SubjectChoice
from leaderlens.ui.reveal.beside_cards import GuessesCard, MomentsCard
from leaderlens.ui.reveal.cards import AlikeCard, DifferentlyCard
from leaderlens.ui.reveal.drill_down import DrillDown
from leaderlens.ui.reveal.onward import Onward
from leaderlens.ui.style.theme import theme
from leaderlens.ui.tasks import Tasks
from leaderlens.ui.widgets.buttons import Button, Kind
from leaderlens.ui.widgets.card import Card
from leaderlens.ui.widgets.empty_state import EmptyState
from leaderlens.ui.widgets.labels import Body, Eyebrow, Heading, Reading
from leaderlens.ui.widgets.layouts import Columns, FlowRow
from leaderlens.ui.widgets.page import PageScaffold

_SENTENCES = 3


class RevealPage(QWidget):
    """One revealed check-in, or the sentence that says why it cannot be shown.

    ``item_asked(key)`` to look closer at an item, ``table_asked(session_id)`` to lay the item in the panel on that
    session's table; ``onward_asked(place)``, ``trends_asked`` and ``back_asked`` to go elsewhere.
    """

    item_asked = Signal(str)
    second_view_added = Signal(str, object)
    """A note and a rating (or None), for the item in the panel."""
    table_asked = Signal(str)
    onward_asked = Signal(object)
    trends_asked = Signal()
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._story: RevealStory | None = None
        self._onward: Onward | None = None
        self._stack = QStackedLayout(self)
        self._blank = QWidget()
        self._stack.addWidget(self._blank)
        self.story_view = PageScaffold()
        self.refused: EmptyState | None = None
        self._refused_holder = QWidget()
        self._refused_column = QVBoxLayout(self._refused_holder)
        self._stack.addWidget(self.story_view)
        self._stack.addWidget(self._refused_holder)
        self.setAccessibleName(_("Reveal"))

    def draw_with(self, tasks: Tasks) -> None:
        """Take the worker that draws the charts. Called once, before anything is shown."""
        self.chart = PickableChart(tasks)
        self.panel = DrillDown(self, tasks)
        self._build()
        self.chart.picked.connect(self.item_asked)
        self.panel.asked.connect(self.item_asked)
        self.panel.second_view_added.connect(self.second_view_added)
        self.panel.table.laid.connect(self.table_asked)
        self.panel.table.chosen.connect(self.onward_asked)

    # ------------------------------------------------------------ what is shown

    @property
    def story(self) -> RevealStory | None:
        return self._story

    def show_loading(self) -> None:
        """Nothing yet: what was shown before belonged to another check-in."""
        self.put_away()
        self._story = None
        self._stack.setCurrentWidget(self._blank)

    def show_story(self, story: RevealStory) -> None:
        """Show a revealed check-in."""
        summary, same = story.summary, self._same_checkin(story)
        subject = self._subject(story) if same else self._first_subject(story)
        self._story = story
        self.eyebrow.setText(_("Reveal · {month}").format(month=month_year(story.reveal.checkin.due)))
        self.story_view.set_title(summary.headline)
        for label, sentence in zip(self.sentences, (*summary.sentences, "", "", ""), strict=False):
            label.setText(sentence)
            label.setVisible(bool(sentence))
        self.differently.show_views(summary.seen_differently)
        self.alike.show_views(summary.seen_alike, len(summary.seen_differently))
        self.moments.show_moments(story.moments, story.names)
        self.guesses.show_surprises(story.surprises, story.names)
        self.subjects.show_subjects(tuple(story.dumbbells), subject)
        self._show_chart(subject)
        self._stack.setCurrentWidget(self.story_view)
        if not same:
            self.story_view.to_top()

    def show_item(self, story: ItemStory, me: Role | None = None) -> None:
        """Open the panel on an item, or move it there; ``me`` may add a second view."""
        if self._story is None:
            return
        subject = story.question.subject
        if subject in self._story.dumbbells and self.subjects.value() != subject.value:
            self.subjects.show_subjects(tuple(self._story.dumbbells), subject)
            self._show_chart(subject)
        self.chart.show_chosen(story.question)
        self.panel.show_item(story, self._order(), month_year(self._story.reveal.checkin.due), me)

    def show_onward(self, onward: Onward | None) -> None:
        """The session to go on to; None where there is none to offer."""
        self._onward = onward
        self.session.setVisible(onward is not None)
        if onward is not None:
            self.session.setText(onward.text)
        self.ways_on.updateGeometry()
        self.panel.table.show_onward(onward)

    def show_second_view_added(self) -> None:
        """It is kept, and stands with the item from now on."""
        self.panel.second.prepare(targeted=False)

    def show_second_view_problem(self, sentence: str) -> None:
        """It was not kept; what was written stays in the form."""
        self.panel.second.show_problem(sentence)

    def show_refused(self, title: str, sentence: str) -> None:
        """Say why there is nothing to see, with a way back."""
        self.put_away()
        self._story = None
        if self.refused is not None:
            self._refused_column.removeWidget(self.refused)
            self.refused.hide()
            self.refused.deleteLater()
        self.refused = EmptyState("lock", title, sentence, _("Back to check-ins"))
        self.refused.primary.connect(self.back_asked)
        self._refused_column.addWidget(self.refused)
        self._stack.setCurrentWidget(self._refused_holder)

    def put_away(self) -> None:
        """Close the panel."""
        self.panel.leave()

    # ------------------------------------------------------------ inside

    def _build(self) -> None:
        view = self.story_view
        self.back = Button(_("Check-ins"), Kind.QUIET, icon="arrow-left")
        self.back.setAccessibleName(_("Back to check-ins"))
        self.back.clicked.connect(self.back_asked)
        onward = Button(_("See our trends"), Kind.QUIET, trailing="arrow-right")
        onward.clicked.connect(self.trends_asked)
        self.eyebrow = Eyebrow("")
        above = QWidget()
        lines = QVBoxLayout(above)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme().metrics.space(10))
        ways = QHBoxLayout()
        ways.addWidget(self.back)
        ways.addStretch(1)
        ways.addWidget(onward)
        lines.addLayout(ways)
        lines.addWidget(self.eyebrow)
        view.body.insertWidget(0, above)
        self.sentences = tuple(Reading("", "ink2") for _count in range(_SENTENCES))
        words = QWidget()
        said = QVBoxLayout(words)
        said.setContentsMargins(0, 0, 0, 4)
        said.setSpacing(6)
        for label in self.sentences:
            said.addWidget(label)
        view.add(words)
        self.differently, self.alike = DifferentlyCard(), AlikeCard()
        cards = Columns((1, 1), needs=680)
        for card in (self.alike, self.differently):
            cards.add(card)
            card.picked.connect(self.item_asked)
        view.add(cards)
        self.guesses, self.moments = GuessesCard(), MomentsCard()
        self.guesses.picked.connect(self.item_asked)
        view.add(self.guesses)
        view.add(self.moments)
        below = QWidget()
        named = QVBoxLayout(below)
        named.setContentsMargins(0, theme().metrics.space(12), 0, 0)
        named.setSpacing(4)
        named.addWidget(Heading(_("Item by item"), 2))
        named.addWidget(Body(_("Choose a row to see what each of you was asked, and any notes."), "ink2"))
        view.add(below)
        self.subjects = SubjectChoice()
        self.subjects.changed.connect(lambda value: self._show_chart(Subject(value)))
        view.add(self.subjects)
        view.add(Card()).add(self.chart)
        self._build_end(view)

    def _build_end(self, view: PageScaffold) -> None:
        """The ways on: a conversation first, or how it all moved."""
        self.session = Button(_("Plan a session"), Kind.PRIMARY, icon="message-square")
        self.session.clicked.connect(self._go_onward)
        self.trends = Button(_("See our trends"), Kind.SECONDARY, trailing="arrow-right")
        self.trends.clicked.connect(self.trends_asked)
        end = view.add(Card())
        end.add(Body(_("A gap does not say who is right. It says where a conversation is worth having."), "ink2"))
        self.ways_on = end.add(FlowRow(self.session, self.trends))
        self.session.hide()

    def _go_onward(self) -> None:
        if self._onward is not None:
            self.onward_asked.emit(self._onward.place)

    def _same_checkin(self, story: RevealStory) -> bool:
        return self._story is not None and self._story.reveal.checkin.id == story.reveal.checkin.id

    def _subject(self, story: RevealStory) -> Subject:
        chosen = self.subjects.value()
        return Subject(chosen) if chosen in {one.value for one in story.dumbbells} else self._first_subject(story)

    def _first_subject(self, story: RevealStory) -> Subject:
        """Where the first gap is, so that the chart below goes on from the cards."""
        apart = [view.question.subject for view in story.summary.seen_differently]
        return next(iter([*apart, *story.dumbbells]), Subject.CHIEF_EXECUTIVE)

    def _show_chart(self, subject: Subject) -> None:
        picture = self._picture(subject)
        if picture is not None:
            self.chart.show_picture(picture)

    def _picture(self, subject: Subject) -> Dumbbell | None:
        return self._story.dumbbells.get(subject) if self._story is not None else None

    def _order(self) -> tuple[Question, ...]:
        picture = self._picture(Subject(self.subjects.value()))
        return tuple(choices_in(picture)) if picture is not None else ()
