"""Words that are kept while they are typed: each pause writes, in the order typed, and nothing is asked twice."""

from __future__ import annotations

from collections.abc import Callable

from leaderlens.ui.tasks import Tasks


class Scribe:
    """Keeps one piece of typing. ``write(text, id) -> id`` runs on the worker: it makes the piece at first and changes
    it from then on; an empty id means that there is nothing kept (any more). ``wanted`` are the words last handed in.
    """

    def __init__(self, tasks: Tasks, write: Callable[[str, str], str], kept_id: str = "", kept: str = "") -> None:
        self._tasks, self._write = tasks, write
        self.id = kept_id
        self.saved = kept
        self._asked = self.wanted = kept

    @property
    def unsaved(self) -> bool:
        """Whether words were handed in that are not on the disk."""
        return self.wanted != self.saved

    def put(self, text: str) -> None:
        """Keep ``text``, if it is not what is kept already. A write that fails is tried again with the next put."""
        self.wanted = text
        if text == self._asked:
            return
        self._asked = text
        self._tasks.run(lambda: self._keep(text), self._kept, self._failed)

    def try_again(self) -> None:
        """Hand in once more what no disk would take."""
        self.put(self.wanted)

    def _keep(self, text: str) -> str:
        self.id = self._write(text, self.id)
        return text

    def _kept(self, text: str) -> None:
        self.saved = text

    def _failed(self, _error: Exception) -> bool:
        self._asked = self.saved
        return False
