"""Settings shared by a pair, and the check-ins they make."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from leaderlens.domain.checkin import FormKind, Subject
from leaderlens.domain.pair_settings import Cadence, FormRule, PairSettings, Rhythm
from leaderlens.domain.pulse import ALWAYS_ASKED
from leaderlens.errors import NotAllowedError
from leaderlens.services.pair_settings import PairChoices
from tests.seats import Seat, Seats, all_rated, seats

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Seats]:
    with seats(tmp_path) as both:
        yield both


def choices(both: Seats, seat: Seat) -> PairChoices:
    return PairChoices(seat.laptop.database, seat.log, both.clock)


def test_either_may_change_them_and_both_see_it(both: Seats) -> None:
    mine, theirs = choices(both, both.leader), choices(both, both.chief)
    wanted = PairSettings(cadence=Cadence(Rhythm.FORTNIGHTLY), focus=("ryley.patient",))
    assert mine.change(both.pair_id, wanted).pair_settings
    both.chief.log.sync()
    assert theirs.view(both.pair_id).settings == wanted
    assert not mine.change(both.pair_id, wanted), "nothing to change is no change"


def test_changed_by_both_at_once_both_values_are_kept_until_one_is_chosen(both: Seats) -> None:
    mine, theirs = choices(both, both.leader), choices(both, both.chief)
    weekly, quarterly = (PairSettings(cadence=Cadence(rhythm)) for rhythm in (Rhythm.WEEKLY, Rhythm.QUARTERLY))
    mine.change(both.pair_id, weekly)
    theirs.change(both.pair_id, replace(quarterly, mirrors=False))
    both.leader.log.sync()
    view = mine.view(both.pair_id)
    assert view.settings.mirrors is False, "a field only one touched is no conflict"
    assert {view.settings.cadence, *view.conflicts["cadence"]} == {weekly.cadence, quarterly.cadence}
    mine.settle(both.pair_id, "cadence", replace(view.settings, cadence=weekly.cadence))
    both.chief.log.sync()
    for one in (mine, theirs):
        assert one.view(both.pair_id).settings.cadence == weekly.cadence
        assert one.view(both.pair_id).conflicts == {}


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        (PairSettings(lenses=()), "at least one lens"),
        (PairSettings(lenses=("own_00000000",)), "not shared by both"),
        (PairSettings(focus=tuple(f"ryley.{n}" for n in range(6))), "At most 5"),
        (PairSettings(focus=("ryley.nothing",)), "in no lens"),
    ],
)
def test_nonsense_is_refused_in_a_sentence(both: Seats, wanted: PairSettings, says: str) -> None:
    with pytest.raises(NotAllowedError, match=says):
        choices(both, both.leader).change(both.pair_id, wanted)


def test_a_pair_begins_in_full_and_goes_on_in_pulses(both: Seats) -> None:
    mine = choices(both, both.leader)
    mine.change(both.pair_id, PairSettings(focus=("ryley.patient", "ryley.honest", "taylor.day_job")))
    planned = mine.plan(both.pair_id)
    assert (planned.form, len(planned.questions), planned.predict) == (FormKind.FULL, 68, True)
    assert planned.due == both.clock().date() + timedelta(days=7)
    asked = []
    for _number in range(4):
        planned = mine.plan(both.pair_id)
        _changes, checkin_id = both.leader.checkins.open(both.pair_id, planned.due, planned.lenses, planned.form)
        both.chief.log.sync()
        checkin = both.chief.checkins.sheet(both.pair_id, checkin_id).checkin
        assert checkin.questions == planned.questions
        assert (checkin.form, checkin.focus) == (planned.form, planned.focus)
        asked.append({question.item for question in checkin.questions})
        both.reveal(checkin_id, all_rated(checkin.questions[:3], 5), all_rated(checkin.questions[:3], 5))
        both.clock.moment += timedelta(days=28)
    full, first, second, again = asked
    assert again == full
    assert len(first) == len(second) == 16
    assert first & second == {"ryley.patient", "ryley.honest", "taylor.day_job", *ALWAYS_ASKED}


def test_mirrors_can_be_switched_off(both: Seats) -> None:
    mine = choices(both, both.leader)
    mine.change(both.pair_id, PairSettings(mirrors=False, form=FormRule.FULL))
    questions = mine.plan(both.pair_id).questions
    assert len(questions) == 56
    principles = [q for q in questions if q.item.startswith("taylor.") and q.subject is Subject.LEADER]
    assert len(principles) == 1, "only the principle about the leader asks about the leader"


def test_the_next_one_follows_the_last_in_the_pairs_rhythm(both: Seats) -> None:
    both.open_checkin(due=both.clock().date())
    mine = choices(both, both.leader)
    mine.change(both.pair_id, PairSettings(cadence=Cadence(Rhythm.OWN, 10)))
    assert mine.plan(both.pair_id).due == both.clock().date() + timedelta(days=10)
    both.clock.moment += timedelta(days=95)
    assert mine.plan(both.pair_id).due == both.clock().date() + timedelta(days=5)
