"""Journal prompts, templates and guided sessions: they parse, are complete and point at things that exist."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from leaderlens.domain.people import Role
from leaderlens.domain.story_file import load_story
from leaderlens.resources import resource
from leaderlens.services.lenses import Library
from leaderlens.services.session_scripts import shipped

ITEMS = Library().names()
ROLES = {role.value for role in Role} | {"any"}


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resource(name).read_text(encoding="utf-8"))


PROMPTS, TEMPLATES, SESSIONS, LAST = (
    _read("prompts/journal.toml"),
    _read("prompts/templates.toml"),
    _read("sessions/scripts.toml"),
    _read("sessions/last_session.toml"),
)
SCRIPTS = (*SESSIONS["script"], *LAST["script"])
SITUATIONS = {situation["id"] for situation in PROMPTS["situation"]}


def test_sixty_prompts_cover_fifteen_situations() -> None:
    prompts = PROMPTS["prompt"]
    assert len(prompts) == len({prompt["id"] for prompt in prompts}) == PROMPTS["prompts"]["count"] == 60
    assert {prompt["situation"] for prompt in prompts} == SITUATIONS
    assert len(SITUATIONS) == 15
    assert {prompt["for_role"] for prompt in prompts} == ROLES
    assert all(prompt["text"].strip() for prompt in prompts)


def test_eight_templates_are_markdown_with_a_heading() -> None:
    templates = TEMPLATES["template"]
    assert len(templates) == len({template["id"] for template in templates}) == 8
    assert {template["for_role"] for template in templates} <= ROLES
    assert {situation for template in templates for situation in template["situations"]} <= SITUATIONS
    assert all(template["body"].startswith("# ") for template in templates)


def test_the_end_of_a_term_has_a_script_of_its_own_beside_the_five() -> None:
    assert len(SESSIONS["script"]) == 5
    assert [script["id"] for script in LAST["script"]] == ["last_session"]
    assert LAST["phase"] == SESSIONS["phase"]
    assert [script.id for script in shipped().scripts] == [script["id"] for script in SCRIPTS]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script["id"])
def test_a_session_walks_through_the_four_steps_in_its_own_time(script: dict[str, Any]) -> None:
    phases = [phase["id"] for phase in SESSIONS["phase"]]
    assert sum(step["minutes"] for step in script["step"]) == script["minutes"]
    assert {"describe", "express", "check_back", "agree"} <= {step["phase"] for step in script["step"]} <= set(phases)
    assert set(script["situations"]) <= SITUATIONS


def test_everything_that_points_at_an_item_finds_it() -> None:
    related = [item for entry in (*PROMPTS["prompt"], *TEMPLATES["template"], *SCRIPTS) for item in entry["related"]]
    assert len(related) > 100
    assert set(related) <= set(ITEMS)


def test_the_story_uses_prompts_and_scripts_that_exist_and_suit_the_writer() -> None:
    story = load_story(Library().shipped())
    for_role = {prompt["id"]: prompt["for_role"] for prompt in PROMPTS["prompt"]}
    used = [(for_role[entry.prompt], entry.who.value) for entry in story.entries if entry.prompt]
    assert len(used) == 33
    assert all(role in {"any", writer} for role, writer in used)
    assert {session.script for session in story.sessions} <= {script["id"] for script in SESSIONS["script"]}


def test_without_a_coach_nobody_waits_for_one() -> None:
    for script in shipped().scripts:
        for step in script.steps:
            alone = step.told(coached=False)
            assert "oach" not in alone, (script.id, step.id)
            if step.instruction_alone:
                assert "oach" in step.instruction
