"""One question in the words of one person's chair. Never anything that was answered before."""

from __future__ import annotations

from dataclasses import dataclass

from leaderlens.domain.amounts import asks_for_amount
from leaderlens.domain.checkin import Question
from leaderlens.domain.people import Role
from leaderlens.i18n import _
from leaderlens.services.lenses import Library

BLOCKS = ("other", "self", "us")
"""The blocks of a sheet in the order they are asked."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it is asked. ``examples`` are (whose, what it can look like).

    ``agreed`` says that both people agreed what 1, 4 and 7 look like; ``amount`` that it may be said whether it was too
    much for the moment; ``targeted`` that the scale runs from far too little to far too much.
    """

    question: Question
    block: str
    about: str
    name: str
    definition: str
    stem: str
    statement: str
    low: str
    high: str
    examples: tuple[tuple[str, str], ...]
    middle: str = ""
    agreed: bool = False
    amount: bool = False
    targeted: bool = False


def asked(question: Question, library: Library, rater: Role, partner: str) -> Asked | None:
    """``question`` as ``rater`` is asked it, or None where this app does not have it (a lens of a newer version)."""
    try:
        lens = library.lens(question.item.partition(".")[0])
        item, wording = library.item(question.item), library.wording(question)
    except KeyError:
        return None
    block = question.subject.seen_by(rater)
    target = library.target(question)
    return Asked(
        question=question,
        block=block,
        about=block_title(block, partner),
        name=item.name,
        definition=item.definition,
        stem=lens.question,
        statement=wording.statement(rater, question.subject),
        low=wording.low,
        high=wording.high,
        examples=tuple(
            (_looks_like(subject.value), text)
            for subject, text in item.looks_like.items()
            if block == "us" or subject is question.subject
        ),
        middle=wording.middle,
        agreed=bool(wording.middle) and not lens.own,
        amount=target is None and asks_for_amount(item),
        targeted=target is not None,
    )


def block_title(block: str, partner: str) -> str:
    """``About Morgan``, ``About you``, ``About the two of you``."""
    if block == "other":
        return _("About {name}").format(name=partner)
    return _("About you") if block == "self" else _("About the two of you")


def _looks_like(role: str) -> str:
    if role == Role.LEADER.value:
        return _("What it can look like for a Leader")
    if role == Role.CHIEF_EXECUTIVE.value:
        return _("What it can look like for a Chief Executive")
    return _("What it can look like between you")
