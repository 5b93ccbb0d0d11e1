"""The check-ins page: what its presenter asks of it."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from leaderlens.domain.checkin import Answer, Ending, Remarks
from leaderlens.ui.checkin.asked import Asked
from leaderlens.ui.checkin.sheet_keeper import Saving
from leaderlens.ui.checkin.views import CheckInViews
from leaderlens.ui.checkin.words import CheckInRow, ReviewLine

if TYPE_CHECKING:
    from leaderlens.ui.checkin.moments import MomentsAsked
    from leaderlens.ui.checkin.open_sheet import Guess
    from leaderlens.ui.checkin.opening import OpeningForm
    from leaderlens.ui.checkin.pair_choices import SettingsForm
    from leaderlens.ui.checkin.paper import KeyedLine


class CheckInsPage(CheckInViews):
    """What a person sees of check-ins: one view at a time is in front."""

    def show_list(
        self, now: CheckInRow | None, earlier: tuple[CheckInRow, ...], partner: str, *, over: bool = False
    ) -> None:
        """Every check-in of the pair, to be read alone once its term is ``over``."""
        self.setCurrentWidget(self.list)
        self.list.show_rows(now, earlier, partner, over=over)

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

    def print_pages(self, title: str, pages: bytes) -> None:
        """Show the pages of a PDF, with a way to print them."""
        from leaderlens.ui.printing.printer import preview

        preview(title, pages, self.window())

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
