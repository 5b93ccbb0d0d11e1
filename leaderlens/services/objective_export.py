"""The objectives as a document of their own: only with both people's yes to exactly what is written, and noted.

Nothing but objectives is read here: no rating, no session, no journal (a contract of the imports).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from leaderlens.documents.document import (
    Block,
    Document,
    Heading,
    Item,
    Listing,
    Marker,
    Paragraph,
    Section,
    Tone,
    plain,
)
from leaderlens.domain.objective import Objective, ObjectiveReview, Purpose
from leaderlens.domain.people import Pair
from leaderlens.errors import ExportError
from leaderlens.i18n import _, medium_date, ngettext
from leaderlens.services import audit
from leaderlens.services.objectives import Objectives
from leaderlens.services.whole_files import whole_file


class Form(StrEnum):
    """What a document can be: Word or PDF."""

    WORD = "word"
    PDF = "pdf"

    @property
    def suffix(self) -> str:
        """The end of the file's name."""
        return {Form.WORD: ".docx", Form.PDF: ".pdf"}[self]

    @property
    def label(self) -> str:
        """What people call it."""
        return {Form.WORD: "Word", Form.PDF: "PDF"}[self]


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and where."""

    path: Path
    count: int

    @property
    def sentence(self) -> str:
        """What was done."""
        said = ngettext(
            "{count} objective is now in “{name}”, unencrypted.",
            "{count} objectives are now in “{name}”, unencrypted.",
            self.count,
        )
        return said.format(count=self.count, name=self.path.name)


@dataclass(frozen=True, slots=True)
class ObjectiveExport:
    """Exports the objectives of one person's pairs. ``vault_folder`` is no place for an export."""

    objectives: Objectives
    vault_folder: Path

    def name_for(self, form: Form) -> str:
        """What to call the file unless the person says otherwise."""
        today = self.objectives.clock().date().isoformat()
        return _("LeaderLens objectives {date}").format(date=today) + form.suffix

    def document(self, pair: Pair) -> Document:
        """The objectives as they stand. NotAllowedError ``both`` unless both have said yes to just this."""
        found = self.objectives.for_export(pair.id)
        today = self.objectives.clock()
        purposes = {one.purpose for one in found}
        return Document(
            title=_("Objectives"),
            sections=tuple(_section(one) for one in found),
            made=today,
            lines=(
                _("{leader} and {chief}").format(leader=pair.leader, chief=pair.chief_executive),
                pair.council,
                _("Exported on {date} with the yes of both").format(date=medium_date(today.date())),
                *(purpose.sentence for purpose in Purpose if purpose in purposes),
            ),
            author=pair.name_of(pair.me),
            header=_("Objectives"),
            footer=pair.council,
            watermark=_watermark(purposes),
        )

    def export(self, pair: Pair, form: Form, target: Path) -> Exported:
        """Write the objectives to ``target``, in place of what is there: whoever chose it was asked.

        Raises NotAllowedError ``both``; ExportError ``inside-vault``, ``disk-full``, ``read-only``, ``unreachable``,
        ``typesetting``: then nothing is left.
        """
        target = target.expanduser().absolute()
        if target.resolve().is_relative_to(self.vault_folder.resolve()):
            raise ExportError(
                _("That folder is part of the vault itself. Nothing was exported; please choose another."),
                code="inside-vault",
            )
        document = self.document(pair)
        count = len(tuple(document.sections))
        with whole_file(target, replace=True) as unfinished:
            if form is Form.WORD:
                from leaderlens.documents import word  # with its XML, a moment that the start need not wait for

                word.write(document, unfinished)
            else:
                from leaderlens.documents import pdf  # with Typst, another such moment

                pdf.write(document, unfinished)
            counted = ngettext("{count} objective", "{count} objectives", count).format(count=count)
            detail = _("{objectives}, as {form}: {name}").format(objectives=counted, form=form.label, name=target.name)
            audit.note(self.objectives.database, self.objectives.clock, "exported", detail)
        return Exported(target, count)


def _watermark(purposes: set[Purpose]) -> str:
    if purposes == {Purpose.APPRAISAL}:
        return _("Appraisal, and not reflection")
    if Purpose.APPRAISAL in purposes:
        return _("Each objective says what it is for")
    return _("Developmental, not an appraisal")


def _section(objective: Objective) -> Section:
    text = objective.text
    told = (
        (_("Aim"), text.aim),
        (_("How both will know"), text.test or _("Not said.")),
        (_("Independent supporter"), text.support or _("Nobody named.")),
        (_("By when"), medium_date(text.due) if text.due else _("No day set.")),
    )
    blocks: list[Block] = [
        Heading(1, plain(text.title)),
        Paragraph(plain(objective.purpose.sentence), Tone.QUIET),
        Paragraph(plain(_agreed(objective)), Tone.QUIET),
    ]
    for name, words in told:
        blocks += [Heading(2, plain(name)), Paragraph(plain(words))]
    if objective.reviews:
        blocks.append(Heading(2, plain(_("How it stood"))))
        blocks.append(Listing(Marker.BULLET, tuple(_reviews(objective.reviews))))
    return Section(tuple(blocks))


def _reviews(reviews: tuple[ObjectiveReview, ...]) -> Iterator[Item]:
    for review in reviews:
        words = _("{date}, {course}: {evidence}").format(
            date=medium_date(review.on), course=review.course.label, evidence=review.evidence
        )
        yield Item((Paragraph(plain(words)),))


def _agreed(objective: Objective) -> str:
    standing = objective.standing
    if standing is None:
        return _("Proposed; both have not yet said yes to the same words.")
    day: date = standing.on
    return _("Wording {number} of {date}, agreed by both").format(number=standing.number, date=medium_date(day))
