"""The story's file is read as strictly as a lens: what is wrong is told with its place and key."""

from __future__ import annotations

import re
from datetime import date

import pytest

from leaderlens.domain.story_file import load_story, parse_story
from leaderlens.errors import ContentError
from leaderlens.resources import resource
from leaderlens.services.lenses import Library

TEXT = resource("demo/story.toml").read_text(encoding="utf-8")
LENSES = Library().shipped()


def _problems(old: str, new: str, after: str = "") -> list[str]:
    start = TEXT.index(after)
    assert old in TEXT[start:], "the test would change nothing"
    with pytest.raises(ContentError) as caught:
        parse_story(TEXT[:start] + TEXT[start:].replace(old, new, 1), "own.toml", LENSES)
    return str(caught.value).splitlines()


@pytest.mark.parametrize(
    ("old", "new", "after", "told"),
    [
        ("months_ago", "months_past", '"e01"', "event “e01”: the key “months_past” is not known; did you mean"),
        ("day = 4", "day = 31", '"e01"', "event “e01”: “day” must lie between 1 and 28."),
        ('id = "e02"', 'id = "e01"', "", "event “e01”: the id “e01” is used twice."),
        ('kind = "full_council"', 'kind = "party"', "", "event “e01”: “kind” must be one of: full_council"),
        ('lenses = ["ryley",', 'lenses = ["runes",', "", "check_in “c01”: there is no lens “runes”."),
        ('"c02"', '"c99"', "[[move]]", "move 1: there is no check-in “c99”."),
        ('"c01"', '"c99"', "[[set_aside]]", "set_aside 1: there is no check-in “c99”."),
        ('"c11"', '"c99"', "[[optional_rating]]", "collaboration: there is no check-in “c99”."),
        ("ryley.", "riley.", "[[comment]]", "comment “k01”: there is no item “riley.accessible”."),
        (
            'subject = "chief_executive"', 'subject = "pair"', "[[comment]]",
            "comment “k01”: “ryley.accessible” is not asked about “pair”.",
        ),
        ("leader_self = ", "leader_self = 1", "[[baseline]]", "baseline 1: “leader_self” must lie between 0 and 100."),
        ('\nby = "leader"', '\nby = "coach"', '"o4"', "objective “o4”, wording 1: “by” must be one of: leader"),
        ('status = "done"', 'status = "kept"', "", "session “s01”, agreement “s01a1”: “status” must be one of"),
    ],
)  # fmt: skip
def test_each_slip_is_told_with_its_place(old: str, new: str, after: str, told: str) -> None:
    assert any(problem.startswith(f"own.toml, {told}") for problem in _problems(old, new, after))


def test_without_a_clock_nothing_else_is_said() -> None:
    assert _problems("today = 2026-11-24", 'today = "now"') == ["own.toml: “calendar.today” must be a date."]


def test_every_heading_of_the_file_is_needed_by_name() -> None:
    for heading in sorted(set(re.findall(r"(?m)^\[+([a-z_.]+)\]+$", TEXT)) - {"demo", "calendar", "place"}):
        misspelt = TEXT.replace(f"[[{heading}]]", f"[[{heading}_]]")
        with pytest.raises(ContentError, match=r"^own\.toml"):
            parse_story(misspelt, "own.toml", LENSES)


def test_this_months_days_are_squeezed_up_to_today_and_open_agreements_are_due_next_month() -> None:
    story = load_story(LENSES)
    review = story.sessions[-1]
    assert review.day == date(2026, 11, 4)  # told as day 5 of 28: round(5 × 24 / 28)
    assert story.check_ins[-1].due == date(2026, 11, 3)
    assert [agreement.due for agreement in review.agreements if agreement.status == "open"] == [
        date(2026, 12, 20), date(2026, 12, 5),
    ]  # fmt: skip


def test_a_wording_says_only_what_it_changes() -> None:
    budget = load_story(LENSES).objectives[0]
    first, second = budget.wordings
    assert (first.title, first.aim) == (second.title, second.aim)
    assert first.test != second.test
    assert (first.due, second.due) == (date(2026, 2, 24), date(2027, 2, 24))


def test_each_of_the_three_writes_at_their_own_hour() -> None:
    hours = {entry.who.value: entry.moment.strftime("%H:%M") for entry in load_story(LENSES).entries}
    assert hours == {"leader": "22:40", "chief_executive": "06:50", "coach": "17:15"}
