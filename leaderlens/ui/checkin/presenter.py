"""What the check-ins page does: asks the check-ins service, and shows what it answers. No Qt.

The list and where a sealed check-in stands are here; filling in, opening, settings and paper have parts of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import Stage
from leaderlens.domain.people import Pair, Role
from leaderlens.services.checkins import CheckIns, CheckInSummary, SheetView
from leaderlens.services.events import Events
from leaderlens.services.lenses import Library
from leaderlens.services.pair_settings import PairChoices
from leaderlens.ui.checkin import words
from leaderlens.ui.checkin.answering import Answering, OwnLines
from leaderlens.ui.checkin.opening import Opening
from leaderlens.ui.checkin.pair_choices import ChoicesOfPair
from leaderlens.ui.checkin.paper import Paper
from leaderlens.ui.checkin.visits import Visits
from leaderlens.ui.desk import Desk, Place

if TYPE_CHECKING:
    from leaderlens.domain.event import Event
    from leaderlens.ui.checkin.page import CheckInsPage


class CheckInsPresenter:
    """One person's check-ins.

    ``place.act``: open, settings, rate, moments, guesses, review, paper, status, end, or empty for the list.
    """

    def __init__(
        self,
        page: CheckInsPage,
        desk: Desk,
        checkins: CheckIns,
        choices: PairChoices,
        events: Events,
        own_lines: OwnLines = lambda _pair_id, _item: (),
    ) -> None:
        self._page, self._desk, self._checkins = page, desk, checkins
        self._visits = Visits(page, desk, checkins)
        self._answering = Answering(self._visits, own_lines, events.all)
        self._opening = Opening(self._visits, choices, events.pre_election)
        self._settings = ChoicesOfPair(self._visits, choices)
        self._paper = Paper(self._visits)
        page.acted.connect(self._act)
        page.open_wanted.connect(lambda: self._visits.go("open"))
        page.settings_wanted.connect(lambda: self._visits.go("settings"))
        page.pair_wanted.connect(lambda: desk.go(Place("people", act="pair")))
        page.list_wanted.connect(self._visits.go)
        page.sheet_wanted.connect(lambda: self._visits.go("rate", self._visits.place.checkin_id))
        page.paper_wanted.connect(lambda: self._visits.go("paper", self._visits.place.checkin_id))
        page.today_wanted.connect(lambda: desk.go(Place("today")))
        page.reveal_wanted.connect(lambda: desk.go(Place("reveal", self._visits.place.checkin_id)))
        page.anyway_wanted.connect(self._show_anyway)
        page.end_wanted.connect(lambda: self._visits.go("end", self._visits.place.checkin_id))

    badge = staticmethod(words.badge)

    @property
    def unsaved(self) -> bool:
        """Whether an answer or a moment is left that is not on the disk."""
        return self._answering.unsaved

    # ------------------------------------------------------------ what the window asks

    def show(self, place: Place) -> None:
        """The list, or what ``place`` names."""
        self._page.flush()
        self._visits.move(place)
        self._answering.put_down()
        pair = self._desk.pair()
        if pair is None or not pair.connected:
            waiting_for = words.first_name(pair, pair.partner) if pair else ""
            self._page.show_no_pair(waiting_for, coach=self._desk.person.role is Role.COACH)
        elif place.act == "open":
            self._opening.show(pair, place.chosen)
        elif place.act == "settings":
            self._settings.show(pair)
        elif not place.checkin_id:
            self._load_list(pair)
        elif place.act == "status":
            self._load_status(pair)
        elif place.act == "end":
            self._opening.show_ending(pair, place.checkin_id)
        else:
            self._visits.load(lambda: self._answering.read(pair, place.checkin_id), self._show_sheet)

    def refresh(self, changes: Changes) -> None:
        """Read again what others may have changed. A sheet in the making is nobody's but mine: it stays as it is.

        So does a form that somebody is filling in.
        """
        if self._answering.sheet is not None:
            return
        place, pair = self._visits.place, self._desk.pair()
        if changes.people:
            self.show(place)
        elif (changes.checkins or changes.reveals) and pair is not None and pair.connected:
            if place.act == "status":
                self._load_status(pair)
            elif not place.checkin_id and not place.act:
                self._load_list(pair)

    def leave(self) -> None:
        """Hand every unsaved word to the worker."""
        self._page.flush()
        self._answering.leave()

    # ------------------------------------------------------------ the list

    def _load_list(self, pair: Pair) -> None:
        self._visits.load(
            lambda: (self._checkins.overview(pair.id), self._checkins.library_of(pair.id)), self._show_list
        )

    def _show_list(self, pair: Pair, read: tuple[tuple[CheckInSummary, ...], Library]) -> None:
        summaries, library = read
        partner, today = self._visits.partner, self._visits.today
        rows = {
            one.checkin.id: words.row_of(one, library.lenses, partner, today, pair.me, over=pair.over)
            for one in summaries
        }
        now = self._needs_me(tuple(one for one in summaries if not words.left_open(one.stage, over=pair.over)))
        earlier = tuple(row for checkin_id, row in rows.items() if now is None or checkin_id != now.checkin.id)
        self._page.show_list(rows[now.checkin.id] if now else None, earlier, partner, over=pair.over)

    @staticmethod
    def _needs_me(summaries: tuple[CheckInSummary, ...]) -> CheckInSummary | None:
        """What I have to answer, the first due first; else what waits for the other; else the latest reveal.

        ``summaries`` are newest first.
        """
        to_do = [one for one in summaries if not one.stage.sealed_by_me]
        waiting = [one for one in summaries if one.stage.under_way]
        if to_do or waiting:
            return (to_do or waiting)[-1]
        return next((one for one in summaries if one.stage is Stage.REVEALED), None)

    def _act(self, checkin_id: str, act: str) -> None:
        if act == "reveal":
            self._desk.go(Place("reveal", checkin_id))
        else:
            self._visits.go(act, checkin_id)

    # ------------------------------------------------------------ a sheet

    def _show_sheet(self, pair: Pair, read: tuple[SheetView, tuple[Event, ...]]) -> None:
        view, _events = read
        if view.stage.sealed_by_me:
            self._visits.move(Place("checkins", view.checkin.id, act="status"))
            self._load_status(pair)
        elif self._visits.place.act == "paper":
            self._paper.show(pair, view)
        else:
            self._answering.show(pair, read)

    # ------------------------------------------------------------ waiting

    def _load_status(self, pair: Pair) -> None:
        checkin_id = self._visits.place.checkin_id

        def work() -> tuple[CheckInSummary | None, Library, bool]:
            found = next((one for one in self._checkins.overview(pair.id) if one.checkin.id == checkin_id), None)
            late = found is not None and found.stage is Stage.WAITING_FOR_RECEIPT
            anyway = late and self._checkins.log.may_show_anyway(pair.id, checkin_id)
            return found, self._checkins.library_of(pair.id), anyway

        self._visits.load(work, self._show_status)

    def _show_status(self, pair: Pair, read: tuple[CheckInSummary | None, Library, bool]) -> None:
        summary, library, anyway = read
        if summary is None:
            self._visits.go()
        elif not summary.stage.sealed_by_me:
            self._visits.go("rate", summary.checkin.id)
        else:
            partner = self._visits.partner
            row = words.row_of(summary, library.lenses, partner, self._visits.today, pair.me, over=pair.over)
            self._page.show_status(row, partner, anyway=anyway)

    def _show_anyway(self) -> None:
        pair, checkin_id = self._desk.pair(), self._visits.place.checkin_id
        if pair is None:
            return

        def shown(changes: Changes) -> None:
            self._desk.changed(changes)
            self._desk.go(Place("reveal", checkin_id))

        self._desk.tasks.run(lambda: self._checkins.log.show_anyway(pair.id, checkin_id), shown)
