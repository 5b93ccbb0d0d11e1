"""What the reveal page does: read one revealed check-in, look closer at an item, go on to the trends."""

from __future__ import annotations

from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import Question
from leaderlens.domain.people import SEATS
from leaderlens.errors import LeaderLensError, NotAllowedError
from leaderlens.i18n import _
from leaderlens.services.session_topics import SessionTopics
from leaderlens.services.trends import ItemStory, RevealStory, Trends
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.reveal.onward import onward
from leaderlens.ui.reveal.page import RevealPage


class RevealPresenter:
    """Acts for the reveal page. What arrives late, for a check-in no longer in view, is let go."""

    unsaved = False  # a second view is added by its author, or it is not

    def __init__(self, page: RevealPage, desk: Desk, trends: Trends, topics: SessionTopics) -> None:
        self._page, self._desk, self._trends, self._topics = page, desk, trends, topics
        self._place = Place("reveal")
        self._pair_id = ""
        self._wanted: Question | None = None
        page.draw_with(desk.tasks)
        page.item_asked.connect(self.look_closer)
        page.second_view_added.connect(self._add_second_view)
        page.trends_asked.connect(lambda: desk.go(Place("trends")))
        page.onward_asked.connect(desk.go)
        page.table_asked.connect(self._put_on_table)
        page.back_asked.connect(lambda: desk.go(Place("checkins")))

    def show(self, place: Place) -> None:
        """Show a check-in; without one, the check-in shown before."""
        pair = self._desk.pair()
        if pair is None or not (place.checkin_id or self._place.checkin_id):
            self._page.show_refused(_("No check-in chosen"), _("Choose one that both of you have sealed."))
            return
        if place.checkin_id and (place.checkin_id, pair.id) != (self._place.checkin_id, self._pair_id):
            self._page.show_loading()
        if place.checkin_id:
            self._place, self._pair_id = place, pair.id
        self._read(place.question)

    def refresh(self, changes: Changes) -> None:
        if not self._place.checkin_id:
            return
        if changes.reveals or changes.checkins or changes.people or changes.events:
            self._read("")
        elif changes.sessions:
            self._look_onward()

    def leave(self) -> None:
        """Nothing is written here; the panel does not stay open behind another page."""
        self._wanted = None
        self._page.put_away()

    def look_closer(self, key: str) -> None:
        """Open one item."""
        try:
            question = Question.parse(key)
        except ValueError:
            return
        trends, pair_id, checkin_id = self._trends, self._pair_id, self._place.checkin_id
        self._wanted = question
        self._desk.tasks.run(
            lambda: trends.item(pair_id, checkin_id, question),
            lambda story: self._item_read(checkin_id, question, story),
        )

    def _read(self, question: str) -> None:
        trends, pair_id, checkin_id = self._trends, self._pair_id, self._place.checkin_id
        self._desk.tasks.run(
            lambda: trends.reveal(pair_id, checkin_id),
            lambda story: self._story_read(checkin_id, story, question),
            lambda error: self._not_read(checkin_id, error),
            _("Opening the reveal …"),
        )
        self._look_onward()

    def _look_onward(self) -> None:
        """What session there is to go on to: beside the reveal, which does not wait for it."""
        pair, desk = self._desk.pair(), self._desk
        if pair is not None and pair.id == self._pair_id:
            today = desk.clock().astimezone().date()
            desk.tasks.run(lambda: onward(self._topics, pair, desk.person.role, today), self._page.show_onward)

    def _put_on_table(self, session_id: str) -> None:
        pair_id, question = self._pair_id, self._wanted
        if question is None:
            return

        def put(changes: Changes) -> None:
            self._desk.changed(changes)
            self._look_onward()

        def failed(_error: Exception) -> bool:
            self._look_onward()  # the button can be pressed again
            return False

        self._desk.tasks.run(lambda: self._topics.put_on(pair_id, session_id, question), put, failed)

    def _story_read(self, checkin_id: str, story: RevealStory, question: str) -> None:
        if checkin_id != self._place.checkin_id:
            return
        self._page.show_story(story)
        if question:
            self.look_closer(question)

    def _item_read(self, checkin_id: str, question: Question, story: ItemStory) -> None:
        if checkin_id == self._place.checkin_id and question == self._wanted:
            role = self._desk.person.role
            self._page.show_item(story, role if role in SEATS else None)

    def _add_second_view(self, note: str, rating: int | None) -> None:
        checkins, pair_id, checkin_id, question = (
            self._trends.checkins,
            self._pair_id,
            self._place.checkin_id,
            self._wanted,
        )
        if question is None:
            return

        def added(changes: Changes) -> None:
            self._page.show_second_view_added()
            self._desk.changed(changes)
            self.look_closer(question.key)

        def failed(error: Exception) -> bool:
            known = isinstance(error, LeaderLensError)
            self._page.show_second_view_problem(
                str(error) if known else _("This could not be added. It is still here; please try again.")
            )
            return known

        self._desk.tasks.run(
            lambda: checkins.add_second_view(pair_id, checkin_id, question, note, rating), added, failed
        )

    def _not_read(self, checkin_id: str, error: Exception) -> bool:
        """A check-in that may not be shown yet is a sentence on the page; trouble is told at its own door, too."""
        if checkin_id != self._place.checkin_id or not isinstance(error, LeaderLensError):
            return False
        if isinstance(error, NotAllowedError):
            self._page.show_refused(_("Not open yet"), str(error))
            return True
        if self._page.story is None:
            self._page.show_refused(_("This reveal could not be read"), str(error))
        return False
