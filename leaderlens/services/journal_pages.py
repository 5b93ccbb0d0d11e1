"""Entries of the journal as a document to read and print: by month, each with its day, its tags and its pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from leaderlens.documents.document import Block, Document, Figure, Heading, Paragraph, Section, Tone, plain
from leaderlens.domain.journal import Attachment, JournalEntry, by_its_clock, in_zone
from leaderlens.domain.paragraph import Mark, paragraphs
from leaderlens.domain.people import Person
from leaderlens.i18n import _, long_date, medium_date, month_year, ngettext

_SHOWN = {"image/png", "image/jpeg", "image/gif", "image/bmp"}
"""Kinds of picture that both Word and PDF can hold."""
_TARGET = "attachment:"
_WIDTH_MM = 110.0


@dataclass(frozen=True, slots=True)
class Leaf:
    """An entry with its attachments; ``data`` answers the bytes of one."""

    entry: JournalEntry
    files: tuple[Attachment, ...]
    data: Callable[[Attachment], bytes]


def document(person: Person, count: int, span: tuple[datetime, datetime] | None, leaves: Iterable[Leaf],
    made: datetime) -> Document:  # fmt: skip
    """The document of ``leaves``, oldest first; ``span`` is when the first and the last of them are about."""
    counted = ngettext("{count} entry", "{count} entries", count).format(count=count)
    lines = [_("{name}, {role}").format(name=person.name, role=person.role.label)]
    if span is not None:
        first, last = (medium_date(by_its_clock(moment).date()) for moment in span)
        when = first if first == last else _("{first} to {last}").format(first=first, last=last)
        lines.append(_("{entries}, {when}").format(entries=counted, when=when))
    lines.append(_("Exported on {date}").format(date=medium_date(made.date())))
    return Document(
        title=_("Journal"),
        sections=_sections(leaves),
        made=made,
        lines=tuple(lines),
        author=person.name,
        cover=count > 1,
        header=_("Journal of {name}").format(name=person.name),
        footer=_("Private"),
    )


def _sections(leaves: Iterable[Leaf]) -> Iterator[Section]:
    month = ""
    for leaf in leaves:
        moment = by_its_clock(in_zone(leaf.entry.moment, leaf.entry.zone))
        blocks: list[Block] = []
        if month_year(moment.date()) != month:
            month = month_year(moment.date())
            blocks.append(Heading(1, plain(month)))
        yield Section((*blocks, *_entry(leaf, moment)))


def _entry(leaf: Leaf, moment: datetime) -> Iterator[Block]:
    from leaderlens.documents import markdown  # with its parser: not on the way to the first window

    entry = leaf.entry
    day = _("{day}, {time}").format(day=f"{long_date(moment.date())} {moment.year}", time=f"{moment:%H:%M}")
    about = " · ".join(part for part in (day, ", ".join(entry.tags)) if part)
    yield Heading(2, plain(" ".join(entry.title.split()) or day))
    yield Paragraph(plain(about), Tone.QUIET)
    shown: set[str] = set()

    def find(target: str, alt: str) -> Figure | None:
        name = target.removeprefix(_TARGET)
        found = next((file for file in leaf.files if target.startswith(_TARGET) and file.id == name), None)
        if found is None or found.mime not in _SHOWN:
            return None
        shown.add(found.id)
        return Figure(leaf.data(found), alt or found.name, width=_WIDTH_MM)

    yield from markdown.blocks(told(entry.body), below=2, figure=find)
    for file in leaf.files:
        if file.mime in _SHOWN and file.id not in shown:
            yield Figure(leaf.data(file), file.name, file.name, _WIDTH_MM)
    others = [file.name for file in leaf.files if file.mime not in _SHOWN]
    if others:
        yield Paragraph(plain(_("Attached: {names}").format(names=", ".join(others))), Tone.QUIET)


def told(body: str) -> str:
    """``body`` with its marks for record-keeping as words that a reader sees."""
    said = {Mark.REFLECTION: _("Personal reflection"), Mark.BUSINESS: _("Council business")}
    parts, done = [], 0
    for one in paragraphs(body):
        if one.mark is not Mark.NONE:
            label = f"*{said[one.mark]}*\n\n" if one.mark in said else ""
            parts += [body[done : one.start], label, one.text]
            done = one.end
    return "".join((*parts, body[done:]))
