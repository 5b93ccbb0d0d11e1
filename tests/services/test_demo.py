"""The demonstration is the story, lived through by the real services, and it is gone afterwards."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from leaderlens.domain.checkin import Stage
from leaderlens.domain.people import SEATS, Role
from leaderlens.services import demo
from leaderlens.services.checkins import CheckIns
from leaderlens.services.events import Events
from leaderlens.services.journal import Journal
from leaderlens.services.journal_history import History
from leaderlens.services.journal_parking import KIND, Parking
from leaderlens.services.lenses import Library
from leaderlens.services.pair_log import PairLog
from leaderlens.services.pairing import Pairing
from leaderlens.services.vault import OpenVault
from leaderlens.store import log

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def built() -> Iterator[demo.Demo]:
    with demo.temporary_folder() as folder:
        yield demo.build(folder)


@pytest.fixture(params=list(Role), ids=lambda role: role.value)
def opened(built: demo.Demo, request: pytest.FixtureRequest) -> Iterator[OpenVault]:
    vault = built.open(request.param)
    yield vault
    vault.close()


def checkins_of(built: demo.Demo, vault: OpenVault) -> tuple[str, CheckIns]:
    log = PairLog(vault.database, built.clock)
    pairing = Pairing(vault.database, vault.person, built.clock, built.exchange)
    return pairing.pairs()[0].id, CheckIns(vault.database, log, Library(), vault.person.role, built.clock)


def test_each_of_the_three_has_a_vault_with_forty_entries(built: demo.Demo, opened: OpenVault) -> None:
    story = built.story
    assert opened.person.name == story.person(opened.person.role).name
    assert opened.recovery_confirmed
    lines = Journal(opened.database, built.clock).lines()
    assert len(lines) == 40
    newest = max(story.entries_of(opened.person.role), key=lambda entry: entry.moment)
    assert lines[0].title == newest.title
    assert lines[0].moment.hour == newest.moment.hour


def test_the_journals_show_what_a_journal_can_do(built: demo.Demo, opened: OpenVault) -> None:
    journal = Journal(opened.database, built.clock)
    told = built.story.entries_of(opened.person.role)
    assert journal.count("is:pinned") == sum(entry.pinned for entry in told) > 0
    assert journal.count("has:picture") == sum(bool(entry.picture) for entry in told)
    tagged = {item for entry in told for item in entry.related}
    assert set(journal.tagged_lines(tagged, told[0].moment)) == tagged
    rewritten = [line for line in journal.lines() if History(opened.database, built.clock).versions(line.id)]
    assert [line.title for line in rewritten] == [entry.title for entry in reversed(told) if entry.earlier]
    about_us = journal.count("person:morgan") + journal.count("person:robin")
    assert bool(about_us) == (opened.person.role in SEATS)
    assert journal.drafts() == ()


def test_each_seat_has_parked_a_sentence_and_both_have_it(built: demo.Demo) -> None:
    told = {entry.who: entry.parked for entry in built.story.entries if entry.parked}
    assert set(told) == set(SEATS)
    for role in SEATS:
        vault = built.open(role)
        pair_id, _checkins = checkins_of(built, vault)
        with vault.database.reading() as session:
            shared = log.registers(session, pair_id, KIND).values()
        assert {(fields["by"].value, fields["text"].value) for fields in shared} == {
            (by.value, sentence) for by, sentence in told.items()
        }
        parking = Parking(vault.database, built.clock, PairLog(vault.database, built.clock))
        assert [line.text for line in parking.parked()] == [told[role]]
        vault.close()


def test_both_see_the_same_twenty_three_reveals_with_the_storys_ratings(built: demo.Demo) -> None:
    seen = []
    for role in SEATS:
        vault = built.open(role)
        pair_id, checkins = checkins_of(built, vault)
        seen.append(checkins.reveals(pair_id))
        assert PairLog(vault.database, built.clock).problems() == ()
        vault.close()
    assert seen[0] == seen[1]
    assert [reveal.checkin.due for reveal in seen[0]] == [one.due for one in built.story.check_ins]
    for reveal, told in zip(seen[0], built.story.check_ins, strict=True):
        for role in SEATS:
            assert dict(reveal.sheet_of(role).answers) == built.story.answers(told.id, role)


def test_one_check_in_is_under_way_the_chief_executive_has_sealed_the_leader_has_begun(built: demo.Demo) -> None:
    for role, stage in ((Role.LEADER, Stage.OTHER_WAITING), (Role.CHIEF_EXECUTIVE, Stage.SEALED_WAITING)):
        vault = built.open(role)
        pair_id, checkins = checkins_of(built, vault)
        newest = checkins.overview(pair_id)[0]
        assert newest.stage is stage
        assert newest.checkin.due > built.clock().date()
        if role is Role.LEADER:
            assert 0 < newest.answered < newest.asked
        vault.close()


def test_the_councils_events_are_on_the_timeline(built: demo.Demo) -> None:
    vault = built.open(Role.CHIEF_EXECUTIVE)
    pair_id, _checkins = checkins_of(built, vault)
    events = Events(vault.database, PairLog(vault.database, built.clock)).all(pair_id)
    assert len(events) == sum(event.kind != "session" for event in built.story.events)
    assert any(event.major and event.day == date(2026, 5, 7) for event in events)
    vault.close()


def test_progress_is_told_and_can_stop_it(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    class Enough(Exception):  # noqa: N818 - it is no error
        pass

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if done == 3:
            raise Enough

    with pytest.raises(Enough):
        demo.build(tmp_path, stop)
    assert [done for done, _total in told] == [0, 1, 2, 3]


def test_the_folder_is_private_and_gone_afterwards_and_a_crashed_one_is_swept(tmp_path: Path) -> None:
    place = Path(tempfile.gettempdir())
    crashed = place / "leaderlens-demo-crashed-in-a-test"
    crashed.mkdir()
    (crashed / "alive.lock").touch()
    with demo.temporary_folder() as running:
        assert running.stat().st_mode & 0o077 == 0
        assert not crashed.exists()
        with demo.temporary_folder() as second:
            assert running.exists(), "a running demonstration is not swept by another"
        assert not second.exists()
    assert not running.exists()
