"""Acts for the import page: looks, takes in, stops, takes back."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from leaderlens.domain.changes import Changes
from leaderlens.domain.journal import Batch, BatchReport
from leaderlens.errors import LeaderLensError
from leaderlens.i18n import _
from leaderlens.services.journal_files import LARGEST_FILE
from leaderlens.services.journal_import import (
    ImportPreview,
    ImportReport,
    ImportStoppedError,
    JournalImport,
    MoodPlan,
    MoodsAs,
)
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.importing import view

if TYPE_CHECKING:
    from leaderlens.ui.importing.page import ImportingPage


class ImportingPresenter:
    """One import at a time. Leaving the page stops it, and then nothing was taken in."""

    unsaved = False  # nothing is typed here that must reach the disk

    def __init__(self, page: ImportingPage, desk: Desk, importing: JournalImport) -> None:
        self._page, self._desk, self._importing = page, desk, importing
        self._stopped = threading.Event()
        self._preview: ImportPreview | None = None
        self._batch = ""
        page.choose.chosen.connect(self._look)
        page.choose.stop_wanted.connect(self._stopped.set)
        page.look.wanted.connect(self._bring)
        page.look.dismissed.connect(self._start)
        page.done.undo_wanted.connect(self._undo_this)
        page.back_wanted.connect(partial(desk.go, Place("journal")))
        page.done.journal_wanted.connect(partial(desk.go, Place("journal")))
        page.earlier.undo_wanted.connect(self._undo)

    def show(self, _place: Place) -> None:
        self._start()
        self._read()

    def refresh(self, changes: Changes) -> None:
        if changes.journal:
            self._read()

    def leave(self) -> None:
        """Nothing is unsaved. An import that runs is stopped: a vault that locks does not wait for it."""
        self._stopped.set()

    # ------------------------------------------------------------ look and bring in

    def _start(self) -> None:
        self._preview = None
        self._page.show_start()
        self._page.choose.tell("")

    def _look(self, path: Path) -> None:
        self._stopped.clear()
        self._page.earlier.tell("")
        self._page.show_busy(_("Looking at it…"))
        self._desk.tasks.run(partial(self._importing.preview, path, self._step), self._looked, self._not_done)

    def _looked(self, preview: ImportPreview) -> None:
        self._preview = preview
        self._page.show_looked(view.looked(preview, LARGEST_FILE // 1024**2))

    def _bring(self, how: str, names: Mapping[str, str]) -> None:
        if self._preview is None:
            return
        self._stopped.clear()
        self._page.show_busy(_("Bringing it in…"))
        plan = MoodPlan(MoodsAs(how), names)
        self._desk.tasks.run(
            partial(self._importing.run, self._preview, plan, self._step), self._brought, self._not_done
        )

    def _brought(self, outcome: tuple[Changes, ImportReport]) -> None:
        changes, report = outcome
        self._preview, self._batch = None, report.batch_id
        self._page.show_done(view.done(report), undoable=bool(report.batch_id))
        self._desk.changed(changes)
        self._read()

    def _step(self, done: int, total: int) -> None:
        """On the worker: tells how far it is, and stops where it is asked to."""
        if self._stopped.is_set():
            raise ImportStoppedError
        self._page.stepped.emit(done, total)

    def _not_done(self, error: Exception) -> bool:
        if isinstance(error, ImportStoppedError):
            self._page.show_problem(_("Stopped. Nothing was brought in."), "ink2")
            return True
        if isinstance(error, LeaderLensError):
            self._page.show_problem(str(error))
            return True
        self._page.show_problem("")  # the house says what went wrong; here another can be chosen
        return False

    # ------------------------------------------------------------ earlier imports

    def _read(self) -> None:
        self._desk.tasks.run(self._importing.batches, self._show_earlier)

    def _show_earlier(self, batches: tuple[Batch, ...]) -> None:
        self._page.show_earlier(view.earlier(batches, self._desk.clock()))

    def _undo_this(self) -> None:
        if self._batch:
            self._undo(self._batch)

    def _undo(self, batch_id: str) -> None:
        self._page.earlier.tell("")
        self._desk.tasks.run(partial(self._importing.undo, batch_id), self._undone, self._not_undone)

    def _undone(self, outcome: tuple[Changes, BatchReport]) -> None:
        changes, report = outcome
        if report.batch_id == self._batch:
            self._batch = ""
            self._start()
        self._page.earlier.tell(view.undone(report))
        self._desk.changed(changes)
        self._read()

    def _not_undone(self, error: Exception) -> bool:
        if not isinstance(error, LeaderLensError):
            return False
        self._page.earlier.tell(str(error), "danger")
        return True
