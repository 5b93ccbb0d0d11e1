"""A sheet on paper: print it, and key in what was marked. Nothing counts before its preview was agreed to. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from leaderlens.documents.document import Document
from leaderlens.domain.changes import Changes
from leaderlens.domain.checkin import Answer, Question
from leaderlens.domain.keyed_sheet import KeyedSheetError, parse_keyed
from leaderlens.domain.people import Pair
from leaderlens.errors import LeaderLensError
from leaderlens.i18n import _
from leaderlens.services.checkins import SheetView
from leaderlens.services.paper_sheet import paper_sheet
from leaderlens.ui.checkin import words
from leaderlens.ui.checkin.asked import asked, block_title
from leaderlens.ui.checkin.visits import Visits


@dataclass(frozen=True, slots=True)
class KeyedLine:
    """One question of the preview: its number on paper, and what was keyed in words. ``changes`` an answer given."""

    number: int
    block: str
    name: str
    answer: str
    changes: bool


class Paper:
    """The sheet that is printed and keyed in. ``view`` is as it was read."""

    def __init__(self, visits: Visits) -> None:
        self._visits = visits
        self._page, self._desk, self._checkins = visits.page, visits.desk, visits.checkins
        self._view: SheetView | None = None
        self._keyed: Mapping[Question, Answer] = {}
        self._page.print_wanted.connect(self._print)
        self._page.keyed.connect(self._key)
        self._page.keyed_in.connect(self._put_in)

    def show(self, _pair: Pair, view: SheetView) -> None:
        """Offer both."""
        self._view, self._keyed = view, {}
        title = words.title_of(view.checkin, self._visits.today)
        self._page.show_paper(title, len(view.order), predict=view.checkin.predict)

    def _print(self) -> None:
        pair, view = self._desk.pair(), self._view
        if pair is not None and view is not None:
            document = paper_sheet(view, pair, self._desk.clock())
            self._desk.tasks.run(partial(_set, document), partial(self._page.print_pages, document.title))

    def _key(self, text: str) -> None:
        """What was keyed so far: a preview, or where it goes wrong."""
        view = self._view
        if view is None:
            return
        self._keyed = {}
        if not text.strip():
            self._page.show_keyed((), "")
            return
        try:
            keyed = parse_keyed(text, view.order, view.sheet.rater, predict=view.checkin.predict)
        except KeyedSheetError as error:
            self._page.show_keyed((), str(error))
            return
        if not keyed:
            self._page.show_keyed((), _("Every question is blank, so there is nothing to put in."))
            return
        self._keyed = {
            question: _with_words(answer, view.sheet.answers.get(question)) for question, answer in keyed.items()
        }
        self._page.show_keyed(self._preview(view), "")

    def _preview(self, view: SheetView) -> tuple[KeyedLine, ...]:
        lines = []
        rater, partner = view.sheet.rater, self._visits.partner
        for number, question in enumerate(view.order, start=1):
            answer = self._keyed.get(question)
            found = asked(question, view.library, rater, partner)
            before = view.sheet.answers.get(question)
            said = words.answer_words(answer, targeted=found.targeted if found else False)
            if answer is not None and answer.prediction is not None:
                said = _("{answer} (your guess: {guess})").format(answer=said, guess=answer.prediction)
            lines.append(
                KeyedLine(
                    number,
                    block_title(question.subject.seen_by(rater), partner),
                    found.name if found else question.item,
                    said if answer is not None else "",
                    changes=answer is not None and before is not None and before != answer,
                )
            )
        return tuple(lines)

    def _put_in(self) -> None:
        view, keyed = self._view, dict(self._keyed)
        if view is None or not keyed:
            return
        pair_id, checkin_id = view.checkin.pair_id, view.checkin.id

        def done(changes: Changes) -> None:
            self._visits.go("review", checkin_id)
            self._desk.changed(changes)

        def failed(error: Exception) -> bool:
            known = isinstance(error, LeaderLensError)
            self._page.show_paper_problem(
                str(error) if known else _("These answers could not be put in. What you keyed is still here.")
            )
            return known

        self._desk.tasks.run(lambda: self._checkins.answer_all(pair_id, checkin_id, keyed), done, failed)


def _set(document: Document) -> bytes:
    """On the worker: the pages."""
    from leaderlens.documents import pdf  # with Typst: not on the way to the first window

    return pdf.compose(document)


def _with_words(keyed: Answer, before: Answer | None) -> Answer:
    """What was written about a question stays with it, and so does a guess that paper says nothing of."""
    if before is None:
        return keyed
    prediction = before.prediction if keyed.prediction is None else keyed.prediction
    return replace(keyed, note=before.note, basis=before.basis, amount=before.amount, prediction=prediction)
