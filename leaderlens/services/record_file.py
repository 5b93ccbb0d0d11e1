"""Paragraphs that are the council's, as a file to be put on its record."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from leaderlens.documents.document import Document, Paragraph, Section, Tone, plain
from leaderlens.domain.people import Person
from leaderlens.i18n import _, medium_date
from leaderlens.services.whole_files import whole_file


def write_record(
    text: str, target: Path, author: Person, council: str, made: datetime, *, replace: bool = False
) -> str:
    """Write ``text`` (Markdown) with who wrote it, in which role, for which council and when; answers the file's name.

    Word where ``target`` ends in ``.docx``, else Markdown. ExportError: ``exists`` unless a file there may be replaced,
    and what a disk says.
    """
    who = _("{name}, {role}").format(name=author.name, role=author.role.label)
    lines = tuple(part for part in (council, who, medium_date(made.date())) if part)
    title = _("Note for the record")
    with whole_file(target, replace=replace) as unfinished:
        if target.suffix.lower() == ".docx":
            from leaderlens.documents import markdown, word

            note = Paragraph(plain(_("Moved from a personal journal.")), Tone.QUIET)
            sections = (Section((*markdown.blocks(text, below=1), note)),)
            word.write(Document(title, sections, made, lines, author.name), unfinished)
        else:
            head = "\n".join(f"{line}  " for line in lines)
            unfinished.write_bytes(f"# {title}\n\n{head}\n\n{text.rstrip()}\n".encode())
    return target.name
