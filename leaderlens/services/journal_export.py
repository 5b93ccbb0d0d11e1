"""The journal, or part of it, as files for other programs: explicit, whole or not at all, and noted in the log.

An export is in the clear. It is written where the person said and nowhere else; entries are read one after another.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import IO, TypeAlias

from leaderlens.documents.document import Document
from leaderlens.documents.document import Step as DocumentStep
from leaderlens.domain.journal import Attachment, JournalEntry, JournalLine, by_its_clock
from leaderlens.errors import ExportError
from leaderlens.i18n import _, ngettext
from leaderlens.services import journal_formats as formats
from leaderlens.services import journal_pages
from leaderlens.services.audit import Audit
from leaderlens.services.journal import Journal
from leaderlens.services.journal_files import Attachments
from leaderlens.services.journal_pages import Leaf
from leaderlens.services.landing import Landing, landing
from leaderlens.services.open_vault import OpenVault
from leaderlens.services.whole_files import whole_file, whole_folder

_ALL = 1_000_000
_VOLUME = 1_500_000
"""Letters in one PDF, about 550 pages: a page takes a megabyte while it is set (docs/adr/0028)."""
_PICTURES = 20_000  # letters that an entry with files counts as besides its own


class Format(StrEnum):
    """What an export can be. Markdown and JSON are read back without loss; Word and PDF are for reading."""

    MARKDOWN = "markdown"
    JSON = "json"
    WORD = "word"
    PDF = "pdf"

    @property
    def suffix(self) -> str:
        """The end of the file's name; none for a folder."""
        return {Format.MARKDOWN: "", Format.JSON: ".json", Format.WORD: ".docx", Format.PDF: ".pdf"}[self]

    @property
    def label(self) -> str:
        """What people call it."""
        return {Format.MARKDOWN: "Markdown", Format.JSON: "JSON", Format.WORD: "Word", Format.PDF: "PDF"}[self]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which entries: those with ``ids`` where there are any, else what ``query`` finds (all, where it is empty);
    of these, those about a day from ``first`` to ``last``, both included.
    """

    query: str = ""
    ids: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and where. ``volumes`` is more than 1 when it took a folder of several PDFs."""

    path: Path
    format: Format
    entries: int
    files: int
    landing: Landing
    volumes: int = 1

    @property
    def sentence(self) -> str:
        """What was done, for its owner."""
        if self.volumes > 1:
            said = _("{count} entries are now in the folder “{name}”, unencrypted: too many for one PDF, so by year.")
            return said.format(count=self.entries, name=self.path.name)
        said = ngettext(
            "{count} entry is now in “{name}”, unencrypted.",
            "{count} entries are now in “{name}”, unencrypted.",
            self.entries,
        )
        return said.format(count=self.entries, name=self.path.name)


Step: TypeAlias = Callable[[int, int], None]
"""Told how many entries of how many are done; whatever it raises stops the export, and nothing of it is left."""


@dataclass(frozen=True, slots=True)
class JournalExport:
    """Exports from one open vault."""

    vault: OpenVault

    def count(self, choice: Choice) -> int:
        """How many entries ``choice`` means."""
        return len(self._lines(choice))

    def document(self, choice: Choice) -> Document:
        """The chosen entries as a document, read as it is gone through: for a preview and for printing."""
        return self._document(self._lines(choice), [])

    def name_for(self, form: Format) -> str:
        """What to call an export unless the person says otherwise."""
        today = self.vault.keeping.clock().date()
        return formats.file_name(_("LeaderLens journal {date}").format(date=today.isoformat()), "export") + form.suffix

    def note_printed(self, count: int) -> None:
        """Write into the log that entries were sent to a printer."""
        Audit(self.vault).note(
            "exported", ngettext("{count} entry, printed", "{count} entries, printed", count).format(count=count)
        )

    def export(
        self, choice: Choice, form: Format, target: Path, *, replace: bool = False, step: Step | None = None
    ) -> Exported:
        """Write the chosen entries to ``target``: a new folder for Markdown, else a file.

        More than one PDF can hold becomes a new folder, called as the file would be, with a PDF for each year.
        Raises ExportError: ``nothing`` to export, ``inside-vault``, ``exists`` (a folder is never replaced, a file only
        when told), ``disk-full``, ``read-only``, ``unreachable``, ``typesetting``. Then, and when ``step`` raises,
        nothing is left.
        """
        target = target.expanduser().absolute()
        self._refuse_inside(target)
        lines = self._lines(choice)
        if not lines:
            raise ExportError(_("There is no entry to export: nothing was written."), code="nothing")
        counted: list[int] = []
        if form is Format.MARKDOWN:
            with whole_folder(target) as unfinished:
                self._folder(lines, unfinished, counted, step)
                self._note(target, form, len(lines))
        elif form is Format.PDF and len(volumes := self._volumes(lines)) > 1:
            target = target.with_suffix("")
            with whole_folder(target) as unfinished:
                self._shelf(volumes, unfinished, counted, step)
                self._note(target, form, len(lines))
            return Exported(target, form, len(lines), sum(counted), landing(target.parent), len(volumes))
        else:
            with whole_file(target, replace=replace) as unfinished:
                self._file(lines, form, unfinished, counted, step)
                self._note(target, form, len(lines))
        return Exported(target, form, len(lines), sum(counted), landing(target.parent))

    # ------------------------------------------------------------ formats

    def _folder(self, lines: list[JournalLine], root: Path, counted: list[int], step: Step | None) -> None:
        for done, leaf in enumerate(self._leaves(lines), start=1):
            told = []
            for number, file in enumerate(leaf.files, start=1):
                data = leaf.data(file)
                folder = root / "files" / formats.file_name(leaf.entry.id, "entry")
                folder.mkdir(parents=True, exist_ok=True)
                path = folder / f"{number} {formats.file_name(file.name, 'file')}"
                path.write_bytes(data)
                told.append(formats.file_fields(file, data) | {"path": path.relative_to(root).as_posix()})
            counted.append(len(told))
            year = root / f"{leaf.entry.moment.year:04}"
            year.mkdir(exist_ok=True)
            _fresh(year / formats.entry_name(leaf.entry)).write_bytes(formats.markdown(leaf.entry, told))
            if step is not None:
                step(done, len(lines))
        marker = formats.marker(self.vault.keeping.clock(), len(lines), sum(counted))
        (root / formats.MARKER).write_text(marker, "utf-8")

    def _file(self, lines: list[JournalLine], form: Format, path: Path, counted: list[int], step: Step | None) -> None:
        def done(number: int) -> None:
            if step is not None:
                step(number, len(lines))

        if form is Format.JSON:
            with path.open("w", encoding="utf-8", newline="\n") as out:
                self._json(lines, out, counted, done)
        elif form is Format.WORD:
            from leaderlens.documents import word  # with its XML, a moment that the start of the app need not wait for

            word.write(self._document(lines, counted), path, done)
        else:
            from leaderlens.documents import pdf  # with Typst, another such moment

            pdf.write(self._document(lines, counted), path, done)

    def _shelf(
        self, volumes: list[tuple[str, list[JournalLine]]], root: Path, counted: list[int], step: Step | None
    ) -> None:
        """One PDF after another, each named for its year."""
        from leaderlens.documents import pdf

        total, before = sum(len(lines) for _name, lines in volumes), 0
        for name, lines in volumes:

            def done(number: int, before: int = before) -> None:
                if step is not None:
                    step(before + number, total)

            pdf.write(self._document(lines, counted), root / f"{name}{Format.PDF.suffix}", done)
            before += len(lines)

    def _volumes(self, lines: list[JournalLine]) -> list[tuple[str, list[JournalLine]]]:
        """``lines`` in as many PDFs as they take, with the name of each: one for all, or one or more for each year."""
        weights = {line.id: self._weight(line) for line in lines}
        if sum(weights.values()) <= _VOLUME:
            return [("", lines)]
        found: list[tuple[str, list[JournalLine]]] = []
        for year, group in groupby(lines, key=lambda line: by_its_clock(line.moment).year):
            parts: list[list[JournalLine]] = []
            room = 0
            for line in group:
                if weights[line.id] > room or not parts:
                    parts.append([])
                    room = _VOLUME
                parts[-1].append(line)
                room -= weights[line.id]
            named = _("Journal {year}").format(year=f"{year:04}")
            if len(parts) == 1:
                found.append((named, parts[0]))
                continue
            for number, part in enumerate(parts, start=1):
                found.append((_("{volume}, part {number}").format(volume=named, number=number), part))
        return found

    def _weight(self, line: JournalLine) -> int:
        entry = self._journal().entry(line.id)
        return 0 if entry is None else len(entry.body) + _PICTURES * line.has_attachments

    def _json(self, lines: list[JournalLine], out: IO[str], counted: list[int], done: DocumentStep) -> None:
        out.write(formats.json_head(self.vault.keeping.clock()))
        for number, leaf in enumerate(self._leaves(lines), start=1):
            told = []
            for file in leaf.files:
                data = leaf.data(file)
                told.append(formats.file_fields(file, data) | {"data": base64.b64encode(data).decode("ascii")})
            counted.append(len(told))
            out.write((",\n" if number > 1 else "\n") + formats.json_line(leaf.entry, told))
            done(number)
        out.write("\n]}\n")

    def _document(self, lines: list[JournalLine], counted: list[int]) -> Document:
        def counting() -> Iterator[Leaf]:
            for leaf in self._leaves(lines):
                counted.append(len(leaf.files))
                yield leaf

        span = (lines[0].moment, lines[-1].moment) if lines else None
        return journal_pages.document(self.vault.person, len(lines), span, counting(), self.vault.keeping.clock())

    # ------------------------------------------------------------ reading

    def _lines(self, choice: Choice) -> list[JournalLine]:
        """The chosen entries as lines, oldest first."""
        found = self._journal().lines("" if choice.ids else choice.query, _ALL)
        wanted = frozenset(choice.ids)
        kept = [
            line
            for line in found
            if (not wanted or line.id in wanted)
            and (choice.first is None or by_its_clock(line.moment).date() >= choice.first)
            and (choice.last is None or by_its_clock(line.moment).date() <= choice.last)
        ]
        return sorted(kept, key=lambda line: (line.moment, line.id))

    def _leaves(self, lines: list[JournalLine]) -> Iterator[Leaf]:
        files = Attachments(self.vault.database, self.vault.keeping.clock)

        def data(file: Attachment) -> bytes:
            return files.data(file.id)

        for line in lines:
            entry: JournalEntry | None = self._journal().entry(line.id)
            if entry is not None:
                yield Leaf(entry, files.of(entry.id) if line.has_attachments else (), data)

    def _journal(self) -> Journal:
        return Journal(self.vault.database, self.vault.keeping.clock)

    # ------------------------------------------------------------ care

    def _refuse_inside(self, target: Path) -> None:
        if target.resolve().is_relative_to(self.vault.folder.resolve()):
            raise ExportError(
                _("That folder is part of the vault itself. Nothing was exported; please choose another."),
                code="inside-vault",
            )

    def _note(self, target: Path, form: Format, count: int) -> None:
        """Before it gets its name: no export is ever there that the log does not know of."""
        counted = ngettext("{count} entry", "{count} entries", count).format(count=count)
        said = _("{entries}, as {form}: {name}").format(entries=counted, form=form.label, name=target.name)
        Audit(self.vault).note("exported", said)


def _fresh(path: Path) -> Path:
    """``path``, or the next name that is free: two entries of one minute may begin alike."""
    number, found = 2, path
    while found.exists():
        found = path.with_stem(f"{path.stem} {number}")
        number += 1
    return found
