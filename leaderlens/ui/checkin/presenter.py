"""What the check-ins page does: asks the check-ins service, and shows what it answers. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import Answer, Stage
from leaderlens.domain.people import Pair, Role
from leaderlens.errors import LeaderLensError
from leaderlens.i18n import _
from leaderlens.services.checkins import CheckIns, CheckInSummary, SheetView
from leaderlens.services.lenses import Library
from leaderlens.ui.checkin import words
from leaderlens.ui.checkin.open_sheet import OpenSheet
from leaderlens.ui.checkin.sheet_keeper import Saving, SheetKeeper
from leaderlens.ui.desk import Desk, Place

if TYPE_CHECKING:
    from leaderlens.domain.lens import Lens
    from leaderlens.ui.checkin.page import CheckInsPage

_R = TypeVar("_R")

OwnLines = Callable[[str, str], tuple[tuple[str, str], ...]]
"""Answers (day, words) a person wrote for themselves, for a pair's id and an item."""

DUE_IN = timedelta(days=7)
"""When a check-in is due unless its opener says otherwise."""


class CheckInsPresenter:
    """One person's check-ins: the list, opening, answering, looking over, sealing and waiting."""

    def __init__(
        self,
        page: CheckInsPage,
        desk: Desk,
        checkins: CheckIns,
        library: Library,
        own_lines: OwnLines = lambda _pair_id, _item: (),
    ) -> None:
        self._page, self._desk, self._checkins, self._library = page, desk, checkins, library
        self._own_lines = own_lines
        self._place = Place("checkins")
        self._visit = 0  # counts moves, so that an answer to an earlier question is not shown over a later one
        self._sheet: OpenSheet | None = None
        self._keepers: dict[str, SheetKeeper] = {}
        page.acted.connect(self._act)
        page.open_wanted.connect(lambda: self._go("open"))
        page.pair_wanted.connect(lambda: desk.go(Place("people", act="pair")))
        page.opened.connect(self._open)
        page.list_wanted.connect(self._go)
        page.changed.connect(self._changed)
        page.next_wanted.connect(self._next)
        page.back_wanted.connect(lambda: self._move(-1))
        page.later_wanted.connect(self._later)
        page.review_wanted.connect(self._review)
        page.retry_wanted.connect(self._retry)
        page.answer_wanted.connect(self._answer)
        page.seal_wanted.connect(self._before_sealing)
        page.sealed.connect(self._seal)
        page.today_wanted.connect(lambda: desk.go(Place("today")))
        page.reveal_wanted.connect(lambda: desk.go(Place("reveal", self._place.checkin_id)))
        page.anyway_wanted.connect(self._show_anyway)

    badge = staticmethod(words.badge)

    @property
    def unsaved(self) -> bool:
        """Whether an answer is left that is not on the disk."""
        return any(keeper.unsaved for keeper in self._keepers.values())

    # ------------------------------------------------------------ what the window asks

    def show(self, place: Place) -> None:
        """The list, or what ``place`` names: ``act`` is open, rate, review or status."""
        self._page.flush()
        self._place, self._sheet = place, None
        self._visit += 1
        pair = self._desk.pair()
        if pair is None or not pair.connected:
            waiting_for = words.first_name(pair, pair.partner) if pair else ""
            self._page.show_no_pair(waiting_for, coach=self._desk.person.role is Role.COACH)
        elif place.act == "open":
            self._load(lambda: (self._library.lenses, self._checkins.overview(pair.id)), self._show_opening)
        elif place.checkin_id and place.act == "status":
            self._load_status(pair)
        elif place.checkin_id:
            self._load(lambda: self._read_sheet(pair, place.checkin_id), self._show_sheet)
        else:
            self._load_list(pair)

    def refresh(self, changes: Changes) -> None:
        """Read again what others may have changed. A sheet in the making is nobody's but mine: it stays as it is."""
        pair = self._desk.pair()
        if self._sheet is not None:
            return
        if changes.people:
            self.show(self._place)
        elif (changes.checkins or changes.reveals) and pair is not None and pair.connected:
            if self._place.act == "status":
                self._load_status(pair)
            elif not self._place.checkin_id and not self._place.act:
                self._load_list(pair)

    def leave(self) -> None:
        """Hand every unsaved word to the worker."""
        self._page.flush()
        for keeper in self._keepers.values():
            keeper.try_again()

    # ------------------------------------------------------------ the list

    def _load_list(self, pair: Pair) -> None:
        self._load(lambda: (self._checkins.overview(pair.id), self._library.lenses), self._show_list)

    def _show_list(self, pair: Pair, read: tuple[tuple[CheckInSummary, ...], tuple[Lens, ...]]) -> None:
        summaries, lenses = read
        partner = words.first_name(pair, pair.partner)
        rows = {one.checkin.id: words.row_of(one, lenses, partner, self._today()) for one in summaries}
        now = self._needs_me(summaries)
        earlier = tuple(row for checkin_id, row in rows.items() if now is None or checkin_id != now.checkin.id)
        self._page.show_list(rows[now.checkin.id] if now else None, earlier, partner)

    @staticmethod
    def _needs_me(summaries: tuple[CheckInSummary, ...]) -> CheckInSummary | None:
        """What I have to answer, the first due first; else what waits for the other; else a reveal that is the latest.

        ``summaries`` are newest first.
        """
        to_do = [one for one in summaries if not one.stage.sealed_by_me]
        if to_do:
            return to_do[-1]
        waiting = [one for one in summaries if one.stage is not Stage.REVEALED]
        if waiting:
            return waiting[-1]
        return summaries[0] if summaries else None

    def _act(self, checkin_id: str, act: str) -> None:
        if act == "reveal":
            self._desk.go(Place("reveal", checkin_id))
        else:
            self._go(act, checkin_id)

    # ------------------------------------------------------------ opening

    def _show_opening(self, pair: Pair, read: tuple[tuple[Lens, ...], tuple[CheckInSummary, ...]]) -> None:
        lenses, summaries = read
        today = self._today()
        already = next((one for one in summaries if one.stage is not Stage.REVEALED), None)
        told = ""
        if already is not None:
            told = _("The {checkin} is still under way. You can open another beside it.").format(
                checkin=words.title_of(already.checkin, today)
            )
        self._page.show_opening(
            today + DUE_IN,
            today,
            words.quick_dates(today),
            tuple(words.offer_of(lens) for lens in lenses),
            words.first_name(pair, pair.partner),
            told,
        )

    def _open(self, due: date, lenses: tuple[str, ...]) -> None:
        pair = self._desk.pair()
        if pair is None:
            return

        def opened(answer: tuple[Changes, str]) -> None:
            changes, _checkin_id = answer
            self._go()
            self._desk.changed(changes)

        def failed(error: Exception) -> bool:
            known = isinstance(error, LeaderLensError)
            self._page.show_opening_problem(
                str(error) if known else _("The check-in could not be opened. Nothing was sent.")
            )
            return known

        self._desk.tasks.run(
            lambda: self._checkins.open(pair.id, due, lenses), opened, failed, _("Opening the check-in")
        )

    # ------------------------------------------------------------ answering

    def _read_sheet(self, pair: Pair, checkin_id: str) -> SheetView:
        self._library.names()  # parsed on the worker, so that the screen need not wait
        return self._checkins.sheet(pair.id, checkin_id)

    def _show_sheet(self, pair: Pair, view: SheetView) -> None:
        if view.stage.sealed_by_me:
            self._place = Place("checkins", view.checkin.id, act="status")
            self._load_status(pair)
            return
        sheet = OpenSheet.of(
            view,
            words.title_of(view.checkin, self._today()),
            words.first_name(pair, pair.partner),
            self._library,
            self._keeper(pair.id, view.checkin.id),
        )
        self._sheet = sheet
        self._page.show_saving(Saving.SAVED if sheet.answers else Saving.NOTHING)
        if not sheet.asked:
            self._page.show_list(None, (), sheet.partner)
        elif self._place.act == "review":
            self._review()
        else:
            wanted = sheet.position_of(self._place.question)
            sheet.position = sheet.position if wanted is None else wanted
            self._ask()
            sheet.keeper.try_again()

    def _ask(self) -> None:
        sheet = self._sheet
        if sheet is not None:
            answer = sheet.answers.get(sheet.here.question)
            self._page.show_question(sheet.title, sheet.here, answer, sheet.position, sheet.blocks, sheet.done)
            self._recall(sheet)

    def _recall(self, sheet: OpenSheet) -> None:
        """What the person wrote about the question in their own journal since the last check-in, folded."""
        pair, question = self._desk.pair(), sheet.here.question
        if pair is None:
            return

        def found(lines: tuple[tuple[str, str], ...]) -> None:
            if self._sheet is sheet and sheet.here.question == question:
                self._page.show_own_lines(lines)

        self._desk.tasks.run(lambda: self._own_lines(pair.id, question.item), found)

    def _changed(self, answer: Answer | None) -> None:
        sheet = self._sheet
        if sheet is not None:
            sheet.put(answer)
            self._page.show_progress(sheet.blocks, sheet.done, sheet.position)

    def _next(self) -> None:
        sheet = self._sheet
        if sheet is not None and sheet.last:
            self._review()
        else:
            self._move(1)

    def _move(self, by: int) -> None:
        sheet = self._sheet
        if sheet is not None and 0 <= sheet.position + by < len(sheet.asked):
            self._answer(sheet.position + by)

    def _answer(self, position: int) -> None:
        """Go to one question, and remember that one is there."""
        sheet = self._sheet
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
        if self._sheet is not None:
            self._sheet.keeper.try_again()

    def _later(self) -> None:
        self._go()

    def _keeper(self, pair_id: str, checkin_id: str) -> SheetKeeper:
        """The keeper of a sheet; one that still holds something unsaved is never let go."""
        self._keepers = {known: keeper for known, keeper in self._keepers.items() if keeper.unsaved}
        if checkin_id not in self._keepers:

            def tell(saving: Saving, sentence: str) -> bool:
                in_view = self._sheet is not None and self._sheet.checkin.id == checkin_id
                if in_view:
                    self._page.show_saving(saving, sentence)
                return in_view

            self._keepers[checkin_id] = SheetKeeper(
                self._desk.tasks, self._checkins, pair_id, checkin_id, tell, self._desk.changed
            )
        return self._keepers[checkin_id]

    # ------------------------------------------------------------ looking over and sealing

    def _review(self) -> None:
        sheet = self._sheet
        if sheet is not None:
            self._page.show_review(sheet.lines())

    def _before_sealing(self) -> None:
        sheet = self._sheet
        if sheet is not None:
            self._page.show_sealing(sheet.partner, len(sheet.asked) - len(sheet.done), sheet.title)

    def _seal(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        sheet.keeper.seal(
            lambda changes: self._after_sealing(sheet, changes), lambda error: self._not_sealed(sheet, error)
        )

    def _after_sealing(self, sheet: OpenSheet, changes: Changes) -> None:
        self._keepers.pop(sheet.checkin.id, None)
        if self._sheet is sheet:
            self._go("status", sheet.checkin.id)
        self._desk.changed(changes)

    def _not_sealed(self, sheet: OpenSheet, error: Exception) -> bool:
        """Say why. Where the vault has the sheet sealed all the same (only the sending failed), go on instead."""
        known = isinstance(error, LeaderLensError)
        told = str(error) if known else _("Your sheet could not be sealed. It is still a draft; please try again.")

        def looked(summaries: tuple[CheckInSummary, ...]) -> None:
            if any(one.checkin.id == sheet.checkin.id and one.stage.sealed_by_me for one in summaries):
                self._after_sealing(sheet, Changes(checkins=True, drafts=True))
            elif self._sheet is sheet:
                self._page.show_seal_problem(told)

        def not_read(_error: Exception) -> bool:
            self._page.show_seal_problem(told)
            return True

        self._desk.tasks.run(lambda: self._checkins.overview(sheet.checkin.pair_id), looked, not_read)
        return known

    # ------------------------------------------------------------ waiting

    def _load_status(self, pair: Pair) -> None:
        checkin_id = self._place.checkin_id

        def work() -> tuple[CheckInSummary | None, tuple[Lens, ...], bool]:
            found = next((one for one in self._checkins.overview(pair.id) if one.checkin.id == checkin_id), None)
            late = found is not None and found.stage is Stage.WAITING_FOR_RECEIPT
            return found, self._library.lenses, late and self._checkins.log.may_show_anyway(pair.id, checkin_id)

        self._load(work, self._show_status)

    def _show_status(self, pair: Pair, read: tuple[CheckInSummary | None, tuple[Lens, ...], bool]) -> None:
        summary, lenses, anyway = read
        if summary is None:
            self._go()
            return
        if not summary.stage.sealed_by_me:
            self._go("rate", summary.checkin.id)
            return
        partner = words.first_name(pair, pair.partner)
        self._page.show_status(words.row_of(summary, lenses, partner, self._today()), partner, anyway=anyway)

    def _show_anyway(self) -> None:
        pair, checkin_id = self._desk.pair(), self._place.checkin_id
        if pair is None:
            return

        def shown(changes: Changes) -> None:
            self._desk.changed(changes)
            self._desk.go(Place("reveal", checkin_id))

        self._desk.tasks.run(lambda: self._checkins.log.show_anyway(pair.id, checkin_id), shown)

    # ------------------------------------------------------------ inside

    def _go(self, act: str = "", checkin_id: str = "") -> None:
        self._desk.go(Place("checkins", checkin_id, act=act))

    def _load(self, read: Callable[[], _R], show: Callable[[Pair, _R], None]) -> None:
        """Read on the worker; show it unless one has moved on meanwhile."""
        visit, pair = self._visit, self._desk.pair()

        def arrived(answer: _R) -> None:
            if visit == self._visit and pair is not None:
                show(pair, answer)

        self._desk.tasks.run(read, arrived)

    def _today(self) -> date:
        return self._desk.clock().date()
