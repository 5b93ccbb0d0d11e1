"""The views of the check-ins page on one stack, each made on first use, and their wishes as signals of the stack."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

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
from leaderlens.ui.checkin.status_view import StatusView

_V = TypeVar("_V", bound=QWidget)


class CheckInViews(QStackedWidget):
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

    def flush(self) -> None:
        """Say now what was typed and not said yet."""
        for view in self._made.values():
            if isinstance(view, RatingView | MomentsView):
                view.flush()
