"""Reading scripts strictly: the five that ship, and what is said about a slip."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.domain.script_file import parse_scripts, write_scripts
from leaderlens.errors import ContentError
from leaderlens.resources import resource

TEXT = resource("sessions/scripts.toml").read_text("utf-8")


def test_the_five_scripts_are_read_whole() -> None:
    found = parse_scripts(TEXT, "scripts.toml")
    assert [script.id for script in found.scripts] == [
        "first_conversation", "regular_check_in", "repair_after_strain", "budget_or_election_season", "annual_review",
    ]  # fmt: skip
    assert sum(len(script.steps) for script in found.scripts) == 44
    assert len(found.phases) == 6
    assert all(step.coach_tip and step.say_aloud and step.instruction for s in found.scripts for step in s.steps)
    assert not any(script.own for script in found.scripts)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('phase = "settle"', 'phase = "warm_up"', "“phase” must be one of"),
        ('speaks = ["coach"]', 'speaks = ["mayor"]', "“speaks” cannot hold “mayor”"),
        ('speaks = ["leader", "chief_executive"]', 'speaks = ["leader", "leader"]', "names somebody twice"),
        ("minutes = 75", "minutes = 74", "its steps take 75 minutes together, not 74"),
        ('id = "how_i_came_here"', 'id = "welcome"', "“welcome” is used twice"),
        ("coach_tip = ", "coach_tipp = ", "did you mean “coach_tip”"),
    ],
)
def test_a_slip_is_named_with_its_place(old: str, new: str, sentence: str) -> None:
    assert old in TEXT
    with pytest.raises(ContentError) as caught:
        parse_scripts(TEXT.replace(old, new, 1), "mine.toml")
    assert sentence in str(caught.value)
    assert "mine.toml" in str(caught.value)


@given(place=st.integers(0, len(TEXT) - 1), length=st.integers(1, 400), put=st.text(max_size=6))
def test_a_damaged_file_is_read_or_refused_never_worse(place: int, length: int, put: str) -> None:
    damaged = TEXT[:place] + put + TEXT[place + length :]
    try:
        steps = [script.steps for script in parse_scripts(damaged, "scripts.toml").scripts]
    except ContentError:
        steps = [()]
    assert steps == [()] or all(steps)


def test_what_is_written_is_read_as_the_same() -> None:
    found = parse_scripts(TEXT, "scripts.toml")
    assert parse_scripts(write_scripts(found), "copy.toml") == found


WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=40).filter(str.strip)


@given(title=WORDS, question=WORDS, tip=WORDS)
def test_any_words_survive_the_file(title: str, question: str, tip: str) -> None:
    found = parse_scripts(TEXT, "scripts.toml")
    step = replace(found.scripts[0].steps[0], title=title, say_aloud=question, coach_tip=tip)
    changed = replace(found.scripts[0], title=title, steps=(step, *found.scripts[0].steps[1:]))
    assert parse_scripts(write_scripts(replace(found, scripts=(changed,))), "copy.toml").scripts == (changed,)
