"""A sheet keyed in from paper: one mark per question, in the order that was printed.

``5 6 - 4 ? .`` or ``56-4?.``: a rating from 1 to 7, ``-`` for no chance to see it, ``?`` for rather talking about it,
``.`` for a question left blank; ``5/4`` adds what the other is thought to have given. Blanks, commas, semicolons and
line ends between marks mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from leaderlens.domain.checkin import HIGHEST, LOWEST, Answer, Missing, Question, may_predict
from leaderlens.domain.people import Role
from leaderlens.errors import LeaderLensError
from leaderlens.i18n import _, ngettext

NO_CHANCE, TALK, BLANK = "-", "?", "."
"""The marks that are no ratings."""

_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-", "_": ".", "·": ".", "？": "?"})
_MARK = re.compile(r"[\s,;]*(?:([1-7])|([-?.]))(?:/([1-7]))?")
_REST = re.compile(r"[\s,;]*$")


class KeyedSheetError(LeaderLensError):
    """What was keyed in is not a sheet. ``place`` is the number of the question where it goes wrong, from 1."""

    code = "keyed-sheet"

    def __init__(self, sentence: str, place: int) -> None:
        super().__init__(sentence)
        self.place = place


def parse_keyed(text: str, order: Sequence[Question], rater: Role, *, predict: bool = False) -> dict[Question, Answer]:
    """The answers in ``text`` to the questions in ``order``. Blank ones have no entry.

    Raises KeyedSheetError naming the question where a mark is unknown, one too many, missing, or predicts where
    nothing is to be predicted.
    """
    text = text.translate(_DASHES)
    answers: dict[Question, Answer] = {}
    at = place = 0
    while not _REST.match(text, at):
        place += 1
        found = _MARK.match(text, at)
        if found is None:
            raise _unknown(text[at:].lstrip(" \t\r\n,;")[:1], place)
        if place > len(order):
            raise _too_many(text, at, len(order))
        question = order[place - 1]
        answer = _answer(found, place, question, rater, predict=predict)
        if answer is not None:
            answers[question] = answer
        at = found.end()
    if place < len(order):
        raise _too_few(place, len(order))
    return answers


def _answer(found: re.Match[str], place: int, question: Question, rater: Role, *, predict: bool) -> Answer | None:
    prediction = int(found[3]) if found[3] else None
    if prediction is not None and not (predict and may_predict(rater, question)):
        raise KeyedSheetError(
            _("Question {place}: there is nothing to be predicted here, so “/” has no place.").format(place=place),
            place,
        )
    if found[1]:
        return Answer(int(found[1]), prediction=prediction)
    if found[2] == BLANK:
        if prediction is not None:
            raise KeyedSheetError(
                _("Question {place}: a prediction needs an answer before it.").format(place=place), place
            )
        return None
    return Answer(missing=Missing.NO_CHANCE if found[2] == NO_CHANCE else Missing.TALK, prediction=prediction)


def _unknown(character: str, place: int) -> KeyedSheetError:
    """The character is one key on a keyboard, and no word of anybody's."""
    if character.isdigit():
        sentence = _("Question {place}: ratings go from {lowest} to {highest}.").format(
            place=place, lowest=LOWEST, highest=HIGHEST
        )
    else:
        sentence = _(
            "Question {place}: “{mark}” is no mark. Use 1 to 7, - for no chance to see it, ? to talk about it, "
            ". for blank."
        ).format(place=place, mark=character)
    return KeyedSheetError(sentence, place)


def _too_many(text: str, at: int, asked: int) -> KeyedSheetError:
    more = len(_MARK.findall(text, at))
    return KeyedSheetError(
        ngettext(
            "There is {count} mark more than the {asked} questions of this sheet. Look for one keyed twice.",
            "There are {count} marks more than the {asked} questions of this sheet. Look for some keyed twice.",
            more,
        ).format(count=more, asked=asked),
        asked + 1,
    )


def _too_few(place: int, asked: int) -> KeyedSheetError:
    left = asked - place
    return KeyedSheetError(
        ngettext(
            "{count} question is left after number {place}. Key . for one that stays blank.",
            "{count} questions are left after number {place}. Key . for each that stays blank.",
            left,
        ).format(count=left, place=place),
        place + 1,
    )
