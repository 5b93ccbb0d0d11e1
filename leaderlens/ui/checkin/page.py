"""The check-ins page: its views on one stack, and their wishes as signals of the page."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from leaderlens.domain.checkin import Answer, Ending, Remarks
from leaderlens.ui.checkin.asked import Asked
from leaderlens.ui.checkin.ending_view import EndingView
from leaderlens.ui.checkin.guess_view import GuessView
from leaderlens.ui.checkin.list_view import ListView
from leaderlens.ui.checkin.moments_view import MomentsView
from leaderlens.ui.checkin.opening_view import OpeningView
from leaderlens.ui.checkin.paper_view import PaperView
from leaderlens.ui.checkin.rating_view import RatingView
from leaderlens.ui.checkin.review_view import ReviewView
from leaderlens.ui.checkin.seal_view import SealView
from leaderlens.ui.checkin.second_look_view import SecondLookView
from leaderlens.ui.checkin.settings_view import SettingsView
from leaderlens.ui.checkin.sheet_keeper import Saving
from leaderlens.ui.checkin.status_view import StatusView
from leaderlens.ui.checkin.words import CheckInRow, ReviewLine

if TYPE_CHECKING:
    from leaderlens.documents.document import Document
    from leaderlens.ui.checkin.moments import MomentsAsked
    from leaderlens.ui.checkin.open_sheet import Guess
    from leaderlens.ui.checkin.opening import OpeningForm
    from leaderlens.ui.checkin.pair_choices import SettingsForm
    from leaderlens.ui.checkin.paper import KeyedLine

_V = TypeVar("_V", bound=QWidget)


class CheckInsPage(QStackedWidget):
    """What a person sees of check-ins. Views are made when they are first shown: the list is all most visits need.

    ``hand_over_requested`` is for the window; every other signal is for the presenter.
    """

    hand_over_requested = Signal()

    open_wanted = Signal()
    pair_wanted = Signal()
    acted = Signal(str, str)
    """A check-in's id, and ``rate``, ``paper``, ``status``, ``end`` or ``reveal``."""
    settings_wanted = Signal()
    settings_kept = Signal(object)
    settled = Signal(str, object)
    """A setting both changed at once, and the settings in which it is as wished."""
    opened = Signal(object)
    """What its opener chose: ``opening.Opened``."""
    planned = Signal(object, object)
    """A form and lenses' ids, to be counted."""
    end_wanted = Signal()
    ended = Signal(object)
    list_wanted = Signal()
    changed = Signal(object)
    """The answer on screen is another one; None when it was taken back."""
    next_wanted = Signal()
    back_wanted = Signal()
    later_wanted = Signal()
    moments_wanted = Signal()
    questions_wanted = Signal()
    remarked = Signal(object)
    guesses_wanted = Signal()
    guessed = Signal(object, object)
    """A question, and what the other is thought to have given or None."""
    looked = Signal(str, bool)
    """A block of many equal answers, and whether they were meant."""
    paper_wanted = Signal()
    print_wanted = Signal()
    keyed = Signal(str)
    keyed_in = Signal()
    review_wanted = Signal()
    retry_wanted = Signal()
    answer_wanted = Signal(int)
    seal_wanted = Signal()
    sealed = Signal()
    sheet_wanted = Signal()
    today_wanted = Signal()
    reveal_wanted = Signal()
    anyway_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = ListView()
        self.list.acted.connect(self.acted)
        self.list.open_wanted.connect(self.open_wanted)
        self.list.pair_wanted.connect(self.pair_wanted)
        self.list.hand_over_wanted.connect(self.hand_over_requested)
        self.list.settings_wanted.connect(self.settings_wanted)
        self.addWidget(self.list)
        self._made: dict[str, QWidget] = {}

    # ------------------------------------------------------------ views, made on first use

    @property
    def opening(self) -> OpeningView:
        """The form for a new check-in."""

        def wire(view: OpeningView) -> None:
            view.opened.connect(self.opened)
            view.planned.connect(self.planned)
            view.cancelled.connect(self.list_wanted)
            view.settings_wanted.connect(self.settings_wanted)

        return self._view(OpeningView, wire)

    @property
    def settings(self) -> SettingsView:
        """How the pair checks in."""

        def wire(view: SettingsView) -> None:
            view.kept.connect(self.settings_kept)
            view.settled.connect(self.settled)
            view.back_wanted.connect(self.list_wanted)

        return self._view(SettingsView, wire)

    @property
    def ending(self) -> EndingView:
        """What withdrawing or closing a check-in would mean."""

        def wire(view: EndingView) -> None:
            view.ended.connect(self.ended)
            view.kept.connect(self.list_wanted)

        return self._view(EndingView, wire)

    @property
    def moments(self) -> MomentsView:
        """One or two moments before the questions."""

        def wire(view: MomentsView) -> None:
            view.remarked.connect(self.remarked)
            view.questions_wanted.connect(self.questions_wanted)
            view.later_wanted.connect(self.later_wanted)
            view.paper_wanted.connect(self.paper_wanted)

        return self._view(MomentsView, wire)

    @property
    def rating(self) -> RatingView:
        """One question at a time."""

        def wire(view: RatingView) -> None:
            view.changed.connect(self.changed)
            view.next_wanted.connect(self.next_wanted)
            view.back_wanted.connect(self.back_wanted)
            view.later_wanted.connect(self.later_wanted)
            view.review_wanted.connect(self.review_wanted)
            view.retry_wanted.connect(self.retry_wanted)

        return self._view(RatingView, wire)

    @property
    def guesses(self) -> GuessView:
        """What the other is thought to have given."""

        def wire(view: GuessView) -> None:
            view.guessed.connect(self.guessed)
            view.review_wanted.connect(self.review_wanted)
            view.back_wanted.connect(self.questions_wanted)

        return self._view(GuessView, wire)

    @property
    def paper(self) -> PaperView:
        """A sheet to print and to key in."""

        def wire(view: PaperView) -> None:
            view.print_wanted.connect(self.print_wanted)
            view.keyed.connect(self.keyed)
            view.put_in_wanted.connect(self.keyed_in)
            view.back_wanted.connect(self.sheet_wanted)

        return self._view(PaperView, wire)

    @property
    def review(self) -> ReviewView:
        """All answers at once."""

        def wire(view: ReviewView) -> None:
            view.answer_wanted.connect(self.answer_wanted)
            view.seal_wanted.connect(self.seal_wanted)
            view.later_wanted.connect(self.later_wanted)
            view.moments_wanted.connect(self.moments_wanted)
            view.guesses_wanted.connect(self.guesses_wanted)
            view.paper_wanted.connect(self.paper_wanted)

        return self._view(ReviewView, wire)

    @property
    def second_look(self) -> SecondLookView:
        """A question to the rater alone."""
        return self._view(SecondLookView, lambda view: view.looked.connect(self.looked))

    @property
    def sealing(self) -> SealView:
        """What sealing means, and the tick."""

        def wire(view: SealView) -> None:
            view.sealed.connect(self.sealed)
            view.back_wanted.connect(self.review_wanted)

        return self._view(SealView, wire)

    @property
    def status(self) -> StatusView:
        """Where a sealed check-in stands."""

        def wire(view: StatusView) -> None:
            view.hand_over_wanted.connect(self.hand_over_requested)
            view.today_wanted.connect(self.today_wanted)
            view.reveal_wanted.connect(self.reveal_wanted)
            view.anyway_wanted.connect(self.anyway_wanted)
            view.end_wanted.connect(self.end_wanted)

        return self._view(StatusView, wire)

    def _view(self, kind: type[_V], wire: Callable[[_V], object]) -> _V:
        made = self._made.get(kind.__name__)
        if isinstance(made, kind):
            return made
        view = kind()
        wire(view)
        self._made[kind.__name__] = view
        self.addWidget(view)
        return view

    # ------------------------------------------------------------ what the presenter asks

    def show_list(self, now: CheckInRow | None, earlier: tuple[CheckInRow, ...], partner: str) -> None:
        """Every check-in of the pair."""
        self.setCurrentWidget(self.list)
        self.list.show_rows(now, earlier, partner)

    def show_no_pair(self, waiting_for: str, *, coach: bool) -> None:
        """Nobody to check in with yet."""
        self.setCurrentWidget(self.list)
        self.list.show_no_pair(waiting_for, coach=coach)

    def show_opening(self, form: OpeningForm) -> None:
        """The form for a new check-in."""
        self.setCurrentWidget(self.opening)
        self.opening.show_form(form)

    def show_burden(self, judgements: int) -> None:
        """How much the check-in in the making asks of each."""
        self.opening.show_burden(judgements)

    def show_opening_problem(self, sentence: str) -> None:
        """The check-in could not be opened; the form stays."""
        self.opening.show_problem(sentence)

    def show_settings(self, form: SettingsForm) -> None:
        """How the pair checks in."""
        self.setCurrentWidget(self.settings)
        self.settings.show_settings(form)

    def show_settings_kept(self) -> None:
        """They are kept."""
        self.settings.show_kept()

    def show_settings_problem(self, sentence: str) -> None:
        """They could not be kept; the form stays."""
        self.settings.show_problem(sentence)

    def show_ending(self, title: str, partner: str, ways: AbstractSet[Ending], *, sealed: bool) -> None:
        """What withdrawing or closing a check-in would mean."""
        self.setCurrentWidget(self.ending)
        self.ending.show_ways(title, partner, ways, sealed=sealed)

    def show_ending_problem(self, sentence: str) -> None:
        """It could not be ended."""
        self.ending.show_problem(sentence)

    def show_moments(self, asked: MomentsAsked, remarks: Remarks) -> None:
        """What stands before the questions, with what this sheet holds of it."""
        self.setCurrentWidget(self.moments)
        self.moments.show_moments(asked, remarks)

    def show_guesses(self, guesses: tuple[Guess, ...], partner: str) -> None:
        """What the other is thought to have given."""
        self.setCurrentWidget(self.guesses)
        self.guesses.show_guesses(guesses, partner)

    def show_second_look(self, block: str, partner: str) -> None:
        """A question to the rater alone, about one block."""
        self.setCurrentWidget(self.second_look)
        self.second_look.show_block(block, partner)

    def show_paper(self, title: str, questions: int, *, predict: bool) -> None:
        """A sheet to print and to key in."""
        self.setCurrentWidget(self.paper)
        self.paper.show_paper(title, questions, predict=predict)

    def show_keyed(self, lines: tuple[KeyedLine, ...], problem: str) -> None:
        """What was keyed would put in, or where it goes wrong."""
        self.paper.show_keyed(lines, problem)

    def show_paper_problem(self, sentence: str) -> None:
        """It could not be put in; what was keyed stays."""
        self.paper.show_problem(sentence)

    def print_document(self, document: Document) -> None:
        """Show the pages, with a way to print them."""
        from leaderlens.ui.printing.printer import preview

        preview(document, self.window())

    def show_question(
        self, title: str, asked: Asked, answer: Answer | None, position: int, blocks: tuple[int, ...],
        done: frozenset[int],
    ) -> None:  # fmt: skip
        """One question of the sheet, with what this sheet holds for it."""
        self.setCurrentWidget(self.rating)
        self.rating.show_title(title)
        self.rating.show_question(asked, answer, position, blocks, done)

    def show_own_lines(self, lines: tuple[tuple[str, str], ...]) -> None:
        """What its author wrote about the question in sight, as (day, words)."""
        self.rating.card.own.show_lines(lines)

    def show_progress(self, blocks: tuple[int, ...], done: frozenset[int], position: int) -> None:
        """How far the sheet has come."""
        self.rating.show_progress(blocks, done, position)

    def show_saving(self, saving: Saving, sentence: str = "") -> None:
        """How it stands with what was answered."""
        self.rating.show_saving(saving, sentence)
        if self.currentWidget() is self.moments:
            self.moments.show_problem(sentence)

    def show_review(self, lines: tuple[ReviewLine, ...], moments: int = 0, guesses: str = "") -> None:
        """All answers at once."""
        self.setCurrentWidget(self.review)
        self.review.show_lines(lines, moments, guesses)

    def show_sealing(self, partner: str, unanswered: int, title: str, unshared: int = 0) -> None:
        """What sealing means, and the tick."""
        self.setCurrentWidget(self.sealing)
        self.sealing.show_sealing(partner, unanswered, title, unshared)

    def show_seal_problem(self, sentence: str) -> None:
        """It could not be sealed; the sheet is still a draft."""
        self.sealing.show_problem(sentence)

    def show_status(self, row: CheckInRow, partner: str, *, anyway: bool) -> None:
        """Where a sealed check-in stands."""
        self.setCurrentWidget(self.status)
        self.status.show_status(row, partner, anyway=anyway)

    def flush(self) -> None:
        """Say now what was typed and not said yet."""
        for view in self._made.values():
            if isinstance(view, RatingView | MomentsView):
                view.flush()
