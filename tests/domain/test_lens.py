"""A lens as values: what is asked, by what words, and where an item stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaderlens.domain.checkin import Question, Subject
from leaderlens.domain.lens import Cluster, Item, Lens, Source, Wording
from leaderlens.domain.people import Role

OWN = Wording("I listen.", "They listen.", "We listen.")


def _item(name: str, *subjects: Subject, parts: tuple[Item, ...] = (), cluster: str = "") -> Item:
    return Item(
        key=f"own.{name}", id=name, order=1, name=name.title(), short=name, about="person", definition="D.",
        wording=dict.fromkeys(subjects, OWN), parts=parts, cluster=cluster,
    )  # fmt: skip


EAR = _item("ear", Subject.CHIEF_EXECUTIVE, Subject.LEADER, cluster="head")
HALF = _item("both.half", Subject.PAIR)
BOTH = _item("both", Subject.LEADER, Subject.CHIEF_EXECUTIVE, parts=(HALF,))
LENS = Lens(
    id="own", name="Own", subtitle="", optional=True, about="person", subjects=tuple(Subject), question="?", intro="",
    how_to_use="", source=Source("A", "T", "P", "N"), items=(EAR, BOTH),
    clusters=(Cluster("head", "Head", "Above the neck.", ("ear",)),),
)  # fmt: skip


def test_a_statement_is_worded_from_the_raters_chair() -> None:
    assert EAR.statement(Role.LEADER, Subject.LEADER) == "I listen."
    assert EAR.statement(Role.LEADER, Subject.CHIEF_EXECUTIVE) == "They listen."
    assert HALF.statement(Role.CHIEF_EXECUTIVE, Subject.PAIR) == "We listen."
    with pytest.raises(KeyError):
        EAR.statement(Role.LEADER, Subject.PAIR)


def test_parts_are_asked_in_place_of_their_item() -> None:
    assert LENS.asked == (EAR, HALF)
    assert LENS.questions == (
        Question("own.ear", Subject.LEADER),
        Question("own.ear", Subject.CHIEF_EXECUTIVE),
        Question("own.both.half", Subject.PAIR),
    )


def test_items_and_parts_are_found_by_key() -> None:
    assert LENS.item("own.both") is BOTH
    assert LENS.item("own.both.half") is HALF
    with pytest.raises(KeyError):
        LENS.item("own.nose")


def test_an_item_stands_in_its_cluster_or_in_none() -> None:
    assert LENS.cluster_of(EAR) == LENS.clusters[0]
    assert LENS.cluster_of(HALF) is None
    assert replace(LENS, clusters=()).cluster_of(EAR) is None
