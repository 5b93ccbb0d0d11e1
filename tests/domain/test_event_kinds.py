"""Kinds of events: all have names and icons that exist, and titles give the right one away."""

from __future__ import annotations

import pytest

from leaderlens.domain.event_kinds import KINDS, OTHER, kind_hinted, kind_of
from leaderlens.resources import resource


def test_every_kind_has_a_name_an_icon_and_a_key_of_its_own() -> None:
    assert len({kind.key for kind in KINDS}) == len(KINDS)
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    for kind in KINDS:
        assert resource(f"icons/{kind.icon}.svg").is_file()


def test_a_kind_that_is_not_known_here_is_shown_as_other() -> None:
    assert kind_of("tomorrows_kind").key == OTHER
    assert kind_of("budget").name == "Budget"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Annual Council", "annual_council"),
        ("BUDGET COUNCIL", "budget"),
        ("Council", "full_council"),
        ("Overview & Scrutiny Committee", "scrutiny"),
        ("Audit Committee", "audit"),
        ("Local elections", "election"),
        ("Pre-election period begins", "pre_election"),
        ("LGA peer challenge", "peer_challenge"),
        ("Dentist", OTHER),
    ],
)
def test_a_title_gives_its_kind_away(title: str, kind: str) -> None:
    assert kind_hinted(title) == kind
