"""The curtain on real vaults: each step in order, and nothing on any slide that was not ticked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest

from leaderlens.domain.checkin import Answer, Question, Subject
from leaderlens.domain.people import Role
from leaderlens.domain.walkthrough import Part, WalkThrough
from leaderlens.errors import NotAllowedError
from leaderlens.services.lenses import Library
from leaderlens.services.walkthrough import Kind, Slide, WalkThroughs
from tests.seats import Seats, all_rated, seats

LENSES = ("ryley", "taylor")
PATIENT = Question("ryley.patient", Subject.LEADER)
HONEST = Question("ryley.honest", Subject.CHIEF_EXECUTIVE)
OWN_NOTE, OTHER_NOTE = "Sentinel of the leader.", "Sentinel of the chief."


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seats]:
    """One revealed check-in: the leader gives 2 and expects 5 about being patient, the chief executive gives 6."""
    with seats(tmp_path_factory.mktemp("walk")) as both:
        questions = Library().questions(LENSES)
        _changes, checkin_id = both.leader.checkins.open(both.pair_id, both.clock().date(), LENSES, predict=True)
        both.chief.log.sync()
        leader, chief = all_rated(questions, 6), all_rated(questions, 6)
        leader[PATIENT] = Answer(2, note=OWN_NOTE, prediction=5)
        chief[PATIENT] = Answer(6, note=OTHER_NOTE)
        both.reveal(checkin_id, leader, chief)
        yield both


@pytest.fixture
def walks(both: Seats) -> WalkThroughs:
    seat = both.leader
    return WalkThroughs(seat.laptop.database, seat.checkins, seat.events)


@pytest.fixture
def plan(both: Seats) -> WalkThrough:
    checkin = both.leader.checkins.reveals(both.pair_id)[0].checkin
    return WalkThrough(checkin.id, (PATIENT,), frozenset(Part))


def _everything(slide: Slide) -> str:
    trend = repr(slide.trend) if slide.trend is not None else ""
    return " ".join([slide.said, slide.title, slide.line, *slide.lines, *(w for _r, w in slide.quotes), trend])


def test_the_curtain_opens_step_by_step(walks: WalkThroughs, both: Seats, plan: WalkThrough) -> None:
    slides = walks.slides(both.pair_id, plan)
    assert [slide.kind for slide in slides] == [
        Kind.TITLE, Kind.ITEM, Kind.ITEM, Kind.ITEM, Kind.ITEM, Kind.ITEM, Kind.TREND, Kind.QUESTION, Kind.END,
    ]  # fmt: skip
    alone, own, other, thought, notes = slides[1:6]
    assert alone.marks == ()
    assert [(mark.rater, mark.rating) for mark in own.marks] == [(Role.LEADER, 2)]
    assert [(mark.rater, mark.rating) for mark in other.marks] == [(Role.LEADER, 2), (Role.CHIEF_EXECUTIVE, 6)]
    assert [(mark.rater, mark.rating, mark.thought) for mark in thought.marks][2:] == [(Role.LEADER, 5, True)]
    assert other.lines[-1] == "The two views are four steps apart."
    assert thought.lines[-1] == "The Leader had thought the Chief Executive would give 5."
    assert notes.quotes == ((Role.LEADER, OWN_NOTE), (Role.CHIEF_EXECUTIVE, OTHER_NOTE))
    assert slides[6].trend is not None
    assert "Which occasion" in slides[7].line


def test_the_person_it_is_about_speaks_first(walks: WalkThroughs, both: Seats, plan: WalkThrough) -> None:
    slides = walks.slides(both.pair_id, replace(plan, questions=(HONEST,)))
    assert [mark.rater for mark in slides[2].marks] == [Role.CHIEF_EXECUTIVE]
    assert slides[2].lines[0].startswith("The Chief Executive’s own view: 6")


_TELLING = {
    Part.OWN: ("own view",),
    Part.OTHER: ("Chief Executive’s view: 6", "four steps apart"),
    Part.PREDICTION: ("had thought",),
    Part.NOTES: (OWN_NOTE, OTHER_NOTE),
    Part.EVENTS: ("PairedTrend",),
    Part.QUESTION: ("Which occasion", "When did this matter"),
}


@pytest.mark.parametrize("ticked", [frozenset(some) for count in range(3) for some in combinations(Part, count)])
def test_nothing_that_is_not_ticked_is_on_any_slide(
    walks: WalkThroughs, both: Seats, plan: WalkThrough, ticked: frozenset[Part]
) -> None:
    chosen = replace(plan, parts=ticked)
    shown = " ".join(_everything(slide) for slide in walks.slides(both.pair_id, chosen))
    for part, traces in _TELLING.items():
        if part not in chosen.shown:
            assert not any(trace in shown for trace in traces), part
    if not {Part.OWN, Part.OTHER} <= ticked:
        assert "Which occasion" not in shown  # a question that follows from both ratings would give them away


def test_a_check_in_that_is_not_revealed_has_no_slides(walks: WalkThroughs, both: Seats, plan: WalkThrough) -> None:
    sealed = both.open_checkin(LENSES)
    with pytest.raises(NotAllowedError):
        walks.slides(both.pair_id, replace(plan, checkin_id=sealed))


def test_the_plan_is_kept_with_its_place_and_the_speakers_words(
    walks: WalkThroughs, both: Seats, plan: WalkThrough
) -> None:
    kept = replace(plan, place=3, remarks={PATIENT: "Slowly."})
    walks.keep(both.pair_id, kept)
    preparing = walks.prepare(both.pair_id)
    assert preparing is not None
    assert preparing.plan == kept
    assert preparing.slides == len(walks.slides(both.pair_id, kept)) == walks.count(both.pair_id, kept)
    assert all("Slowly." not in _everything(slide) for slide in walks.slides(both.pair_id, kept))
    assert walks.slides(both.pair_id, kept)[2].remark == "Slowly."


def test_the_furthest_apart_are_on_offer(walks: WalkThroughs, both: Seats) -> None:
    preparing = walks.prepare(both.pair_id)
    assert preparing is not None
    assert preparing.furthest == (PATIENT,)
    assert preparing.predicted
    assert set(preparing.questions) == set(preparing.checkins[0].questions)


def test_before_a_reveal_there_is_nothing_to_prepare(walks: WalkThroughs) -> None:
    assert walks.prepare("ef" * 16) is None
