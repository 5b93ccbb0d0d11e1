"""Pictures and files that go with an entry: into the vault, out to a place somebody chose, and small in memory."""

from __future__ import annotations

import mimetypes
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from leaderlens.domain.changes import Changes
from leaderlens.domain.journal import Attachment, JournalEntry
from leaderlens.errors import NotAllowedError
from leaderlens.i18n import _
from leaderlens.services.journal_files import LARGEST_FILE, MOST_FILES
from leaderlens.services.whole_files import whole_file
from leaderlens.ui.desk import Desk
from leaderlens.ui.journal.wing import Wing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leaderlens.ui.journal.page import JournalPage


class Enclosures:
    """``settle`` saves what stands in the editor, giving a blank entry a title first, and answers it."""

    def __init__(self, page: JournalPage, desk: Desk, wing: Wing, settle: Callable[[str], JournalEntry | None]) -> None:
        self._page, self._desk, self._wing, self._settle = page, desk, wing, settle
        self._entry_id = ""
        strip, body = page.editor.strip, page.editor.body
        strip.thumbnail_wished.connect(self._make_thumbnail)
        strip.save_wished.connect(self._save)
        strip.remove_wished.connect(self._remove)
        body.files_dropped.connect(self.attach_files)
        page.files_chosen.connect(self.attach_files)
        body.file_pasted.connect(self._attach_pasted)

    @staticmethod
    def limits() -> str:
        """How much fits, in words."""
        return _("Up to {count} files in an entry, {size} MB each.").format(
            count=MOST_FILES, size=LARGEST_FILE // 1_000_000
        )

    def show(self, entry_id: str) -> None:
        """Show what an entry carries; an empty id shows nothing."""
        self._entry_id = entry_id
        if not entry_id:
            self._page.editor.strip.show_attachments(())
            return
        self._desk.tasks.run(lambda: self._wing.files.of(entry_id), lambda found: self._arrived(entry_id, found))

    def attach_files(self, paths: Sequence[str]) -> None:
        """Put files into the open entry. Each is read on the worker, and none that is over the limit is read at all."""
        entry = self._settle(Path(paths[0]).stem) if paths else None
        if entry is None:
            return
        for path in paths:
            self._keep(entry, partial(_read, Path(path)))

    def _attach_pasted(self, data: bytes, mime: str) -> None:
        entry = self._settle(_("A picture"))
        if entry is not None:
            name = _("Pasted picture") + (mimetypes.guess_extension(mime) or "")
            self._keep(entry, lambda: (name, mime, data))

    def _keep(self, entry: JournalEntry, read: Callable[[], tuple[str, str, bytes]]) -> None:
        self._entry_id = entry.id

        def work() -> Attachment:
            name, mime, data = read()
            return self._wing.files.attach(entry.id, name, mime, data)

        def kept(_attachment: Attachment) -> None:
            self._desk.changed(Changes(journal=True))
            if self._entry_id == entry.id:
                self.show(entry.id)

        self._desk.tasks.run(work, kept)

    def _arrived(self, entry_id: str, found: Sequence[Attachment]) -> None:
        if entry_id == self._entry_id:
            self._page.editor.strip.show_attachments(found)

    def _make_thumbnail(self, attachment_id: str) -> None:
        make = self._page.make_thumbnail
        strip = self._page.editor.strip
        self._desk.tasks.run(
            lambda: make(self._wing.files.data(attachment_id)),
            lambda image: strip.show_thumbnail(attachment_id, image),
            lambda error: isinstance(error, NotAllowedError),  # taken out meanwhile
        )

    def _save(self, attachment_id: str, place: str) -> None:
        self._desk.tasks.run(
            lambda: _write(Path(place), self._wing.files.data(attachment_id)),
            lambda _none: self._page.done.emit(_("Saved a copy, not encrypted"), None),
        )

    def _remove(self, attachment_id: str) -> None:
        entry_id = self._entry_id

        def gone(changes: Changes) -> None:
            self._desk.changed(changes)
            self.show(entry_id)

        self._desk.tasks.run(lambda: self._wing.files.remove(attachment_id), gone)


def _write(place: Path, data: bytes) -> None:
    """A copy at the place the person chose; they were asked before a file there is replaced."""
    with whole_file(place, replace=True) as unfinished:
        unfinished.write_bytes(data)


def _read(place: Path) -> tuple[str, str, bytes]:
    try:
        if place.stat().st_size > LARGEST_FILE:
            raise NotAllowedError(
                _("“{name}” is larger than {size} MB, the most a file of the journal may be.").format(
                    name=place.name, size=LARGEST_FILE // 1_000_000
                ),
                code="file-too-large",
            )
        return place.name, mimetypes.guess_type(place.name)[0] or "", place.read_bytes()
    except OSError:
        raise NotAllowedError(_("The file could not be read. It was left where it is."), code="unreadable") from None
