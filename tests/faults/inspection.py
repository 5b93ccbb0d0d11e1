"""Looks at a session whose app was killed, and compares it with what was reported of it (:mod:`tests.faults.reported`).

What the screen showed as done is there. What was begun is there whole, or not at all. Words are there but for those of
the last second, as they were typed, and nobody else's. The session stands where it stood, or one act further.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from leaderlens.domain.agreement import Agreement, AgreementState
from leaderlens.domain.script import Speaker
from leaderlens.domain.session import SessionState, Verdict
from leaderlens.services.session_record import SessionRecord
from leaderlens.ui.sessions.sitting import half_key, lines_key
from tests.faults.reported import Knowledge, Piece, Standing
from tests.faults.talker import piece_of

NAMES = {
    Speaker.LEADER: "Robin", Speaker.CHIEF_EXECUTIVE: "Morgan", Speaker.COACH: "coach", Speaker.ADVISER: "adviser",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Inspection:
    """One look. ``killed`` is the moment of death; ``expect(good, what)`` takes down every surprise."""

    known: Knowledge
    record: SessionRecord
    agreements: Collection[Agreement]
    drafts: Mapping[str, Mapping[str, str]]
    killed: float
    expect: Callable[[object, str], None]

    def all(self) -> None:
        """Look at everything, and know from then on what was found."""
        self._standing()
        self._words()
        self._verdicts()
        self._agreed()
        self._reviewed()
        self.known.may = None

    def _standing(self) -> None:
        known, session = self.known, self.record.session
        at = Standing.of(self.record)
        allowed = {known.standing} | ({known.after(known.may["ask"])} if known.may else set())
        self.expect(at in allowed, f"stands at {at} and not at {allowed}")
        if not known.may and known.left is not None and at.state is SessionState.RUNNING:
            self.expect(session.turn.left == known.left, "the clock is another")
        if at != known.standing and known.may:
            known.begun(known.may)
        known.standing = at
        if at.state is SessionState.PLANNED:
            return
        room = session.first, session.coached
        self.expect(room == (known.first, known.coached), f"{room} in the room")
        self.expect(self.record.speaker is known.turns(at.place)[at.number], "another speaks")
        self.expect(self.record.may_agree == known.may_agree(at), f"may_agree is {self.record.may_agree}")

    def _words(self) -> None:
        """Every word that is kept was typed, and every piece that was typed is kept but for its last second."""
        kept: dict[int, list[tuple[str, str, str]]] = {}
        for kind, step, text in self._texts():
            there = text[:1] == "p" and text[1:5].isdigit()
            self.expect(there, f"nobody typed this {kind}")
            if there:
                kept.setdefault(piece_of(text), []).append((kind, step, text))
        for number, piece in self.known.pieces.items():
            self._piece(piece, kept.pop(number, []))
        self.expect(not kept, f"pieces {sorted(kept)} of nobody")
        there = {(one.step, one.text) for one in self.record.lines}
        self.expect(set(self.known.of_chief) <= there, "a line of the other laptop is missing")

    def _texts(self) -> list[tuple[str, str, str]]:
        """Kind, step and words of all that is kept of this session, without the other laptop's lines."""
        own = [one for one in self.record.lines if (one.step, one.text) not in self.known.of_chief]
        found = [("note", one.step, one.text) for one in own]
        for said in self.record.check_backs:
            found += [("heard", said.step, said.heard), ("correction", said.step, said.correction)]
        for one in self.record.agreements:
            found += [("agreement", "", one.text), ("how", "", one.how)]
        for agreement in self.agreements:
            found += [("review", "", one.line) for one in agreement.reviews if one.session_id == self.known.session_id]
        forms = half_key(self.known.session_id), lines_key(self.known.session_id)
        for form in (self.drafts.get(key, {}) for key in forms):
            found += [("form", "", text) for name, text in form.items() if name not in {"due", "owner"}]
        found.append(("closing", "", self.record.session.closing))
        return [(kind, step, text.strip()) for kind, step, text in found if text.strip()]

    def _piece(self, piece: Piece, there: list[tuple[str, str, str]]) -> None:
        name = f"{piece.kind} {piece.number}"
        kinds = sorted(kind for kind, _step, _text in there)
        drafted = piece.kind in {"agreement", "how", "review"}  # in a form until it is handed in, and a moment longer
        good = kinds in ([], [piece.kind]) or (drafted and kinds in (["form"], sorted([piece.kind, "form"])))
        self.expect(good, f"{name} is there as {kinds}")
        self.expect(all(step in {"", piece.step} for _kind, step, _text in there), f"{name} is in another step")
        kept = max((text for _kind, _step, text in there), key=len, default="")
        least = piece.least(self.killed)
        self.expect(piece.text.startswith(kept), f"{name} is not as it was typed")
        self.expect(len(kept) >= len(least), f"{name}: {len(kept)} of {len(least)} are left")
        piece.settle(kept)

    def _verdicts(self) -> None:
        asked = self.known.asked("judge")
        for one in self.record.check_backs:
            piece = self.known.pieces[piece_of(one.heard)]
            said = "" if one.verdict is None else one.verdict.value
            allowed = {piece.verdict} | ({asked["verdict"]} if asked and asked["piece"] == piece.number else set())
            self.expect(said in allowed, f"the verdict is “{said}” and not one of {allowed}")
            piece.verdict = said
            if one.correction:
                self.expect(self.known.pieces[piece_of(one.correction)].of == piece.number, "another was put right")
                self.expect(one.verdict is Verdict.PARTLY, "put right without a verdict")

    def _agreed(self) -> None:
        known, mine = self.known, {piece_of(one.text): one for one in self.record.agreements}
        asked = known.asked("agree")
        if asked and asked["piece"] in mine:
            known.agreed[asked["piece"]] = asked
        self.expect(mine.keys() == known.agreed.keys(), f"agreed {sorted(mine)} and not {sorted(known.agreed)}")
        for number in mine.keys() & known.agreed.keys():
            one, told = mine[number], known.agreed[number]
            due = "" if one.due is None else one.due.isoformat()
            whole = (one.owner.value, due) == (told["owner"], told["due"])
            words = (one.text, one.how) == (known.pieces[number].text, known.text(told["how"]))
            self.expect(whole and words, "half an agreement")

    def _reviewed(self) -> None:
        known, session_id = self.known, self.known.session_id
        asked = known.asked("review")
        for one in self.agreements:
            looked = [(r.state, r.line) for r in one.reviews if r.session_id == session_id]
            if asked and asked["agreement"] == one.id and looked:
                known.reviewed[one.id] = asked
            wanted = [self._look(known.reviewed[one.id])] if one.id in known.reviewed else []
            self.expect(looked == wanted, "a look back is lost, or is not what was said")

    def _look(self, asked: dict[str, Any]) -> tuple[AgreementState, str]:
        return AgreementState(asked["state"]), self.known.pieces[asked["piece"]].text


def resumed(known: Knowledge, shown: dict[str, Any], expect: Callable[[object, str], None]) -> None:
    """What the screen ``shown`` to those who went on after a death: the same step, turn and speaker, and every line."""
    at = known.standing
    step = known.script.steps[at.place]
    expect((shown["step"], shown["turn"]) == (step.id, at.number), f"went on at {shown['step']}, {shown['turn']}")
    expect(NAMES[known.turns(at.place)[at.number]] in shown["speaks"], f"the screen says “{shown['speaks']}”")
    lines = {one.text for one in known.pieces.values() if one.kind == "note" and one.step == step.id and one.times}
    expect(lines <= set(shown["lines"]), "a line is not on the screen")
