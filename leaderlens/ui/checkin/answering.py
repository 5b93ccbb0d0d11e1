"""Filling a sheet in: moments first, one question after the other, predictions, looking over, and sealing. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import Answer, Question, Remarks
from leaderlens.domain.event import Event
from leaderlens.domain.people import Pair
from leaderlens.errors import LeaderLensError
from leaderlens.i18n import _
from leaderlens.services.checkins import SheetView
from leaderlens.ui.checkin import words
from leaderlens.ui.checkin.moments import MomentsAsked, moments_asked
from leaderlens.ui.checkin.open_sheet import OpenSheet
from leaderlens.ui.checkin.sheet_keeper import Saving, SheetKeeper
from leaderlens.ui.checkin.visits import Visits
from leaderlens.ui.desk import Place

OwnLines = Callable[[str, str], tuple[tuple[str, str], ...]]
"""Answers (day, words) a person wrote for themselves, for a pair's id and an item."""

Timeline = Callable[[str], tuple[Event, ...]]
"""Answers the events of a pair's timeline, oldest first."""

EVENTS_OF = timedelta(days=400)
"""How far back events are offered as moments."""


class Answering:
    """One person's sheet in the making."""

    def __init__(self, visits: Visits, own_lines: OwnLines, timeline: Timeline) -> None:
        self._visits, self._own_lines, self._timeline = visits, own_lines, timeline
        self._page, self._desk, self._checkins = visits.page, visits.desk, visits.checkins
        self.sheet: OpenSheet | None = None
        self._events: tuple[Event, ...] = ()
        self._keepers: dict[str, SheetKeeper] = {}
        page = self._page
        page.changed.connect(self._changed)
        page.next_wanted.connect(self._next)
        page.back_wanted.connect(self._back)
        page.later_wanted.connect(visits.go)
        page.review_wanted.connect(self.review)
        page.retry_wanted.connect(self._retry)
        page.answer_wanted.connect(self._answer)
        page.remarked.connect(self._remarked)
        page.moments_wanted.connect(self._show_moments)
        page.questions_wanted.connect(self._ask)
        page.guesses_wanted.connect(self._guess)
        page.guessed.connect(self._guessed)
        page.seal_wanted.connect(self._before_sealing)
        page.looked.connect(self._looked)
        page.sealed.connect(self._seal)

    @property
    def unsaved(self) -> bool:
        """Whether something is left that is not on the disk."""
        return any(keeper.unsaved for keeper in self._keepers.values())

    def leave(self) -> None:
        """Hand everything unsaved to the worker."""
        for keeper in self._keepers.values():
            keeper.try_again()

    def put_down(self) -> None:
        """No sheet is in view any more."""
        self.sheet = None

    def read(self, pair: Pair, checkin_id: str) -> tuple[SheetView, tuple[Event, ...]]:
        """What :meth:`show` needs, read on the worker."""
        view = self._checkins.sheet(pair.id, checkin_id)
        view.library.names()  # parsed here, so that the screen need not wait
        return view, self._timeline(pair.id)

    def show(self, pair: Pair, read: tuple[SheetView, tuple[Event, ...]]) -> None:
        """Take up a sheet that is not sealed, where its author left it, or where the place says."""
        view, events = read
        today, act = self._visits.today, self._visits.place.act
        keeper = self._keeper(pair.id, view.checkin.id)
        sheet = OpenSheet.of(view, words.title_of(view.checkin, today), self._visits.partner, keeper)
        self.sheet = sheet
        self._events = tuple(event for event in reversed(events) if today - EVENTS_OF <= event.day <= today)
        self._page.show_saving(Saving.NOTHING if sheet.untouched else Saving.SAVED)
        if not sheet.asked:
            self._page.show_list(None, (), sheet.partner)
        elif act == "review":
            self.review()
        elif act == "guesses" and sheet.guesses:
            self._guess()
        else:
            wanted = sheet.position_of(self._visits.place.question)
            sheet.position = sheet.position if wanted is None else wanted
            if wanted is None and (act == "moments" or sheet.untouched):
                self._show_moments()
            else:
                self._ask()
            keeper.try_again()

    # ------------------------------------------------------------ moments

    def _show_moments(self) -> None:
        sheet = self.sheet
        if sheet is not None:
            self._look_away()
            self._page.show_moments(self._asked_before(sheet), sheet.remarks)

    def _asked_before(self, sheet: OpenSheet) -> MomentsAsked:
        return moments_asked(sheet.view, self._events, sheet.title, sheet.partner)

    def _remarked(self, remarks: Remarks) -> None:
        if self.sheet is not None:
            self.sheet.remark(remarks)

    # ------------------------------------------------------------ questions

    def _ask(self) -> None:
        sheet = self.sheet
        if sheet is not None:
            answer = sheet.answers.get(sheet.here.question)
            self._page.show_question(sheet.title, sheet.here, answer, sheet.position, sheet.blocks, sheet.done)
            sheet.look(self._desk.clock())
            self._recall(sheet)

    def _recall(self, sheet: OpenSheet) -> None:
        """What the person wrote about the question in their own journal since the last check-in, folded."""
        pair_id, question = self._visits.pair_id, sheet.here.question

        def found(lines: tuple[tuple[str, str], ...]) -> None:
            if self.sheet is sheet and sheet.here.question == question:
                self._page.show_own_lines(lines)

        self._desk.tasks.run(lambda: self._own_lines(pair_id, question.item), found)

    def _changed(self, answer: Answer | None) -> None:
        sheet = self.sheet
        if sheet is not None:
            sheet.put(answer)
            self._page.show_progress(sheet.blocks, sheet.done, sheet.position)

    def _next(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        if not sheet.last:
            self._answer(sheet.position + 1)
        elif any(guess.prediction is None for guess in sheet.guesses):
            self._guess()
        else:
            self.review()

    def _back(self) -> None:
        sheet = self.sheet
        if sheet is not None and sheet.position:
            self._answer(sheet.position - 1)
        else:
            self._show_moments()

    def _answer(self, position: int) -> None:
        """Go to one question, and remember that one is there."""
        sheet = self.sheet
        if sheet is None:
            return
        sheet.position = position
        self._ask()
        self._desk.tasks.run(
            lambda: self._checkins.keep_position(sheet.checkin.pair_id, sheet.checkin.id, position),
            self._desk.changed,
            lambda error: isinstance(error, LeaderLensError),  # where one was matters less than a calm page
        )

    def _retry(self) -> None:
        if self.sheet is not None:
            self.sheet.keeper.try_again()

    def _look_away(self) -> None:
        if self.sheet is not None:
            self.sheet.look_away(self._desk.clock())

    def _keeper(self, pair_id: str, checkin_id: str) -> SheetKeeper:
        """The keeper of a sheet; one that still holds something unsaved is never let go."""
        self._keepers = {known: keeper for known, keeper in self._keepers.items() if keeper.unsaved}
        if checkin_id not in self._keepers:

            def tell(saving: Saving, sentence: str) -> bool:
                in_view = self.sheet is not None and self.sheet.checkin.id == checkin_id
                if in_view:
                    self._page.show_saving(saving, sentence)
                return in_view

            self._keepers[checkin_id] = SheetKeeper(
                self._desk.tasks, self._checkins, pair_id, checkin_id, tell, self._desk.changed
            )
        return self._keepers[checkin_id]

    # ------------------------------------------------------------ predictions

    def _guess(self) -> None:
        sheet = self.sheet
        if sheet is not None:
            self._look_away()
            self._page.show_guesses(sheet.guesses, sheet.partner)

    def _guessed(self, question: Question, prediction: int | None) -> None:
        if self.sheet is not None:
            self.sheet.predict(question, prediction)

    # ------------------------------------------------------------ looking over and sealing

    def review(self) -> None:
        """Every answer at once."""
        sheet = self.sheet
        if sheet is not None:
            self._look_away()
            guesses = words.guesses_told([guess.prediction for guess in sheet.guesses])
            self._page.show_review(sheet.lines(), len(sheet.remarks.moments), guesses)

    def _before_sealing(self) -> None:
        """Ask, alone, about many quick answers that are the same; then say what sealing means."""
        sheet = self.sheet
        if sheet is None:
            return

        def asked(blocks: tuple[str, ...]) -> None:
            if self.sheet is sheet and blocks:
                self._page.show_second_look(blocks[0], sheet.partner)
            elif self.sheet is sheet:
                self._show_sealing(sheet)

        def not_asked(_error: Exception) -> bool:
            self._show_sealing(sheet)  # a question that could not be asked must not stand in the way
            return True

        pair_id, checkin_id = sheet.checkin.pair_id, sheet.checkin.id
        self._desk.tasks.run(
            lambda: self._checkins.second_look(pair_id, checkin_id, dict(sheet.seconds)), asked, not_asked
        )

    def _show_sealing(self, sheet: OpenSheet) -> None:
        unshared = sum(not moment.shared for moment in sheet.remarks.moments)
        self._page.show_sealing(sheet.partner, len(sheet.asked) - len(sheet.done), sheet.title, unshared)

    def _looked(self, block: str, kept: bool) -> None:  # noqa: FBT001 - a signal of the page carries it
        """What its author says of many answers that are the same. It stays in their vault."""
        sheet = self.sheet
        if sheet is None:
            return
        pair_id, checkin_id = sheet.checkin.pair_id, sheet.checkin.id

        def noted(changes: Changes) -> None:
            self._desk.changed(changes)
            if self.sheet is sheet:
                self._before_sealing() if kept else self.review()

        self._desk.tasks.run(lambda: self._checkins.keep_second_look(pair_id, checkin_id, block, kept=kept), noted)

    def _seal(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        sheet.keeper.seal(
            lambda changes: self._after_sealing(sheet, changes), lambda error: self._not_sealed(sheet, error)
        )

    def _after_sealing(self, sheet: OpenSheet, changes: Changes) -> None:
        self._keepers.pop(sheet.checkin.id, None)
        if self.sheet is sheet:
            self._desk.go(Place("checkins", sheet.checkin.id, act="status"))
        self._desk.changed(changes)

    def _not_sealed(self, sheet: OpenSheet, error: Exception) -> bool:
        """Say why. Where the vault has the sheet sealed all the same (only the sending failed), go on instead."""
        known = isinstance(error, LeaderLensError)
        told = str(error) if known else _("Your sheet could not be sealed. It is still a draft; please try again.")

        def looked(read: SheetView) -> None:
            if read.stage.sealed_by_me:
                self._after_sealing(sheet, Changes(checkins=True, drafts=True))
            elif self.sheet is sheet:
                self._page.show_seal_problem(told)

        def not_read(_error: Exception) -> bool:
            self._page.show_seal_problem(told)
            return True

        self._desk.tasks.run(lambda: self._checkins.sheet(sheet.checkin.pair_id, sheet.checkin.id), looked, not_read)
        return known
