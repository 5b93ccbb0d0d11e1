"""Each month brings something."""

from __future__ import annotations

import pytest

from leaderlens.domain.prompt import Prompt, Template, in_season
from leaderlens.domain.prompt_file import parse_prompts
from leaderlens.resources import resource


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_situations_that_exist(month: int) -> None:
    known = {one.id for one in parse_prompts(resource("prompts/journal.toml").read_text("utf-8"), "x").situations}
    assert in_season(month)
    assert set(in_season(month)) <= known


def test_the_winter_is_for_the_budget() -> None:
    assert in_season(1) == in_season(11) == ("budget",)


def test_own_words_are_not_in_a_traceback() -> None:
    assert "heron" not in repr(Prompt("1", "", "heron")) + repr(Template("1", "heron", "heron"))
