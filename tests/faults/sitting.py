"""Sessions whose app is killed in every step: ``python -m tests.faults.sitting FOLDER SEED ROUNDS SCRIPT...`` does it.

For each script one session is held by children that come one after another (:mod:`tests.faults.talker`). Each goes on
to the next step, works there, and dies by SIGKILL at a random moment of a chosen act, ROUNDS times in every step. Then
this process opens the vault anew, looks at the session (:mod:`tests.faults.inspection`), and exchanges with the other
vault until both hold the same. Prints one JSON object: what was counted, and in ``wrong`` every surprise, in words.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from leaderlens.clock import FixedClock, system_clock
from leaderlens.domain.agreement import Owner
from leaderlens.domain.people import SEATS, Role
from leaderlens.domain.script import Phase, Script
from leaderlens.domain.session import SessionState
from leaderlens.services import integrity
from leaderlens.services.session_scripts import shipped
from leaderlens.services.vault import Vaults
from tests.faults.cradle import Child
from tests.faults.inspection import Inspection, resumed
from tests.faults.reported import Knowledge
from tests.faults.talker import OPENING, PIECES, Errand, Wing, talk, wing_of
from tests.two_people import CHEAP, CHIEF_EXECUTIVE, LEADER, PASSPHRASE, laptop, pair_up

JITTER = 0.03
"""Seconds after a report within which a child dies: about as long as a transaction takes."""


class Sitting:
    """Two paired vaults below one folder, and the sessions that are held on the leader's.

    ``killed`` counts the deaths in each step, ``acts`` those in each kind of act.
    """

    def __init__(self, folder: Path, seed: int) -> None:
        self.dice = random.Random(seed)
        self.wrong: list[str] = []
        self.killed: Counter[str] = Counter()
        self.acts: Counter[str] = Counter()
        self._pieces = 0
        self._vaults = Vaults(folder / "vaults", system_clock, CHEAP)
        clock, exchange = FixedClock(system_clock()), folder / "exchange"
        with ExitStack() as stack:
            leader = stack.enter_context(laptop(folder, LEADER, Role.LEADER, clock, exchange))
            chief = stack.enter_context(laptop(folder, CHIEF_EXECUTIVE, Role.CHIEF_EXECUTIVE, clock, exchange))
            self._pair_id = pair_up(leader, chief)
            self._leader_id, chief_id = leader.vault.id, chief.vault.id
        self.chief = wing_of(self._vaults.unlock(chief_id, PASSPHRASE))

    def hold(self, script: Script, rounds: int) -> None:
        """One session from its opening to its end, with ``rounds`` deaths in every step."""
        leader = self._open()
        self.chief.agreements.make(self._pair_id, f"Before {script.id}", Owner.BOTH, system_clock().date())
        _changes, session_id = self.chief.sessions.plan(self._pair_id, script.id, system_clock(), 45)
        leader.log.sync()
        leader.vault.close()
        known = Knowledge(script, session_id)
        first = self.dice.choice(SEATS)
        coached = script.coach == "recommended" and bool(self.dice.getrandbits(1))
        for place in range(OPENING, len(script.steps) + 1):
            for _round in range(rounds):
                if not self._past(known, place):
                    self._round(known, place, first, coached=coached)
        self._expect(known.standing.state is SessionState.DONE, f"{script.id} did not come to its end")

    def _past(self, known: Knowledge, place: int) -> bool:
        """Whether the session has gone on from there, or is over, so that nobody works there any more."""
        at = known.standing
        if place == OPENING:
            return at.state is not SessionState.PLANNED
        return at.state is SessionState.DONE or at.place > place

    def _round(self, known: Knowledge, place: int, first: Role, *, coached: bool) -> None:
        """One child, its death, and a look at what it left."""
        acts = self._acts(known, place)
        early = place + 1 == len(known.script.steps) and not self.acts["close-long"]
        aim = acts.index(self._rarest(*(acts[:-1] if early else acts)))  # somebody must come to the end
        before = [act for act in acts[:aim] if act != "back"][-2:]  # not everything is done before each death
        errand = Errand(
            known.session_id, place, (*before, *acts[aim:]), len(before), self._share(acts[aim]), self._pieces, first,
            coached,
        )  # fmt: skip
        where = f"{name(known, place)}, {acts[aim]}"
        child = Child.born(lambda say: talk(self._open(), errand, say))
        child.hear(lambda heard: b'"now"' in heard)
        status, moment = child.kill(self.dice.uniform(0, JITTER))

        def expect(good: object, what: str) -> None:
            self._expect(good, f"{where}: {what}")

        expect(os.WIFSIGNALED(status), "a child ended by itself")
        expect(b'"now"' in child.heard, "a child fell silent")
        for report in map(json.loads, child.lines()):
            expect(report.get("dies", place) == place, f"died at {report.get('dies')}")
            if report.get("did") == "resume":
                resumed(known, report["shown"], expect)
            known.hear(report)
        self._pieces = max(known.pieces, default=self._pieces - 1) + 1
        self.acts[acts[aim]] += 1
        self.killed[name(known, place)] += 1
        self._inspect(known, moment, expect)

    # ------------------------------------------------------------ what is done, and until when

    def _acts(self, known: Knowledge, place: int) -> tuple[str, ...]:
        """What is done at that place, in an order that two people might choose; the last of it leads on."""
        steps = known.script.steps
        if place == OPENING:
            return ("begin",) if known.reviewed else ("review", "begin")
        if place == len(steps):
            return ("close" if self.acts["close-long"] else "close-long",)
        acts = ["note", "longer", "rest", self._rarest("half", "half-long")]
        if steps[place].phase is Phase.CHECK_BACK:
            acts.append(self._rarest("hear", "hear-long"))
        if steps[place].phase in {Phase.AGREE, Phase.CLOSE}:
            acts.append(self._rarest("agree", "agree-long"))
        if place:
            acts.append("back")
        self.dice.shuffle(acts)
        acts.sort(key=lambda act: act.startswith("half"))  # a line half typed stands where the next would be typed
        return (*acts, "on" if place + 1 == len(steps) else self._rarest("on", "skip"))

    def _rarest(self, *acts: str) -> str:
        return min(acts, key=lambda act: (self.acts[act], self.dice.random()))

    def _share(self, act: str) -> float:
        """How much of that act a child lives to do; in a long one, until late in one of its pieces."""
        kind, _dash, long = act.partition("-")
        pieces = PIECES.get(kind, 1)
        return (self.dice.randrange(pieces) + self.dice.uniform(0.75, 1)) / pieces if long else self.dice.random()

    # ------------------------------------------------------------ after a death

    def _inspect(self, known: Knowledge, killed: float, expect: Callable[[object, str], None]) -> None:
        leader, chief = self._open(), self.chief
        record = leader.sessions.record(self._pair_id, known.session_id)
        drafts = leader.drafts.all()
        Inspection(known, record, leader.agreements.all(self._pair_id), drafts, killed, expect).all()
        expect(integrity.check(leader.vault).sound, "a check found something")
        for one in (leader, chief, leader):
            one.log.sync()
        held = [one.sessions.record(self._pair_id, known.session_id) for one in (leader, chief)]
        expect(held[0] == held[1], "the vaults do not hold the same session")
        agreed = [one.agreements.all(self._pair_id) for one in (leader, chief)]
        expect(agreed[0] == agreed[1], "the vaults do not hold the same agreements")
        if known.standing.state.under_way:
            line = record.step.id, f"c{len(known.of_chief):04d} from the other laptop"
            chief.sessions.add_line(self._pair_id, known.session_id, *line)
            chief.log.sync()
            known.of_chief.append(line)
        leader.vault.close()

    def _open(self) -> Wing:
        return wing_of(self._vaults.unlock(self._leader_id, PASSPHRASE))

    def _expect(self, good: object, what: str) -> None:
        if not good:
            self.wrong.append(what)


def name(known: Knowledge, place: int) -> str:
    """What a place of a session is called here."""
    steps = known.script.steps
    step = "opening" if place == OPENING else "end" if place == len(steps) else steps[place].id
    return f"{known.script.id}/{step}"


def main() -> None:
    folder, seed, rounds = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    began = time.monotonic()
    sitting = Sitting(folder, seed)
    for script_id in sys.argv[4:]:
        sitting.hold(shipped().script(script_id), rounds)
    sitting.chief.vault.close()
    seconds = round(time.monotonic() - began, 1)
    found = {"wrong": sitting.wrong, "seconds": seconds, "killed": sitting.killed, "acts": sitting.acts}
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
