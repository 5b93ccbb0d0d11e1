"""What the trends page does: read the charts about a subject, then one item at a time."""

from __future__ import annotations

from leaderlens.analysis.pictures import PairedTrend
from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import Question, Subject
from leaderlens.domain.people import Role
from leaderlens.i18n import _
from leaderlens.services.trends import Trends, TrendsStory
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.trends.page import TrendsPage


class TrendsPresenter:
    """Acts for the trends page. The newest wish counts: whatever was asked before it and arrives late is let go."""

    unsaved = False  # nothing that is typed here waits for the disk

    def __init__(self, page: TrendsPage, desk: Desk, trends: Trends) -> None:
        self._page, self._desk, self._trends = page, desk, trends
        self._story: TrendsStory | None = None
        self._pair_id = ""
        self._subject: Subject | None = None
        self._wish: Question | None = None  # the item the person chose, if they did
        self._question: Question | None = None
        self._asked = 0
        page.draw_with(desk.tasks)
        page.subject_asked.connect(self.choose_subject)
        page.item_asked.connect(self.choose_item)
        page.pair_asked.connect(lambda: desk.go(Place("people", act="pair")))
        page.checkins_asked.connect(lambda: desk.go(Place("checkins")))

    def show(self, place: Place) -> None:
        """Show the charts; with a question, about its subject and with that item chosen."""
        wanted = _question(place.question)
        if wanted is not None:
            self._subject, self._wish = wanted.subject, wanted
        self._read(scroll=wanted is not None)

    def refresh(self, changes: Changes) -> None:
        if changes.reveals or changes.events or changes.people:
            self._read()

    def leave(self) -> None:
        """Nothing is written here."""

    def choose_subject(self, value: str) -> None:
        """Show the charts about somebody else; a chosen item about them too, if it was asked."""
        self._subject = Subject(value)
        if self._wish is not None:
            self._wish = Question(self._wish.item, self._subject)
        self._read()

    def choose_item(self, key: str) -> None:
        """Look at another item about the same subject."""
        question, story = _question(key), self._story
        if question is None or story is None or question not in story.questions:
            return
        self._wish = self._question = question
        self._page.show_item(question, story)
        self._read_item(question)

    def _read(self, *, scroll: bool = False) -> None:
        pair = self._desk.pair()
        self._asked += 1
        if pair is None:
            self._story = None
            self._page.show_no_pair(coach=self._desk.person.role is Role.COACH)
            return
        if pair.id != self._pair_id:
            self._pair_id, self._story = pair.id, None
            self._page.show_blank()
        trends, pair_id, subject, asked = self._trends, pair.id, self._subject, self._asked
        self._desk.tasks.run(
            lambda: trends.overview(pair_id, subject),
            lambda story: self._story_read(asked, story, scroll=scroll),
            None,
            _("Drawing your trends …"),
        )

    def _story_read(self, asked: int, story: TrendsStory, *, scroll: bool) -> None:
        if asked != self._asked:
            return
        if not story.check_ins:
            self._story = None
            self._page.show_no_reveal()
            return
        self._story, self._subject = story, story.subject
        self._question = self._wish if self._wish in story.questions else _first(story)
        self._page.show_story(story, self._question)
        if self._question is not None:
            self._read_item(self._question)
            if scroll:
                self._page.show_item_card()

    def _read_item(self, question: Question) -> None:
        trends, pair_id, asked = self._trends, self._pair_id, self._asked
        self._desk.tasks.run(
            lambda: trends.item_trend(pair_id, question), lambda picture: self._item_read(asked, question, picture)
        )

    def _item_read(self, asked: int, question: Question, picture: PairedTrend) -> None:
        if asked == self._asked and question == self._question:
            self._page.show_trend(picture)


def _question(key: str) -> Question | None:
    """The question of a key; None for an empty or a broken one."""
    try:
        return Question.parse(key)
    except ValueError:
        return None


def _first(story: TrendsStory) -> Question | None:
    """The most telling item; else the first that was asked."""
    if story.multiples is not None and story.multiples.panels:
        return story.multiples.panels[0].question
    return next(iter(story.questions), None)
