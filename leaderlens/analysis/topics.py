"""Which items a session might talk about: one to celebrate, one to explore, one noticed (measurement.md section 6).

A choice with its reasons, never a ranking; either person may swap any card.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

from leaderlens.analysis import thresholds as t


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item about one target, with both ratings now, at the last check-in and before (newest last).

    ``s`` is the first rater's (the self rating), ``o`` the other's. ``flag_*`` says who asked to talk about it,
    ``ev_*`` who added a shared note. ``last`` and ``last_celebrated`` are session numbers, None for never.
    """

    name: str
    target: str
    cluster: str
    s: float | None
    o: float | None
    prev_s: float | None = None
    prev_o: float | None = None
    hist_s: Sequence[float | None] = ()
    hist_o: Sequence[float | None] = ()
    flag_s: bool | int = False
    flag_o: bool | int = False
    ev_s: bool | int = False
    ev_o: bool | int = False
    last: int | None = None
    last_celebrated: int | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with the parts of its score, each 0 to 1, by which a card tells why it was chosen."""

    candidate: Candidate
    gap: float
    drop: float
    low: float
    asked: float
    evidence: float
    waiting: float
    base: float
    freshness: float
    score: float
    explore: float
    celebrate: float
    notice: float = 0.0


@dataclass(frozen=True, slots=True)
class Choice:
    """The three cards; None where nothing qualifies. ``scored`` keeps the candidates' order."""

    celebrate: Candidate | None
    explore: Candidate | None
    noticed: Candidate | None
    scored: tuple[Scored, ...]


def _clip(value: float) -> float:
    return min(1.0, max(0.0, value))


def _moves(candidate: Candidate) -> list[float]:
    """Each rater's rating now against the median of up to three before."""
    moves = []
    for now, before in ((candidate.s, candidate.hist_s), (candidate.o, candidate.hist_o)):
        past = [value for value in before if value is not None][-t.EARLIER_POINTS :]
        if now is not None and past:
            moves.append(now - median(past))
    return moves


def _gap_part(c: Candidate) -> float:
    if c.s is None or c.o is None:
        return 0.0
    gap = c.s - c.o
    lasting = False
    if c.prev_s is not None and c.prev_o is not None:
        before = c.prev_s - c.prev_o
        lasting = min(abs(gap), abs(before)) >= t.SEEN_DIFFERENTLY_STEPS and gap * before > 0
    return _clip((abs(gap) - 1) / 4 + (t.LASTING_GAP_BONUS if lasting else 0))


def _freshness(c: Candidate, session: int, asked: float, drop: float) -> float:
    if asked >= t.ASKED_OVERRIDES or drop > 0 or c.last is None:
        return 1.0
    ago = session - c.last
    return t.FRESHNESS[ago - 1] if 1 <= ago <= len(t.FRESHNESS) else 1.0


def _celebrate(c: Candidate, session: int, rise: float, evidence: float) -> float:
    if c.s is None or c.o is None or min(c.s, c.o) < t.STRENGTH_RATING or abs(c.s - c.o) > t.SEEN_ALIKE_STEPS:
        return 0.0
    worth = _clip((min(c.s, c.o) - 5) / 2) + (0.25 if rise >= t.SEEN_DIFFERENTLY_STEPS else 0) + 0.25 * evidence
    recent = c.last_celebrated is not None and session - c.last_celebrated <= t.CELEBRATION_REST
    return worth * (t.CELEBRATED_RECENTLY if recent else 1)


def score(c: Candidate, session: int, previous_explore_target: str | None = None) -> Scored:
    """The parts and the score of one candidate at one session; ``notice`` depends on the others and stays 0."""
    moves = _moves(c)
    fall, rise = min(moves, default=0.0), max(moves, default=0.0)
    gap = _gap_part(c)
    drop = _clip(-fall / 4) if fall <= -t.SEEN_DIFFERENTLY_STEPS else 0.0
    low = 0.0
    if c.s is not None and c.o is not None and max(c.s, c.o) <= t.LOW_RATING:
        low = _clip((t.LOW_PIVOT - (c.s + c.o) / 2) / 2.5)
    asked = (bool(c.flag_s) + bool(c.flag_o)) / 2
    evidence = (bool(c.ev_s) + bool(c.ev_o)) / 2
    waiting = 1.0 if c.last is None else _clip((session - c.last) / t.WAITING_SESSIONS)
    base = (
        t.WEIGHT_GAP * gap
        + t.WEIGHT_DROP * drop
        + t.WEIGHT_LOW * low
        + t.WEIGHT_ASKED * asked
        + t.WEIGHT_EVIDENCE * evidence
        + t.WEIGHT_WAITING * waiting
    )
    freshness = _freshness(c, session, asked, drop)
    total = base * freshness if gap + drop + low + asked + evidence > 0 else 0.0
    return Scored(
        candidate=c,
        gap=gap,
        drop=drop,
        low=low,
        asked=asked,
        evidence=evidence,
        waiting=waiting,
        base=base,
        freshness=freshness,
        score=total,
        explore=total * (t.SAME_PERSON_AS_LAST if c.target == previous_explore_target else 1),
        celebrate=_celebrate(c, session, rise, evidence),
    )


def _top(scored: Sequence[Scored], points: Sequence[float], taken: Sequence[Candidate | None]) -> Candidate | None:
    """The candidate with most points above 0; ties go to the one that waited longer, then to list order."""
    best: tuple[float, float] = (0.0, 0.0)
    found = None
    for one, point in zip(scored, points, strict=True):
        free = not any(one.candidate is other for other in taken)
        if free and point > 0 and (found is None or (point, one.waiting) > best):
            best, found = (point, one.waiting), one.candidate
    return found


def choose(
    candidates: Sequence[Candidate | Mapping[str, Any]], session: int, previous_explore_target: str | None = None
) -> Choice:
    """The session's three cards. A mapping with a candidate's fields (a row of a table) will do for a candidate."""
    rows = [row if isinstance(row, Candidate) else Candidate(**row) for row in candidates]
    first = [score(row, session, previous_explore_target) for row in rows]
    celebrate = _top(first, [one.celebrate for one in first], ())
    explore = _top(first, [one.explore for one in first], (celebrate,))
    notice = [
        one.score
        * (t.SAME_CLUSTER if explore is not None and one.candidate.cluster == explore.cluster else 1)
        * (t.SAME_PERSON if explore is not None and one.candidate.target == explore.target else 1)
        for one in first
    ]
    noticed = _top(first, notice, (celebrate, explore))
    scored = tuple(replace(one, notice=points) for one, points in zip(first, notice, strict=True))
    return Choice(celebrate, explore, noticed, scored)
