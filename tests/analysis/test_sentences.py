"""What no sentence may ever say, tried on thousands of invented pairs; and the wording of each kind of finding."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaderlens.analysis.agreement import Closeness
from leaderlens.analysis.coaching import coach_drawer
from leaderlens.analysis.early import early_days
from leaderlens.analysis.findings import Closer, Gap, Shift
from leaderlens.analysis.naming import ROLE_TITLES, Naming
from leaderlens.analysis.sentences import (
    closeness_sentence,
    closer_sentence,
    gap_sentence,
    ratings_of,
    shift_sentence,
)
from leaderlens.analysis.summary import reveal_summary
from leaderlens.analysis.words import banned_in
from leaderlens.domain.checkin import Reveal, Subject
from tests.analysis.invented import EVENTS, everything, histories
from tests.analysis.rounds import US, C, L, ask, names

DECISIVE = ask("decisive")
DAY = date(2025, 9, 15)

NAMINGS = st.sampled_from([ROLE_TITLES, Naming("Robin", "Morgan")])


def assert_sound(text: str) -> None:
    assert banned_in(text) is None, text
    assert not re.search(r"\bNone\b|\bnan\b|\{|\}|  |\.\.|,,| ,| \.(?!\d)|\(\)|Missing|Absence", text), text
    assert not re.search(r"\b1 (?:steps|items|check-ins|ratings|attributes|principles)\b", text), text
    assert not re.search(r"\bone (?:steps|items|check-ins|ratings|attributes|principles)\b", text, re.IGNORECASE), text
    assert not text or text[0] == "‘" or not text[0].islower(), text


@given(histories(), NAMINGS)
def test_every_picture_is_sound(reveals: list[Reveal], naming: Naming) -> None:
    for picture in everything(reveals, naming):
        assert picture.headline
        assert not picture.headline.endswith(".")
        assert not picture.note or picture.note.endswith(".")
        assert picture.alt.endswith(".")
        for text in (picture.headline, picture.subtitle, picture.note, picture.alt):
            assert_sound(text)
        assert all(len(row) == len(picture.table.columns) for row in picture.table.rows)
        assert all(cell for row in picture.table.rows for cell in row)
    told = [coach_drawer(reveals, subject, EVENTS, naming=naming) for subject in Subject]
    caveats = [text for one in told for text in (*one.lines, one.hidden, *(each.caveat for each in one.pictures))]
    for sentence in filter(None, caveats):
        assert_sound(sentence)
        assert sentence.endswith(".")
    for sentence in (*early_days(reveals, naming=naming).can_say, *early_days(reveals).cannot_say):
        assert_sound(sentence)
        assert sentence.endswith((".", "?"))


@given(histories(9), NAMINGS)
def test_every_summary_is_sound(rounds: list[Reveal], naming: Naming) -> None:
    reveals = [one for one in rounds if one.revealed]
    for place, reveal in enumerate(reveals):
        found = reveal_summary(reveal, reveals[:place], names(), naming=naming)
        assert 1 <= len(found.sentences) <= 3
        for sentence in found.sentences:
            assert_sound(sentence)
            assert sentence.endswith(".")
        assert_sound(found.headline)
        assert sum(one.k for one in found.closeness.values()) == len(found.seen_alike) + len(found.seen_differently)
        assert all(view.steps >= 2 and view.tier is not None for view in found.seen_differently)
        assert all(view.steps <= 1 and view.tier is None for view in found.seen_alike)


@given(histories(9))
def test_small_numbers_are_not_called_usual_or_a_direction(rounds: list[Reveal]) -> None:
    few = [one for one in rounds if one.revealed][:5]
    if not few:
        assert "too early" not in early_days(few).headline
        return
    found = reveal_summary(few[-1], few[:-1], names())
    assert "usual" not in " ".join((found.headline, *found.sentences))
    assert "usual range of" not in " ".join(early_days(few).can_say)
    if len(few) == 1:
        said = " ".join((found.headline, *found.sentences))
        assert not re.search(r"last time|lower|higher|closer|lasted|held", said)


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            Shift(DECISIVE, L, 6, 4, 1, usual=False),
            (
                "On decisive, the Leader’s view of the Chief Executive is two steps lower than last time; "
                "see whether it holds."
            ),
        ),
        (
            Shift(DECISIVE, C, 4, 7, 1, usual=True),
            "On decisive, the Chief Executive’s own rating is three steps higher than usual; see whether it holds.",
        ),
        (
            Shift(DECISIVE, L, 6, 4, 2, usual=True),
            "On decisive, the Leader’s view of the Chief Executive is lower, and it has held for two check-ins.",
        ),
        (
            Shift(US[0], C, 4, 6, 3, usual=True),
            "On ‘Trust’, the Chief Executive’s view of the two of you is higher, and it has held for three check-ins.",
        ),
    ],
)
def test_a_move_in_words(found: Shift, sentence: str) -> None:
    assert shift_sentence(found, names(), ROLE_TITLES) == sentence


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (Gap(DECISIVE, 4, 6, DAY, 1, 1), "The widest gap is decisive (Morgan): Robin 4, Morgan 6."),
        (
            Gap(DECISIVE, 4, 6, DAY, 1, 3),
            "The widest gap is decisive (Morgan): Robin 4, Morgan 6. It is new this time, so see whether it holds.",
        ),
        (
            Gap(DECISIVE, 3, 6, DAY, 1, 3),
            (
                "The widest gap is decisive (Morgan): Robin 3, Morgan 6. "
                "It is new this time, and wide enough to ask about."
            ),
        ),
        (
            Gap(DECISIVE, 4, 6, DAY, 4, 6),
            "The widest gap is decisive (Morgan): Robin 4, Morgan 6, and it has lasted for four check-ins.",
        ),
    ],
)
def test_a_gap_in_words(found: Gap, sentence: str) -> None:
    assert gap_sentence(found, names(), Naming("Robin", "Morgan")) == sentence


def test_a_closed_gap_in_words() -> None:
    assert closer_sentence(Closer(DECISIVE, 3, 1), names(), ROLE_TITLES) == (
        "Your views of decisive (Chief Executive) are closer: three steps apart last time, one step now."
    )


@pytest.mark.parametrize(
    ("found", "strengths", "sentence"),
    [
        (Closeness(0, 0, 0, 0, 0, None, None), 0, "There is no item yet that both of you rated."),
        (
            Closeness(1, 0, 0, 1, 0, 2, 2),
            0,
            "You both rated one item, and your views of it are two steps or more apart.",
        ),
        (Closeness(9, 2, 1, 8, 0, 0, 0), 0, "Of the 9 items you both rated, 1 is within one step."),
        (Closeness(9, 2, 0, 9, 0, 0, 0), 0, "Of the 9 items you both rated, none are within one step."),
        (
            Closeness(9, 2, 9, 0, 0, 0, 0),
            1,
            "Of the 9 items you both rated, all are within one step; one is a shared strength.",
        ),
    ],
)
def test_closeness_in_words(found: Closeness, strengths: int, sentence: str) -> None:
    assert closeness_sentence(found, strengths) == sentence


def test_whose_ratings_in_words() -> None:
    assert ratings_of(None, ROLE_TITLES) == "chosen ratings"
    assert ratings_of(Subject.PAIR, ROLE_TITLES) == "ratings of how the two of you work together"
    assert ratings_of(Subject.LEADER, Naming("Robin", "Morgan")) == "ratings of Robin"
