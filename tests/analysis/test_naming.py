from __future__ import annotations

from leaderlens.analysis.naming import ROLE_TITLES, Naming, full_name, mention, mention_about, short_name, things
from leaderlens.domain.checkin import Question, Subject
from tests.analysis.rounds import C, L, ask, names

SIDE = Question("taylor.no_side", Subject.CHIEF_EXECUTIVE)
OWN = Question("ours.NHS_links", Subject.LEADER)
PATIENT = ask("patient", Subject.LEADER)


def test_people_go_by_their_seats_or_by_first_names() -> None:
    assert [ROLE_TITLES.label(L), ROLE_TITLES.mention(C), ROLE_TITLES.opening(C)] == [
        "Leader",
        "the Chief Executive",
        "The Chief Executive",
    ]
    named = Naming("Robin", "Morgan")
    assert [named.label(L), named.mention(C), named.opening(C), named.view(L)] == [
        "Robin",
        "Morgan",
        "Morgan",
        "Robin’s view",
    ]
    assert [ROLE_TITLES.subject(subject) for subject in Subject] == [
        "the Leader",
        "the Chief Executive",
        "the two of you",
    ]


def test_an_attribute_is_a_word_and_a_principle_a_title() -> None:
    taylor = next(key for key in names() if key.startswith("taylor."))
    principle = Question(taylor, Subject.CHIEF_EXECUTIVE)
    assert mention(names(), PATIENT) == "patient"
    assert mention(names(), principle) == f"‘{names()[taylor].short}’"
    assert mention_about(names(), PATIENT, ROLE_TITLES) == "patient (Leader)"
    assert mention_about(names(), ask("patient", Subject.PAIR), ROLE_TITLES) == "patient (between you)"


def test_an_item_no_lens_knows_goes_by_its_key() -> None:
    assert short_name({}, OWN) == full_name({}, OWN) == "NHS links"
    assert mention({}, OWN) == "‘NHS links’"


def test_things_are_called_what_the_lens_calls_them() -> None:
    assert things([PATIENT], 1) == "one attribute"
    assert things([PATIENT], 3) == "three attributes"
    assert things([SIDE], 2) == "two principles"
    assert things([PATIENT, SIDE], 19, digits=True) == "19 items"
