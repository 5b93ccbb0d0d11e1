"""A session's script: its steps in order, who speaks in each, and the question that is said aloud.

The heart of every script is describe, express, check back, agree (Andrew Muter, reporting Simon Baddeley's research).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from leaderlens.domain.people import Role


class Phase(StrEnum):
    """What a step is for."""

    SETTLE = "settle"
    DESCRIBE = "describe"
    EXPRESS = "express"
    CHECK_BACK = "check_back"
    AGREE = "agree"
    CLOSE = "close"


BEFORE_AGREEING = (Phase.DESCRIBE, Phase.EXPRESS, Phase.CHECK_BACK)
"""The phases that come before anything is agreed: done, or left out on purpose."""


LAST_SESSION = "last_session"
"""The script that ends a term: it stands beside the five, and is offered when the end is near."""


LAST_SESSION = "last_session"
"""The script that ends a term: it stands beside the five, and is offered when the end is near."""


class Speaker(StrEnum):
    """Who speaks in a step. The first and the second speaker are settled by the people as the session begins.

    The adviser is whoever supports the objectives independently; only the annual review has one.
    """

    LEADER = "leader"
    CHIEF_EXECUTIVE = "chief_executive"
    COACH = "coach"
    ADVISER = "adviser"
    FIRST = "first_speaker"
    SECOND = "second_speaker"

    def seated(self, first: Role) -> Speaker:
        """The person meant when ``first`` speaks first; the others stand for themselves."""
        if self is Speaker.FIRST:
            return Speaker(first.value)
        return Speaker(first.other.value) if self is Speaker.SECOND else self


SEATED = (Speaker.LEADER, Speaker.CHIEF_EXECUTIVE)
"""The two who are always in the room."""


@dataclass(frozen=True, slots=True)
class PhaseName:
    """What a phase is called, and one line about it."""

    phase: Phase
    name: str
    line: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step. ``minutes`` is for all who speak in it together; ``coach_tip`` is shown only when a coach leads.

    ``say_aloud_election`` replaces the question when the season is an election, ``instruction_alone`` the instruction
    when no coach leads; empty where there is no other.
    """

    id: str
    title: str
    minutes: int
    speaks: tuple[Speaker, ...]
    phase: Phase
    instruction: str
    say_aloud: str
    coach_tip: str
    say_aloud_election: str = ""
    instruction_alone: str = ""

    def told(self, *, coached: bool) -> str:
        """What happens in it, with a coach or without one."""
        return self.instruction if coached or not self.instruction_alone else self.instruction_alone

    def turns(self, first: Role, *, absent: Collection[Speaker] = ()) -> tuple[Speaker, ...]:
        """Who speaks, in order; of the two, ``first`` goes first. What an absent one would say falls to ``first``."""
        named = dict.fromkeys(speaker.seated(first) for speaker in self.speaks)
        named = {speaker: None for speaker in named if speaker not in absent} or {Speaker(first.value): None}
        two = [speaker for speaker in (Speaker(first.value), Speaker(first.other.value)) if speaker in named]
        one_of_two = iter(two)
        return tuple(next(one_of_two) if speaker in SEATED else speaker for speaker in named)

    def seconds_each(self, first: Role, *, absent: Collection[Speaker] = ()) -> int:
        """The length of one turn in seconds."""
        return self.minutes * 60 // len(self.turns(first, absent=absent))

    def question(self, situations: Collection[str]) -> str:
        """What is said aloud, given what the session is about."""
        return self.say_aloud_election if self.say_aloud_election and "election" in situations else self.say_aloud


@dataclass(frozen=True, slots=True)
class Script:
    """A guided session. ``coach`` says whether one is recommended; ``own`` marks a copy its owner has changed."""

    id: str
    title: str
    minutes: int
    situations: tuple[str, ...]
    coach: str
    line: str
    when: str
    before: str
    outcome: str
    without_coach: str
    related: tuple[str, ...]
    steps: tuple[Step, ...]
    own: bool = False

    def place(self, step_id: str) -> int:
        """Where a step stands, from 0. Raises KeyError for a step that is not in the script."""
        for place, step in enumerate(self.steps):
            if step.id == step_id:
                return place
        raise KeyError(step_id)

    def opens_agreeing(self, done: Collection[str], left_out: Collection[str]) -> bool:
        """Whether agreements may be made: every earlier step of telling and saying back is done or left out."""
        return not self.before_agreeing(done, left_out)

    def before_agreeing(self, done: Collection[str], left_out: Collection[str]) -> tuple[Step, ...]:
        """The steps of telling and saying back that still stand between the two and their agreements."""
        settled = {*done, *left_out}
        earlier = (step for step in self.steps if step.phase in BEFORE_AGREEING and self._before(step))
        return tuple(step for step in earlier if step.id not in settled)

    def _before(self, step: Step) -> bool:
        """Whether a step comes before the last step that agrees something: a later saying back cannot hold it up."""
        last = max((n for n, one in enumerate(self.steps) if one.phase is Phase.AGREE), default=len(self.steps))
        return self.place(step.id) < last


@dataclass(frozen=True, slots=True)
class Scripts:
    """The scripts of a file with what they share."""

    title: str
    intro: str
    source: str
    phases: tuple[PhaseName, ...]
    scripts: tuple[Script, ...]

    def script(self, script_id: str) -> Script:
        """The script with that id. Raises KeyError when there is none."""
        for script in self.scripts:
            if script.id == script_id:
                return script
        raise KeyError(script_id)

    def phase(self, phase: Phase) -> PhaseName:
        """What a phase is called."""
        return next(one for one in self.phases if one.phase is phase)
