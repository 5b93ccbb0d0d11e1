"""A sheet to fill in on paper: the same questions in the same order, numbered, as a document to print.

It holds no answer and no name but the two people's; what was marked is keyed in with ``domain.keyed_sheet``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from leaderlens.documents.document import Align, Block, Cell, Document, Heading, Paragraph, Section, Table, Tone, plain
from leaderlens.domain.checkin import HIGHEST, LOWEST, Question, Subject, may_predict, rating_label
from leaderlens.domain.people import Pair, Role
from leaderlens.i18n import _, medium_date
from leaderlens.services.checkins import BLOCKS, SheetView

_BOXES = "   ".join(str(step) for step in range(LOWEST, HIGHEST + 1)) + "   –   ?"


def paper_sheet(view: SheetView, pair: Pair, made: datetime) -> Document:
    """The sheet of ``pair.me``. The questions are numbered in the order of ``view``, which stays the same."""
    checkin = view.checkin
    return Document(
        title=_("Check-in sheet"),
        sections=tuple(_sections(view, pair)),
        made=made,
        lines=(
            pair.name_of(pair.me),
            _("Due {day}. For your eyes until both sheets are sealed.").format(day=medium_date(checkin.due)),
        ),
        footer=_("For development, not for appraisal."),
    )


def _sections(view: SheetView, pair: Pair) -> Iterator[Section]:
    yield Section(tuple(_how_to(view.checkin.predict)))
    numbers = {question: number for number, question in enumerate(view.order, start=1)}
    for block in BLOCKS:
        asked = [question for question in view.order if question.subject.seen_by(pair.me) == block]
        if asked:
            blocks: tuple[Block, ...] = (Heading(2, plain(_title(block, asked[0].subject, pair))),)
            yield Section((*blocks, _table(view, asked, numbers, pair.me)))
    yield Section(
        (
            Heading(2, plain(_("One or two moments since last time"))),
            Paragraph(plain(_("What happened, and what did you see? Write before you rate, if you like."))),
            Paragraph(plain("\n\n\n")),
        )
    )


def _how_to(predict: bool) -> Iterable[Block]:  # noqa: FBT001 - a fact of the check-in, not a switch
    steps = "; ".join(
        _("{number} {label}").format(number=step, label=rating_label(step)) for step in range(LOWEST, HIGHEST + 1)
    )
    yield Paragraph(plain(_("Circle one mark for each: {steps}.").format(steps=steps)), Tone.LEAD)
    yield Paragraph(plain(_("– means no chance to see it; ? means you would rather talk about it than score it.")))
    if predict:
        yield Paragraph(plain(_("Where there is a last column, write what you think the other person gave you.")))


def _title(block: str, subject: Subject, pair: Pair) -> str:
    if block == "us":
        return _("The two of you")
    if block == "self":
        return _("Yourself")
    return pair.name_of(Role(subject.value))


def _table(view: SheetView, asked: list[Question], numbers: dict[Question, int], rater: Role) -> Table:
    guesses = view.checkin.predict and may_predict(rater, asked[0])
    header: tuple[Cell, ...] = (plain(_("No.")), plain(_("How consistently was this so?")), plain(_("Your mark")))
    rows = tuple(
        (
            plain(str(numbers[question])),
            plain(_text(view, question, rater)),
            plain(_BOXES),
            *((plain(""),) if guesses else ()),
        )
        for question in asked
    )
    return Table(
        (*header, plain(_("They gave"))) if guesses else header,
        rows,
        _("Questions with the marks to circle."),
        (Align.END, Align.START, Align.CENTRE, *((Align.CENTRE,) if guesses else ())),
    )


def _text(view: SheetView, question: Question, rater: Role) -> str:
    """The statement, and its anchors where there are some. An item nobody here knows goes by its key."""
    try:
        wording = view.library.wording(question)
    except KeyError:
        return question.item
    anchors = ((LOWEST, wording.low), (4, wording.middle), (HIGHEST, wording.high))
    told = [_("{number}: {anchor}").format(number=step, anchor=text) for step, text in anchors if text]
    return "\n".join([wording.statement(rater, question.subject), *told])
