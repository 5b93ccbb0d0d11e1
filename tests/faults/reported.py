"""What is known of a session from the reports of those who held it (:mod:`tests.faults.talker`) and were killed.

Where it stands follows from the acts and the rules of its script here, not from the services that are tried.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from leaderlens.domain.people import Role
from leaderlens.domain.script import BEFORE_AGREEING, Phase, Script, Speaker
from leaderlens.domain.session import SessionState
from leaderlens.services.session_record import SessionRecord
from tests.faults.talker import words

SECOND = 1.0
GRACE = 0.5
"""Seconds for the worker to write: this machine is doing other things as well."""


@dataclass
class Piece:
    """Something that was typed: when which key of it was down. ``whole`` once the screen showed it as kept.

    ``of`` is the piece that a correction corrects, ``verdict`` what was said to one that was said back.
    """

    kind: str
    step: str
    times: list[float] = field(default_factory=list)
    whole: bool = False
    of: int = -1
    verdict: str = ""

    number: int = 0

    @property
    def text(self) -> str:
        """All that was typed of it."""
        return words(self.number)[: len(self.times)].strip()

    def least(self, killed: float) -> str:
        """What must be on the disk of it after a death at that moment."""
        due = len(self.times) if self.whole else sum(1 for moment in self.times if moment < killed - SECOND - GRACE)
        return words(self.number)[:due].strip()

    def settle(self, kept: str) -> None:
        """Its author died, and so much of it was kept: nothing more will come."""
        self.times, self.whole = self.times[: len(kept)], True


@dataclass(frozen=True)
class Standing:
    """Where a session stands."""

    state: SessionState = SessionState.PLANNED
    place: int = 0
    number: int = 0
    done: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()

    @classmethod
    def of(cls, record: SessionRecord) -> Standing:
        one = record.session
        return cls(one.state, one.turn.place, one.turn.number, one.done, one.left_out)


@dataclass
class Knowledge:
    """What is known of one session from its children's reports.

    ``may`` is an act that was begun and not shown as done; ``left`` what the clock had on it when the screen was last
    read. ``agreed`` and ``reviewed`` hold the report that asked for it: by piece, and by agreement.
    """

    script: Script
    session_id: str
    standing: Standing = field(default_factory=Standing)
    may: dict[str, Any] | None = None
    pieces: dict[int, Piece] = field(default_factory=dict)
    agreed: dict[int, dict[str, Any]] = field(default_factory=dict)
    reviewed: dict[str, dict[str, Any]] = field(default_factory=dict)
    of_chief: list[tuple[str, str]] = field(default_factory=list)
    first: Role = Role.LEADER
    coached: bool = False
    left: int | None = None

    def turns(self, place: int) -> tuple[Speaker, ...]:
        return self.script.steps[place].turns(self.first, absent=() if self.coached else (Speaker.COACH,))

    def after(self, act: str) -> Standing:
        """Where it stands once that act is written."""
        now = self.standing
        states = {"begin": SessionState.RUNNING, "resume": SessionState.RUNNING, "pause": SessionState.PAUSED}
        if act in states:
            return replace(now, state=states[act])
        if act == "back":
            place, number = (now.place, now.number - 1) if now.number else (max(now.place - 1, 0), 0)
            return replace(now, place=place, number=number)
        if act == "on" and now.number + 1 < len(self.turns(now.place)):
            return replace(now, number=now.number + 1)
        return self._past(now, skipped=act == "skip") if act in {"on", "skip"} else now

    def _past(self, now: Standing, *, skipped: bool) -> Standing:
        """The step is over: done, or left out on purpose."""
        own = {self.script.steps[now.place].id}
        done = now.done - own if skipped else now.done | own
        left_out = now.left_out | own if skipped else now.left_out - own
        if now.place + 1 == len(self.script.steps):
            return replace(now, state=SessionState.DONE, done=done, left_out=left_out)
        return replace(now, place=now.place + 1, number=0, done=done, left_out=left_out)

    def text(self, number: int) -> str:
        """All that was typed of a piece; nothing of one that was not begun."""
        return self.pieces[number].text if number in self.pieces else ""

    def asked(self, *acts: str) -> dict[str, Any] | None:
        """The report of what was begun and not shown as done, if it is one of these acts."""
        return self.may if self.may is not None and self.may["ask"] in acts else None

    def may_agree(self, at: Standing) -> bool:
        """Whether agreements are open there: all telling and saying back before the last agreeing is settled."""
        steps = self.script.steps
        last = max(n for n, step in enumerate(steps) if step.phase is Phase.AGREE)
        telling = {step.id for step in steps[:last] if step.phase in BEFORE_AGREEING}
        return telling <= at.done | at.left_out

    def hear(self, report: dict[str, Any]) -> None:
        """Take in one report."""
        if "typed" in report:
            piece = self.pieces.setdefault(report["piece"], Piece(report["kind"], report["step"]))
            piece.number, piece.of = report["piece"], report.get("of", -1)
            piece.times.append(report["at"])
        elif "kept" in report:
            self.pieces[report["kept"]].whole = True
        elif "ask" in report:
            self.may = report
        elif "did" in report and self.may is not None:
            self._did(self.may)
            self.left = report["shown"]["left"] if report.get("shown") else None
            self.may = None

    def begun(self, asked: dict[str, Any]) -> None:
        """Take in who opened the session, if that is what was asked."""
        if asked["ask"] == "begin":
            self.first, self.coached = Role(asked["first"]), asked["coached"]

    def _did(self, asked: dict[str, Any]) -> None:
        act = asked["ask"]
        self.begun(asked)
        self.standing = self.after(act)
        if act in {"on", "skip", "back", "longer", "pause"}:
            for piece in self.pieces.values():
                piece.whole = piece.whole or piece.kind in {"note", "heard", "correction"}
        elif act == "judge":
            self.pieces[asked["piece"]].whole = True
            self.pieces[asked["piece"]].verdict = asked["verdict"]
        elif act == "agree":
            self.agreed[asked["piece"]] = asked
            for number in {asked["piece"], asked["how"]} & self.pieces.keys():
                self.pieces[number].whole = True
        elif act == "review":
            self.reviewed[asked["agreement"]] = asked
            self.pieces[asked["piece"]].whole = True
