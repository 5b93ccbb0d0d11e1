"""The check-ins page: six views on one stack, and their wishes as signals of the page."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from leaderlens.domain.checkin import Answer
from leaderlens.ui.checkin.list_view import ListView
from leaderlens.ui.checkin.opening_view import OpeningView
from leaderlens.ui.checkin.rating_view import RatingView
from leaderlens.ui.checkin.review_view import ReviewView
from leaderlens.ui.checkin.seal_view import SealView
from leaderlens.ui.checkin.sheet_keeper import Saving
from leaderlens.ui.checkin.status_view import StatusView
from leaderlens.ui.checkin.words import Asked, CheckInRow, LensOffer, QuickDate, ReviewLine


class CheckInsPage(QStackedWidget):
    """What a person sees of check-ins. Views are made when they are first shown: the list is all most visits need.

    ``hand_over_requested`` is for the window; every other signal is for the presenter.
    """

    hand_over_requested = Signal()

    open_wanted = Signal()
    pair_wanted = Signal()
    acted = Signal(str, str)
    """A check-in's id, and ``rate``, ``status`` or ``reveal``."""
    opened = Signal(object, object)
    """A due date and the chosen lenses' ids."""
    list_wanted = Signal()
    changed = Signal(object)
    """The answer on screen is another one; None when it was taken back."""
    next_wanted = Signal()
    back_wanted = Signal()
    later_wanted = Signal()
    review_wanted = Signal()
    retry_wanted = Signal()
    answer_wanted = Signal(int)
    seal_wanted = Signal()
    sealed = Signal()
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
        self.addWidget(self.list)
        self._opening: OpeningView | None = None
        self._rating: RatingView | None = None
        self._review: ReviewView | None = None
        self._seal: SealView | None = None
        self._status: StatusView | None = None

    # ------------------------------------------------------------ views, made on first use

    @property
    def opening(self) -> OpeningView:
        """The form for a new check-in."""
        if self._opening is None:
            self._opening = OpeningView()
            self._opening.opened.connect(self.opened)
            self._opening.cancelled.connect(self.list_wanted)
            self.addWidget(self._opening)
        return self._opening

    @property
    def rating(self) -> RatingView:
        """One question at a time."""
        if self._rating is None:
            view = self._rating = RatingView()
            view.changed.connect(self.changed)
            view.next_wanted.connect(self.next_wanted)
            view.back_wanted.connect(self.back_wanted)
            view.later_wanted.connect(self.later_wanted)
            view.review_wanted.connect(self.review_wanted)
            view.retry_wanted.connect(self.retry_wanted)
            self.addWidget(view)
        return self._rating

    @property
    def review(self) -> ReviewView:
        """All answers at once."""
        if self._review is None:
            self._review = ReviewView()
            self._review.answer_wanted.connect(self.answer_wanted)
            self._review.seal_wanted.connect(self.seal_wanted)
            self._review.later_wanted.connect(self.later_wanted)
            self.addWidget(self._review)
        return self._review

    @property
    def sealing(self) -> SealView:
        """What sealing means, and the tick."""
        if self._seal is None:
            self._seal = SealView()
            self._seal.sealed.connect(self.sealed)
            self._seal.back_wanted.connect(self.review_wanted)
            self.addWidget(self._seal)
        return self._seal

    @property
    def status(self) -> StatusView:
        """Where a sealed check-in stands."""
        if self._status is None:
            view = self._status = StatusView()
            view.hand_over_wanted.connect(self.hand_over_requested)
            view.today_wanted.connect(self.today_wanted)
            view.reveal_wanted.connect(self.reveal_wanted)
            view.anyway_wanted.connect(self.anyway_wanted)
            self.addWidget(view)
        return self._status

    # ------------------------------------------------------------ what the presenter asks

    def show_list(self, now: CheckInRow | None, earlier: tuple[CheckInRow, ...], partner: str) -> None:
        """Every check-in of the pair."""
        self.setCurrentWidget(self.list)
        self.list.show_rows(now, earlier, partner)

    def show_no_pair(self, waiting_for: str, *, coach: bool) -> None:
        """Nobody to check in with yet."""
        self.setCurrentWidget(self.list)
        self.list.show_no_pair(waiting_for, coach=coach)

    def show_opening(
        self, day: date, earliest: date, quick: tuple[QuickDate, ...], offers: tuple[LensOffer, ...], partner: str,
        already: str,
    ) -> None:  # fmt: skip
        """The form for a new check-in."""
        self.setCurrentWidget(self.opening)
        self.opening.show_form(day, earliest, quick, offers, partner, already)

    def show_opening_problem(self, sentence: str) -> None:
        """The check-in could not be opened; the form stays."""
        self.opening.show_problem(sentence)

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

    def show_review(self, lines: tuple[ReviewLine, ...]) -> None:
        """All answers at once."""
        self.setCurrentWidget(self.review)
        self.review.show_lines(lines)

    def show_sealing(self, partner: str, unanswered: int, title: str) -> None:
        """What sealing means, and the tick."""
        self.setCurrentWidget(self.sealing)
        self.sealing.show_sealing(partner, unanswered, title)

    def show_seal_problem(self, sentence: str) -> None:
        """It could not be sealed; the sheet is still a draft."""
        self.sealing.show_problem(sentence)

    def show_status(self, row: CheckInRow, partner: str, *, anyway: bool) -> None:
        """Where a sealed check-in stands."""
        self.setCurrentWidget(self.status)
        self.status.show_status(row, partner, anyway=anyway)

    def flush(self) -> None:
        """Say now what was typed and not said yet."""
        if self._rating is not None:
            self._rating.flush()
