"""Before a rating: one's own tagged lines since the last check-in, for nobody but their author."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from leaderlens.i18n import medium_date
from leaderlens.services.lenses import Library
from leaderlens.services.own_lines import OwnLines
from tests.seats import Seats, all_rated, seats

PATIENT = "ryley.patient"


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Seats]:
    with seats(tmp_path) as made:
        yield made


def own(both: Seats) -> OwnLines:
    return OwnLines(both.leader.journal, both.leader.checkins)


def write(both: Seats, title: str, body: str, moment: datetime | None = None, *items: str) -> None:
    journal = both.leader.journal
    journal.save(replace(journal.blank(moment), title=title, body=body, items=items or (PATIENT,)))


def test_the_newest_three_that_are_tagged_with_the_item(both: Seats) -> None:
    now = both.clock()
    for day in range(5):
        write(both, f"Title {day}", "Let the silence run.", now - timedelta(days=day))
    write(both, "Elsewhere", "About something else.", now, "ryley.honest")
    found = own(both).since_last(both.pair_id, PATIENT)
    assert [words for _day, words in found] == [f"Title {day}: Let the silence run." for day in range(3)]


def test_words_without_a_title_and_a_title_without_words(both: Seats) -> None:
    write(both, "", "Only words.", both.clock())
    write(both, "Only a title", "", both.clock() - timedelta(hours=1))
    assert [words for _day, words in own(both).since_last(both.pair_id, PATIENT)] == ["Only words.", "Only a title"]


def test_what_is_older_than_the_last_revealed_check_in_is_left_out(both: Seats) -> None:
    due = both.clock().date()
    write(both, "Before", "Long ago.", both.clock() - timedelta(days=3))
    checkin = both.open_checkin(due=due)
    rated = all_rated(Library().questions(("ryley",)), 4)
    both.reveal(checkin, rated, rated)
    write(both, "Since", "Only now.", both.clock())
    assert [words for _day, words in own(both).since_last(both.pair_id, PATIENT)] == ["Since: Only now."]


def test_an_entry_in_the_bin_is_not_shown(both: Seats) -> None:
    write(both, "Gone", "Not fair.", both.clock())
    both.leader.journal.bin(both.leader.journal.lines()[0].id)
    assert own(both).since_last(both.pair_id, PATIENT) == ()


def test_the_other_person_has_none_of_it(both: Seats) -> None:
    write(both, "Mine", "Not yours.", both.clock())
    theirs = OwnLines(both.chief.journal, both.chief.checkins)
    both.leader.log.sync()
    both.chief.log.sync()
    assert theirs.since_last(both.pair_id, PATIENT) == ()


def test_where_only_utc_is_known_the_day_is_this_computers(both: Seats) -> None:
    late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    write(both, "Late", "After the meeting.", late)
    assert own(both).since_last(both.pair_id, PATIENT)[0][0] == medium_date(late.astimezone().date())
