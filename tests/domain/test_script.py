"""Who speaks when, and when agreements open."""

from __future__ import annotations

import pytest

from leaderlens.domain.people import SEATS, Role
from leaderlens.domain.script import BEFORE_AGREEING, Phase, Script, Speaker, Step
from leaderlens.domain.script_file import parse_scripts
from leaderlens.resources import resource

SCRIPTS = parse_scripts(resource("sessions/scripts.toml").read_text("utf-8"), "scripts.toml")


def step(*speaks: Speaker, minutes: int = 10) -> Step:
    return Step("one", "One", minutes, speaks, Phase.DESCRIBE, "Tell it.", "What happened?", "Wait.")


@pytest.mark.parametrize("first", SEATS)
def test_whoever_is_first_speaks_first_and_both_speak(first: Role) -> None:
    both = step(Speaker.LEADER, Speaker.CHIEF_EXECUTIVE)
    assert both.turns(first) == (Speaker(first.value), Speaker(first.other.value))
    assert both.seconds_each(first) == 300


def test_a_repair_is_told_by_the_first_and_said_back_by_the_second() -> None:
    assert step(Speaker.FIRST).turns(Role.CHIEF_EXECUTIVE) == (Speaker.CHIEF_EXECUTIVE,)
    assert step(Speaker.SECOND).turns(Role.CHIEF_EXECUTIVE) == (Speaker.LEADER,)


def test_a_coach_who_is_there_keeps_their_place_and_their_time() -> None:
    opening = step(Speaker.COACH, Speaker.LEADER, Speaker.CHIEF_EXECUTIVE, minutes=6)
    assert opening.turns(Role.CHIEF_EXECUTIVE) == (Speaker.COACH, Speaker.CHIEF_EXECUTIVE, Speaker.LEADER)
    assert opening.seconds_each(Role.LEADER) == 120
    assert opening.seconds_each(Role.LEADER, absent=[Speaker.COACH]) == 180


def test_what_an_absent_coach_would_say_the_first_speaker_reads() -> None:
    alone = step(Speaker.COACH, Speaker.ADVISER)
    assert alone.turns(Role.LEADER, absent=[Speaker.COACH, Speaker.ADVISER]) == (Speaker.LEADER,)
    assert alone.turns(Role.LEADER, absent=[Speaker.COACH]) == (Speaker.ADVISER,)


@pytest.mark.parametrize("script", SCRIPTS.scripts, ids=lambda script: script.id)
def test_agreements_open_when_telling_and_saying_back_are_done_or_left_out(script: Script) -> None:
    before = [step.id for step in script.steps if step.phase in BEFORE_AGREEING]
    assert not script.opens_agreeing([], [])
    assert script.opens_agreeing(before, [])
    assert script.opens_agreeing(before[:1], before[1:])
    assert not script.opens_agreeing(before[1:], [])


def test_the_question_of_an_election_season_is_asked_in_one() -> None:
    season = SCRIPTS.script("budget_or_election_season")
    fear = season.steps[season.place("fear_and_hope")]
    assert fear.question(["budget"]) == fear.say_aloud
    assert fear.question(["election"]) == fear.say_aloud_election != fear.say_aloud
    assert step(Speaker.LEADER).question(["election"]) == "What happened?"


def test_what_is_not_there_is_not_found() -> None:
    with pytest.raises(KeyError):
        SCRIPTS.script("a_quick_word")
    with pytest.raises(KeyError):
        SCRIPTS.scripts[0].place("lunch")
    assert SCRIPTS.phase(Phase.CHECK_BACK).name == "Check back"
