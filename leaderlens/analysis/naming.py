"""What people and items are called in generated text.

People go by the title of their seat ("the Leader") unless first names are given in. Items go by their short name; an
attribute of a person is an everyday adjective and stands as such inside a sentence (*decisive*), anything else is a
title and stands in quotation marks (*‘No side’*).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from leaderlens.analysis.words import capital, number
from leaderlens.domain.checkin import Question, Subject
from leaderlens.domain.lens import Item
from leaderlens.domain.people import SEATS, Role
from leaderlens.i18n import _, ngettext


@dataclass(frozen=True, slots=True)
class Naming:
    """How to call the two people: first names, or (left empty) the titles of their seats."""

    leader: str = ""
    chief_executive: str = ""

    def _given(self, role: Role) -> str:
        return self.leader if role is Role.LEADER else self.chief_executive

    def label(self, role: Role) -> str:
        """``Chief Executive`` or ``Morgan``: beside a value, on a line's end."""
        return self._given(role) or role.label

    def mention(self, role: Role) -> str:
        """``the Chief Executive`` or ``Morgan``: inside a sentence."""
        return self._given(role) or (_("the Leader") if role is Role.LEADER else _("the Chief Executive"))

    def opening(self, role: Role) -> str:
        """``The Chief Executive`` or ``Morgan``: at the start of a sentence."""
        return capital(self.mention(role))

    def subject(self, subject: Subject) -> str:
        """``the Chief Executive``, ``Morgan`` or ``the two of you``: whom a rating is about."""
        return _("the two of you") if subject is Subject.PAIR else self.mention(Role(subject.value))

    def subject_label(self, subject: Subject) -> str:
        """``Chief Executive``, ``Morgan`` or ``between you``: in brackets after an item's name."""
        return _("between you") if subject is Subject.PAIR else self.label(Role(subject.value))

    def view(self, role: Role) -> str:
        """``Leader’s view``: how a person's marker is labelled."""
        return _("{name}’s view").format(name=self.label(role))

    @property
    def views(self) -> tuple[str, str]:
        """Both markers' labels, leader first."""
        return self.view(SEATS[0]), self.view(SEATS[1])


ROLE_TITLES: Final = Naming()
"""Both people by the titles of their seats."""


def _tail(key: str) -> str:
    return capital(key.rpartition(".")[2].replace("_", " "))


def short_name(names: Mapping[str, Item], question: Question) -> str:
    """A row's or panel's label. An item no lens at hand knows goes by the last part of its key."""
    item = names.get(question.item)
    return item.short if item else _tail(question.item)


def full_name(names: Mapping[str, Item], question: Question) -> str:
    """The item's whole name, for tables."""
    item = names.get(question.item)
    return item.name if item else _tail(question.item)


def mention(names: Mapping[str, Item], question: Question) -> str:
    """The item inside a sentence: ``decisive`` or ``‘No side’``."""
    item = names.get(question.item)
    short = short_name(names, question)
    if item is not None and item.about == "person":
        return short[:1].lower() + short[1:] if short[1:2].islower() else short
    return _("‘{name}’").format(name=short)


def mention_about(names: Mapping[str, Item], question: Question, naming: Naming) -> str:
    """The item and whom it is about: ``decisive (Chief Executive)``."""
    return _("{item} ({subject})").format(item=mention(names, question), subject=naming.subject_label(question.subject))


def things(questions: Iterable[Question], count: int, *, digits: bool = False) -> str:
    """``three attributes``, ``one principle``, ``19 items``: what the questions are called, counted."""
    lenses = {question.item.partition(".")[0] for question in questions}
    said = str(count) if digits else number(count)
    if lenses == {"ryley"}:
        return ngettext("{number} attribute", "{number} attributes", count).format(number=said)
    if lenses == {"taylor"}:
        return ngettext("{number} principle", "{number} principles", count).format(number=said)
    return ngettext("{number} item", "{number} items", count).format(number=said)
