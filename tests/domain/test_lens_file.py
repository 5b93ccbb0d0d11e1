"""A lens file is read strictly: whatever is wrong with it is told with file, item and key."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leaderlens.domain.checkin import Subject
from leaderlens.domain.lens_file import parse_lens
from leaderlens.domain.people import Role
from leaderlens.errors import ContentError
from leaderlens.resources import resource

NAMES = ("ryley", "taylor", "collaboration", "place", "convenor")
TEXTS = {name: resource(f"lenses/{name}.toml").read_text(encoding="utf-8") for name in NAMES}

_KEY_LINE = re.compile(r"(?m)^([a-z_]+) = (.+)$")
_HEADER_LINE = re.compile(r"(?m)^(\[+[a-z_.]+)(\]+)$")
_MAY_BE_ABSENT = {"overdone", "grouping_note", "two_sides_note", "also_ask", "stood_out_in_research"}


def _problems(text: str, name: str = "ryley.toml") -> list[str]:
    with pytest.raises(ContentError) as caught:
        parse_lens(text, name)
    return str(caught.value).splitlines()


def _ryley(old: str, new: str) -> list[str]:
    assert TEXTS["ryley"].count(old) >= 1, "the test would change nothing"
    return _problems(TEXTS["ryley"].replace(old, new, 1))


# ------------------------------------------------------------------ what is read


def test_ryley_asks_each_attribute_about_both_people_in_the_same_words() -> None:
    lens = parse_lens(TEXTS["ryley"], "ryley.toml")
    patient = lens.item("ryley.patient")
    assert lens.subjects == (Subject.LEADER, Subject.CHIEF_EXECUTIVE)
    assert len(lens.items) == 20
    assert len(lens.questions) == 40
    assert patient.statement(Role.LEADER, Subject.LEADER).startswith("I give people the time")
    assert patient.statement(Role.LEADER, Subject.CHIEF_EXECUTIVE).startswith("They give people the time")
    assert patient.wording[Subject.LEADER] == patient.wording[Subject.CHIEF_EXECUTIVE]
    assert patient.looks_like[Subject.LEADER] != patient.looks_like[Subject.CHIEF_EXECUTIVE]
    cluster = lens.cluster_of(patient)
    assert cluster is not None
    assert cluster.name == "Seeing it through"


def test_taylor_words_each_side_for_itself() -> None:
    lens = parse_lens(TEXTS["taylor"], "taylor.toml")
    whole = lens.item("taylor.sense_of_the_whole")
    assert whole.about == "chief_executive"
    assert whole.statement(Role.LEADER, Subject.LEADER) == "I share my picture of this place and where I want it to go."
    assert whole.statement(Role.CHIEF_EXECUTIVE, Subject.LEADER).startswith("They share their picture")
    assert whole.statement(Role.CHIEF_EXECUTIVE, Subject.CHIEF_EXECUTIVE).startswith("I help people see the whole")
    assert whole.statement(Role.LEADER, Subject.CHIEF_EXECUTIVE).startswith("They help people see the whole")


def test_the_twelfth_principle_is_asked_once_by_each_through_its_four_parts() -> None:
    lens = parse_lens(TEXTS["taylor"], "taylor.toml")
    parts = lens.item("taylor.trust_truth_tolerance").parts
    assert [part.key for part in parts] == [
        f"taylor.trust_truth_tolerance.{name}" for name in ("trust", "truth", "tolerance", "informality")
    ]
    assert [part.short for part in parts] == ["Trust", "Truth", "Tolerance", "Informality"]
    asked = [question for question in lens.questions if question.item.startswith("taylor.trust_truth_tolerance")]
    assert {question.subject for question in asked} == {Subject.PAIR}
    assert len(asked) == 4
    assert len(lens.questions) == 12 * 2 + 4
    for role in (Role.LEADER, Role.CHIEF_EXECUTIVE):
        assert parts[1].statement(role, Subject.PAIR) == "We tell each other the truth, early and in private."


@pytest.mark.parametrize(("name", "count"), [("collaboration", 5), ("place", 15)])
def test_a_lens_about_the_pair_asks_one_we_statement_an_item(name: str, count: int) -> None:
    lens = parse_lens(TEXTS[name], f"{name}.toml")
    assert lens.subjects == (Subject.PAIR,)
    assert len(lens.questions) == count
    for item in lens.items:
        wording = item.wording[Subject.PAIR]
        assert wording.pair_statement.startswith("We ")
        assert wording.self_statement.startswith("I ")
        assert wording.other_statement.startswith("They ")


def test_the_convening_leader_is_asked_about_both_with_anchors_on_the_leaders_side() -> None:
    lens = parse_lens(TEXTS["convenor"], "convenor.toml")
    assert lens.optional
    assert len(lens.questions) == 18
    for item in lens.items:
        assert item.wording[Subject.LEADER].low
        assert item.wording[Subject.CHIEF_EXECUTIVE].low == ""


# ------------------------------------------------------------------ what is refused


def test_a_misspelt_key_is_named_with_its_item_and_the_likely_word() -> None:
    text = TEXTS["ryley"]
    start = text.index('id = "patient"')
    text = text[:start] + text[start:].replace("statement_self", "statment_self", 1)
    assert _problems(text) == [
        "ryley.toml, item “patient”: the key “statment_self” is not known; did you mean “statement_self”?"
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('id = "flexible"', 'id = "open_minded"', "item “open_minded”: the id “open_minded” is used twice."),
        ('short = "Flexible"', 'short = "Open minded"', "the short “Open minded” is used twice."),
        ('short = "Flexible"', f'short = "{"x" * 25}"', "“short” has 25 characters; the most is 24."),
        ('cluster = "willing_to_learn"', 'cluster = "close_to_people"', "the lists of the clusters do not agree."),
        ('cluster = "willing_to_learn"\n', "", "item “open_minded”: the key “cluster” is missing."),
        ('"flexible",', '"flexible", "bold",', "“items” names “bold”, which is not an item of this lens."),
        ("order = 2\n", "order = 3\n", "item “flexible”: “order” must be 2, its place in the file."),
        ("order = 2\n", 'order = "2"\n', "item “flexible”: “order” must be a whole number."),
        ('rated = ["leader", "chief_executive"]', 'rated = ["mayor"]', "“rated” cannot hold “mayor”."),
        ('rated = ["leader", "chief_executive"]', 'rated = ["leader"]', "must be “leader” and “chief_executive”"),
        ('about = "person"', 'about = "people"', "“lens.about” must be one of: person, pair"),
        ('scale = "frequency"', 'scale = "stars"', "“lens.scale” must be one of: frequency."),
        ("[lens.source]", "[lens.sauce]", "the key “lens.sauce” is not known; did you mean “lens.source”?"),
    ],
)
def test_each_kind_of_slip_has_its_sentence(old: str, new: str, told: str) -> None:
    problems = _ryley(old, new)
    assert all(problem.startswith("ryley.toml") for problem in problems)
    assert any(told in problem for problem in problems)


@pytest.mark.parametrize(
    ("key", "most"), [("statement_self", 120), ("statement_other", 120), ("low", 160), ("high", 160)]
)
def test_a_text_one_character_too_long_is_refused_and_the_longest_is_taken(key: str, most: int) -> None:
    line = re.compile(rf'(?m)^{key} = ".*"$')
    parse_lens(line.sub(f'{key} = "{"x" * most}"', TEXTS["ryley"], count=1), "ryley.toml")
    assert _problems(line.sub(f'{key} = "{"x" * (most + 1)}"', TEXTS["ryley"], count=1)) == [
        f"ryley.toml, item “open_minded”: “{key}” has {most + 1} characters; the most is {most}."
    ]


def test_several_slips_are_told_one_after_another() -> None:
    text = TEXTS["taylor"].replace("warning_sign", "warning", 1).replace("statement_pair", "statement_pear", 1)
    part = "own.toml, item “trust_truth_tolerance”, part “trust”"
    assert _problems(text, "own.toml") == [
        "own.toml, item “political_confidence”: the key “warning” is not known; did you mean “warning_sign”?",
        f"{part}: the key “statement_pear” is not known; did you mean “statement_pair”?",
    ]


def test_a_lens_about_the_pair_must_say_so_and_ask_we() -> None:
    text = TEXTS["collaboration"].replace(', "pair"]', "]", 1)
    assert _problems(text, "own.toml") == ["own.toml: “rated” must hold “pair”, because this lens is about the pair."]


def test_the_side_an_item_is_about_must_say_what_low_and_high_look_like() -> None:
    text = TEXTS["convenor"]
    start = text.index("[item.leader]")
    low = re.compile(r"(?m)^low = .*\n")
    high = re.compile(r"(?m)^high = .*\n")
    text = text[:start] + high.sub("", low.sub("", text[start:], count=1), count=1)
    assert _problems(text, "own.toml") == [
        "own.toml, item “tap_the_talent”: the key “leader.low” is missing.",
        "own.toml, item “tap_the_talent”: the key “leader.high” is missing.",
    ]


@pytest.mark.parametrize("text", ["", "[lens]\n", "item = []\n", "item = 3\nlens = 4\n", "[[item]]\n", "[[lens]]\n"])
def test_an_almost_empty_file_is_refused_by_name(text: str) -> None:
    assert all(problem.startswith("own.toml") for problem in _problems(text, "own.toml"))


# ------------------------------------------------------------------ whatever is done to a file


def _outcome(text: str) -> str:
    """``"read"``, or the refusal. Any other exception fails the test that calls."""
    try:
        parse_lens(text, "own.toml")
    except ContentError as error:
        return str(error)
    return "read"


def _lines(pattern: re.Pattern[str]) -> st.SearchStrategy[tuple[str, int]]:
    """A lens's name and the number of one of its lines that fit ``pattern``."""
    places = [(name, number) for name in NAMES for number in range(len(pattern.findall(TEXTS[name])))]
    return st.sampled_from(places)


def _line(pattern: re.Pattern[str], place: tuple[str, int]) -> tuple[str, re.Match[str]]:
    name, number = place
    return TEXTS[name], list(pattern.finditer(TEXTS[name]))[number]


@given(_lines(_KEY_LINE), st.sampled_from(["x", "_of", "s"]))
@settings(max_examples=120)
def test_a_renamed_key_is_always_refused_with_the_files_name(place: tuple[str, int], tail: str) -> None:
    text, line = _line(_KEY_LINE, place)
    outcome = _outcome(f"{text[: line.end(1)]}{tail}{text[line.end(1) :]}")
    assert outcome.startswith("own.toml")
    assert f"{line[1]}{tail}”" in outcome


@given(_lines(_KEY_LINE))
@settings(max_examples=120)
def test_a_dropped_key_is_refused_unless_it_may_be_absent(place: tuple[str, int]) -> None:
    text, line = _line(_KEY_LINE, place)
    outcome = _outcome(text[: line.start()] + text[line.end() + 1 :])
    for_one_chair = text[: line.start()].rpartition("\n[")[2].startswith("item.prompts.")
    assert outcome.startswith("read" if for_one_chair or line[1] in _MAY_BE_ABSENT else "own.toml")


@given(_lines(_KEY_LINE), st.sampled_from(["1979-05-27", "3.5", "[[]]", "{}", "[1, 2]", "-1", '""', '"\\u0000"']))
@settings(max_examples=120)
def test_a_value_of_the_wrong_kind_is_always_refused(place: tuple[str, int], value: str) -> None:
    text, line = _line(_KEY_LINE, place)
    assert _outcome(f"{text[: line.start(2)]}{value}{text[line.end(2) :]}").startswith("own.toml")


@given(_lines(_HEADER_LINE), st.booleans())
@settings(max_examples=60)
def test_a_renamed_or_dropped_heading_is_always_refused(place: tuple[str, int], drop: bool) -> None:
    text, line = _line(_HEADER_LINE, place)
    instead = "" if drop else f"{line[1]}_{line[2]}"
    assert _outcome(f"{text[: line.start()]}{instead}{text[line.end() :]}").startswith("own.toml")
