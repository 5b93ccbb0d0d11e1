"""The shipped lenses keep the conventions of the content: how statements begin, who is named, what is complete."""

from __future__ import annotations

import re

import pytest

from leaderlens.domain.lens import Item, Lens, Prompts
from leaderlens.domain.people import SEATS
from leaderlens.services.lenses import Library

LENSES = {lens.id: lens for lens in Library().shipped()}


def _all_items(lens: Lens) -> list[Item]:
    return [candidate for item in lens.items for candidate in (item, *item.parts)]


@pytest.mark.parametrize("lens", LENSES.values(), ids=LENSES.keys())
def test_statements_begin_with_the_chair_they_are_said_from(lens: Lens) -> None:
    for item in _all_items(lens):
        for wording in item.wording.values():
            assert wording.self_statement.startswith("I ")
            assert wording.other_statement.startswith("They ")
            assert wording.pair_statement == "" or wording.pair_statement.startswith("We ")


@pytest.mark.parametrize("lens", LENSES.values(), ids=LENSES.keys())
def test_every_item_can_be_talked_about_and_every_lens_names_its_source(lens: Lens) -> None:
    assert lens.source.author
    for item in _all_items(lens):
        assert item.prompts is not None
        mine, theirs = (item.prompts.asked_of(seat) for seat in SEATS)
        assert mine.describe != theirs.describe, "each chair has a question of its own to begin with"
        assert "Chief Executive:" not in f"{mine.express}{mine.check_back}{theirs.express}{theirs.check_back}"
        assert item.prompts.asked_of(None) == Prompts(
            item.prompts.describe, item.prompts.express, item.prompts.check_back
        )
        assert item.definition.endswith((".", "?"))
        assert set(item.looks_like.values()) != {""}


@pytest.mark.parametrize("lens", LENSES.values(), ids=LENSES.keys())
def test_quotation_marks_are_typographic_and_no_role_has_a_gender(lens: Lens) -> None:
    text = repr(lens.items).replace("'", "").replace('"', "")
    assert not re.search(r"\b(he|she|his|hers|her|him|himself|herself|chairman|spokesman)\b", text)
    for item in _all_items(lens):
        for words in (item.definition, item.overdone, item.warning_sign, *item.looks_like.values()):
            assert "'" not in words
            assert '"' not in words


def test_ryley_keeps_his_twenty_in_four_clusters_and_taylor_his_thirteen() -> None:
    ryley, taylor = LENSES["ryley"], LENSES["taylor"]
    assert [len(cluster.items) for cluster in ryley.clusters] == [4, 5, 5, 6]
    assert all(item.overdone for item in ryley.items)
    assert [item.about for item in taylor.items] == ["chief_executive"] * 11 + ["relationship", "leader"]


def test_the_scale_of_the_files_is_the_scale_of_the_app() -> None:
    from leaderlens.domain.checkin import HIGHEST, LOWEST, rating_label
    from leaderlens.resources import resource

    for name in LENSES:
        text = resource(f"lenses/{name}.toml").read_text(encoding="utf-8")
        assert f'low_label = "{rating_label(LOWEST)}"' in text
        assert f'high_label = "{rating_label(HIGHEST)}"' in text
