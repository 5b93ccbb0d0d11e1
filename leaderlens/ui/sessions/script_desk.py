"""Acts for the scripts: read one, change a copy of it, go back to the original. A copy in the making is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from leaderlens.domain.changes import Changes
from leaderlens.domain.script import LAST_SESSION, Script
from leaderlens.errors import LeaderLensError
from leaderlens.i18n import _
from leaderlens.services.form_drafts import FormDrafts
from leaderlens.services.session_scripts import SessionScripts, offered, shelf
from leaderlens.ui.desk import Desk, Place
from leaderlens.ui.sessions.scribe import Scribe
from leaderlens.ui.sessions.sitting import keeper, packed

if TYPE_CHECKING:
    from leaderlens.ui.sessions.page import SessionsPage


class ScriptDesk:
    """The scripts of one person."""

    def __init__(self, page: SessionsPage, desk: Desk, scripts: SessionScripts, drafts: FormDrafts) -> None:
        self._page, self._desk, self._scripts, self._drafts = page, desk, scripts, drafts
        self._copy = Scribe(desk.tasks, lambda _text, kept: kept)
        view = page.script
        view.closed.connect(lambda: desk.go(Place("sessions")))
        view.chosen.connect(lambda script: desk.go(Place("sessions", act="scripts", entry_id=script)))
        view.kept.connect(self._keep)
        view.restored.connect(self._restore)
        view.typed.connect(self.keep_words)
        view.left.connect(lambda: self._copy.put(""))

    @property
    def unsaved(self) -> bool:
        """Whether a copy in the making holds words that are not on the disk."""
        return self._copy.unsaved or (
            self._page.script.writing and packed(self._page.script.words()) != self._copy.saved
        )

    def show(self, script_id: str) -> None:
        """That script, or the first; where a copy of it is in the making, that copy."""

        def work() -> tuple[tuple[Script, ...], Script, Mapping[str, str]]:
            scripts = offered(self._scripts.all(), ending=script_id == LAST_SESSION)
            one = next((one for one in scripts if one.id == script_id), scripts[0])
            return scripts, one, self._drafts.all().get(_key(one.id), {})

        def then(found: tuple[tuple[Script, ...], Script, Mapping[str, str]]) -> None:
            scripts, one, words = found
            self._copy = Scribe(self._desk.tasks, keeper(self._drafts, _key(one.id)), "", packed(words))
            self._page.script.show_script(shelf(one.id), scripts, one, words)
            self._page.setCurrentWidget(self._page.script)

        self._desk.tasks.run(work, then)

    def keep_words(self) -> None:
        """Keep the copy in the making."""
        if self._page.script.writing:
            self._copy.put(packed(self._page.script.words()))

    def _keep(self, script: Script) -> None:
        def failed(error: Exception) -> bool:
            if isinstance(error, LeaderLensError):
                self._page.script.show_problem(str(error))
                return True
            return False

        def then(changes: Changes) -> None:
            self._page.done.emit(_("Your copy is kept"))
            self._copy.put("")
            self._desk.changed(changes)
            self.show(script.id)

        self._desk.tasks.run(lambda: self._scripts.keep(script), then, failed)

    def _restore(self, script_id: str) -> None:
        def then(changes: Changes) -> None:
            self._desk.changed(changes)
            self.show(script_id)

        self._desk.tasks.run(lambda: self._scripts.restore(script_id), then)


def _key(script_id: str) -> str:
    return f"script:{script_id}"
