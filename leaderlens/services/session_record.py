"""What one look at a session finds: everything that was kept of it, and how well each heard the other."""

from __future__ import annotations

from dataclasses import dataclass

from leaderlens.domain.agreement import Agreement
from leaderlens.domain.script import Script, Speaker, Step
from leaderlens.domain.session import CheckBack, Line, ReflectionSession


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """A session with everything that was kept of it."""

    session: ReflectionSession
    script: Script
    lines: tuple[Line, ...]
    check_backs: tuple[CheckBack, ...]
    agreements: tuple[Agreement, ...]

    @property
    def step(self) -> Step:
        """The step it is at, or was at when it ended."""
        return self.script.steps[min(self.session.turn.place, len(self.script.steps) - 1)]

    @property
    def absent(self) -> tuple[Speaker, ...]:
        """Who a script may name and is not in the room. An adviser comes only with an annual review."""
        return () if self.session.coached else (Speaker.COACH,)

    @property
    def turns(self) -> tuple[Speaker, ...]:
        """Who speaks in this step, in order."""
        return self.step.turns(self.session.first, absent=self.absent)

    @property
    def speaker(self) -> Speaker:
        """Whose turn it is."""
        return self.turns[min(self.session.turn.number, len(self.turns) - 1)]

    @property
    def may_agree(self) -> bool:
        """Whether agreements are open: describe, express and check back are done, or left out on purpose."""
        return self.script.opens_agreeing(self.session.done, self.session.left_out)

    @property
    def last(self) -> bool:
        """Whether this is the last turn of the last step."""
        return self.step is self.script.steps[-1] and self.speaker is self.turns[-1]


@dataclass(frozen=True, slots=True)
class Heard:
    """How well each heard the other in one session, 0 to 1; None where nothing was judged."""

    session: ReflectionSession
    leader: float | None
    chief_executive: float | None
