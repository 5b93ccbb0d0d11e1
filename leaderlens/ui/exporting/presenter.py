"""Acts for the export page: counts, chooses, warns, exports on the worker, and says what came of it."""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from leaderlens.domain.changes import Changes
from leaderlens.errors import LeaderLensError
from leaderlens.i18n import _
from leaderlens.services.journal_export import Choice, Exported, Format, JournalExport
from leaderlens.services.landing import Landing, landing
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.exporting.view import Offer, choice_of, view_of

if TYPE_CHECKING:
    from leaderlens.ui.exporting.page import ExportPage


class _StoppedError(Exception):
    """The person would rather not go on."""


class ExportPresenter:
    """Acts for the page."""

    unsaved = False  # nothing is typed here that must reach the disk

    def __init__(self, page: ExportPage, desk: Desk, exports: JournalExport) -> None:
        self._page, self._desk, self._exports = page, desk, exports
        self._offer = Offer()
        self._what = "all"
        self._format = Format.MARKDOWN
        self._count: int | None = None
        self._target: Path | None = None
        self._replace = False
        self._landing: Landing | None = None
        self._stopped = threading.Event()
        self._busy = False
        today = desk.clock().date()
        page.offer_days(today.replace(month=1, day=1), today)
        page.what_changed.connect(self._recount)
        page.format_changed.connect(self._choose_format)
        page.place_wanted.connect(self._ask_place)
        page.place_chosen.connect(self._choose_place)
        page.export_wanted.connect(self._export)
        page.stop_wanted.connect(self._stopped.set)
        page.print_wanted.connect(self._preview)
        page.back_wanted.connect(lambda: desk.go(Place("journal")))

    def offer(self, query: str = "", ids: tuple[str, ...] = ()) -> None:
        """What the journal has in view, before the page is shown: then that is what is chosen."""
        self._offer = Offer(query, ids)
        self._what = "chosen" if ids else "found" if query.strip() else "all"

    def show(self, _place: Place) -> None:
        if not self._busy:
            self._page.tell("")
            self._render()
            self._recount()

    def refresh(self, changes: Changes) -> None:
        if changes.journal and not self._busy:
            self._recount()

    def leave(self) -> None:
        """Nothing is unsaved here. An export does not keep a vault from locking: it stops, whole."""
        self._stopped.set()

    # ------------------------------------------------------------ what

    def _choice(self) -> Choice:
        chosen = choice_of(self._offer, self._what)
        span = self._page.span
        return chosen if span is None else replace(chosen, first=span[0], last=span[1])

    def _recount(self) -> None:
        if self._count is not None:  # the page has been shown, so what it says is the person's choice
            self._what = self._page.what
        self._desk.tasks.run(partial(self._exports.count, self._choice()), self._counted)

    def _counted(self, count: int) -> None:
        self._count = count
        self._render()

    # ------------------------------------------------------------ as what, where to

    def _choose_format(self, value: str) -> None:
        self._format = Format(value)
        self._target, self._landing = None, None  # a place for another kind of file is no place for this one
        self._render()

    def _ask_place(self) -> None:
        name = self._exports.name_for(self._format)
        if self._format is Format.MARKDOWN:
            self._page.ask_folder(name)
        else:
            self._page.ask_file(name, _KINDS[self._format], self._format.suffix)

    def _choose_place(self, target: Path, replacing: bool) -> None:  # noqa: FBT001 - a signal of Qt's carries it
        self._target, self._replace = target, replacing
        self._desk.tasks.run(partial(landing, target.parent), self._landed)

    def _landed(self, where: Landing) -> None:
        self._landing = where
        self._page.tell("")
        self._render()

    # ------------------------------------------------------------ doing it

    def _export(self) -> None:
        if self._target is None or self._busy:
            return
        self._busy = True
        self._stopped.clear()
        self._page.show_busy(busy=True)
        work = partial(
            self._exports.export, self._choice(), self._format, self._target, replace=self._replace, step=self._step
        )
        self._desk.tasks.run(work, self._exported, self._failed)

    def _step(self, done: int, total: int) -> None:
        """On the worker."""
        if self._stopped.is_set():
            raise _StoppedError
        self._page.stepped.emit(done, total)

    def _exported(self, done: Exported) -> None:
        self._rest()
        self._target, self._landing = None, None
        self._render()
        self._page.tell(done.sentence, "good", done.path)

    def _failed(self, error: Exception) -> bool:
        self._rest()
        if isinstance(error, _StoppedError):
            self._page.tell(_("Stopped. Nothing was exported, and nothing is left behind."))
            return True
        if isinstance(error, LeaderLensError):
            self._page.tell(str(error), "danger")
            return True
        return False

    def _preview(self) -> None:
        if self._busy:
            return
        self._busy = True
        self._stopped.clear()
        self._page.show_busy(busy=True)
        self._desk.tasks.run(partial(self._set, self._choice(), self._count or 0), self._previewed, self._failed)

    def _set(self, choice: Choice, total: int) -> tuple[str, bytes]:
        """On the worker: the title and the pages."""
        from leaderlens.documents import pdf  # with Typst: not on the way to the first window

        document = self._exports.document(choice)
        return document.title, pdf.compose(document, lambda done: self._step(done, total))

    def _previewed(self, made: tuple[str, bytes]) -> None:
        self._rest()
        if self._page.preview(*made):
            printed = self._count or 0
            self._desk.tasks.run(partial(self._exports.note_printed, printed), lambda _none: None)

    def _rest(self) -> None:
        self._busy = False
        self._page.show_busy(busy=False)

    def _render(self) -> None:
        self._page.show_view(view_of(self._offer, self._what, self._count, self._format, self._target, self._landing))


_KINDS = {Format.JSON: "JSON", Format.WORD: "Word", Format.PDF: "PDF"}
