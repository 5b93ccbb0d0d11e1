"""What the trends page does: answer one question at a time, look at one item, lead on to a day, let charts out."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from leaderlens.analysis.pictures import PairedTrend, Picture
from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import Question
from leaderlens.domain.people import Role
from leaderlens.i18n import _
from leaderlens.services.chart_files import ChartFiles, FileKind
from leaderlens.services.histories import Histories
from leaderlens.services.landing import Landing, landing
from leaderlens.services.trends import Trends, TrendsStory
from leaderlens.ui.charting.reading import Stop
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.trends.answers import Answer, Answers, Wish
from leaderlens.ui.trends.asking import Asking
from leaderlens.ui.trends.page import TrendsPage


class TrendsPresenter:
    """Acts for the trends page. The newest wish counts: whatever was asked before it and arrives late is let go."""

    unsaved = False  # nothing that is typed here waits for the disk

    def __init__(self, page: TrendsPage, desk: Desk, trends: Trends, histories: Histories, files: ChartFiles) -> None:
        self._page, self._desk, self._trends, self._files = page, desk, trends, files
        self._answers = Answers(trends, histories, desk.person.role)
        self._answer: Answer | None = None
        self._pair_id = ""
        self._wish = Wish()
        self._item: Question | None = None  # the item the person chose in the overview, if they did
        self._asked = 0
        self._keeping: tuple[Picture, FileKind, bool] | None = None
        page.draw_with(desk.tasks)
        page.wish_changed.connect(self.choose)
        page.item_asked.connect(self.choose_item)
        page.opened.connect(self.open_day)
        page.row_opened.connect(self.open_row)
        page.gate_opened.connect(lambda: self.choose(replace(self._wish, opened=True)))
        page.kept.connect(self.take_out)
        page.file_chosen.connect(self._file_chosen)
        page.sure.connect(self._keep)
        page.copied.connect(lambda: desk.tasks.run(files.note_copied, lambda _none: page.done.emit(_on_clipboard())))
        page.pair_asked.connect(lambda: desk.go(Place("people", act="pair")))
        page.checkins_asked.connect(lambda: desk.go(Place("checkins")))
        page.walk_asked.connect(lambda: desk.go(Place("walkthrough", checkin_id=self._checkin_in_view())))

    def show(self, place: Place) -> None:
        """Show the charts; with a question, the overview of its subject with that item chosen; ``act`` an Asking."""
        wanted = _question(place.question)
        if wanted is not None:
            self._wish = replace(self._wish, asking=Asking.OVERVIEW, subject=wanted.subject)
            self._item = wanted
        elif place.act in set(Asking):
            self._page.to_top()
            self._wish = replace(self._wish, asking=Asking(place.act))
        self._read(scroll=wanted is not None)

    def refresh(self, changes: Changes) -> None:
        if changes.reveals or changes.events or changes.people or changes.sessions or changes.checkins:
            self._read()

    def leave(self) -> None:
        """Nothing is written here; no sheet stays open behind another page."""
        self._page.put_away()

    def choose(self, wish: Wish) -> None:
        """Answer another wish. A chosen item is looked at about the new subject too, if it was asked."""
        if self._item is not None and wish.subject is not None:
            self._item = replace(self._item, subject=wish.subject)
        self._wish = wish
        self._read()

    def choose_item(self, key: str) -> None:
        """Look at another item about the same subject."""
        question, story = _question(key), self._story
        if question is None or story is None or question not in story.questions:
            return
        self._item = question
        self._page.show_item(question, story)
        self._read_item(question)

    def open_day(self, stop: Stop) -> None:
        """What was said and written at that moment: the reveal of the check-in that was due that day."""
        answer = self._answer
        found = [one for one in answer.offers.checkins if one.due == stop.day] if answer is not None else []
        if found:
            asked = stop.question is not None and stop.question in found[0].questions
            key = stop.question.key if asked and stop.question is not None else ""
            self._desk.go(Place("reveal", checkin_id=found[0].id, question=key))

    def open_row(self, key: str) -> None:
        """An item of the check-in in view, close up; of a chart over time, the newest that asked it."""
        question = _question(key)
        if self._answer is None or question is None:
            return
        checkins = self._answer.offers.checkins
        first = self._checkin_in_view()
        order = sorted(checkins, key=lambda one: one.id != first)  # stable: then the newest
        found = next((one for one in order if question in one.questions), None)
        if found is not None:
            self._desk.go(Place("reveal", checkin_id=found.id, question=key))

    # ------------------------------------------------------------ out of the vault

    def take_out(self, picture: Picture | None, what: str) -> None:
        """Copy a chart, or ask where to save it."""
        if picture is None:
            return
        if what == "copy":
            self._desk.tasks.run(partial(self._files.picture, picture), self._copied)
            return
        kind = FileKind(what)
        self._keeping = (picture, kind, False)
        self._page.ask_file(self._files.name_for(kind), kind.label, kind.suffix)

    def _copied(self, png: bytes) -> None:
        self._page.put_on_clipboard(png)
        self._page.done.emit(_on_clipboard())

    def _file_chosen(self, target: Path, replacing: bool) -> None:  # noqa: FBT001 - a signal of Qt's carries it
        if self._keeping is not None:
            self._keeping = (*self._keeping[:2], replacing)
            self._desk.tasks.run(partial(landing, target.parent), partial(self._landed, target))

    def _landed(self, target: Path, where: Landing) -> None:
        self._page.ask_sure(target, where.warning)

    def _keep(self, target: Path) -> None:
        if self._keeping is None:
            return
        picture, kind, replacing = self._keeping
        self._keeping = None
        self._desk.tasks.run(
            partial(self._files.keep, picture, kind, target, replace=replacing),
            lambda path: self._page.done.emit(_("Saved as {name}.").format(name=path.name)),
        )

    # ------------------------------------------------------------ reading

    @property
    def _story(self) -> TrendsStory | None:
        return self._answer.story if self._answer is not None else None

    def _checkin_in_view(self) -> str:
        return self._answer.wish.checkin if self._answer is not None else ""

    def _read(self, *, scroll: bool = False) -> None:
        pair = self._desk.pair()
        self._asked += 1
        if pair is None:
            self._answer = None
            self._page.show_no_pair(coach=self._desk.person.role is Role.COACH)
            return
        if pair.id != self._pair_id:
            self._pair_id, self._answer = pair.id, None
            self._page.show_blank()
        answers, wish, asked, today = self._answers, self._wish, self._asked, self._desk.clock().date()
        self._desk.tasks.run(
            lambda: answers.answer(pair, wish, today),
            lambda answer: self._answered(asked, answer, scroll=scroll),
            None,
            _("Drawing your trends …"),
        )

    def _answered(self, asked: int, answer: Answer, *, scroll: bool) -> None:
        if asked != self._asked:
            return
        if not answer.offers.checkins:
            self._answer = None
            self._page.show_no_reveal()
            return
        self._answer = answer  # the wish stays as it was asked: what it leaves open may be another tomorrow
        story = answer.story
        question = None if story is None else self._item if self._item in story.questions else _first(story)
        self._page.show_answer(answer, question)
        if question is not None:
            self._read_item(question)
            if scroll:
                self._page.show_item_card()

    def _read_item(self, question: Question) -> None:
        trends, pair_id, asked = self._trends, self._pair_id, self._asked
        self._desk.tasks.run(
            lambda: trends.item_trend(pair_id, question), lambda picture: self._item_read(asked, question, picture)
        )

    def _item_read(self, asked: int, question: Question, picture: PairedTrend) -> None:
        if asked == self._asked and question == self._page.item.question:
            self._page.show_trend(picture)


def _on_clipboard() -> str:
    return _("Copied. What is on the clipboard is no longer inside your vault.")


def _first(story: TrendsStory) -> Question | None:
    """The most telling item, else the first that was asked."""
    if story.multiples is not None and story.multiples.panels:
        return story.multiples.panels[0].question
    return story.questions[0] if story.questions else None


def _question(key: str) -> Question | None:
    try:
        return Question.parse(key)
    except ValueError:
        return None
