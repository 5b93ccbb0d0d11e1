"""What goes along from a closed term into a new pair: each thing by itself, chosen and worded by who takes it there.

Nothing of it tells of the old pair: neither its days nor its other person. Words that name them are pointed out, and
what is said beside the words (why, how both will know) stays behind when it names them.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from leaderlens.domain.agreement import Agreement, Brought
from leaderlens.domain.objective import Objective, ObjectiveVersion
from leaderlens.domain.people import Role
from leaderlens.domain.priority import Priority
from leaderlens.domain.record import SetFields
from leaderlens.domain.term import Carried
from leaderlens.store import agreements, events, objectives, pairs, priorities
from leaderlens.store.database import Session


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that may go along, by its id in the old pair. ``named`` where its words name the old pair's other."""

    id: str
    kind: Carried
    words: str = field(repr=False)
    named: bool = False


@dataclass(frozen=True, slots=True)
class Luggage:
    """What one person, ``role``, may take along from a pair on ``today``."""

    session: Session
    pair_id: str
    role: Role
    today: date

    def pieces(self) -> tuple[Piece, ...]:
        """Agreements of ours or of both, priorities and objectives that still stand; the timeline is one whole."""
        named = self._names
        return (
            *(Piece(one.id, Carried.AGREEMENTS, one.text, named(one.text)) for one in self._agreements()),
            *(Piece(one.id, Carried.PRIORITIES, one.title, named(one.title)) for one in self._priorities()),
            *(
                Piece(one.id, Carried.OBJECTIVES, version.text.title, named(version.text.title, version.text.aim))
                for one, version in self._objectives()
            ),
        )

    def counted(self) -> dict[Carried, int]:
        """How many there are of each."""
        kinds = [one.kind for one in self.pieces()]
        return {
            Carried.AGREEMENTS: kinds.count(Carried.AGREEMENTS),
            Carried.PRIORITIES: kinds.count(Carried.PRIORITIES),
            Carried.OBJECTIVES: kinds.count(Carried.OBJECTIVES),
            Carried.TIMELINE: len(tuple(events.events(self.session, self.pair_id))),
        }

    def packed(self, kept: frozenset[Carried], chosen: Mapping[str, str] | None = None) -> Iterator[SetFields]:
        """New entities for what both ``kept``: of each kind those ``chosen``, by id with the words to use (all, as they
        are, for None).
        """
        if Carried.TIMELINE in kept:
            for event in events.events(self.session, self.pair_id):
                yield SetFields(events.KIND, _new_id(), events.fields_of(event))
        wanted = {one.id: one.words for one in self.pieces() if one.kind in kept}
        if chosen is not None:
            wanted = {name: chosen[name].strip() or words for name, words in wanted.items() if name in chosen}
        for agreement in self._agreements():
            if agreement.id in wanted:
                yield self._agreement(agreement, wanted[agreement.id])
        for priority in self._priorities():
            if priority.id in wanted:
                yield self._priority(priority, wanted[priority.id])
        for objective, version in self._objectives():
            if objective.id in wanted:
                yield from self._objective(objective, version, wanted[objective.id])

    # ------------------------------------------------------------ what there is

    def _agreements(self) -> tuple[Agreement, ...]:
        """What the other had promised stays with them."""
        found = agreements.agreements(self.session, self.pair_id)
        return tuple(one for one in found if not one.settled and one.owner.includes(self.role))

    def _priorities(self) -> tuple[Priority, ...]:
        return tuple(one for one in priorities.priorities(self.session, self.pair_id) if one.standing)

    def _objectives(self) -> tuple[tuple[Objective, ObjectiveVersion], ...]:
        found = objectives.objectives(self.session, self.pair_id)
        return tuple((one, one.standing) for one in found if not one.over and one.standing is not None)

    # ------------------------------------------------------------ as it goes along

    def _agreement(self, agreement: Agreement, words: str) -> SetFields:
        """Marked as brought along, and without a day that is past: a new pair begins with nothing overdue."""
        late = agreement.late_on(self.today)
        brought = Brought(self.role, agreement.due if late else None)
        copy = replace(
            agreement,
            text=words,
            how=self._unnamed(agreement.how),
            session_id="",
            made=self.today,
            before=None,
            due=None if late else agreement.due,
        )
        fields = {**agreements.fields_of(copy), **agreements.brought_fields(brought)}
        return SetFields(agreements.AGREEMENT, _new_id(), fields)

    def _priority(self, priority: Priority, words: str) -> SetFields:
        copy = replace(
            priority,
            title=words,
            why=self._unnamed(priority.why),
            agreements=(),
            chosen=self.today,
            committed=self._others(priority.committed),
            delivers=self._others(priority.delivers),
            supports=self._others(priority.supports),
            partners=self._others(priority.partners),
        )
        return SetFields(priorities.PRIORITY, _new_id(), priorities.fields_of(copy))

    def _objective(self, objective: Objective, version: ObjectiveVersion, words: str) -> Iterator[SetFields]:
        """A first wording that nobody has said yes to yet, without a day that is past."""
        text = version.text
        due = None if text.due is not None and text.due < self.today else text.due
        text = replace(text, title=words, test=self._unnamed(text.test), support=self._unnamed(text.support), due=due)
        new_id = _new_id()
        first = replace(version, number=1, by=self.role, on=self.today, text=text, agreed=frozenset())
        about: dict[str, Any] = {"purpose": objective.purpose.value, "related": list(objective.related)}
        yield SetFields(objectives.OBJECTIVE, new_id, about)
        yield SetFields(objectives.VERSION, _new_id(), objectives.version_fields(new_id, first))

    def _names(self, *texts: str) -> bool:
        """Whether any of these names the old pair's other person, whole or by one of their names."""
        pair = pairs.pair(self.session, self.pair_id)
        names = [] if pair is None else pair.name_of(self.role.other).split()
        return any(re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) for name in names for text in texts)

    def _unnamed(self, text: str) -> str:
        return "" if self._names(text) else text

    def _others(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name for name in names if not self._names(name))


def _new_id() -> str:
    return secrets.token_hex(16)
