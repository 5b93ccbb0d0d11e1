"""A desk that keeps what its presenter asked of the house, with a worker that works at once."""

from __future__ import annotations

from dataclasses import dataclass, field

from leaderlens.clock import Clock
from leaderlens.domain.changes import Changes
from leaderlens.domain.people import Pair, Person
from leaderlens.ui.desk import Desk, Place
from tests.ui.tasks_fixture import ImmediateTasks


@dataclass
class KeptDesk:
    """``went`` holds the places asked for, ``told`` the changes; ``pair`` is the one in view."""

    person: Person
    clock: Clock
    pair: Pair | None = None
    tasks: ImmediateTasks = field(default_factory=ImmediateTasks)
    went: list[Place] = field(default_factory=list)
    told: list[Changes] = field(default_factory=list)

    @property
    def desk(self) -> Desk:
        return Desk(self.person, self.clock, self.tasks, self.went.append, self.told.append, lambda: self.pair)
