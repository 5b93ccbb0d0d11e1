"""Opening a check-in: what the pair's settings propose, what its opener makes of it, and how it may end. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import Ending, FormKind, Stage
from leaderlens.domain.pair_settings import PairSettings
from leaderlens.domain.people import Pair
from leaderlens.domain.political_calendar import PreElection
from leaderlens.errors import LeaderLensError
from leaderlens.i18n import _
from leaderlens.services.checkins import CheckInSummary
from leaderlens.services.lenses import Library
from leaderlens.services.pair_settings import PairChoices, Plan
from leaderlens.ui.checkin import words
from leaderlens.ui.checkin.visits import Visits

Periods = Callable[[str], tuple[PreElection, ...]]
"""Answers the pre-election periods a pair knows of, past and to come."""


@dataclass(frozen=True, slots=True)
class OpeningForm:
    """What the form for a new check-in begins with. ``already`` says that another is under way, where one is.

    ``focus`` are names of items; ``asked`` is how many questions the proposal has.
    """

    day: date
    earliest: date
    quick: tuple[words.QuickDate, ...]
    offers: tuple[words.LensOffer, ...]
    form: FormKind
    predict: bool
    mirrors: bool
    focus: tuple[str, ...]
    asked: int
    partner: str
    already: str
    periods: tuple[PreElection, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """What its opener chose."""

    due: date
    lenses: tuple[str, ...]
    form: FormKind
    predict: bool


_Read = tuple[Plan, PairSettings, Library, tuple[CheckInSummary, ...], tuple[PreElection, ...]]


class Opening:
    """The form for a new check-in, and ways to end one."""

    def __init__(self, visits: Visits, choices: PairChoices, periods: Periods) -> None:
        self._visits, self._choices, self._periods = visits, choices, periods
        self._page, self._desk, self._checkins = visits.page, visits.desk, visits.checkins
        self._wanted: tuple[FormKind, tuple[str, ...]] | None = None
        self._page.opened.connect(self._open)
        self._page.planned.connect(self._plan)
        self._page.ended.connect(self._end)

    def show(self, pair: Pair, lens: str = "") -> None:
        """The form, as the pair's settings would have it; or all of one ``lens``, where somebody asked for that."""
        self._visits.load(lambda: self._read(pair.id, lens), self._show)

    def show_ending(self, pair: Pair, checkin_id: str) -> None:
        """What withdrawing or closing a check-in would mean."""
        self._visits.load(
            lambda: self._checkins.overview(pair.id), lambda _pair, found: self._ending(checkin_id, found)
        )

    # ------------------------------------------------------------ opening

    def _read(self, pair_id: str, lens: str) -> _Read:
        library = self._checkins.library_of(pair_id)
        asked = lens in {one.id for one in library.lenses}
        return (
            self._choices.plan(pair_id, form=FormKind.FULL, lenses=(lens,)) if asked else self._choices.plan(pair_id),
            self._choices.view(pair_id).settings,
            library,
            self._checkins.overview(pair_id),
            self._periods(pair_id),
        )

    def _show(self, _pair: Pair, read: _Read) -> None:
        plan, settings, library, summaries, periods = read
        today = self._visits.today
        already = next((one for one in summaries if one.stage.under_way), None)
        told = ""
        if already is not None:
            told = _("The {checkin} is still under way. You can open another beside it.").format(
                checkin=words.title_of(already.checkin, today)
            )
        names = library.names()
        self._wanted = None
        self._page.show_opening(
            OpeningForm(
                plan.due,
                today,
                words.quick_dates(today),
                tuple(words.offer_of(lens, plan.lenses) for lens in library.lenses),
                plan.form,
                plan.predict,
                settings.mirrors,
                tuple(names[key].name for key in plan.focus if key in names),
                len(plan.questions),
                self._visits.partner,
                told,
                periods,
            )
        )

    def _plan(self, form: FormKind, lenses: tuple[str, ...]) -> None:
        """Count what this form of these lenses would ask."""
        wanted = self._wanted = form, lenses
        pair_id = self._visits.pair_id

        def counted(plan: Plan) -> None:
            if self._wanted == wanted:
                self._page.show_burden(len(plan.questions))

        self._desk.tasks.run(lambda: self._choices.plan(pair_id, form=form, lenses=lenses), counted)

    def _open(self, opened: Opened) -> None:
        pair_id = self._visits.pair_id

        def done(answer: tuple[Changes, str]) -> None:
            changes, _checkin_id = answer
            self._visits.go()
            self._desk.changed(changes)

        def failed(error: Exception) -> bool:
            known = isinstance(error, LeaderLensError)
            self._page.show_opening_problem(
                str(error) if known else _("The check-in could not be opened. Nothing was sent.")
            )
            return known

        self._desk.tasks.run(
            lambda: self._checkins.open(pair_id, opened.due, opened.lenses, opened.form, predict=opened.predict),
            done,
            failed,
            _("Opening the check-in"),
        )

    # ------------------------------------------------------------ ending

    def _ending(self, checkin_id: str, summaries: tuple[CheckInSummary, ...]) -> None:
        found = next((one for one in summaries if one.checkin.id == checkin_id), None)
        if found is None or not found.may_end:
            self._visits.go()
            return
        title = words.title_of(found.checkin, self._visits.today)
        sealed = found.stage is Stage.SEALED_WAITING
        self._page.show_ending(title, self._visits.partner, found.may_end, sealed=sealed)

    def _end(self, how: Ending) -> None:
        pair_id, checkin_id = self._visits.pair_id, self._visits.place.checkin_id

        def done(changes: Changes) -> None:
            self._visits.go()
            self._desk.changed(changes)

        def failed(error: Exception) -> bool:
            known = isinstance(error, LeaderLensError)
            self._page.show_ending_problem(
                str(error) if known else _("The check-in could not be ended. Nothing was changed.")
            )
            return known

        self._desk.tasks.run(lambda: self._checkins.end(pair_id, checkin_id, how), done, failed)
