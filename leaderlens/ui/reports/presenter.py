"""Acts for the page of reports: chooses, warns, makes a report on the worker, and says what came of it."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from leaderlens.domain.changes import Changes
from leaderlens.domain.people import Pair
from leaderlens.domain.session import ReflectionSession
from leaderlens.errors import LeaderLensError
from leaderlens.i18n import _
from leaderlens.services.landing import Landing, landing
from leaderlens.services.reports import ASKED_FOR, Exported, Form, Kind, Part, Reports, Wish
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.reports import view as words
from leaderlens.ui.reports.view import ReportsView

if TYPE_CHECKING:
    from leaderlens.ui.reports.page import ReportsPage


class _StoppedError(Exception):
    """The person would rather not go on."""


@dataclass(frozen=True, slots=True)
class _Offer:
    """The sessions that were held, and what their scripts are called."""

    held: tuple[ReflectionSession, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()


class ReportsPresenter:
    """Acts for the page.

    ``Place("reports", act="session", session_id=...)`` comes with that session chosen; ``act`` may be any kind.
    """

    unsaved = False  # nothing is written here that could be lost

    def __init__(self, page: ReportsPage, desk: Desk, reports: Reports) -> None:
        self._page, self._desk, self._reports = page, desk, reports
        self._kind = Kind.SESSION
        self._session = ""
        self._period = words.YEAR
        self._form = Form.WORD
        self._left_out: set[Part] = set(ASKED_FOR)
        self._target: Path | None = None
        self._replace = False
        self._landing: Landing | None = None
        self._offer = _Offer()
        self._stopped = threading.Event()
        self._busy = False
        today = desk.clock().date()
        page.offer_days(today.replace(month=1, day=1), today)
        page.kind_chosen.connect(self._choose_kind)
        page.session_chosen.connect(self._choose_session)
        page.period_chosen.connect(self._choose_period)
        page.days_chosen.connect(self._render)
        page.part_ticked.connect(self._tick)
        page.form_chosen.connect(self._choose_form)
        page.place_wanted.connect(self._ask_place)
        page.place_chosen.connect(self._choose_place)
        page.export_wanted.connect(self._export)
        page.stop_wanted.connect(self._stopped.set)
        page.preview_wanted.connect(self._preview)
        page.back_wanted.connect(lambda: desk.go(Place("sessions")))

    def show(self, place: Place) -> None:
        """Come with what ``place`` names chosen."""
        if self._busy:
            return
        if place.act in {kind.value for kind in self._reports.kinds}:
            self._kind = Kind(place.act)
            self._left_out = set(ASKED_FOR)  # the journal is asked about anew each time
        self._session = place.session_id or self._session
        self._page.tell("")
        self._read()

    def refresh(self, changes: Changes) -> None:
        if (changes.sessions or changes.people) and not self._busy:
            self._read()

    def leave(self) -> None:
        """A report does not keep a vault from locking: it stops, whole."""
        self._stopped.set()

    # ------------------------------------------------------------ which

    def _read(self) -> None:
        pair = self._desk.pair()
        if pair is None:
            self._offer = _Offer()
            self._render()
        else:
            self._desk.tasks.run(partial(self._held, pair), self._show_held)

    def _held(self, pair: Pair) -> _Offer:
        """On the worker."""
        scripts = self._reports.sessions.scripts.all()
        return _Offer(self._reports.held(pair.id), tuple((one.id, one.title) for one in scripts))

    def _show_held(self, offer: _Offer) -> None:
        self._offer = offer
        if self._session not in {one.id for one in offer.held}:
            self._session = offer.held[0].id if offer.held else ""
        self._render()

    def _choose_kind(self, kind: str) -> None:
        self._kind = Kind(kind)
        self._left_out = set(ASKED_FOR)
        self._forget_place()

    def _choose_session(self, session_id: str) -> None:
        self._session = session_id
        self._forget_place()

    def _choose_period(self, period: str) -> None:
        self._period = period
        self._render()

    def _tick(self, part: str, ticked: bool) -> None:  # noqa: FBT001 - a signal of Qt's carries it
        if ticked:
            self._left_out.discard(Part(part))
        else:
            self._left_out.add(Part(part))
        self._render()

    def _choose_form(self, form: str) -> None:
        self._form = Form(form)
        self._forget_place()

    def _wish(self, pair: Pair) -> Wish:
        period = words.period_of(self._period, self._desk.clock().date(), pair, self._page.days)
        return Wish(self._kind, pair, self._ticked(), period, self._session)

    def _ticked(self) -> frozenset[Part]:
        return frozenset(self._reports.parts(self._kind)) - self._left_out

    # ------------------------------------------------------------ where to

    def _forget_place(self) -> None:
        """A place for one report is no place for another."""
        self._target, self._landing = None, None
        self._render()

    def _ask_place(self) -> None:
        name = self._reports.name_for(self._kind, self._form)
        self._page.ask_file(name, words.SUFFIXES[self._form], self._form.suffix)

    def _choose_place(self, target: Path, replacing: bool) -> None:  # noqa: FBT001 - a signal of Qt's carries it
        self._target, self._replace = target, replacing
        self._desk.tasks.run(partial(landing, target.parent), self._landed)

    def _landed(self, where: Landing) -> None:
        self._landing = where
        self._page.tell("")
        self._render()

    # ------------------------------------------------------------ doing it

    def _export(self) -> None:
        pair = self._desk.pair()
        if self._target is None or pair is None or self._busy:
            return
        wish = self._wish(pair)
        self._begin()
        work = partial(
            self._reports.export, wish, self._form, self._target, replace=self._replace,
            step=self._stepper(wish),
        )  # fmt: skip
        self._desk.tasks.run(work, self._exported, self._failed)

    def _preview(self) -> None:
        pair = self._desk.pair()
        if pair is None or self._busy:
            return
        self._begin()
        wish = self._wish(pair)
        self._desk.tasks.run(partial(self._made, wish), partial(self._previewed, wish), self._failed)

    def _made(self, wish: Wish) -> tuple[str, bytes]:
        """On the worker: the title and the pages."""
        from leaderlens.documents import pdf  # with Typst: not on the way to the first window

        document = self._reports.document(wish)
        return document.title, pdf.compose(document, self._stepper(wish))

    def _stepper(self, wish: Wish) -> partial[None]:
        return partial(self._step, self._reports.chapters(wish))

    def _step(self, total: int, done: int) -> None:
        """On the worker."""
        if self._stopped.is_set():
            raise _StoppedError
        self._page.stepped.emit(done, total)

    def _begin(self) -> None:
        self._busy = True
        self._stopped.clear()
        self._page.show_busy(busy=True)

    def _exported(self, done: Exported) -> None:
        self._rest()
        self._forget_place()
        self._page.tell(done.sentence, "good", done.path)

    def _previewed(self, wish: Wish, made: tuple[str, bytes]) -> None:
        self._rest()
        if self._page.preview(*made):
            self._desk.tasks.run(partial(self._reports.note_printed, wish), lambda _none: None)

    def _failed(self, error: Exception) -> bool:
        self._rest()
        if isinstance(error, _StoppedError):
            self._page.tell(_("Stopped. Nothing was saved, and nothing is left behind."))
            return True
        if isinstance(error, LeaderLensError):
            self._page.tell(str(error), "danger")
            return True
        return False

    def _rest(self) -> None:
        self._busy = False
        self._page.show_busy(busy=False)

    def _render(self) -> None:
        pair = self._desk.pair()
        place, warning, severe = words.place_words(self._target, self._landing)
        missing = words.missing(self._kind, pair, len(self._offer.held))
        something = not missing and bool(self._ticked() - {Part.NUMBERS})
        self._page.show_view(
            ReportsView(
                kinds=words.kind_cards(self._reports.kinds),
                kind=self._kind,
                sessions=words.session_choices(self._offer.held, dict(self._offer.titles)),
                session=self._session,
                period=self._period,
                parts=words.part_rows(self._kind, self._reports.parts(self._kind)),
                ticked=self._ticked(),
                form=self._form,
                form_note=words.form_note(self._form),
                place=place,
                warning=warning,
                severe=severe,
                missing=missing,
                ready=something and self._target is not None,
                printable=something,
            )
        )
