"""The shipped prompts and templates read strictly."""

from __future__ import annotations

import pytest

from leaderlens.domain.prompt_file import parse_prompts, parse_templates
from leaderlens.errors import ContentError
from leaderlens.resources import resource

PROMPTS = resource("prompts/journal.toml").read_text(encoding="utf-8")
TEMPLATES = resource("prompts/templates.toml").read_text(encoding="utf-8")


def test_sixty_prompts_for_fifteen_situations() -> None:
    found = parse_prompts(PROMPTS, "journal.toml")
    assert (len(found.prompts), len(found.situations)) == (60, 15)
    assert found.privacy.startswith("What you write here is yours alone.")
    first = found.prompts[0]
    assert (first.id, first.situation, first.for_role, first.own) == ("one_sentence", "before_one_to_one", "any", False)
    assert first.related == ("ryley.honest", "taylor.trust_truth_tolerance")


def test_eight_templates() -> None:
    found = parse_templates(TEMPLATES, "templates.toml")
    assert len(found) == 8
    assert all(one.body.startswith("# ") and one.minutes and one.line for one in found)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('situation = "budget"', 'situation = "bidget"', "situation"),
        ('for_role = "leader"', 'for_role = "mayor"', "for_role"),
        ("privacy_line", "privacy_lime", "privacy_line"),
        ('id = "as_a_camera"', 'id = "one_sentence"', "twice"),
    ],
)
def test_a_slip_is_named(old: str, new: str, told: str) -> None:
    with pytest.raises(ContentError, match=told):
        parse_prompts(PROMPTS.replace(old, new, 1), "journal.toml")


def test_a_slip_in_a_template_is_named() -> None:
    with pytest.raises(ContentError, match="minutes"):
        parse_templates(TEMPLATES.replace("minutes = 15", "minutes = 900", 1), "templates.toml")
