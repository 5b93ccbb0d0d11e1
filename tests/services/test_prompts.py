"""Prompts by situation and season, never the same twice in a row, and the person's own."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

import pytest

from leaderlens.clock import FixedClock
from leaderlens.domain.people import Role
from leaderlens.errors import NotAllowedError
from leaderlens.services.prompts import Prompts
from leaderlens.store.database import Database

WINTER = datetime(2026, 11, 24, 21, 30, tzinfo=UTC)


@pytest.fixture(params=list(Role), ids=lambda role: role.value)
def prompts(database: Database, request: pytest.FixtureRequest) -> Prompts:
    return Prompts(database, FixedClock(WINTER), request.param)


def test_everybody_gets_what_is_for_them(prompts: Prompts) -> None:
    every = prompts.prompts()
    assert {one.for_role for one in every} == {"any", prompts.role.value}
    assert prompts.situations()[0].id == "budget"
    assert len(prompts.situations()) == 15
    assert {one.situation for one in prompts.prompts("budget")} == {"budget"}
    assert prompts.templates()
    assert all("energy" in one.situations for one in prompts.templates("energy"))
    assert prompts.privacy


@pytest.mark.parametrize("situation", ["", "budget", "no such situation"])
def test_another_one_is_another_one(prompts: Prompts, situation: str) -> None:
    dealt = [prompts.another(situation).id for _turn in range(40)]
    assert all(one != other for one, other in pairwise(dealt))
    assert all(prompts.prompt(one) for one in dealt)


def test_every_prompt_of_a_situation_has_its_turn_before_one_comes_again(prompts: Prompts) -> None:
    known = {one.id for one in prompts.prompts("scrutiny")}
    assert {prompts.another("scrutiny").id for _one in known} == known


def test_the_season_leads(prompts: Prompts) -> None:
    dealt = [prompts.another().situation for _turn in range(30)]
    assert dealt.count("budget") >= 20


def test_own_prompts_are_kept_changed_and_erased(prompts: Prompts) -> None:
    prompts.save_prompt("  What did the heron know? ", "energy")
    (own,) = [one for one in prompts.prompts() if one.own]
    assert (own.text, own.situation) == ("What did the heron know?", "energy")
    prompts.save_prompt("What did the weir know?", "energy", own.id)
    found = prompts.prompt(own.id)
    assert found is not None
    assert found.text == "What did the weir know?"
    assert own.id in {prompts.another("energy").id for _turn in range(12)}
    assert prompts.remove_prompt(own.id).journal
    assert prompts.prompt(own.id) is None
    assert not prompts.remove_prompt(own.id)


def test_own_templates_are_kept_changed_and_erased(prompts: Prompts) -> None:
    prompts.save_template(" Walk \n home ", "# Walk home\n\n- ", ("energy",))
    own = prompts.templates()[-1]
    assert (own.title, own.body, own.situations, own.own) == ("Walk home", "# Walk home\n\n- \n", ("energy",), True)
    prompts.save_template("Walk", "# Walk", (), own.id)
    found = prompts.template(own.id)
    assert found is not None
    assert found.title == "Walk"
    assert prompts.remove_template(own.id).journal
    assert prompts.template(own.id) is None


def test_blank_ones_and_shipped_ones_are_refused(prompts: Prompts) -> None:
    template = prompts.templates()[0]
    for refused, code in (
        (lambda: prompts.save_prompt(" "), "empty"),
        (lambda: prompts.save_prompt("x", "", "one_sentence"), "shipped"),
        (lambda: prompts.save_template("", "x"), "empty"),
        (lambda: prompts.save_template("x", " \n"), "empty"),
        (lambda: prompts.save_template("x", "x", (), template.id), "shipped"),
    ):
        with pytest.raises(NotAllowedError) as caught:
            refused()
        assert caught.value.code == code
